// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/AgeBuckets.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace assay::measures {

using support::ErrorCode;
using support::fail;

namespace {

std::optional<std::int64_t> daysIn(std::string_view text)
{
    std::int64_t out = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    const bool whole = read.ec == std::errc() && read.ptr == text.data() + text.size();
    return whole && out >= 0 && out <= 10'000 ? std::optional(out) : std::nullopt;
}

} // namespace

support::Result<AgeBuckets> AgeBuckets::parse(const std::vector<std::string>& texts)
{
    AgeBuckets out;
    out.m_texts = texts;
    std::int64_t next = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string_view text = texts[i];
        if (i + 1 == texts.size()) {
            if (!text.starts_with('>') || daysIn(text.substr(1)) != next - 1)
                return fail(ErrorCode::OutOfRange, "the last bucket must be \">" + std::to_string(next - 1) + '"', texts[i]);
            return out;
        }
        const auto dash = text.find('-');
        const auto first = daysIn(text.substr(0, dash));
        const auto last = dash == std::string_view::npos ? first : daysIn(text.substr(dash + 1));
        if (!first || !last)
            return fail(ErrorCode::Malformed, "a bucket is \"2\", \"2-3\" or \">7\"", texts[i]);
        if (*first != next || *last < *first)
            return fail(ErrorCode::OutOfRange, "buckets must follow on one another from 0", texts[i]);
        out.m_last.push_back(*last);
        next = *last + 1;
    }
    return fail(ErrorCode::OutOfRange, "there must be at least one bucket");
}

std::size_t AgeBuckets::of(std::int64_t businessDays) const
{
    return static_cast<std::size_t>(std::lower_bound(m_last.begin(), m_last.end(), businessDays) - m_last.begin());
}

} // namespace assay::measures
