// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Iso20022.h"

#include <QFile>
#include <QTest>

#include "services/wire/iso20022/XmlScan.h"
#include "tests/TestPaths.h"

using namespace assay;
using namespace assay::wire;
using domain::CashEntry;
using domain::Instruction;
using domain::Position;
using support::ErrorCode;

namespace
{

std::string fixture(const char* name)
{
    QFile file(QString::fromStdString(assay::tests::fixture("wire/iso20022/")) + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

iso20022::MessageBatch read(const char* name)
{
    auto batch = iso20022::decode(fixture(name), name);
    if (!batch)
        QTest::qFail(batch.error().text().c_str(), __FILE__, __LINE__);
    return batch.value_or(iso20022::MessageBatch{});
}

/// Where in the text this stands: what an error must name.
std::string byteOf(const std::string& text, std::string_view what)
{
    return "byte " + std::to_string(text.find(what));
}

} // namespace

class tst_Iso20022 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void instructionInAnEnvelope()
    {
        const auto batch = read("ok_sese023_envelope.xml");
        QCOMPARE(batch.messages.size(), std::size_t(1));
        QCOMPARE(batch.messages[0].name, std::string("sese.023.001.11"));
        QCOMPARE(batch.messages[0].id, std::string("MSG-0001"));
        QCOMPARE(batch.updates.size(), std::size_t(1));
        const FeedUpdate& update = batch.updates[0];
        QCOMPARE(update.resource, std::string("instructions"));
        QVERIFY(update.completeness == Completeness::Delta);
        QCOMPARE(support::toText(update.asOf), std::string("2026-03-31T01:15:00.000Z"));
        const auto& rows = domain::rowsOf<Instruction>(update.upserts);
        QCOMPARE(rows.size(), std::size_t(1));
        const Instruction& row = rows[0];
        QCOMPARE(row.ref, std::string("SI-1001"));
        QVERIFY(row.kind == domain::SettlementKind::DvP);
        QCOMPARE(row.status, std::string("NEWM"));
        QCOMPARE(row.asset, std::string("US0378331005"));
        QCOMPARE(row.quantity.text(), std::string("250.50"));
        QCOMPARE(row.currency, std::string("HKD"));
        QCOMPARE(row.amount->text(), std::string("1250000.25"));
        QCOMPARE(support::toText(*row.tradeDate), std::string("2026-03-30"));
        QCOMPARE(support::toText(*row.settlementDate), std::string("2026-04-01"));
        QCOMPARE(row.deliverer.value(), std::string("LANTHKHH")); // the account owner delivers
        QCOMPARE(row.receiver.value(), std::string("P07"));
        QCOMPARE(row.priority, std::int64_t(2));
        QVERIFY(row.hold == domain::HoldState::OnHold);
        QCOMPARE(row.linkedRef, std::string("SI-1000"));
        QVERIFY(batch.notes.empty());
    }

    void severalDocuments()
    {
        const auto batch = read("ok_several_documents.xml");
        QCOMPARE(batch.messages.size(), std::size_t(3));
        QVERIFY(batch.messages[2].treatment == iso20022::Treatment::KeptRaw);
        QCOMPARE(batch.notes.size(), std::size_t(2));
        QCOMPARE(batch.notes[0].code, ErrorCode::MissingField); // the advice has no identification of its own
        QCOMPARE(batch.notes[1].code, ErrorCode::Unsupported);
        QCOMPARE(batch.notes[1].detail,
                 std::string("message pacs.010.001.05 \"PAY-1\" of namespace urn:iso:std:iso:20022:tech:xsd:"
                             "pacs.010.001.05 is not read here; it is kept raw"));
        // A time without zone is Hong Kong's.
        QCOMPARE(support::toText(*batch.messages[2].created), std::string("2026-03-31T00:00:00.000Z"));

        QCOMPARE(batch.updates.size(), std::size_t(2)); // the advice names an instruction only
        const auto& advices = domain::rowsOf<domain::InstructionAdvice>(batch.updates[1].upserts);
        QCOMPARE(advices.size(), std::size_t(2));
        QCOMPARE(advices[0].family, std::string("matching"));
        QCOMPARE(advices[0].status, std::string("MACH"));
        QCOMPARE(advices[1].item, std::string("2"));
        QCOMPARE(advices[1].status, std::string("PENF"));
        QCOMPARE(advices[1].messageId.substr(0, 7), std::string("sha256:"));
        QCOMPARE(advices[1].messageId, advices[0].messageId);
        const Instruction& settled = domain::rowsOf<Instruction>(batch.updates[0].upserts).at(0);
        QCOMPARE(settled.status, std::string("SETT"));
        QCOMPARE(settled.systemRef, std::string("CSD-77"));
        QCOMPARE(settled.asset, std::string("XAU"));
        QCOMPARE(settled.settledQuantity->text(), std::string("399.440"));
        QCOMPARE(settled.deliverer.value(), std::string("Harbour Bullion Ltd"));
        QCOMPARE(support::toText(*settled.assetLegFinalAt), std::string("2026-03-31T10:42:07.500Z"));
        QVERIFY(settled.cashLegFinalAt == settled.assetLegFinalAt);
        QCOMPARE(batch.updates[0].asOf, domain::Instant{}); // stated nowhere

        QCOMPARE(batch.advices.size(), std::size_t(1));
        QCOMPARE(batch.advices[0].status, std::string("PENF"));
        QCOMPARE(batch.advices[0].reason, std::string("LACK"));
        Instruction waiting;
        waiting.ref = "SI-2002";
        waiting.status = "PEND";
        waiting = iso20022::applied(waiting, batch.advices[0]);
        QCOMPARE(waiting.status, std::string("PENF"));
        QCOMPARE(waiting.reasonText, std::string("no bars in pool"));
        QCOMPARE(waiting.systemRef, std::string("CSD-78"));
        QCOMPARE(iso20022::applied(settled, batch.advices[0]).status, std::string("SETT"));
    }

    void statusCodes_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("reason");
        QTest::newRow("accepted") << "<PrcgSts><AckdAccptd><NoSpcfdRsn>NORE</NoSpcfdRsn></AckdAccptd></PrcgSts>"
                                  << "PACK"
                                  << "NORE";
        QTest::newRow("rejected") << "<PrcgSts><Rjctd><Rsn><Cd><Cd>LATE</Cd></Cd></Rsn></Rjctd></PrcgSts>"
                                  << "REJT"
                                  << "LATE";
        QTest::newRow("cancelled wins")
            << "<PrcgSts><Canc><Rsn><Cd><Cd>CANI</Cd></Cd></Rsn></Canc></PrcgSts><SttlmSts><Pdg/></SttlmSts>"
            << "CAND"
            << "CANI";
        QTest::newRow("repair") << "<PrcgSts><Rpr/></PrcgSts>"
                                << "REPR"
                                << "";
        QTest::newRow("cancel asked") << "<PrcgSts><CxlReqd/></PrcgSts>"
                                      << "CPRC"
                                      << "";
        QTest::newRow("unmatched")
            << "<PrcgSts><AckdAccptd/></PrcgSts><MtchgSts><Umtchd><Rsn><Cd><Cd>CMIS</Cd></Cd></Rsn></Umtchd></MtchgSts>"
            << "NMAT"
            << "CMIS";
        QTest::newRow("inferred") << "<IfrrdMtchgSts><Mtchd/></IfrrdMtchgSts>"
                                  << "MACH"
                                  << "";
        QTest::newRow("pending") << "<MtchgSts><Mtchd/></MtchgSts><SttlmSts><Pdg><Rsn><Cd><Prtry><Id>GOLD</Id></"
                                    "Prtry></Cd></Rsn></Pdg></SttlmSts>"
                                 << "PEND"
                                 << "GOLD";
        QTest::newRow("proprietary") << "<SttlmSts><Prtry><PrtrySts><Id>QUEU</Id></PrtrySts></Prtry></SttlmSts>"
                                     << "QUEU"
                                     << "";
    }

    void statusCodes()
    {
        QFETCH(QString, body);
        QFETCH(QString, status);
        QFETCH(QString, reason);
        const std::string text =
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:sese.024.001.12\"><SctiesSttlmTxStsAdvc>"
            "<TxId><AcctOwnrTxId>A</AcctOwnrTxId></TxId>" +
            body.toStdString() + "</SctiesSttlmTxStsAdvc></Document>";
        const auto batch = iso20022::decode(text, "t.xml");
        QVERIFY(batch);
        QCOMPARE(batch->advices.size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(batch->advices[0].status), status);
        QCOMPARE(QString::fromStdString(batch->advices[0].reason), reason);
    }

    void holdings()
    {
        const std::string text = fixture("ok_semt002.xml");
        const auto batch = read("ok_semt002.xml");
        QCOMPARE(batch.messages[0].completeAccount, std::string("SAFE-7"));
        const FeedUpdate& update = batch.updates.at(0);
        QCOMPARE(support::toText(update.asOf), std::string("2026-03-30T16:00:00.000Z")); // the day begins in Hong Kong
        const auto& rows = domain::rowsOf<Position>(update.upserts);
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[0].participant.value(), std::string("LANTHKHH"));
        QCOMPARE(rows[0].balance.text(), std::string("1000"));
        QCOMPARE(rows[0].reserved->text(), std::string("250"));
        QCOMPARE(rows[1].balance.text(), std::string("-5000000")); // short
        QCOMPARE(rows[2].account, std::string("SAFE-7-A"));
        // The wrong check digit is a note, not a rejection.
        QCOMPARE(batch.notes.size(), std::size_t(1));
        QVERIFY(batch.notes[0].where.ends_with("/Document/SctiesBalCtdyRpt/BalForAcct/FinInstrmId/ISIN at " +
                                               byteOf(text, "<ISIN>US0378331006")));
        QCOMPARE(update.rejected.size(), std::size_t(2));
        QVERIFY(update.rejected[0].detail.find("second time") != std::string::npos);
        QCOMPARE(update.rejected[1].where,
                 "ok_semt002.xml: /Document/SctiesBalCtdyRpt/BalForAcct/AggtBal/Qty/Qty/Qty/Unit at " +
                     byteOf(text, "<Unit>1,000"));
    }

    void cashWithoutNamespace()
    {
        const std::string text = fixture("ok_camt054_no_namespace.xml");
        const auto batch = read("ok_camt054_no_namespace.xml");
        QCOMPARE(batch.messages[0].name, std::string("camt.054"));
        const FeedUpdate& update = batch.updates.at(0);
        QCOMPARE(update.resource, std::string("cash-entries"));
        const auto& rows = domain::rowsOf<CashEntry>(update.upserts);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].account, std::string("HK-RES-01"));
        QCOMPARE(rows[0].entryRef, std::string("REF-1"));
        QVERIFY(rows[0].direction == domain::CreditDebit::Credit);
        QCOMPARE(rows[0].amount.text(), std::string("5000000.00"));
        QCOMPARE(rows[0].status, std::string("BOOK"));
        QCOMPARE(support::toText(*rows[0].valueDate), std::string("2026-03-31"));
        QCOMPARE(rows[0].counterparty, std::string("Fern & Partner (+1)"));
        QCOMPARE(rows[0].remittance, std::string("coins HKDX"));
        QCOMPARE(rows[1].entryRef, std::string("REF-1#2"));
        QCOMPARE(rows[1].amount.text(), std::string("0.5"));
        QCOMPARE(rows[1].status, std::string("PDNG"));
        QCOMPARE(update.rejected.size(), std::size_t(3));
        QVERIFY(update.rejected[0].where.ends_with(byteOf(text, "<Amt Ccy=\"HKD\">1e3")));
        QCOMPARE(update.rejected[1].code, ErrorCode::MissingField);
        QVERIFY(update.rejected[2].where.ends_with(byteOf(text, "<CdtDbtInd>DEBT")));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        QTest::newRow("tags") << "bad_mismatched_tag.xml" << int(ErrorCode::Malformed) << "byte 111, line 5";
        QTest::newRow("doctype") << "bad_doctype.xml" << int(ErrorCode::Refused) << "byte 22, line 2";
        QTest::newRow("encoding") << "bad_encoding.xml" << int(ErrorCode::Malformed) << "byte 117, line 3";
        QTest::newRow("entity") << "bad_entity.xml" << int(ErrorCode::Malformed) << "byte 116, line 3";
    }

    void refused()
    {
        QFETCH(QString, file);
        QFETCH(int, code);
        QFETCH(QString, where);
        const auto batch = iso20022::decode(fixture(qPrintable(file)), file.toStdString());
        QVERIFY(!batch);
        QCOMPARE(int(batch.error().code), code);
        QCOMPARE(QString::fromStdString(batch.error().where), file + ": " + where);
    }

    void unreadableQuantityCostsTheRow()
    {
        const auto batch = read("bad_quantity.xml");
        QCOMPARE(batch.updates.size(), std::size_t(1));
        QVERIFY(domain::rowsOf<Instruction>(batch.updates[0].upserts).empty());
        QCOMPARE(batch.updates[0].rejected.size(), std::size_t(1));
        QCOMPARE(batch.updates[0].rejected[0].where,
                 "bad_quantity.xml: /Document/SctiesSttlmTxInstr/QtyAndAcctDtls/SttlmQty/Qty/Unit at " +
                     byteOf(fixture("bad_quantity.xml"), "<Unit>"));
    }

    void encodings()
    {
        const std::string body =
            "<SctiesSttlmTxInstr><TxId>caf\xc3\xa9</TxId><FinInstrmId><Desc>gold</Desc></FinInstrmId><QtyAndAcctDtls>"
            "<SttlmQty><Qty><Unit>1</Unit></Qty></SttlmQty></QtyAndAcctDtls></SctiesSttlmTxInstr>";
        const auto refOf = [](const std::string& bytes) {
            const auto batch = iso20022::decode(bytes, "t.xml");
            return batch ? domain::rowsOf<Instruction>(batch->updates.at(0).upserts).at(0).ref : batch.error().text();
        };
        QCOMPARE(refOf("\xEF\xBB\xBF" + body), std::string("caf\xc3\xa9"));
        const QString wide = QString::fromUtf8(body.c_str());
        std::string little = "\xFF\xFE";
        std::string big;
        for (const QChar c : wide) {
            little += {char(c.cell()), char(c.row())};
            big += {char(c.row()), char(c.cell())};
        }
        QCOMPARE(refOf(little), std::string("caf\xc3\xa9"));
        QCOMPARE(refOf(big), std::string("caf\xc3\xa9"));
        QCOMPARE(refOf("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + wide.toLatin1().toStdString()),
                 std::string("caf\xc3\xa9"));
    }

    void limits()
    {
        std::string deep;
        for (int i = 0; i < 201; ++i)
            deep += "<a>";
        const auto tooDeep = iso20022::decode(deep, "t.xml");
        QCOMPARE(tooDeep.error().code, ErrorCode::OutOfRange);
        QCOMPARE(tooDeep.error().where, std::string("t.xml: byte 600, line 1"));
        XmlLimits few;
        few.elements = 3;
        QCOMPARE(checkXml("<a><b/><b/><b/></a>", 0, few).error().where, std::string("byte 11, line 1"));
        few.bytes = 10;
        QCOMPARE(xmlText("<aaaaaaaaa/>", few).error().code, ErrorCode::OutOfRange);
        std::string huge = "<a>" + std::string(32U << 20U, 'A') + "</a>";
        QCOMPARE(iso20022::decode(huge, "t.xml").error().code, ErrorCode::NotFound);
    }

    void notWellFormed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("byte");
        QTest::newRow("empty") << "" << 0;
        QTest::newRow("text only") << "abc" << 0;
        QTest::newRow("two roots") << "<a/><b/>" << 4;
        QTest::newRow("late declaration") << "<a/><?xml version='1.0'?>" << 4;
        QTest::newRow("attribute twice") << "<a b='1' b='2'/>" << 0;
        QTest::newRow("attribute bare") << "<a b=1/>" << 5;
        QTest::newRow("attributes joined") << "<a b='1'c='2'/>" << 8;
        QTest::newRow("lt in attribute") << "<a b='<'/>" << 6;
        QTest::newRow("open cdata") << "<a><![CDATA[x</a>" << 3;
        QTest::newRow("open tag") << "<a><b" << 3;
        QTest::newRow("stray ampersand") << "<a>x & y</a>" << 5;
        QTest::newRow("bad name") << "<a><1/></a>" << 3;
        QTest::newRow("end first") << "</a>" << 0;
        QTest::newRow("only a comment") << "<!-- x -->" << 10;
    }

    void notWellFormed()
    {
        QFETCH(QString, text);
        QFETCH(int, byte);
        const auto checked = checkXml(text.toStdString());
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::Malformed);
        QCOMPARE(QString::fromStdString(checked.error().where), QStringLiteral("byte %1, line 1").arg(byte));
    }

    /// No beginning of a file, and no file with one byte changed, does more than be refused or lose rows.
    void damagedFilesEnd()
    {
        const std::string text = fixture("ok_semt002.xml");
        for (std::size_t length = 0; length < text.size(); length += 7)
            QVERIFY(!iso20022::decode(std::string_view(text).substr(0, length), "t.xml") ||
                    text.find_first_not_of(" \n", length) == std::string::npos);
        for (std::size_t at = 0; at < text.size(); at += 3) {
            std::string changed = text;
            changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 7)));
            (void)iso20022::decode(changed, "t.xml");
        }
    }
};

QTEST_APPLESS_MAIN(tst_Iso20022)
#include "tst_Iso20022.moc"
