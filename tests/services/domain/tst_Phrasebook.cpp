// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTest>

#include "services/domain/Phrasebook.h"
#include "services/domain/Sentence.h"

using namespace assay;
using domain::Phrasebook;
using domain::sentence;

/// English sentences and what they become in another language.
class tst_Phrasebook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSentenceIsItsTemplateFilledIn()
    {
        const std::string coin = "HKDX";
        QCOMPARE(sentence("No tokens are outstanding."), std::string("No tokens are outstanding."));
        QCOMPARE(sentence("{1} of {2}, {3|it is|they are} so", 3 == 4 ? "four" : "three", coin, "it is"),
                 std::string("three of HKDX, it is so"));
        QCOMPARE(sentence("{1}{2}", "{2}", "x"), std::string("{2}x"));
    }

    void sentencesAreRead_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("hongKong");
        QTest::addColumn<QString>("mainland");
        const auto row = [](const char* name, const char* english, const char* hongKong, const char* mainland) {
            QTest::newRow(name) << QString::fromUtf8(english) << QString::fromUtf8(hongKong) << QString::fromUtf8(mainland);
        };
        row("a constant", "No tokens are outstanding.", "並無流通中的代幣。", "并无流通中的代币。");
        row("values", "The supply observed on chain-1 is stale and not used.", "在 chain-1 觀測到的供應量已過時，未予採用。",
            "在 chain-1 观测到的供应量已过时，未予采用。");
        row("a count, one", "The rule does not apply to 1 other bar.", "本規則不適用於 1 條其他金條。", "本规则不适用于 1 条其他金条。");
        row("a count, many", "2,040 transfers of HKDX checked, no sender splits amounts below the threshold.",
            "已查核 HKDX 的 2,040 筆轉帳，並無發送人將款項拆細至門檻以下。", "已查核 HKDX 的 2,040 笔转账，并无发送方将款项拆分至阈值以下。");
        row("parts within, sentence after sentence",
            "Eligible reserve assets of HKD 1,000.00 stand against HKD 990.00 outstanding by statement RS-1 as of 2026-03-31 "
            "02:00:00 UTC: coverage 1.010101, at least 1 is required. The supply observed on the ledgers is not larger. 2 lines "
            "that are not eligible (STB-04 to STB-09) are not counted.",
            "合資格儲備資產 HKD 1,000.00，對應報表 RS-1（截至 2026-03-31 02:00:00 UTC）所載流通面值 HKD 990.00：儲備覆蓋率 1.010101，"
            "規定最少為 1。在帳本上觀測到的供應量並不更大。2 項資產不合資格（STB-04 至 STB-09），不予計入。",
            "合资格储备资产 HKD 1,000.00，对应报表 RS-1（截至 2026-03-31 02:00:00 UTC）所载流通面值 HKD 990.00：储备覆盖率 1.010101，"
            "规定最少为 1。在账本上观测到的供应量并不更大。2 项资产不合资格（STB-04 至 STB-09），不予计入。");
        row("what a line is and why", "Line 3 of statement RS-1 as of 2026-03-31 02:00:00 UTC, an asset of HKD 5.00, is of the class "
            "other, which is not eligible, and names no approval.",
            "報表 RS-1（截至 2026-03-31 02:00:00 UTC）第 3 項（資產 HKD 5.00）屬其他類別，不合資格，且未列明批准。",
            "报表 RS-1（截至 2026-03-31 02:00:00 UTC）第 3 项（资产 HKD 5.00）属其他类别，不合资格，且未列明批准。");
        row("a part that goes on", "Of 5 redemptions of HKDX, 3 keep the rule and 2 break it, each in a finding of its own; 1 more is not due yet.",
            "HKDX 的 5 宗贖回中，3 項合規，2 項違規，各有判斷結果；另有 1 項尚未到期。", "HKDX 的 5 宗赎回中，3 项合规，2 项违规，各有判断结果；另有 1 项尚未到期。");
        row("a span", "The readings are 26 h 5 min apart, too far to be compared.", "兩次讀數相隔 26 小時 5 分鐘，相距過遠，不能比較。",
            "两次读数相隔 26 小时 5 分钟，相距过远，不能比较。");
        row("a code and a measure", "breach: 3 of 5", "違規：5 項中 3 項", "违规：5 项中 3 项");
        row("quotes", "Account A-1 with Alpha is titled \"Harbour Limited\" by its custodian: the issuer's own name, with no word of a trust.",
            "存於 Alpha 的帳戶 A-1 由託管人定名為「Harbour Limited」：為發行人本身名稱，並無提及信託。",
            "存于 Alpha 的账户 A-1 由托管人定名为“Harbour Limited”：为发行人本身名称，并无提及信托。");
        row("what a source wrote is left alone", "Credit C-1 of HKD 12.50 at 2026-03-31 02:00:00 UTC is typed \"redemption\", which is not known here.",
            "於 2026-03-31 02:00:00 UTC 的款項 C-1（HKD 12.50）的類型為「redemption」，本系統並無此類型。",
            "于 2026-03-31 02:00:00 UTC 的款项 C-1（HKD 12.50）的类型为“redemption”，本系统并无此类型。");
        row("a list with brackets", "Bar M 1 (2021) stands in A-1 (owner P1, stated by v-1 at 2026-03-31 10:00:00 UTC), A-2 (owner P2, stated by v-1 at "
            "2026-03-31 10:00:00 UTC) and A-3 (owner P3, stated by v-2 at 2026-03-31 10:00:00 UTC): it is double pledged.",
            "金條 M 1 (2021) 列於 A-1（擁有人 P1，由 v-1 於 2026-03-31 10:00:00 UTC 載明）、A-2（擁有人 P2，由 v-1 於 2026-03-31 10:00:00 UTC 載明）及 "
            "A-3（擁有人 P3，由 v-2 於 2026-03-31 10:00:00 UTC 載明）：屬重複質押。",
            "金条 M 1 (2021) 列于 A-1（所有人 P1，由 v-1 于 2026-03-31 10:00:00 UTC 载明）、A-2（所有人 P2，由 v-1 于 2026-03-31 10:00:00 UTC 载明）及 "
            "A-3（所有人 P3，由 v-2 于 2026-03-31 10:00:00 UTC 载明）：属重复质押。");
        row("neither half nor whole", "harbour digital limited, general account", "harbour digital limited, general account",
            "harbour digital limited, general account");
        row("an error and its place", "out of range: 2060-01-01 is in a year that the calendar does not cover (calendar hong-kong)",
            "超出範圍：2060-01-01 所屬年份不在日曆範圍之內（日曆 hong-kong）", "超出范围：2060-01-01 所属年份不在日历范围之内（日历 hong-kong）");
        row("a figure alone", "1.010101", "1.010101", "1.010101");
        row("unknown", "Nobody ever said this here.", "Nobody ever said this here.", "Nobody ever said this here.");
    }
    void sentencesAreRead()
    {
        QFETCH(QString, english);
        QFETCH(QString, hongKong);
        QFETCH(QString, mainland);
        const auto text = english.toStdString();
        QCOMPARE(QString::fromStdString(Phrasebook::of("zh_HK").translated(text)), hongKong);
        QCOMPARE(QString::fromStdString(Phrasebook::of("zh_CN").translated(text)), mainland);
        QCOMPARE(QString::fromStdString(Phrasebook::of("en").translated(text)), english);
    }

    void whatIsUnknownIsCounted()
    {
        const auto& book = Phrasebook::of("zh_HK");
        QCOMPARE(book.read("No tokens are outstanding.").unknown, std::size_t(0));
        QVERIFY(book.read("No tokens are outstanding. Nobody knows why.").unknown > 0);
        QVERIFY(book.read("No tokens are outstanding. Nobody knows why.").text.find("並無流通中的代幣") == 0);
    }

    void aFileIsRead()
    {
        const auto book = Phrasebook::parse("# words\n[sentences]\n\"{1} \\\"has\\\" {2|one|two}\" = \"{2}: {1}\"\n\"one\" = \"eins\"\n"
                                            "[counted]\n\"bar\" = \"{1} Barren|Barren\"\n[units]\n\"{1|#} h\" = \"{1} Std.\"\n");
        QVERIFY2(book.has_value(), book ? "" : book.error().text().c_str());
        QCOMPARE(book->translated("A \"has\" one"), std::string("eins: A"));
        QCOMPARE(book->translated("A \"has\" three"), std::string("A \"has\" three"));
        QCOMPARE(book->translated("12 bars"), std::string("12 Barren"));
        QCOMPARE(book->translated("1 bar"), std::string("1 Barren"));
        QCOMPARE(book->translated("bars"), std::string("Barren"));
        QCOMPARE(book->translated("many bars"), std::string("many Barren"));
        QCOMPARE(book->translated("3 h"), std::string("3 Std."));
        QCOMPARE(book->translated("three h"), std::string("three h"));
    }

    void aFaultyFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no value") << QByteArray("\"a\"");
        QTest::newRow("no quotes") << QByteArray("a = \"b\"");
        QTest::newRow("not closed") << QByteArray("\"a\" = \"b");
        QTest::newRow("more") << QByteArray("\"a\" = \"b\" c");
        QTest::newRow("empty key") << QByteArray("\"\" = \"b\"");
        QTest::newRow("escape") << QByteArray("\"a\\n\" = \"b\"");
    }
    void aFaultyFileIsRefused()
    {
        QFETCH(QByteArray, line);
        const auto book = Phrasebook::parse("[sentences]\n" + line.toStdString() + "\n");
        QVERIFY(!book);
        QCOMPARE(book.error().where, std::string("line 2"));
    }

    void whatIsMadeToBeAmbiguousEnds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("many pieces") << QByteArray(" of and at on, : ; is the line").repeated(500);
        QTest::newRow("nested") << QByteArray("The newest statement of ").repeated(300);
        QTest::newRow("too long") << QByteArray("a ").repeated(50'000);
    }
    void whatIsMadeToBeAmbiguousEnds()
    {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!Phrasebook::of("zh_HK").translated(text.toStdString()).empty());
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed()) + " ms"));
    }
};

QTEST_APPLESS_MAIN(tst_Phrasebook)
#include "tst_Phrasebook.moc"
