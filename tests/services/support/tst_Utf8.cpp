// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/support/Utf8.h"

using namespace assay::support;

class tst_Utf8 : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void good_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<uint>("code");
        QTest::newRow("letter") << QByteArray("a") << 0x61U;
        QTest::newRow("first of two") << QByteArray("\xC2\x80") << 0x80U;
        QTest::newRow("last of two") << QByteArray("\xDF\xBF") << 0x7FFU;
        QTest::newRow("first of three") << QByteArray("\xE0\xA0\x80") << 0x800U;
        QTest::newRow("before surrogates") << QByteArray("\xED\x9F\xBF") << 0xD7FFU;
        QTest::newRow("after surrogates") << QByteArray("\xEE\x80\x80") << 0xE000U;
        QTest::newRow("first of four") << QByteArray("\xF0\x90\x80\x80") << 0x10000U;
        QTest::newRow("last") << QByteArray("\xF4\x8F\xBF\xBF") << 0x10FFFFU;
    }
    void good()
    {
        QFETCH(QByteArray, text);
        QFETCH(uint, code);
        const std::string bytes = text.toStdString();
        std::size_t at = 0;
        QCOMPARE(static_cast<uint>(takeUtf8(bytes, at)), code);
        QCOMPARE(at, bytes.size());
        QVERIFY(!firstBadUtf8(bytes));
        QCOMPARE(utf8Count(bytes), std::size_t(1));
        std::string written;
        appendUtf8(written, code);
        QCOMPARE(written, bytes);
    }

    void bad_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("replaced");
        QTest::newRow("continuation") << QByteArray("\x80") << 1;
        QTest::newRow("overlong two") << QByteArray("\xC1\xBF") << 2;
        QTest::newRow("overlong three") << QByteArray("\xE0\x9F\xBF") << 3;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 3;
        QTest::newRow("overlong four") << QByteArray("\xF0\x8F\xBF\xBF") << 4;
        QTest::newRow("beyond the last") << QByteArray("\xF4\x90\x80\x80") << 4;
        QTest::newRow("cut off") << QByteArray("\xE9\x8A") << 2;
    }
    void bad()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, replaced);
        const std::string bytes = "a" + text.toStdString() + "b";
        QCOMPARE(firstBadUtf8(bytes), std::optional<std::size_t>(1));
        const QString valid = QString::fromStdString(validUtf8(bytes));
        QCOMPARE(valid, QChar('a') + QString(replaced, QChar(0xFFFD)) + QChar('b'));
        QVERIFY(!firstBadUtf8(validUtf8(bytes)));
    }

    void prefixes()
    {
        const std::string text = "a銀b"; // 1 + 3 + 1 bytes
        QCOMPARE(utf8Prefix(text, 9), std::string_view(text));
        QCOMPARE(utf8Prefix(text, 4), std::string_view("a銀"));
        QCOMPARE(utf8Prefix(text, 3), std::string_view("a"));
        QCOMPARE(utf8Prefix(text, 0), std::string_view());
    }
};

QTEST_APPLESS_MAIN(tst_Utf8)
#include "tst_Utf8.moc"
