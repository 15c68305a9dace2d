// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Records.h"
#include "services/domain/EnumTexts.h"
#include "services/domain/Schema.h"
#include "services/domain/SettlementSchemas.h"
#include "services/domain/SupervisionSchemas.h"

/// \file Field names, keys and presence of each record: the one table from which JSON, SQL, CSV and
/// item models take them. A name here is public (interface.md, contracts): it may be added, never changed.

namespace assay::domain {

template <>
struct Schema<ReserveStatement> {
    static constexpr std::string_view kName = "reserve_statement";
    static constexpr std::string_view kResource = "reserve-statements";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    static constexpr bool kReported = true;
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("statement_id", &ReserveStatement::statementId, Semantic::Identifier, Presence::Key);
        field("coin", &ReserveStatement::coin, Semantic::Code, Presence::Key);
        field("issuer", &ReserveStatement::issuer, Semantic::Code, Presence::Required);
        field("issuer_name", &ReserveStatement::issuerName, Semantic::Name, Presence::Optional);
        field("licensee_type", &ReserveStatement::licenseeType, Semantic::Enumeration, Presence::Optional);
        field("as_of", &ReserveStatement::asOf, Semantic::Moment, Presence::Key);
        field("currency", &ReserveStatement::currency, Semantic::Code, Presence::Required);
        field("outstanding", &ReserveStatement::outstanding, Semantic::Money, Presence::Required);
        field("frozen", &ReserveStatement::frozen, Semantic::Quantity, Presence::Optional);
        field("asset_total", &ReserveStatement::assetTotal, Semantic::Money, Presence::Required);
        field("asset_count", &ReserveStatement::assetCount, Semantic::Count, Presence::Required);
        field("target_buffer", &ReserveStatement::targetBuffer, Semantic::Ratio, Presence::Optional);
        field("supersedes", &ReserveStatement::supersedes, Semantic::Identifier, Presence::Optional);
    }
};

template <>
struct Schema<ReserveAsset> {
    static constexpr std::string_view kName = "reserve_asset";
    static constexpr std::string_view kResource = "reserve-assets";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    static constexpr bool kReported = true;
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("statement_id", &ReserveAsset::statementId, Semantic::Identifier, Presence::Key);
        field("line", &ReserveAsset::line, Semantic::Identifier, Presence::Key);
        field("coin", &ReserveAsset::coin, Semantic::Code, Presence::Required);
        field("pool", &ReserveAsset::pool, Semantic::Code, Presence::Optional);
        field("class", &ReserveAsset::assetClass, Semantic::Enumeration, Presence::Required);
        field("isin", &ReserveAsset::isin, Semantic::Identifier, Presence::Optional);
        field("name", &ReserveAsset::name, Semantic::Name, Presence::Optional);
        field("debt_issuer", &ReserveAsset::debtIssuer, Semantic::Name, Presence::Optional);
        field("debt_issuer_type", &ReserveAsset::debtIssuerType, Semantic::Enumeration, Presence::Optional);
        field("country", &ReserveAsset::country, Semantic::Code, Presence::Optional);
        field("currency", &ReserveAsset::currency, Semantic::Code, Presence::Required);
        field("nominal", &ReserveAsset::nominal, Semantic::Money, Presence::Optional);
        field("market_value", &ReserveAsset::marketValue, Semantic::Money, Presence::Required);
        field("market_value_reference", &ReserveAsset::marketValueReference, Semantic::Money, Presence::Required);
        field("valuation_source", &ReserveAsset::valuationSource, Semantic::Text, Presence::Optional);
        field("term_start", &ReserveAsset::termStart, Semantic::Day, Presence::Optional);
        field("maturity", &ReserveAsset::maturity, Semantic::Day, Presence::Optional);
        field("custodian", &ReserveAsset::custodian, Semantic::Name, Presence::Optional);
        field("account", &ReserveAsset::account, Semantic::Identifier, Presence::Optional);
        field("encumbrance", &ReserveAsset::encumbrance, Semantic::Enumeration, Presence::Optional);
        field("approval_id", &ReserveAsset::approvalId, Semantic::Identifier, Presence::Optional);
        field("risk_weight", &ReserveAsset::riskWeight, Semantic::Ratio, Presence::Optional);
        field("collateral_class", &ReserveAsset::collateralClass, Semantic::Enumeration, Presence::Optional);
        field("collateral_value", &ReserveAsset::collateralValue, Semantic::Money, Presence::Optional);
    }
};

template <>
struct Schema<Supply> {
    static constexpr std::string_view kName = "supply";
    static constexpr std::string_view kResource = "supply";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer, SourceKind::Ledger);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &Supply::coin, Semantic::Code, Presence::Key);
        field("ledger", &Supply::ledger, Semantic::Code, Presence::Key);
        field("contract", &Supply::contract, Semantic::Identifier, Presence::Key);
        field("total", &Supply::total, Semantic::Quantity, Presence::Required);
        field("frozen", &Supply::frozen, Semantic::Quantity, Presence::Optional);
        field("block", &Supply::block, Semantic::Count, Presence::Optional);
        field("block_hash", &Supply::blockHash, Semantic::Digest, Presence::Optional);
        field("block_time", &Supply::blockTime, Semantic::Moment, Presence::Optional);
    }
};

template <>
struct Schema<Redemption> {
    static constexpr std::string_view kName = "redemption";
    static constexpr std::string_view kResource = "redemptions";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Redemption::id, Semantic::Identifier, Presence::Key);
        field("coin", &Redemption::coin, Semantic::Code, Presence::Required);
        field("holder", &Redemption::holder, Semantic::Text, Presence::Optional);
        field("amount", &Redemption::amount, Semantic::Money, Presence::Required);
        field("currency", &Redemption::currency, Semantic::Code, Presence::Required);
        field("state", &Redemption::state, Semantic::Enumeration, Presence::Required);
        field("requested_at", &Redemption::requestedAt, Semantic::Moment, Presence::Required);
        field("valid_at", &Redemption::validAt, Semantic::Moment, Presence::Optional);
        field("paid_at", &Redemption::paidAt, Semantic::Moment, Presence::Optional);
        field("paid_amount", &Redemption::paidAmount, Semantic::Money, Presence::Optional);
        field("consent_id", &Redemption::consentId, Semantic::Identifier, Presence::Optional);
        field("fee", &Redemption::fee, Semantic::Money, Presence::Optional);
        field("burn_id", &Redemption::burnId, Semantic::Identifier, Presence::Optional);
    }
};

template <>
struct Schema<Transfer> {
    static constexpr std::string_view kName = "transfer";
    static constexpr std::string_view kResource = "transfers";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Ledger, SourceKind::Aml);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Transfer::id, Semantic::Identifier, Presence::Key);
        field("coin", &Transfer::coin, Semantic::Code, Presence::Required);
        field("ledger", &Transfer::ledger, Semantic::Code, Presence::Required);
        field("sender", &Transfer::sender, Semantic::Text, Presence::Required);
        field("receiver", &Transfer::receiver, Semantic::Code, Presence::Required);
        field("amount", &Transfer::amount, Semantic::Money, Presence::Required);
        field("hkd_value", &Transfer::hkdValue, Semantic::Money, Presence::Optional);
        field("at", &Transfer::at, Semantic::Moment, Presence::Required);
    }
};

template <>
struct Schema<Participant> {
    static constexpr std::string_view kName = "participant";
    static constexpr std::string_view kResource = "participants";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Clearing);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Participant::id, Semantic::Identifier, Presence::Key);
        field("name", &Participant::name, Semantic::Name, Presence::Required);
        field("lei", &Participant::lei, Semantic::Identifier, Presence::Optional);
        field("role", &Participant::role, Semantic::Text, Presence::Optional);
    }
};

template <>
struct Schema<Position> {
    static constexpr std::string_view kName = "position";
    static constexpr std::string_view kResource = "positions";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Clearing);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("participant", &Position::participant, Semantic::Code, Presence::Key);
        field("account", &Position::account, Semantic::Identifier, Presence::Key);
        field("asset", &Position::asset, Semantic::Code, Presence::Key);
        field("balance", &Position::balance, Semantic::Quantity, Presence::Required);
        field("reserved", &Position::reserved, Semantic::Quantity, Presence::Optional);
        field("limit", &Position::limit, Semantic::Quantity, Presence::Optional);
    }
};

template <>
struct Schema<Instruction> {
    static constexpr std::string_view kName = "instruction";
    static constexpr std::string_view kResource = "instructions";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Clearing);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("ref", &Instruction::ref, Semantic::Identifier, Presence::Key);
        field("system_ref", &Instruction::systemRef, Semantic::Identifier, Presence::Optional);
        field("kind", &Instruction::kind, Semantic::Enumeration, Presence::Optional);
        field("status", &Instruction::status, Semantic::Code, Presence::Required);
        field("reason", &Instruction::reason, Semantic::Code, Presence::Optional);
        field("reason_text", &Instruction::reasonText, Semantic::Text, Presence::Optional);
        field("asset", &Instruction::asset, Semantic::Code, Presence::Required);
        field("quantity", &Instruction::quantity, Semantic::Quantity, Presence::Required);
        field("currency", &Instruction::currency, Semantic::Code, Presence::Optional);
        field("amount", &Instruction::amount, Semantic::Money, Presence::Optional);
        field("trade_date", &Instruction::tradeDate, Semantic::Day, Presence::Optional);
        field("settlement_date", &Instruction::settlementDate, Semantic::Day, Presence::Optional);
        field("deliverer", &Instruction::deliverer, Semantic::Code, Presence::Optional);
        field("receiver", &Instruction::receiver, Semantic::Code, Presence::Optional);
        field("priority", &Instruction::priority, Semantic::Count, Presence::Optional);
        field("hold", &Instruction::hold, Semantic::Enumeration, Presence::Optional);
        field("linked_ref", &Instruction::linkedRef, Semantic::Identifier, Presence::Optional);
        field("queued_at", &Instruction::queuedAt, Semantic::Moment, Presence::Optional);
        field("asset_leg_final_at", &Instruction::assetLegFinalAt, Semantic::Moment, Presence::Optional);
        field("cash_leg_final_at", &Instruction::cashLegFinalAt, Semantic::Moment, Presence::Optional);
        field("cycle", &Instruction::cycle, Semantic::Identifier, Presence::Optional);
        field("partial", &Instruction::partial, Semantic::Enumeration, Presence::Optional);
        field("settled_quantity", &Instruction::settledQuantity, Semantic::Quantity, Presence::Optional);
        field("asset_leg_locked_at", &Instruction::assetLegLockedAt, Semantic::Moment, Presence::Optional);
        field("cash_leg_locked_at", &Instruction::cashLegLockedAt, Semantic::Moment, Presence::Optional);
        field("cash_status", &Instruction::cashStatus, Semantic::Code, Presence::Optional);
        field("waits_for", &Instruction::waitsFor, Semantic::List, Presence::Optional);
    }
};

template <>
struct Schema<CashEntry> {
    static constexpr std::string_view kName = "cash_entry";
    static constexpr std::string_view kResource = "cash-entries";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("account", &CashEntry::account, Semantic::Identifier, Presence::Key);
        field("entry_ref", &CashEntry::entryRef, Semantic::Identifier, Presence::Key);
        field("direction", &CashEntry::direction, Semantic::Enumeration, Presence::Required);
        field("amount", &CashEntry::amount, Semantic::Money, Presence::Required);
        field("currency", &CashEntry::currency, Semantic::Code, Presence::Required);
        field("status", &CashEntry::status, Semantic::Code, Presence::Optional);
        field("booking_date", &CashEntry::bookingDate, Semantic::Day, Presence::Optional);
        field("value_date", &CashEntry::valueDate, Semantic::Day, Presence::Optional);
        field("counterparty", &CashEntry::counterparty, Semantic::Text, Presence::Optional);
        field("remittance", &CashEntry::remittance, Semantic::Text, Presence::Optional);
    }
};

template <>
struct Schema<Vault> {
    static constexpr std::string_view kName = "vault";
    static constexpr std::string_view kResource = "vaults";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Vault);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Vault::id, Semantic::Identifier, Presence::Key);
        field("name", &Vault::name, Semantic::Name, Presence::Required);
        field("operator", &Vault::vaultOperator, Semantic::Text, Presence::Optional);
        field("location", &Vault::location, Semantic::Text, Presence::Optional);
        field("capacity_tonnes", &Vault::capacityTonnes, Semantic::Weight, Presence::Optional);
    }
};

template <>
struct Schema<Bar> {
    static constexpr std::string_view kName = "bar";
    static constexpr std::string_view kResource = "bars";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Vault);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("vault", &Bar::vault, Semantic::Code, Presence::Key);
        field("refiner", &Bar::refiner, Semantic::Code, Presence::Key);
        field("serial", &Bar::serial, Semantic::Identifier, Presence::Key);
        field("year", &Bar::year, Semantic::Count, Presence::Key);
        field("form", &Bar::form, Semantic::Enumeration, Presence::Optional);
        field("gross_oz", &Bar::grossOz, Semantic::Weight, Presence::Optional);
        field("fineness", &Bar::fineness, Semantic::Ratio, Presence::Optional);
        field("fine_oz", &Bar::fineOz, Semantic::Weight, Presence::Optional);
        field("owner", &Bar::owner, Semantic::Text, Presence::Optional);
        field("pool", &Bar::pool, Semantic::Code, Presence::Optional);
        field("encumbrance", &Bar::encumbrance, Semantic::Text, Presence::Optional);
    }
};

template <>
struct Schema<GoldToken> {
    static constexpr std::string_view kName = "gold_token";
    static constexpr std::string_view kResource = "gold-tokens";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Vault);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("token", &GoldToken::token, Semantic::Code, Presence::Key);
        field("issuer", &GoldToken::issuer, Semantic::Code, Presence::Required);
        field("issuer_name", &GoldToken::issuerName, Semantic::Name, Presence::Optional);
        field("ounces_per_token", &GoldToken::ouncesPerToken, Semantic::Weight, Presence::Required);
        field("supply", &GoldToken::supply, Semantic::Quantity, Presence::Required);
        field("supply_as_of", &GoldToken::supplyAsOf, Semantic::Moment, Presence::Required);
        field("allocated_oz", &GoldToken::allocatedOz, Semantic::Weight, Presence::Required);
        field("allocated_as_of", &GoldToken::allocatedAsOf, Semantic::Moment, Presence::Required);
    }
};

template <>
struct Schema<Alert> {
    static constexpr std::string_view kName = "alert";
    static constexpr std::string_view kResource = "alerts";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Aml);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Alert::id, Semantic::Identifier, Presence::Key);
        field("rule", &Alert::rule, Semantic::Code, Presence::Required);
        field("subject", &Alert::subject, Semantic::Text, Presence::Required);
        field("severity", &Alert::severity, Semantic::Enumeration, Presence::Required);
        field("state", &Alert::state, Semantic::Enumeration, Presence::Required);
        field("opened_at", &Alert::openedAt, Semantic::Moment, Presence::Required);
        field("score", &Alert::score, Semantic::Ratio, Presence::Optional);
        field("explanation", &Alert::explanation, Semantic::Text, Presence::Optional);
        field("owner", &Alert::owner, Semantic::Text, Presence::Optional);
        field("due_at", &Alert::dueAt, Semantic::Moment, Presence::Optional);
    }
};

template <>
struct Schema<SanctionEntry> {
    static constexpr std::string_view kName = "sanction_entry";
    static constexpr std::string_view kResource = "sanction-entries";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("list", &SanctionEntry::list, Semantic::Text, Presence::Key);
        field("entry_id", &SanctionEntry::entryId, Semantic::Identifier, Presence::Key);
        field("name", &SanctionEntry::name, Semantic::Name, Presence::Required);
        field("entry_type", &SanctionEntry::entryType, Semantic::Text, Presence::Optional);
        field("programme", &SanctionEntry::programme, Semantic::Text, Presence::Optional);
        field("aliases", &SanctionEntry::aliases, Semantic::List, Presence::Optional);
        field("wallets", &SanctionEntry::wallets, Semantic::List, Presence::Optional);
    }
};

template <>
struct Schema<Finding> {
    static constexpr std::string_view kName = "finding";
    static constexpr std::string_view kResource = "findings";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("rule", &Finding::rule, Semantic::Code, Presence::Key);
        field("rule_version", &Finding::ruleVersion, Semantic::Text, Presence::Optional);
        field("subject", &Finding::subject, Semantic::Text, Presence::Key);
        field("outcome", &Finding::outcome, Semantic::Enumeration, Presence::Required);
        field("severity", &Finding::severity, Semantic::Enumeration, Presence::Optional);
        field("measured", &Finding::measured, Semantic::Text, Presence::Optional);
        field("threshold", &Finding::threshold, Semantic::Text, Presence::Optional);
        field("unit", &Finding::unit, Semantic::Text, Presence::Optional);
        field("citation", &Finding::citation, Semantic::Text, Presence::Optional);
        field("confidence", &Finding::confidence, Semantic::Text, Presence::Optional);
        field("explanation", &Finding::explanation, Semantic::Text, Presence::Optional);
        field("evidence", &Finding::evidence, Semantic::List, Presence::Optional);
        field("judged_as_of", &Finding::judgedAsOf, Semantic::Moment, Presence::Optional);
    }
};

template <>
struct Schema<SourceHealth> {
    static constexpr std::string_view kName = "source_health";
    static constexpr std::string_view kResource = "sources";
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &SourceHealth::id, Semantic::Identifier, Presence::Key);
        field("kind", &SourceHealth::kind, Semantic::Text, Presence::Required);
        field("protocol", &SourceHealth::protocol, Semantic::Text, Presence::Optional);
        field("url", &SourceHealth::url, Semantic::Text, Presence::Optional);
        field("tier", &SourceHealth::tier, Semantic::Enumeration, Presence::Optional);
        field("state", &SourceHealth::state, Semantic::Enumeration, Presence::Required);
        field("reason", &SourceHealth::reason, Semantic::Code, Presence::Optional);
        field("last_attempt", &SourceHealth::lastAttempt, Semantic::Moment, Presence::Optional);
        field("last_success", &SourceHealth::lastSuccess, Semantic::Moment, Presence::Optional);
        field("last_as_of", &SourceHealth::lastAsOf, Semantic::Moment, Presence::Optional);
        field("next_poll", &SourceHealth::nextPoll, Semantic::Moment, Presence::Optional);
        field("every_ms", &SourceHealth::everyMs, Semantic::Count, Presence::Optional);
        field("stale_after_ms", &SourceHealth::staleAfterMs, Semantic::Count, Presence::Optional);
        field("failures", &SourceHealth::failures, Semantic::Count, Presence::Optional);
        field("rejected_rows", &SourceHealth::rejectedRows, Semantic::Count, Presence::Optional);
        field("unchanged_polls", &SourceHealth::unchangedPolls, Semantic::Count, Presence::Optional);
        field("clock_offset_ms", &SourceHealth::clockOffsetMs, Semantic::Count, Presence::Optional);
        field("certificate_expiry", &SourceHealth::certificateExpiry, Semantic::Moment, Presence::Optional);
        field("schema_version", &SourceHealth::schemaVersion, Semantic::Text, Presence::Optional);
        field("last_raw", &SourceHealth::lastRaw, Semantic::Digest, Presence::Optional);
    }
};

} // namespace assay::domain
