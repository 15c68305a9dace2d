// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

#include "models/format/AxisText.h"
#include "models/format/Format.h"
#include "models/format/HongKongTime.h"
#include "models/format/SpreadsheetText.h"
#include "services/domain/SettlementCodes.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;
using assay::tests::decimal;
using assay::tests::kNow;

namespace {

/// Stands for the compiled translation of one language.
class FewWords : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        const QByteArrayView text(source);
        if (QByteArrayView(context) == "Codes" && text == "Failing")
            return QStringLiteral("未能連接");
        if (QByteArrayView(context) == "assay::models::Format" && text == "%1 min")
            return QStringLiteral("%1 分鐘");
        return {};
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class tst_Format : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void axis_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("step");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("text");
        const QString english = QStringLiteral("en");
        const QString hongKong = QStringLiteral("zh_HK");
        const QString mainland = QStringLiteral("zh_CN");
        QTest::newRow("zero") << 0.0 << 5e8 << english << QStringLiteral("0");
        QTest::newRow("billions") << 2.5e9 << 5e8 << english << QStringLiteral("2.5bn");
        QTest::newRow("billions in Hong Kong") << 2.5e9 << 5e8 << hongKong << QStringLiteral("25億");
        QTest::newRow("billions on the Mainland") << 2.5e9 << 5e8 << mainland << QStringLiteral("25亿");
        QTest::newRow("below") << -4e7 << 2e7 << english << QStringLiteral("−40m");
        QTest::newRow("below, in Hong Kong") << -4e7 << 2e7 << hongKong << QStringLiteral("−4000萬");
        QTest::newRow("thousands") << 25'000.0 << 5'000.0 << english << QStringLiteral("25k");
        QTest::newRow("thousands on the Mainland") << 25'000.0 << 5'000.0 << mainland << QStringLiteral("2.5万");
        QTest::newRow("as many digits as tell it apart") << 1.0025 << 0.0025 << english << QStringLiteral("1.0025");
        QTest::newRow("small") << 9'000.0 << 500.0 << hongKong << QStringLiteral("9000");
    }
    void axis()
    {
        QFETCH(double, value);
        QFETCH(double, step);
        QFETCH(QString, language);
        QTEST(axisText(value, step, language), "text");
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64{0} << QStringLiteral("0 s");
        QTest::newRow("12 s") << qint64{12'999} << QStringLiteral("12 s");
        QTest::newRow("59 s") << qint64{59'999} << QStringLiteral("59 s");
        QTest::newRow("1 min") << qint64{60'000} << QStringLiteral("1 min");
        QTest::newRow("59 min") << qint64{3'599'999} << QStringLiteral("59 min");
        QTest::newRow("2 h") << qint64{2 * 3'600'000} << QStringLiteral("2 h");
        QTest::newRow("23 h") << qint64{86'399'000} << QStringLiteral("23 h");
        QTest::newRow("4 d") << qint64{4 * 86'400'000LL} << QStringLiteral("4 d");
        QTest::newRow("a clock a second ahead") << qint64{-1'500} << QStringLiteral("0 s");
        QTest::newRow("ahead") << qint64{-300'000} << QStringLiteral("in 5 min");
    }

    void ages()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(QString, text);
        QCOMPARE(Format(QStringLiteral("en")).age(kNow - domain::Duration{milliseconds}, kNow), text);
    }

    void percents_data()
    {
        QTest::addColumn<QString>("ratio");
        QTest::addColumn<QString>("text");
        QTest::newRow("usual") << QStringLiteral("1.013249") << QStringLiteral("101.32 %");
        QTest::newRow("down, not near") << QStringLiteral("1.013299") << QStringLiteral("101.32 %");
        QTest::newRow("a shortfall never reads 100") << QStringLiteral("0.999999") << QStringLiteral("99.99 %");
        QTest::newRow("exactly") << QStringLiteral("1") << QStringLiteral("100.00 %");
        QTest::newRow("just above") << QStringLiteral("1.000001") << QStringLiteral("100.00 %");
        QTest::newRow("none") << QStringLiteral("0") << QStringLiteral("0.00 %");
        QTest::newRow("below zero, down") << QStringLiteral("-0.000001") << QStringLiteral("−0.01 %");
        QTest::newRow("grouped") << QStringLiteral("12.5") << QStringLiteral("1,250.00 %");
    }

    void percents()
    {
        QFETCH(QString, ratio);
        QFETCH(QString, text);
        QCOMPARE(Format(QStringLiteral("en")).ratioPercent(decimal(ratio.toStdString())), text);
    }

    void figures_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("shortEn");
        QTest::addColumn<QString>("shortHk");
        QTest::newRow("bn") << QStringLiteral("1204330120.5") << QStringLiteral("HKD") << QStringLiteral("HKD 1,204,330,120.50")
                            << QStringLiteral("HKD 1.20bn") << QStringLiteral("HKD 12.04億");
        QTest::newRow("m") << QStringLiteral("25000000") << QStringLiteral("HKD") << QStringLiteral("HKD 25,000,000.00")
                           << QStringLiteral("HKD 25.00m") << QStringLiteral("HKD 2,500.00萬");
        QTest::newRow("more digits than cents") << QStringLiteral("999.995") << QStringLiteral("USD") << QStringLiteral("USD 999.995")
                               << QStringLiteral("USD 1,000.00") << QStringLiteral("USD 1,000.00");
        QTest::newRow("zeros behind are no digits") << QStringLiteral("1.5000") << QStringLiteral("USD") << QStringLiteral("USD 1.50")
                                                    << QStringLiteral("USD 1.50") << QStringLiteral("USD 1.50");
        QTest::newRow("fils") << QStringLiteral("1.234") << QStringLiteral("IQD") << QStringLiteral("IQD 1.234")
                              << QStringLiteral("IQD 1.234") << QStringLiteral("IQD 1.234");
        QTest::newRow("four digits") << QStringLiteral("7.5") << QStringLiteral("CLF") << QStringLiteral("CLF 7.5000")
                                     << QStringLiteral("CLF 7.5000") << QStringLiteral("CLF 7.5000");
        QTest::newRow("none, of no country") << QStringLiteral("12000") << QStringLiteral("XOF") << QStringLiteral("XOF 12,000")
                                             << QStringLiteral("XOF 12,000") << QStringLiteral("XOF 12,000");
        QTest::newRow("two, of no country") << QStringLiteral("5") << QStringLiteral("XCG") << QStringLiteral("XCG 5.00")
                                            << QStringLiteral("XCG 5.00") << QStringLiteral("XCG 5.00");
        QTest::newRow("withdrawn") << QStringLiteral("5") << QStringLiteral("BGN") << QStringLiteral("BGN 5.00")
                                   << QStringLiteral("BGN 5.00") << QStringLiteral("BGN 5.00");
        QTest::newRow("half even") << QStringLiteral("0.125") << QStringLiteral("USD") << QStringLiteral("USD 0.125")
                                   << QStringLiteral("USD 0.12") << QStringLiteral("USD 0.12");
        QTest::newRow("yen") << QStringLiteral("1234") << QStringLiteral("JPY") << QStringLiteral("JPY 1,234")
                             << QStringLiteral("JPY 1,234") << QStringLiteral("JPY 1,234");
        QTest::newRow("minus") << QStringLiteral("-4000000") << QStringLiteral("HKD") << QStringLiteral("HKD −4,000,000.00")
                               << QStringLiteral("HKD −4.00m") << QStringLiteral("HKD −400.00萬");
        QTest::newRow("twenty digits") << QStringLiteral("12345678901234567890.01") << QStringLiteral("HKD")
                                       << QStringLiteral("HKD 12,345,678,901,234,567,890.01")
                                       << QStringLiteral("HKD 12,345,678.90tn") << QStringLiteral("HKD 12,345,678.90萬億");
    }

    void quantitiesAreNotRounded()
    {
        QCOMPARE(Format(QStringLiteral("en")).amount(decimal("5000.1254"), "XAU"), QStringLiteral("5,000.1254 XAU"));
        QCOMPARE(Format(QStringLiteral("en")).amount(decimal("9500000"), "HK00SBDIGI17"), QStringLiteral("9,500,000 HK00SBDIGI17"));
    }

    void figures()
    {
        QFETCH(QString, value);
        QFETCH(QString, currency);
        QFETCH(QString, whole);
        QFETCH(QString, shortEn);
        QFETCH(QString, shortHk);
        const auto exact = decimal(value.toStdString());
        const auto unit = currency.toStdString();
        QCOMPARE(Format(QStringLiteral("en")).money(exact, unit), whole);
        QCOMPARE(Format(QStringLiteral("en")).amount(exact, unit), whole);
        QCOMPARE(Format(QStringLiteral("zh_HK")).money(exact, unit), whole);
        QCOMPARE(Format(QStringLiteral("zh_CN")).money(exact, unit), whole);
        QCOMPARE(Format(QStringLiteral("en")).moneyShort(exact, unit), shortEn);
        QCOMPARE(Format(QStringLiteral("zh_HK")).moneyShort(exact, unit), shortHk);
        QCOMPARE(Format(QStringLiteral("zh_CN")).moneyShort(exact, unit),
                 QString(shortHk).replace(QStringLiteral("億"), QStringLiteral("亿")).replace(QStringLiteral("萬"), QStringLiteral("万")));
    }

    void cells()
    {
        const Format format;
        using domain::Semantic;
        QCOMPARE(format.cellText({}, Semantic::Money), QStringLiteral("—"));
        QCOMPARE(format.cellText(std::string("unknown"), Semantic::Enumeration), QStringLiteral("—"));
        QCOMPARE(format.cellText(std::string("bank-deposit"), Semantic::Enumeration, "class"), QStringLiteral("Bank deposit"));
        QCOMPARE(format.cellText(std::int64_t{1234567}, Semantic::Count), QStringLiteral("1,234,567"));
        QCOMPARE(format.cellText(std::int64_t{2019}, Semantic::Count, "year"), QStringLiteral("2019"));
        QCOMPARE(format.cellText(decimal("400.125"), Semantic::Weight), QStringLiteral("400.125"));
        QCOMPARE(format.cellText(kNow, Semantic::Moment), QStringLiteral("2026-03-31 18:00:00"));
        QCOMPARE(format.cellText(*support::parseDate("2026-03-31"), Semantic::Day), QStringLiteral("2026-03-31"));
        QCOMPARE(format.cellText(std::string("a\nb"), Semantic::List), QStringLiteral("a; b"));
        QCOMPARE(format.cellText(std::string("HKDX"), Semantic::Code, "coin"), QStringLiteral("HKDX"));
        QCOMPARE(format.enumText("status", "ZZZZ"), QStringLiteral("ZZZZ"));
        QCOMPARE(format.cellText(std::string("STLE"), Semantic::Code, "cash_status"), QStringLiteral("STLE · eligible for settlement"));
        QCOMPARE(Format::severityMark(domain::Severity::High), QStringLiteral("▲ H"));
        QCOMPARE(Format::severityMark(domain::Severity::Unknown), QStringLiteral("◇ ?"));
    }

    void everyEnumeratorHasAText()
    {
        const Format format;
        const auto check = [&](const auto& texts) {
            for (const auto text : texts)
                QVERIFY2(text == "not-a-code" || format.enumText({}, text) != fromUtf8(text), std::string(text).c_str());
        };
        check(domain::EnumTexts<domain::AssetClass>::kTexts);
        check(domain::EnumTexts<domain::DebtIssuerType>::kTexts);
        check(domain::EnumTexts<domain::Encumbrance>::kTexts);
        check(domain::EnumTexts<domain::LicenseeType>::kTexts);
        check(domain::EnumTexts<domain::SettlementKind>::kTexts);
        check(domain::EnumTexts<domain::HoldState>::kTexts);
        check(domain::EnumTexts<domain::BarForm>::kTexts);
        check(domain::EnumTexts<domain::Severity>::kTexts);
        check(domain::EnumTexts<domain::AlertState>::kTexts);
        check(domain::EnumTexts<domain::Outcome>::kTexts);
        check(domain::EnumTexts<domain::RedemptionState>::kTexts);
        check(domain::EnumTexts<domain::FeedState>::kTexts);
        check(domain::EnumTexts<domain::CreditDebit>::kTexts);
    }

    void translates()
    {
        FewWords words;
        QCoreApplication::installTranslator(&words);
        const Format format(QStringLiteral("zh_HK"));
        QCOMPARE(format.enumText("state", "failing"), QStringLiteral("未能連接"));
        QCOMPARE(format.age(kNow - std::chrono::minutes{3}, kNow), QStringLiteral("3 分鐘"));
        QCoreApplication::removeTranslator(&words);
        QCOMPARE(format.enumText("state", "failing"), QStringLiteral("Failing"));
    }

    void everySettlementCodeHasATextInEachLanguage()
    {
        for (const auto* language : {"en", "zh_HK", "zh_CN"}) {
            const Format format(QString::fromLatin1(language));
            for (const auto& one : domain::settlementCodes()) {
                const QString code = fromUtf8(one.code);
                const QString text = format.enumText("status", one.code);
                QVERIFY2(text.startsWith(code + QStringLiteral(" · ")) && text.size() > code.size() + 4, qPrintable(text));
            }
        }
        QCOMPARE(Format(QStringLiteral("zh_HK")).enumText("status", "STLE"), QStringLiteral("STLE · 可供結算"));
        QCOMPARE(Format(QStringLiteral("zh_CN")).enumText("status", "STLE"), QStringLiteral("STLE · 可供结算"));
    }

    void copiedCellsAreHarmless()
    {
        QCOMPARE(spreadsheetText(QStringLiteral("=HYPERLINK(\"x\")")), QStringLiteral("'=HYPERLINK(\"x\")"));
        QCOMPARE(spreadsheetText(QStringLiteral("a\tb\nc")), QStringLiteral("a b c"));
        QCOMPARE(spreadsheetText(QStringLiteral("-1,204.50")), QStringLiteral("-1,204.50"));
        QCOMPARE(spreadsheetText(QString::fromUtf8("＝1 銀行")), QString::fromUtf8("'＝1 銀行"));
    }

    void hongKongTimeOfCharts()
    {
        const auto at = support::parseInstant("2026-03-31T20:00:00Z").value().time_since_epoch().count();
        QCOMPARE(hongKongTime(at).toString(QStringLiteral("yyyy-MM-dd HH:mm")), QStringLiteral("2026-04-01 04:00"));
        QCOMPARE(hongKongTime(at).offsetFromUtc(), 8 * 3600);
    }

    void errorsSayWhatWhyAndWhatToDo()
    {
        const Format format;
        for (int code = 0; code <= static_cast<int>(support::ErrorCode::Io); ++code) {
            const auto text = format.errorText({static_cast<support::ErrorCode>(code), "row 7", "file.csv"});
            QVERIFY(!text.what.isEmpty() && !text.why.isEmpty() && !text.todo.isEmpty());
            QCOMPARE(text.details, QStringLiteral("row 7 · file.csv"));
            QVERIFY(!text.oneLine().contains(QStringLiteral("row 7")));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Format)
#include "tst_Format.moc"
