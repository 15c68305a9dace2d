// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Schema.h"
#include "services/domain/SettlementRecords.h"

/// \file Field names, keys and presence of the records of settlement; part of RecordSchemas.h, which says more.

namespace assay::domain {

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
struct Schema<PaymentAdvice> {
    static constexpr std::string_view kName = "payment_advice";
    static constexpr std::string_view kResource = "payment-advices";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"payment_id", &PaymentAdvice::paymentId, Semantic::Identifier, Presence::Key},
            Field{"message", &PaymentAdvice::message, Semantic::Code, Presence::Key},
            Field{"message_id", &PaymentAdvice::messageId, Semantic::Identifier, Presence::Optional},
            Field{"end_to_end_id", &PaymentAdvice::endToEndId, Semantic::Identifier, Presence::Optional},
            Field{"original_message_id", &PaymentAdvice::originalMessageId, Semantic::Identifier, Presence::Optional},
            Field{"status", &PaymentAdvice::status, Semantic::Code, Presence::Optional},
            Field{"reason", &PaymentAdvice::reason, Semantic::Code, Presence::Optional},
            Field{"reason_text", &PaymentAdvice::reasonText, Semantic::Text, Presence::Optional},
            Field{"amount", &PaymentAdvice::amount, Semantic::Money, Presence::Optional},
            Field{"currency", &PaymentAdvice::currency, Semantic::Code, Presence::Optional},
            Field{"settlement_date", &PaymentAdvice::settlementDate, Semantic::Day, Presence::Optional},
            Field{"debtor", &PaymentAdvice::debtor, Semantic::Name, Presence::Optional},
            Field{"debtor_agent", &PaymentAdvice::debtorAgent, Semantic::Identifier, Presence::Optional},
            Field{"creditor", &PaymentAdvice::creditor, Semantic::Name, Presence::Optional},
            Field{"creditor_agent", &PaymentAdvice::creditorAgent, Semantic::Identifier, Presence::Optional},
            Field{"created_at", &PaymentAdvice::createdAt, Semantic::Moment, Presence::Optional},
            Field{"clearing_system", &PaymentAdvice::clearingSystem, Semantic::Code, Presence::Optional}
        };
    }
};

template <>
struct Schema<InstructionAdvice> {
    static constexpr std::string_view kName = "instruction_advice";
    static constexpr std::string_view kResource = "instruction-advices";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"message_id", &InstructionAdvice::messageId, Semantic::Identifier, Presence::Key},
            Field{"item", &InstructionAdvice::item, Semantic::Identifier, Presence::Key},
            Field{"message", &InstructionAdvice::message, Semantic::Code, Presence::Required},
            Field{"ref", &InstructionAdvice::ref, Semantic::Identifier, Presence::Optional},
            Field{"system_ref", &InstructionAdvice::systemRef, Semantic::Identifier, Presence::Optional},
            Field{"subject", &InstructionAdvice::subject, Semantic::Code, Presence::Required},
            Field{"family", &InstructionAdvice::family, Semantic::Code, Presence::Optional},
            Field{"status", &InstructionAdvice::status, Semantic::Code, Presence::Optional},
            Field{"reason", &InstructionAdvice::reason, Semantic::Code, Presence::Optional},
            Field{"reason_text", &InstructionAdvice::reasonText, Semantic::Text, Presence::Optional},
            Field{"request", &InstructionAdvice::request, Semantic::Code, Presence::Optional},
            Field{"at", &InstructionAdvice::at, Semantic::Moment, Presence::Optional}
        };
    }
};

template <>
struct Schema<SystemNotice> {
    static constexpr std::string_view kName = "system_notice";
    static constexpr std::string_view kResource = "system-notices";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"message_id", &SystemNotice::messageId, Semantic::Identifier, Presence::Key},
            Field{"message", &SystemNotice::message, Semantic::Code, Presence::Key},
            Field{"event", &SystemNotice::event, Semantic::Code, Presence::Optional},
            Field{"about", &SystemNotice::about, Semantic::Identifier, Presence::Optional},
            Field{"text", &SystemNotice::text, Semantic::Text, Presence::Optional},
            Field{"at", &SystemNotice::at, Semantic::Moment, Presence::Optional}
        };
    }
};

template <>
struct Schema<SettlementCycle> {
    static constexpr std::string_view kName = "settlement_cycle";
    static constexpr std::string_view kResource = "settlement-cycles";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &SettlementCycle::id, Semantic::Identifier, Presence::Key},
            Field{"day", &SettlementCycle::day, Semantic::Day, Presence::Optional},
            Field{"name", &SettlementCycle::name, Semantic::Name, Presence::Required},
            Field{"asset", &SettlementCycle::asset, Semantic::Code, Presence::Optional},
            Field{"opens_at", &SettlementCycle::opensAt, Semantic::Moment, Presence::Optional},
            Field{"cut_off_at", &SettlementCycle::cutOffAt, Semantic::Moment, Presence::Required},
            Field{"settles_at", &SettlementCycle::settlesAt, Semantic::Moment, Presence::Optional},
            Field{"state", &SettlementCycle::state, Semantic::Enumeration, Presence::Optional}
        };
    }
};

template <>
struct Schema<StatusChange> {
    static constexpr std::string_view kName = "status_change";
    static constexpr std::string_view kResource = "status-changes";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"ref", &StatusChange::ref, Semantic::Identifier, Presence::Key},
            Field{"previous", &StatusChange::previous, Semantic::Code, Presence::Key},
            Field{"status", &StatusChange::status, Semantic::Code, Presence::Key},
            Field{"reason", &StatusChange::reason, Semantic::Code, Presence::Optional},
            Field{"system_ref", &StatusChange::systemRef, Semantic::Identifier, Presence::Optional},
            Field{"at", &StatusChange::at, Semantic::Moment, Presence::Required}
        };
    }
};

template <>
struct Schema<ActionRequest> {
    static constexpr std::string_view kName = "action_request";
    static constexpr std::string_view kResource = "action-requests";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &ActionRequest::id, Semantic::Identifier, Presence::Key},
            Field{"action", &ActionRequest::action, Semantic::Enumeration, Presence::Required},
            Field{"instruction", &ActionRequest::instruction, Semantic::Identifier, Presence::Required},
            Field{"parameters", &ActionRequest::parameters, Semantic::Text, Presence::Optional},
            Field{"reason", &ActionRequest::reason, Semantic::Code, Presence::Required},
            Field{"reason_text", &ActionRequest::reasonText, Semantic::Text, Presence::Required},
            Field{"amount", &ActionRequest::amount, Semantic::Money, Presence::Optional},
            Field{"currency", &ActionRequest::currency, Semantic::Code, Presence::Optional},
            Field{"maker", &ActionRequest::maker, Semantic::Code, Presence::Required},
            Field{"checkers", &ActionRequest::checkers, Semantic::List, Presence::Optional},
            Field{"needed", &ActionRequest::needed, Semantic::Count, Presence::Optional},
            Field{"state", &ActionRequest::state, Semantic::Enumeration, Presence::Required},
            Field{"state_reason", &ActionRequest::stateReason, Semantic::Text, Presence::Optional},
            Field{"digest", &ActionRequest::digest, Semantic::Digest, Presence::Required},
            Field{"basis", &ActionRequest::basis, Semantic::Digest, Presence::Optional},
            Field{"made_at", &ActionRequest::madeAt, Semantic::Moment, Presence::Required},
            Field{"expires_at", &ActionRequest::expiresAt, Semantic::Moment, Presence::Required},
            Field{"decided_at", &ActionRequest::decidedAt, Semantic::Moment, Presence::Optional},
            Field{"effect_at", &ActionRequest::effectAt, Semantic::Moment, Presence::Optional}
        };
    }
};

template <>
struct Schema<Operator> {
    static constexpr std::string_view kName = "operator";
    static constexpr std::string_view kResource = "operators";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Operator::id, Semantic::Code, Presence::Key},
            Field{"name", &Operator::name, Semantic::Name, Presence::Optional},
            Field{"roles", &Operator::roles, Semantic::List, Presence::Required},
            Field{"scope", &Operator::scope, Semantic::List, Presence::Optional}
        };
    }
};

template <>
struct Schema<ServiceOutage> {
    static constexpr std::string_view kName = "service_outage";
    static constexpr std::string_view kResource = "service-outages";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &ServiceOutage::id, Semantic::Identifier, Presence::Key},
            Field{"system", &ServiceOutage::system, Semantic::Code, Presence::Required},
            Field{"service", &ServiceOutage::service, Semantic::Name, Presence::Optional},
            Field{"began_at", &ServiceOutage::beganAt, Semantic::Moment, Presence::Required},
            Field{"ended_at", &ServiceOutage::endedAt, Semantic::Moment, Presence::Optional},
            Field{"day_completed_at", &ServiceOutage::dayCompletedAt, Semantic::Moment, Presence::Optional}
        };
    }
};

template <>
struct Schema<OperatorFinance> {
    static constexpr std::string_view kName = "operator_finance";
    static constexpr std::string_view kResource = "operator-finances";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"system", &OperatorFinance::system, Semantic::Code, Presence::Key},
            Field{"name", &OperatorFinance::name, Semantic::Name, Presence::Optional},
            Field{"currency", &OperatorFinance::currency, Semantic::Code, Presence::Required},
            Field{"liquid_net_assets", &OperatorFinance::liquidNetAssets, Semantic::Money, Presence::Required},
            Field{"operating_expenses", &OperatorFinance::operatingExpenses, Semantic::Money, Presence::Required},
            Field{"figures_as_of", &OperatorFinance::figuresAsOf, Semantic::Day, Presence::Optional}
        };
    }
};

template <>
struct Schema<Handover> {
    static constexpr std::string_view kName = "handover";
    static constexpr std::string_view kResource = "handovers";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Handover::id, Semantic::Identifier, Presence::Key},
            Field{"shift", &Handover::shift, Semantic::Name, Presence::Optional},
            Field{"outgoing", &Handover::outgoing, Semantic::Code, Presence::Required},
            Field{"incoming", &Handover::incoming, Semantic::Code, Presence::Optional},
            Field{"lines", &Handover::lines, Semantic::List, Presence::Optional},
            Field{"ticked", &Handover::ticked, Semantic::List, Presence::Optional},
            Field{"questions", &Handover::questions, Semantic::Text, Presence::Optional},
            Field{"state", &Handover::state, Semantic::Enumeration, Presence::Required},
            Field{"made_at", &Handover::madeAt, Semantic::Moment, Presence::Required},
            Field{"outgoing_signed_at", &Handover::outgoingSignedAt, Semantic::Moment, Presence::Optional},
            Field{"incoming_signed_at", &Handover::incomingSignedAt, Semantic::Moment, Presence::Optional}
        };
    }
};

} // namespace assay::domain
