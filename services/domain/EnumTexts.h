// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/DerivedRecords.h"
#include "services/domain/Cell.h"
#include "services/domain/SettlementDerivedRecords.h"
#include "services/domain/SupervisionRecords.h"

/// \file The text of each enumerator in JSON, SQL, CSV and filters. A text is public: it may be added, never changed.

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
struct EnumTexts<Operation> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "deploy", "upgrade", "mint", "burn", "pause", "resume", "freeze", "unfreeze", "blacklist", "allow-list", "role-change", "seize"});
};
template <>
struct EnumTexts<FlowKind> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "inflow", "payout", "withdrawal", "income", "fee"});
};
template <>
struct EnumTexts<ApprovalKind> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "asset-class", "currency", "custodian", "redemption-delay", "frequency", "counterparty"});
};
template <>
struct EnumTexts<FilingKind> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "daily-statement", "weekly-report", "publication", "attestation", "annual-audit", "white-paper", "contract-audit", "incident-notice", "break-notice", "trust-deed", "legal-opinion"});
};
template <>
struct EnumTexts<IncidentKind> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "incident", "reconciliation-break", "outage"});
};
template <>
struct EnumTexts<LetterState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "draft", "sent", "answered", "withdrawn"});
};
template <>
struct EnumTexts<CycleState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "planned", "open", "closed", "settled", "cancelled"});
};
template <>
struct EnumTexts<QueueAction> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "hold", "release", "cancel", "resequence", "recycle", "split", "partial"});
};
template <>
struct EnumTexts<RequestState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "submitted", "approved", "rejected", "revoked", "expired", "blocked", "accepted", "refused", "effective", "outcome-unknown"});
};
template <>
struct EnumTexts<HandoverState> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "draft", "ready", "countersigned"});
};
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
struct EnumTexts<AlarmLevel> {
    static constexpr auto kTexts = std::to_array<std::string_view>({"unknown", "normal", "warning", "alarm"});
};

} // namespace assay::domain
