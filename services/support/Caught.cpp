// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Caught.h"

#include <new>
#include <spdlog/spdlog.h>

namespace assay::support {

Error errorOf(const std::exception& exception, std::string where)
{
    if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr)
        return {ErrorCode::OutOfRange, "not enough memory", std::move(where)};
    return {ErrorCode::Io, std::string("unexpected: ") + exception.what(), std::move(where)};
}

void logError(const Error& error)
{
    spdlog::error("{}", error.text());
}

} // namespace assay::support
