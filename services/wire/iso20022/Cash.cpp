// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Utf8.h"
#include "services/wire/iso20022/Reading.h"

#include <map>
#include <set>

namespace assay::wire::iso20022
{

using domain::CashEntry;
using domain::CreditDebit;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kMaxRemittance = 500;

class Report
{
public:
    Report(Reading& reading, Element report) : m_reading(reading), m_report(report) {}

    void read()
    {
        m_account = m_report
                        .anyOf({"Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id", "Acct/Id/BBAN",
                                "Acct/Id/UPIC", "Acct/Prxy/Id"})
                        .text();
        m_id = m_report.child("Id").text();
        for (Element at = m_report.first(); at; at = at.next())
            if (at.name() == "Ntry")
                entry(at);
        balances();
    }

private:
    void entry(Element at)
    {
        ++m_ordinal;
        auto row = entryOf(at);
        if (!row)
            return m_reading.reject(std::move(row.error()));
        if (!m_seen.insert(row->entryRef).second) {
            // Banks repeat the reference of a batch: the place in the statement makes the keys of bookings distinct.
            row->entryRef += "#" + std::to_string(m_ordinal);
            m_reading.note(ErrorCode::Malformed, "an entry reference is stated twice; read as \"" + row->entryRef + '"',
                           at);
            m_seen.insert(row->entryRef);
        }
        m_reading.add(std::move(*row));
    }

    /// The booked balance that counts is the closing one of a statement, the interim one of a report; what of it is not
    /// available is reserved.
    void balances()
    {
        struct Found {
            Element booked;
            Element available;
        };
        std::map<std::string, Found> byCurrency;
        for (const Element at : m_report.children("Bal")) {
            const std::string type = at.anyOf({"Tp/CdOrPrtry/Cd", "Tp/Cd"}).text();
            Found& found = byCurrency[at.child("Amt").attribute("Ccy")];
            // A later interim balance replaces an earlier one; a closing one is the last word.
            if (type == "CLBD" || (type == "ITBD" && typeOf(found.booked) != "CLBD"))
                found.booked = at;
            if (type == "CLAV" || (type == "ITAV" && typeOf(found.available) != "CLAV"))
                found.available = at;
        }
        for (const auto& [currency, found] : byCurrency)
            if (found.booked)
                m_reading.addOrReject(positionOf(currency, found.booked, found.available));
    }

    static std::string typeOf(Element balance) { return balance.anyOf({"Tp/CdOrPrtry/Cd", "Tp/Cd"}).text(); }

    Result<domain::Decimal> signedAmount(Element balance)
    {
        auto value = m_reading.decimal(balance.child("Amt"), balance, "balance");
        if (value && balance.child("CdtDbtInd").text() == "DBIT")
            return value->absolute().negated();
        return value;
    }

    Result<domain::Position> positionOf(const std::string& currency, Element booked, Element available)
    {
        domain::Position out;
        out.account = m_account;
        if (out.account.empty() || currency.empty())
            return fail(ErrorCode::MissingField, out.account.empty() ? "no account" : "a balance without currency",
                        m_reading.place(booked));
        const std::string owner =
            m_report.anyOf({"Acct/Ownr/Id/OrgId/AnyBIC", "Acct/Ownr/Id/OrgId/BICOrBEI", "Acct/Ownr/Nm"}).text();
        // A position needs a holder; where no owner is stated the account stands for it.
        out.participant = domain::ParticipantId(owner.empty() ? m_account : owner);
        out.asset = currency;
        auto balance = signedAmount(booked);
        if (!balance)
            return tl::unexpected(balance.error());
        out.balance = std::move(*balance);
        if (available) {
            const auto free = signedAmount(available);
            if (!free)
                return tl::unexpected(free.error());
            if (auto reserved = out.balance.minus(*free); reserved && reserved->sign() >= 0)
                out.reserved = std::move(*reserved);
        }
        return out;
    }

    Result<CashEntry> entryOf(Element at)
    {
        CashEntry out;
        out.account = m_account;
        if (out.account.empty())
            return fail(ErrorCode::MissingField, "no account", m_reading.place(m_report));
        const Element amount = at.child("Amt");
        auto value = m_reading.decimal(amount, at, "amount");
        if (!value)
            return tl::unexpected(value.error());
        out.amount = std::move(*value);
        out.currency = amount.attribute("Ccy");
        if (out.currency.empty())
            return fail(ErrorCode::MissingField, "an amount without currency", m_reading.place(amount));
        const Element direction = at.child("CdtDbtInd");
        const std::string code = direction.text();
        if (code != "CRDT" && code != "DBIT")
            return fail(direction ? ErrorCode::Malformed : ErrorCode::MissingField,
                        "neither CRDT nor DBIT: \"" + code.substr(0, 40) + '"',
                        m_reading.place(direction ? direction : at));
        out.direction = code == "CRDT" ? CreditDebit::Credit : CreditDebit::Debit;
        out.entryRef = referenceOf(at);
        const Element status = at.child("Sts");
        out.status = status.anyOf({"Cd", "Prtry"}).text();
        if (out.status.empty())
            out.status = status.text();
        out.bookingDate = m_reading.optionalDate(at.child("BookgDt"));
        out.valueDate = m_reading.optionalDate(at.child("ValDt"));
        details(at, out);
        return out;
    }

    std::string referenceOf(Element at)
    {
        for (const std::string_view path :
             {"AcctSvcrRef", "NtryRef", "NtryDtls/TxDtls/Refs/AcctSvcrRef", "NtryDtls/TxDtls/Refs/TxId",
              "NtryDtls/TxDtls/Refs/InstrId", "NtryDtls/TxDtls/Refs/EndToEndId", "TxDtls/Refs/AcctSvcrRef",
              "TxDtls/Refs/EndToEndId"})
            if (std::string text = at.at(path).text(); !text.empty() && text != "NOTPROVIDED")
                return text;
        return m_id + "#" + std::to_string(m_ordinal);
    }

    /// Who paid or was paid, and what for: the first transaction stands for the entry, the others are counted.
    void details(Element at, CashEntry& out)
    {
        std::size_t transactions = 0;
        const auto transaction = [&](Element found) {
            if (transactions++ > 0)
                return;
            out.counterparty = counterpartyOf(found, out.direction);
            out.remittance = remittanceOf(found);
        };
        for (const Element batch : at.children("NtryDtls"))
            for (const Element found : batch.children("TxDtls"))
                transaction(found);
        for (const Element found : at.children("TxDtls"))
            transaction(found);
        if (transactions > 1 && !out.counterparty.empty())
            out.counterparty += " (+" + std::to_string(transactions - 1) + ")";
        if (out.remittance.empty())
            out.remittance = at.anyOf({"AddtlNtryInf", "NtryDtls/TxDtls/AddtlTxInf"}).text().substr(0, kMaxRemittance);
    }

    static std::string counterpartyOf(Element transaction, CreditDebit direction)
    {
        const bool credit = direction == CreditDebit::Credit;
        const Element party = transaction.at(credit ? "RltdPties/Dbtr" : "RltdPties/Cdtr");
        if (std::string name = party.anyOf({"Pty/Nm", "Nm", "Agt/FinInstnId/Nm", "Agt/FinInstnId/BICFI"}).text();
            !name.empty())
            return name;
        return transaction.at(credit ? "RltdAgts/DbtrAgt/FinInstnId" : "RltdAgts/CdtrAgt/FinInstnId")
            .anyOf({"Nm", "BICFI", "BIC"})
            .text();
    }

    static std::string remittanceOf(Element transaction)
    {
        std::string out;
        const auto append = [&](const std::string& text) {
            if (text.empty() || out.size() >= kMaxRemittance)
                return;
            out += (out.empty() ? "" : " ") + text;
        };
        const Element information = transaction.child("RmtInf");
        for (const Element words : information.children("Ustrd"))
            append(words.text());
        for (const Element structured : information.children("Strd"))
            append(structured.anyOf({"CdtrRefInf/Ref", "CdtrRefInf/CdtrRef", "RfrdDocInf/Nb"}).text());
        out.resize(support::utf8Prefix(out, kMaxRemittance).size());
        return out;
    }

    Reading& m_reading;
    Element m_report;
    std::string m_account;
    std::string m_id;
    std::size_t m_ordinal = 0;
    std::set<std::string> m_seen;
};

} // namespace

void readCashReport(Reading& reading, Element message)
{
    std::size_t reports = 0;
    for (Element at = message.first(); at; at = at.next())
        if (at.name() == "Ntfctn" || at.name() == "Stmt" || at.name() == "Rpt") {
            ++reports;
            Report(reading, at).read();
        }
    if (reports == 0)
        reading.reject(ErrorCode::MissingField, "no notification, statement or report", message);
}

} // namespace assay::wire::iso20022
