// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Currencies.h"

#include <QTest>

using namespace assay::domain;
using assay::support::ErrorCode;

class tst_Currencies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void digits_data()
    {
        QTest::addColumn<int>("digits");
        for (const char* none : {"JPY", "KRW", "CLP", "ISK", "XOF", "XAF", "XPF", "UGX", "VND"})
            QTest::newRow(none) << 0;
        for (const char* two : {"HKD", "USD", "XCG", "ZWG", "XAD", "SLE", "HUF", "IDR", "BGN", "XAU", "none such"})
            QTest::newRow(two) << 2;
        for (const char* three : {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
            QTest::newRow(three) << 3;
        for (const char* four : {"CLF", "UYW"})
            QTest::newRow(four) << 4;
    }
    void digits()
    {
        QFETCH(int, digits);
        QCOMPARE(minorDigits(QTest::currentDataTag()), digits);
    }

    void validity_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("why"); // empty: a currency on that day
        QTest::newRow("usual") << "HKD" << "2026-12-01" << "";
        QTest::newRow("metal") << "XAU" << "2026-12-01" << "";
        QTest::newRow("lev, last month") << "BGN" << "2026-01-31" << "";
        QTest::newRow("lev, after it") << "BGN" << "2026-02-01" << "was withdrawn from ISO 4217 in 2026-01";
        QTest::newRow("guilder of the Antilles") << "ANG" << "2025-04-01" << "in 2025-03";
        QTest::newRow("its follower") << "XCG" << "2025-04-01" << "";
        QTest::newRow("its follower, too early") << "XCG" << "2025-02-28" << "from 2025-03 on";
        QTest::newRow("Zimbabwe, former") << "ZWL" << "2024-10-01" << "in 2024-09";
        QTest::newRow("Zimbabwe") << "ZWG" << "2024-10-01" << "";
        QTest::newRow("Cuba") << "CUC" << "2021-07-01" << "in 2021-06";
        QTest::newRow("mark") << "DEM" << "1999-12-31" << "";
        QTest::newRow("typing error") << "HKDX" << "2026-12-01" << "not a currency of ISO 4217";
        QTest::newRow("small") << "hkd" << "2026-12-01" << "not a currency of ISO 4217";
        QTest::newRow("nothing") << "" << "2026-12-01" << "not a currency of ISO 4217";
    }
    void validity()
    {
        QFETCH(QString, code);
        QFETCH(QString, day);
        QFETCH(QString, why);
        const auto checked = checkCurrency(code.toStdString(), *assay::support::parseDate(day.toStdString()));
        QCOMPARE(checked.has_value(), why.isEmpty());
        if (!checked)
            QVERIFY2(checked.error().detail.find(why.toStdString()) != std::string::npos, checked.error().detail.c_str());
    }

    /// A list that was cut, or edited in the wrong column, is seen here.
    void theListIsWhole()
    {
        std::size_t lines = 0;
        std::size_t inForce = 0;
        std::string_view list = currencyList();
        QVERIFY(list.find("As of: ") != std::string_view::npos);
        for (; !list.empty(); list.remove_prefix(std::min(list.find('\n'), list.size() - 1) + 1)) {
            const std::string_view line = list.substr(0, list.find('\n'));
            if (line.empty() || line.front() == '#')
                continue;
            ++lines;
            const Currency* currency = findCurrency(line.substr(0, 3));
            QVERIFY(currency != nullptr);
            QVERIFY(!currency->digits || *currency->digits == 0 || (*currency->digits >= 2 && *currency->digits <= 4));
            inForce += currency->until ? 0 : 1;
        }
        QVERIFY(lines > 300);
        QCOMPARE(inForce, std::size_t(178));
    }
};

QTEST_APPLESS_MAIN(tst_Currencies)
#include "tst_Currencies.moc"
