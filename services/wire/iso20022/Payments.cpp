// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/Reading.h"

namespace assay::wire::iso20022
{

using domain::PaymentAdvice;
using support::ErrorCode;

namespace
{

/// A person, an organisation or a bank by name, else by code.
std::string nameOf(Element party)
{
    return party
        .anyOf({"Pty/Nm", "Nm", "FinInstnId/Nm", "Agt/FinInstnId/Nm", "Pty/Id/OrgId/AnyBIC", "Id/OrgId/AnyBIC",
                "FinInstnId/BICFI", "FinInstnId/BIC", "Agt/FinInstnId/BICFI"})
        .text();
}

std::string bicOf(Element agent)
{
    return agent.anyOf({"FinInstnId/BICFI", "FinInstnId/BIC", "FinInstnId/CmbndId/BIC", "FinInstnId/ClrSysMmbId/MmbId"})
        .text();
}

/// What all rows of the message at hand share.
PaymentAdvice adviceOf(Reading& reading)
{
    PaymentAdvice out;
    out.message = reading.message.definition;
    out.messageId = reading.message.info.id;
    out.createdAt = reading.message.info.created;
    return out;
}

void readAmount(Reading& reading, Element amount, PaymentAdvice& out)
{
    if (!amount)
        return;
    out.amount = reading.optionalDecimal(amount, "amount");
    out.currency = amount.attribute("Ccy");
    if (out.currency.empty())
        reading.note(ErrorCode::MissingField, "an amount without currency", amount);
}

void readParties(Element parties, PaymentAdvice& out)
{
    out.debtor = nameOf(parties.child("Dbtr"));
    out.debtorAgent = bicOf(parties.child("DbtrAgt"));
    out.creditor = nameOf(parties.child("Cdtr"));
    out.creditorAgent = bicOf(parties.child("CdtrAgt"));
}

void readReason(Element information, PaymentAdvice& out)
{
    out.reason = information.anyOf({"Rsn/Cd", "Rsn/Prtry", "StsRsn/Cd", "StsRsn/Prtry", "RtrRsn/Cd", "RtrRsn/Prtry",
                                    "CxlRsn/Cd", "CxlRsn/Prtry"})
                     .text();
    for (const std::string_view name : {"AddtlInf", "AddtlStsRsnInf", "AddtlRtrRsnInf", "AddtlCxlRsnInf"})
        for (const Element words : information.children(name))
            out.reasonText += (out.reasonText.empty() ? "" : " ") + words.text();
}

/// The payment that a later message is about.
void readOriginal(Reading& reading, Element transaction, Element group, PaymentAdvice& out)
{
    out.paymentId = transaction.anyOf({"OrgnlUETR", "OrgnlTxId", "OrgnlEndToEndId", "OrgnlInstrId"}).text();
    out.endToEndId = transaction.child("OrgnlEndToEndId").text();
    out.originalMessageId = transaction.at("OrgnlGrpInf/OrgnlMsgId").text();
    if (out.originalMessageId.empty())
        out.originalMessageId = group.child("OrgnlMsgId").text();
    const Element reference = transaction.child("OrgnlTxRef");
    readParties(reference, out);
    out.settlementDate =
        reading.optionalDate(transaction.child("OrgnlIntrBkSttlmDt") ? transaction.child("OrgnlIntrBkSttlmDt")
                                                                    : reference.child("IntrBkSttlmDt"));
    out.clearingSystem = reference.anyOf({"SttlmInf/ClrSys/Cd", "SttlmInf/ClrSys/Prtry"}).text();
}

void addOrReject(Reading& reading, PaymentAdvice row, Element transaction)
{
    if (row.paymentId.empty())
        return reading.reject(ErrorCode::MissingField, "no payment is identified", transaction);
    reading.add(std::move(row));
}

/// A status, return or cancellation of all payments of a message goes by that message's identification.
void addGroup(Reading& reading, Element group, PaymentAdvice row)
{
    row.originalMessageId = group.child("OrgnlMsgId").text();
    row.paymentId = row.originalMessageId;
    addOrReject(reading, std::move(row), group);
}

} // namespace

void readPaymentOrder(Reading& reading, Element message)
{
    const Element header = message.child("GrpHdr");
    std::size_t transactions = 0;
    for (const Element transaction : message.children("CdtTrfTxInf")) {
        ++transactions;
        PaymentAdvice row = adviceOf(reading);
        const Element identification = transaction.child("PmtId");
        row.paymentId = identification.anyOf({"UETR", "TxId", "EndToEndId"}).text();
        row.endToEndId = identification.child("EndToEndId").text();
        readAmount(reading, transaction.child("IntrBkSttlmAmt"), row);
        const Element day = transaction.child("IntrBkSttlmDt");
        row.settlementDate = reading.optionalDate(day ? day : header.child("IntrBkSttlmDt"));
        readParties(transaction, row);
        row.clearingSystem = header.anyOf({"SttlmInf/ClrSys/Cd", "SttlmInf/ClrSys/Prtry"}).text();
        addOrReject(reading, std::move(row), transaction);
    }
    if (transactions == 0)
        reading.reject(ErrorCode::MissingField, "no credit transfer", message);
}

void readPaymentStatus(Reading& reading, Element message)
{
    const Element group = message.anyOf({"OrgnlGrpInfAndSts"});
    std::size_t rows = 0;
    for (const Element stated : message.children("OrgnlGrpInfAndSts")) {
        if (!stated.child("GrpSts"))
            continue;
        ++rows;
        PaymentAdvice row = adviceOf(reading);
        row.status = stated.child("GrpSts").text();
        readReason(stated.child("StsRsnInf"), row);
        addGroup(reading, stated, std::move(row));
    }
    for (const Element transaction : message.children("TxInfAndSts")) {
        ++rows;
        PaymentAdvice row = adviceOf(reading);
        readOriginal(reading, transaction, group, row);
        row.status = transaction.child("TxSts").text();
        readReason(transaction.child("StsRsnInf"), row);
        readAmount(reading, transaction.anyOf({"OrgnlTxRef/IntrBkSttlmAmt", "OrgnlTxRef/Amt/InstdAmt"}), row);
        addOrReject(reading, std::move(row), transaction);
    }
    if (rows == 0)
        reading.reject(ErrorCode::MissingField, "no status", message);
}

void readPaymentReturn(Reading& reading, Element message)
{
    const Element group = message.child("OrgnlGrpInf");
    std::size_t rows = 0;
    for (const Element transaction : message.children("TxInf")) {
        ++rows;
        PaymentAdvice row = adviceOf(reading);
        readOriginal(reading, transaction, group, row);
        if (row.paymentId.empty()) // the original is named by its message only
            row.paymentId = transaction.child("RtrId").text();
        readReason(transaction.child("RtrRsnInf"), row);
        readAmount(reading, transaction.anyOf({"RtrdIntrBkSttlmAmt", "OrgnlIntrBkSttlmAmt"}), row);
        const Element header = message.child("GrpHdr");
        const Element day = transaction.child("IntrBkSttlmDt");
        if (const auto settled = reading.optionalDate(day ? day : header.child("IntrBkSttlmDt")))
            row.settlementDate = settled;
        if (const Element chain = transaction.child("RtrChain"))
            readParties(chain, row);
        if (row.clearingSystem.empty())
            row.clearingSystem = header.anyOf({"SttlmInf/ClrSys/Cd", "SttlmInf/ClrSys/Prtry"}).text();
        addOrReject(reading, std::move(row), transaction);
    }
    if (rows > 0)
        return;
    if (!group)
        return reading.reject(ErrorCode::MissingField, "no payment that is returned", message);
    PaymentAdvice row = adviceOf(reading);
    readReason(group.child("RtrRsnInf"), row);
    addGroup(reading, group, std::move(row));
}

void readPaymentCancellation(Reading& reading, Element message)
{
    std::size_t rows = 0;
    for (const Element underlying : message.children("Undrlyg")) {
        const Element group = underlying.child("OrgnlGrpInfAndCxl");
        const auto transactions = underlying.children("TxInf");
        for (const Element transaction : transactions) {
            ++rows;
            PaymentAdvice row = adviceOf(reading);
            readOriginal(reading, transaction, group, row);
            readReason(transaction.child("CxlRsnInf"), row);
            readAmount(reading, transaction.anyOf({"OrgnlIntrBkSttlmAmt", "OrgnlTxRef/IntrBkSttlmAmt"}), row);
            addOrReject(reading, std::move(row), transaction);
        }
        if (!group || !transactions.empty())
            continue;
        ++rows;
        PaymentAdvice row = adviceOf(reading);
        readReason(group.child("CxlRsnInf"), row);
        addGroup(reading, group, std::move(row));
    }
    if (rows == 0)
        reading.reject(ErrorCode::MissingField, "no payment to cancel", message);
}

void readTransactions(Reading& reading, Element message)
{
    const Element report = message.anyOf({"RptOrErr/BizRpt", "RptOrErr", "BizRpt"});
    std::size_t rows = 0;
    for (const Element entry : report.children("TxRpt")) {
        ++rows;
        PaymentAdvice row = adviceOf(reading);
        const Element identification = entry.child("PmtId");
        const Element transaction = entry.at("TxOrErr/Tx");
        const Element payment = transaction.child("Pmt");
        row.paymentId = identification.anyOf({"LngBizId/UETR", "LngBizId/TxId", "ShrtBizId/TxId", "TxId", "QId/QId",
                                              "LngBizId/EndToEndId", "PrtryId"})
                            .text();
        row.endToEndId = payment.child("EndToEndId").text();
        row.originalMessageId = payment.child("MsgId").text();
        const Element status = payment.child("Sts");
        row.status = status.child("Cd").first().text();
        row.reason = status.at("Rsn").first().text();
        if (const Element own = status.at("Rsn/PrtryRjctn")) {
            row.reason = own.child("PrtryStsRsn").text();
            row.reasonText = own.child("Rsn").text();
        }
        if (const Element error = entry.at("TxOrErr/BizErr")) {
            row.reason = error.anyOf({"Err/Cd", "Err/Prtry"}).text();
            row.reasonText = error.child("Desc").text();
        }
        readAmount(reading, payment.anyOf({"IntrBkSttlmAmt/AmtWthCcy", "InstdAmt/AmtWthCcy"}), row);
        const Element day = payment.child("IntrBkSttlmDt");
        row.settlementDate = reading.optionalDate(
            day ? day : identification.anyOf({"LngBizId/IntrBkSttlmDt", "ShrtBizId/IntrBkSttlmDt"}));
        readParties(payment.child("Pties"), row);
        row.clearingSystem = transaction.anyOf({"PmtTo/SysId/Cd", "PmtTo/SysId/Prtry", "PmtFr/SysId/Cd",
                                                "PmtFr/SysId/Prtry", "PmtTo/SysId/MktInfrstrctrId/Cd"})
                                 .text();
        addOrReject(reading, std::move(row), entry);
    }
    if (rows == 0)
        reading.reject(ErrorCode::MissingField, "no transaction in the report", message);
}

} // namespace assay::wire::iso20022
