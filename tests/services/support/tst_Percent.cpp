// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/support/Percent.h"

using namespace assay;

class tst_Percent : public QObject {
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
        QTest::newRow("plus") << QByteArray("a+b = c") << QByteArray("a+b = c");
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void roundTrip()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, escaped);
        QCOMPARE(QByteArray::fromStdString(support::escaped(plain.toStdString())), escaped);
        QCOMPARE(QByteArray::fromStdString(support::percentDecoded(escaped.toStdString()).value()), plain);
    }

    void parts_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("path");
        const auto row = [](const QByteArray& plain, const char* part, const char* path) {
            QTest::newRow(part) << plain << QByteArray(part) << QByteArray(path);
        };
        row("R-1_a.b~", "R-1_a.b~", "R-1_a.b~");
        row("a+b/c==&x %", "a%2Bb%2Fc%3D%3D%26x%20%25", "a%2Bb/c%3D%3D%26x%20%25");
        row("\xE9\x8A\x80", "%E9%8A%80", "%E9%8A%80");
        row(QByteArray("\0?", 2), "%00%3F", "%00%3F");
    }
    void parts()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, path);
        QCOMPARE(QByteArray::fromStdString(support::percentEncoded(plain.toStdString())), part);
        QCOMPARE(QByteArray::fromStdString(support::percentEncodedPath(plain.toStdString())), path);
        QCOMPARE(QByteArray::fromStdString(support::percentDecoded(part.toStdString()).value()), plain);
        QCOMPARE(QByteArray::fromStdString(support::percentDecoded(path.toStdString()).value()), plain);
    }

    void lowerCaseIsRead() { QCOMPARE(support::percentDecoded("a%c3%A9").value(), std::string("a\xC3\xA9")); }

    void refusesHalfAnEscape_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"%", "a%4", "%G0", "%0g", "%%41"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refusesHalfAnEscape()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!support::percentDecoded(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(tst_Percent)
#include "tst_Percent.moc"
