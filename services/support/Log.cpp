// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Log.h"

#include <spdlog/sinks/stdout_color_sinks.h>

#include "services/support/PlainText.h"

namespace assay::support {

namespace {

/// Messages quote what sources wrote.
class PlainSink : public spdlog::sinks::stderr_color_sink_mt {
    void log(const spdlog::details::log_msg& message) override
    {
        const std::string plain = plainText({message.payload.data(), message.payload.size()});
        auto shown = message;
        shown.payload = plain;
        spdlog::sinks::stderr_color_sink_mt::log(shown);
    }
};

} // namespace

void initLog(const std::string& level)
{
    auto logger = std::make_shared<spdlog::logger>("assay", std::make_shared<PlainSink>());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %^%-5l%$ %v", spdlog::pattern_time_type::utc);
    const auto parsed = spdlog::level::from_str(level);
    logger->set_level(parsed == spdlog::level::off && level != "off" ? spdlog::level::info : parsed);
    spdlog::set_default_logger(std::move(logger));
}

} // namespace assay::support
