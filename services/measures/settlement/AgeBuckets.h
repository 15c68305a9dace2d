// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/support/Result.h"

namespace assay::measures {

/// Spans of business days into which late items are grouped: "0", "1", "2-3", ">7". Immutable, any thread.
class AgeBuckets {
public:
    AgeBuckets() = default;
    /// Errors: Malformed, OutOfRange (they have to follow on one another from 0, the last one open).
    [[nodiscard]] static support::Result<AgeBuckets> parse(const std::vector<std::string>& texts);

    [[nodiscard]] std::size_t of(std::int64_t businessDays) const;
    [[nodiscard]] const std::string& text(std::size_t bucket) const { return m_texts[bucket]; }
    [[nodiscard]] std::size_t size() const { return m_texts.size(); }

private:
    std::vector<std::string> m_texts;
    std::vector<std::int64_t> m_last;         ///< the last day of each but the open one
};

} // namespace assay::measures
