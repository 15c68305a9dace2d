// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Configuration.h"
#include "services/runtime/Importer.h"
#include "tests/TestPaths.h"

#include <QTest>

using namespace assay;
using runtime::Configuration;

namespace {

constexpr const char* kSource =
    "[[source]]\n"
    "id = \"harbour-issuer\"\n"
    "kind = \"issuer\"\n"
    "protocol = \"assay-http\"\n"
    "url = \"https://127.0.0.1:8443/issuer\"\n";

constexpr const char* kClearing =
    "[[source]]\n"
    "id = \"harbour-clearing\"\n"
    "kind = \"clearing\"\n"
    "url = \"https://127.0.0.1:8443/clearing\"\n";
constexpr const char* kOperator =
    "[[source.operator]]\n"
    "id = \"op-maker-a\"\n"
    "token = \"env:MAKER\"\n";

} // namespace

class tst_Configuration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheInterfaceShows()
    {
        const auto text = runtime::Importer::readFile(assay::tests::fixture("runtime/console.toml"), 1u << 16);
        QVERIFY(text.has_value());
        const auto configuration = Configuration::parse(*text, "/etc/assay/console.toml");
        QVERIFY2(configuration.has_value(), configuration ? "" : configuration.error().text().c_str());
        QCOMPARE(configuration->storePath.string(), std::string("/etc/assay/assay.sqlite"));
        QCOMPARE(configuration->sources.size(), std::size_t(2));
        const auto& issuer = configuration->sources[0];
        QCOMPARE(issuer.tls.caFile.string(), std::string("/etc/assay/ca.pem"));
        QCOMPARE(issuer.every, domain::Duration{5000});
        QCOMPARE(issuer.staleAfter, domain::Duration{3'600'000});
        const auto& ledger = configuration->sources[1];
        QVERIFY(ledger.tier == domain::Tier::Observed);
        QCOMPARE(ledger.coins.size(), std::size_t(1));
        QCOMPARE(ledger.coins[0].coin.value(), std::string("HKDX"));
    }

    void readsOperatorsOfAClearingSource()
    {
        const std::string text = std::string(kClearing) + kOperator
            + "[[source.operator]]\nid = \"op-checker-a\"\ntoken = \"keychain:checker\"\n" + kSource;
        const auto configuration = Configuration::parse(text, "console.toml");
        QVERIFY2(configuration.has_value(), configuration ? "" : configuration.error().text().c_str());
        QCOMPARE(configuration->sources.size(), std::size_t(2));
        const auto& operators = configuration->sources[0].operators;
        QCOMPARE(operators.size(), std::size_t(2));
        QCOMPARE(operators[0].id, std::string("op-maker-a"));
        QCOMPARE(operators[0].token, std::string("env:MAKER"));
        QCOMPARE(operators[1].id, std::string("op-checker-a"));
        QCOMPARE(operators[1].token, std::string("keychain:checker"));
        QVERIFY(configuration->sources[1].operators.empty());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("detail");
        const QString source = QString::fromUtf8(kSource);
        QTest::newRow("syntax") << "[store\n" << "line 1" << "";
        QTest::newRow("unknown root") << "[stores]\n" << "line 1, stores" << "\"store\"";
        QTest::newRow("unknown key, hint") << source + "evry = \"5s\"\n" << "line 6, evry" << "\"every\"";
        QTest::newRow("unknown kind") << QString(source).replace("\"issuer\"\n", "\"isuer\"\n") << "line 3, kind" << "issuer";
        QTest::newRow("bad id") << QString(source).replace("harbour-issuer", "Harbour Issuer") << "line 2, id" << "lower-case";
        QTest::newRow("secret in the file") << source + "token = \"abc\"\n" << "line 6, token" << "does not belong";
        QTest::newRow("no unit") << source + "every = \"5\"\n" << "line 6, every" << "unit";
        QTest::newRow("too often") << source + "every = \"1ms\"\n" << "line 6, every" << "100ms";
        QTest::newRow("tier") << source + "tier = \"X\"\n" << "line 6, tier" << "S, K, T, O or I";
        QTest::newRow("number as text") << source + "confirmations = \"3\"\n" << "line 6, confirmations" << "whole number";
        QTest::newRow("url") << QString(source).replace("https://", "ftp://") << "line 5, url" << "";
        QTest::newRow("same id twice") << source + source << "line 6, id" << "two sources";
        QTest::newRow("evm without coin")
            << QString(source).replace("assay-http", "evm-jsonrpc") << "coin" << "at least one";
        const QString clearing = QString::fromUtf8(kClearing);
        const QString person = QString::fromUtf8(kOperator);
        QTest::newRow("operator elsewhere") << source + person << "operator" << "only a source of kind clearing";
        QTest::newRow("operator of files") << clearing + "protocol = \"files\"\n" + person << "operator" << "assay-http";
        QTest::newRow("operator not a table") << clearing + "operator = \"op-maker-a\"\n" << "line 5, operator" << "[[source.operator]]";
        QTest::newRow("operator, unknown key") << clearing + person + "role = \"maker\"\n" << "line 8, role" << "did you mean";
        QTest::newRow("operator, bad id") << clearing + QString(person).replace("op-maker-a", "Maker A") << "line 6, id" << "lower-case";
        QTest::newRow("operator, secret in the file")
            << clearing + QString(person).replace("env:MAKER", "s3cret") << "line 7, token" << "does not belong";
        QTest::newRow("operator without token") << clearing + "[[source.operator]]\nid = \"op-maker-a\"\n" << "token" << "env:NAME";
        QTest::newRow("operator twice") << clearing + person + person << "line 8, id" << "two operators";
        QTest::newRow("contract") << QString(source).replace("assay-http", "evm-jsonrpc")
                + "[[source.coin]]\ncoin = \"HKDX\"\ncontract = \"0x12\"\n" << "line 8, contract" << "40 hexadecimal";
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        QFETCH(QString, detail);
        const auto configuration = Configuration::parse(text.toStdString(), "console.toml");
        QVERIFY(!configuration);
        QVERIFY(configuration.error().code == support::ErrorCode::Usage);
        const auto place = QString::fromStdString(configuration.error().where);
        QVERIFY2(place.contains("console.toml") && place.contains(where), qPrintable(place));
        QVERIFY2(QString::fromStdString(configuration.error().detail).contains(detail), configuration.error().detail.c_str());
    }

    void aMissingFileIsSaid()
    {
        const auto configuration = Configuration::load("/nowhere/at/all.toml");
        QVERIFY(!configuration);
        QVERIFY(configuration.error().code == support::ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(tst_Configuration)
#include "tst_Configuration.moc"
