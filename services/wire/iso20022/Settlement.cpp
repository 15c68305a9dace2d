// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/Reading.h"

#include <array>
#include <utility>

namespace assay::wire::iso20022
{

using domain::Instruction;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

/// The number below a Quantity…Choice.
Element quantityIn(Element choice)
{
    return choice.anyOf({"Qty/Unit", "Qty/FaceAmt", "Qty/AmtsdVal", "Qty/DgtlTknUnit", "OrgnlAndCurFace/FaceAmt",
                         "Unit", "FaceAmt", "AmtsdVal", "DgtlTknUnit"});
}

/// Party1 stands next to the depository; where it is not stated, the next in the chain.
std::string chainEnd(Element parties)
{
    for (const std::string_view name : {"Pty1", "Pty2", "Pty3", "Pty4", "Pty5"})
        if (std::string id = partyOf(parties.child(name)); !id.empty())
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

/// Where a family of messages keeps what all of them say.
struct Layout {
    std::string_view quantity;
    std::string_view amount;
    std::string_view accounts; ///< parent of AcctOwnr
    std::string_view movement;
    std::string_view trade; ///< parent of the dates
};

Result<void> readTerms(Reading& reading, Element from, const Layout& layout, Instruction& out)
{
    auto asset = reading.security(from.child("FinInstrmId"), from);
    if (!asset)
        return tl::unexpected(asset.error());
    out.asset = std::move(*asset);
    auto quantity = reading.decimal(quantityIn(from.at(layout.quantity)), from, "settlement quantity");
    if (!quantity)
        return tl::unexpected(quantity.error());
    out.quantity = std::move(*quantity);
    if (const Element amount = from.at(layout.amount)) {
        auto value = reading.decimal(amount, from, "settlement amount");
        if (!value)
            return tl::unexpected(value.error());
        out.amount = std::move(*value);
        out.currency = amount.attribute("Ccy");
        if (out.currency.empty())
            reading.note(ErrorCode::MissingField, "an amount without currency", amount);
    }
    const Element trade = layout.trade.empty() ? from : from.at(layout.trade);
    out.tradeDate = reading.optionalDate(trade.child("TradDt"));
    out.settlementDate = reading.optionalDate(trade.child("SttlmDt"));
    out.deliverer = domain::ParticipantId(chainEnd(from.child("DlvrgSttlmPties")));
    out.receiver = domain::ParticipantId(chainEnd(from.child("RcvgSttlmPties")));
    // The chain of the instructing side may be left out: it is the account owner's own.
    const std::string owner = partyOf((layout.accounts.empty() ? from : from.at(layout.accounts)).child("AcctOwnr"));
    const std::string movement = from.at(layout.movement).text();
    if (movement == "DELI" && out.deliverer.empty())
        out.deliverer = domain::ParticipantId(owner);
    if (movement == "RECE" && out.receiver.empty())
        out.receiver = domain::ParticipantId(owner);
    return {};
}

void readParameters(Element parameters, Instruction& out)
{
    const std::string hold = parameters.at("HldInd/Ind").text();
    if (hold == "true" || hold == "1")
        out.hold = domain::HoldState::OnHold;
    else if (hold == "false" || hold == "0")
        out.hold = domain::HoldState::Released;
    std::int64_t priority = 0;
    if (const std::string text = parameters.at("Prty/Nmrc").text(); !text.empty() && domain::assign(priority, text))
        out.priority = priority;
}

std::string linkOf(Element message)
{
    return message
        .anyOf({"Lnkgs/Ref/SctiesSttlmTxId", "Lnkgs/Ref/MktInfrstrctrTxId", "Lnkgs/Ref/AcctSvcrTxId",
                "Lnkgs/Ref/OthrTxId", "Lnkgs/SctiesSttlmTxId"})
        .text();
}

Result<Instruction> instructionOf(Reading& reading, Element message)
{
    Instruction out;
    const Element reference = message.anyOf({"TxId", "TxIdDtls/TxId", "TxIdDtls/AcctOwnrTxId"});
    out.ref = reference.text();
    if (out.ref.empty())
        return fail(ErrorCode::MissingField, "no transaction identification (TxId)", reading.place(message));
    out.kind = kindOf(message.anyOf({"SttlmTpAndAddtlParams/Pmt", "TxIdDtls/Pmt"}));
    // MT 540–543 :23G: NEWM: sent, and no word from the system yet.
    out.status = "NEWM";
    if (const Element matching = message.at("TradDtls/MtchgSts/Cd"))
        out.status = matching.text();
    auto terms = readTerms(reading, message,
                           {"QtyAndAcctDtls/SttlmQty", "SttlmAmt/Amt", "QtyAndAcctDtls",
                            "SttlmTpAndAddtlParams/SctiesMvmntTp", "TradDtls"},
                           out);
    if (!terms)
        return tl::unexpected(terms.error());
    readParameters(message.child("SttlmParams"), out);
    out.linkedRef = linkOf(message);
    return out;
}

Result<Instruction> confirmationOf(Reading& reading, Element message)
{
    Instruction out;
    const Element identification = message.child("TxIdDtls");
    out.ref = identification.anyOf({"AcctOwnrTxId", "TxId"}).text();
    out.systemRef = identification.anyOf({"MktInfrstrctrTxId", "AcctSvcrTxId", "PrcrTxId"}).text();
    if (out.ref.empty())
        out.ref = out.systemRef;
    if (out.ref.empty())
        return fail(ErrorCode::MissingField, "no transaction identification (TxIdDtls)", reading.place(message));
    out.kind = kindOf(identification.child("Pmt"));
    // PAIN: a part is settled and more will follow; a final part (PARC) settles the instruction.
    out.status = message.at("AddtlParams/PrtlSttlm").text() == "PAIN" ? "PAIN" : "SETT";
    auto terms = readTerms(
        reading, message,
        {"QtyAndAcctDtls/SttldQty", "SttldAmt/Amt", "QtyAndAcctDtls", "TxIdDtls/SctiesMvmntTp", "TradDtls"}, out);
    if (!terms)
        return tl::unexpected(terms.error());
    readParameters(message.child("SttlmParams"), out);
    out.linkedRef = linkOf(message);
    const Element effective = message.at("TradDtls/FctvSttlmDt");
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

/// Element of a status choice and the code it stands for (ISO 15022 :25D: of MT 548).
using Code = std::pair<std::string_view, std::string_view>;
constexpr std::array kFinal = {Code{"Rjctd", "REJT"}, Code{"Canc", "CAND"}};
constexpr std::array kSettlement = {Code{"Pdg", "PEND"}, Code{"Flng", "PENF"}};
constexpr std::array kMatching = {Code{"Mtchd", "MACH"}, Code{"Umtchd", "NMAT"}};
constexpr std::array kProcessing = {Code{"AckdAccptd", "PACK"}, Code{"PdgPrcg", "PPRC"}, Code{"Rpr", "REPR"},
                                    Code{"PdgCxl", "CANP"},     Code{"CxlReqd", "CPRC"}, Code{"ModReqd", "MPRC"}};

enum class Proprietary { Taken, Left };

template <std::size_t N>
bool takeStatus(Element choice, const std::array<Code, N>& codes, StatusAdvice& out,
                Proprietary proprietaryCodes = Proprietary::Taken)
{
    for (const auto& [name, code] : codes) {
        const Element found = choice.child(name);
        if (!found)
            continue;
        out.status = code;
        const Element reason = found.child("Rsn");
        out.reason = reason.anyOf({"Cd/Cd", "Cd/Prtry/Id", "Prtry/Id", "Cd", "Id"}).text();
        if (out.reason.empty())
            out.reason = found.child("NoSpcfdRsn").text();
        out.reasonText = reason.anyOf({"AddtlRsnInf"}).text();
        if (out.reasonText.empty())
            out.reasonText = found.child("AddtlRsnInf").text();
        return true;
    }
    const Element proprietary = choice.at("Prtry/PrtrySts/Id");
    if (proprietary && proprietaryCodes == Proprietary::Taken) {
        out.status = proprietary.text();
        out.reason = choice.at("Prtry/PrtryRsn/Rsn/Id").text();
        out.reasonText = choice.at("Prtry/PrtryRsn/AddtlRsnInf").text();
        return !out.status.empty();
    }
    return false;
}

} // namespace

void readInstruction(Reading& reading, Element message)
{
    reading.update.resource = domain::Schema<Instruction>::kResource;
    auto row = instructionOf(reading, message);
    if (row)
        domain::rowsOf<Instruction>(reading.update.upserts).push_back(std::move(*row));
    else
        reading.rejected.add(std::move(row.error()));
}

void readConfirmation(Reading& reading, Element message)
{
    reading.update.resource = domain::Schema<Instruction>::kResource;
    auto row = confirmationOf(reading, message);
    if (row)
        domain::rowsOf<Instruction>(reading.update.upserts).push_back(std::move(*row));
    else
        reading.rejected.add(std::move(row.error()));
}

void readStatusAdvice(Reading& reading, Element message)
{
    reading.update.resource = domain::Schema<Instruction>::kResource;
    StatusAdvice advice;
    advice.ref = message.anyOf({"TxId/AcctOwnrTxId", "TxId/TxId"}).text();
    advice.systemRef = message.anyOf({"TxId/MktInfrstrctrTxId", "TxId/AcctSvcrTxId", "TxId/PrcrTxId"}).text();
    if (advice.ref.empty() && advice.systemRef.empty())
        return reading.reject(ErrorCode::MissingField, "no transaction identification (TxId)", message);
    // What ends the instruction comes first, then the latest step of its life: settlement, matching, processing.
    const Element processing = message.child("PrcgSts");
    const bool found = takeStatus(processing, kFinal, advice, Proprietary::Left) ||
                       takeStatus(message.child("SttlmSts"), kSettlement, advice) ||
                       takeStatus(message.child("MtchgSts"), kMatching, advice) ||
                       takeStatus(message.child("IfrrdMtchgSts"), kMatching, advice) ||
                       takeStatus(processing, kProcessing, advice);
    if (!found)
        return reading.reject(ErrorCode::MissingField, "no status that is known here", message);
    advice.at = reading.optionalInstant(message.anyOf({"TxDtls/MtchdStsTmStmp", "TxDtls/AckdStsTmStmp"}));
    if (!advice.at)
        advice.at = reading.message.created;
    // The details are optional: only with security and quantity is this a row of its own.
    const Element details = message.child("TxDtls");
    if (details.child("FinInstrmId") && details.child("SttlmQty")) {
        Instruction row;
        row.ref = advice.ref.empty() ? advice.systemRef : advice.ref;
        row.kind = kindOf(details.child("Pmt"));
        auto terms = readTerms(reading, details, {"SttlmQty", "SttlmAmt/Amt", "", "SctiesMvmntTp", ""}, row);
        if (terms) {
            readParameters(details.child("SttlmParams"), row);
            row.linkedRef = linkOf(message);
            domain::rowsOf<Instruction>(reading.update.upserts).push_back(applied(std::move(row), advice));
        } else {
            reading.rejected.add(std::move(terms.error()));
        }
    }
    reading.batch.advices.push_back(std::move(advice));
}

Instruction applied(Instruction instruction, const StatusAdvice& advice)
{
    for (const std::string_view last : {"SETT", "CAND", "CANS", "REJT"})
        if (instruction.status == last)
            return instruction;
    instruction.status = advice.status;
    instruction.reason = advice.reason;
    instruction.reasonText = advice.reasonText;
    if (!advice.systemRef.empty())
        instruction.systemRef = advice.systemRef;
    return instruction;
}

} // namespace assay::wire::iso20022
