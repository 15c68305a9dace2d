// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementDerivedRecords.h"

/// \file Field names and keys of the derived records of settlement; part of DerivedSchemas.h.

namespace assay::domain {

template <>
struct Schema<ParticipantStanding> {
    static constexpr std::string_view kName = "participant_standing";
    static constexpr std::string_view kResource = "participant-standings";
    static constexpr auto kDerivedFrom = std::to_array<std::string_view>({Schema<Position>::kResource, Schema<Instruction>::kResource});
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("participant", &ParticipantStanding::participant, Semantic::Code, Presence::Key);
        field("asset", &ParticipantStanding::asset, Semantic::Code, Presence::Key);
        field("balance", &ParticipantStanding::balance, Semantic::Quantity, Presence::Optional);
        field("reserved", &ParticipantStanding::reserved, Semantic::Quantity, Presence::Optional);
        field("incoming", &ParticipantStanding::incoming, Semantic::Quantity, Presence::Optional);
        field("outgoing", &ParticipantStanding::outgoing, Semantic::Quantity, Presence::Optional);
        field("projected", &ParticipantStanding::projected, Semantic::Quantity, Presence::Optional);
        field("limit", &ParticipantStanding::limit, Semantic::Quantity, Presence::Optional);
        field("usage", &ParticipantStanding::usage, Semantic::Ratio, Presence::Optional);
        field("projected_usage", &ParticipantStanding::projectedUsage, Semantic::Ratio, Presence::Optional);
        field("alarm", &ParticipantStanding::alarm, Semantic::Enumeration, Presence::Optional);
    }
};

template <>
struct Schema<CycleStanding> {
    static constexpr std::string_view kName = "cycle_standing";
    static constexpr std::string_view kResource = "cycle-standings";
    static constexpr auto kDerivedFrom = std::to_array<std::string_view>({Schema<SettlementCycle>::kResource, Schema<Instruction>::kResource});
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &CycleStanding::id, Semantic::Identifier, Presence::Key);
        field("day", &CycleStanding::day, Semantic::Day, Presence::Optional);
        field("name", &CycleStanding::name, Semantic::Name, Presence::Optional);
        field("asset", &CycleStanding::asset, Semantic::Code, Presence::Optional);
        field("opens_at", &CycleStanding::opensAt, Semantic::Moment, Presence::Optional);
        field("cut_off_at", &CycleStanding::cutOffAt, Semantic::Moment, Presence::Optional);
        field("seconds_left", &CycleStanding::secondsLeft, Semantic::Count, Presence::Optional);
        field("state", &CycleStanding::state, Semantic::Enumeration, Presence::Optional);
        field("open", &CycleStanding::open, Semantic::Count, Presence::Optional);
        field("blocked", &CycleStanding::blocked, Semantic::Count, Presence::Optional);
        field("blocked_refs", &CycleStanding::blockedRefs, Semantic::List, Presence::Optional);
    }
};

template <>
struct Schema<AgeingBucket> {
    static constexpr std::string_view kName = "ageing_bucket";
    static constexpr std::string_view kResource = "ageing-buckets";
    static constexpr auto kDerivedFrom = std::to_array<std::string_view>({Schema<Instruction>::kResource});
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("bucket", &AgeingBucket::bucket, Semantic::Code, Presence::Key);
        field("currency", &AgeingBucket::currency, Semantic::Code, Presence::Key);
        field("instructions", &AgeingBucket::instructions, Semantic::Count, Presence::Optional);
        field("value", &AgeingBucket::value, Semantic::Money, Presence::Optional);
        field("oldest", &AgeingBucket::oldest, Semantic::Day, Presence::Optional);
    }
};

template <>
struct Schema<SettlementEfficiency> {
    static constexpr std::string_view kName = "settlement_efficiency";
    static constexpr std::string_view kResource = "settlement-efficiency";
    static constexpr auto kDerivedFrom = std::to_array<std::string_view>({Schema<Instruction>::kResource});
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("day", &SettlementEfficiency::day, Semantic::Day, Presence::Key);
        field("currency", &SettlementEfficiency::currency, Semantic::Code, Presence::Key);
        field("due", &SettlementEfficiency::due, Semantic::Count, Presence::Optional);
        field("settled", &SettlementEfficiency::settled, Semantic::Count, Presence::Optional);
        field("due_value", &SettlementEfficiency::dueValue, Semantic::Money, Presence::Optional);
        field("settled_value", &SettlementEfficiency::settledValue, Semantic::Money, Presence::Optional);
        field("by_volume", &SettlementEfficiency::byVolume, Semantic::Ratio, Presence::Optional);
        field("by_value", &SettlementEfficiency::byValue, Semantic::Ratio, Presence::Optional);
    }
};

template <>
struct Schema<FailGroup> {
    static constexpr std::string_view kName = "fail_group";
    static constexpr std::string_view kResource = "fail-groups";
    static constexpr auto kDerivedFrom = std::to_array<std::string_view>({Schema<Instruction>::kResource});
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("participant", &FailGroup::participant, Semantic::Code, Presence::Key);
        field("reason", &FailGroup::reason, Semantic::Code, Presence::Key);
        field("currency", &FailGroup::currency, Semantic::Code, Presence::Key);
        field("instructions", &FailGroup::instructions, Semantic::Count, Presence::Optional);
        field("value", &FailGroup::value, Semantic::Money, Presence::Optional);
        field("oldest", &FailGroup::oldest, Semantic::Day, Presence::Optional);
    }
};

template <>
struct Schema<GridlockOption> {
    static constexpr std::string_view kName = "gridlock_option";
    static constexpr std::string_view kResource = "gridlock-options";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &GridlockOption::id, Semantic::Identifier, Presence::Key);
        field("kind", &GridlockOption::kind, Semantic::Code, Presence::Optional);
        field("act", &GridlockOption::act, Semantic::List, Presence::Optional);
        field("frees", &GridlockOption::frees, Semantic::List, Presence::Optional);
        field("instructions", &GridlockOption::instructions, Semantic::Count, Presence::Optional);
        field("value", &GridlockOption::value, Semantic::Money, Presence::Optional);
        field("currency", &GridlockOption::currency, Semantic::Code, Presence::Optional);
        field("participants", &GridlockOption::participants, Semantic::List, Presence::Optional);
        field("text", &GridlockOption::text, Semantic::Text, Presence::Optional);
    }
};

} // namespace assay::domain
