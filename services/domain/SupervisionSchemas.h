// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Schema.h"
#include "services/domain/SupervisionRecords.h"

/// \file Field names, keys and presence of the records of supervision; part of RecordSchemas.h, which says more.

namespace assay::domain {

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
struct Schema<Licensee> {
    static constexpr std::string_view kName = "licensee";
    static constexpr std::string_view kResource = "licensees";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"issuer", &Licensee::issuer, Semantic::Code, Presence::Key},
            Field{"name", &Licensee::name, Semantic::Name, Presence::Required},
            Field{"licence_number", &Licensee::licenceNumber, Semantic::Identifier, Presence::Optional},
            Field{"licensee_type", &Licensee::licenseeType, Semantic::Enumeration, Presence::Required},
            Field{"currency", &Licensee::currency, Semantic::Code, Presence::Optional},
            Field{"paid_up_capital", &Licensee::paidUpCapital, Semantic::Money, Presence::Optional},
            Field{"liquid_capital", &Licensee::liquidCapital, Semantic::Money, Presence::Optional},
            Field{"excess_liquid_capital", &Licensee::excessLiquidCapital, Semantic::Money, Presence::Optional},
            Field{"operating_expenses", &Licensee::operatingExpenses, Semantic::Money, Presence::Optional},
            Field{"figures_as_of", &Licensee::figuresAsOf, Semantic::Day, Presence::Optional}
        };
    }
};

template <>
struct Schema<CoinTerms> {
    static constexpr std::string_view kName = "coin_terms";
    static constexpr std::string_view kResource = "coin-terms";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &CoinTerms::coin, Semantic::Code, Presence::Key},
            Field{"issuer", &CoinTerms::issuer, Semantic::Code, Presence::Required},
            Field{"name", &CoinTerms::name, Semantic::Name, Presence::Optional},
            Field{"currency", &CoinTerms::currency, Semantic::Code, Presence::Required},
            Field{"redemption_fee_rate", &CoinTerms::redemptionFeeRate, Semantic::Ratio, Presence::Optional},
            Field{"redemption_fee_fixed", &CoinTerms::redemptionFeeFixed, Semantic::Money, Presence::Optional},
            Field{"role_manager_quorum", &CoinTerms::roleManagerQuorum, Semantic::Count, Presence::Optional},
            Field{"attestation_every_days", &CoinTerms::attestationEveryDays, Semantic::Count, Presence::Optional}
        };
    }
};

template <>
struct Schema<OfficialContract> {
    static constexpr std::string_view kName = "official_contract";
    static constexpr std::string_view kResource = "official-contracts";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &OfficialContract::coin, Semantic::Code, Presence::Key},
            Field{"ledger", &OfficialContract::ledger, Semantic::Code, Presence::Key},
            Field{"contract", &OfficialContract::contract, Semantic::Identifier, Presence::Key},
            Field{"dti", &OfficialContract::dti, Semantic::Identifier, Presence::Optional},
            Field{"since", &OfficialContract::since, Semantic::Day, Presence::Optional}
        };
    }
};

template <>
struct Schema<TokenOperation> {
    static constexpr std::string_view kName = "token_operation";
    static constexpr std::string_view kResource = "token-operations";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &TokenOperation::id, Semantic::Identifier, Presence::Key},
            Field{"coin", &TokenOperation::coin, Semantic::Code, Presence::Required},
            Field{"ledger", &TokenOperation::ledger, Semantic::Code, Presence::Required},
            Field{"contract", &TokenOperation::contract, Semantic::Identifier, Presence::Optional},
            Field{"operation", &TokenOperation::operation, Semantic::Enumeration, Presence::Required},
            Field{"amount", &TokenOperation::amount, Semantic::Quantity, Presence::Optional},
            Field{"account", &TokenOperation::account, Semantic::Identifier, Presence::Optional},
            Field{"at", &TokenOperation::at, Semantic::Moment, Presence::Required},
            Field{"block", &TokenOperation::block, Semantic::Count, Presence::Optional},
            Field{"transaction", &TokenOperation::transaction, Semantic::Identifier, Presence::Optional},
            Field{"authorisers", &TokenOperation::authorisers, Semantic::List, Presence::Optional},
            Field{"reference", &TokenOperation::reference, Semantic::Identifier, Presence::Optional}
        };
    }
};

template <>
struct Schema<ReserveFlow> {
    static constexpr std::string_view kName = "reserve_flow";
    static constexpr std::string_view kResource = "reserve-flows";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &ReserveFlow::id, Semantic::Identifier, Presence::Key},
            Field{"coin", &ReserveFlow::coin, Semantic::Code, Presence::Required},
            Field{"pool", &ReserveFlow::pool, Semantic::Code, Presence::Optional},
            Field{"kind", &ReserveFlow::kind, Semantic::Enumeration, Presence::Required},
            Field{"amount", &ReserveFlow::amount, Semantic::Money, Presence::Required},
            Field{"currency", &ReserveFlow::currency, Semantic::Code, Presence::Required},
            Field{"at", &ReserveFlow::at, Semantic::Moment, Presence::Required},
            Field{"reference", &ReserveFlow::reference, Semantic::Identifier, Presence::Optional},
            Field{"assets_after", &ReserveFlow::assetsAfter, Semantic::Money, Presence::Optional},
            Field{"outstanding_after", &ReserveFlow::outstandingAfter, Semantic::Quantity, Presence::Optional}
        };
    }
};

template <>
struct Schema<CustodianPosition> {
    static constexpr std::string_view kName = "custodian_position";
    static constexpr std::string_view kResource = "custodian-positions";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"custodian", &CustodianPosition::custodian, Semantic::Name, Presence::Key},
            Field{"account", &CustodianPosition::account, Semantic::Identifier, Presence::Key},
            Field{"line", &CustodianPosition::line, Semantic::Identifier, Presence::Key},
            Field{"account_title", &CustodianPosition::accountTitle, Semantic::Text, Presence::Optional},
            Field{"coin", &CustodianPosition::coin, Semantic::Code, Presence::Required},
            Field{"pool", &CustodianPosition::pool, Semantic::Code, Presence::Optional},
            Field{"class", &CustodianPosition::assetClass, Semantic::Enumeration, Presence::Required},
            Field{"isin", &CustodianPosition::isin, Semantic::Identifier, Presence::Optional},
            Field{"name", &CustodianPosition::name, Semantic::Name, Presence::Optional},
            Field{"currency", &CustodianPosition::currency, Semantic::Code, Presence::Required},
            Field{"nominal", &CustodianPosition::nominal, Semantic::Money, Presence::Optional},
            Field{"market_value", &CustodianPosition::marketValue, Semantic::Money, Presence::Required},
            Field{"encumbrance", &CustodianPosition::encumbrance, Semantic::Enumeration, Presence::Optional}
        };
    }
};

template <>
struct Schema<Approval> {
    static constexpr std::string_view kName = "approval";
    static constexpr std::string_view kResource = "approvals";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Approval::id, Semantic::Identifier, Presence::Key},
            Field{"kind", &Approval::kind, Semantic::Enumeration, Presence::Required},
            Field{"issuer", &Approval::issuer, Semantic::Code, Presence::Required},
            Field{"coin", &Approval::coin, Semantic::Code, Presence::Optional},
            Field{"subject", &Approval::subject, Semantic::Identifier, Presence::Required},
            Field{"granted_on", &Approval::grantedOn, Semantic::Day, Presence::Optional},
            Field{"expires_on", &Approval::expiresOn, Semantic::Day, Presence::Optional},
            Field{"document_sha256", &Approval::documentHash, Semantic::Digest, Presence::Optional}
        };
    }
};

template <>
struct Schema<IssuerLimit> {
    static constexpr std::string_view kName = "issuer_limit";
    static constexpr std::string_view kResource = "issuer-limits";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &IssuerLimit::coin, Semantic::Code, Presence::Key},
            Field{"measure", &IssuerLimit::measure, Semantic::Code, Presence::Key},
            Field{"subject", &IssuerLimit::subject, Semantic::Identifier, Presence::Key},
            Field{"limit", &IssuerLimit::limit, Semantic::Ratio, Presence::Required},
            Field{"set_on", &IssuerLimit::setOn, Semantic::Day, Presence::Optional}
        };
    }
};

template <>
struct Schema<Filing> {
    static constexpr std::string_view kName = "filing";
    static constexpr std::string_view kResource = "filings";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Filing::id, Semantic::Identifier, Presence::Key},
            Field{"issuer", &Filing::issuer, Semantic::Code, Presence::Required},
            Field{"coin", &Filing::coin, Semantic::Code, Presence::Optional},
            Field{"kind", &Filing::kind, Semantic::Enumeration, Presence::Required},
            Field{"subject", &Filing::subject, Semantic::Identifier, Presence::Optional},
            Field{"period_start", &Filing::periodStart, Semantic::Day, Presence::Optional},
            Field{"period_end", &Filing::periodEnd, Semantic::Day, Presence::Optional},
            Field{"filed_at", &Filing::filedAt, Semantic::Moment, Presence::Optional},
            Field{"published_at", &Filing::publishedAt, Semantic::Moment, Presence::Optional},
            Field{"currency", &Filing::currency, Semantic::Code, Presence::Optional},
            Field{"outstanding", &Filing::outstanding, Semantic::Money, Presence::Optional},
            Field{"reserve_value", &Filing::reserveValue, Semantic::Money, Presence::Optional},
            Field{"test_days", &Filing::testDays, Semantic::List, Presence::Optional},
            Field{"random_test_day", &Filing::randomTestDay, Semantic::Day, Presence::Optional},
            Field{"firm", &Filing::firm, Semantic::Name, Presence::Optional},
            Field{"scope", &Filing::scope, Semantic::Text, Presence::Optional},
            Field{"text", &Filing::text, Semantic::Text, Presence::Optional},
            Field{"document_sha256", &Filing::documentHash, Semantic::Digest, Presence::Optional},
            Field{"review_by", &Filing::reviewBy, Semantic::Day, Presence::Optional},
            Field{"supersedes", &Filing::supersedes, Semantic::Identifier, Presence::Optional}
        };
    }
};

template <>
struct Schema<Incident> {
    static constexpr std::string_view kName = "incident";
    static constexpr std::string_view kResource = "incidents";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Incident::id, Semantic::Identifier, Presence::Key},
            Field{"issuer", &Incident::issuer, Semantic::Code, Presence::Required},
            Field{"coin", &Incident::coin, Semantic::Code, Presence::Optional},
            Field{"kind", &Incident::kind, Semantic::Enumeration, Presence::Required},
            Field{"started_at", &Incident::startedAt, Semantic::Moment, Presence::Required},
            Field{"resolved_at", &Incident::resolvedAt, Semantic::Moment, Presence::Optional},
            Field{"description", &Incident::description, Semantic::Text, Presence::Optional}
        };
    }
};

template <>
struct Schema<HolderCredit> {
    static constexpr std::string_view kName = "holder_credit";
    static constexpr std::string_view kResource = "holder-credits";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &HolderCredit::id, Semantic::Identifier, Presence::Key},
            Field{"coin", &HolderCredit::coin, Semantic::Code, Presence::Required},
            Field{"holder", &HolderCredit::holder, Semantic::Text, Presence::Optional},
            Field{"type", &HolderCredit::type, Semantic::Code, Presence::Required},
            Field{"amount", &HolderCredit::amount, Semantic::Money, Presence::Required},
            Field{"currency", &HolderCredit::currency, Semantic::Code, Presence::Required},
            Field{"at", &HolderCredit::at, Semantic::Moment, Presence::Required}
        };
    }
};

template <>
struct Schema<Price> {
    static constexpr std::string_view kName = "price";
    static constexpr std::string_view kResource = "prices";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"coin", &Price::coin, Semantic::Code, Presence::Key},
            Field{"venue", &Price::venue, Semantic::Code, Presence::Key},
            Field{"at", &Price::at, Semantic::Moment, Presence::Key},
            Field{"currency", &Price::currency, Semantic::Code, Presence::Required},
            Field{"open", &Price::open, Semantic::Money, Presence::Optional},
            Field{"high", &Price::high, Semantic::Money, Presence::Optional},
            Field{"low", &Price::low, Semantic::Money, Presence::Optional},
            Field{"close", &Price::close, Semantic::Money, Presence::Required},
            Field{"volume", &Price::volume, Semantic::Quantity, Presence::Optional},
            Field{"span_seconds", &Price::spanSeconds, Semantic::Count, Presence::Optional}
        };
    }
};

template <>
struct Schema<TokenSighting> {
    static constexpr std::string_view kName = "token_sighting";
    static constexpr std::string_view kResource = "token-sightings";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"ledger", &TokenSighting::ledger, Semantic::Code, Presence::Key},
            Field{"contract", &TokenSighting::contract, Semantic::Identifier, Presence::Key},
            Field{"name", &TokenSighting::name, Semantic::Name, Presence::Required},
            Field{"ticker", &TokenSighting::ticker, Semantic::Code, Presence::Required},
            Field{"first_seen", &TokenSighting::firstSeen, Semantic::Moment, Presence::Optional},
            Field{"holders", &TokenSighting::holders, Semantic::Count, Presence::Optional}
        };
    }
};

template <>
struct Schema<Restatement> {
    static constexpr std::string_view kName = "restatement";
    static constexpr std::string_view kResource = "restatements";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Restatement::id, Semantic::Identifier, Presence::Key},
            Field{"record", &Restatement::record, Semantic::Code, Presence::Required},
            Field{"subject", &Restatement::subject, Semantic::Identifier, Presence::Required},
            Field{"coin", &Restatement::coin, Semantic::Code, Presence::Optional},
            Field{"period", &Restatement::period, Semantic::Text, Presence::Optional},
            Field{"field", &Restatement::field, Semantic::Code, Presence::Required},
            Field{"before", &Restatement::before, Semantic::Text, Presence::Optional},
            Field{"after", &Restatement::after, Semantic::Text, Presence::Optional},
            Field{"before_raw", &Restatement::beforeRaw, Semantic::Digest, Presence::Optional},
            Field{"first_known_at", &Restatement::firstKnownAt, Semantic::Moment, Presence::Optional},
            Field{"restated_at", &Restatement::restatedAt, Semantic::Moment, Presence::Required}
        };
    }
};

template <>
struct Schema<Explanation> {
    static constexpr std::string_view kName = "explanation";
    static constexpr std::string_view kResource = "explanations";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"subject", &Explanation::subject, Semantic::Identifier, Presence::Key},
            Field{"text", &Explanation::text, Semantic::Text, Presence::Required},
            Field{"author", &Explanation::author, Semantic::Text, Presence::Required},
            Field{"at", &Explanation::at, Semantic::Moment, Presence::Required}
        };
    }
};

template <>
struct Schema<Letter> {
    static constexpr std::string_view kName = "letter";
    static constexpr std::string_view kResource = "letters";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &Letter::id, Semantic::Identifier, Presence::Key},
            Field{"rule", &Letter::rule, Semantic::Code, Presence::Optional},
            Field{"subject", &Letter::subject, Semantic::Identifier, Presence::Optional},
            Field{"issuer", &Letter::issuer, Semantic::Code, Presence::Optional},
            Field{"coin", &Letter::coin, Semantic::Code, Presence::Optional},
            Field{"text_en", &Letter::textEnglish, Semantic::Text, Presence::Optional},
            Field{"text_zh", &Letter::textChinese, Semantic::Text, Presence::Optional},
            Field{"evidence", &Letter::evidence, Semantic::List, Presence::Optional},
            Field{"state", &Letter::state, Semantic::Enumeration, Presence::Required},
            Field{"author", &Letter::author, Semantic::Text, Presence::Optional},
            Field{"written_at", &Letter::writtenAt, Semantic::Moment, Presence::Required},
            Field{"reply_by", &Letter::replyBy, Semantic::Day, Presence::Optional},
            Field{"answered_at", &Letter::answeredAt, Semantic::Moment, Presence::Optional},
            Field{"answer", &Letter::answer, Semantic::Text, Presence::Optional}
        };
    }
};

template <>
struct Schema<StressRun> {
    static constexpr std::string_view kName = "stress_run";
    static constexpr std::string_view kResource = "stress-runs";
    static constexpr auto fields()
    {
        return std::tuple{
            Field{"id", &StressRun::id, Semantic::Identifier, Presence::Key},
            Field{"name", &StressRun::name, Semantic::Name, Presence::Optional},
            Field{"coin", &StressRun::coin, Semantic::Code, Presence::Required},
            Field{"statement_id", &StressRun::statementId, Semantic::Identifier, Presence::Optional},
            Field{"snapshot", &StressRun::snapshot, Semantic::Digest, Presence::Optional},
            Field{"parameters", &StressRun::parameters, Semantic::Text, Presence::Optional},
            Field{"result", &StressRun::result, Semantic::Text, Presence::Optional},
            Field{"ran_at", &StressRun::ranAt, Semantic::Moment, Presence::Required},
            Field{"author", &StressRun::author, Semantic::Text, Presence::Optional}
        };
    }
};

} // namespace assay::domain
