// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/unordered/unordered_flat_set.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "services/domain/Ids.h"

namespace assay::domain {

/// Where the row of a source and key stands in its table. It keeps no key: whoever asks says whether the row at a position
/// has the key it means (`isIt(position)`), which is asked of rows whose key hashes alike. Rows are kept source by source,
/// since they come so. Owned by one TableEditor, used on its thread only.
class RowIndex {
public:
    /// The position of the row, which is `position` if it was not there; and whether it was added.
    template <class IsIt>
    std::pair<std::uint32_t, bool> add(const SourceId& source, std::string_view key, std::uint32_t position, const IsIt& isIt)
    {
        auto& entries = entriesOf(source);
        const auto hash = hashOf(key);
        if (const auto found = entries.find(Query<IsIt>{hash, isIt}); found != entries.end())
            return {found->position, false};
        entries.insert({hash, position});
        return {position, true};
    }

    template <class IsIt>
    [[nodiscard]] std::optional<std::uint32_t> find(const SourceId& source, std::string_view key, const IsIt& isIt) const
    {
        for (const auto& [id, entries] : m_sources)
            if (id == source) {
                const auto found = entries.find(Query<IsIt>{hashOf(key), isIt});
                return found == entries.end() ? std::nullopt : std::optional(found->position);
            }
        return std::nullopt;
    }

private:
    struct Entry {
        std::uint32_t hash;
        std::uint32_t position;
    };
    template <class IsIt>
    struct Query {
        std::uint32_t hash;
        const IsIt& isIt;
    };
    struct Hash {
        using is_transparent = void;
        template <class Kind>
        [[nodiscard]] std::size_t operator()(const Kind& of) const { return of.hash; }
    };
    struct Same {
        using is_transparent = void;
        [[nodiscard]] bool operator()(const Entry& left, const Entry& right) const { return left.position == right.position; }
        template <class IsIt>
        [[nodiscard]] bool operator()(const Entry& entry, const Query<IsIt>& query) const
        {
            return entry.hash == query.hash && query.isIt(entry.position);
        }
        template <class IsIt>
        [[nodiscard]] bool operator()(const Query<IsIt>& query, const Entry& entry) const { return (*this)(entry, query); }
    };
    using Entries = boost::unordered_flat_set<Entry, Hash, Same>;

    [[nodiscard]] static std::uint32_t hashOf(std::string_view key)
    {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(key));
    }
    [[nodiscard]] Entries& entriesOf(const SourceId& source);

    std::vector<std::pair<SourceId, Entries>> m_sources;
    std::size_t m_last = 0; ///< the source asked for last is as a rule the next one, too
};

} // namespace assay::domain
