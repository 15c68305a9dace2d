// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/SanctionsIndex.h"

#include <QTest>

using namespace assay::domain;

namespace
{

SanctionEntry entry(std::string id, std::string name, std::vector<std::string> aliases = {},
                    std::vector<std::string> wallets = {})
{
    SanctionEntry out;
    out.list = "TEST";
    out.entryId = std::move(id);
    out.name = std::move(name);
    out.aliases = std::move(aliases);
    out.wallets = std::move(wallets);
    return out;
}

SanctionsIndex index()
{
    return SanctionsIndex({entry("1", "LANTERN, Ivo Peter", {"AL-SA'DUN, José"}, {"1FictionAddr", "0xAbCd"}),
                           entry("2", "FERN TRADING CO., LTD.", {"湖光貿易"}, {"0xabcd"}), entry("3", "Ivo")});
}

} // namespace

class tst_SanctionsIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("entry"); // -1: none
        QTest::addColumn<int>("score");
        QTest::newRow("as listed") << "LANTERN, Ivo Peter" << 0 << 1000;
        QTest::newRow("order and capitals") << "ivo peter lantern" << 0 << 1000;
        QTest::newRow("one word short") << "Ivo Lantern" << 0 << 800;
        QTest::newRow("alias with accent") << "JOSE AL SADUN" << 0 << 1000;
        QTest::newRow("typographic apostrophe") << QString::fromUtf8("José al-Sa’dun") << 0 << 1000;
        QTest::newRow("Chinese") << QString::fromUtf8("湖光貿易") << 1 << 1000;
        QTest::newRow("part of Chinese") << QString::fromUtf8("湖光") << -1 << 0;
        QTest::newRow("too little in common") << "Fern" << -1 << 0;
        QTest::newRow("nobody") << "Someone Else" << -1 << 0;
        QTest::newRow("empty") << "" << -1 << 0;
        QTest::newRow("not UTF-8") << QString() << -1 << 0;
    }

    void names()
    {
        QFETCH(QString, query);
        QFETCH(int, entry);
        QFETCH(int, score);
        const auto found = index().findName(query.toStdString());
        QCOMPARE(found.empty() ? -1 : int(found[0].entry), entry);
        if (!found.empty())
            QCOMPARE(int(found[0].score), score);
    }

    void bestFirstAndBounded()
    {
        const auto found = index().findName("Ivo Lantern", 100);
        QCOMPARE(found.size(), std::size_t(2));
        QCOMPARE(found[1].entry, std::size_t(2));
        QCOMPARE(index().findName("Ivo Lantern", 100, 1).size(), std::size_t(1));
        QVERIFY(SanctionsIndex().findName("x").empty());
    }

    void wallets_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("count");
        QTest::newRow("base58") << "1FictionAddr" << 1;
        QTest::newRow("base58 keeps capitals") << "1fictionaddr" << 0;
        QTest::newRow("hexadecimal ignores them") << "0XABCD" << 2;
        QTest::newRow("blanks") << " 0xabcd\n" << 2;
        QTest::newRow("none") << "" << 0;
    }

    void wallets()
    {
        QFETCH(QString, address);
        QFETCH(int, count);
        QCOMPARE(int(index().findWallet(address.toStdString()).size()), count);
    }

    void wordsOfAnyBytes()
    {
        const std::vector<std::string> expected{"ab", "c"};
        QCOMPARE(SanctionsIndex::words("ab\xff\xc3"
                                       "c"),
                 expected);
        QCOMPARE(SanctionsIndex::words("\xe6\xb9").size(), std::size_t(0));
        QCOMPARE(SanctionsIndex::words("ÀÉÎØß Łódź").front(), std::string("aeios"));
    }
};

QTEST_APPLESS_MAIN(tst_SanctionsIndex)
#include "tst_SanctionsIndex.moc"
