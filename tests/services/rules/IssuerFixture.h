// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "tests/services/rules/PictureBuilder.h"

/// \file One fictional issuer, Harbour, with its coin HKDX: the pieces that tests on duties and conduct put together.

namespace assay::rules::test
{

inline const domain::CoinId kCoin{"HKDX"};
inline const domain::IssuerId kIssuer{"harbour"};
inline const domain::LedgerId kLedger{"eip155:1"};
inline const domain::Instant kTuesday = at("2026-03-31T02:00:00Z"); // 10:00 in Hong Kong

inline domain::CoinTerms terms()
{
    domain::CoinTerms out;
    out.coin = kCoin;
    out.issuer = kIssuer;
    out.name = "Harbour Dollar";
    out.currency = "HKD";
    out.redemptionFeeRate = number("0.001");
    out.redemptionFeeFixed = number("5");
    out.roleManagerQuorum = 2;
    out.attestationEveryDays = 30;
    return out;
}

/// The coin by its terms alone.
inline SnapshotBuilder issuer(domain::Instant now = kTuesday, domain::CoinTerms coinTerms = terms())
{
    SnapshotBuilder builder(now);
    builder.source("harbour", "issuer");
    builder.source("chain", "ledger", domain::Tier::Observed);
    builder.source("register", "register");
    builder.put(std::move(coinTerms), "harbour");
    return builder;
}

inline domain::OfficialContract contract(const char* address = "0xAbC1", const char* since = "2026-01-01")
{
    domain::OfficialContract out;
    out.coin = kCoin;
    out.ledger = kLedger;
    out.contract = address;
    out.since = day(since);
    return out;
}

inline domain::ReserveStatement statement(const char* id, std::string_view asOf)
{
    domain::ReserveStatement out;
    out.statementId = id;
    out.coin = kCoin;
    out.issuer = kIssuer;
    out.asOf = at(asOf);
    out.currency = "HKD";
    return out;
}

inline domain::Redemption redemption(const char* id, const QString& valid, const QString& paid,
                                     const char* amount = "1000000")
{
    domain::Redemption out;
    out.id = id;
    out.coin = kCoin;
    out.amount = number(amount);
    out.currency = "HKD";
    out.requestedAt = at("2026-03-01T00:00:00Z");
    out.state = domain::RedemptionState::Requested;
    if (!valid.isEmpty()) {
        out.state = domain::RedemptionState::Valid;
        out.validAt = at(valid.toStdString());
        out.requestedAt = *out.validAt;
    }
    if (!paid.isEmpty()) {
        out.state = domain::RedemptionState::Paid;
        out.paidAt = at(paid.toStdString());
    }
    return out;
}

inline domain::Approval approval(domain::ApprovalKind kind, const char* id, const char* subject, const char* granted)
{
    domain::Approval out;
    out.id = id;
    out.kind = kind;
    out.issuer = kIssuer;
    out.subject = subject;
    out.grantedOn = day(granted);
    return out;
}

inline domain::Filing filing(domain::FilingKind kind, const char* id, const QString& filedAt,
                             const QString& periodEnd = {})
{
    domain::Filing out;
    out.id = id;
    out.issuer = kIssuer;
    out.coin = kCoin;
    out.kind = kind;
    if (!filedAt.isEmpty())
        out.filedAt = at(filedAt.toStdString());
    if (!periodEnd.isEmpty())
        out.periodEnd = day(periodEnd.toStdString());
    return out;
}

inline domain::TokenOperation operation(domain::Operation kind, const char* id, std::string_view when,
                                        const char* amount = "")
{
    domain::TokenOperation out;
    out.id = id;
    out.coin = kCoin;
    out.ledger = kLedger;
    out.contract = "0xabc1";
    out.operation = kind;
    out.at = at(when);
    if (*amount != 0)
        out.amount = number(amount);
    return out;
}

inline domain::ReserveFlow flow(domain::FlowKind kind, const char* id, std::string_view when, const char* amount)
{
    domain::ReserveFlow out;
    out.id = id;
    out.coin = kCoin;
    out.kind = kind;
    out.amount = number(amount);
    out.currency = "HKD";
    out.at = at(when);
    return out;
}

} // namespace assay::rules::test
