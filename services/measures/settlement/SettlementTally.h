// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "services/domain/Snapshot.h"
#include "services/measures/common/Checked.h"
#include "services/measures/settlement/SettlementTerms.h"
#include "services/measures/common/TableFollower.h"

namespace assay::measures {

/// Hashes the parts of a key one after the other.
struct TupleHash {
    template <class... Parts>
    std::size_t operator()(const std::tuple<Parts...>& key) const
    {
        std::size_t out = 0;
        std::apply([&](const auto&... part) {
            ((out = (out ^ std::hash<std::decay_t<decltype(part)>>{}(part)) * 0x9e3779b97f4a7c15ull), ...);
        }, key);
        return out;
    }
};

/// Sums over the instructions of all sources that do not depend on the time of day, kept up to date at the cost of what
/// changed. Worth is the amount in its currency; of what is free of payment the quantity, with the asset in place of the
/// currency. One thread.
class SettlementTally {
public:
    explicit SettlementTally(QueueTerms terms) : m_terms(std::move(terms)) {}

    using Source = std::uint32_t;             ///< place in sources()
    using DayNumber = std::int32_t;           ///< days since 1970; kUndated if there is no date
    static constexpr DayNumber kUndated = INT32_MIN;
    [[nodiscard]] static DayNumber dayNumber(const std::optional<domain::Date>& date);
    [[nodiscard]] static domain::Date dateOf(DayNumber day);

    /// Of the instructions due on one day.
    struct Day {
        std::int64_t open = 0;
        std::int64_t settled = 0;
        Checked openValue;
        Checked settledValue;                 ///< of open ones what has settled in part
    };
    /// Open ones that count for one participant, by reason.
    struct Fail {
        std::int64_t count = 0;
        Checked value;
    };
    /// What open ones bring to an account and take from it.
    struct Flow {
        DayNumber day = kUndated;
        std::string cycle;
        std::int64_t count = 0;
        Checked incoming;
        Checked outgoing;
    };
    /// The largest of the blocked ones; complete unless some had to be left out.
    struct Largest {
        struct One {
            domain::Decimal worth;
            std::string ref;
        };
        std::vector<One> ones;                ///< largest first
        bool complete = true;
    };
    struct Due {
        std::int64_t open = 0;
        std::int64_t blocked = 0;
        Largest largest;
    };

    using DayKey = std::tuple<Source, DayNumber, std::string>;                       ///< currency
    using FailKey = std::tuple<Source, std::string, std::string, std::string, DayNumber, bool>; ///< participant, reason, currency, marked as failing
    using AccountKey = std::tuple<Source, std::string, std::string>;                 ///< participant, asset
    using DueKey = std::tuple<Source, std::string, DayNumber, std::string>;          ///< cycle, asset

    /// True if anything changed.
    bool follow(const domain::Snapshot& snapshot);

    [[nodiscard]] const std::vector<domain::SourceId>& sources() const { return m_sources; }
    [[nodiscard]] const std::unordered_map<DayKey, Day, TupleHash>& days() const { return m_days; }
    [[nodiscard]] const std::unordered_map<FailKey, Fail, TupleHash>& fails() const { return m_fails; }
    [[nodiscard]] const std::unordered_map<AccountKey, std::vector<Flow>, TupleHash>& flows() const { return m_flows; }
    [[nodiscard]] const std::unordered_map<DueKey, Due, TupleHash>& due() const { return m_due; }
    [[nodiscard]] std::int64_t open(Source source) const { return m_open[source]; }
    /// Accounts whose flows changed since this was asked last.
    [[nodiscard]] std::unordered_set<AccountKey, TupleHash> takeChangedAccounts() { return std::exchange(m_changed, {}); }
    /// Has every list of `largest` at least `wanted`, or all there are? Reads all instructions again where not.
    void fillLargest(std::size_t wanted);

    [[nodiscard]] bool isBlocked(const domain::Instruction& row) const;

private:
    void count(const domain::Row<domain::Instruction>& row, int sign);
    void countFlow(const AccountKey& key, const domain::Instruction& row, const domain::Decimal& amount, int sign, bool incoming);
    Source sourceOf(const domain::SourceId& id);
    static void note(Largest& largest, const domain::Decimal& worth, const std::string& ref);
    static void forget(Largest& largest, const std::string& ref);

    QueueTerms m_terms;
    /// Of the fields that are counted.
    TableFollower<domain::Instruction, &domain::Instruction::ref, &domain::Instruction::status, &domain::Instruction::reason,
                  &domain::Instruction::asset, &domain::Instruction::quantity, &domain::Instruction::currency,
                  &domain::Instruction::amount, &domain::Instruction::settlementDate, &domain::Instruction::deliverer,
                  &domain::Instruction::receiver, &domain::Instruction::hold, &domain::Instruction::cycle,
                  &domain::Instruction::settledQuantity>
        m_follower;
    std::vector<domain::SourceId> m_sources;
    std::vector<std::int64_t> m_open;
    std::unordered_map<DayKey, Day, TupleHash> m_days;
    std::unordered_map<FailKey, Fail, TupleHash> m_fails;
    std::unordered_map<AccountKey, std::vector<Flow>, TupleHash> m_flows;
    std::unordered_map<DueKey, Due, TupleHash> m_due;
    std::unordered_set<AccountKey, TupleHash> m_changed;
};

} // namespace assay::measures
