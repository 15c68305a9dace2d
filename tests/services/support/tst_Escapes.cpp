// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/support/Escapes.h"

using namespace assay;

class tst_Escapes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("escaped");
        QTest::newRow("plain") << QByteArray("Bank A") << QByteArray("Bank A");
        QTest::newRow("marks") << QByteArray("a|b%c\n") << QByteArray("a%7Cb%25c%0A");
        QTest::newRow("chinese") << QByteArray("銀行") << QByteArray("銀行");
        QTest::newRow("zero and delete") << QByteArray("\0\x7F", 2) << QByteArray("%00%7F");
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void roundTrip()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, escaped);
        QCOMPARE(QByteArray::fromStdString(support::escaped(plain.toStdString())), escaped);
        QCOMPARE(QByteArray::fromStdString(support::unescaped(escaped.toStdString()).value()), plain);
    }

    void refusesHalfAnEscape_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"%", "a%4", "%G0", "%0g", "%%41"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesHalfAnEscape()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!support::unescaped(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(tst_Escapes)
#include "tst_Escapes.moc"
