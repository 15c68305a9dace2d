// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/CaseFold.h"

#include <QTest>

using namespace assay::support;

class tst_CaseFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("folded");
        QTest::newRow("ASCII") << QByteArray("HSBC 12kg") << QByteArray("hsbc 12kg");
        QTest::newRow("Latin") << QByteArray("ÉÖÅÑ Ž") << QByteArray("éöåñ ž");
        QTest::newRow("Greek, three sigmas") << QByteArray("ΣΊΣΥΦΟΣ σίσυφος") << QByteArray("σίσυφοσ σίσυφοσ");
        QTest::newRow("Cyrillic") << QByteArray("ПЛАВКА Ё") << QByteArray("плавка ё");
        QTest::newRow("every second letter") << QByteArray("ĀāĂ") << QByteArray("āāă");
        QTest::newRow("full width") << QByteArray("ＡＢ") << QByteArray("ａｂ");
        QTest::newRow("Chinese") << QByteArray("金龍") << QByteArray("金龍");
        QTest::newRow("between two letters") << QByteArray("×÷ß") << QByteArray("×÷ß");
        QTest::newRow("not UTF-8") << QByteArray("\xC3Z\xFF") << QByteArray("\xC3z\xFF");
    }
    void texts()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, folded);
        QCOMPARE(QByteArray::fromStdString(caseFolded(text.toStdString())), folded);
        // What is folded stays so.
        QCOMPARE(QByteArray::fromStdString(caseFolded(folded.toStdString())), folded);
    }

    void scriptsWithoutCapitals()
    {
        QVERIFY(!hasCase("金龍精煉 12"));
        QVERIFY(!hasCase(""));
        QVERIFY(hasCase("é"));
        QVERIFY(hasCase("плавка"));
    }
};

QTEST_APPLESS_MAIN(tst_CaseFold)
#include "tst_CaseFold.moc"
