// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/support/CsvText.h"

using namespace assay;

class tst_CsvText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        const auto row = [](const char* name, const QString& text, const QString& cell) {
            QTest::newRow(name) << text << cell;
        };
        row("plain", "abc", "abc");
        row("empty", "", "");
        row("comma", "a,b", "\"a,b\"");
        row("quote", "a\"b", "\"a\"\"b\"");
        row("trailing blank", "a ", "\"a \"");
        row("formula", "=1+1", "'=1+1");
        row("at", "@SUM(1,1)", "\"'@SUM(1,1)\"");
        row("minus text", "-1+1", "'-1+1");
        row("minus alone", "-", "'-");
        row("minus inside", "a-b=c", "a-b=c");
        row("plus", "+852", "'+852");
        row("negative number", "-12.50", "-12.50");
        row("grouped number", "-1,204.50", "\"-1,204.50\"");
        row("negative ratio", "-0.8 %", "-0.8 %");
        row("two points", "-1.2.3", "'-1.2.3");
        row("two percent signs", "-1%%", "'-1%%");
        row("percent alone", "-%", "'-%");
        row("tab", "\t=1", "\"'\t=1\"");
        row("line end", "\n=1", "\"'\n=1\"");
        row("carriage return", "\r1", "\"'\r1\"");
        row("blank first", " =1+1", "' =1+1");
        row("another separator first", ";=1+1", "\"';=1+1\"");
        row("another separator within", "a;=1+1", "\"a;=1+1\"");
        row("full width", QString::fromUtf8("＝1+1"), QString::fromUtf8("'＝1+1"));
        row("full width at", QString::fromUtf8("＠A1"), QString::fromUtf8("'＠A1"));
        row("ideographic blank", QString::fromUtf8("　=1"), QString::fromUtf8("'　=1"));
        row("zero width", QString::fromUtf8("\u200b=1+1"), QString::fromUtf8("'\u200b=1+1"));
    }
    void cells()
    {
        QFETCH(QString, text);
        QTEST(QString::fromStdString(support::csvCell(text.toStdString())), "cell");
    }

    void ownWordsAreOnlyQuoted()
    {
        QCOMPARE(support::csvQuoted("-5.00"), std::string("-5.00"));
        QCOMPARE(support::csvQuoted("# sort: a, b"), std::string("\"# sort: a, b\""));
    }
};

QTEST_APPLESS_MAIN(tst_CsvText)
#include "tst_CsvText.moc"
