// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/DerivedRecords.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementDerivedSchemas.h"

/// \file Field names and keys of the derived records; RecordSchemas.h says more.

namespace assay::domain {

template <>
struct Schema<CoverageReading> {
    static constexpr std::string_view kName = "coverage_reading";
    static constexpr std::string_view kResource = "coverage";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &CoverageReading::coin, Semantic::Code, Presence::Key);
        field("issuer", &CoverageReading::issuer, Semantic::Code, Presence::Optional);
        field("pool", &CoverageReading::pool, Semantic::Code, Presence::Optional);
        field("currency", &CoverageReading::currency, Semantic::Code, Presence::Optional);
        field("outstanding", &CoverageReading::outstanding, Semantic::Quantity, Presence::Optional);
        field("reserve_value", &CoverageReading::reserveValue, Semantic::Money, Presence::Optional);
        field("headline", &CoverageReading::headline, Semantic::Ratio, Presence::Optional);
        field("prudential", &CoverageReading::prudential, Semantic::Ratio, Presence::Optional);
        field("worst", &CoverageReading::worst, Semantic::Ratio, Presence::Optional);
        field("buffer", &CoverageReading::buffer, Semantic::Money, Presence::Optional);
        field("claim_gap", &CoverageReading::claimGap, Semantic::Ratio, Presence::Optional);
        field("assets_as_of", &CoverageReading::assetsAsOf, Semantic::Moment, Presence::Optional);
        field("outstanding_as_of", &CoverageReading::outstandingAsOf, Semantic::Moment, Presence::Optional);
        field("minutes_below", &CoverageReading::minutesBelow, Semantic::Count, Presence::Optional);
        field("minutes_unproved", &CoverageReading::minutesUnproved, Semantic::Count, Presence::Optional);
        field("remark", &CoverageReading::remark, Semantic::Text, Presence::Optional);
    }
};

template <>
struct Schema<HoldingLine> {
    static constexpr std::string_view kName = "holding_line";
    static constexpr std::string_view kResource = "holding-lines";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &HoldingLine::coin, Semantic::Code, Presence::Key);
        field("statement_id", &HoldingLine::statementId, Semantic::Identifier, Presence::Key);
        field("line", &HoldingLine::line, Semantic::Identifier, Presence::Key);
        field("class", &HoldingLine::assetClass, Semantic::Enumeration, Presence::Optional);
        field("name", &HoldingLine::name, Semantic::Name, Presence::Optional);
        field("isin", &HoldingLine::isin, Semantic::Identifier, Presence::Optional);
        field("debt_issuer", &HoldingLine::debtIssuer, Semantic::Name, Presence::Optional);
        field("custodian", &HoldingLine::custodian, Semantic::Name, Presence::Optional);
        field("account", &HoldingLine::account, Semantic::Identifier, Presence::Optional);
        field("currency", &HoldingLine::currency, Semantic::Code, Presence::Optional);
        field("maturity", &HoldingLine::maturity, Semantic::Day, Presence::Optional);
        field("residual_days", &HoldingLine::residualDays, Semantic::Count, Presence::Optional);
        field("market_value", &HoldingLine::marketValue, Semantic::Money, Presence::Optional);
        field("reference_value", &HoldingLine::referenceValue, Semantic::Money, Presence::Optional);
        field("share", &HoldingLine::share, Semantic::Ratio, Presence::Optional);
        field("haircut", &HoldingLine::haircut, Semantic::Ratio, Presence::Optional);
        field("prudential_value", &HoldingLine::prudentialValue, Semantic::Money, Presence::Optional);
        field("valuation_source", &HoldingLine::valuationSource, Semantic::Text, Presence::Optional);
        field("encumbrance", &HoldingLine::encumbrance, Semantic::Enumeration, Presence::Optional);
        field("eligibility", &HoldingLine::eligibility, Semantic::Enumeration, Presence::Optional);
        field("clause", &HoldingLine::clause, Semantic::Text, Presence::Optional);
        field("reason", &HoldingLine::reason, Semantic::Text, Presence::Optional);
        field("custodian_value", &HoldingLine::custodianValue, Semantic::Money, Presence::Optional);
    }
};

template <>
struct Schema<Concentration> {
    static constexpr std::string_view kName = "concentration";
    static constexpr std::string_view kResource = "concentrations";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &Concentration::coin, Semantic::Code, Presence::Key);
        field("measure", &Concentration::measure, Semantic::Code, Presence::Key);
        field("subject", &Concentration::subject, Semantic::Text, Presence::Key);
        field("value", &Concentration::value, Semantic::Money, Presence::Optional);
        field("share", &Concentration::share, Semantic::Ratio, Presence::Optional);
        field("limit", &Concentration::limit, Semantic::Ratio, Presence::Optional);
        field("headroom", &Concentration::headroom, Semantic::Ratio, Presence::Optional);
        field("lines", &Concentration::lines, Semantic::List, Presence::Optional);
    }
};

template <>
struct Schema<SupplyBridge> {
    static constexpr std::string_view kName = "supply_bridge";
    static constexpr std::string_view kResource = "supply-bridge";
    static constexpr auto kDerivedFrom = std::to_array<std::string_view>({Schema<Supply>::kResource});
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &SupplyBridge::coin, Semantic::Code, Presence::Key);
        field("ledger", &SupplyBridge::ledger, Semantic::Code, Presence::Key);
        field("opening", &SupplyBridge::opening, Semantic::Quantity, Presence::Optional);
        field("minted", &SupplyBridge::minted, Semantic::Quantity, Presence::Optional);
        field("burned", &SupplyBridge::burned, Semantic::Quantity, Presence::Optional);
        field("expected", &SupplyBridge::expected, Semantic::Quantity, Presence::Optional);
        field("closing", &SupplyBridge::closing, Semantic::Quantity, Presence::Optional);
        field("difference", &SupplyBridge::difference, Semantic::Quantity, Presence::Optional);
        field("frozen", &SupplyBridge::frozen, Semantic::Quantity, Presence::Optional);
        field("stated", &SupplyBridge::stated, Semantic::Quantity, Presence::Optional);
        field("gap", &SupplyBridge::gap, Semantic::Quantity, Presence::Optional);
        field("gap_share", &SupplyBridge::gapShare, Semantic::Ratio, Presence::Optional);
        field("gap_seconds", &SupplyBridge::gapSeconds, Semantic::Count, Presence::Optional);
        field("from", &SupplyBridge::from, Semantic::Moment, Presence::Optional);
        field("until", &SupplyBridge::until, Semantic::Moment, Presence::Optional);
    }
};

template <>
struct Schema<RedemptionClock> {
    static constexpr std::string_view kName = "redemption_clock";
    static constexpr std::string_view kResource = "redemption-clocks";
    static constexpr auto kDerivedFrom = std::to_array<std::string_view>({Schema<Redemption>::kResource});
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &RedemptionClock::id, Semantic::Identifier, Presence::Key);
        field("coin", &RedemptionClock::coin, Semantic::Code, Presence::Optional);
        field("holder", &RedemptionClock::holder, Semantic::Text, Presence::Optional);
        field("amount", &RedemptionClock::amount, Semantic::Money, Presence::Optional);
        field("currency", &RedemptionClock::currency, Semantic::Code, Presence::Optional);
        field("state", &RedemptionClock::state, Semantic::Enumeration, Presence::Optional);
        field("valid_at", &RedemptionClock::validAt, Semantic::Moment, Presence::Optional);
        field("due_at", &RedemptionClock::dueAt, Semantic::Moment, Presence::Optional);
        field("paid_at", &RedemptionClock::paidAt, Semantic::Moment, Presence::Optional);
        field("seconds_left", &RedemptionClock::secondsLeft, Semantic::Count, Presence::Optional);
        field("paid_amount", &RedemptionClock::paidAmount, Semantic::Money, Presence::Optional);
        field("consent_id", &RedemptionClock::consentId, Semantic::Identifier, Presence::Optional);
    }
};

template <>
struct Schema<LadderRung> {
    static constexpr std::string_view kName = "ladder_rung";
    static constexpr std::string_view kResource = "liquidity";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &LadderRung::coin, Semantic::Code, Presence::Key);
        field("horizon", &LadderRung::horizon, Semantic::Code, Presence::Key);
        field("business_days", &LadderRung::businessDays, Semantic::Count, Presence::Optional);
        field("liquidity", &LadderRung::liquidity, Semantic::Money, Presence::Optional);
        field("queued", &LadderRung::queued, Semantic::Money, Presence::Optional);
        field("stressed", &LadderRung::stressed, Semantic::Money, Presence::Optional);
        field("surplus", &LadderRung::surplus, Semantic::Money, Presence::Optional);
        field("ratio", &LadderRung::ratio, Semantic::Ratio, Presence::Optional);
    }
};

template <>
struct Schema<Duty> {
    static constexpr std::string_view kName = "duty";
    static constexpr std::string_view kResource = "duties";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Duty::id, Semantic::Identifier, Presence::Key);
        field("issuer", &Duty::issuer, Semantic::Code, Presence::Optional);
        field("coin", &Duty::coin, Semantic::Code, Presence::Optional);
        field("duty", &Duty::duty, Semantic::Code, Presence::Optional);
        field("clause", &Duty::clause, Semantic::Text, Presence::Optional);
        field("period", &Duty::period, Semantic::Text, Presence::Optional);
        field("due_on", &Duty::dueOn, Semantic::Day, Presence::Optional);
        field("due_at", &Duty::dueAt, Semantic::Moment, Presence::Optional);
        field("done_at", &Duty::doneAt, Semantic::Moment, Presence::Optional);
        field("state", &Duty::state, Semantic::Enumeration, Presence::Optional);
        field("filing", &Duty::filing, Semantic::Identifier, Presence::Optional);
        field("lag_days", &Duty::lagDays, Semantic::Count, Presence::Optional);
        field("detail", &Duty::detail, Semantic::Text, Presence::Optional);
    }
};

template <>
struct Schema<PegReading> {
    static constexpr std::string_view kName = "peg_reading";
    static constexpr std::string_view kResource = "peg";
    static constexpr auto kDerivedFrom = std::to_array<std::string_view>({Schema<Price>::kResource});
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &PegReading::coin, Semantic::Code, Presence::Key);
        field("venue", &PegReading::venue, Semantic::Code, Presence::Key);
        field("currency", &PegReading::currency, Semantic::Code, Presence::Optional);
        field("from", &PegReading::from, Semantic::Moment, Presence::Optional);
        field("until", &PegReading::until, Semantic::Moment, Presence::Optional);
        field("vwap", &PegReading::vwap, Semantic::Money, Presence::Optional);
        field("last", &PegReading::last, Semantic::Money, Presence::Optional);
        field("deviation", &PegReading::deviation, Semantic::Quantity, Presence::Optional);
        field("worst_deviation", &PegReading::worstDeviation, Semantic::Quantity, Presence::Optional);
        field("minutes_outside_25", &PegReading::minutesOutside25, Semantic::Count, Presence::Optional);
        field("minutes_outside_50", &PegReading::minutesOutside50, Semantic::Count, Presence::Optional);
        field("minutes_outside_100", &PegReading::minutesOutside100, Semantic::Count, Presence::Optional);
        field("minutes_outside_300", &PegReading::minutesOutside300, Semantic::Count, Presence::Optional);
        field("minutes_missing", &PegReading::minutesMissing, Semantic::Count, Presence::Optional);
    }
};

template <>
struct Schema<RuleCard> {
    static constexpr std::string_view kName = "rule_card";
    static constexpr std::string_view kResource = "rules";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("rule", &RuleCard::rule, Semantic::Code, Presence::Key);
        field("title", &RuleCard::title, Semantic::Text, Presence::Optional);
        field("pack", &RuleCard::pack, Semantic::Code, Presence::Optional);
        field("version", &RuleCard::version, Semantic::Text, Presence::Optional);
        field("severity", &RuleCard::severity, Semantic::Enumeration, Presence::Optional);
        field("citation", &RuleCard::citation, Semantic::Text, Presence::Optional);
        field("confidence", &RuleCard::confidence, Semantic::Text, Presence::Optional);
        field("text_version", &RuleCard::textVersion, Semantic::Text, Presence::Optional);
        field("parameters", &RuleCard::parameters, Semantic::List, Presence::Optional);
        field("passed", &RuleCard::passed, Semantic::Count, Presence::Optional);
        field("breached", &RuleCard::breached, Semantic::Count, Presence::Optional);
        field("cannot_tell", &RuleCard::cannotTell, Semantic::Count, Presence::Optional);
        field("not_applicable", &RuleCard::notApplicable, Semantic::Count, Presence::Optional);
    }
};

} // namespace assay::domain
