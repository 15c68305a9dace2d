// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/support/EditDistance.h"

using assay::support::editDistance;

class tst_EditDistance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distance_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("edits");
        QTest::newRow("same") << "hkdx"
                              << "hkdx" << 0;
        QTest::newRow("replaced") << "hkdx"
                                  << "hkdy" << 1;
        QTest::newRow("inserted") << "hkdx"
                                  << "hkddx" << 1;
        QTest::newRow("left out") << "hkdx"
                                  << "hdx" << 1;
        QTest::newRow("swapped") << "hkdx"
                                 << "hdkx" << 1;
        QTest::newRow("two") << "hkdx"
                             << "hkab" << 2;
        QTest::newRow("beyond") << "hkdx"
                                << "abcd" << 3;
        QTest::newRow("length alone") << "hkdx"
                                      << "hkdxabcdef" << 3;
        QTest::newRow("empty") << ""
                               << "ab" << 2;
    }
    void distance()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QTEST(editDistance(a.toStdString(), b.toStdString(), 2), "edits");
        QCOMPARE(editDistance(a.toStdString(), b.toStdString(), 2), editDistance(b.toStdString(), a.toStdString(), 2));
    }
};

QTEST_APPLESS_MAIN(tst_EditDistance)
#include "tst_EditDistance.moc"
