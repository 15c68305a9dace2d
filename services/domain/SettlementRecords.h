// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/Records.h"

namespace assay::domain {

// What the settlement of instructions rests on besides the instructions themselves. Conventions as in Records.h; field
// names are in SettlementSchemas.h.

enum class CycleState : std::uint8_t { Unknown, Planned, Open, Closed, Settled, Cancelled };
enum class QueueAction : std::uint8_t { Unknown, Hold, Release, Cancel, Resequence, Recycle, Split, Partial };
/// Blocked: the state moved since it was made. OutcomeUnknown: sent, and the answer was lost.
enum class RequestState : std::uint8_t {
    Unknown, Submitted, Approved, Rejected, Revoked, Expired, Blocked, Accepted, Refused, Effective, OutcomeUnknown
};
enum class HandoverState : std::uint8_t { Unknown, Draft, Ready, Countersigned };

/// One credit transfer as its messages state it: pacs.008 and pacs.009 order it, pacs.002 and camt.006 state where it
/// stands, pacs.004 returns it, camt.056 asks to cancel it. Statuses and reasons are ISO 20022 codes, kept as they came.
struct PaymentAdvice {
    std::string paymentId;                    ///< UETR, else transaction id, else end-to-end id
    std::string message;                      ///< of the message that states it, as "pacs.008"
    std::string messageId;
    std::string endToEndId;
    std::string originalMessageId;            ///< that a status, a return or a cancellation is about
    std::string status;
    std::string reason;
    std::string reasonText;
    std::optional<Decimal> amount;
    std::string currency;
    std::optional<Date> settlementDate;       ///< interbank
    std::string debtor;
    std::string debtorAgent;                  ///< BIC
    std::string creditor;
    std::string creditorAgent;                ///< BIC
    std::optional<Instant> createdAt;         ///< of the message
    std::string clearingSystem;
};

/// What a message says about one settlement instruction: its status (sese.024, 034, 037), a cancellation (sese.020, 027), a
/// change of its conditions (sese.030, 031), an allegement or an entry of an audit trail (semt.022).
struct InstructionAdvice {
    std::string messageId;
    std::string item;                         ///< position within the message, counted from 1
    std::string message;                      ///< as "sese.024"
    std::string ref;                          ///< the actor's reference of the instruction
    std::string systemRef;
    std::string subject;                      ///< "instruction", "cancellation", "modification", "allegement"
    std::string family;                       ///< "processing", "matching", "inferred-matching", "settlement", "affirmation", "hold"
    std::string status;
    std::string reason;
    std::string reasonText;
    std::string request;                      ///< what is asked for: "hold", "release", "cancel", "priority", "linkage", "partial"
    std::optional<Instant> at;                ///< as the message states it
};

/// A notice of the settlement system about itself or about a message (admi.*).
struct SystemNotice {
    std::string messageId;
    std::string message;                      ///< as "admi.004"
    std::string event;
    std::string about;                        ///< message that it answers
    std::string text;
    std::optional<Instant> at;
};

/// One cycle or window of a settlement system on one day.
struct SettlementCycle {
    std::string id;                           ///< unique over days
    std::optional<Date> day;                  ///< of the system's business
    std::string name;
    std::string asset;                        ///< class it settles, XAU, or a currency; empty: all
    std::optional<Instant> opensAt;
    Instant cutOffAt{};                       ///< instructions after this wait for the next
    std::optional<Instant> settlesAt;
    CycleState state = CycleState::Unknown;
};

/// A change of an instruction's status between two answers of its source, noted when the later one arrived.
struct StatusChange {
    std::string ref;                          ///< of the instruction
    std::string previous;
    std::string status;
    std::string reason;
    std::string systemRef;
    Instant at{};                             ///< as-of of the answer that states the later status
};

/// A request to act on instructions, as the clearing endpoint keeps it. The canonical bytes and their SHA-256 are what its
/// maker asked for; a checker approves those bytes and no others.
struct ActionRequest {
    std::string id;                           ///< chosen by the maker's console, also the idempotency key
    QueueAction action = QueueAction::Unknown;
    std::string instruction;                  ///< ref
    std::string parameters;                   ///< "priority=3", "quantity=100.000", "before=SI-20385"
    std::string reason;
    std::string reasonText;
    std::optional<Decimal> amount;
    std::string currency;
    std::string maker;                        ///< operator
    std::vector<std::string> checkers;        ///< who approved, in order
    std::optional<std::int64_t> needed;       ///< approvals that the policy asks for
    RequestState state = RequestState::Unknown;
    std::string stateReason;                  ///< why it was rejected, revoked, refused or blocked
    std::string digest;                       ///< SHA-256 of the canonical bytes
    std::string basis;                        ///< SHA-256 of the instruction's state it was made on
    Instant madeAt{};
    Instant expiresAt{};
    std::optional<Instant> decidedAt;
    std::optional<Instant> effectAt;          ///< when the effect was seen
};

/// A person who may act at a clearing endpoint, and as what.
struct Operator {
    std::string id;
    std::string name;
    std::vector<std::string> roles;           ///< of "examiner", "maker", "checker", "vault-officer", "aml-analyst", "supervisor", "auditor"
    std::vector<std::string> scope;           ///< issuers, systems or vaults; empty: all
};

/// A time in which a settlement system did not work (rule SET-05).
struct ServiceOutage {
    std::string id;
    std::string system;
    std::string service;
    Instant beganAt{};
    std::optional<Instant> endedAt;           ///< not stated: it lasts
    std::optional<Instant> dayCompletedAt;    ///< when that day's settlement was complete
};

/// Financial resources of a settlement system's operator (rule SET-06).
struct OperatorFinance {
    std::string system;
    std::string name;
    std::string currency;
    Decimal liquidNetAssets;                  ///< funded by equity
    Decimal operatingExpenses;                ///< of the last twelve months
    std::optional<Date> figuresAsOf;
};

/// A handover sheet of the operations room; written by this console.
struct Handover {
    std::string id;
    std::string shift;
    std::string outgoing;                     ///< operator
    std::string incoming;                     ///< operator
    std::vector<std::string> lines;           ///< what is handed over, one line each
    std::vector<std::string> ticked;          ///< numbers of the lines that the incoming operator has read
    std::string questions;
    HandoverState state = HandoverState::Unknown;
    Instant madeAt{};
    std::optional<Instant> outgoingSignedAt;
    std::optional<Instant> incomingSignedAt;
};

} // namespace assay::domain
