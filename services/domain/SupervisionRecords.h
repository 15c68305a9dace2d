// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/Records.h"

namespace assay::domain {

// What the supervision of an issuer rests on besides statements and supply: who it is, what it may, what happened on the
// ledger and in its pool, what it filed. Conventions as in Records.h; field names are in SupervisionSchemas.h.

enum class Operation : std::uint8_t {
    Unknown, Deploy, Upgrade, Mint, Burn, Pause, Resume, Freeze, Unfreeze, Blacklist, AllowList, RoleChange, Seize
};
enum class FlowKind : std::uint8_t { Unknown, Inflow, Payout, Withdrawal, Income, Fee };
enum class ApprovalKind : std::uint8_t { Unknown, AssetClass, Currency, Custodian, RedemptionDelay, Frequency, Counterparty };
enum class FilingKind : std::uint8_t {
    Unknown, DailyStatement, WeeklyReport, Publication, Attestation, AnnualAudit, WhitePaper, ContractAudit, IncidentNotice,
    BreakNotice, TrustDeed, LegalOpinion
};
enum class IncidentKind : std::uint8_t { Unknown, Incident, ReconciliationBreak, Outage };
enum class LetterState : std::uint8_t { Unknown, Draft, Sent, Answered, Withdrawn };

/// A licensed issuer and its financial resources (rules STB-25, STB-26). Money in `currency`.
struct Licensee {
    IssuerId issuer;
    std::string name;
    std::string licenceNumber;
    LicenseeType licenseeType = LicenseeType::Unknown;
    std::string currency;
    std::optional<Decimal> paidUpCapital;
    std::optional<Decimal> liquidCapital;
    std::optional<Decimal> excessLiquidCapital;
    std::optional<Decimal> operatingExpenses; ///< of the last twelve months
    std::optional<Date> figuresAsOf;
};

/// Terms of one coin as the issuer publishes them.
struct CoinTerms {
    CoinId coin;
    IssuerId issuer;
    std::string name;
    std::string currency;                     ///< reference currency, ISO 4217
    std::optional<Decimal> redemptionFeeRate; ///< of the amount redeemed, as 0.001
    std::optional<Decimal> redemptionFeeFixed;
    std::optional<std::int64_t> roleManagerQuorum; ///< signatures that a change of roles needs
    std::optional<std::int64_t> attestationEveryDays; ///< interval agreed with the HKMA
};

/// An entry of the official list of contracts: this token, and no other, is the coin.
struct OfficialContract {
    CoinId coin;
    LedgerId ledger;
    std::string contract;
    std::string dti;
    std::optional<Date> since;
};

/// One life-cycle operation on a token's contract, seen on the ledger or stated by the issuer.
struct TokenOperation {
    std::string id;
    CoinId coin;
    LedgerId ledger;
    std::string contract;
    Operation operation = Operation::Unknown;
    std::optional<Decimal> amount;            ///< in coins
    std::string account;                      ///< that it concerns
    Instant at{};
    std::optional<std::int64_t> block;
    std::string transaction;
    std::vector<std::string> authorisers;
    std::string reference;                    ///< reserve flow or redemption that it answers
};

/// Money that entered or left a reserve pool.
struct ReserveFlow {
    std::string id;
    CoinId coin;
    std::string pool;
    FlowKind kind = FlowKind::Unknown;
    Decimal amount;                           ///< positive; the kind gives the direction
    std::string currency;
    Instant at{};
    std::string reference;                    ///< token operation or redemption that it answers
    std::optional<Decimal> assetsAfter;       ///< market value of the pool after it
    std::optional<Decimal> outstandingAfter;  ///< par in circulation after it
};

/// A position as the custodian states it, apart from what the issuer says.
struct CustodianPosition {
    std::string custodian;
    std::string account;
    std::string line;
    std::string accountTitle;                 ///< in whose name
    CoinId coin;
    std::string pool;
    AssetClass assetClass = AssetClass::Unknown;
    std::string isin;
    std::string name;
    std::string currency;
    std::optional<Decimal> nominal;
    Decimal marketValue;                      ///< in `currency`
    Encumbrance encumbrance = Encumbrance::Unknown;
};

/// A permission that the HKMA gave for one issuer: an asset, a currency, a custodian, a delay.
struct Approval {
    std::string id;
    ApprovalKind kind = ApprovalKind::Unknown;
    IssuerId issuer;
    CoinId coin;                              ///< empty: all coins of the issuer
    std::string subject;                      ///< what is approved, as "Lion Rock Custody", "EUR"
    std::optional<Date> grantedOn;
    std::optional<Date> expiresOn;
    std::string documentHash;                 ///< SHA-256
};

/// A limit that an issuer set itself (guideline ¶6.4). `measure`: custodian-share, debt-issuer-share, currency-share,
/// class-share (ratios of the pool), hhi-custodian (0…10,000), one-day-ratio.
struct IssuerLimit {
    CoinId coin;
    std::string measure;
    std::string subject;                      ///< "Bank A"; empty: each one
    Decimal limit;
    std::optional<Date> setOn;
};

/// A return, report, notice or document that an issuer filed or published.
struct Filing {
    std::string id;
    IssuerId issuer;
    CoinId coin;
    FilingKind kind = FilingKind::Unknown;
    std::string subject;                      ///< incident, break or contract that it is about
    std::optional<Date> periodStart;
    std::optional<Date> periodEnd;
    std::optional<Instant> filedAt;
    std::optional<Instant> publishedAt;
    std::string currency;
    std::optional<Decimal> outstanding;
    std::optional<Decimal> reserveValue;
    std::vector<std::string> testDays;        ///< of an attestation, ISO dates
    std::optional<Date> randomTestDay;
    std::string firm;
    std::string scope;
    std::string text;                         ///< wording that was filed or published
    std::string documentHash;                 ///< SHA-256 of the file
    std::optional<Date> reviewBy;             ///< valid until reviewed
    std::string supersedes;                   ///< id of the filing that this one replaces
};

struct Incident {
    std::string id;
    IssuerId issuer;
    CoinId coin;
    IncidentKind kind = IncidentKind::Unknown;
    Instant startedAt{};
    std::optional<Instant> resolvedAt;
    std::string description;
};

/// Something credited to a holder besides the coin itself. `type` as the issuer names it: refund, yield, reward …
struct HolderCredit {
    std::string id;
    CoinId coin;
    std::string holder;
    std::string type;
    Decimal amount;
    std::string currency;
    Instant at{};
};

/// Price of a coin at one venue over `spanSeconds` from `at`, in `currency` for one coin.
struct Price {
    CoinId coin;
    std::string venue;
    Instant at{};
    std::string currency;
    std::optional<Decimal> open;
    std::optional<Decimal> high;
    std::optional<Decimal> low;
    Decimal close;
    std::optional<Decimal> volume;            ///< in coins
    std::int64_t spanSeconds = 60;
};

/// A token seen on a ledger whose name or ticker is worth comparing with the official list.
struct TokenSighting {
    LedgerId ledger;
    std::string contract;
    std::string name;
    std::string ticker;
    std::optional<Instant> firstSeen;
    std::optional<std::int64_t> holders;
};

/// One field of something already reported that reads otherwise now. Made when an answer is folded, from the row before and
/// the row after; both versions stay in the store.
struct Restatement {
    std::string id;
    std::string record;                       ///< "reserve_statement", "filing"
    std::string subject;                      ///< key of the row, parts joined by " / "
    CoinId coin;
    std::string period;                       ///< what was reported on, as an ISO instant or dates
    std::string field;
    std::string before;
    std::string after;
    std::string beforeRaw;                    ///< SHA-256 of the answer that stated `before`
    Instant firstKnownAt{};
    Instant restatedAt{};
};

/// What a person decided about a restatement: the explanation that was accepted.
struct Explanation {
    std::string subject;                      ///< id of the restatement
    std::string text;
    std::string author;
    Instant at{};
};

/// A query to an issuer, drafted from a finding; the duty calendar follows it until it is answered.
struct Letter {
    std::string id;
    RuleId rule;
    std::string subject;                      ///< of the finding
    IssuerId issuer;
    CoinId coin;
    std::string textEnglish;
    std::string textChinese;                  ///< Traditional
    std::vector<std::string> evidence;        ///< SHA-256 of the raw bytes the finding rests on
    LetterState state = LetterState::Unknown;
    std::string author;
    Instant writtenAt{};
    std::optional<Date> replyBy;
    std::optional<Instant> answeredAt;
    std::string answer;
};

/// A what-if that was run, with the snapshot it ran on, so that it can be run again to the same result.
struct StressRun {
    std::string id;
    std::string name;
    CoinId coin;
    std::string statementId;
    std::string snapshot;                     ///< head of the hash chain
    std::string parameters;                   ///< canonical text, key=value; parted by line feeds
    std::string result;                       ///< the same
    Instant ranAt{};
    std::string author;
};

} // namespace assay::domain
