// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/CodeFaults.h"

#include <QTest>

#include "services/domain/RecordSchemas.h"

using namespace assay;
using namespace assay::domain;

class tst_CodeFaults : public QObject {
    Q_OBJECT

    static QStringList found(const wire::FeedUpdate& update, const char* at)
    {
        QStringList out;
        for (const auto& fault : runtime::codeFaults(update, *support::parseInstant(at)))
            out << QString::fromStdString(fault.text());
        return out;
    }

private Q_SLOTS:
    void currenciesThatAreNone()
    {
        wire::FeedUpdate update;
        auto& rows = rowsOf<ReserveAsset>(update.upserts);
        for (const char* currency : {"HKD", "BGN", "BGN", "HKDX", "XAU", ""})
            rows.emplace_back().currency = currency;
        const QStringList after = found(update, "2026-01-31T16:00:00Z"); // the first of February in Hong Kong
        QCOMPARE(after.size(), 2);
        QVERIFY2(after[0].contains("\"BGN\" was withdrawn from ISO 4217 in 2026-01 (currency of 2 rows)"), qPrintable(after[0]));
        QVERIFY2(after[1].contains("\"HKDX\" is not a currency of ISO 4217 (currency of 1 row)"), qPrintable(after[1]));
        QCOMPARE(found(update, "2026-01-31T15:59:59Z").size(), 1);
    }

    void pricesMayBeInCoins()
    {
        wire::FeedUpdate update;
        rowsOf<Price>(update.upserts).emplace_back().currency = "USDT";
        QVERIFY(found(update, "2026-03-31T10:00:00Z").isEmpty());
    }

    void identifiersWithCheckCharacters()
    {
        wire::FeedUpdate update;
        auto& banks = rowsOf<Participant>(update.upserts);
        banks.emplace_back().lei = "HWUPKR0MPOU8FGXBT394";
        banks.emplace_back().lei = "HWUPKR0MPOU8FGXBT395";
        auto& contracts = rowsOf<OfficialContract>(update.upserts);
        contracts.emplace_back().dti = "4H95J0R2X";
        contracts.emplace_back().dti = "X9J9K8721";
        const QStringList faults = found(update, "2026-03-31T10:00:00Z");
        QCOMPARE(faults.size(), 2);
        QVERIFY2(faults[0].contains("X9J9K8721") && faults[0].contains("dti of 1 row"), qPrintable(faults[0]));
        QVERIFY2(faults[1].contains("HWUPKR0MPOU8FGXBT395") && faults[1].contains("lei of 1 row"), qPrintable(faults[1]));
    }
};

QTEST_APPLESS_MAIN(tst_CodeFaults)
#include "tst_CodeFaults.moc"
