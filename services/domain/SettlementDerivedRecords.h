// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/SettlementRecords.h"

namespace assay::domain {

// What services/measures takes from the queue; conventions as in DerivedRecords.h, field names in SettlementDerivedSchemas.h.

enum class AlarmLevel : std::uint8_t { Unknown, Normal, Warning, Alarm };

/// Balance of a participant in one asset or currency against its limit, now and projected to the next cut-off.
struct ParticipantStanding {
    ParticipantId participant;
    std::string asset;                        ///< XAU, ISIN, DTI or currency
    Decimal balance;
    std::optional<Decimal> reserved;
    Decimal incoming;                         ///< of open instructions due by the cut-off
    Decimal outgoing;                         ///< of open instructions due by the cut-off
    Decimal projected;                        ///< balance + incoming − outgoing
    std::optional<Decimal> limit;
    std::optional<Decimal> usage;             ///< share of the limit in use
    std::optional<Decimal> projectedUsage;
    AlarmLevel alarm = AlarmLevel::Unknown;
};

/// A cycle of today with what waits for it.
struct CycleStanding {
    std::string id;                           ///< of the cycle
    std::optional<Date> day;
    std::string name;
    std::string asset;
    std::optional<Instant> opensAt;
    Instant cutOffAt{};
    std::int64_t secondsLeft = 0;             ///< negative: passed
    CycleState state = CycleState::Unknown;
    std::int64_t open = 0;                    ///< instructions due in it that are not final
    std::int64_t blocked = 0;                 ///< of these, those that cannot settle as things stand
    std::vector<std::string> blockedRefs;     ///< the largest of them, at most 20
};

/// Open instructions by business days since their intended settlement date, by currency.
struct AgeingBucket {
    std::string bucket;                       ///< "0", "1", "2-3", "4-7", ">7", "not yet due"
    std::string currency;
    std::int64_t instructions = 0;
    Decimal value;
    std::optional<Date> oldest;               ///< intended settlement date
};

/// What of the instructions due on a day has settled, by currency.
struct SettlementEfficiency {
    Date day{};
    std::string currency;
    std::int64_t due = 0;
    std::int64_t settled = 0;
    Decimal dueValue;
    Decimal settledValue;
    std::optional<Decimal> byVolume;          ///< settled ÷ due
    std::optional<Decimal> byValue;           ///< settled value ÷ due value
};

/// Failing instructions of one participant for one reason.
struct FailGroup {
    ParticipantId participant;
    std::string reason;
    std::string currency;
    std::int64_t instructions = 0;
    Decimal value;
    std::optional<Date> oldest;
};

/// Instructions that could settle together, or a release that frees others. Advice only.
struct GridlockOption {
    std::string id;                           ///< names its instructions, stable while they are the same
    std::string kind;                         ///< "offset", "offset-later", "release"
    std::vector<std::string> act;             ///< instructions to release or settle together
    std::vector<std::string> frees;           ///< instructions that settle then, those of `act` included, at most 200
    std::int64_t instructions = 0;            ///< that settle then
    Decimal value;
    std::string currency;
    std::vector<std::string> participants;
    std::string text;
};

} // namespace assay::domain
