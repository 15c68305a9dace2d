// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Stress.h"
#include "tests/services/rules/PictureBuilder.h"

namespace assay::measures::test
{

using rules::test::at;
using rules::test::day;
using rules::test::number;

/// Tuesday 2026-03-31, 10:00 in Hong Kong. Business days from it: T+1 04-01, T+2 04-02, T+3 04-08 (Good Friday to Ching
/// Ming are holidays), T+4 04-09, T+5 04-10, T+6 04-13, T+7 04-14, T+8 04-15, T+9 04-16, T+10 04-17, T+30 05-18.
inline const domain::Instant kStart = at("2026-03-31T02:00:00Z");

/// A pool of HKD 1,002,800.00 against 1,000,000.00 outstanding.
struct LiquidityFixture {
    std::vector<domain::ReserveAsset> assets;
    LiquidityInput input;

    LiquidityFixture()
    {
        using enum domain::AssetClass;
        add("1", Cash, "50000.00", "Bank A", "");
        add("2", BankDeposit, "100000.00", "Bank B", "");
        add("3", BankDeposit, "150000.00", "Bank B", "2026-04-08");
        add("4", ReverseRepo, "100000.00", "Bank C", "");
        add("5", DebtSecurity, "400000.00", "Custody D", "2026-06-29"); // 90 days
        add("6", DebtSecurity, "202800.00", "Custody D", "2026-09-27"); // 180 days, USD 26,000.00 at 7.80
        assets.back().currency = "USD";
        assets.back().marketValue = number("26000.00");
        input.coin = domain::CoinId("HKDX");
        input.statementId = "RS-1";
        input.currency = "HKD";
        input.outstanding = number("1000000.00");
        input.valuedOn = day("2026-03-31");
        point();
    }
    LiquidityFixture(const LiquidityFixture&) = delete;
    LiquidityFixture& operator=(const LiquidityFixture&) = delete;

    void add(const char* line, domain::AssetClass assetClass, const char* value, const char* custodian,
             const char* maturity)
    {
        domain::ReserveAsset asset;
        asset.statementId = "RS-1";
        asset.coin = domain::CoinId("HKDX");
        asset.line = line;
        asset.assetClass = assetClass;
        asset.currency = "HKD";
        asset.marketValue = asset.marketValueReference = number(value);
        asset.custodian = custodian;
        if (*maturity)
            asset.maturity = day(maturity);
        assets.push_back(asset);
    }
    void queue(const char* id, const char* amount, const char* validAt)
    {
        input.queue.push_back({id, number(amount), at(validAt)});
    }
    /// After lines were added.
    void point()
    {
        input.lines.clear();
        for (const auto& asset : assets)
            input.lines.push_back(&asset);
    }
};

inline LiquidityTerms terms()
{
    using enum domain::AssetClass;
    LiquidityTerms out;
    out.classes[Cash] = {0, number("0")};
    out.classes[BankDeposit] = {std::nullopt, number("0")};
    out.classes[ReverseRepo] = {std::nullopt, number("0")};
    out.classes[DebtSecurity] = {1, number("0.02")};
    out.classes[Fund] = {1, number("0.05")};
    out.runOff = {{1, number("0.10")}, {5, number("0.30")}, {10, number("0.60")}};
    return out;
}

/// 2026 with the holidays from Easter to Buddha's Birthday.
inline const domain::Calendar& hongKong()
{
    static const auto calendar = [] {
        domain::CalendarData data;
        data.id = "hong-kong";
        data.zone = "Asia/Hong_Kong";
        data.weekend = {std::chrono::Saturday, std::chrono::Sunday};
        domain::CalendarYear year;
        year.year = 2026;
        for (const char* holiday : {"2026-04-03", "2026-04-06", "2026-04-07", "2026-05-01", "2026-05-25"})
            year.holidays[day(holiday)] = "holiday";
        data.years = {year};
        return domain::Calendar::create(data).value();
    }();
    return calendar;
}

} // namespace assay::measures::test
