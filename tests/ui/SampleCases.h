// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/FakeConsole.h"

namespace assay::tests {

/// What is derived from the sample market and what is filed about it: each table of the Reserves case has rows, good and
/// bad ones. HKDX is short, one of its lines is not eligible, one of its statements was restated.
inline void addSampleDerived(SnapshotMaker& maker)
{
    using namespace std::chrono_literals;
    using namespace domain;
    const auto day = [](int offset) { return Date{std::chrono::floor<std::chrono::days>(kNow) + std::chrono::days{offset}}; };

    maker.statedAt["bank-b"] = kNow - 26h;
    struct Coin {
        const char *coin, *issuer, *total, *outstanding, *headline, *prudential, *buffer;
        std::int64_t below;
    };
    for (const auto& [coin, issuer, total, outstanding, headline, prudential, buffer, below] :
         {Coin{"HKDX", "harbour", "1200837563.15", "1204330120.50", "0.997100", "0.989412", "-3492557.35", 41},
          Coin{"PEARL", "pearl-river", "856154000.00", "845000000.00", "1.013200", "1.004100", "11154000.00", 0},
          Coin{"LION", "lion-rock", "92963250.00", "92500000.00", "1.005008", "1.001200", "463250.00", 0}}) {
        const std::string source = coin == std::string("HKDX") ? "harbour-issuer" : coin == std::string("PEARL") ? "pearl-issuer" : "lion-issuer";
        CoverageReading reading;
        reading.coin = CoinId(coin);
        reading.issuer = IssuerId(issuer);
        reading.currency = "HKD";
        reading.outstanding = decimal(outstanding);
        reading.reserveValue = decimal(total);
        reading.headline = decimal(headline);
        reading.prudential = decimal(prudential);
        reading.worst = decimal(prudential);
        reading.buffer = decimal(buffer);
        reading.claimGap = decimal(below > 0 ? "0.0008" : "0");
        reading.assetsAsOf = kNow - (below > 0 ? 192min : 1min);
        reading.outstandingAsOf = kNow - 9s;
        reading.minutesBelow = below;
        reading.minutesUnproved = below > 0 ? 12 : 0;
        maker.put(reading, source);

        struct Line {
            const char *line, *name, *custodian, *isin, *value, *share, *haircut;
            AssetClass assetClass;
            std::optional<std::int64_t> days;
            Eligibility eligibility;
        };
        for (const auto& [line, name, custodian, isin, value, share, haircut, assetClass, days, eligibility] :
             {Line{"L1", "Current account", "Bank A", "", "300209390.79", "0.25", "0", AssetClass::BankDeposit, std::nullopt, Eligibility::Eligible},
              Line{"L2", "Exchange Fund Bill 2026-06-24", "Bank A", "HK0000123459", "540376903.42", "0.45", "0.005", AssetClass::DebtSecurity, 85, Eligibility::Eligible},
              Line{"L3", "Overnight reverse repo", "Bank B", "", "240167512.63", "0.2", "0", AssetClass::ReverseRepo, 1, Eligibility::CannotTell},
              Line{"L4", "Corporate bond 2029", "Harbour Trust Company", "HK0000777771", "120083756.31", "0.1", "0.02", AssetClass::DebtSecurity, 1096, Eligibility::Ineligible}}) {
            HoldingLine of;
            of.coin = CoinId(coin);
            of.statementId = std::string(coin) + "-2026-03-31";
            of.line = line;
            of.assetClass = assetClass;
            of.name = name;
            of.isin = isin;
            of.custodian = custodian;
            of.account = "TRUST-001";
            of.currency = std::string(line) == "L4" ? "USD" : "HKD";
            of.residualDays = days;
            if (days)
                of.maturity = day(static_cast<int>(*days));
            of.marketValue = decimal(value);
            of.referenceValue = of.marketValue;
            of.share = decimal(share);
            of.haircut = decimal(haircut);
            of.valuationSource = "custodian";
            of.encumbrance = std::string(line) == "L3" ? Encumbrance::Unknown : Encumbrance::Free;
            of.eligibility = eligibility;
            of.clause = "¶2.4.1";
            of.reason = eligibility == Eligibility::Ineligible ? "The residual maturity of 1,096 days is beyond one year." : "";
            // One bank's line is old: what the examiner of the story looks for.
            maker.put(of, coin == std::string("HKDX") && of.line == "L3" ? "bank-b" : source);
        }
        for (const auto& [measure, subject, share, limit, headroom, lines] :
             {std::tuple{"custodian-share", "Bank A", "0.70", "0.60", "-0.10", "L1\nL2"},
              std::tuple{"class-share", "debt-security", "0.55", "0.80", "0.25", "L2\nL4"},
              std::tuple{"hhi-custodian", "", "5400", "", "", "L1\nL2\nL3\nL4"}}) {
            Concentration of;
            of.coin = CoinId(coin);
            of.measure = measure;
            of.subject = subject;
            of.value = decimal(total);
            of.share = decimal(share);
            if (*limit) {
                of.limit = decimal(limit);
                of.headroom = decimal(headroom);
            }
            (void)assign(of.lines, lines);
            maker.put(of, source);
        }
        SupplyBridge bridge;
        bridge.coin = CoinId(coin);
        bridge.ledger = LedgerId("eip155:1");
        bridge.opening = decimal(outstanding).minus(decimal("30000000")).value();
        bridge.minted = decimal("30000000");
        bridge.expected = decimal(outstanding);
        bridge.closing = decimal(outstanding);
        bridge.difference = decimal("0");
        bridge.frozen = decimal("1250000");
        bridge.stated = decimal(outstanding).plus(decimal(below > 0 ? "963464" : "0")).value();
        bridge.gap = decimal(below > 0 ? "963464" : "0");
        bridge.gapShare = decimal(below > 0 ? "0.0008" : "0");
        bridge.gapSeconds = below > 0 ? 11'400 : 0;
        bridge.from = kNow - 24h;
        bridge.until = kNow - 9s;
        maker.put(bridge, "eth", Tier::Observed);
        for (const auto& [horizon, days, liquidity, queued, stressed, surplus, ratio] :
             {std::tuple{"T+0", 0, "300209390.79", "120000.00", "0.00", "300089390.79", "2501.74"},
              std::tuple{"T+1", 1, "540376903.42", "225000.00", "120433012.05", "419943891.37", "4.48"},
              std::tuple{"T+5", 5, "740376903.42", "225000.00", "361299036.15", "379077867.27", "2.04"},
              std::tuple{"T+30", 30, "1080753806.84", "225000.00", "1204330120.50", "-123576313.66", "0.89"}}) {
            LadderRung of;
            of.coin = CoinId(coin);
            of.horizon = horizon;
            of.businessDays = days;
            of.liquidity = decimal(liquidity);
            of.queued = decimal(queued);
            of.stressed = decimal(stressed);
            of.surplus = decimal(surplus);
            of.ratio = decimal(ratio);
            maker.put(of, source);
        }
        PegReading peg;
        peg.coin = CoinId(coin);
        peg.venue = "Harbour Exchange";
        peg.currency = "HKD";
        peg.from = kNow - 24h;
        peg.until = kNow;
        peg.vwap = decimal("0.99941");
        peg.last = decimal("0.99912");
        peg.deviation = decimal("-5.9");
        peg.worstDeviation = decimal(below > 0 ? "-131" : "-12");
        peg.minutesOutside25 = below;
        peg.minutesOutside100 = below > 0 ? 3 : 0;
        maker.put(peg, "eth", Tier::Observed);
    }
    struct Clock {
        const char* id;
        ClockState state;
        std::chrono::minutes due;
    };
    for (const auto& [id, state, due] : {Clock{"HKDX-R1", ClockState::Running, 95min}, Clock{"HKDX-R2", ClockState::Running, 20h},
                                         Clock{"HKDX-R3", ClockState::Overdue, -130min}, Clock{"PEARL-R1", ClockState::PaidInTime, 0min}}) {
        RedemptionClock of;
        of.id = id;
        of.coin = CoinId(std::string(id).substr(0, std::string(id).find('-')));
        of.holder = "Holder 4";
        of.amount = decimal("75000.00");
        of.currency = "HKD";
        of.state = state;
        of.validAt = kNow - 22h;
        of.dueAt = kNow + due;
        if (state == ClockState::PaidInTime) {
            of.paidAt = kNow - 2h;
            of.paidAmount = of.amount;
        }
        maker.put(of);
    }
    // Paid within minutes to hours, one of them late.
    for (int i = 0; i < 12; ++i) {
        RedemptionClock of;
        of.id = "HKDX-P" + std::to_string(i + 1);
        of.coin = CoinId("HKDX");
        of.holder = "Holder 7";
        of.amount = decimal("12500.00");
        of.currency = "HKD";
        of.state = i == 11 ? ClockState::PaidLate : ClockState::PaidInTime;
        of.validAt = kNow - 72h;
        of.dueAt = kNow - 40h;
        of.paidAt = *of.validAt + (i == 11 ? std::chrono::minutes{2100} : std::chrono::minutes{25 * (i + 1)});
        of.paidAmount = of.amount;
        maker.put(of);
    }
    for (int i = 0; i < 9; ++i) {
        TokenOperation of;
        of.id = "OP-" + std::to_string(i + 1);
        of.coin = CoinId("HKDX");
        of.ledger = LedgerId("eip155:1");
        of.operation = i % 3 == 2 ? Operation::Burn : Operation::Mint;
        of.amount = decimal(std::to_string(5'000'000LL * (i + 1)));
        of.at = kNow - std::chrono::minutes{1400 - 150 * i};
        maker.put(of, "eth", Tier::Observed);
    }
    Incident incident;
    incident.id = "INC-1";
    incident.issuer = IssuerId("harbour");
    incident.coin = CoinId("HKDX");
    incident.kind = IncidentKind::Outage;
    incident.startedAt = kNow - 13h;
    incident.resolvedAt = kNow - 11h;
    incident.description = "The issuer's books were not reachable.";
    maker.put(incident);
    CoinTerms terms;
    terms.coin = CoinId("HKDX");
    terms.issuer = IssuerId("harbour");
    terms.currency = "HKD";
    maker.put(terms);
    for (int minute = 24 * 60; minute > 0; minute -= 5) {
        if (minute > 500 && minute < 620)
            continue;                         // both venues were closed
        int venue = 0;
        for (const auto* name : {"Harbour Exchange", "Peak Markets"}) {
            Price of;
            of.coin = CoinId("HKDX");
            of.venue = name;
            of.at = kNow - std::chrono::minutes{minute};
            of.currency = "HKD";
            const int wave = (minute * 31 + venue * 17) % 40 - 20;
            const int slip = minute > 300 && minute < 341 && venue == 0 ? -110 : 0;
            of.close = *Decimal(1).plus(*Decimal::fromParts(wave + slip, 4));
            of.volume = decimal("12000");
            of.spanSeconds = 300;
            maker.put(of, "venues", Tier::Observed);
            ++venue;
        }
    }
    for (const auto& [id, coin, kind, state, clause] :
         {std::tuple{"D1", "HKDX", "daily-statement", DutyState::Late, "¶2.7.1"}, std::tuple{"D2", "PEARL", "weekly-report", DutyState::Done, "¶2.7.2"},
          std::tuple{"D3", "", "annual-audit", DutyState::Upcoming, "¶2.7.5"}, std::tuple{"D4", "HKDX", "attestation", DutyState::Missing, "¶2.7.4"}}) {
        Duty of;
        of.id = id;
        of.issuer = IssuerId(*coin == 'P' ? "pearl-river" : "harbour");
        of.coin = CoinId(coin);
        of.duty = kind;
        of.clause = clause;
        of.period = "2026-03-30";
        of.dueOn = day(-1);
        of.dueAt = kNow - 20h;
        of.state = state;
        maker.put(of);
    }
    Filing filing;
    filing.id = "F-2026-02";
    filing.issuer = IssuerId("harbour");
    filing.coin = CoinId("HKDX");
    filing.kind = FilingKind::Attestation;
    filing.periodStart = day(-59);
    filing.periodEnd = day(-31);
    filing.filedAt = kNow - 240h;
    filing.currency = "HKD";
    filing.outstanding = decimal("1174330120.50");
    filing.reserveValue = decimal("1181000000.00");
    filing.testDays = {"2026-02-28", "2026-02-11"};
    filing.randomTestDay = day(-48);
    filing.firm = "Kwun Tong Assurance CPA Limited";
    filing.scope = "Reserve assets and par value outstanding";
    filing.text = "The reserve is kept in segregated accounts.";
    filing.documentHash = Hash::of("filing").hex();
    maker.put(filing);
    for (const auto& [field, before, after] :
         {std::tuple{"reserve_value", "1179000000.00", "1181000000.00"},
          std::tuple{"text", "The reserve is kept in approved investments.", "The reserve is kept in segregated accounts."}}) {
        Restatement of;
        of.id = std::string("filing F-2026-02 ") + field;
        of.record = "filing";
        of.subject = "F-2026-02";
        of.coin = CoinId("HKDX");
        of.period = "2026-02";
        of.field = field;
        of.before = before;
        of.after = after;
        of.beforeRaw = Hash::of("before").hex();
        of.firstKnownAt = kNow - 300h;
        of.restatedAt = kNow - 2h;
        maker.put(of);
    }
    Letter letter;
    letter.id = "LT-1";
    letter.rule = RuleId("STB-01");
    letter.subject = "PEARL";
    letter.issuer = IssuerId("pearl-river");
    letter.coin = CoinId("PEARL");
    letter.textEnglish = "Please explain the encumbrance of line L3.";
    letter.textChinese = "請說明第 L3 項資產的產權負擔。";
    letter.state = LetterState::Sent;
    letter.author = "examiner-1";
    letter.writtenAt = kNow - 72h;
    letter.replyBy = day(-1);
    maker.put(letter, "console");
    StressRun run;
    run.id = "SR-1";
    run.name = "Weekend run";
    run.coin = CoinId("HKDX");
    run.statementId = "HKDX-2026-03-31";
    run.snapshot = Hash::of("snapshot").hex();
    run.parameters = "format=stress-parameters/1\nrun_off.1=0.3\n";
    run.result = "format=stress-result/1\n";
    run.ranAt = kNow - 24h;
    run.author = "examiner-1";
    maker.put(run, "console");
    struct Card {
        const char *rule, *title;
        Severity severity;
        std::int64_t passed, breached, cannotTell;
    };
    for (const auto& [rule, title, severity, passed, breached, cannotTell] :
         {Card{"STB-01", "Reserve market value covers the par value of all tokens outstanding", Severity::Critical, 1, 1, 0},
          Card{"STB-05", "Reserve assets are free of encumbrance", Severity::Medium, 0, 0, 1},
          Card{"STB-08", "Buffer above par is not under the licensee's own target", Severity::Low, 0, 1, 0}}) {
        RuleCard of;
        of.rule = RuleId(rule);
        of.title = title;
        of.pack = "stablecoin";
        of.version = "1.1.0";
        of.severity = severity;
        of.citation = "HKMA Guideline on Supervision of Licensed Stablecoin Issuers, ¶2.2.1";
        of.confidence = "[2+]";
        of.textVersion = "final, August 2025";
        of.parameters = {"minimum_coverage = 1.000000 ratio (text)", "statement_max_age = 24h time (cfg)"};
        of.passed = passed;
        of.breached = breached;
        of.cannotTell = cannotTell;
        maker.put(of, "rules", Tier::Observed);
    }
}

/// The answer to "why STB-01:HKDX?": of two lines, one has other bytes than were stored, and is old besides.
inline domain::Why sampleWhy()
{
    using namespace std::chrono_literals;
    using namespace domain;
    const auto leaf = [](const char* label, const char* value, Duration age, Check check) {
        Why out;
        out.label = label;
        out.value = value;
        out.unit = "HKD";
        out.origin = Origin{SourceId("bank-b"), "reserve-assets", Tier::SelfReported, kNow - age, kNow - age, Hash::of(label)};
        out.check = check;
        out.quality = qualityAt(out.origin->asOf, kNow, 1h);
        return out;
    };
    Why assets;
    assets.label = "Reserve assets";
    assets.formula = "Σ market value";
    assets.value = "1200837563.15";
    assets.children = {leaf("Reserve asset L1", "300209390.79", 12s, Check::Agrees),
                       leaf("Reserve asset L3", "240167512.63", 192min, Check::BytesChanged)};
    assets.children[1].remark = "the bytes have another SHA-256 than was stored";
    Why root;
    root.label = "STB-01 Reserve market value covers the par value: HKDX";
    root.value = "breach: 0.9971";
    root.formula = "measured against 1";
    root.check = Check::Agrees;
    root.children = {leaf("Outstanding HKDX", "1204330120.50", 9s, Check::Agrees), assets};
    settleWorst(root);
    return root;
}

} // namespace assay::tests
