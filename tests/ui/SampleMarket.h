// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "tests/models/FakeConsole.h"
#include "tests/ui/SampleCases.h"

namespace assay::tests {

/// A small invented market: something of everything, with what is well, late, stale, short and failing. No randomness.
inline SnapshotMaker sampleMarket()
{
    using namespace std::chrono_literals;
    using namespace domain;
    SnapshotMaker maker;
    const auto day = [](int offset) {
        return Date{std::chrono::floor<std::chrono::days>(kNow) + std::chrono::days{offset}};
    };
    const auto text = [](std::string prefix, int number) { return std::move(prefix) + std::to_string(number); };

    struct Coin {
        const char *coin, *issuer, *name, *outstanding, *total, *source;
    };
    for (const auto& [coin, issuer, name, outstanding, total, source] :
         {Coin{"HKDX", "harbour", "Harbour Coin Limited", "1204330120.50", "1200837563.15", "harbour-issuer"},
          Coin{"PEARL", "pearl-river", "Pearl River Digital Money (Hong Kong) Limited", "845000000.00", "856154000.00", "pearl-issuer"},
          Coin{"LION", "lion-rock", "Lion Rock Payments", "92500000.00", "92963250.00", "lion-issuer"}}) {
        ReserveStatement statement;
        statement.statementId = std::string(coin) + "-2026-03-31";
        statement.coin = CoinId(coin);
        statement.issuer = IssuerId(issuer);
        statement.issuerName = name;
        statement.licenseeType = LicenseeType::NonBank;
        statement.asOf = kNow - 12s;
        statement.currency = "HKD";
        statement.outstanding = decimal(outstanding);
        statement.frozen = decimal("1250000.00");
        statement.assetTotal = decimal(total);
        statement.assetCount = 4;
        statement.targetBuffer = decimal("0.005");
        maker.put(statement, source);
        struct Line {
            AssetClass assetClass;
            const char *name, *custodian, *share, *isin;
        };
        int number = 0;
        for (const auto& [assetClass, asset, custodian, share, isin] :
             {Line{AssetClass::BankDeposit, "Current account", "Bank A", "0.25", ""},
              Line{AssetClass::DebtSecurity, "Exchange Fund Bill 2026-06-24", "Bank A", "0.45", "HK0000123459"},
              Line{AssetClass::ReverseRepo, "Overnight reverse repo", "Bank B", "0.2", ""},
              Line{AssetClass::Cash, "Cash in vault", "Harbour Trust Company", "0.1", ""}}) {
            ReserveAsset line;
            line.statementId = statement.statementId;
            line.line = text("L", ++number);
            line.coin = statement.coin;
            line.assetClass = assetClass;
            line.name = asset;
            line.isin = isin;
            line.country = "HK";
            line.currency = "HKD";
            line.marketValue = *decimal(total).times(decimal(share)).value().rounded(2, Rounding::HalfEven);
            line.marketValueReference = line.marketValue;
            line.nominal = line.marketValue;
            line.custodian = custodian;
            line.encumbrance = number == 3 ? Encumbrance::Unknown : Encumbrance::Free;
            if (assetClass == AssetClass::DebtSecurity)
                line.maturity = day(85);
            maker.put(line, source);
        }
        Supply stated;
        stated.coin = statement.coin;
        stated.ledger = LedgerId("eip155:1");
        stated.contract = "0x52908400098527886e0f7030069857d2e4169ee7";
        stated.total = decimal(outstanding);
        stated.frozen = statement.frozen;
        stated.block = 19'482'113;
        stated.blockTime = kNow - 9s;
        maker.put(stated, "eth", Tier::Observed);
        for (int i = 0; i < 6; ++i) {
            Redemption redemption;
            redemption.id = text(std::string(coin) + "-R", 1000 + i);
            redemption.coin = statement.coin;
            redemption.holder = text("Holder ", i + 1);
            redemption.amount = decimal(std::to_string(12'500 * (i + 1)) + ".00");
            redemption.currency = "HKD";
            redemption.state = i < 3 ? RedemptionState::Paid : RedemptionState::Valid;
            redemption.requestedAt = kNow - std::chrono::hours{7 * i + 1};
            redemption.validAt = redemption.requestedAt + 10min;
            if (i < 3) {
                redemption.paidAt = redemption.requestedAt + 50min;
                redemption.paidAmount = redemption.amount;
            }
            maker.put(redemption, source);
        }
    }

    constexpr std::array<const char*, 6> kStatuses{"PENF", "MACH", "NMAT", "PACK", "PEND", "SETT"};
    constexpr std::array<const char*, 6> kReasons{"LACK", "", "CMIS", "", "MONY", ""};
    for (int i = 0; i < 120; ++i) {
        Instruction of;
        const auto kind = static_cast<std::size_t>(i) % kStatuses.size();
        of.ref = text("SI-", 20400 + i);
        of.systemRef = text("HKSS2603310", 1000 + i);
        of.kind = i % 5 == 0 ? SettlementKind::PvP : SettlementKind::DvP;
        of.status = kStatuses[kind];
        of.reason = kReasons[kind];
        of.asset = i % 3 == 0 ? "XAU" : "HK0000123459";
        of.quantity = decimal(i % 3 == 0 ? "400.125" : "25000000");
        of.currency = "HKD";
        of.amount = decimal(std::to_string(1'000'000LL + 737'000LL * i) + ".00");
        of.tradeDate = day(-2);
        of.settlementDate = day(0);
        of.deliverer = ParticipantId(text("P", 1 + i % 9));
        of.receiver = ParticipantId(text("P", 10 + i % 9));
        of.hold = i % 11 == 0 ? HoldState::OnHold : HoldState::Released;
        of.queuedAt = kNow - std::chrono::minutes{1 + i * i / 14};
        maker.put(of, "clearing", Tier::Custodian);
    }
    for (int i = 1; i <= 9; ++i) {
        Position of;
        of.participant = ParticipantId(text("P", i));
        of.account = text("HKD-", 7000 + i);
        of.asset = i % 2 == 0 ? "XAU" : "HKD";
        of.balance = decimal(std::to_string(42'000'000LL * i) + ".00");
        of.reserved = decimal(std::to_string(3'000'000LL * i) + ".00");
        of.limit = decimal(std::to_string(50'000'000LL * i) + ".00");
        maker.put(of, "clearing", Tier::Custodian);
    }

    constexpr std::array<const char*, 3> kVaults{"HKIA-1", "HKIA-2", "CENTRAL"};
    for (const auto* id : kVaults) {
        Vault of;
        of.id = VaultId(id);
        of.name = std::string("Vault ") + id;
        of.vaultOperator = "Harbour Vaulting";
        of.location = "Hong Kong";
        of.capacityTonnes = decimal("150");
        maker.put(of, "vault-hkia", Tier::Inspected);
    }
    for (int i = 0; i < 300; ++i) {
        Bar of;
        of.vault = VaultId(kVaults[static_cast<std::size_t>(i) % kVaults.size()]);
        of.refiner = i % 4 == 0 ? "MK" : "HT";
        of.serial = text("", 48213 + i);
        of.year = 2015 + i % 10;
        of.form = i % 3 == 0 ? BarForm::Kilobar : BarForm::LargeBar;
        of.grossOz = decimal(i % 3 == 0 ? "32.151" : "400.125");
        of.fineness = decimal(i % 3 == 0 ? "999.9" : "995.3");
        of.fineOz = decimal(i % 3 == 0 ? "32.148" : "398.244");
        of.owner = i % 5 == 0 ? "Golden Harbour Token" : text("P", 1 + i % 7);
        if (i % 17 == 0)
            of.encumbrance = "Bank B";
        maker.put(of, "vault-hkia", Tier::Inspected);
    }
    GoldToken gold;
    gold.token = CoinId("GHT");
    gold.issuer = IssuerId("golden-harbour");
    gold.issuerName = "Golden Harbour Token";
    gold.ouncesPerToken = decimal("0.0321507466");
    gold.supply = decimal("440000");
    gold.supplyAsOf = kNow - 3min;
    gold.allocatedOz = decimal("14120.883");
    gold.allocatedAsOf = kNow - 40min;
    maker.put(gold, "vault-hkia", Tier::Inspected);

    constexpr std::array<const char*, 4> kRules{"velocity", "structuring", "sanctions-hop", "payroll-burst"};
    for (int i = 0; i < 90; ++i) {
        Alert of;
        of.id = text("C-0", 900 + i);
        of.rule = kRules[static_cast<std::size_t>(i) % kRules.size()];
        of.subject = text("0x7be8076f4ea4a4ad08075c2508e481d6c946d1", 10 + i);
        of.severity = static_cast<Severity>(1 + i % 4);
        of.state = i % 3 == 0 ? AlertState::Closed : AlertState::Open;
        of.openedAt = kNow - std::chrono::hours{i * 3};
        of.score = decimal(std::to_string(98 - i % 40));
        of.explanation = "3 hops from a listed address, 9 transfers in 40 min, just under HKD 8,000";
        of.owner = i % 4 == 0 ? "" : "analyst-2";
        of.dueAt = of.openedAt + 72h;
        maker.put(of, "aml", Tier::Observed);
    }
    for (int i = 0; i < 40; ++i) {
        Transfer of;
        of.id = text("T", 5000 + i);
        of.coin = CoinId("HKDX");
        of.ledger = LedgerId("eip155:1");
        of.sender = text("0x52908400098527886e0f7030069857d2e416", 1000 + i);
        of.receiver = text("0x7be8076f4ea4a4ad08075c2508e481d6c946", 1000 + i);
        of.amount = decimal(std::to_string(7'900 + i));
        of.hkdValue = of.amount;
        of.at = kNow - std::chrono::minutes{i};
        maker.put(of, "aml", Tier::Observed);
    }
    SanctionEntry entry;
    entry.list = "UN";
    entry.entryId = "E.1";
    entry.name = "EXAMPLE TRADING";
    entry.entryType = "entity";
    entry.programme = "TEST";
    entry.wallets = {"0x7be8076f4ea4a4ad08075c2508e481d6c946d1aa"};
    maker.put(entry, "lists", Tier::Attested);

    struct Found {
        const char *rule, *subject;
        Outcome outcome;
        Severity severity;
        const char *measured, *threshold, *unit, *why;
    };
    for (const auto& [rule, subject, outcome, severity, measured, threshold, unit, why] :
         {Found{"STB-01", "HKDX", Outcome::Breach, Severity::Critical, "0.9971", "1", "ratio",
                "Reserve assets of HKD 1,200,837,563.15 are less than the par value in circulation of HKD 1,204,330,120.50."},
          Found{"SET-02", "SI-20417", Outcome::Breach, Severity::High, "56", "15", "minutes", "A matched DvP instruction is unsettled for longer than 15 minutes."},
          Found{"SET-04", "P3", Outcome::Breach, Severity::High, "1.02", "1", "ratio", "The position is beyond its limit."},
          Found{"GLD-03", "MK 48213", Outcome::Breach, Severity::High, "2", "1", "owners", "The bar stands in two lists with two owners."},
          Found{"AML-07", "C-0912", Outcome::Breach, Severity::Medium, "3", "2", "hops", "The wallet is within three hops of a listed address."},
          Found{"STB-05", "PEARL", Outcome::CannotTell, Severity::Medium, "", "0.1", "ratio", "The encumbrance of line L3 is not stated."},
          Found{"STB-08", "LION", Outcome::Breach, Severity::Low, "1.005", "1.01", "ratio", "The buffer is under its own target."},
          Found{"STB-01", "PEARL", Outcome::Pass, Severity::Critical, "1.0132", "1", "ratio", "Covered."}}) {
        Finding of;
        of.rule = RuleId(rule);
        of.ruleVersion = "1";
        of.subject = subject;
        of.outcome = outcome;
        of.severity = severity;
        of.measured = measured;
        of.threshold = threshold;
        of.unit = unit;
        of.citation = "HKMA Guideline on Supervision of Licensed Stablecoin Issuers, 2.2.1";
        of.explanation = why;
        of.evidence = {Hash::of(rule).hex(), Hash::of(subject).hex()};
        of.judgedAsOf = kNow - 12s;
        maker.put(of);
    }

    struct Source {
        const char *id, *kind, *protocol;
        FeedState state;
        const char* reason;
    };
    for (const auto& [id, kind, protocol, state, reason] :
         {Source{"harbour-issuer", "issuer", "assay-http", FeedState::Live, ""},
          Source{"pearl-issuer", "issuer", "assay-http", FeedState::Live, ""},
          Source{"lion-issuer", "issuer", "assay-http", FeedState::Stale, "last statement is 26 h old"},
          Source{"eth", "ledger", "evm-jsonrpc", FeedState::Live, ""},
          Source{"clearing", "clearing", "assay-http", FeedState::Ageing, "as-of 40 min old"},
          Source{"vault-hkia", "vault", "files", FeedState::Live, ""},
          Source{"aml", "aml", "assay-http", FeedState::Failing, "connection refused by 127.0.0.1:8443"}}) {
        SourceHealth of;
        of.id = SourceId(id);
        of.kind = kind;
        of.protocol = protocol;
        of.url = std::string("https://127.0.0.1:8443/") + id;
        of.state = state;
        of.reason = reason;
        of.everyMs = 5'000;
        of.staleAfterMs = 3'600'000;
        of.lastAttempt = kNow - 3s;
        of.lastSuccess = kNow - (state == FeedState::Live ? 3s : 40min);
        of.lastAsOf = of.lastSuccess;
        of.nextPoll = kNow + 12s;
        of.failures = state == FeedState::Failing ? 17 : 0;
        of.rejectedRows = state == FeedState::Ageing ? 3 : 0;
        of.clockOffsetMs = 140;
        of.lastRaw = Hash::of(id).hex();
        maker.sources.push_back(of);
    }
    addSampleDerived(maker);
    return maker;
}

/// Supply of the last day: moves with the sample's mints and burns, overstated for the last three hours; the ledger was silent
/// for two hours before noon.
inline std::vector<api::SupplyStretch> sampleSupplies()
{
    std::vector<api::SupplyStretch> out;
    const auto add = [&](const char* source, std::int64_t total, int from, int until) {
        out.push_back({domain::SourceId(source), domain::LedgerId("eip155:1"), "0x52908400098527886e0f7030069857d2e4169ee7",
                       domain::Decimal(total), kNow - std::chrono::minutes{from}, kNow - std::chrono::minutes{until}});
    };
    for (const auto* source : {"harbour-issuer", "eth"}) {
        const bool observed = std::string(source) == "eth";
        std::int64_t total = 1'174'330'120;
        add(source, total, 1440, 1401);
        for (int i = 0; i < 9; ++i) {
            const int from = 1400 - 150 * i;
            const int until = std::max(0, from - 149);
            total += (i % 3 == 2 ? -1 : 1) * 5'000'000LL * (i + 1);
            if (observed && i == 4) {
                add(source, total, from, 770);
            } else if (!observed && i >= 7)
                add(source, total + 4'000'000LL, from, until);
            else
                add(source, total, from, until);
        }
        add(source, observed ? total : total + 4'000'000LL, 49, 0);
    }
    return out;
}

/// Coverage of the last day: a dip under 100 %, a gap of two hours, one point a minute.
inline std::vector<api::CoveragePoint> sampleCoverage()
{
    std::vector<api::CoveragePoint> out;
    for (int minute = 24 * 60; minute >= 0; minute -= 2) {
        if (minute > 600 && minute < 720)
            continue;
        api::CoveragePoint point;
        point.asOf = kNow - std::chrono::minutes{minute};
        point.outstanding = decimal("1204330120.50");
        const int wave = (minute * 37) % 90;
        const std::int64_t above = minute < 41 ? -3'492'557 : 14'000'000 + 60'000LL * wave;
        point.reserveValue = *decimal("1204330120.50").plus(domain::Decimal(above));
        point.raw = domain::Hash::of(std::to_string(minute)).hex();
        out.push_back(point);
    }
    return out;
}

} // namespace assay::tests
