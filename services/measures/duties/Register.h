// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <unordered_map>

#include "services/measures/common/Evidence.h"

namespace assay::measures
{

/// One coin, its issuer and the sources that speak of it. Points into the snapshot it was made from.
struct CoinEntry {
    domain::CoinId coin;
    domain::IssuerId issuer; ///< empty: nobody states it
    std::string currency;    ///< reference currency; empty: not stated
    const domain::Row<domain::CoinTerms>* terms = nullptr;
    std::vector<const domain::Row<domain::OfficialContract>*> contracts;
    std::set<domain::SourceId> sources; ///< that state terms, reserve or supply of it
    std::optional<domain::Date> since;  ///< in circulation from here, by the official list
    Evidence evidence;                  ///< of all this
};

/// One issuer with its licence and its coins.
struct IssuerEntry {
    domain::IssuerId issuer;
    const domain::Row<domain::Licensee>* licensee = nullptr;
    std::set<domain::LicenseeType> types; ///< as licence register and statements give them, Unknown left out
    std::vector<domain::CoinId> coins;
    std::set<domain::SourceId> sources;
    Evidence evidence;
};

/// Everyone whose duties are followed: each coin with terms or a reserve statement, and each issuer of one or with a
/// licence. Issuers are listed whatever coins are asked for. One thread.
class Register {
public:
    explicit Register(const Context& context);

    [[nodiscard]] const std::map<domain::CoinId, CoinEntry>& coins() const { return m_coins; }
    [[nodiscard]] const std::map<domain::IssuerId, IssuerEntry>& issuers() const { return m_issuers; }
    /// nullptr: no such coin.
    [[nodiscard]] const CoinEntry* coin(const domain::CoinId& id) const;

private:
    std::map<domain::CoinId, CoinEntry> m_coins;
    std::map<domain::IssuerId, IssuerEntry> m_issuers;
};

/// The register of a context, made once.
[[nodiscard]] const Register& registerOf(const Context& context);

/// What can be said from one kind of row about one coin or issuer.
struct Availability {
    bool offered = false;    ///< some source of it answers with rows of this kind, if only with none
    bool stale = false;      ///< the newest of these answers is too old
    domain::SourceId source; ///< of that answer
    domain::Instant asOf{};
    const domain::Origin* answer = nullptr; ///< nullptr: not offered
};

/// Which sources answer with one kind of row, and when they last did. One thread.
template <class Record>
class Offers {
public:
    explicit Offers(const Context& context)
        : Offers(context, [](const domain::Row<Record>&) {})
    {
    }
    /// Shows each row to `visit` in the same pass.
    template <class Visitor>
    Offers(const Context& context, Visitor visit) : m_context(context)
    {
        for (const auto& [key, origin] : context.snapshot.confirmed)
            if (key.second == domain::resourceOf<Record>())
                note(*origin);
        const domain::Origin* last = nullptr;
        context.snapshot.table<Record>().forEach([&](const domain::Row<Record>& row) {
            if (row.origin.get() != last)
                note(*(last = row.origin.get()));
            visit(row);
        });
    }

    [[nodiscard]] Availability among(const std::set<domain::SourceId>& sources) const
    {
        Availability out;
        for (const auto& [source, answer] : m_newest)
            if (sources.contains(source))
                take(*answer, out);
        return finished(out);
    }
    [[nodiscard]] Availability anywhere() const
    {
        Availability out;
        for (const auto& [source, answer] : m_newest)
            take(*answer, out);
        return finished(out);
    }

private:
    void note(const domain::Origin& origin)
    {
        auto& newest = m_newest[origin.source];
        if (!newest || newest->asOf < origin.asOf)
            newest = &origin;
    }
    static void take(const domain::Origin& answer, Availability& out)
    {
        if (!out.answer || out.answer->asOf < answer.asOf)
            out.answer = &answer;
    }
    [[nodiscard]] Availability finished(Availability out) const
    {
        if (out.answer) {
            out.offered = true;
            out.source = out.answer->source;
            out.asOf = out.answer->asOf;
            out.stale = m_context.isStale(out.source, out.asOf);
        }
        return out;
    }

    const Context& m_context;
    std::map<domain::SourceId, const domain::Origin*> m_newest;
};

/// The rows of one kind by coin, in the order of the table. One thread; points into the snapshot.
template <class Record>
class CoinRows {
public:
    using Rows = std::vector<const domain::Row<Record>*>;

    explicit CoinRows(const Context& context)
        : m_offers(context, [this, &context, group = static_cast<Group*>(nullptr),
                             coin = static_cast<const domain::CoinId*>(nullptr)](
                                const domain::Row<Record>& row) mutable {
              if (!coin || *coin != row.record.coin) {
                  coin = &row.record.coin;
                  group = context.concerns(*coin) ? &m_groups[*coin] : nullptr;
              }
              if (!group)
                  return;
              if (group->rows.empty() || group->rows.back()->origin->source != row.origin->source)
                  group->sources.insert(row.origin->source);
              group->rows.push_back(&row);
          })
    {
    }

    [[nodiscard]] const Rows& of(const domain::CoinId& coin) const
    {
        static const Rows kNone;
        const auto found = m_groups.find(coin);
        return found == m_groups.end() ? kNone : found->second.rows;
    }
    /// Sources that speak of the coin, and those of its rows here.
    [[nodiscard]] Availability availability(const CoinEntry& entry) const
    {
        const auto found = m_groups.find(entry.coin);
        if (found == m_groups.end())
            return m_offers.among(entry.sources);
        auto sources = entry.sources;
        sources.insert(found->second.sources.begin(), found->second.sources.end());
        return m_offers.among(sources);
    }
    [[nodiscard]] const Offers<Record>& offers() const { return m_offers; }

private:
    struct Group {
        Rows rows;
        std::set<domain::SourceId> sources;
    };
    std::unordered_map<domain::CoinId, Group> m_groups;
    Offers<Record> m_offers; ///< its pass fills m_groups
};

/// The rows of a context by coin, grouped once.
template <class Record>
[[nodiscard]] const CoinRows<Record>& coinRowsOf(const Context& context)
{
    return context.memo.of<CoinRows<Record>>("rows of " + std::string(domain::resourceOf<Record>()),
                                             [&] { return CoinRows<Record>(context); });
}

} // namespace assay::measures
