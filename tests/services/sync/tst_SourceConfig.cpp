// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/domain/Schema.h"
#include "services/sync/SourceConfig.h"

using namespace assay;

class tst_SourceConfig : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Schema::kStatedBy of all records, as the contracts have them.
    void eachKindHasItsResources_data()
    {
        QTest::addColumn<QString>("resources");
        QTest::newRow("issuer") << "reserve-statements reserve-assets supply redemptions licensees coin-terms official-contracts "
                                   "token-operations reserve-flows custodian-positions approvals issuer-limits filings incidents "
                                   "holder-credits";
        QTest::newRow("ledger") << "supply transfers token-operations prices token-sightings";
        QTest::newRow("clearing") << "participants positions instructions settlement-cycles action-requests operators "
                                     "service-outages operator-finances";
        QTest::newRow("vault") << "vaults bars gold-tokens";
        QTest::newRow("aml") << "transfers alerts";
        QTest::newRow("console") << "";
        QTest::newRow("") << "";
    }
    void eachKindHasItsResources()
    {
        QFETCH(QString, resources);
        QString asked;
        for (const auto& resource : sync::resourcesOf(QTest::currentDataTag()))
            asked += (asked.isEmpty() ? "" : " ") + QString::fromStdString(resource);
        QCOMPARE(asked, resources);
    }

    void eachKindStatesSomething()
    {
        for (const auto kind : domain::kSourceKindNames)
            QVERIFY2(!sync::resourcesOf(kind).empty(), std::string(kind).c_str());
    }
};

QTEST_APPLESS_MAIN(tst_SourceConfig)
#include "tst_SourceConfig.moc"
