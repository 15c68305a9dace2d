// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/Reading.h"

namespace assay::wire::iso20022
{

using domain::Decimal;
using domain::Instruction;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

/// Party1 stands next to the depository; where it is not stated, the next in the chain.
std::string chainEnd(Element parties)
{
    for (Element at = parties.first(); at; at = at.next())
        if (at.name().starts_with("Pty"))
            if (std::string id = partyOf(at); !id.empty())
                return id;
    return {};
}

domain::SettlementKind kindOf(Element payment)
{
    const std::string code = payment.text();
    return code == "APMT"   ? domain::SettlementKind::DvP
           : code == "FREE" ? domain::SettlementKind::FoP
                            : domain::SettlementKind::Unknown;
}

/// Where a message keeps what all of them say.
struct Layout {
    Element instrument; ///< identification of the security
    Element quantity;
    Element amount;
    Element accounts; ///< parent of AcctOwnr
    Element movement; ///< DELI or RECE
    Element trade;    ///< parent of the dates
};

Result<void> readTerms(Reading& reading, Element from, const Layout& layout, Instruction& out)
{
    auto asset = reading.security(layout.instrument, from);
    if (!asset)
        return tl::unexpected(asset.error());
    out.asset = std::move(*asset);
    auto quantity = reading.decimal(quantityIn(layout.quantity), from, "settlement quantity");
    if (!quantity)
        return tl::unexpected(quantity.error());
    out.quantity = std::move(*quantity);
    if (layout.amount) {
        auto value = reading.decimal(layout.amount, from, "settlement amount");
        if (!value)
            return tl::unexpected(value.error());
        out.amount = std::move(*value);
        out.currency = layout.amount.attribute("Ccy");
        if (out.currency.empty())
            reading.note(ErrorCode::MissingField, "an amount without currency", layout.amount);
    }
    out.tradeDate = reading.optionalDate(layout.trade.child("TradDt"));
    out.settlementDate = reading.optionalDate(layout.trade.child("SttlmDt"));
    out.deliverer = domain::ParticipantId(chainEnd(from.child("DlvrgSttlmPties")));
    out.receiver = domain::ParticipantId(chainEnd(from.child("RcvgSttlmPties")));
    // The chain of the instructing side may be left out: it is the account owner's own.
    if (!out.deliverer.empty() && !out.receiver.empty())
        return {};
    const std::string owner = partyOf(layout.accounts.child("AcctOwnr"));
    const std::string movement = layout.movement.text();
    if (movement == "DELI" && out.deliverer.empty())
        out.deliverer = domain::ParticipantId(owner);
    if (movement == "RECE" && out.receiver.empty())
        out.receiver = domain::ParticipantId(owner);
    return {};
}

void readParameters(Element parameters, Instruction& out)
{
    const Element hold = parameters.at("HldInd/Ind");
    if (isTrue(hold))
        out.hold = domain::HoldState::OnHold;
    else if (isFalse(hold))
        out.hold = domain::HoldState::Released;
    std::int64_t priority = 0;
    if (const std::string text = parameters.at("Prty/Nmrc").text(); !text.empty() && domain::assign(priority, text))
        out.priority = priority;
    // NPAR: not in parts. PART, PARC, PARQ: in parts, the latter two above a least amount or quantity.
    const std::string partial = parameters.child("PrtlSttlmInd").text();
    if (partial == "NPAR")
        out.partial = domain::Permission::NotAllowed;
    else if (partial == "PART" || partial == "PARC" || partial == "PARQ")
        out.partial = domain::Permission::Allowed;
}

std::string linkOf(Element message)
{
    const Element link = message.child("Lnkgs");
    return link ? link.anyOf({"Ref/SctiesSttlmTxId", "Ref/MktInfrstrctrTxId", "Ref/AcctSvcrTxId", "Ref/OthrTxId",
                              "SctiesSttlmTxId"})
                      .text()
                : std::string();
}

/// References of the owner and of the system; the latter stands for the former where it is alone.
Result<void> readReferences(Reading& reading, Element identification, Element message, Instruction& out)
{
    out.ref = identification.anyOf({"AcctOwnrTxId", "TxId"}).text();
    out.systemRef = identification.anyOf({"MktInfrstrctrTxId", "AcctSvcrTxId", "PrcrTxId"}).text();
    if (out.ref.empty())
        out.ref = out.systemRef;
    if (out.ref.empty())
        return fail(ErrorCode::MissingField, "no transaction identification", reading.place(message));
    return {};
}

/// What an order and the notice that one was generated state alike. `unmatched` is the status where no matching is stated.
Result<void> readOrder(Reading& reading, Element message, Element movement, std::string_view unmatched, Instruction& out)
{
    const Element trade = message.child("TradDtls");
    const Element matching = trade.at("MtchgSts/Cd");
    out.status = matching ? matching.text() : std::string(unmatched);
    const Element accounts = message.child("QtyAndAcctDtls");
    auto terms = readTerms(reading, message,
                           {message.child("FinInstrmId"), accounts.child("SttlmQty"), message.at("SttlmAmt/Amt"),
                            accounts, movement, trade},
                           out);
    if (!terms)
        return tl::unexpected(terms.error());
    readParameters(message.child("SttlmParams"), out);
    out.linkedRef = linkOf(message);
    return {};
}

Result<Instruction> instructionOf(Reading& reading, Element message)
{
    Instruction out;
    const Element reference = message.anyOf({"TxId", "TxIdDtls/TxId", "TxIdDtls/AcctOwnrTxId"});
    out.ref = reference.text();
    if (out.ref.empty())
        return fail(ErrorCode::MissingField, "no transaction identification (TxId)", reading.place(message));
    const Element type = message.child("SttlmTpAndAddtlParams");
    out.kind = kindOf(type ? type.child("Pmt") : message.at("TxIdDtls/Pmt"));
    // MT 540–543 :23G: NEWM: sent, and no word from the system yet.
    if (auto order = readOrder(reading, message, type.child("SctiesMvmntTp"), "NEWM", out); !order)
        return tl::unexpected(order.error());
    return out;
}

Result<Instruction> generatedOf(Reading& reading, Element message)
{
    Instruction out;
    const Element identification = message.child("TxIdDtls");
    if (auto references = readReferences(reading, identification, message, out); !references)
        return tl::unexpected(references.error());
    out.kind = kindOf(identification.child("Pmt"));
    if (auto order = readOrder(reading, message, identification.child("SctiesMvmntTp"), "CGEN", out); !order)
        return tl::unexpected(order.error());
    return out;
}

/// Of an instruction that settles in parts: what it was for altogether, as far as the confirmation says so.
void readParts(Reading& reading, Element message, Element accounts, Instruction& out)
{
    out.settledQuantity = out.quantity;
    const auto before = reading.optionalDecimal(quantityIn(accounts.child("PrevslySttldQty")), "settled before");
    const auto left = reading.optionalDecimal(quantityIn(accounts.child("RmngToBeSttldQty")), "remaining quantity");
    const auto amountLeft = reading.optionalDecimal(accounts.at("RmngToBeSttldAmt/Amt"), "remaining amount");
    const auto amountBefore = reading.optionalDecimal(accounts.at("PrevslySttldAmt/Amt"), "amount settled before");
    const auto add = [](std::optional<Decimal>& sum, const std::optional<Decimal>& part) {
        if (!sum || !part)
            return;
        if (auto value = sum->plus(*part))
            sum = std::move(*value);
    };
    add(out.settledQuantity, before);
    std::optional<Decimal> whole = out.settledQuantity;
    add(whole, left);
    if (whole)
        out.quantity = *whole;
    add(out.amount, amountBefore);
    add(out.amount, amountLeft);
    if (out.status == "PAIN" && !left)
        reading.note(ErrorCode::Inexact, "a part is settled and the rest is not stated: the part stands for the whole",
                     message);
}

Result<Instruction> confirmationOf(Reading& reading, Element message)
{
    Instruction out;
    const Element identification = message.child("TxIdDtls");
    if (auto references = readReferences(reading, identification, message, out); !references)
        return tl::unexpected(references.error());
    out.kind = kindOf(identification.child("Pmt"));
    // PAIN: a part is settled and more will follow; a final part (PARC) settles the instruction.
    out.status = message.at("AddtlParams/PrtlSttlm").text() == "PAIN" ? "PAIN" : "SETT";
    const Element accounts = message.child("QtyAndAcctDtls");
    const Element trade = message.child("TradDtls");
    auto terms = readTerms(reading, message,
                           {message.child("FinInstrmId"), accounts.child("SttldQty"), message.at("SttldAmt/Amt"),
                            accounts, identification.child("SctiesMvmntTp"), trade},
                           out);
    if (!terms)
        return tl::unexpected(terms.error());
    readParts(reading, message, accounts, out);
    readParameters(message.child("SttlmParams"), out);
    out.linkedRef = linkOf(message);
    const Element effective = trade.child("FctvSttlmDt");
    if (!effective)
        return fail(ErrorCode::MissingField, "no effective settlement date (FctvSttlmDt)", reading.place(message));
    const auto at = reading.instant(effective);
    if (!at)
        return tl::unexpected(at.error());
    if (!effective.anyOf({"Dt/DtTm", "DtTm"}))
        reading.note(ErrorCode::Inexact, "the effective settlement is stated as a date: taken as the start of that day",
                     effective);
    if (out.status == "SETT") {
        out.assetLegFinalAt = *at;
        if (out.amount && out.kind != domain::SettlementKind::FoP)
            out.cashLegFinalAt = *at;
    }
    return out;
}

/// A movement between balances of one account: its owner delivers to itself.
Result<Instruction> movementOf(Reading& reading, Element message)
{
    Instruction out;
    out.ref = message.child("TxId").text();
    if (out.ref.empty())
        return fail(ErrorCode::MissingField, "no transaction identification (TxId)", reading.place(message));
    out.status = "NEWM";
    const Element details = message.child("IntraPosDtls");
    auto terms = readTerms(reading, message,
                           {message.child("FinInstrmId"), details.child("SttlmQty"), {}, {}, {}, details}, out);
    if (!terms)
        return tl::unexpected(terms.error());
    out.deliverer = domain::ParticipantId(partyOf(message.child("AcctOwnr")));
    out.receiver = out.deliverer;
    readParameters(details, out);
    out.linkedRef = linkOf(message);
    return out;
}

/// Transactions of a statement of postings or of pending ones; `from` also holds the statement's account.
Result<Instruction> statedOf(Reading& reading, Element transaction, Element instrument, Element from)
{
    Instruction out;
    if (auto references = readReferences(reading, transaction, transaction, out); !references)
        return tl::unexpected(references.error());
    const Element details = transaction.child("TxDtls");
    out.kind = kindOf(details.child("Pmt"));
    auto terms = readTerms(reading, details,
                           {instrument ? instrument : details.child("FinInstrmId"), details.child("PstngQty"),
                            details.at("PstngAmt/Amt"), from, details.child("SctiesMvmntTp"), details},
                           out);
    if (!terms)
        return tl::unexpected(terms.error());
    readParameters(details.child("SttlmParams"), out);
    return out;
}

Result<Instruction> postedOf(Reading& reading, Element transaction, Element instrument, Element from)
{
    auto out = statedOf(reading, transaction, instrument, from);
    if (!out)
        return out;
    const Element details = transaction.child("TxDtls");
    if (isTrue(details.child("RvslInd")))
        return fail(ErrorCode::Unsupported, "a posting that reverses another", reading.place(transaction));
    out->status = "SETT";
    out->settledQuantity = out->quantity;
    if (const auto at = reading.optionalInstant(details.child("FctvSttlmDt"))) {
        out->assetLegFinalAt = at;
        if (out->amount && out->kind != domain::SettlementKind::FoP)
            out->cashLegFinalAt = at;
    }
    return out;
}

Result<Instruction> pendingOf(Reading& reading, Element transaction, const std::vector<StatusLine>& statuses,
                              Element from)
{
    const StatusLine* status = decisive(statuses);
    if (status == nullptr)
        return fail(ErrorCode::MissingField, "a pending transaction without status", reading.place(transaction));
    auto out = statedOf(reading, transaction, {}, from);
    if (!out)
        return out;
    out->status = status->status;
    out->reason = status->reason;
    out->reasonText = status->reasonText;
    return out;
}

void readPendingIn(Reading& reading, Element from)
{
    for (const Element group : from.children("Sts")) {
        const auto statuses = statusesOf(group.child("StsAndRsn"));
        for (const Element transaction : group.children("Tx"))
            reading.addOrReject(pendingOf(reading, transaction, statuses, from));
    }
    for (const Element transaction : from.children("Txs")) {
        std::vector<StatusLine> statuses;
        for (const Element choice : transaction.children("StsAndRsn"))
            for (StatusLine& line : statusesOf(choice))
                statuses.push_back(std::move(line));
        reading.addOrReject(pendingOf(reading, transaction, statuses, from));
    }
}

void readPostingsIn(Reading& reading, Element from)
{
    for (const Element instrument : from.children("FinInstrmDtls"))
        for (const Element transaction : instrument.children("Tx"))
            reading.addOrReject(postedOf(reading, transaction, instrument.child("FinInstrmId"), from));
}

} // namespace

void readInstruction(Reading& reading, Element message)
{
    reading.addOrReject(instructionOf(reading, message));
}

void readConfirmation(Reading& reading, Element message)
{
    reading.addOrReject(confirmationOf(reading, message));
}

void readGeneration(Reading& reading, Element message)
{
    reading.addOrReject(generatedOf(reading, message));
}

void readMovement(Reading& reading, Element message)
{
    reading.addOrReject(movementOf(reading, message));
}

void readPostings(Reading& reading, Element message)
{
    const Element basis = message.at("StmtGnlDtls/StmtBsis");
    const std::string code = basis.anyOf({"Cd", "Prtry/Id"}).text();
    if (basis && code != "SETT")
        return reading.reject(ErrorCode::Unsupported,
                              "postings on basis \"" + code.substr(0, 40) + "\" are not settlements", basis);
    readPostingsIn(reading, message);
    for (const Element account : message.children("SubAcctDtls"))
        readPostingsIn(reading, account);
}

void readPending(Reading& reading, Element message)
{
    readPendingIn(reading, message);
    for (const Element account : message.children("SubAcctDtls"))
        readPendingIn(reading, account);
}

void readDetails(Reading& reading, Element details, const std::string& ref, const std::string& systemRef,
                 const std::vector<StatusLine>& statuses)
{
    const StatusLine* status = decisive(statuses);
    if (status == nullptr || !details.child("FinInstrmId") || !details.child("SttlmQty"))
        return;
    Instruction row;
    row.ref = ref.empty() ? systemRef : ref;
    row.systemRef = systemRef;
    row.kind = kindOf(details.child("Pmt"));
    row.status = status->status;
    row.reason = status->reason;
    row.reasonText = status->reasonText;
    auto terms = readTerms(reading, details,
                           {details.child("FinInstrmId"), details.child("SttlmQty"), details.at("SttlmAmt/Amt"),
                            details, details.child("SctiesMvmntTp"), details},
                           row);
    if (!terms)
        return reading.reject(std::move(terms.error()));
    readParameters(details.child("SttlmParams"), row);
    reading.add(std::move(row));
}

} // namespace assay::wire::iso20022
