// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/settlement/Gridlock.h"
#include "tests/services/rules/PictureBuilder.h"

namespace assay::measures::test {

using namespace std::chrono_literals;
using rules::test::at;
using rules::test::day;
using rules::test::number;

inline const domain::Instant kNow = at("2026-03-31T02:00:00Z"); // Tuesday, ten o'clock in Hong Kong
inline const domain::Date kToday = day("2026-03-31");

inline QueueTerms queueTerms()
{
    QueueTerms out;
    out.settled = {"SETT"};
    out.terminal = {"SETT", "CANS", "REJT"};
    out.failing = {"PENF"};
    out.unready = {"NMAT"};
    out.curable = {"LACK", "CLAC", "MONY", "CMON", "LINK"};
    out.holdReasons = {"PREA"};
    out.assetShort = {"LACK", "CLAC"};
    out.cashShort = {"MONY", "CMON"};
    out.timed = {"FUTU", "CYCL"};
    out.rates = {{"HKD", domain::Decimal(1)}, {"USD", number("7.8")}};
    return out;
}

/// "P1" delivers `quantity` XAU to "P2" for `amount` HKD; free of payment if that is empty.
inline domain::Instruction instruction(const std::string& ref, const char* from, const char* to, const char* quantity,
                                       const char* amount = "")
{
    domain::Instruction out;
    out.ref = ref;
    out.kind = *amount ? domain::SettlementKind::DvP : domain::SettlementKind::FoP;
    out.status = "PEND";
    out.asset = "XAU";
    out.quantity = number(quantity);
    if (*amount) {
        out.currency = "HKD";
        out.amount = number(amount);
    }
    out.settlementDate = kToday;
    out.deliverer = domain::ParticipantId(from);
    out.receiver = domain::ParticipantId(to);
    out.hold = domain::HoldState::Released;
    return out;
}

inline domain::Instruction onHold(domain::Instruction row)
{
    row.hold = domain::HoldState::OnHold;
    return row;
}

inline domain::Instruction withStatus(domain::Instruction row, const char* status, const char* reason = "")
{
    row.status = status;
    row.reason = reason;
    return row;
}

inline domain::Position position(const char* participant, const char* asset, const char* balance)
{
    domain::Position out;
    out.participant = domain::ParticipantId(participant);
    out.account = std::string(participant) + '-' + asset;
    out.asset = asset;
    out.balance = number(balance);
    return out;
}

/// A snapshot of one clearing source, "clearing".
struct QueueFixture {
    rules::test::SnapshotBuilder builder{kNow};

    QueueFixture() { builder.source("clearing", "clearing", domain::Tier::SelfReported, 1h); }
    template <class Record>
    QueueFixture& operator<<(Record record)
    {
        builder.put(std::move(record), "clearing");
        return *this;
    }
    /// Everybody has more money than is asked for.
    QueueFixture& rich(std::initializer_list<const char*> participants)
    {
        for (const auto* one : participants)
            *this << position(one, "HKD", "1000000.00");
        return *this;
    }
    [[nodiscard]] SettlementQueue queue()
    {
        return SettlementQueue::of(builder.build(), domain::SourceId("clearing"), kToday, queueTerms());
    }
    [[nodiscard]] std::vector<domain::GridlockOption> options(const GridlockTerms& terms = {})
    {
        return gridlockOptions(queue(), terms);
    }
};

/// A small generator with the same numbers everywhere.
struct Lottery {
    std::uint64_t state;
    std::uint64_t below(std::uint64_t bound)
    {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return (state >> 33) % bound;
    }
};

inline std::string member(std::uint64_t number)
{
    return "P" + std::to_string(number);
}

inline std::string joined(const std::vector<std::string>& texts)
{
    std::string out;
    for (const auto& one : texts)
        out += (out.empty() ? "" : " ") + one;
    return out;
}

} // namespace assay::measures::test
