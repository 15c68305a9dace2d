// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "services/domain/Snapshot.h"

namespace assay::models {

/// The rows of one model at one moment, without their types: immutable, any thread. Positions are stable from one source
/// to its successors: a row that goes keeps its place and is not present any more.
class RowSource {
public:
    /// Listed: the positions added. All: the same rows, none can be said to be unchanged. Strangers: other rows altogether.
    enum class Extent : std::uint8_t { Listed, All, Strangers };

    virtual ~RowSource() = default;
    [[nodiscard]] virtual std::size_t size() const = 0;
    [[nodiscard]] virtual bool present(std::size_t position) const = 0;
    [[nodiscard]] virtual domain::Cell cell(std::size_t position, std::size_t field) const = 0;
    /// Where the row came from; nullptr for figures computed from nothing.
    [[nodiscard]] virtual const domain::Origin* origin(std::size_t position) const = 0;
    /// The answer that last confirmed it; nullptr as above.
    [[nodiscard]] virtual const domain::Origin* confirmed(std::size_t position) const = 0;
    [[nodiscard]] virtual domain::Quality quality(std::size_t position, domain::Instant now) const = 0;
    /// Unique in this source of rows: U+001E between source and key.
    [[nodiscard]] virtual std::string key(std::size_t position) const = 0;
    /// How "why this number?" names the row: "coverage:HKDX", "STB-01:HKDX"; empty: it cannot be asked.
    [[nodiscard]] virtual std::string figure(std::size_t position) const = 0;
    /// nameOf<Record>(), or empty for computed rows.
    [[nodiscard]] virtual std::string_view kind() const = 0;
    /// Adds the positions whose row differs from `before`'s, ascending.
    [[nodiscard]] virtual Extent changedSince(const RowSource& before, std::vector<std::uint32_t>& positions) const = 0;
};
using RowSourcePtr = std::shared_ptr<const RowSource>;

/// Makes the next source from a snapshot and the previous source (may be null). Runs on a work thread.
using RowSourceFactory = std::function<RowSourcePtr(const domain::SnapshotPtr&, const RowSourcePtr&)>;

/// Rows of one table of a snapshot, or those which `keep` wants. `token` names what `keep` depends on: two sources with the
/// same token keep the same rows.
template <class Record>
class TableSource : public RowSource {
public:
    using Keep = std::function<bool(const domain::Row<Record>&)>;

    explicit TableSource(domain::SnapshotPtr snapshot, Keep keep = {}, std::string token = {})
        : m_snapshot(std::move(snapshot)), m_keep(std::move(keep)), m_token(std::move(token))
    {
    }

    [[nodiscard]] const domain::Snapshot& snapshot() const { return *m_snapshot; }
    [[nodiscard]] const domain::Table<Record>& table() const { return m_snapshot->table<Record>(); }
    [[nodiscard]] typename domain::Table<Record>::Found row(std::size_t position) const { return table().at(position); }

    [[nodiscard]] std::size_t size() const override { return table().size(); }
    [[nodiscard]] bool present(std::size_t position) const override
    {
        return table().life(position) == domain::RowState::Present && (!m_keep || m_keep(row(position)));
    }
    [[nodiscard]] domain::Cell cell(std::size_t position, std::size_t field) const override
    {
        return table().cell(position, field);
    }
    [[nodiscard]] const domain::Origin* origin(std::size_t position) const override { return table().origin(position).get(); }
    [[nodiscard]] const domain::Origin* confirmed(std::size_t position) const override
    {
        const auto& origin = table().origin(position);
        return origin ? &m_snapshot->confirmedBy<Record>(*origin) : nullptr;
    }
    [[nodiscard]] domain::Quality quality(std::size_t position, domain::Instant now) const override
    {
        const auto* by = confirmed(position);
        return by ? m_snapshot->quality(by->source, by->asOf, now) : domain::Quality::Missing;
    }
    [[nodiscard]] std::string key(std::size_t position) const override
    {
        const auto& origin = table().origin(position);
        std::string out = origin ? origin->source.value() : std::string();
        out += '\x1e';
        out += table().key(position);
        return out;
    }
    [[nodiscard]] std::string figure(std::size_t position) const override
    {
        if constexpr (std::is_same_v<Record, domain::Finding>) {
            const auto& record = row(position).record;
            return record.rule.value() + ':' + record.subject;
        } else {
            std::string key = table().key(position);
            std::replace(key.begin(), key.end(), '\x1f', '/');
            return std::string(domain::resourceOf<Record>()) + ':' + key;
        }
    }
    [[nodiscard]] std::string_view kind() const override { return domain::nameOf<Record>(); }
    [[nodiscard]] Extent changedSince(const RowSource& before, std::vector<std::uint32_t>& positions) const override;

private:
    domain::SnapshotPtr m_snapshot;
    Keep m_keep;
    std::string m_token;
};

/// One row that is computed here (a coin, a vault, a source) and the origin its age and tier are taken from.
struct ComputedRow {
    std::string key;
    std::vector<domain::Cell> cells;
    std::optional<domain::Origin> origin;      ///< the weakest input: its tier, source and raw bytes
    std::optional<domain::Instant> asOf;       ///< the oldest input's confirmed as-of
    domain::Duration staleAfter{};
    std::string figure;                        ///< RowSource::figure
    friend bool operator==(const ComputedRow&, const ComputedRow&);
};

/// Computed rows at stable positions. Any thread.
class ListSource final : public RowSource {
public:
    /// Rows of `before` that are not in `rows` keep their place as absent.
    ListSource(std::vector<ComputedRow> rows, const RowSourcePtr& before);

    [[nodiscard]] const ComputedRow& row(std::size_t position) const { return m_rows[position].row; }

    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }
    [[nodiscard]] bool present(std::size_t position) const override { return m_rows[position].present; }
    [[nodiscard]] domain::Cell cell(std::size_t position, std::size_t field) const override;
    [[nodiscard]] const domain::Origin* origin(std::size_t position) const override;
    [[nodiscard]] const domain::Origin* confirmed(std::size_t position) const override;
    [[nodiscard]] domain::Quality quality(std::size_t position, domain::Instant now) const override;
    [[nodiscard]] std::string key(std::size_t position) const override { return m_rows[position].row.key; }
    [[nodiscard]] std::string figure(std::size_t position) const override { return m_rows[position].row.figure; }
    [[nodiscard]] std::string_view kind() const override { return {}; }
    [[nodiscard]] Extent changedSince(const RowSource& before, std::vector<std::uint32_t>& positions) const override;

private:
    struct Place {
        ComputedRow row;
        std::optional<domain::Origin> confirmed;
        bool present = false;
    };
    std::vector<Place> m_rows;
};

template <class Record>
RowSource::Extent TableSource<Record>::changedSince(const RowSource& before, std::vector<std::uint32_t>& positions) const
{
    const auto* old = dynamic_cast<const TableSource<Record>*>(&before);
    if (!old || old->size() > size())
        return Extent::Strangers;
    const auto& now = table();
    const auto& was = old->table();
    constexpr std::size_t kChunk = domain::Table<Record>::kChunk;
    for (std::size_t c = 0; c < now.chunkCount(); ++c) {
        if (c < was.chunkCount() && now.chunk(c) == was.chunk(c) && (c + 1) * kChunk <= was.size())
            continue;
        for (std::size_t i = c * kChunk; i < std::min(now.size(), (c + 1) * kChunk); ++i) {
            if (i < was.size()) {
                if (now.revision(i) == was.revision(i) && now.life(i) == was.life(i) && now.origin(i) == was.origin(i))
                    continue;
                // A snapshot of another history (a store opened as of another time) may give positions to other rows. All
                // rows differ then, so the first few are enough.
                if (positions.size() < 16 && key(i) != old->key(i))
                    return Extent::Strangers;
            }
            positions.push_back(static_cast<std::uint32_t>(i));
        }
    }
    return old->m_token == m_token ? Extent::Listed : Extent::All;
}

} // namespace assay::models
