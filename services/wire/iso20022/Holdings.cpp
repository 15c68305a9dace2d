// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/Reading.h"

#include <set>

namespace assay::wire::iso20022
{

using domain::Position;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

struct Account {
    std::string owner;
    std::string id;
};

/// Identification of a safekeeping account or wallet, in the layouts since 2007.
std::string accountId(Element holder)
{
    if (const Element modern = holder.anyOf({"SfkpgAcct/Id", "BlckChainAdrOrWllt/Id"}))
        return modern.text();
    const Element old = holder.anyOf({"AcctDtls/Id", "Id"});
    return old
        .anyOf({"SmplId/Prtry/Id", "SmplId/Id/Prtry/Id", "SmplId/Id", "IdAndPurp/Id/Prtry/Id", "IdAndPurp/Id",
                "IdAsDSS/Id/Prtry/Id", "IdAsDSS/Id"})
        .text();
}

Element balanceIn(Element balance)
{
    return balance.anyOf({"Qty/Qty/Qty/Unit", "Qty/Qty/Qty/FaceAmt", "Qty/Qty/Qty/AmtsdVal", "Qty/Qty/Qty/DgtlTknUnit",
                          "Qty/Qty/OrgnlAndCurFace/FaceAmt", "Qty/Qty/Unit", "Qty/Qty/FaceAmt", "Qty/Qty/AmtsdVal",
                          "Qty/Qty/DgtlTknUnit", "Qty/Unit", "Qty/FaceAmt", "Qty/AmtsdVal", "Qty/DgtlTknUnit"});
}

class Statement
{
public:
    Statement(Reading& reading, Element message) : m_reading(reading), m_message(message) {}

    void read()
    {
        Account account;
        account.id = accountId(m_message);
        account.owner = partyOf(m_message.child("AcctOwnr"));
        if (account.owner.empty())
            account.owner = partyOf(m_message.at("AcctDtls/AcctOwnr"));
        for (Element at = m_message.first(); at; at = at.next()) {
            if (at.name() == "BalForAcct")
                balance(at, account);
            else if (at.name() == "SubAcctDtls")
                subAccount(at, account);
        }
        const std::string update = m_message.at("StmtGnlDtls/UpdTp").anyOf({"Cd", "StmtUpdTpAsCd"}).text();
        const Element pages = m_message.anyOf({"Pgntn", "MsgPgntn"});
        const std::string last = pages.child("LastPgInd").text();
        if (update == "COMP" && (!pages || (pages.child("PgNb").text() == "1" && (last == "true" || last == "1"))))
            m_reading.message.info.completeAccount = account.id;
    }

private:
    void subAccount(Element details, const Account& parent)
    {
        Account account{partyOf(details.child("AcctOwnr")), accountId(details)};
        if (account.owner.empty())
            account.owner = parent.owner;
        for (Element at = details.first(); at; at = at.next())
            if (at.name() == "BalForSubAcct")
                balance(at, account);
    }

    void balance(Element at, const Account& account)
    {
        auto row = positionOf(at, account);
        if (!row)
            return m_reading.reject(std::move(row.error()));
        if (!m_seen.insert(domain::keyOf(*row)).second)
            return m_reading.reject(ErrorCode::Malformed,
                                    "account and security are stated a second time in this statement", at);
        m_reading.add(std::move(*row));
    }

    Result<Position> positionOf(Element at, const Account& account)
    {
        Position out;
        out.account = account.id;
        if (out.account.empty())
            return fail(ErrorCode::MissingField, "no safekeeping account", m_reading.place(m_message));
        // A position needs a holder; where no owner is stated the account stands for it.
        out.participant = domain::ParticipantId(account.owner.empty() ? account.id : account.owner);
        if (account.owner.empty() && !m_ownerNoted) {
            m_ownerNoted = true;
            m_reading.note(ErrorCode::MissingField, "no account owner: the account stands for it", m_message);
        }
        auto asset = m_reading.security(at.anyOf({"FinInstrmId", "FinInstrmDtls"}), at);
        if (!asset)
            return tl::unexpected(asset.error());
        out.asset = std::move(*asset);
        auto total = signedQuantity(at, {"AggtBal", "AggtQty"}, "aggregate balance");
        if (!total)
            return tl::unexpected(total.error());
        out.balance = std::move(*total);
        if (at.anyOf({"NotAvlblBal", "NotAvlblQty"})) {
            auto reserved = signedQuantity(at, {"NotAvlblBal", "NotAvlblQty"}, "balance not available");
            if (!reserved)
                return tl::unexpected(reserved.error());
            out.reserved = std::move(*reserved);
        }
        return out;
    }

    /// A short position is negative.
    Result<domain::Decimal> signedQuantity(Element parent, std::initializer_list<std::string_view> names,
                                           std::string_view what)
    {
        const Element balance = parent.anyOf(names);
        const Element number = balanceIn(balance);
        if (balance && !number)
            return fail(ErrorCode::Unsupported,
                        "the " + std::string(what) + " is not stated as a number of units or an amount",
                        m_reading.place(balance));
        auto value = m_reading.decimal(number, parent, what);
        if (value && balance.child("ShrtLngInd").text() == "SHOR")
            return value->absolute().negated();
        return value;
    }

    Reading& m_reading;
    Element m_message;
    std::set<std::string> m_seen;
    bool m_ownerNoted = false;
};

} // namespace

void readHoldings(Reading& reading, Element message)
{
    Statement(reading, message).read();
}

} // namespace assay::wire::iso20022
