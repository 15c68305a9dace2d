// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/CaseRecords.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementCaseSchemas.h"

/// \file Field names and keys of the derived records; RecordSchemas.h says more.

namespace assay::domain {

template <>
struct EnumTexts<Eligibility> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "eligible", "ineligible", "cannot-tell"});
};
template <>
struct EnumTexts<ClockState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "running", "paid-in-time", "paid-late", "overdue", "consented", "refused"});
};
template <>
struct EnumTexts<DutyState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "upcoming", "due", "done", "late", "missing", "contradictory"});
};

template <>
struct Schema<CoverageReading> {
    static constexpr std::string_view kName = "coverage_reading";
    static constexpr std::string_view kResource = "coverage";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &CoverageReading::coin, Semantic::Code, Presence::Key},
            Field{"issuer", &CoverageReading::issuer, Semantic::Code, Presence::Optional},
            Field{"pool", &CoverageReading::pool, Semantic::Code, Presence::Optional},
            Field{"currency", &CoverageReading::currency, Semantic::Code, Presence::Optional},
            Field{"outstanding", &CoverageReading::outstanding, Semantic::Quantity, Presence::Optional},
            Field{"reserve_value", &CoverageReading::reserveValue, Semantic::Money, Presence::Optional},
            Field{"headline", &CoverageReading::headline, Semantic::Ratio, Presence::Optional},
            Field{"prudential", &CoverageReading::prudential, Semantic::Ratio, Presence::Optional},
            Field{"worst", &CoverageReading::worst, Semantic::Ratio, Presence::Optional},
            Field{"buffer", &CoverageReading::buffer, Semantic::Money, Presence::Optional},
            Field{"claim_gap", &CoverageReading::claimGap, Semantic::Ratio, Presence::Optional},
            Field{"assets_as_of", &CoverageReading::assetsAsOf, Semantic::Moment, Presence::Optional},
            Field{"outstanding_as_of", &CoverageReading::outstandingAsOf, Semantic::Moment, Presence::Optional},
            Field{"minutes_below", &CoverageReading::minutesBelow, Semantic::Count, Presence::Optional},
            Field{"minutes_unproved", &CoverageReading::minutesUnproved, Semantic::Count, Presence::Optional},
            Field{"remark", &CoverageReading::remark, Semantic::Text, Presence::Optional}
        };
    }
};

template <>
struct Schema<HoldingLine> {
    static constexpr std::string_view kName = "holding_line";
    static constexpr std::string_view kResource = "holding-lines";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &HoldingLine::coin, Semantic::Code, Presence::Key},
            Field{"statement_id", &HoldingLine::statementId, Semantic::Identifier, Presence::Key},
            Field{"line", &HoldingLine::line, Semantic::Identifier, Presence::Key},
            Field{"class", &HoldingLine::assetClass, Semantic::Enumeration, Presence::Optional},
            Field{"name", &HoldingLine::name, Semantic::Name, Presence::Optional},
            Field{"isin", &HoldingLine::isin, Semantic::Identifier, Presence::Optional},
            Field{"debt_issuer", &HoldingLine::debtIssuer, Semantic::Name, Presence::Optional},
            Field{"custodian", &HoldingLine::custodian, Semantic::Name, Presence::Optional},
            Field{"account", &HoldingLine::account, Semantic::Identifier, Presence::Optional},
            Field{"currency", &HoldingLine::currency, Semantic::Code, Presence::Optional},
            Field{"maturity", &HoldingLine::maturity, Semantic::Day, Presence::Optional},
            Field{"residual_days", &HoldingLine::residualDays, Semantic::Count, Presence::Optional},
            Field{"market_value", &HoldingLine::marketValue, Semantic::Money, Presence::Optional},
            Field{"reference_value", &HoldingLine::referenceValue, Semantic::Money, Presence::Optional},
            Field{"share", &HoldingLine::share, Semantic::Ratio, Presence::Optional},
            Field{"haircut", &HoldingLine::haircut, Semantic::Ratio, Presence::Optional},
            Field{"prudential_value", &HoldingLine::prudentialValue, Semantic::Money, Presence::Optional},
            Field{"valuation_source", &HoldingLine::valuationSource, Semantic::Text, Presence::Optional},
            Field{"encumbrance", &HoldingLine::encumbrance, Semantic::Enumeration, Presence::Optional},
            Field{"eligibility", &HoldingLine::eligibility, Semantic::Enumeration, Presence::Optional},
            Field{"clause", &HoldingLine::clause, Semantic::Text, Presence::Optional},
            Field{"reason", &HoldingLine::reason, Semantic::Text, Presence::Optional},
            Field{"custodian_value", &HoldingLine::custodianValue, Semantic::Money, Presence::Optional}
        };
    }
};

template <>
struct Schema<Concentration> {
    static constexpr std::string_view kName = "concentration";
    static constexpr std::string_view kResource = "concentrations";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &Concentration::coin, Semantic::Code, Presence::Key},
            Field{"measure", &Concentration::measure, Semantic::Code, Presence::Key},
            Field{"subject", &Concentration::subject, Semantic::Text, Presence::Key},
            Field{"value", &Concentration::value, Semantic::Money, Presence::Optional},
            Field{"share", &Concentration::share, Semantic::Ratio, Presence::Optional},
            Field{"limit", &Concentration::limit, Semantic::Ratio, Presence::Optional},
            Field{"headroom", &Concentration::headroom, Semantic::Ratio, Presence::Optional},
            Field{"lines", &Concentration::lines, Semantic::List, Presence::Optional}
        };
    }
};

template <>
struct Schema<SupplyBridge> {
    static constexpr std::string_view kName = "supply_bridge";
    static constexpr std::string_view kResource = "supply-bridge";
    static constexpr auto kMadeOf = std::to_array<std::string_view>({Schema<Supply>::kResource});
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &SupplyBridge::coin, Semantic::Code, Presence::Key},
            Field{"ledger", &SupplyBridge::ledger, Semantic::Code, Presence::Key},
            Field{"opening", &SupplyBridge::opening, Semantic::Quantity, Presence::Optional},
            Field{"minted", &SupplyBridge::minted, Semantic::Quantity, Presence::Optional},
            Field{"burned", &SupplyBridge::burned, Semantic::Quantity, Presence::Optional},
            Field{"expected", &SupplyBridge::expected, Semantic::Quantity, Presence::Optional},
            Field{"closing", &SupplyBridge::closing, Semantic::Quantity, Presence::Optional},
            Field{"difference", &SupplyBridge::difference, Semantic::Quantity, Presence::Optional},
            Field{"frozen", &SupplyBridge::frozen, Semantic::Quantity, Presence::Optional},
            Field{"stated", &SupplyBridge::stated, Semantic::Quantity, Presence::Optional},
            Field{"gap", &SupplyBridge::gap, Semantic::Quantity, Presence::Optional},
            Field{"gap_share", &SupplyBridge::gapShare, Semantic::Ratio, Presence::Optional},
            Field{"gap_seconds", &SupplyBridge::gapSeconds, Semantic::Count, Presence::Optional},
            Field{"from", &SupplyBridge::from, Semantic::Moment, Presence::Optional},
            Field{"until", &SupplyBridge::until, Semantic::Moment, Presence::Optional}
        };
    }
};

template <>
struct Schema<RedemptionClock> {
    static constexpr std::string_view kName = "redemption_clock";
    static constexpr std::string_view kResource = "redemption-clocks";
    static constexpr auto kMadeOf = std::to_array<std::string_view>({Schema<Redemption>::kResource});
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &RedemptionClock::id, Semantic::Identifier, Presence::Key},
            Field{"coin", &RedemptionClock::coin, Semantic::Code, Presence::Optional},
            Field{"holder", &RedemptionClock::holder, Semantic::Text, Presence::Optional},
            Field{"amount", &RedemptionClock::amount, Semantic::Money, Presence::Optional},
            Field{"currency", &RedemptionClock::currency, Semantic::Code, Presence::Optional},
            Field{"state", &RedemptionClock::state, Semantic::Enumeration, Presence::Optional},
            Field{"valid_at", &RedemptionClock::validAt, Semantic::Moment, Presence::Optional},
            Field{"due_at", &RedemptionClock::dueAt, Semantic::Moment, Presence::Optional},
            Field{"paid_at", &RedemptionClock::paidAt, Semantic::Moment, Presence::Optional},
            Field{"seconds_left", &RedemptionClock::secondsLeft, Semantic::Count, Presence::Optional},
            Field{"paid_amount", &RedemptionClock::paidAmount, Semantic::Money, Presence::Optional},
            Field{"consent_id", &RedemptionClock::consentId, Semantic::Identifier, Presence::Optional}
        };
    }
};

template <>
struct Schema<LadderRung> {
    static constexpr std::string_view kName = "ladder_rung";
    static constexpr std::string_view kResource = "liquidity";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &LadderRung::coin, Semantic::Code, Presence::Key},
            Field{"horizon", &LadderRung::horizon, Semantic::Code, Presence::Key},
            Field{"business_days", &LadderRung::businessDays, Semantic::Count, Presence::Optional},
            Field{"liquidity", &LadderRung::liquidity, Semantic::Money, Presence::Optional},
            Field{"queued", &LadderRung::queued, Semantic::Money, Presence::Optional},
            Field{"stressed", &LadderRung::stressed, Semantic::Money, Presence::Optional},
            Field{"surplus", &LadderRung::surplus, Semantic::Money, Presence::Optional},
            Field{"ratio", &LadderRung::ratio, Semantic::Ratio, Presence::Optional}
        };
    }
};

template <>
struct Schema<Duty> {
    static constexpr std::string_view kName = "duty";
    static constexpr std::string_view kResource = "duties";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Duty::id, Semantic::Identifier, Presence::Key},
            Field{"issuer", &Duty::issuer, Semantic::Code, Presence::Optional},
            Field{"coin", &Duty::coin, Semantic::Code, Presence::Optional},
            Field{"duty", &Duty::duty, Semantic::Code, Presence::Optional},
            Field{"clause", &Duty::clause, Semantic::Text, Presence::Optional},
            Field{"period", &Duty::period, Semantic::Text, Presence::Optional},
            Field{"due_on", &Duty::dueOn, Semantic::Day, Presence::Optional},
            Field{"due_at", &Duty::dueAt, Semantic::Moment, Presence::Optional},
            Field{"done_at", &Duty::doneAt, Semantic::Moment, Presence::Optional},
            Field{"state", &Duty::state, Semantic::Enumeration, Presence::Optional},
            Field{"filing", &Duty::filing, Semantic::Identifier, Presence::Optional},
            Field{"lag_days", &Duty::lagDays, Semantic::Count, Presence::Optional},
            Field{"detail", &Duty::detail, Semantic::Text, Presence::Optional}
        };
    }
};

template <>
struct Schema<PegReading> {
    static constexpr std::string_view kName = "peg_reading";
    static constexpr std::string_view kResource = "peg";
    static constexpr auto kMadeOf = std::to_array<std::string_view>({Schema<Price>::kResource});
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &PegReading::coin, Semantic::Code, Presence::Key},
            Field{"venue", &PegReading::venue, Semantic::Code, Presence::Key},
            Field{"currency", &PegReading::currency, Semantic::Code, Presence::Optional},
            Field{"from", &PegReading::from, Semantic::Moment, Presence::Optional},
            Field{"until", &PegReading::until, Semantic::Moment, Presence::Optional},
            Field{"vwap", &PegReading::vwap, Semantic::Money, Presence::Optional},
            Field{"last", &PegReading::last, Semantic::Money, Presence::Optional},
            Field{"deviation", &PegReading::deviation, Semantic::Quantity, Presence::Optional},
            Field{"worst_deviation", &PegReading::worstDeviation, Semantic::Quantity, Presence::Optional},
            Field{"minutes_outside_25", &PegReading::minutesOutside25, Semantic::Count, Presence::Optional},
            Field{"minutes_outside_50", &PegReading::minutesOutside50, Semantic::Count, Presence::Optional},
            Field{"minutes_outside_100", &PegReading::minutesOutside100, Semantic::Count, Presence::Optional},
            Field{"minutes_outside_300", &PegReading::minutesOutside300, Semantic::Count, Presence::Optional},
            Field{"minutes_missing", &PegReading::minutesMissing, Semantic::Count, Presence::Optional}
        };
    }
};

template <>
struct Schema<RuleCard> {
    static constexpr std::string_view kName = "rule_card";
    static constexpr std::string_view kResource = "rules";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"rule", &RuleCard::rule, Semantic::Code, Presence::Key},
            Field{"title", &RuleCard::title, Semantic::Text, Presence::Optional},
            Field{"pack", &RuleCard::pack, Semantic::Code, Presence::Optional},
            Field{"version", &RuleCard::version, Semantic::Text, Presence::Optional},
            Field{"severity", &RuleCard::severity, Semantic::Enumeration, Presence::Optional},
            Field{"citation", &RuleCard::citation, Semantic::Text, Presence::Optional},
            Field{"confidence", &RuleCard::confidence, Semantic::Text, Presence::Optional},
            Field{"text_version", &RuleCard::textVersion, Semantic::Text, Presence::Optional},
            Field{"parameters", &RuleCard::parameters, Semantic::List, Presence::Optional},
            Field{"passed", &RuleCard::passed, Semantic::Count, Presence::Optional},
            Field{"breached", &RuleCard::breached, Semantic::Count, Presence::Optional},
            Field{"cannot_tell", &RuleCard::cannotTell, Semantic::Count, Presence::Optional},
            Field{"not_applicable", &RuleCard::notApplicable, Semantic::Count, Presence::Optional}
        };
    }
};

/// Every derived record, in the order of the pages Reserves and Settlement; the rules last.
using CaseRecords = std::tuple<CoverageReading, HoldingLine, Concentration, SupplyBridge, RedemptionClock, LadderRung, Duty,
                               PegReading, CycleStanding, ParticipantStanding, AgeingBucket, SettlementEfficiency, FailGroup,
                               GridlockOption, RuleCard>;

} // namespace assay::domain
