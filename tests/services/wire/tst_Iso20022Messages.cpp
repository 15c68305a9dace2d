// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Iso20022.h"

#include <QTest>

#include "services/domain/RecordSchemas.h"

using namespace assay;
using namespace assay::wire;
using namespace assay::domain;

namespace
{

/// A message as it is sent: header and document in an envelope that no standard knows.
std::string enveloped(const std::string& name, const std::string& body)
{
    return "<?xml version=\"1.0\"?>\n<x:Parcel xmlns:x=\"urn:example:parcel\"><x:Part>"
           "<h:AppHdr xmlns:h=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.02\"><h:BizMsgIdr>B-1</h:BizMsgIdr>"
           "<h:MsgDefIdr>" +
           name + "</h:MsgDefIdr><h:CreDt>2026-11-20T09:30:00+08:00</h:CreDt></h:AppHdr>"
           "<d:Document xmlns:d=\"urn:iso:std:iso:20022:tech:xsd:" +
           name + "\">" + body + "</d:Document></x:Part></x:Parcel>";
}

iso20022::MessageBatch read(const std::string& text)
{
    auto batch = iso20022::decode(text, "t.xml");
    if (!batch)
        QTest::qFail(batch.error().text().c_str(), __FILE__, __LINE__);
    return batch.value_or(iso20022::MessageBatch{});
}

template <class Record>
std::vector<Record> rowsIn(const iso20022::MessageBatch& batch)
{
    std::vector<Record> out;
    for (const FeedUpdate& update : batch.updates) {
        if (!rowsOf<Record>(update.upserts).empty() && update.resource != resourceOf<Record>())
            QTest::qFail("rows under another resource", __FILE__, __LINE__);
        for (const Record& row : rowsOf<Record>(update.upserts))
            out.push_back(row);
    }
    return out;
}

std::string firstRejection(const iso20022::MessageBatch& batch)
{
    for (const FeedUpdate& update : batch.updates)
        if (!update.rejected.empty())
            return update.rejected[0].text();
    return {};
}

/// Every stated field of a row as "name=value", in the order of the schema.
template <class Record>
QString shown(const Record& row)
{
    QStringList out;
    for (std::size_t c = 0; c < kFieldCount<Record>; ++c)
        if (const std::string text = toText(cellOf(row, c)); !text.empty() && text != "unknown")
            out << QString::fromStdString(std::string(fieldInfos<Record>()[c].name) + '=' + text);
    return out.join(u' ');
}

const char* const kStatusBody =
    "<TxId><AcctOwnrTxId>SI-7</AcctOwnrTxId><MktInfrstrctrTxId>M-7</MktInfrstrctrTxId></TxId>";

} // namespace

/// Each message that is read, in the least form that says something, and what becomes of it.
class tst_Iso20022Messages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void advices_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QStringList>("rows");
        const QString key = QStringLiteral("message_id=B-1 item=%1 message=%2 ");
        const QString at = QStringLiteral(" at=2026-11-20T01:30:00.000Z");
        QTest::newRow("sese.024 of two families")
            << "sese.024.001.10"
            << QStringLiteral("<SctiesSttlmTxStsAdvc>%1<MtchgSts><Mtchd><NoSpcfdRsn>NORE</NoSpcfdRsn></Mtchd></MtchgSts>"
                              "<SttlmSts><Pdg><Rsn><Cd><Cd>LINK</Cd></Cd></Rsn><Rsn><Cd><Cd>LACK</Cd></Cd><AddtlRsnInf>no "
                              "bars</AddtlRsnInf></Rsn></Pdg></SttlmSts></SctiesSttlmTxStsAdvc>")
                   .arg(QLatin1String(kStatusBody))
            << QStringList{
                   key.arg(1).arg("sese.024") +
                       "ref=SI-7 system_ref=M-7 subject=instruction family=matching status=MACH reason=NORE" + at,
                   key.arg(2).arg("sese.024") +
                       "ref=SI-7 system_ref=M-7 subject=instruction family=settlement status=PEND reason=LINK" + at,
                   key.arg(3).arg("sese.024") + "ref=SI-7 system_ref=M-7 subject=instruction family=settlement "
                                                "status=PEND reason=LACK reason_text=no bars" + at};
        QTest::newRow("sese.020") << "sese.020.001.07"
                                  << "<SctiesTxCxlReq><AcctOwnrTxId><SctiesSttlmTxId><TxId>SI-8</TxId></SctiesSttlmTxId>"
                                     "</AcctOwnrTxId><MktInfrstrctrTxId>M-8</MktInfrstrctrTxId></SctiesTxCxlReq>"
                                  << QStringList{key.arg(1).arg("sese.020") +
                                                 "ref=SI-8 system_ref=M-8 subject=cancellation request=cancel" + at};
        QTest::newRow("sese.020 of old") << "sese.020.001.02"
                                         << "<SctiesTxCxlReqV02><TxId><SctiesSttlmTxId><TxId>SI-8</TxId></SctiesSttlmTxId>"
                                            "</TxId></SctiesTxCxlReqV02>"
                                         << QStringList{key.arg(1).arg("sese.020") +
                                                        "ref=SI-8 subject=cancellation request=cancel" + at};
        QTest::newRow("sese.027")
            << "sese.027.001.06"
            << "<SctiesTxCxlReqStsAdvc><CxlReqRef><Id>C</Id></CxlReqRef><TxId><AcctOwnrTxId><SctiesSttlmTxId><TxId>SI-8</TxId>"
               "</SctiesSttlmTxId></AcctOwnrTxId></TxId><PrcgSts><Dnd><Rsn><Cd><Cd>DSET</Cd></Cd></Rsn></Dnd></PrcgSts>"
               "</SctiesTxCxlReqStsAdvc>"
            << QStringList{key.arg(1).arg("sese.027") + "ref=SI-8 subject=cancellation family=processing status=DEND "
                                                        "reason=DSET request=cancel" + at};
        QTest::newRow("sese.030") << "sese.030.001.08"
                                  << "<SctiesSttlmCondsModReq><ReqDtls><Ref><AcctOwnrTxId>SI-9</AcctOwnrTxId></Ref><Prty><Nmrc>"
                                     "0002</Nmrc></Prty><PrtlSttlmInd>NPAR</PrtlSttlmInd><HldInd><Ind>true</Ind></HldInd>"
                                     "</ReqDtls><ReqDtls><Ref><MktInfrstrctrTxId>M-10</MktInfrstrctrTxId></Ref><HldInd><Ind>0"
                                     "</Ind></HldInd></ReqDtls></SctiesSttlmCondsModReq>"
                                  << QStringList{key.arg(1).arg("sese.030") +
                                                     "ref=SI-9 subject=modification family=hold request=hold" + at,
                                                 key.arg(2).arg("sese.030") + "ref=SI-9 subject=modification "
                                                                              "reason_text=0002 request=priority" + at,
                                                 key.arg(3).arg("sese.030") + "ref=SI-9 subject=modification "
                                                                              "reason_text=NPAR request=partial" + at,
                                                 key.arg(4).arg("sese.030") + "system_ref=M-10 subject=modification "
                                                                              "family=hold request=release" + at};
        QTest::newRow("sese.031")
            << "sese.031.001.09"
            << "<SctiesSttlmCondModStsAdvc><ReqDtls><Ref><AcctOwnrTxId>SI-9</AcctOwnrTxId></Ref><HldInd><Ind>false</Ind>"
               "</HldInd></ReqDtls><PrcgSts><Rjctd><Rsn><Cd><Cd>LATE</Cd></Cd></Rsn></Rjctd></PrcgSts>"
               "</SctiesSttlmCondModStsAdvc>"
            << QStringList{key.arg(1).arg("sese.031") + "ref=SI-9 subject=modification family=processing status=REJT "
                                                        "reason=LATE request=release" + at};
        QTest::newRow("sese.034") << "sese.034.001.09"
                                  << QStringLiteral("<SctiesFincgStsAdvc>%1<PrcgSts><PdgPrcg/></PrcgSts></SctiesFincgStsAdvc>")
                                         .arg(QLatin1String(kStatusBody))
                                  << QStringList{key.arg(1).arg("sese.034") + "ref=SI-7 system_ref=M-7 subject=instruction "
                                                                              "family=processing status=PPRC" + at};
        QTest::newRow("sese.037") << "sese.037.001.07"
                                  << "<PrtflTrfNtfctn><TrfNtfctnDtls><NtfctnSndrTxId>T-1</NtfctnSndrTxId><Sts><AckdAccptd/>"
                                     "</Sts></TrfNtfctnDtls><TrfNtfctnDtls><NtfctnSndrTxId>T-2</NtfctnSndrTxId>"
                                     "</TrfNtfctnDtls></PrtflTrfNtfctn>"
                                  << QStringList{key.arg(1).arg("sese.037") + "ref=T-1 subject=instruction "
                                                                              "family=processing status=PACK" + at,
                                                 key.arg(2).arg("sese.037") + "ref=T-2 subject=instruction" + at};
        QTest::newRow("semt.022")
            << "semt.022.001.05"
            << QStringLiteral("<SctiesSttlmTxAudtTrlRpt>%1<StsTrl><StsDt>2026-11-19T00:00:00Z</StsDt><PrcgSts><AckdAccptd/>"
                              "</PrcgSts></StsTrl><StsTrl><StsDt>2026-11-19T01:00:00Z</StsDt><SttlmSts><Flng><Rsn><Cd><Cd>MONY"
                              "</Cd></Cd></Rsn></Flng></SttlmSts></StsTrl></SctiesSttlmTxAudtTrlRpt>")
                   .arg(QLatin1String(kStatusBody))
            << QStringList{key.arg(1).arg("semt.022") + "ref=SI-7 system_ref=M-7 subject=instruction family=processing "
                                                        "status=PACK at=2026-11-19T00:00:00.000Z",
                           key.arg(2).arg("semt.022") + "ref=SI-7 system_ref=M-7 subject=instruction family=settlement "
                                                        "status=PENF reason=MONY at=2026-11-19T01:00:00.000Z"};
    }

    void advices()
    {
        QFETCH(QString, name);
        QFETCH(QString, body);
        QFETCH(QStringList, rows);
        const auto batch = read(enveloped(name.toStdString(), body.toStdString()));
        QCOMPARE(QString::fromStdString(firstRejection(batch)), QString());
        QCOMPARE(QString::fromStdString(batch.messages.at(0).name), name);
        QStringList found;
        for (const auto& row : rowsIn<InstructionAdvice>(batch))
            found << shown(row);
        QCOMPARE(found.join(u'\n'), rows.join(u'\n'));
    }

    void instructions_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("row");
        QTest::newRow("sese.023 that may not settle in parts")
            << "sese.023.001.09"
            << "<SctiesSttlmTxInstr><TxId>A</TxId><FinInstrmId><Desc>gold</Desc></FinInstrmId><QtyAndAcctDtls><SttlmQty><Qty>"
               "<Unit>5</Unit></Qty></SttlmQty></QtyAndAcctDtls><SttlmParams><PrtlSttlmInd>NPAR</PrtlSttlmInd></SttlmParams>"
               "</SctiesSttlmTxInstr>"
            << "ref=A status=NEWM asset=gold quantity=5 priority=0 partial=not-allowed";
        QTest::newRow("sese.025 of a part")
            << "sese.025.001.11"
            << "<SctiesSttlmTxConf><TxIdDtls><AcctOwnrTxId>A</AcctOwnrTxId><Pmt>APMT</Pmt></TxIdDtls><AddtlParams><PrtlSttlm>"
               "PAIN</PrtlSttlm></AddtlParams><TradDtls><FctvSttlmDt><DtTm>2026-11-20T03:00:00Z</DtTm></FctvSttlmDt></TradDtls>"
               "<FinInstrmId><Desc>gold</Desc></FinInstrmId><QtyAndAcctDtls><SttldQty><Qty><Unit>30</Unit></Qty></SttldQty>"
               "<PrevslySttldQty><Unit>20</Unit></PrevslySttldQty><RmngToBeSttldQty><Unit>50</Unit></RmngToBeSttldQty>"
               "<PrevslySttldAmt><Amt Ccy=\"HKD\">200</Amt></PrevslySttldAmt><RmngToBeSttldAmt><Amt Ccy=\"HKD\">500</Amt>"
               "</RmngToBeSttldAmt></QtyAndAcctDtls><SttldAmt><Amt Ccy=\"HKD\">300</Amt></SttldAmt></SctiesSttlmTxConf>"
            << "ref=A kind=DvP status=PAIN asset=gold quantity=100 currency=HKD amount=1000 priority=0 settled_quantity=50";
        QTest::newRow("sese.032")
            << "sese.032.001.11"
            << "<SctiesSttlmTxGnrtnNtfctn><TxIdDtls><AcctOwnrTxId>G-1</AcctOwnrTxId><MktInfrstrctrTxId>M-1</MktInfrstrctrTxId>"
               "<SctiesMvmntTp>DELI</SctiesMvmntTp><Pmt>FREE</Pmt></TxIdDtls><TradDtls><SttlmDt><Dt><Dt>2026-11-23</Dt></Dt>"
               "</SttlmDt></TradDtls><FinInstrmId><Desc>gold</Desc></FinInstrmId><QtyAndAcctDtls><SttlmQty><Qty><Unit>7</Unit>"
               "</Qty></SttlmQty><AcctOwnr><Id><AnyBIC>LANTHKHH</AnyBIC></Id></AcctOwnr></QtyAndAcctDtls><SttlmParams><HldInd>"
               "<Ind>true</Ind></HldInd></SttlmParams></SctiesSttlmTxGnrtnNtfctn>"
            << "ref=G-1 system_ref=M-1 kind=FoP status=CGEN asset=gold quantity=7 settlement_date=2026-11-23 "
               "deliverer=LANTHKHH priority=0 hold=on-hold";
        QTest::newRow("semt.013")
            << "semt.013.001.06"
            << "<IntraPosMvmntInstr><TxId>I-1</TxId><AcctOwnr><AnyBIC>LANTHKHH</AnyBIC></AcctOwnr><FinInstrmId><Desc>gold"
               "</Desc></FinInstrmId><IntraPosDtls><SttlmQty><Unit>3</Unit></SttlmQty><SttlmDt><Dt>2026-11-23</Dt></SttlmDt>"
               "</IntraPosDtls></IntraPosMvmntInstr>"
            << "ref=I-1 status=NEWM asset=gold quantity=3 settlement_date=2026-11-23 deliverer=LANTHKHH receiver=LANTHKHH "
               "priority=0";
        QTest::newRow("semt.017")
            << "semt.017.001.12"
            << "<SctiesTxPstngRpt><StmtGnlDtls><StmtBsis><Cd>SETT</Cd></StmtBsis></StmtGnlDtls><FinInstrmDtls><FinInstrmId><Desc>"
               "gold</Desc></FinInstrmId><Tx><AcctOwnrTxId>P-1</AcctOwnrTxId><TxDtls><SctiesMvmntTp>RECE</SctiesMvmntTp><Pmt>"
               "APMT</Pmt><PstngQty><Qty><Unit>9</Unit></Qty></PstngQty><PstngAmt><Amt Ccy=\"HKD\">90</Amt></PstngAmt>"
               "<FctvSttlmDt><DtTm>2026-11-20T03:00:00Z</DtTm></FctvSttlmDt></TxDtls></Tx></FinInstrmDtls></SctiesTxPstngRpt>"
            << "ref=P-1 kind=DvP status=SETT asset=gold quantity=9 currency=HKD amount=90 priority=0 "
               "asset_leg_final_at=2026-11-20T03:00:00.000Z cash_leg_final_at=2026-11-20T03:00:00.000Z settled_quantity=9";
        QTest::newRow("semt.018 by status")
            << "semt.018.001.12"
            << "<SctiesTxPdgRpt><Sts><StsAndRsn><SttlmSts><Pdg><Rsn><Cd><Cd>FUTU</Cd></Cd></Rsn></Pdg></SttlmSts></StsAndRsn><Tx>"
               "<AcctOwnrTxId>Q-1</AcctOwnrTxId><TxDtls><FinInstrmId><Desc>gold</Desc></FinInstrmId><PstngQty><Qty><Unit>2"
               "</Unit></Qty></PstngQty></TxDtls></Tx></Sts></SctiesTxPdgRpt>"
            << "ref=Q-1 status=PEND reason=FUTU asset=gold quantity=2 priority=0";
        QTest::newRow("semt.018 by transaction")
            << "semt.018.001.12"
            << "<SctiesTxPdgRpt><Txs><AcctOwnrTxId>Q-2</AcctOwnrTxId><TxDtls><FinInstrmId><Desc>gold</Desc></FinInstrmId>"
               "<PstngQty><Qty><Unit>2</Unit></Qty></PstngQty></TxDtls><StsAndRsn><MtchgSts><Umtchd><Rsn><Cd><Cd>CMIS</Cd></Cd>"
               "</Rsn></Umtchd></MtchgSts></StsAndRsn></Txs></SctiesTxPdgRpt>"
            << "ref=Q-2 status=NMAT reason=CMIS asset=gold quantity=2 priority=0";
    }

    void instructions()
    {
        QFETCH(QString, name);
        QFETCH(QString, body);
        QFETCH(QString, row);
        const auto batch = read(enveloped(name.toStdString(), body.toStdString()));
        QCOMPARE(QString::fromStdString(firstRejection(batch)), QString());
        const auto rows = rowsIn<Instruction>(batch);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(shown(rows[0]), row);
        QCOMPARE(support::toText(batch.updates.at(0).asOf), std::string("2026-11-20T01:30:00.000Z"));
    }

    void payments_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("row");
        QTest::newRow("pacs.008")
            << "pacs.008.001.10"
            << "<FIToFICstmrCdtTrf><GrpHdr><MsgId>G</MsgId><SttlmInf><SttlmMtd>CLRG</SttlmMtd><ClrSys><Cd>HKC</Cd></ClrSys>"
               "</SttlmInf></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>E-1</EndToEndId><TxId>T-1</TxId><UETR>u-1</UETR></PmtId>"
               "<IntrBkSttlmAmt Ccy=\"HKD\">12.50</IntrBkSttlmAmt><IntrBkSttlmDt>2026-11-20</IntrBkSttlmDt><Dbtr><Nm>Fern &amp; "
               "Partner</Nm></Dbtr><DbtrAgt><FinInstnId><BICFI>LANTHKHH</BICFI></FinInstnId></DbtrAgt><CdtrAgt><FinInstnId><BIC>"
               "HARBHKHH</BIC></FinInstnId></CdtrAgt><Cdtr><Nm>Harbour Mint</Nm></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf>"
            << "payment_id=u-1 message=pacs.008 message_id=B-1 end_to_end_id=E-1 amount=12.50 currency=HKD "
               "settlement_date=2026-11-20 debtor=Fern & Partner debtor_agent=LANTHKHH creditor=Harbour Mint "
               "creditor_agent=HARBHKHH created_at=2026-11-20T01:30:00.000Z clearing_system=HKC";
        QTest::newRow("pacs.009 by its old element")
            << "pacs.009.001.01"
            << "<pacs.009.001.01><GrpHdr><MsgId>G</MsgId><IntrBkSttlmDt>2026-11-20</IntrBkSttlmDt></GrpHdr><CdtTrfTxInf><PmtId>"
               "<TxId>T-2</TxId></PmtId></CdtTrfTxInf></pacs.009.001.01>"
            << "payment_id=T-2 message=pacs.009 message_id=B-1 settlement_date=2026-11-20 "
               "created_at=2026-11-20T01:30:00.000Z";
        QTest::newRow("pacs.002")
            << "pacs.002.001.12"
            << "<FIToFIPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>O-1</OrgnlMsgId></OrgnlGrpInfAndSts><TxInfAndSts><OrgnlTxId>T-1"
               "</OrgnlTxId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AM04</Cd></Rsn><AddtlInf>short</AddtlInf><AddtlInf>of cash"
               "</AddtlInf></StsRsnInf></TxInfAndSts></FIToFIPmtStsRpt>"
            << "payment_id=T-1 message=pacs.002 message_id=B-1 original_message_id=O-1 status=RJCT reason=AM04 "
               "reason_text=short of cash created_at=2026-11-20T01:30:00.000Z";
        QTest::newRow("pacs.002 of a whole message")
            << "pacs.002.001.10"
            << "<FIToFIPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>O-1</OrgnlMsgId><GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts>"
               "</FIToFIPmtStsRpt>"
            << "payment_id=O-1 message=pacs.002 message_id=B-1 original_message_id=O-1 status=ACSC "
               "created_at=2026-11-20T01:30:00.000Z";
        QTest::newRow("pacs.004")
            << "pacs.004.001.11"
            << "<PmtRtr><OrgnlGrpInf><OrgnlMsgId>O-1</OrgnlMsgId></OrgnlGrpInf><TxInf><OrgnlUETR>u-1</OrgnlUETR>"
               "<RtrdIntrBkSttlmAmt Ccy=\"HKD\">10</RtrdIntrBkSttlmAmt><IntrBkSttlmDt>2026-11-21</IntrBkSttlmDt><RtrRsnInf><Rsn>"
               "<Cd>AC04</Cd></Rsn></RtrRsnInf></TxInf></PmtRtr>"
            << "payment_id=u-1 message=pacs.004 message_id=B-1 original_message_id=O-1 reason=AC04 amount=10 currency=HKD "
               "settlement_date=2026-11-21 created_at=2026-11-20T01:30:00.000Z";
        QTest::newRow("camt.056")
            << "camt.056.001.08"
            << "<FIToFIPmtCxlReq><Undrlyg><TxInf><OrgnlGrpInf><OrgnlMsgId>O-1</OrgnlMsgId></OrgnlGrpInf><OrgnlTxId>T-1"
               "</OrgnlTxId><OrgnlIntrBkSttlmAmt Ccy=\"HKD\">1</OrgnlIntrBkSttlmAmt><CxlRsnInf><Rsn><Cd>DUPL</Cd></Rsn>"
               "</CxlRsnInf></TxInf></Undrlyg></FIToFIPmtCxlReq>"
            << "payment_id=T-1 message=camt.056 message_id=B-1 original_message_id=O-1 reason=DUPL amount=1 currency=HKD "
               "created_at=2026-11-20T01:30:00.000Z";
        QTest::newRow("camt.006")
            << "camt.006.001.09"
            << "<RtrTx><RptOrErr><BizRpt><TxRpt><PmtId><TxId>T-1</TxId></PmtId><TxOrErr><Tx><Pmt><Sts><Cd><Pdg>PSTL</Pdg></Cd>"
               "<Rsn><PdgSttlm>AWSH</PdgSttlm></Rsn></Sts><IntrBkSttlmAmt><AmtWthCcy Ccy=\"HKD\">5</AmtWthCcy></IntrBkSttlmAmt>"
               "</Pmt></Tx></TxOrErr></TxRpt></BizRpt></RptOrErr></RtrTx>"
            << "payment_id=T-1 message=camt.006 message_id=B-1 status=PSTL reason=AWSH amount=5 currency=HKD "
               "created_at=2026-11-20T01:30:00.000Z";
    }

    void payments()
    {
        QFETCH(QString, name);
        QFETCH(QString, body);
        QFETCH(QString, row);
        const auto batch = read(enveloped(name.toStdString(), body.toStdString()));
        QCOMPARE(QString::fromStdString(firstRejection(batch)), QString());
        const auto rows = rowsIn<PaymentAdvice>(batch);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(shown(rows[0]), row);
    }

    void notices_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QStringList>("rows");
        const QString at = QStringLiteral(" at=2026-11-20T01:30:00.000Z");
        QTest::newRow("admi.002") << "admi.002.001.01"
                                  << "<admi.002.001.01><RltdRef><Ref>M-1</Ref></RltdRef><Rsn><RjctgPtyRsn>E01</RjctgPtyRsn>"
                                     "<RjctnDtTm>2026-11-20T02:00:00Z</RjctnDtTm><RsnDesc>no such party</RsnDesc></Rsn>"
                                     "</admi.002.001.01>"
                                  << QStringList{"message_id=B-1 message=admi.002 event=E01 about=M-1 text=no such party "
                                                 "at=2026-11-20T02:00:00.000Z"};
        QTest::newRow("admi.004") << "admi.004.001.02"
                                  << "<SysEvtNtfctn><EvtInf><EvtCd>CLSD</EvtCd><EvtParam>P1</EvtParam><EvtDesc>the system is "
                                     "closed</EvtDesc></EvtInf></SysEvtNtfctn>"
                                  << QStringList{"message_id=B-1 message=admi.004 event=CLSD text=the system is closed; P1" + at};
        QTest::newRow("admi.007") << "admi.007.001.01"
                                  << "<RctAck><Rpt><RltdRef><Ref>R-1</Ref></RltdRef><ReqHdlg><StsCd>I012</StsCd></ReqHdlg></Rpt>"
                                     "<Rpt><RltdRef><Ref>R-2</Ref></RltdRef><ReqHdlg><StsCd>OK</StsCd></ReqHdlg></Rpt></RctAck>"
                                  << QStringList{"message_id=B-1 message=admi.007 event=I012 about=R-1" + at,
                                                 "message_id=B-1#2 message=admi.007 event=OK about=R-2" + at};
    }

    void notices()
    {
        QFETCH(QString, name);
        QFETCH(QString, body);
        QFETCH(QStringList, rows);
        const auto batch = read(enveloped(name.toStdString(), body.toStdString()));
        QStringList found;
        for (const auto& row : rowsIn<SystemNotice>(batch))
            found << shown(row);
        QCOMPARE(found.join(u'\n'), rows.join(u'\n'));
    }

    void balancesOfAnAccount()
    {
        const auto batch = read(enveloped(
            "camt.053.001.10",
            "<BkToCstmrStmt><Stmt><Id>S</Id><Acct><Id><Othr><Id>ACC-1</Id></Othr></Id><Ownr><Nm>Harbour Mint</Nm></Ownr></Acct>"
            "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"HKD\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
            "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"HKD\">70</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
            "<Bal><Tp><CdOrPrtry><Cd>ITBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"HKD\">60</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
            "<Bal><Tp><CdOrPrtry><Cd>CLAV</Cd></CdOrPrtry></Tp><Amt Ccy=\"HKD\">45</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
            "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"USD\">8</Amt><CdtDbtInd>DBIT</CdtDbtInd></Bal>"
            "</Stmt></BkToCstmrStmt>"));
        const auto rows = rowsIn<Position>(batch);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(shown(rows[0]), QString("participant=Harbour Mint account=ACC-1 asset=HKD balance=70 reserved=25"));
        QCOMPARE(shown(rows[1]), QString("participant=Harbour Mint account=ACC-1 asset=USD balance=-8"));
    }

    void missingIsSaid_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("body");
        QTest::newRow("sese.020") << "sese.020.001.07" << "<SctiesTxCxlReq/>";
        QTest::newRow("sese.024") << "sese.024.001.12" << "<SctiesSttlmTxStsAdvc><TxId/></SctiesSttlmTxStsAdvc>";
        QTest::newRow("sese.027") << "sese.027.001.07" << "<SctiesTxCxlReqStsAdvc/>";
        QTest::newRow("sese.030") << "sese.030.001.09" << "<SctiesSttlmCondsModReq/>";
        QTest::newRow("sese.031") << "sese.031.001.09" << "<SctiesSttlmCondModStsAdvc/>";
        QTest::newRow("sese.032") << "sese.032.001.09" << "<SctiesSttlmTxGnrtnNtfctn/>";
        QTest::newRow("sese.037") << "sese.037.001.07" << "<PrtflTrfNtfctn><TrfNtfctnDtls/></PrtflTrfNtfctn>";
        QTest::newRow("semt.017 on trade basis")
            << "semt.017.001.12"
            << "<SctiesTxPstngRpt><StmtGnlDtls><StmtBsis><Cd>TRAD</Cd></StmtBsis></StmtGnlDtls></SctiesTxPstngRpt>";
        QTest::newRow("semt.018") << "semt.018.001.13" << "<SctiesTxPdgRpt><Txs><AcctOwnrTxId>A</AcctOwnrTxId></Txs></SctiesTxPdgRpt>";
        QTest::newRow("semt.022") << "semt.022.001.05" << "<SctiesSttlmTxAudtTrlRpt/>";
        QTest::newRow("pacs.008") << "pacs.008.001.10" << "<FIToFICstmrCdtTrf/>";
        QTest::newRow("pacs.002") << "pacs.002.001.10" << "<FIToFIPmtStsRpt><TxInfAndSts/></FIToFIPmtStsRpt>";
        QTest::newRow("pacs.004") << "pacs.004.001.10" << "<PmtRtr/>";
        QTest::newRow("camt.056") << "camt.056.001.10" << "<FIToFIPmtCxlReq/>";
        QTest::newRow("camt.006") << "camt.006.001.09" << "<RtrTx/>";
    }

    void missingIsSaid()
    {
        QFETCH(QString, name);
        QFETCH(QString, body);
        const auto batch = read(enveloped(name.toStdString(), body.toStdString()));
        const QString said = QString::fromStdString(firstRejection(batch));
        QVERIFY2(said.contains(QStringLiteral("t.xml: /Parcel/Part/Document/")), qPrintable(said));
        QVERIFY2(said.contains(QStringLiteral(" at byte ")), qPrintable(said));
    }

    void unknownIsShownAsSuch()
    {
        const auto batch = read(enveloped("xyzw.999.001.01", "<Whatever/>") );
        QCOMPARE(batch.updates.size(), std::size_t(0));
        QVERIFY(batch.messages.at(0).treatment == iso20022::Treatment::KeptRaw);
        QCOMPARE(batch.messages[0].name, std::string("xyzw.999.001.01"));
        QCOMPARE(batch.messages[0].id, std::string("B-1"));
        QCOMPARE(batch.messages[0].nameSpace, std::string("urn:iso:std:iso:20022:tech:xsd:xyzw.999.001.01"));
        QCOMPARE(batch.notes.at(0).code, support::ErrorCode::Unsupported);
    }

    /// A batch of messages of one instant is one update; each header belongs to the document that follows it.
    void batches()
    {
        std::string text = "<Batch>";
        for (int i = 0; i < 50; ++i) {
            const std::string number = std::to_string(i);
            text += "<AppHdr><BizMsgIdr>B-" + number + "</BizMsgIdr><CreDt>2026-11-20T01:3" + (i < 25 ? "0" : "1") +
                    ":00Z</CreDt></AppHdr><Document><SctiesSttlmTxInstr><TxId>A-" + number +
                    "</TxId><FinInstrmId><Desc>g</Desc></FinInstrmId><QtyAndAcctDtls><SttlmQty><Qty><Unit>1</Unit></Qty>"
                    "</SttlmQty></QtyAndAcctDtls></SctiesSttlmTxInstr></Document>";
        }
        const auto batch = read(text + "</Batch>");
        QCOMPARE(batch.updates.size(), std::size_t(2));
        QCOMPARE(rowsOf<Instruction>(batch.updates[0].upserts).size(), std::size_t(25));
        QCOMPARE(rowsOf<Instruction>(batch.updates[1].upserts).at(24).ref, std::string("A-49"));
        QCOMPARE(batch.messages.size(), std::size_t(50));
        QCOMPARE(batch.messages[49].id, std::string("B-49"));
    }

    /// Text is read as XML means it: references, CDATA, comments, line ends.
    void texts()
    {
        const auto batch = read("<Document><SctiesSttlmTxInstr><TxId> A&amp;<![CDATA[<b>]]><!-- no -->&#x4e2d;\r\n </TxId><FinInstrmId>"
                                "<Desc>g</Desc></FinInstrmId><QtyAndAcctDtls><SttlmQty><Qty><Unit>1</Unit></Qty></SttlmQty>"
                                "</QtyAndAcctDtls></SctiesSttlmTxInstr></Document>");
        QCOMPARE(rowsIn<Instruction>(batch).at(0).ref, std::string("A&<b>\xE4\xB8\xAD"));
    }

    void headerAlone()
    {
        const auto batch = read("<AppHdr xmlns=\"urn:iso:std:iso:20022:tech:xsd:head.001.001.03\"><BizMsgIdr>B-9</BizMsgIdr></AppHdr>");
        QCOMPARE(batch.messages.size(), std::size_t(1));
        QCOMPARE(batch.messages[0].name, std::string("head.001.001.03"));
        QCOMPARE(batch.messages[0].id, std::string("B-9"));
    }
};

QTEST_APPLESS_MAIN(tst_Iso20022Messages)
#include "tst_Iso20022Messages.moc"
