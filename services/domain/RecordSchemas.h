// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Records.h"
#include "services/domain/Schema.h"
#include "services/domain/SettlementSchemas.h"
#include "services/domain/SupervisionSchemas.h"

/// \file Field names, keys and presence of each record, and the texts of each enumeration: the one table from which JSON,
/// SQL, CSV and item models take them. A name here is public (interface.md, contracts): it may be added, never changed.

namespace assay::domain {

template <>
struct EnumTexts<AssetClass> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "cash", "bank-deposit", "debt-security", "reverse-repo", "fund", "tokenised-asset", "other"});
};
template <>
struct EnumTexts<DebtIssuerType> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "government", "central-bank", "public-sector", "international", "bank", "corporate"});
};
template <>
struct EnumTexts<Encumbrance> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "free", "encumbered"});
};
template <>
struct EnumTexts<LicenseeType> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "non-bank", "bank"});
};
template <>
struct EnumTexts<SettlementKind> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "DvP", "PvP", "FoP"});
};
template <>
struct EnumTexts<HoldState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "released", "on-hold"});
};
template <>
struct EnumTexts<BarForm> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "400oz", "1kg", "3kg", "100g", "tael"});
};
template <>
struct EnumTexts<Severity> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "low", "medium", "high", "critical"});
};
template <>
struct EnumTexts<AlertState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "open", "acknowledged", "escalated", "closed"});
};
template <>
struct EnumTexts<Outcome> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"pass", "breach", "cannot-tell", "not-applicable"});
};
template <>
struct EnumTexts<RedemptionState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "requested", "valid", "paid", "refused"});
};
template <>
struct EnumTexts<FeedState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"waiting", "live", "ageing", "stale", "failing", "offline", "frozen"});
};
template <>
struct EnumTexts<Permission> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "allowed", "not-allowed"});
};
template <>
struct EnumTexts<CreditDebit> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "credit", "debit"});
};

template <>
struct Schema<ReserveStatement> {
    static constexpr std::string_view kName = "reserve_statement";
    static constexpr std::string_view kResource = "reserve-statements";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"statement_id", &ReserveStatement::statementId, Semantic::Identifier, Presence::Key},
            Field{"coin", &ReserveStatement::coin, Semantic::Code, Presence::Key},
            Field{"issuer", &ReserveStatement::issuer, Semantic::Code, Presence::Required},
            Field{"issuer_name", &ReserveStatement::issuerName, Semantic::Name, Presence::Optional},
            Field{"licensee_type", &ReserveStatement::licenseeType, Semantic::Enumeration, Presence::Optional},
            Field{"as_of", &ReserveStatement::asOf, Semantic::Moment, Presence::Key},
            Field{"currency", &ReserveStatement::currency, Semantic::Code, Presence::Required},
            Field{"outstanding", &ReserveStatement::outstanding, Semantic::Money, Presence::Required},
            Field{"frozen", &ReserveStatement::frozen, Semantic::Quantity, Presence::Optional},
            Field{"asset_total", &ReserveStatement::assetTotal, Semantic::Money, Presence::Required},
            Field{"asset_count", &ReserveStatement::assetCount, Semantic::Count, Presence::Required},
            Field{"target_buffer", &ReserveStatement::targetBuffer, Semantic::Ratio, Presence::Optional},
            Field{"supersedes", &ReserveStatement::supersedes, Semantic::Identifier, Presence::Optional}
        };
    }
};

template <>
struct Schema<ReserveAsset> {
    static constexpr std::string_view kName = "reserve_asset";
    static constexpr std::string_view kResource = "reserve-assets";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"statement_id", &ReserveAsset::statementId, Semantic::Identifier, Presence::Key},
            Field{"line", &ReserveAsset::line, Semantic::Identifier, Presence::Key},
            Field{"coin", &ReserveAsset::coin, Semantic::Code, Presence::Required},
            Field{"pool", &ReserveAsset::pool, Semantic::Code, Presence::Optional},
            Field{"class", &ReserveAsset::assetClass, Semantic::Enumeration, Presence::Required},
            Field{"isin", &ReserveAsset::isin, Semantic::Identifier, Presence::Optional},
            Field{"name", &ReserveAsset::name, Semantic::Name, Presence::Optional},
            Field{"debt_issuer", &ReserveAsset::debtIssuer, Semantic::Name, Presence::Optional},
            Field{"debt_issuer_type", &ReserveAsset::debtIssuerType, Semantic::Enumeration, Presence::Optional},
            Field{"country", &ReserveAsset::country, Semantic::Code, Presence::Optional},
            Field{"currency", &ReserveAsset::currency, Semantic::Code, Presence::Required},
            Field{"nominal", &ReserveAsset::nominal, Semantic::Money, Presence::Optional},
            Field{"market_value", &ReserveAsset::marketValue, Semantic::Money, Presence::Required},
            Field{"market_value_reference", &ReserveAsset::marketValueReference, Semantic::Money, Presence::Required},
            Field{"valuation_source", &ReserveAsset::valuationSource, Semantic::Text, Presence::Optional},
            Field{"term_start", &ReserveAsset::termStart, Semantic::Day, Presence::Optional},
            Field{"maturity", &ReserveAsset::maturity, Semantic::Day, Presence::Optional},
            Field{"custodian", &ReserveAsset::custodian, Semantic::Name, Presence::Optional},
            Field{"account", &ReserveAsset::account, Semantic::Identifier, Presence::Optional},
            Field{"encumbrance", &ReserveAsset::encumbrance, Semantic::Enumeration, Presence::Optional},
            Field{"approval_id", &ReserveAsset::approvalId, Semantic::Identifier, Presence::Optional},
            Field{"risk_weight", &ReserveAsset::riskWeight, Semantic::Ratio, Presence::Optional},
            Field{"collateral_class", &ReserveAsset::collateralClass, Semantic::Enumeration, Presence::Optional},
            Field{"collateral_value", &ReserveAsset::collateralValue, Semantic::Money, Presence::Optional}
        };
    }
};

template <>
struct Schema<Supply> {
    static constexpr std::string_view kName = "supply";
    static constexpr std::string_view kResource = "supply";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &Supply::coin, Semantic::Code, Presence::Key},
            Field{"ledger", &Supply::ledger, Semantic::Code, Presence::Key},
            Field{"contract", &Supply::contract, Semantic::Identifier, Presence::Key},
            Field{"total", &Supply::total, Semantic::Quantity, Presence::Required},
            Field{"frozen", &Supply::frozen, Semantic::Quantity, Presence::Optional},
            Field{"block", &Supply::block, Semantic::Count, Presence::Optional},
            Field{"block_hash", &Supply::blockHash, Semantic::Digest, Presence::Optional},
            Field{"block_time", &Supply::blockTime, Semantic::Moment, Presence::Optional}
        };
    }
};

template <>
struct Schema<Redemption> {
    static constexpr std::string_view kName = "redemption";
    static constexpr std::string_view kResource = "redemptions";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Redemption::id, Semantic::Identifier, Presence::Key},
            Field{"coin", &Redemption::coin, Semantic::Code, Presence::Required},
            Field{"holder", &Redemption::holder, Semantic::Text, Presence::Optional},
            Field{"amount", &Redemption::amount, Semantic::Money, Presence::Required},
            Field{"currency", &Redemption::currency, Semantic::Code, Presence::Required},
            Field{"state", &Redemption::state, Semantic::Enumeration, Presence::Required},
            Field{"requested_at", &Redemption::requestedAt, Semantic::Moment, Presence::Required},
            Field{"valid_at", &Redemption::validAt, Semantic::Moment, Presence::Optional},
            Field{"paid_at", &Redemption::paidAt, Semantic::Moment, Presence::Optional},
            Field{"paid_amount", &Redemption::paidAmount, Semantic::Money, Presence::Optional},
            Field{"consent_id", &Redemption::consentId, Semantic::Identifier, Presence::Optional},
            Field{"fee", &Redemption::fee, Semantic::Money, Presence::Optional},
            Field{"burn_id", &Redemption::burnId, Semantic::Identifier, Presence::Optional}
        };
    }
};

template <>
struct Schema<Transfer> {
    static constexpr std::string_view kName = "transfer";
    static constexpr std::string_view kResource = "transfers";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Transfer::id, Semantic::Identifier, Presence::Key},
            Field{"coin", &Transfer::coin, Semantic::Code, Presence::Required},
            Field{"ledger", &Transfer::ledger, Semantic::Code, Presence::Required},
            Field{"sender", &Transfer::sender, Semantic::Text, Presence::Required},
            Field{"receiver", &Transfer::receiver, Semantic::Code, Presence::Required},
            Field{"amount", &Transfer::amount, Semantic::Money, Presence::Required},
            Field{"hkd_value", &Transfer::hkdValue, Semantic::Money, Presence::Optional},
            Field{"at", &Transfer::at, Semantic::Moment, Presence::Required}
        };
    }
};

template <>
struct Schema<Participant> {
    static constexpr std::string_view kName = "participant";
    static constexpr std::string_view kResource = "participants";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Participant::id, Semantic::Identifier, Presence::Key},
            Field{"name", &Participant::name, Semantic::Name, Presence::Required},
            Field{"lei", &Participant::lei, Semantic::Identifier, Presence::Optional},
            Field{"role", &Participant::role, Semantic::Text, Presence::Optional}
        };
    }
};

template <>
struct Schema<Position> {
    static constexpr std::string_view kName = "position";
    static constexpr std::string_view kResource = "positions";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"participant", &Position::participant, Semantic::Code, Presence::Key},
            Field{"account", &Position::account, Semantic::Identifier, Presence::Key},
            Field{"asset", &Position::asset, Semantic::Code, Presence::Key},
            Field{"balance", &Position::balance, Semantic::Quantity, Presence::Required},
            Field{"reserved", &Position::reserved, Semantic::Quantity, Presence::Optional},
            Field{"limit", &Position::limit, Semantic::Quantity, Presence::Optional}
        };
    }
};

template <>
struct Schema<Instruction> {
    static constexpr std::string_view kName = "instruction";
    static constexpr std::string_view kResource = "instructions";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"ref", &Instruction::ref, Semantic::Identifier, Presence::Key},
            Field{"system_ref", &Instruction::systemRef, Semantic::Identifier, Presence::Optional},
            Field{"kind", &Instruction::kind, Semantic::Enumeration, Presence::Optional},
            Field{"status", &Instruction::status, Semantic::Code, Presence::Required},
            Field{"reason", &Instruction::reason, Semantic::Code, Presence::Optional},
            Field{"reason_text", &Instruction::reasonText, Semantic::Text, Presence::Optional},
            Field{"asset", &Instruction::asset, Semantic::Code, Presence::Required},
            Field{"quantity", &Instruction::quantity, Semantic::Quantity, Presence::Required},
            Field{"currency", &Instruction::currency, Semantic::Code, Presence::Optional},
            Field{"amount", &Instruction::amount, Semantic::Money, Presence::Optional},
            Field{"trade_date", &Instruction::tradeDate, Semantic::Day, Presence::Optional},
            Field{"settlement_date", &Instruction::settlementDate, Semantic::Day, Presence::Optional},
            Field{"deliverer", &Instruction::deliverer, Semantic::Code, Presence::Optional},
            Field{"receiver", &Instruction::receiver, Semantic::Code, Presence::Optional},
            Field{"priority", &Instruction::priority, Semantic::Count, Presence::Optional},
            Field{"hold", &Instruction::hold, Semantic::Enumeration, Presence::Optional},
            Field{"linked_ref", &Instruction::linkedRef, Semantic::Identifier, Presence::Optional},
            Field{"queued_at", &Instruction::queuedAt, Semantic::Moment, Presence::Optional},
            Field{"asset_leg_final_at", &Instruction::assetLegFinalAt, Semantic::Moment, Presence::Optional},
            Field{"cash_leg_final_at", &Instruction::cashLegFinalAt, Semantic::Moment, Presence::Optional},
            Field{"cycle", &Instruction::cycle, Semantic::Identifier, Presence::Optional},
            Field{"partial", &Instruction::partial, Semantic::Enumeration, Presence::Optional},
            Field{"settled_quantity", &Instruction::settledQuantity, Semantic::Quantity, Presence::Optional},
            Field{"asset_leg_locked_at", &Instruction::assetLegLockedAt, Semantic::Moment, Presence::Optional},
            Field{"cash_leg_locked_at", &Instruction::cashLegLockedAt, Semantic::Moment, Presence::Optional},
            Field{"cash_status", &Instruction::cashStatus, Semantic::Code, Presence::Optional},
            Field{"waits_for", &Instruction::waitsFor, Semantic::List, Presence::Optional}
        };
    }
};

template <>
struct Schema<CashEntry> {
    static constexpr std::string_view kName = "cash_entry";
    static constexpr std::string_view kResource = "cash-entries";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"account", &CashEntry::account, Semantic::Identifier, Presence::Key},
            Field{"entry_ref", &CashEntry::entryRef, Semantic::Identifier, Presence::Key},
            Field{"direction", &CashEntry::direction, Semantic::Enumeration, Presence::Required},
            Field{"amount", &CashEntry::amount, Semantic::Money, Presence::Required},
            Field{"currency", &CashEntry::currency, Semantic::Code, Presence::Required},
            Field{"status", &CashEntry::status, Semantic::Code, Presence::Optional},
            Field{"booking_date", &CashEntry::bookingDate, Semantic::Day, Presence::Optional},
            Field{"value_date", &CashEntry::valueDate, Semantic::Day, Presence::Optional},
            Field{"counterparty", &CashEntry::counterparty, Semantic::Text, Presence::Optional},
            Field{"remittance", &CashEntry::remittance, Semantic::Text, Presence::Optional}
        };
    }
};

template <>
struct Schema<Vault> {
    static constexpr std::string_view kName = "vault";
    static constexpr std::string_view kResource = "vaults";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Vault::id, Semantic::Identifier, Presence::Key},
            Field{"name", &Vault::name, Semantic::Name, Presence::Required},
            Field{"operator", &Vault::vaultOperator, Semantic::Text, Presence::Optional},
            Field{"location", &Vault::location, Semantic::Text, Presence::Optional},
            Field{"capacity_tonnes", &Vault::capacityTonnes, Semantic::Weight, Presence::Optional}
        };
    }
};

template <>
struct Schema<Bar> {
    static constexpr std::string_view kName = "bar";
    static constexpr std::string_view kResource = "bars";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"vault", &Bar::vault, Semantic::Code, Presence::Key},
            Field{"refiner", &Bar::refiner, Semantic::Code, Presence::Key},
            Field{"serial", &Bar::serial, Semantic::Identifier, Presence::Key},
            Field{"year", &Bar::year, Semantic::Count, Presence::Key},
            Field{"form", &Bar::form, Semantic::Enumeration, Presence::Optional},
            Field{"gross_oz", &Bar::grossOz, Semantic::Weight, Presence::Optional},
            Field{"fineness", &Bar::fineness, Semantic::Ratio, Presence::Optional},
            Field{"fine_oz", &Bar::fineOz, Semantic::Weight, Presence::Optional},
            Field{"owner", &Bar::owner, Semantic::Text, Presence::Optional},
            Field{"pool", &Bar::pool, Semantic::Code, Presence::Optional},
            Field{"encumbrance", &Bar::encumbrance, Semantic::Text, Presence::Optional}
        };
    }
};

template <>
struct Schema<GoldToken> {
    static constexpr std::string_view kName = "gold_token";
    static constexpr std::string_view kResource = "gold-tokens";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"token", &GoldToken::token, Semantic::Code, Presence::Key},
            Field{"issuer", &GoldToken::issuer, Semantic::Code, Presence::Required},
            Field{"issuer_name", &GoldToken::issuerName, Semantic::Name, Presence::Optional},
            Field{"ounces_per_token", &GoldToken::ouncesPerToken, Semantic::Weight, Presence::Required},
            Field{"supply", &GoldToken::supply, Semantic::Quantity, Presence::Required},
            Field{"supply_as_of", &GoldToken::supplyAsOf, Semantic::Moment, Presence::Required},
            Field{"allocated_oz", &GoldToken::allocatedOz, Semantic::Weight, Presence::Required},
            Field{"allocated_as_of", &GoldToken::allocatedAsOf, Semantic::Moment, Presence::Required}
        };
    }
};

template <>
struct Schema<Alert> {
    static constexpr std::string_view kName = "alert";
    static constexpr std::string_view kResource = "alerts";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Alert::id, Semantic::Identifier, Presence::Key},
            Field{"rule", &Alert::rule, Semantic::Code, Presence::Required},
            Field{"subject", &Alert::subject, Semantic::Text, Presence::Required},
            Field{"severity", &Alert::severity, Semantic::Enumeration, Presence::Required},
            Field{"state", &Alert::state, Semantic::Enumeration, Presence::Required},
            Field{"opened_at", &Alert::openedAt, Semantic::Moment, Presence::Required},
            Field{"score", &Alert::score, Semantic::Ratio, Presence::Optional},
            Field{"explanation", &Alert::explanation, Semantic::Text, Presence::Optional},
            Field{"owner", &Alert::owner, Semantic::Text, Presence::Optional},
            Field{"due_at", &Alert::dueAt, Semantic::Moment, Presence::Optional}
        };
    }
};

template <>
struct Schema<SanctionEntry> {
    static constexpr std::string_view kName = "sanction_entry";
    static constexpr std::string_view kResource = "sanction-entries";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"list", &SanctionEntry::list, Semantic::Text, Presence::Key},
            Field{"entry_id", &SanctionEntry::entryId, Semantic::Identifier, Presence::Key},
            Field{"name", &SanctionEntry::name, Semantic::Name, Presence::Required},
            Field{"entry_type", &SanctionEntry::entryType, Semantic::Text, Presence::Optional},
            Field{"programme", &SanctionEntry::programme, Semantic::Text, Presence::Optional},
            Field{"aliases", &SanctionEntry::aliases, Semantic::List, Presence::Optional},
            Field{"wallets", &SanctionEntry::wallets, Semantic::List, Presence::Optional}
        };
    }
};

template <>
struct Schema<Finding> {
    static constexpr std::string_view kName = "finding";
    static constexpr std::string_view kResource = "findings";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"rule", &Finding::rule, Semantic::Code, Presence::Key},
            Field{"rule_version", &Finding::ruleVersion, Semantic::Text, Presence::Optional},
            Field{"subject", &Finding::subject, Semantic::Text, Presence::Key},
            Field{"outcome", &Finding::outcome, Semantic::Enumeration, Presence::Required},
            Field{"severity", &Finding::severity, Semantic::Enumeration, Presence::Optional},
            Field{"measured", &Finding::measured, Semantic::Text, Presence::Optional},
            Field{"threshold", &Finding::threshold, Semantic::Text, Presence::Optional},
            Field{"unit", &Finding::unit, Semantic::Text, Presence::Optional},
            Field{"citation", &Finding::citation, Semantic::Text, Presence::Optional},
            Field{"confidence", &Finding::confidence, Semantic::Text, Presence::Optional},
            Field{"explanation", &Finding::explanation, Semantic::Text, Presence::Optional},
            Field{"evidence", &Finding::evidence, Semantic::List, Presence::Optional},
            Field{"judged_as_of", &Finding::judgedAsOf, Semantic::Moment, Presence::Optional}
        };
    }
};

template <>
struct Schema<SourceHealth> {
    static constexpr std::string_view kName = "source_health";
    static constexpr std::string_view kResource = "sources";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &SourceHealth::id, Semantic::Identifier, Presence::Key},
            Field{"kind", &SourceHealth::kind, Semantic::Text, Presence::Required},
            Field{"protocol", &SourceHealth::protocol, Semantic::Text, Presence::Optional},
            Field{"url", &SourceHealth::url, Semantic::Text, Presence::Optional},
            Field{"tier", &SourceHealth::tier, Semantic::Enumeration, Presence::Optional},
            Field{"state", &SourceHealth::state, Semantic::Enumeration, Presence::Required},
            Field{"reason", &SourceHealth::reason, Semantic::Code, Presence::Optional},
            Field{"last_attempt", &SourceHealth::lastAttempt, Semantic::Moment, Presence::Optional},
            Field{"last_success", &SourceHealth::lastSuccess, Semantic::Moment, Presence::Optional},
            Field{"last_as_of", &SourceHealth::lastAsOf, Semantic::Moment, Presence::Optional},
            Field{"next_poll", &SourceHealth::nextPoll, Semantic::Moment, Presence::Optional},
            Field{"every_ms", &SourceHealth::everyMs, Semantic::Count, Presence::Optional},
            Field{"stale_after_ms", &SourceHealth::staleAfterMs, Semantic::Count, Presence::Optional},
            Field{"failures", &SourceHealth::failures, Semantic::Count, Presence::Optional},
            Field{"rejected_rows", &SourceHealth::rejectedRows, Semantic::Count, Presence::Optional},
            Field{"unchanged_polls", &SourceHealth::unchangedPolls, Semantic::Count, Presence::Optional},
            Field{"clock_offset_ms", &SourceHealth::clockOffsetMs, Semantic::Count, Presence::Optional},
            Field{"certificate_expiry", &SourceHealth::certificateExpiry, Semantic::Moment, Presence::Optional},
            Field{"schema_version", &SourceHealth::schemaVersion, Semantic::Text, Presence::Optional},
            Field{"last_raw", &SourceHealth::lastRaw, Semantic::Digest, Presence::Optional}
        };
    }
};

/// Every record that a source can state, in the order in which tables are made.
using StatedRecords =
    std::tuple<ReserveStatement, ReserveAsset, Supply, Redemption, Transfer, Participant, Position, Instruction, CashEntry,
               Vault, Bar, GoldToken, Alert, SanctionEntry, Licensee, CoinTerms, OfficialContract, TokenOperation, ReserveFlow,
               CustodianPosition, Approval, IssuerLimit, Filing, Incident, HolderCredit, Price, TokenSighting, Restatement,
               Explanation, Letter, StressRun, PaymentAdvice, InstructionAdvice, SystemNotice, SettlementCycle, StatusChange,
               ActionRequest, Operator, ServiceOutage, OperatorFinance, Handover>;

template <class Visitor, class... Records>
void forEachRecordIn(std::tuple<Records...>*, Visitor&& visit)
{
    (visit(std::type_identity<Records>{}), ...);
}

/// Calls `visit(std::type_identity<Record>{})` for each stated record.
template <class Visitor>
void forEachStatedRecord(Visitor&& visit)
{
    forEachRecordIn(static_cast<StatedRecords*>(nullptr), visit);
}

} // namespace assay::domain
