// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/EnumTexts.h"
#include "services/domain/Schema.h"
#include "services/domain/SettlementRecords.h"

/// \file Field names, keys and presence of the records of settlement; part of RecordSchemas.h, which says more.

namespace assay::domain {

template <>
struct Schema<PaymentAdvice> {
    static constexpr std::string_view kName = "payment_advice";
    static constexpr std::string_view kResource = "payment-advices";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("payment_id", &PaymentAdvice::paymentId, Semantic::Identifier, Presence::Key);
        field("message", &PaymentAdvice::message, Semantic::Code, Presence::Key);
        field("message_id", &PaymentAdvice::messageId, Semantic::Identifier, Presence::Optional);
        field("end_to_end_id", &PaymentAdvice::endToEndId, Semantic::Identifier, Presence::Optional);
        field("original_message_id", &PaymentAdvice::originalMessageId, Semantic::Identifier, Presence::Optional);
        field("status", &PaymentAdvice::status, Semantic::Code, Presence::Optional);
        field("reason", &PaymentAdvice::reason, Semantic::Code, Presence::Optional);
        field("reason_text", &PaymentAdvice::reasonText, Semantic::Text, Presence::Optional);
        field("amount", &PaymentAdvice::amount, Semantic::Money, Presence::Optional);
        field("currency", &PaymentAdvice::currency, Semantic::Code, Presence::Optional);
        field("settlement_date", &PaymentAdvice::settlementDate, Semantic::Day, Presence::Optional);
        field("debtor", &PaymentAdvice::debtor, Semantic::Name, Presence::Optional);
        field("debtor_agent", &PaymentAdvice::debtorAgent, Semantic::Identifier, Presence::Optional);
        field("creditor", &PaymentAdvice::creditor, Semantic::Name, Presence::Optional);
        field("creditor_agent", &PaymentAdvice::creditorAgent, Semantic::Identifier, Presence::Optional);
        field("created_at", &PaymentAdvice::createdAt, Semantic::Moment, Presence::Optional);
        field("clearing_system", &PaymentAdvice::clearingSystem, Semantic::Code, Presence::Optional);
    }
};

template <>
struct Schema<InstructionAdvice> {
    static constexpr std::string_view kName = "instruction_advice";
    static constexpr std::string_view kResource = "instruction-advices";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("message_id", &InstructionAdvice::messageId, Semantic::Identifier, Presence::Key);
        field("item", &InstructionAdvice::item, Semantic::Identifier, Presence::Key);
        field("message", &InstructionAdvice::message, Semantic::Code, Presence::Required);
        field("ref", &InstructionAdvice::ref, Semantic::Identifier, Presence::Optional);
        field("system_ref", &InstructionAdvice::systemRef, Semantic::Identifier, Presence::Optional);
        field("subject", &InstructionAdvice::subject, Semantic::Code, Presence::Required);
        field("family", &InstructionAdvice::family, Semantic::Code, Presence::Optional);
        field("status", &InstructionAdvice::status, Semantic::Code, Presence::Optional);
        field("reason", &InstructionAdvice::reason, Semantic::Code, Presence::Optional);
        field("reason_text", &InstructionAdvice::reasonText, Semantic::Text, Presence::Optional);
        field("request", &InstructionAdvice::request, Semantic::Code, Presence::Optional);
        field("at", &InstructionAdvice::at, Semantic::Moment, Presence::Optional);
    }
};

template <>
struct Schema<SystemNotice> {
    static constexpr std::string_view kName = "system_notice";
    static constexpr std::string_view kResource = "system-notices";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("message_id", &SystemNotice::messageId, Semantic::Identifier, Presence::Key);
        field("message", &SystemNotice::message, Semantic::Code, Presence::Key);
        field("event", &SystemNotice::event, Semantic::Code, Presence::Optional);
        field("about", &SystemNotice::about, Semantic::Identifier, Presence::Optional);
        field("text", &SystemNotice::text, Semantic::Text, Presence::Optional);
        field("at", &SystemNotice::at, Semantic::Moment, Presence::Optional);
    }
};

template <>
struct Schema<SettlementCycle> {
    static constexpr std::string_view kName = "settlement_cycle";
    static constexpr std::string_view kResource = "settlement-cycles";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Clearing);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &SettlementCycle::id, Semantic::Identifier, Presence::Key);
        field("day", &SettlementCycle::day, Semantic::Day, Presence::Optional);
        field("name", &SettlementCycle::name, Semantic::Name, Presence::Required);
        field("asset", &SettlementCycle::asset, Semantic::Code, Presence::Optional);
        field("opens_at", &SettlementCycle::opensAt, Semantic::Moment, Presence::Optional);
        field("cut_off_at", &SettlementCycle::cutOffAt, Semantic::Moment, Presence::Required);
        field("settles_at", &SettlementCycle::settlesAt, Semantic::Moment, Presence::Optional);
        field("state", &SettlementCycle::state, Semantic::Enumeration, Presence::Optional);
    }
};

template <>
struct Schema<StatusChange> {
    static constexpr std::string_view kName = "status_change";
    static constexpr std::string_view kResource = "status-changes";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("ref", &StatusChange::ref, Semantic::Identifier, Presence::Key);
        field("previous", &StatusChange::previous, Semantic::Code, Presence::Key);
        field("status", &StatusChange::status, Semantic::Code, Presence::Key);
        field("reason", &StatusChange::reason, Semantic::Code, Presence::Optional);
        field("system_ref", &StatusChange::systemRef, Semantic::Identifier, Presence::Optional);
        field("at", &StatusChange::at, Semantic::Moment, Presence::Required);
    }
};

template <>
struct Schema<ActionRequest> {
    static constexpr std::string_view kName = "action_request";
    static constexpr std::string_view kResource = "action-requests";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Clearing);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &ActionRequest::id, Semantic::Identifier, Presence::Key);
        field("action", &ActionRequest::action, Semantic::Enumeration, Presence::Required);
        field("instruction", &ActionRequest::instruction, Semantic::Identifier, Presence::Required);
        field("parameters", &ActionRequest::parameters, Semantic::Text, Presence::Optional);
        field("reason", &ActionRequest::reason, Semantic::Code, Presence::Required);
        field("reason_text", &ActionRequest::reasonText, Semantic::Text, Presence::Required);
        field("amount", &ActionRequest::amount, Semantic::Money, Presence::Optional);
        field("currency", &ActionRequest::currency, Semantic::Code, Presence::Optional);
        field("maker", &ActionRequest::maker, Semantic::Code, Presence::Required);
        field("checkers", &ActionRequest::checkers, Semantic::List, Presence::Optional);
        field("needed", &ActionRequest::needed, Semantic::Count, Presence::Optional);
        field("state", &ActionRequest::state, Semantic::Enumeration, Presence::Required);
        field("state_reason", &ActionRequest::stateReason, Semantic::Text, Presence::Optional);
        field("digest", &ActionRequest::digest, Semantic::Digest, Presence::Required);
        field("basis", &ActionRequest::basis, Semantic::Digest, Presence::Optional);
        field("made_at", &ActionRequest::madeAt, Semantic::Moment, Presence::Required);
        field("expires_at", &ActionRequest::expiresAt, Semantic::Moment, Presence::Required);
        field("decided_at", &ActionRequest::decidedAt, Semantic::Moment, Presence::Optional);
        field("effect_at", &ActionRequest::effectAt, Semantic::Moment, Presence::Optional);
    }
};

template <>
struct Schema<Operator> {
    static constexpr std::string_view kName = "operator";
    static constexpr std::string_view kResource = "operators";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Clearing);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Operator::id, Semantic::Code, Presence::Key);
        field("name", &Operator::name, Semantic::Name, Presence::Optional);
        field("roles", &Operator::roles, Semantic::List, Presence::Required);
        field("scope", &Operator::scope, Semantic::List, Presence::Optional);
    }
};

template <>
struct Schema<ServiceOutage> {
    static constexpr std::string_view kName = "service_outage";
    static constexpr std::string_view kResource = "service-outages";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Clearing);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &ServiceOutage::id, Semantic::Identifier, Presence::Key);
        field("system", &ServiceOutage::system, Semantic::Code, Presence::Required);
        field("service", &ServiceOutage::service, Semantic::Name, Presence::Optional);
        field("began_at", &ServiceOutage::beganAt, Semantic::Moment, Presence::Required);
        field("ended_at", &ServiceOutage::endedAt, Semantic::Moment, Presence::Optional);
        field("day_completed_at", &ServiceOutage::dayCompletedAt, Semantic::Moment, Presence::Optional);
    }
};

template <>
struct Schema<OperatorFinance> {
    static constexpr std::string_view kName = "operator_finance";
    static constexpr std::string_view kResource = "operator-finances";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Clearing);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("system", &OperatorFinance::system, Semantic::Code, Presence::Key);
        field("name", &OperatorFinance::name, Semantic::Name, Presence::Optional);
        field("currency", &OperatorFinance::currency, Semantic::Code, Presence::Required);
        field("liquid_net_assets", &OperatorFinance::liquidNetAssets, Semantic::Money, Presence::Required);
        field("operating_expenses", &OperatorFinance::operatingExpenses, Semantic::Money, Presence::Required);
        field("figures_as_of", &OperatorFinance::figuresAsOf, Semantic::Day, Presence::Optional);
    }
};

template <>
struct Schema<Handover> {
    static constexpr std::string_view kName = "handover";
    static constexpr std::string_view kResource = "handovers";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Handover::id, Semantic::Identifier, Presence::Key);
        field("shift", &Handover::shift, Semantic::Name, Presence::Optional);
        field("outgoing", &Handover::outgoing, Semantic::Code, Presence::Required);
        field("incoming", &Handover::incoming, Semantic::Code, Presence::Optional);
        field("lines", &Handover::lines, Semantic::List, Presence::Optional);
        field("ticked", &Handover::ticked, Semantic::List, Presence::Optional);
        field("questions", &Handover::questions, Semantic::Text, Presence::Optional);
        field("state", &Handover::state, Semantic::Enumeration, Presence::Required);
        field("made_at", &Handover::madeAt, Semantic::Moment, Presence::Required);
        field("outgoing_signed_at", &Handover::outgoingSignedAt, Semantic::Moment, Presence::Optional);
        field("incoming_signed_at", &Handover::incomingSignedAt, Semantic::Moment, Presence::Optional);
    }
};

} // namespace assay::domain
