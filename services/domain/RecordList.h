// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <type_traits>

/// \file Which records there are, and a holder with one member for each of them.

namespace assay::domain {

struct ReserveStatement;
struct ReserveAsset;
struct Supply;
struct Redemption;
struct Transfer;
struct Participant;
struct Position;
struct Instruction;
struct CashEntry;
struct Vault;
struct Bar;
struct GoldToken;
struct Alert;
struct SanctionEntry;
struct Licensee;
struct CoinTerms;
struct OfficialContract;
struct TokenOperation;
struct ReserveFlow;
struct CustodianPosition;
struct Approval;
struct IssuerLimit;
struct Filing;
struct Incident;
struct HolderCredit;
struct Price;
struct TokenSighting;
struct Restatement;
struct Explanation;
struct Letter;
struct StressRun;
struct PaymentAdvice;
struct InstructionAdvice;
struct SystemNotice;
struct SettlementCycle;
struct StatusChange;
struct ActionRequest;
struct Operator;
struct ServiceOutage;
struct OperatorFinance;
struct Handover;
struct CoverageReading;
struct HoldingLine;
struct Concentration;
struct SupplyBridge;
struct RedemptionClock;
struct LadderRung;
struct Duty;
struct PegReading;
struct CycleStanding;
struct ParticipantStanding;
struct AgeingBucket;
struct SettlementEfficiency;
struct FailGroup;
struct GridlockOption;
struct RuleCard;
struct Finding;
struct SourceHealth;

template <class... Records>
struct RecordList {
    static constexpr std::size_t kSize = sizeof...(Records);
};

/// Every record that a source can state. Tables are made, stored and hashed in this order: a new record goes to the end.
using StatedRecords = RecordList<
    ReserveStatement, ReserveAsset, Supply, Redemption, Transfer, Participant, Position, Instruction, CashEntry,
    Vault, Bar, GoldToken, Alert, SanctionEntry, Licensee, CoinTerms, OfficialContract, TokenOperation, ReserveFlow,
    CustodianPosition, Approval, IssuerLimit, Filing, Incident, HolderCredit, Price, TokenSighting, Restatement,
    Explanation, Letter, StressRun, PaymentAdvice, InstructionAdvice, SystemNotice, SettlementCycle, StatusChange,
    ActionRequest, Operator, ServiceOutage, OperatorFinance, Handover>;

/// Every derived record, in the order of the pages Reserves and Settlement; the rules last.
using DerivedRecords = RecordList<
    CoverageReading, HoldingLine, Concentration, SupplyBridge, RedemptionClock, LadderRung, Duty, PegReading,
    CycleStanding, ParticipantStanding, AgeingBucket, SettlementEfficiency, FailGroup, GridlockOption, RuleCard>;

template <class Record, class List>
inline constexpr bool kAmong = false;
template <class Record, class... Records>
inline constexpr bool kAmong<Record, RecordList<Records...>> = (std::is_same_v<Record, Records> || ...);

template <class Visitor, class... Records>
void forEachRecordIn(RecordList<Records...>, Visitor&& visit)
{
    (visit(std::type_identity<Records>{}), ...);
}

/// Calls `visit(std::type_identity<Record>{})` for each stated record.
template <class Visitor>
void forEachStatedRecord(Visitor&& visit)
{
    forEachRecordIn(StatedRecords{}, visit);
}

/// One Holder<Record> for each record of a list: a table, an editor, the rows of an answer.
template <template <class> class Holder, class List>
struct RecordSet;
template <template <class> class Holder, class... Records>
struct RecordSet<Holder, RecordList<Records...>> : Holder<Records>... {
    template <class Record>
    [[nodiscard]] Holder<Record>& get()
    {
        return *this;
    }
    template <class Record>
    [[nodiscard]] const Holder<Record>& get() const
    {
        return *this;
    }
};

} // namespace assay::domain
