// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>
#include <sstream>

#include <QTest>

#include "services/support/PlainText.h"

using namespace assay::support;

class tst_PlainText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plain_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("letters of all scripts") << QByteArray("HKDX 港元 Плавка é 😀") << QByteArray("HKDX 港元 Плавка é 😀");
        QTest::newRow("lines and tabs") << QByteArray("a\n\tb") << QByteArray("a\n\tb");
        QTest::newRow("escape") << QByteArray("\x1b[31mred") << QByteArray("\xEF\xBF\xBD[31mred");
        QTest::newRow("NUL, carriage return, delete") << QByteArray("a\0b\rc\x7f", 6) << QByteArray("a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c\xEF\xBF\xBD");
        QTest::newRow("eight-bit control") << QByteArray("\xC2\x9B" "31m") << QByteArray("\xEF\xBF\xBD" "31m");
        QTest::newRow("override of direction") << QByteArray("\xE2\x80\xAE" "cod") << QByteArray("\xEF\xBF\xBD" "cod");
        QTest::newRow("isolate") << QByteArray("\xE2\x81\xA6" "x") << QByteArray("\xEF\xBF\xBD" "x");
        QTest::newRow("not UTF-8") << QByteArray("a\xFF") << QByteArray("a\xEF\xBF\xBD");
    }
    void plain()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(plainText({text.constData(), static_cast<std::size_t>(text.size())})), expected);
    }

    void aStreamWritesPlainText()
    {
        std::ostringstream to;
        PlainTextBuffer buffer(*to.rdbuf());
        std::ostream stream(&buffer);
        stream << "set aside: \x1b]0;x\x07" << 12 << '\x1b' << '!' << '\n' << std::flush;
        QCOMPARE(to.str(), std::string("set aside: \xEF\xBF\xBD]0;x\xEF\xBF\xBD" "12\xEF\xBF\xBD!\n"));
        QVERIFY(stream.good());
    }
};

QTEST_APPLESS_MAIN(tst_PlainText)
#include "tst_PlainText.moc"
