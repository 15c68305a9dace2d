// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/domain/Ids.h"

namespace assay::domain {

/// Where the row of a source and key stands in its table. Keys are kept source by source, since rows come so. Owned by
/// one TableEditor, used on its thread only.
class RowIndex {
public:
    /// The position of the row, which is `position` if it was not there; and whether it was added.
    std::pair<std::uint32_t, bool> add(const SourceId& source, std::string key, std::uint32_t position);
    [[nodiscard]] std::optional<std::uint32_t> find(const SourceId& source, std::string_view key) const;

private:
    struct KeyHash {
        using is_transparent = void;
        [[nodiscard]] std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
    };
    using Positions = boost::unordered_flat_map<std::string, std::uint32_t, KeyHash, std::equal_to<>>;

    std::vector<std::pair<SourceId, Positions>> m_sources;
    std::size_t m_last = 0; ///< the source asked for last is as a rule the next one, too
};

} // namespace assay::domain
