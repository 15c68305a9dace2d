// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Sentence.h"

#include <algorithm>

namespace assay::domain
{

std::string filledIn(std::string_view text, std::span<const std::string_view> values)
{
    std::size_t size = text.size();
    for (const auto value : values)
        size += value.size();
    std::string out;
    out.reserve(size);
    while (!text.empty()) {
        const auto open = std::min(text.find('{'), text.size());
        out += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty())
            break;
        std::size_t number = 0;
        std::size_t at = 1;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at)
            number = 10 * number + static_cast<std::size_t>(text[at] - '0');
        const auto close = text.find('}', at);
        if (number >= 1 && number <= values.size())
            out += values[number - 1];
        text.remove_prefix(close == std::string_view::npos ? text.size() : close + 1);
    }
    return out;
}

} // namespace assay::domain
