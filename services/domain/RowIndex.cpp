// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RowIndex.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <functional>

namespace assay::domain {

namespace {

struct Entry {
    std::uint32_t hash;
    std::uint32_t position;
};

struct Query {
    std::uint32_t hash;
    RowIndex::KeyTest isIt;
};

struct EntryHash {
    using is_transparent = void;
    template <class Kind>
    [[nodiscard]] std::size_t operator()(const Kind& of) const { return of.hash; }
};

struct SameKey {
    using is_transparent = void;
    [[nodiscard]] bool operator()(const Entry& left, const Entry& right) const { return left.position == right.position; }
    [[nodiscard]] bool operator()(const Entry& entry, const Query& query) const
    {
        return entry.hash == query.hash && query.isIt(entry.position);
    }
    [[nodiscard]] bool operator()(const Query& query, const Entry& entry) const { return (*this)(entry, query); }
};

std::uint32_t hashOf(std::string_view key)
{
    return static_cast<std::uint32_t>(std::hash<std::string_view>{}(key));
}

} // namespace

struct RowIndex::Entries {
    boost::unordered_flat_set<Entry, EntryHash, SameKey> set;
};

RowIndex::RowIndex() = default;
RowIndex::~RowIndex() = default;
RowIndex::RowIndex(RowIndex&&) noexcept = default;
RowIndex& RowIndex::operator=(RowIndex&&) noexcept = default;

std::pair<std::uint32_t, bool> RowIndex::add(const SourceId& source, std::string_view key, std::uint32_t position,
                                             KeyTest isIt)
{
    auto& entries = entriesOf(source).set;
    const auto hash = hashOf(key);
    if (const auto found = entries.find(Query{hash, isIt}); found != entries.end())
        return {found->position, false};
    entries.insert({hash, position});
    return {position, true};
}

std::optional<std::uint32_t> RowIndex::find(const SourceId& source, std::string_view key, KeyTest isIt) const
{
    for (const auto& [id, entries] : m_sources)
        if (id == source) {
            const auto found = entries->set.find(Query{hashOf(key), isIt});
            return found == entries->set.end() ? std::nullopt : std::optional(found->position);
        }
    return std::nullopt;
}

RowIndex::Entries& RowIndex::entriesOf(const SourceId& source)
{
    if (m_last >= m_sources.size() || m_sources[m_last].first != source) {
        const auto found =
            std::find_if(m_sources.begin(), m_sources.end(), [&](const auto& one) { return one.first == source; });
        m_last = static_cast<std::size_t>(found - m_sources.begin());
        if (found == m_sources.end())
            m_sources.emplace_back(source, std::make_unique<Entries>());
    }
    return *m_sources[m_last].second;
}

} // namespace assay::domain
