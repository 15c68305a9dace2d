// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/Decimal.h"
#include "services/domain/Ids.h"
#include "services/domain/Origin.h"

namespace assay::domain {

// The plain values that endpoints state and files carry. Field names, keys and texts are in RecordSchemas.h; a value of
// std::nullopt or an empty text means "not stated", never zero. Money is in the row's own currency, in major units.

/// Classes of reserve asset (guideline text: domain rule STB-04). Unknown keeps an asset whose class is not listed.
enum class AssetClass : std::uint8_t { Unknown, Cash, BankDeposit, DebtSecurity, ReverseRepo, Fund, TokenisedAsset, Other };
enum class DebtIssuerType : std::uint8_t { Unknown, Government, CentralBank, PublicSector, International, Bank, Corporate };
enum class Encumbrance : std::uint8_t { Unknown, Free, Encumbered };
enum class LicenseeType : std::uint8_t { Unknown, NonBank, Bank };
enum class SettlementKind : std::uint8_t { Unknown, DvP, PvP, FoP };
enum class HoldState : std::uint8_t { Unknown, Released, OnHold };
enum class BarForm : std::uint8_t { Unknown, LargeBar, Kilobar, ThreeKilo, HundredGram, Tael };
enum class Severity : std::uint8_t { Unknown, Low, Medium, High, Critical };
enum class AlertState : std::uint8_t { Unknown, Open, Acknowledged, Escalated, Closed };
enum class Outcome : std::uint8_t { Pass, Breach, CannotTell, NotApplicable };
enum class RedemptionState : std::uint8_t { Unknown, Requested, Valid, Paid, Refused };
/// Frozen: it answers, but states nothing new while its peers do.
enum class FeedState : std::uint8_t { Waiting, Live, Ageing, Stale, Failing, Offline, Frozen };
enum class Permission : std::uint8_t { Unknown, Allowed, NotAllowed };
enum class CreditDebit : std::uint8_t { Unknown, Credit, Debit };

/// One issuer statement of one coin's pool at one instant. The assets are rows of their own; assetCount and assetTotal
/// say whether all of them arrived.
struct ReserveStatement {
    std::string statementId;
    CoinId coin;
    IssuerId issuer;
    std::string issuerName;
    LicenseeType licenseeType = LicenseeType::Unknown;
    Instant asOf{};
    std::string currency;                     ///< reference currency, ISO 4217
    Decimal outstanding;                      ///< par value in circulation, frozen tokens included
    std::optional<Decimal> frozen;
    Decimal assetTotal;                       ///< Σ market value in the reference currency as the issuer states it
    std::int64_t assetCount = 0;
    std::optional<Decimal> targetBuffer;      ///< ratio above 1 the licensee set itself, as 0.005
    std::string supersedes;                   ///< statementId this one restates
};

struct ReserveAsset {
    std::string statementId;
    std::string line;
    CoinId coin;
    std::string pool;
    AssetClass assetClass = AssetClass::Unknown;
    std::string isin;
    std::string name;
    std::string debtIssuer;
    DebtIssuerType debtIssuerType = DebtIssuerType::Unknown;
    std::string country;
    std::string currency;
    Decimal nominal;
    Decimal marketValue;                      ///< in `currency`
    Decimal marketValueReference;             ///< in the statement's reference currency
    std::string valuationSource;
    std::optional<Date> termStart;
    std::optional<Date> maturity;
    std::string custodian;
    std::string account;
    Encumbrance encumbrance = Encumbrance::Unknown;
    std::string approvalId;                   ///< HKMA case-by-case approval, if any
    std::optional<Decimal> riskWeight;        ///< of the debt issuer under the Banking (Capital) Rules, as 0 or 0.2
    AssetClass collateralClass = AssetClass::Unknown; ///< of a reverse repo
    std::optional<Decimal> collateralValue;   ///< of a reverse repo, market value in `currency`
};

/// Supply of one token on one ledger, as stated by an issuer or observed on the ledger.
struct Supply {
    CoinId coin;
    LedgerId ledger;
    std::string contract;
    Decimal total;
    std::optional<Decimal> frozen;
    std::optional<std::int64_t> block;
    std::string blockHash;
    std::optional<Instant> blockTime;
};

struct Redemption {
    std::string id;
    CoinId coin;
    std::string holder;
    Decimal amount;
    std::string currency;
    RedemptionState state = RedemptionState::Unknown;
    Instant requestedAt{};
    std::optional<Instant> validAt;
    std::optional<Instant> paidAt;
    std::optional<Decimal> paidAmount;
    std::string consentId;
    std::optional<Decimal> fee;               ///< kept back from the payment
    std::string burnId;                       ///< token operation that took the coins out of circulation
};

struct Transfer {
    std::string id;
    CoinId coin;
    LedgerId ledger;
    std::string sender;
    std::string receiver;
    Decimal amount;
    std::optional<Decimal> hkdValue;
    Instant at{};
};

struct Participant {
    ParticipantId id;
    std::string name;
    std::string lei;
    std::string role;
};

/// A balance of one participant in one asset, or a holding read from a statement of holdings.
struct Position {
    ParticipantId participant;
    std::string account;
    std::string asset;                        ///< XAU, ISIN, DTI or currency
    Decimal balance;
    std::optional<Decimal> reserved;
    std::optional<Decimal> limit;
};

/// A settlement instruction with both legs. Status and reason are ISO 20022 codes, kept as they came.
struct Instruction {
    std::string ref;                          ///< the actor's reference
    std::string systemRef;                    ///< the settlement system's reference
    SettlementKind kind = SettlementKind::Unknown;
    std::string status;                       ///< PACK, MACH, NMAT, PEND, PENF, SETT, CANS, REJT …
    std::string reason;                       ///< LACK, MONY, PREA …
    std::string reasonText;
    std::string asset;                        ///< ISIN, DTI or XAU
    Decimal quantity;
    std::string currency;
    std::optional<Decimal> amount;
    std::optional<Date> tradeDate;
    std::optional<Date> settlementDate;       ///< intended
    ParticipantId deliverer;
    ParticipantId receiver;
    std::int64_t priority = 0;
    HoldState hold = HoldState::Unknown;
    std::string linkedRef;
    std::optional<Instant> queuedAt;
    std::optional<Instant> assetLegFinalAt;
    std::optional<Instant> cashLegFinalAt;
    std::string cycle;                        ///< settlement cycle it is due in
    Permission partial = Permission::Unknown; ///< may it settle in parts?
    std::optional<Decimal> settledQuantity;   ///< of `quantity`, once a part has settled
    std::optional<Instant> assetLegLockedAt;
    std::optional<Instant> cashLegLockedAt;
    std::string cashStatus;                   ///< of the cash leg, camt.006 code
    std::vector<std::string> waitsFor;        ///< refs of instructions that must settle before, as the system states them
};

/// A booked cash movement from a bank's notification (camt.054) or statement.
struct CashEntry {
    std::string account;
    std::string entryRef;
    CreditDebit direction = CreditDebit::Unknown;
    Decimal amount;
    std::string currency;
    std::string status;
    std::optional<Date> bookingDate;
    std::optional<Date> valueDate;
    std::string counterparty;
    std::string remittance;
};

struct Vault {
    VaultId id;
    std::string name;
    std::string vaultOperator;
    std::string location;
    std::optional<Decimal> capacityTonnes;
};

/// One bar. Weights are exact; ounces are troy ounces, fineness is parts per thousand.
struct Bar {
    VaultId vault;
    std::string refiner;
    std::string serial;
    std::optional<std::int64_t> year;
    BarForm form = BarForm::Unknown;
    std::optional<Decimal> grossOz;
    std::optional<Decimal> fineness;
    std::optional<Decimal> fineOz;
    std::string owner;
    std::string pool;
    std::string encumbrance;                  ///< who holds a charge over it; empty: none stated
};

/// What a gold-token issuer states as allocated to its token.
struct GoldToken {
    CoinId token;
    IssuerId issuer;
    std::string issuerName;
    Decimal ouncesPerToken;
    Decimal supply;
    Instant supplyAsOf{};
    Decimal allocatedOz;
    Instant allocatedAsOf{};
};

struct Alert {
    std::string id;
    std::string rule;
    std::string subject;
    Severity severity = Severity::Unknown;
    AlertState state = AlertState::Unknown;
    Instant openedAt{};
    std::optional<Decimal> score;
    std::string explanation;
    std::string owner;
    std::optional<Instant> dueAt;
};

/// One entry of a public sanctions list: a name with its aliases, or wallet addresses.
struct SanctionEntry {
    std::string list;
    std::string entryId;
    std::string name;
    std::string entryType;
    std::string programme;
    std::vector<std::string> aliases;
    std::vector<std::string> wallets;
};

/// A judgement of one rule over one subject. measured and threshold are texts because rules measure different things.
struct Finding {
    RuleId rule;
    std::string ruleVersion;
    std::string subject;
    Outcome outcome = Outcome::CannotTell;
    Severity severity = Severity::Unknown;
    std::string measured;
    std::string threshold;
    std::string unit;
    std::string citation;
    std::string confidence;
    std::string explanation;
    std::vector<std::string> evidence;        ///< SHA-256 of the raw bytes it rests on
    Instant judgedAsOf{};                     ///< as-of of the oldest input
};

/// The health of one configured source.
struct SourceHealth {
    SourceId id;
    std::string kind;
    std::string protocol;
    std::string url;
    Tier tier = Tier::SelfReported;
    FeedState state = FeedState::Waiting;
    std::string reason;                       ///< why it is not live; empty when live
    std::optional<Instant> lastAttempt;
    std::optional<Instant> lastSuccess;
    std::optional<Instant> lastAsOf;
    std::optional<Instant> nextPoll;
    std::int64_t everyMs = 0;
    std::int64_t staleAfterMs = 0;
    std::int64_t failures = 0;                ///< in a row
    std::int64_t rejectedRows = 0;            ///< rows of the last answer that were set aside
    std::int64_t unchangedPolls = 0;          ///< good answers in a row that stated nothing new
    std::optional<std::int64_t> clockOffsetMs;
    std::optional<Instant> certificateExpiry;
    std::string schemaVersion;
    std::string lastRaw;                      ///< SHA-256 of the last answer
};

} // namespace assay::domain
