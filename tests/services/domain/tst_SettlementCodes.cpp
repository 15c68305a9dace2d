// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/SettlementCodes.h"

#include <QTest>

using namespace assay::domain;

class tst_SettlementCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Sorted, each once, each with three texts; a source wherever the meaning is not general knowledge.
    void tableIsWhole()
    {
        QVERIFY(settlementCodes().size() > 80);
        std::string_view before;
        for (const SettlementCode& one : settlementCodes()) {
            const QByteArray name(one.code.data(), qsizetype(one.code.size()));
            QVERIFY2(before < one.code, name.constData());
            before = one.code;
            QVERIFY2(!one.english.empty() && !one.traditional.empty() && !one.simplified.empty(), name.constData());
            QVERIFY2(one.source.empty() == (one.confidence == Confidence::General), name.constData());
        }
    }

    void finalStatusesAreListed()
    {
        for (const auto status : finalStatuses()) {
            const auto* known = settlementCode(status);
            QVERIFY2(known && (known->list == CodeList::Status || known->list == CodeList::Payment), std::string(status).c_str());
            QVERIFY(isFinalStatus(status));
        }
        // Pending, failing, a cancellation that is only asked for, and nothing at all.
        for (const auto* status : {"PEND", "PENF", "CANP", "ACSP", "CAN", ""})
            QVERIFY2(!isFinalStatus(status), status);
    }

    void codeAndText_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("language");
        QTest::addColumn<QString>("shown");
        QTest::newRow("English") << "LACK" << int(CodeLanguage::English) << "LACK · deliverer is short of the asset";
        QTest::newRow("Hong Kong") << "LACK" << int(CodeLanguage::TraditionalChinese) << "LACK · 交付方資產不足";
        QTest::newRow("mainland") << "LACK" << int(CodeLanguage::SimplifiedChinese) << "LACK · 交付方资产不足";
        QTest::newRow("cash side") << "SRBL" << int(CodeLanguage::English) << "SRBL · bilateral limit reached";
        QTest::newRow("not listed") << "ZZ99" << int(CodeLanguage::English) << "ZZ99";
        QTest::newRow("empty") << "" << int(CodeLanguage::English) << "";
    }

    void codeAndText()
    {
        QFETCH(QString, code);
        QFETCH(int, language);
        QFETCH(QString, shown);
        QCOMPARE(QString::fromStdString(assay::domain::codeAndText(code.toStdString(), CodeLanguage(language))), shown);
    }

    /// Every code of the reasons that a supervisor meets is here.
    void knowsTheVocabulary()
    {
        const QString all = QStringLiteral(
            "PACK PPRC REPR CAND CANP CPRC MPRC CGEN REJT CANS MACH NMAT INMH PEND PENF LACK CLAC MONY CMON LATE CLAT ADEA "
            "PREA PRCY BOTH FUTU CYCL LINK BLOC SBLO PHSE AWMO AWSH BYIY CERT DENO MINO MUNO COLL LALO YCOL OBJT STCD DKNY "
            "CMIS DDAT DMON DDEA DELN DEPT CPCA ACPD VALD MATD AUTD INVD UMAC STLE STLM SSPD PCAN PSTL PFST SMLR RMLR SRBL "
            "RCVD ACTC ACCP ACSP ACWC PDNG ACSC RJCT CANC PART AM04 AC04 CUST");
        for (const QString& code : all.split(u' '))
            QVERIFY2(settlementCode(code.toStdString()) != nullptr, qPrintable(code));
    }
};

QTEST_APPLESS_MAIN(tst_SettlementCodes)
#include "tst_SettlementCodes.moc"
