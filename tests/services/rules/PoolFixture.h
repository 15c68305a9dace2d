// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/services/rules/PictureBuilder.h"

namespace assay::rules::test {

using domain::ApprovalKind;
using domain::AssetClass;

/// Eighteen o'clock in Hong Kong on Tuesday, 31 March 2026.
inline const domain::Instant kPoolNow = at("2026-03-31T10:00:00Z");

inline domain::ReserveAsset poolLine(const char* line, AssetClass assetClass, const char* value)
{
    domain::ReserveAsset out;
    out.line = line;
    out.assetClass = assetClass;
    out.currency = "HKD";
    out.marketValue = number(value);
    out.marketValueReference = number(value);
    out.custodian = "Lion Rock Custody";
    out.account = "ACC-1";
    return out;
}

/// One coin's statement with lines that add up, and what stands beside it. Coin and statement of the lines are set here.
class PoolFixture {
public:
    domain::ReserveStatement statement;
    std::vector<domain::ReserveAsset> lines;
    domain::Duration age{};

    explicit PoolFixture(const char* coin = "HKDX")
    {
        statement.coin = domain::CoinId(coin);
        statement.statementId = std::string(coin) + "-1";
        statement.issuer = domain::IssuerId("harbour");
        statement.issuerName = "Harbour Digital Limited";
        statement.currency = "HKD";
        statement.outstanding = domain::Decimal(1000);
    }

    PoolFixture& add(domain::ReserveAsset line)
    {
        lines.push_back(std::move(line));
        return *this;
    }

    void put(SnapshotBuilder& builder, const char* source = "issuer") const
    {
        auto record = statement;
        record.asOf = builder.now() - age;
        record.assetCount = static_cast<std::int64_t>(lines.size());
        domain::Decimal sum;
        for (const auto& line : lines)
            sum = *sum.plus(line.marketValueReference);
        record.assetTotal = sum;
        builder.put(record, source, age);
        for (auto line : lines) {
            line.coin = record.coin;
            line.statementId = record.statementId;
            builder.put(std::move(line), source, age);
        }
    }

    [[nodiscard]] SnapshotBuilder builder() const
    {
        SnapshotBuilder out(kPoolNow);
        out.source("issuer", "issuer").source("register", "issuer").source("custodian", "issuer", domain::Tier::Custodian);
        put(out);
        return out;
    }
};

inline domain::Approval approval(const char* id, ApprovalKind kind, const char* subject, const char* expires = "")
{
    domain::Approval out;
    out.id = id;
    out.kind = kind;
    out.issuer = domain::IssuerId("harbour");
    out.subject = subject;
    out.grantedOn = day("2026-01-01");
    if (*expires)
        out.expiresOn = day(expires);
    return out;
}

} // namespace assay::rules::test
