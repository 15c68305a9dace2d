// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Calendar.h"
#include "services/domain/Snapshot.h"
#include "services/domain/Sum.h"

namespace assay::measures {

/// What was made once from a context and serves several rules. A copy starts empty, because it may be narrowed. One
/// thread.
class ContextCache {
public:
    ContextCache() = default;
    ContextCache(const ContextCache&) {}
    ContextCache& operator=(const ContextCache&)
    {
        m_made.clear();
        return *this;
    }
    ~ContextCache() = default;

    /// The value of `key`, which always has the same type; made by `make` the first time.
    template <class Value, class Make>
    [[nodiscard]] const Value& of(const std::string& key, Make make)
    {
        auto& place = m_made[key];
        if (!place)
            place = std::make_shared<const Value>(make());
        return *static_cast<const Value*>(place.get());
    }

private:
    std::map<std::string, std::shared_ptr<const void>> m_made;
};

/// What a measure is taken and a rule evaluates from. Nothing in it changes meanwhile. One thread.
struct Context {
    const domain::Snapshot& snapshot;
    domain::Instant now;
    std::span<const domain::Calendar> calendars;
    const std::set<domain::CoinId>* coins = nullptr;        ///< only these are asked for; nullptr: all
    mutable ContextCache memo = {};

    [[nodiscard]] bool concerns(const domain::CoinId& coin) const { return !coins || coins->contains(coin); }
    /// nullptr if there is no such calendar.
    [[nodiscard]] const domain::Calendar* calendar(std::string_view id) const;
    /// Is what `source` said as of `asOf` too old to rely on now?
    [[nodiscard]] bool isStale(const domain::SourceId& source, domain::Instant asOf) const;
};

/// The answers that a finding rests on, and the oldest instant among its inputs. One thread.
class Evidence {
public:
    void add(const domain::Origin& origin);
    /// A figure that carries an instant of its own within its answer.
    void add(domain::Instant asOf);
    void add(const Evidence& other);
    [[nodiscard]] std::vector<std::string> hashes() const;   ///< SHA-256 hex, each once, in order
    [[nodiscard]] std::optional<domain::Instant> oldest() const { return m_oldest; }

private:
    std::array<const domain::Origin*, 4> m_recent{};          ///< rows of a few answers mostly take turns
    std::size_t m_next = 0;                                   ///< of these
    std::vector<domain::Hash> m_raws;
    std::optional<domain::Instant> m_oldest;
};

/// Finds the answer that last stated a row (Snapshot::confirmedBy) at the cost of one look-up for each source, not each
/// row.
template <class Record>
class Confirmations {
public:
    explicit Confirmations(const domain::Snapshot& snapshot) : m_snapshot(snapshot) {}

    [[nodiscard]] const domain::Origin& of(const domain::Row<Record>& row)
    {
        if (!m_source || *m_source != row.origin->source) {
            m_source = &row.origin->source;
            const auto found =
                m_snapshot.confirmed.find({row.origin->source, std::string(domain::resourceOf<Record>())});
            m_confirmed = found == m_snapshot.confirmed.end() ? nullptr : found->second.get();
        }
        return m_confirmed && m_confirmed->asOf >= row.origin->asOf ? *m_confirmed : *row.origin;
    }

private:
    const domain::Snapshot& m_snapshot;
    const domain::SourceId* m_source = nullptr;
    const domain::Origin* m_confirmed = nullptr;
};

using domain::Sum;

} // namespace assay::measures
