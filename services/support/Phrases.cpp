// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Phrases.h"

#include <algorithm>

namespace assay::support {

std::string grouped(std::string_view number)
{
    std::string out(number);
    const std::size_t begin = !out.empty() && out.front() == '-' ? 1 : 0;
    std::size_t end = std::min(out.find('.'), out.size());
    while (end > begin + 3) {
        end -= 3;
        out.insert(end, 1, ',');
    }
    return out;
}

std::string grouped(std::size_t count)
{
    return grouped(std::to_string(count));
}

std::string counted(std::size_t count, std::string_view noun)
{
    return grouped(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string timeText(Instant instant)
{
    std::string out = toText(instant); // 2026-03-31T10:00:00.000Z
    if (const auto time = out.find('T'); time != std::string::npos)
        out[time] = ' ';
    out.erase(std::min(out.find('.'), out.size()));
    return out + " UTC";
}

std::string spanText(Duration duration)
{
    using namespace std::chrono;
    const auto seconds = floor<std::chrono::seconds>(std::max(duration, Duration{0})).count();
    if (seconds < 60)
        return std::to_string(seconds) + " s";
    const auto minutes = seconds / 60;
    if (minutes < 60)
        return std::to_string(minutes) + " min";
    return std::to_string(minutes / 60) + " h" + (minutes % 60 ? ' ' + std::to_string(minutes % 60) + " min" : "");
}

} // namespace assay::support
