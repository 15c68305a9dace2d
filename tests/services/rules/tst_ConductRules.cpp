// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/IssuerFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace
{

QString outcome(const Judged& judged, std::string_view subject)
{
    return QString::fromStdString(judged.outcome(subject));
}

TokenSighting sighting(const char* contract, const QString& name, const QString& ticker,
                       const char* ledger = "eip155:1")
{
    TokenSighting out;
    out.ledger = LedgerId(ledger);
    out.contract = contract;
    out.name = name.toStdString();
    out.ticker = ticker.toStdString();
    return out;
}

} // namespace

class tst_ConductRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void benefits_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("refund") << "refund"
                                << "pass";
        QTest::newRow("yield") << "yield"
                               << "breach";
        QTest::newRow("whatever its case") << "Reward"
                                           << "breach";
        QTest::newRow("not known") << "gift"
                                   << "cannot-tell";
    }
    void benefits()
    {
        QFETCH(QString, type);
        auto builder = issuer();
        HolderCredit credit;
        credit.id = "HC-1";
        credit.coin = kCoin;
        credit.type = type.toStdString();
        credit.amount = number("12.50");
        credit.currency = "HKD";
        credit.at = at("2026-03-30T02:00:00Z");
        builder.put(credit, "harbour");
        const Judged judged(builder, "STB-24");
        QTEST(outcome(judged, "HKDX"), "outcome");
        QCOMPARE(outcome(judged, "HKDX credit HC-1"), outcome(judged, "HKDX") == "breach" ? "breach" : "none");
    }

    void benefitsMissingAndStale()
    {
        auto builder = issuer();
        QCOMPARE(outcome(Judged(builder, "STB-24"), "HKDX"), "cannot-tell");
        builder.confirm<HolderCredit>("harbour", 0ms);
        QCOMPARE(outcome(Judged(builder, "STB-24"), "HKDX"), "pass");
        builder.confirm<HolderCredit>("harbour", 25h);
        QCOMPARE(outcome(Judged(builder, "STB-24"), "HKDX"), "cannot-tell");
        // Another issuer's source says nothing of this one's coin.
        auto other = issuer();
        other.source("lantern", "issuer");
        other.confirm<HolderCredit>("lantern", 0ms);
        QCOMPARE(outcome(Judged(other, "STB-24"), "HKDX"), "cannot-tell");
    }

    void authorisers_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("names");
        QTest::addColumn<QString>("outcome");
        const int upgrade = int(Operation::Upgrade);
        const int mint = int(Operation::Mint);
        QTest::newRow("two") << upgrade << ""
                             << "0xA 0xB"
                             << "pass";
        QTest::newRow("one") << upgrade << ""
                             << "0xA"
                             << "breach";
        QTest::newRow("one twice") << upgrade << ""
                                   << "0xA 0xa"
                                   << "breach";
        QTest::newRow("none named") << upgrade << ""
                                    << ""
                                    << "cannot-tell";
        QTest::newRow("large mint") << mint << "10000000"
                                    << "0xA"
                                    << "breach";
        QTest::newRow("smaller mint") << mint << "9999999.99"
                                      << "0xA"
                                      << "pass";
        QTest::newRow("mint of unknown size") << mint << ""
                                              << "0xA"
                                              << "breach";
        QTest::newRow("not of high risk") << int(Operation::Freeze) << ""
                                          << "0xA"
                                          << "pass";
    }
    void authorisers()
    {
        QFETCH(int, kind);
        QFETCH(QString, amount);
        QFETCH(QString, names);
        auto builder = issuer();
        auto one = operation(Operation(kind), "OP-1", "2026-03-30T02:00:00Z", qPrintable(amount));
        for (const auto& name : names.split(' ', Qt::SkipEmptyParts))
            one.authorisers.push_back(name.toStdString());
        builder.put(one, "chain");
        const Judged judged(builder, "STB-27");
        QTEST(outcome(judged, "HKDX"), "outcome");
        QCOMPARE(outcome(judged, "HKDX operation OP-1"), outcome(judged, "HKDX") == "breach" ? "breach" : "none");
    }

    void quorum_data()
    {
        QTest::addColumn<int>("quorum");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("two") << 2 << "pass";
        QTest::newRow("one") << 1 << "breach";
        QTest::newRow("not stated") << 0 << "cannot-tell";
    }
    void quorum()
    {
        QFETCH(int, quorum);
        auto published = terms();
        published.roleManagerQuorum.reset();
        if (quorum > 0)
            published.roleManagerQuorum = quorum;
        auto builder = issuer(kTuesday, published);
        builder.confirm<TokenOperation>("harbour", 0ms);
        const Judged judged(builder, "STB-27");
        QTEST(outcome(judged, "HKDX"), "outcome");
        QCOMPARE(outcome(judged, "HKDX role-manager"), quorum == 1 ? "breach" : "none");
    }

    void authorisersOfAllSourcesCount()
    {
        auto builder = issuer();
        auto seen = operation(Operation::Upgrade, "0xT/1", "2026-03-30T02:00:00Z");
        seen.transaction = "0xT";
        seen.authorisers = {"0xA"};
        auto stated = operation(Operation::Upgrade, "OP-1", "2026-03-30T02:00:00Z");
        stated.transaction = "0xt";
        stated.authorisers = {"0xB"};
        builder.put(seen, "chain");
        QCOMPARE(outcome(Judged(builder, "STB-27"), "HKDX"), "breach");
        builder.put(stated, "harbour");
        QCOMPARE(outcome(Judged(builder, "STB-27"), "HKDX"), "pass");
    }

    void operationsMissingAndStale()
    {
        auto builder = issuer();
        QCOMPARE(outcome(Judged(builder, "STB-27"), "HKDX"), "cannot-tell");
        builder.confirm<TokenOperation>("harbour", 25h);
        QCOMPARE(outcome(Judged(builder, "STB-27"), "HKDX"), "cannot-tell");
    }

    void lookAlikes_data()
    {
        QTest::addColumn<QString>("contract");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("ticker");
        QTest::addColumn<QString>("ledger");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("the coin itself") << "0xABC1"
                                         << "Harbour Dollar"
                                         << "HKDX"
                                         << "eip155:1"
                                         << "pass";
        QTest::newRow("same on another ledger") << "0xABC1"
                                                << "Harbour Dollar"
                                                << "HKDX"
                                                << "eip155:137"
                                                << "breach";
        QTest::newRow("ticker") << "0xBAD"
                                << "Something"
                                << "HKDX"
                                << "eip155:1"
                                << "breach";
        QTest::newRow("ticker in cyrillic") << "0xBAD"
                                            << "Something"
                                            << "НКDХ"
                                            << "eip155:1"
                                            << "breach";
        QTest::newRow("a letter off") << "0xBAD"
                                      << "Something"
                                      << "HKDXS"
                                      << "eip155:1"
                                      << "breach";
        QTest::newRow("two letters off") << "0xBAD"
                                         << "Something"
                                         << "HKDABX"
                                         << "eip155:1"
                                         << "pass";
        QTest::newRow("name") << "0xBAD"
                              << "Official Harb0ur Do11ar"
                              << "XYZ"
                              << "eip155:1"
                              << "breach";
        QTest::newRow("unlike") << "0xBAD"
                                << "Lantern Euro"
                                << "EURL"
                                << "eip155:1"
                                << "pass";
    }
    void lookAlikes()
    {
        QFETCH(QString, contract);
        QFETCH(QString, name);
        QFETCH(QString, ticker);
        QFETCH(QString, ledger);
        auto builder = issuer();
        builder.put(assay::rules::test::contract(), "register");
        builder.put(sighting(qPrintable(contract), name, ticker, qPrintable(ledger)), "watch");
        const Judged judged(builder, "STB-31");
        QTEST(outcome(judged, "HKDX"), "outcome");
        const auto item = ("HKDX look-alike " + ledger + ' ' + contract).toStdString();
        QCOMPARE(outcome(judged, item), outcome(judged, "HKDX") == "breach" ? "breach" : "none");
    }

    void lookAlikesMissingStaleAndUnlisted()
    {
        auto builder = issuer();
        builder.put(contract(), "register");
        QCOMPARE(outcome(Judged(builder, "STB-31"), "HKDX"), "cannot-tell");
        builder.confirm<TokenSighting>("watch", 0ms);
        QCOMPARE(outcome(Judged(builder, "STB-31"), "HKDX"), "pass");
        builder.confirm<TokenSighting>("watch", 25h);
        QCOMPARE(outcome(Judged(builder, "STB-31"), "HKDX"), "cannot-tell");
        auto unlisted = issuer();
        unlisted.put(sighting("0xBAD", "Something", "HKDX"), "watch");
        QCOMPARE(outcome(Judged(unlisted, "STB-31"), "HKDX"), "cannot-tell");
    }
};

QTEST_APPLESS_MAIN(tst_ConductRules)
#include "tst_ConductRules.moc"
