// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementCaseRecords.h"

/// \file Field names and keys of the derived records of settlement; part of CaseSchemas.h.

namespace assay::domain {

template <>
struct EnumTexts<AlarmLevel> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "normal", "warning", "alarm"});
};

template <>
struct Schema<ParticipantStanding> {
    static constexpr std::string_view kName = "participant_standing";
    static constexpr std::string_view kResource = "participant-standings";
    static constexpr auto kMadeOf = std::to_array<std::string_view>({Schema<Position>::kResource, Schema<Instruction>::kResource});
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"participant", &ParticipantStanding::participant, Semantic::Code, Presence::Key},
            Field{"asset", &ParticipantStanding::asset, Semantic::Code, Presence::Key},
            Field{"balance", &ParticipantStanding::balance, Semantic::Quantity, Presence::Optional},
            Field{"reserved", &ParticipantStanding::reserved, Semantic::Quantity, Presence::Optional},
            Field{"incoming", &ParticipantStanding::incoming, Semantic::Quantity, Presence::Optional},
            Field{"outgoing", &ParticipantStanding::outgoing, Semantic::Quantity, Presence::Optional},
            Field{"projected", &ParticipantStanding::projected, Semantic::Quantity, Presence::Optional},
            Field{"limit", &ParticipantStanding::limit, Semantic::Quantity, Presence::Optional},
            Field{"usage", &ParticipantStanding::usage, Semantic::Ratio, Presence::Optional},
            Field{"projected_usage", &ParticipantStanding::projectedUsage, Semantic::Ratio, Presence::Optional},
            Field{"alarm", &ParticipantStanding::alarm, Semantic::Enumeration, Presence::Optional}
        };
    }
};

template <>
struct Schema<CycleStanding> {
    static constexpr std::string_view kName = "cycle_standing";
    static constexpr std::string_view kResource = "cycle-standings";
    static constexpr auto kMadeOf = std::to_array<std::string_view>({Schema<SettlementCycle>::kResource, Schema<Instruction>::kResource});
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &CycleStanding::id, Semantic::Identifier, Presence::Key},
            Field{"day", &CycleStanding::day, Semantic::Day, Presence::Optional},
            Field{"name", &CycleStanding::name, Semantic::Name, Presence::Optional},
            Field{"asset", &CycleStanding::asset, Semantic::Code, Presence::Optional},
            Field{"opens_at", &CycleStanding::opensAt, Semantic::Moment, Presence::Optional},
            Field{"cut_off_at", &CycleStanding::cutOffAt, Semantic::Moment, Presence::Optional},
            Field{"seconds_left", &CycleStanding::secondsLeft, Semantic::Count, Presence::Optional},
            Field{"state", &CycleStanding::state, Semantic::Enumeration, Presence::Optional},
            Field{"open", &CycleStanding::open, Semantic::Count, Presence::Optional},
            Field{"blocked", &CycleStanding::blocked, Semantic::Count, Presence::Optional},
            Field{"blocked_refs", &CycleStanding::blockedRefs, Semantic::List, Presence::Optional}
        };
    }
};

template <>
struct Schema<AgeingBucket> {
    static constexpr std::string_view kName = "ageing_bucket";
    static constexpr std::string_view kResource = "ageing-buckets";
    static constexpr auto kMadeOf = std::to_array<std::string_view>({Schema<Instruction>::kResource});
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"bucket", &AgeingBucket::bucket, Semantic::Code, Presence::Key},
            Field{"currency", &AgeingBucket::currency, Semantic::Code, Presence::Key},
            Field{"instructions", &AgeingBucket::instructions, Semantic::Count, Presence::Optional},
            Field{"value", &AgeingBucket::value, Semantic::Money, Presence::Optional},
            Field{"oldest", &AgeingBucket::oldest, Semantic::Day, Presence::Optional}
        };
    }
};

template <>
struct Schema<SettlementEfficiency> {
    static constexpr std::string_view kName = "settlement_efficiency";
    static constexpr std::string_view kResource = "settlement-efficiency";
    static constexpr auto kMadeOf = std::to_array<std::string_view>({Schema<Instruction>::kResource});
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"day", &SettlementEfficiency::day, Semantic::Day, Presence::Key},
            Field{"currency", &SettlementEfficiency::currency, Semantic::Code, Presence::Key},
            Field{"due", &SettlementEfficiency::due, Semantic::Count, Presence::Optional},
            Field{"settled", &SettlementEfficiency::settled, Semantic::Count, Presence::Optional},
            Field{"due_value", &SettlementEfficiency::dueValue, Semantic::Money, Presence::Optional},
            Field{"settled_value", &SettlementEfficiency::settledValue, Semantic::Money, Presence::Optional},
            Field{"by_volume", &SettlementEfficiency::byVolume, Semantic::Ratio, Presence::Optional},
            Field{"by_value", &SettlementEfficiency::byValue, Semantic::Ratio, Presence::Optional}
        };
    }
};

template <>
struct Schema<FailGroup> {
    static constexpr std::string_view kName = "fail_group";
    static constexpr std::string_view kResource = "fail-groups";
    static constexpr auto kMadeOf = std::to_array<std::string_view>({Schema<Instruction>::kResource});
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"participant", &FailGroup::participant, Semantic::Code, Presence::Key},
            Field{"reason", &FailGroup::reason, Semantic::Code, Presence::Key},
            Field{"currency", &FailGroup::currency, Semantic::Code, Presence::Key},
            Field{"instructions", &FailGroup::instructions, Semantic::Count, Presence::Optional},
            Field{"value", &FailGroup::value, Semantic::Money, Presence::Optional},
            Field{"oldest", &FailGroup::oldest, Semantic::Day, Presence::Optional}
        };
    }
};

template <>
struct Schema<GridlockOption> {
    static constexpr std::string_view kName = "gridlock_option";
    static constexpr std::string_view kResource = "gridlock-options";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &GridlockOption::id, Semantic::Identifier, Presence::Key},
            Field{"kind", &GridlockOption::kind, Semantic::Code, Presence::Optional},
            Field{"act", &GridlockOption::act, Semantic::List, Presence::Optional},
            Field{"frees", &GridlockOption::frees, Semantic::List, Presence::Optional},
            Field{"instructions", &GridlockOption::instructions, Semantic::Count, Presence::Optional},
            Field{"value", &GridlockOption::value, Semantic::Money, Presence::Optional},
            Field{"currency", &GridlockOption::currency, Semantic::Code, Presence::Optional},
            Field{"participants", &GridlockOption::participants, Semantic::List, Presence::Optional},
            Field{"text", &GridlockOption::text, Semantic::Text, Presence::Optional}
        };
    }
};

} // namespace assay::domain
