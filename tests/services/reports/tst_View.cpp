// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

#include "services/reports/ViewFilter.h"
#include "services/reports/Report.h"
#include "services/reports/Writers.h"

using namespace assay;
using namespace assay::domain;

namespace {

const Instant kNow{std::chrono::seconds{1'795'400'000}};

OriginPtr origin(const char* source, Tier tier = Tier::SelfReported, int secondsAgo = 10)
{
    auto out = std::make_shared<Origin>();
    out->source = SourceId(source);
    out->tier = tier;
    out->asOf = kNow - std::chrono::seconds{secondsAgo};
    out->knownAt = out->asOf;
    out->raw = Hash::of(source);
    return out;
}

Decimal decimal(const char* text)
{
    return *Decimal::parse(text);
}

ReserveStatement statement(const char* coin, const char* outstanding, const char* value, int secondsAgo = 10)
{
    ReserveStatement out;
    out.statementId = std::string(coin) + "-" + std::to_string(secondsAgo);
    out.coin = CoinId(coin);
    out.issuer = IssuerId("harbour");
    out.issuerName = "Harbour <Coin> & Co";
    out.asOf = kNow - std::chrono::seconds{secondsAgo};
    out.currency = "HKD";
    out.outstanding = decimal(outstanding);
    out.assetTotal = decimal(value);
    return out;
}

/// Two coins (one short by one cent in a billion, one with nothing outstanding), bars, instructions and a breach.
Snapshot snapshot()
{
    Snapshot out;
    out.knownAt = kNow;
    TableEditor<ReserveStatement> statements;
    (void)statements.put(statement("HKDX", "1000000000.00", "990000000.00", 900), origin("issuer"), 1);
    (void)statements.put(statement("HKDX", "1000000000.00", "999999999.99"), origin("issuer"), 1);
    (void)statements.put(statement("NONE", "0", "5.00"), origin("issuer"), 1);
    out.tables.get<ReserveStatement>() = statements.publish();
    TableEditor<Instruction> instructions;
    for (int i = 0; i < 3; ++i) {
        Instruction one;
        one.ref = i == 2 ? "=cmd|'/c calc'!A1" : "SI-" + std::to_string(i);
        one.status = i == 0 ? "PEND" : "SETT";
        one.asset = "XAU";
        one.quantity = decimal(i == 0 ? "5" : "41");
        one.currency = "HKD";
        if (i > 0)
            one.amount = decimal("12345678901234567890.12");
        one.queuedAt = kNow - std::chrono::minutes{2};
        (void)instructions.put(one, origin("clearing"), 1);
    }
    out.tables.get<Instruction>() = instructions.publish();
    TableEditor<Finding> findings;
    Finding breach;
    breach.rule = RuleId("STB-01");
    breach.subject = "HKDX";
    breach.outcome = Outcome::Breach;
    breach.severity = Severity::Critical;
    breach.measured = "0.999999";
    breach.explanation = "<script>alert(1)</script>";
    breach.evidence = {Hash::of("issuer").hex()};
    (void)findings.put(breach, origin("rules"), 1);
    out.findings = findings.publish();
    SourceHealth health;
    health.id = SourceId("issuer");
    health.kind = "issuer";
    health.state = FeedState::Live;
    health.staleAfterMs = 3'600'000;
    out.sources.push_back(health);
    return out;
}

reports::ReportInput input(const Snapshot& of, reports::Language language = reports::Language::English)
{
    return {of, kNow, "store.sqlite", Hash::of("head"), language, {}};
}

} // namespace

class tst_View : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findingsAreToldInTheLanguageOfTheReport()
    {
        auto of = snapshot();
        TableEditor<Finding> findings(of.findings);
        Finding finding;
        finding.rule = RuleId("STB-03");
        finding.subject = "HKDX";
        finding.outcome = Outcome::CannotTell;
        finding.explanation = "The readings are 26 h 5 min apart, too far to be compared.";
        (void)findings.put(finding, origin("rules"), 2);
        of.findings = findings.publish();
        const auto has = [&](reports::Language language, std::string_view text) {
            return reports::renderHtml(input(of, language), reports::Target::Browser).find(text) != std::string::npos;
        };
        QVERIFY(has(reports::Language::English, "The readings are 26 h 5 min apart, too far to be compared."));
        QVERIFY(has(reports::Language::HongKong, "兩次讀數相隔 26 小時 5 分鐘，相距過遠，不能比較。"));
        QVERIFY(has(reports::Language::Mainland, "两次读数相隔 26 小时 5 分钟，相距过远，不能比较。"));
        // What no template knows is neither lost nor taken for markup.
        QVERIFY(has(reports::Language::HongKong, "&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    /// What is not stated is counted beside the sum, and ages are the business days of the measures.
    void settlementOfTheReportAddsUpWhatIsStated()
    {
        auto of = snapshot();
        TableEditor<Instruction> instructions(of.tables.get<Instruction>());
        Instruction one;
        one.kind = SettlementKind::DvP;
        one.currency = "HKD";
        one.status = "PENF";
        one.ref = "SI-7";
        (void)instructions.put(one, origin("clearing"), 2);
        one.ref = "SI-8";
        one.amount = decimal("1000.50");
        (void)instructions.put(one, origin("clearing", Tier::SelfReported, 7200), 2);
        one.status = "PACK";
        one.amount = decimal(std::string(120, '9').c_str());
        for (const char* ref : {"SI-9", "SI-10"}) {
            one.ref = ref;
            (void)instructions.put(one, origin("clearing"), 2);
        }
        of.tables.get<Instruction>() = instructions.publish();
        TableEditor<AgeingBucket> buckets;
        for (const auto& [bucket, day] : {std::pair{"2-3", 12U}, std::pair{"not yet due", 30U}, std::pair{"undated", 0U}}) {
            AgeingBucket row;
            row.bucket = bucket;
            row.currency = "HKD";
            row.instructions = 4;
            row.value = decimal("1234567.00");
            if (day > 0)
                row.oldest = Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{day}};
            (void)buckets.put(row, origin("derived"), 2);
        }
        auto derived = std::make_shared<DerivedTables>();
        (*derived).get<AgeingBucket>() = buckets.publish();
        of.derived = std::move(derived);
        const std::string html = reports::renderHtml(input(of), reports::Target::Browser);
        const auto has = [&](std::string_view text) { return html.find(text) != std::string::npos; };
        QVERIFY(has("HKD 1,000.50 + 1 × —"));
        QVERIFY(has("HKD —"));
        QVERIFY(has("2 h"));
        const auto early = html.find("not yet due");
        const auto late = html.find(">2-3<");
        const auto undated = html.find("undated");
        QVERIFY(early != std::string::npos && early < late && late < undated && undated != std::string::npos);
        QVERIFY(has("HKD 1,234,567.00"));
        QVERIFY(has(">2026-11-12<"));
        QVERIFY(reports::renderHtml(input(of, reports::Language::HongKong), reports::Target::Browser).find("not yet due") == std::string::npos);
    }

    void coverageRoundsDownAndIsNeverInvented()
    {
        const auto view = reports::makeView("reserves", snapshot(), kNow);
        QVERIFY(view.has_value());
        QCOMPARE(view->rows.size(), std::size_t(2));
        // One cent short in a billion is short: it never reads as 1.000000.
        const reports::ColumnOf coverage(*view, "coverage");
        QCOMPARE(toText(coverage(view->rows[0])), std::string("0.999999"));
        QVERIFY(std::holds_alternative<std::monostate>(coverage(view->rows[1])));
    }

    void theNewestStatementCounts()
    {
        const auto view = reports::makeView("reserves", snapshot(), kNow);
        QCOMPARE(toText(reports::ColumnOf(*view, "reserve_value")(view->rows[0])), std::string("999999999.99"));
    }

    /// A column is found by its name, wherever it is; one that the view does not have is stated nowhere.
    void columnsAreFoundByName()
    {
        auto view = reports::makeView("reserves", snapshot(), kNow);
        QVERIFY(view.has_value());
        std::reverse(view->columns.begin(), view->columns.end());
        for (auto& row : view->rows)
            std::reverse(row.cells.begin(), row.cells.end());
        const reports::ColumnOf coin(*view, "coin");
        const reports::ColumnOf value(*view, "reserve_value");
        QVERIFY(coin.exists() && value.exists());
        QCOMPARE(toText(coin(view->rows[0])), std::string("HKDX"));
        QCOMPARE(toText(value(view->rows[0])), std::string("999999999.99"));
        const reports::ColumnOf none(*view, "colour");
        QVERIFY(!none.exists());
        QVERIFY(std::holds_alternative<std::monostate>(none(view->rows[0])));
    }

    /// Each figure of the reserves is under the heading it belongs to.
    void reservesOfTheReportAreUnderTheirHeadings()
    {
        const Snapshot of = snapshot();
        const std::string html = reports::renderHtml(input(of), reports::Target::Browser);
        const auto begin = html.find("<td>HKDX</td><td>Harbour");
        QVERIFY(begin != std::string::npos);
        QString line = QString::fromStdString(html.substr(begin, html.find("</tr>", begin) - begin));
        line.replace(QRegularExpression(QStringLiteral("<[^>]*>")), QStringLiteral("|")).replace(QRegularExpression(QStringLiteral("\\|+")), QStringLiteral("|"));
        QVERIFY2(line.startsWith(QStringLiteral("|HKDX|Harbour &lt;Coin&gt; &amp; Co|HKD 1,000,000,000.00|HKD 999,999,999.99|99.99 %|HKD -0.01|")),
                 qPrintable(line));
    }

    void unknownViewListsTheKnownOnes()
    {
        const auto view = reports::makeView("wishes", snapshot(), kNow);
        QVERIFY(!view);
        QVERIFY(view.error().code == support::ErrorCode::Usage);
        QVERIFY(view.error().detail.find("instructions") != std::string::npos);
    }

    /// A new record is added by RecordList.h alone; its view must not be missing.
    void viewsInOrder()
    {
        std::string all;
        for (const auto name : reports::viewNames())
            all += (all.empty() ? "" : " ") + std::string(name);
        QCOMPARE(all, std::string("reserves holdings supply redemptions instructions positions participants cash-entries vaults bars "
                                  "gold-tokens alerts transfers sanctions licensees coin-terms official-contracts token-operations "
                                  "reserve-flows custodian-positions approvals issuer-limits filings incidents holder-credits prices "
                                  "token-sightings restatements explanations letters stress-runs coverage holding-lines "
                                  "concentrations supply-bridge redemption-clocks liquidity duties peg cycle-standings "
                                  "participant-standings ageing-buckets settlement-efficiency fail-groups gridlock-options rules "
                                  "findings sources"));
    }

    void askedForFieldsComeFirst_data()
    {
        QTest::addColumn<QString>("columns");
        QTest::newRow("holdings") << "coin line class name isin custodian currency market_value maturity statement_id";
        QTest::newRow("supply") << "coin ledger contract total frozen block block_hash";
        QTest::newRow("bars") << "vault refiner serial year gross_oz fineness fine_oz owner form";
        QTest::newRow("alerts") << "id rule subject severity state opened_at score";
        QTest::newRow("vaults") << "id name operator location";
        QTest::newRow("instructions") << "ref system_ref status reason asset quantity currency amount settlement_date deliverer "
                                         "receiver age_seconds kind";
    }
    void askedForFieldsComeFirst()
    {
        QFETCH(QString, columns);
        const auto view = reports::makeView(QTest::currentDataTag(), Snapshot{}, kNow);
        QStringList names;
        for (const auto& column : view->columns)
            names << QString::fromStdString(column.name);
        QCOMPARE(names.mid(0, columns.count(' ') + 1).join(' '), columns);
    }

    void everyViewCanBeMadeOfNothing()
    {
        const Snapshot empty;
        for (const auto name : reports::viewNames()) {
            const auto view = reports::makeView(name, empty, kNow);
            QVERIFY(view.has_value());
            QCOMPARE(reports::toJson(*view), std::string("[]\n"));
        }
    }

    void jsonIsExactAndNullWhereNothingIsStated()
    {
        const auto view = reports::makeView("instructions", snapshot(), kNow);
        const std::string json = reports::toJson(*view);
        QVERIFY(json.find("\"amount\": \"12345678901234567890.12\"") != std::string::npos);
        QVERIFY(json.find("\"amount\": null") != std::string::npos);
        QVERIFY(json.find("\"age_seconds\": 120") != std::string::npos);
    }

    void csvDisarmsFormulas()
    {
        const auto view = reports::makeView("instructions", snapshot(), kNow);
        const std::string csv = reports::toCsv(*view);
        QVERIFY(csv.find("'=cmd") != std::string::npos);
        QVERIFY(csv.find("\n=cmd") == std::string::npos);
    }

    void csvCells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        QTest::newRow("plain") << "SI-1" << "SI-1";
        QTest::newRow("comma") << "a,b" << "\"a,b\"";
        QTest::newRow("quote") << "a\"b" << "\"a\"\"b\"";
        QTest::newRow("formula") << "=1+1" << "'=1+1";
        QTest::newRow("plus") << "+1" << "'+1";
        QTest::newRow("at") << "@x" << "'@x";
    }
    void csvCells()
    {
        QFETCH(QString, text);
        QFETCH(QString, cell);
        QCOMPARE(reports::csvCell(Cell{text.toStdString()}), cell.toStdString());
    }

    void aNegativeAmountIsNoFormula()
    {
        QCOMPARE(reports::csvCell(Cell{decimal("-5.00")}), std::string("-5.00"));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("rows");
        QTest::newRow("nothing") << "" << 3;
        QTest::newRow("by value, not by text") << "quantity:>5" << 2;
        QTest::newRow("at least") << "quantity:>=5" << 3;
        QTest::newRow("same") << "status:=SETT" << 2;
        QTest::newRow("contains") << "ref:si" << 2;
        QTest::newRow("wildcard") << "ref:s*1" << 1;
        QTest::newRow("excluded") << "-status:SETT" << 1;
        QTest::newRow("and") << "status:SETT ref:SI-1" << 1;
        QTest::newRow("or") << "ref:SI-0 OR ref:SI-1" << 2;
        QTest::newRow("any column") << "pend" << 1;
        QTest::newRow("not stated never matches") << "amount:>=0" << 2;
        QTest::newRow("quoted") << "\"SI-0\"" << 1;
        QTest::newRow("range") << "quantity:1..5" << 1;
        QTest::newRow("brackets") << "(ref:SI-0 OR ref:SI-1) status:SETT" << 1;
        QTest::newRow("expression") << "ref:/^si-[01]$/" << 2;
        QTest::newRow("sorted") << "status:SETT sort:-ref" << 2;
    }
    void filters()
    {
        QFETCH(QString, expression);
        QFETCH(int, rows);
        auto view = reports::makeView("instructions", snapshot(), kNow);
        QVERIFY(reports::applyFilter(*view, expression.toStdString(), {kNow, nullptr}).has_value());
        QCOMPARE(static_cast<int>(view->rows.size()), rows);
    }

    void wrongFilters_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("where");
        QTest::newRow("open quote") << "ref:\"SI" << "character 5";
        QTest::newRow("no value") << "status:SETT ref:" << "character 13";
        QTest::newRow("unknown field") << "colour:red" << "character 1";
        QTest::newRow("not a number") << "quantity:>many" << "character 1";
        QTest::newRow("or at the end") << "a OR" << "character 5";
    }
    void wrongFilters()
    {
        QFETCH(QString, expression);
        QFETCH(QString, where);
        auto view = reports::makeView("instructions", snapshot(), kNow);
        const auto error = reports::applyFilter(*view, expression.toStdString(), {kNow, nullptr}).error();
        QVERIFY(error.code == support::ErrorCode::Usage);
        QCOMPARE(error.where, where.toStdString());
    }

    void htmlEscapesForeignText()
    {
        const Snapshot of = snapshot();
        const std::string html = reports::renderHtml(input(of), reports::Target::Browser);
        QVERIFY(html.find("<script>") == std::string::npos);
        QVERIFY(html.find("&lt;script&gt;") != std::string::npos);
        QVERIFY(html.find("Harbour &lt;Coin&gt; &amp; Co") != std::string::npos);
        QVERIFY(html.find("99.99 %") != std::string::npos);
        QVERIFY(html.find("100.00 %") == std::string::npos);
        QVERIFY(html.find("1 breaches") != std::string::npos);
    }

    void theSameInputGivesTheSameBytes()
    {
        const Snapshot of = snapshot();
        for (const auto language : {reports::Language::English, reports::Language::HongKong, reports::Language::Mainland}) {
            QCOMPARE(reports::renderHtml(input(of, language), reports::Target::Print), reports::renderHtml(input(of, language), reports::Target::Print));
            QCOMPARE(reports::renderJson(input(of, language)), reports::renderJson(input(of, language)));
        }
        QVERIFY(reports::renderHtml(input(of, reports::Language::HongKong), reports::Target::Print).find("儲備覆蓋率") != std::string::npos);
        QVERIFY(reports::renderHtml(input(of, reports::Language::Mainland), reports::Target::Print).find("储备覆盖率") != std::string::npos);
    }

    void anEmptyStoreSaysSo()
    {
        const Snapshot empty;
        const std::string html = reports::renderHtml(input(empty), reports::Target::Browser);
        QVERIFY(html.find("Nothing has been judged") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(tst_View)
#include "tst_View.moc"
