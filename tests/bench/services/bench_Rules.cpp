// SPDX-License-Identifier: GPL-3.0-or-later
// All rules over 100 issuers with 1,000 asset lines each, with and without the custodians' statements of the same lines.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "services/rules/engine/RuleFiles.h"
#include "tests/services/rules/PoolFixture.h"

using namespace assay;
using namespace assay::rules::test;

namespace {

constexpr int kIssuers = 100;
constexpr int kLines = 1000;
constexpr int kRounds = 7;
constexpr double kLimitMs = 50.0;

domain::ReserveAsset line(const std::string& coin, int number)
{
    const std::string name = std::to_string(number + 1);
    auto out = poolLine(name.c_str(), AssetClass::Cash, "1234567.89");
    out.pool = coin + "-POOL";
    out.name = "A line of the reserve";
    out.valuationSource = "Evaluated price at close";
    out.custodian = "Custodian " + std::to_string(number % 5);
    out.account = coin + "-TRUST-" + std::to_string(number % 20);
    switch (number % 4) {
    case 0:
        out.assetClass = AssetClass::DebtSecurity;
        out.isin = "HK" + std::to_string(1000000000 + number);
        out.debtIssuer = "Government";
        out.debtIssuerType = domain::DebtIssuerType::Government;
        out.country = "HK";
        out.maturity = day("2026-09-30");
        break;
    case 1:
        out.assetClass = AssetClass::BankDeposit;
        out.termStart = day("2026-03-01");
        out.maturity = day("2026-05-01");
        break;
    case 2:
        out.assetClass = AssetClass::ReverseRepo;
        out.termStart = day("2026-03-30");
        out.maturity = day("2026-03-31");
        out.collateralClass = AssetClass::DebtSecurity;
        out.collateralValue = number == 2 ? out.marketValue : *out.marketValue.plus(domain::Decimal(1));
        break;
    default:
        break;
    }
    return out;
}

enum class Custody { Left, Stated };

domain::Snapshot snapshot(Custody custody)
{
    SnapshotBuilder builder(kPoolNow);
    builder.source("custodian", "issuer", domain::Tier::Custodian);
    for (int i = 0; i < kIssuers; ++i) {
        const std::string coin = "COIN" + std::to_string(100 + i);
        const std::string source = "issuer-" + coin;
        builder.source(source.c_str(), "issuer");
        PoolFixture pool(coin.c_str());
        pool.statement.issuer = domain::IssuerId(coin);
        pool.statement.targetBuffer = number("0.005");
        pool.statement.outstanding = number("1200000000");
        for (int l = 0; l < kLines; ++l)
            pool.add(line(coin, l));
        pool.put(builder, source.c_str());
        for (int c = 0; c < 5; ++c) {
            const std::string id = coin + '-' + std::to_string(c);
            auto one = approval(id.c_str(), ApprovalKind::Custodian, ("Custodian " + std::to_string(c)).c_str());
            one.issuer = domain::IssuerId(coin);
            builder.put(one, source.c_str());
        }
        if (custody == Custody::Left)
            continue;
        for (const auto& asset : pool.lines) {
            domain::CustodianPosition position;
            position.custodian = asset.custodian;
            position.account = asset.account;
            position.line = asset.line;
            position.isin = asset.isin;
            position.accountTitle = "Held in trust";
            position.coin = pool.statement.coin;
            position.currency = asset.currency;
            position.marketValue = asset.marketValue;
            builder.put(position, "custodian");
        }
    }
    return builder.build();
}

/// Time of this thread on its core: what else the machine does is not the rules' fault.
double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
double millisecondsOf(Work work)
{
    double best = 1e9;
    for (int i = 0; i < kRounds; ++i) {
        const double begin = cpuMilliseconds();
        work();
        best = std::min(best, cpuMilliseconds() - begin);
    }
    return best;
}

} // namespace

int main()
{
    const auto engine = rules::loadEngine(std::filesystem::path(ASSAY_SOURCE_DIR) / "resources");
    if (!engine) {
        std::fprintf(stderr, "%s\n", engine.error().text().c_str());
        return EXIT_FAILURE;
    }
    double judged = 0;
    for (const auto custody : {Custody::Stated, Custody::Left}) {
        const auto everything = snapshot(custody);
        std::size_t findings = 0;
        judged = millisecondsOf([&] { findings = engine->evaluate(everything, kPoolNow).size(); });
        std::printf("%d issuers, %d lines each, custodians' statements %s: all rules %.1f ms, %zu findings\n", kIssuers,
                    kLines, custody == Custody::Stated ? "here" : "not here", judged, findings);
        for (const auto& id : rules::RuleEngine::implemented()) {
            const double alone =
                millisecondsOf([&] { findings = engine->evaluateRule(id, everything, kPoolNow).size(); });
            if (alone > 0.2)
                std::printf("  %s alone %.1f ms\n", id.value().c_str(), alone);
        }
    }
    std::printf("limit %.0f ms: %s\n", kLimitMs, judged <= kLimitMs ? "kept" : "exceeded");
    return judged <= kLimitMs ? EXIT_SUCCESS : EXIT_FAILURE;
}
