// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/EnumTexts.h"
#include "services/domain/Schema.h"
#include "services/domain/SupervisionRecords.h"

/// \file Field names, keys and presence of the records of supervision; part of RecordSchemas.h, which says more.

namespace assay::domain {

template <>
struct Schema<Licensee> {
    static constexpr std::string_view kName = "licensee";
    static constexpr std::string_view kResource = "licensees";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("issuer", &Licensee::issuer, Semantic::Code, Presence::Key);
        field("name", &Licensee::name, Semantic::Name, Presence::Required);
        field("licence_number", &Licensee::licenceNumber, Semantic::Identifier, Presence::Optional);
        field("licensee_type", &Licensee::licenseeType, Semantic::Enumeration, Presence::Required);
        field("currency", &Licensee::currency, Semantic::Code, Presence::Optional);
        field("paid_up_capital", &Licensee::paidUpCapital, Semantic::Money, Presence::Optional);
        field("liquid_capital", &Licensee::liquidCapital, Semantic::Money, Presence::Optional);
        field("excess_liquid_capital", &Licensee::excessLiquidCapital, Semantic::Money, Presence::Optional);
        field("operating_expenses", &Licensee::operatingExpenses, Semantic::Money, Presence::Optional);
        field("figures_as_of", &Licensee::figuresAsOf, Semantic::Day, Presence::Optional);
    }
};

template <>
struct Schema<CoinTerms> {
    static constexpr std::string_view kName = "coin_terms";
    static constexpr std::string_view kResource = "coin-terms";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &CoinTerms::coin, Semantic::Code, Presence::Key);
        field("issuer", &CoinTerms::issuer, Semantic::Code, Presence::Required);
        field("name", &CoinTerms::name, Semantic::Name, Presence::Optional);
        field("currency", &CoinTerms::currency, Semantic::Code, Presence::Required);
        field("redemption_fee_rate", &CoinTerms::redemptionFeeRate, Semantic::Ratio, Presence::Optional);
        field("redemption_fee_fixed", &CoinTerms::redemptionFeeFixed, Semantic::Money, Presence::Optional);
        field("role_manager_quorum", &CoinTerms::roleManagerQuorum, Semantic::Count, Presence::Optional);
        field("attestation_every_days", &CoinTerms::attestationEveryDays, Semantic::Count, Presence::Optional);
    }
};

template <>
struct Schema<OfficialContract> {
    static constexpr std::string_view kName = "official_contract";
    static constexpr std::string_view kResource = "official-contracts";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &OfficialContract::coin, Semantic::Code, Presence::Key);
        field("ledger", &OfficialContract::ledger, Semantic::Code, Presence::Key);
        field("contract", &OfficialContract::contract, Semantic::Identifier, Presence::Key);
        field("dti", &OfficialContract::dti, Semantic::Identifier, Presence::Optional);
        field("since", &OfficialContract::since, Semantic::Day, Presence::Optional);
    }
};

template <>
struct Schema<TokenOperation> {
    static constexpr std::string_view kName = "token_operation";
    static constexpr std::string_view kResource = "token-operations";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer, SourceKind::Ledger);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &TokenOperation::id, Semantic::Identifier, Presence::Key);
        field("coin", &TokenOperation::coin, Semantic::Code, Presence::Required);
        field("ledger", &TokenOperation::ledger, Semantic::Code, Presence::Required);
        field("contract", &TokenOperation::contract, Semantic::Identifier, Presence::Optional);
        field("operation", &TokenOperation::operation, Semantic::Enumeration, Presence::Required);
        field("amount", &TokenOperation::amount, Semantic::Quantity, Presence::Optional);
        field("account", &TokenOperation::account, Semantic::Identifier, Presence::Optional);
        field("at", &TokenOperation::at, Semantic::Moment, Presence::Required);
        field("block", &TokenOperation::block, Semantic::Count, Presence::Optional);
        field("transaction", &TokenOperation::transaction, Semantic::Identifier, Presence::Optional);
        field("authorisers", &TokenOperation::authorisers, Semantic::List, Presence::Optional);
        field("reference", &TokenOperation::reference, Semantic::Identifier, Presence::Optional);
    }
};

template <>
struct Schema<ReserveFlow> {
    static constexpr std::string_view kName = "reserve_flow";
    static constexpr std::string_view kResource = "reserve-flows";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &ReserveFlow::id, Semantic::Identifier, Presence::Key);
        field("coin", &ReserveFlow::coin, Semantic::Code, Presence::Required);
        field("pool", &ReserveFlow::pool, Semantic::Code, Presence::Optional);
        field("kind", &ReserveFlow::kind, Semantic::Enumeration, Presence::Required);
        field("amount", &ReserveFlow::amount, Semantic::Money, Presence::Required);
        field("currency", &ReserveFlow::currency, Semantic::Code, Presence::Required);
        field("at", &ReserveFlow::at, Semantic::Moment, Presence::Required);
        field("reference", &ReserveFlow::reference, Semantic::Identifier, Presence::Optional);
        field("assets_after", &ReserveFlow::assetsAfter, Semantic::Money, Presence::Optional);
        field("outstanding_after", &ReserveFlow::outstandingAfter, Semantic::Quantity, Presence::Optional);
    }
};

template <>
struct Schema<CustodianPosition> {
    static constexpr std::string_view kName = "custodian_position";
    static constexpr std::string_view kResource = "custodian-positions";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("custodian", &CustodianPosition::custodian, Semantic::Name, Presence::Key);
        field("account", &CustodianPosition::account, Semantic::Identifier, Presence::Key);
        field("line", &CustodianPosition::line, Semantic::Identifier, Presence::Key);
        field("account_title", &CustodianPosition::accountTitle, Semantic::Text, Presence::Optional);
        field("coin", &CustodianPosition::coin, Semantic::Code, Presence::Required);
        field("pool", &CustodianPosition::pool, Semantic::Code, Presence::Optional);
        field("class", &CustodianPosition::assetClass, Semantic::Enumeration, Presence::Required);
        field("isin", &CustodianPosition::isin, Semantic::Identifier, Presence::Optional);
        field("name", &CustodianPosition::name, Semantic::Name, Presence::Optional);
        field("currency", &CustodianPosition::currency, Semantic::Code, Presence::Required);
        field("nominal", &CustodianPosition::nominal, Semantic::Money, Presence::Optional);
        field("market_value", &CustodianPosition::marketValue, Semantic::Money, Presence::Required);
        field("encumbrance", &CustodianPosition::encumbrance, Semantic::Enumeration, Presence::Optional);
    }
};

template <>
struct Schema<Approval> {
    static constexpr std::string_view kName = "approval";
    static constexpr std::string_view kResource = "approvals";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Approval::id, Semantic::Identifier, Presence::Key);
        field("kind", &Approval::kind, Semantic::Enumeration, Presence::Required);
        field("issuer", &Approval::issuer, Semantic::Code, Presence::Required);
        field("coin", &Approval::coin, Semantic::Code, Presence::Optional);
        field("subject", &Approval::subject, Semantic::Identifier, Presence::Required);
        field("granted_on", &Approval::grantedOn, Semantic::Day, Presence::Optional);
        field("expires_on", &Approval::expiresOn, Semantic::Day, Presence::Optional);
        field("document_sha256", &Approval::documentHash, Semantic::Digest, Presence::Optional);
    }
};

template <>
struct Schema<IssuerLimit> {
    static constexpr std::string_view kName = "issuer_limit";
    static constexpr std::string_view kResource = "issuer-limits";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &IssuerLimit::coin, Semantic::Code, Presence::Key);
        field("measure", &IssuerLimit::measure, Semantic::Code, Presence::Key);
        field("subject", &IssuerLimit::subject, Semantic::Identifier, Presence::Key);
        field("limit", &IssuerLimit::limit, Semantic::Ratio, Presence::Required);
        field("set_on", &IssuerLimit::setOn, Semantic::Day, Presence::Optional);
    }
};

template <>
struct Schema<Filing> {
    static constexpr std::string_view kName = "filing";
    static constexpr std::string_view kResource = "filings";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    static constexpr bool kReported = true;
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Filing::id, Semantic::Identifier, Presence::Key);
        field("issuer", &Filing::issuer, Semantic::Code, Presence::Required);
        field("coin", &Filing::coin, Semantic::Code, Presence::Optional);
        field("kind", &Filing::kind, Semantic::Enumeration, Presence::Required);
        field("subject", &Filing::subject, Semantic::Identifier, Presence::Optional);
        field("period_start", &Filing::periodStart, Semantic::Day, Presence::Optional);
        field("period_end", &Filing::periodEnd, Semantic::Day, Presence::Optional);
        field("filed_at", &Filing::filedAt, Semantic::Moment, Presence::Optional);
        field("published_at", &Filing::publishedAt, Semantic::Moment, Presence::Optional);
        field("currency", &Filing::currency, Semantic::Code, Presence::Optional);
        field("outstanding", &Filing::outstanding, Semantic::Money, Presence::Optional);
        field("reserve_value", &Filing::reserveValue, Semantic::Money, Presence::Optional);
        field("test_days", &Filing::testDays, Semantic::List, Presence::Optional);
        field("random_test_day", &Filing::randomTestDay, Semantic::Day, Presence::Optional);
        field("firm", &Filing::firm, Semantic::Name, Presence::Optional);
        field("scope", &Filing::scope, Semantic::Text, Presence::Optional);
        field("text", &Filing::text, Semantic::Text, Presence::Optional);
        field("document_sha256", &Filing::documentHash, Semantic::Digest, Presence::Optional);
        field("review_by", &Filing::reviewBy, Semantic::Day, Presence::Optional);
        field("supersedes", &Filing::supersedes, Semantic::Identifier, Presence::Optional);
    }
};

template <>
struct Schema<Incident> {
    static constexpr std::string_view kName = "incident";
    static constexpr std::string_view kResource = "incidents";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Incident::id, Semantic::Identifier, Presence::Key);
        field("issuer", &Incident::issuer, Semantic::Code, Presence::Required);
        field("coin", &Incident::coin, Semantic::Code, Presence::Optional);
        field("kind", &Incident::kind, Semantic::Enumeration, Presence::Required);
        field("started_at", &Incident::startedAt, Semantic::Moment, Presence::Required);
        field("resolved_at", &Incident::resolvedAt, Semantic::Moment, Presence::Optional);
        field("description", &Incident::description, Semantic::Text, Presence::Optional);
    }
};

template <>
struct Schema<HolderCredit> {
    static constexpr std::string_view kName = "holder_credit";
    static constexpr std::string_view kResource = "holder-credits";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Issuer);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &HolderCredit::id, Semantic::Identifier, Presence::Key);
        field("coin", &HolderCredit::coin, Semantic::Code, Presence::Required);
        field("holder", &HolderCredit::holder, Semantic::Text, Presence::Optional);
        field("type", &HolderCredit::type, Semantic::Code, Presence::Required);
        field("amount", &HolderCredit::amount, Semantic::Money, Presence::Required);
        field("currency", &HolderCredit::currency, Semantic::Code, Presence::Required);
        field("at", &HolderCredit::at, Semantic::Moment, Presence::Required);
    }
};

template <>
struct Schema<Price> {
    static constexpr std::string_view kName = "price";
    static constexpr std::string_view kResource = "prices";
    static constexpr bool kEvent = true;
    static constexpr auto kStatedBy = statedBy(SourceKind::Ledger);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("coin", &Price::coin, Semantic::Code, Presence::Key);
        field("venue", &Price::venue, Semantic::Code, Presence::Key);
        field("at", &Price::at, Semantic::Moment, Presence::Key);
        field("currency", &Price::currency, Semantic::Code, Presence::Required);
        field("open", &Price::open, Semantic::Money, Presence::Optional);
        field("high", &Price::high, Semantic::Money, Presence::Optional);
        field("low", &Price::low, Semantic::Money, Presence::Optional);
        field("close", &Price::close, Semantic::Money, Presence::Required);
        field("volume", &Price::volume, Semantic::Quantity, Presence::Optional);
        field("span_seconds", &Price::spanSeconds, Semantic::Count, Presence::Optional);
    }
};

template <>
struct Schema<TokenSighting> {
    static constexpr std::string_view kName = "token_sighting";
    static constexpr std::string_view kResource = "token-sightings";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy(SourceKind::Ledger);
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("ledger", &TokenSighting::ledger, Semantic::Code, Presence::Key);
        field("contract", &TokenSighting::contract, Semantic::Identifier, Presence::Key);
        field("name", &TokenSighting::name, Semantic::Name, Presence::Required);
        field("ticker", &TokenSighting::ticker, Semantic::Code, Presence::Required);
        field("first_seen", &TokenSighting::firstSeen, Semantic::Moment, Presence::Optional);
        field("holders", &TokenSighting::holders, Semantic::Count, Presence::Optional);
    }
};

template <>
struct Schema<Restatement> {
    static constexpr std::string_view kName = "restatement";
    static constexpr std::string_view kResource = "restatements";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Restatement::id, Semantic::Identifier, Presence::Key);
        field("record", &Restatement::record, Semantic::Code, Presence::Required);
        field("subject", &Restatement::subject, Semantic::Identifier, Presence::Required);
        field("coin", &Restatement::coin, Semantic::Code, Presence::Optional);
        field("period", &Restatement::period, Semantic::Text, Presence::Optional);
        field("field", &Restatement::field, Semantic::Code, Presence::Required);
        field("before", &Restatement::before, Semantic::Text, Presence::Optional);
        field("after", &Restatement::after, Semantic::Text, Presence::Optional);
        field("before_raw", &Restatement::beforeRaw, Semantic::Digest, Presence::Optional);
        field("first_known_at", &Restatement::firstKnownAt, Semantic::Moment, Presence::Optional);
        field("restated_at", &Restatement::restatedAt, Semantic::Moment, Presence::Required);
    }
};

template <>
struct Schema<Explanation> {
    static constexpr std::string_view kName = "explanation";
    static constexpr std::string_view kResource = "explanations";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("subject", &Explanation::subject, Semantic::Identifier, Presence::Key);
        field("text", &Explanation::text, Semantic::Text, Presence::Required);
        field("author", &Explanation::author, Semantic::Text, Presence::Required);
        field("at", &Explanation::at, Semantic::Moment, Presence::Required);
    }
};

template <>
struct Schema<Letter> {
    static constexpr std::string_view kName = "letter";
    static constexpr std::string_view kResource = "letters";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &Letter::id, Semantic::Identifier, Presence::Key);
        field("rule", &Letter::rule, Semantic::Code, Presence::Optional);
        field("subject", &Letter::subject, Semantic::Identifier, Presence::Optional);
        field("issuer", &Letter::issuer, Semantic::Code, Presence::Optional);
        field("coin", &Letter::coin, Semantic::Code, Presence::Optional);
        field("text_en", &Letter::textEnglish, Semantic::Text, Presence::Optional);
        field("text_zh", &Letter::textChinese, Semantic::Text, Presence::Optional);
        field("evidence", &Letter::evidence, Semantic::List, Presence::Optional);
        field("state", &Letter::state, Semantic::Enumeration, Presence::Required);
        field("author", &Letter::author, Semantic::Text, Presence::Optional);
        field("written_at", &Letter::writtenAt, Semantic::Moment, Presence::Required);
        field("reply_by", &Letter::replyBy, Semantic::Day, Presence::Optional);
        field("answered_at", &Letter::answeredAt, Semantic::Moment, Presence::Optional);
        field("answer", &Letter::answer, Semantic::Text, Presence::Optional);
    }
};

template <>
struct Schema<StressRun> {
    static constexpr std::string_view kName = "stress_run";
    static constexpr std::string_view kResource = "stress-runs";
    static constexpr bool kEvent = false;
    static constexpr auto kStatedBy = statedBy();
    template <class Visit>
    static constexpr void fields(Visit&& field)
    {
        field("id", &StressRun::id, Semantic::Identifier, Presence::Key);
        field("name", &StressRun::name, Semantic::Name, Presence::Optional);
        field("coin", &StressRun::coin, Semantic::Code, Presence::Required);
        field("statement_id", &StressRun::statementId, Semantic::Identifier, Presence::Optional);
        field("snapshot", &StressRun::snapshot, Semantic::Digest, Presence::Optional);
        field("parameters", &StressRun::parameters, Semantic::Text, Presence::Optional);
        field("result", &StressRun::result, Semantic::Text, Presence::Optional);
        field("ran_at", &StressRun::ranAt, Semantic::Moment, Presence::Required);
        field("author", &StressRun::author, Semantic::Text, Presence::Optional);
    }
};

} // namespace assay::domain
