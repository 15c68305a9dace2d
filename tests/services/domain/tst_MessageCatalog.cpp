// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <ctime>

#include "services/domain/MessageCatalog.h"
#include "services/domain/Sentence.h"

using namespace assay;
using domain::MessageCatalog;
using domain::sentence;

/// English sentences and what they become in another language.
class tst_MessageCatalog : public QObject {
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
        row("an outage and its day", "The service \"Gross settlement\" of HKC did not work from 2026-03-30 05:00:00 UTC to 2026-03-30 08:00:00 UTC, 3 h; "
            "it has to work again within 2 h; that settlement of 2026-03-30 was completed is not stated, and the day is over.",
            "HKC 的服務「Gross settlement」由 2026-03-30 05:00:00 UTC 至 2026-03-30 08:00:00 UTC 停止運作，歷時 3 小時；須於 2 小時內恢復運作；"
            "未有載明 2026-03-30 的結算已完成，而該日已完結。",
            "HKC 的服务“Gross settlement”由 2026-03-30 05:00:00 UTC 至 2026-03-30 08:00:00 UTC 停止运行，历时 3 小时；须于 2 小时内恢复运行；"
            "未载明 2026-03-30 的结算已完成，而该日已结束。");
        row("a request and its faults", "Request R-1 to release SI-1 is effective, and op-maker-a asked for it and approved it; 0 of 1 approvals are by "
            "somebody else than its maker; no reason code is stated.",
            "對 SI-1 解除暫緩的要求 R-1 狀態為已見效，而 op-maker-a 既提出亦批准；所需 1 項批准中，由提出者以外的人作出的只有 0 項；未載原因代碼。",
            "对 SI-1 解除暂缓的要求 R-1 状态为已见效，而 op-maker-a 既提出又批准；所需 1 项批准中，由提出者以外的人作出的只有 0 项；未载原因代码。");
        row("legs", "1,204 exchanges of HKC: both legs are final of 1,000, one leg of 3 for no longer than 5 s; 2 have findings of their own.",
            "HKC 的 1,204 項兩端互換的指示中，兩端均已終局的有 1,000 項，僅一端終局而未超過 5 秒的有 3 項；2 項各有判斷結果。",
            "HKC 的 1,204 项两端互换的指示中，两端均已终局的有 1,000 项，仅一端终局而未超过 5 秒的有 3 项；2 项各有判断结果。");
        row("who has what", "Instruction SI-1: the asset leg is final since 2026-03-31 01:58:00 UTC, the cash leg is not at 2026-03-31 01:59:00 UTC. "
            "P2 has the asset and has not paid.",
            "指示 SI-1：資產端自 2026-03-31 01:58:00 UTC 起已終局，現金端於 2026-03-31 01:59:00 UTC 仍未。P2 已取得資產而未付款。",
            "指示 SI-1：资产端自 2026-03-31 01:58:00 UTC 起已终局，现金端于 2026-03-31 01:59:00 UTC 仍未。P2 已取得资产而未付款。");
        row("who is short", "20 open instructions of HKC short of metal or money, 12 of them by P1 (6 for metal or securities, 6 for money), a share of "
            "0.6000, more than 0.5. Ask P1 when it can cover them.",
            "HKC 有 20 項未完成指示欠缺金屬或款項，其中 12 項屬 P1（金屬或證券 6 項，款項 6 項），佔比 0.6000，高於 0.5。請向 P1 查詢何時可補足。",
            "HKC 有 20 项未完成指示缺少金属或款项，其中 12 项属 P1（金属或证券 6 项，款项 6 项），占比 0.6000，高于 0.5。请向 P1 查询何时可补足。");
        row("a set that is stuck", "3 sets of instructions of HKC could settle together; this is the largest. SI-1 and SI-2 can settle together, though none can "
            "alone: 2 instructions, HKD 200.00, between 2 participants. Exact: of the 2 instructions that hang together, no other choice is worth "
            "more. This is advice: the system decides what settles.",
            "HKC 有 3 組指示可一併結算，以下為最大的一組。SI-1 及 SI-2 可一併結算，惟無一可單獨結算：2 項指示，HKD 200.00，涉及 2 名參與者。"
            "精確：在相互關連的 2 項指示中，並無其他組合價值更高。此乃建議：結算與否由系統決定。",
            "HKC 有 3 组指示可一并结算，以下为最大的一组。SI-1 及 SI-2 可一并结算，但无一可单独结算：2 项指示，HKD 200.00，涉及 2 名参与者。"
            "精确：在相互关连的 2 项指示中，并无其他组合价值更高。此为建议：是否结算由系统决定。");
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
        QCOMPARE(QString::fromStdString(MessageCatalog::of("zh_HK").translated(text)), hongKong);
        QCOMPARE(QString::fromStdString(MessageCatalog::of("zh_CN").translated(text)), mainland);
        QCOMPARE(QString::fromStdString(MessageCatalog::of("en").translated(text)), english);
    }

    void whatIsUnknownIsCounted()
    {
        const auto& book = MessageCatalog::of("zh_HK");
        QCOMPARE(book.read("No tokens are outstanding.").unknown, std::size_t(0));
        QVERIFY(book.read("No tokens are outstanding. Nobody knows why.").unknown > 0);
        QVERIFY(book.read("No tokens are outstanding. Nobody knows why.").text.find("並無流通中的代幣") == 0);
    }

    void aFileIsRead()
    {
        const auto book = MessageCatalog::parse("# words\n[sentences]\n\"{1} \\\"has\\\" {2|one|two}\" = \"{2}: {1}\"\n\"one\" = \"eins\"\n"
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

    void aPhraseOutsideOfTables() { QCOMPARE(MessageCatalog::parse("\"a\" = \"b\"").error().where, std::string("line 1")); }

    void aFaultyFileIsRefused_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("no value") << QByteArray("\"a\"");
        QTest::newRow("not closed") << QByteArray("\"a\" = \"b");
        QTest::newRow("twice") << QByteArray("\"a\" = \"b\"\n\"a\" = \"c\"");
        QTest::newRow("a number") << QByteArray("\"a\" = 1");
        QTest::newRow("no such escape") << QByteArray("\"a\\j\" = \"b\"");
        QTest::newRow("more") << QByteArray("\"a\" = \"b\" c");
        QTest::newRow("empty key") << QByteArray("\"\" = \"b\"");
    }
    void aFaultyFileIsRefused()
    {
        QFETCH(QByteArray, line);
        const auto book = MessageCatalog::parse("[sentences]\n" + line.toStdString() + "\n");
        QVERIFY(!book);
        QVERIFY2(QByteArray::fromStdString(book.error().where).startsWith("line "), book.error().text().c_str());
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
        // Time of the processor, since other tests run beside this one.
        const auto start = std::clock();
        QVERIFY(!MessageCatalog::of("zh_HK").translated(text.toStdString()).empty());
        const auto seconds = (std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 10, qPrintable(QString::number(seconds) + " s"));
    }
};

QTEST_APPLESS_MAIN(tst_MessageCatalog)
#include "tst_MessageCatalog.moc"
