// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Iso20022.h"

#include "services/domain/RecordSchemas.h"
#include "services/wire/iso20022/Reading.h"
#include "services/wire/iso20022/XmlScan.h"

namespace assay::wire::iso20022
{

using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

using Reader = void (*)(Reading&, Element);
using domain::CashEntry;
using domain::Instruction;
using domain::InstructionAdvice;
using domain::PaymentAdvice;
using domain::Position;
using domain::SystemNotice;

/// A message by its definition (without version) and by the element that holds it; the element's name may carry a
/// version ("CtdyStmtOfHldgsV02").
struct Known {
    std::string_view definition;
    std::string_view element;
    Reader reader;
    std::string_view resource; ///< of its rows
};
template <class Record>
constexpr Known known(std::string_view definition, std::string_view element, Reader reader)
{
    return {definition, element, reader, domain::Schema<Record>::kResource};
}
constexpr Known kKnown[] = {
    known<Instruction>("sese.023", "SctiesSttlmTxInstr", readInstruction),
    known<InstructionAdvice>("sese.024", "SctiesSttlmTxStsAdvc", readStatusAdvice),
    known<Instruction>("sese.025", "SctiesSttlmTxConf", readConfirmation),
    known<InstructionAdvice>("sese.020", "SctiesTxCxlReq", readCancellation),
    known<InstructionAdvice>("sese.027", "SctiesTxCxlReqStsAdvc", readCancellationStatus),
    known<InstructionAdvice>("sese.028", "SctiesSttlmTxAllgmtNtfctn", readAllegement),
    known<InstructionAdvice>("sese.030", "SctiesSttlmCondsModReq", readModification),
    known<InstructionAdvice>("sese.031", "SctiesSttlmCondModStsAdvc", readModificationStatus),
    known<Instruction>("sese.032", "SctiesSttlmTxGnrtnNtfctn", readGeneration),
    known<InstructionAdvice>("sese.034", "SctiesFincgStsAdvc", readStatusAdvice),
    known<InstructionAdvice>("sese.037", "PrtflTrfNtfctn", readTransferNotice),
    known<Position>("semt.002", "SctiesBalCtdyRpt", readHoldings),
    known<Position>("semt.002", "CtdyStmtOfHldgs", readHoldings),
    known<Position>("semt.003", "SctiesBalAcctgRpt", readHoldings),
    known<Position>("semt.003", "AcctgStmtOfHldgs", readHoldings),
    known<Instruction>("semt.013", "IntraPosMvmntInstr", readMovement),
    known<Instruction>("semt.017", "SctiesTxPstngRpt", readPostings),
    known<Instruction>("semt.018", "SctiesTxPdgRpt", readPending),
    known<InstructionAdvice>("semt.022", "SctiesSttlmTxAudtTrlRpt", readAuditTrail),
    known<PaymentAdvice>("pacs.002", "FIToFIPmtStsRpt", readPaymentStatus),
    known<PaymentAdvice>("pacs.002", "PmtStsRpt", readPaymentStatus),
    known<PaymentAdvice>("pacs.004", "PmtRtr", readPaymentReturn),
    known<PaymentAdvice>("pacs.008", "FIToFICstmrCdtTrf", readPaymentOrder),
    known<PaymentAdvice>("pacs.009", "FICdtTrf", readPaymentOrder),
    known<PaymentAdvice>("pacs.009", "FinInstnCdtTrf", readPaymentOrder),
    known<CashEntry>("camt.052", "BkToCstmrAcctRpt", readCashReport),
    known<CashEntry>("camt.053", "BkToCstmrStmt", readCashReport),
    known<CashEntry>("camt.054", "BkToCstmrDbtCdtNtfctn", readCashReport),
    known<PaymentAdvice>("camt.056", "FIToFIPmtCxlReq", readPaymentCancellation),
    known<PaymentAdvice>("camt.006", "RtrTx", readTransactions),
    known<SystemNotice>("admi.002", "MsgRjct", readNotice),
    known<SystemNotice>("admi.004", "SysEvtNtfctn", readNotice),
    known<SystemNotice>("admi.005", "RptQryReq", readNotice),
    known<SystemNotice>("admi.006", "RsndReq", readNotice),
    known<SystemNotice>("admi.007", "RctAck", readNotice),
    known<SystemNotice>("admi.009", "StatcDataReq", readNotice),
    known<SystemNotice>("admi.010", "StatcDataRpt", readNotice),
    known<SystemNotice>("admi.011", "SysEvtAck", readNotice),
    known<SystemNotice>("admi.017", "PrcgReq", readNotice),
};

bool isDigits(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// "sese.023.001.11" at the end of a namespace, or empty.
std::string_view messageName(std::string_view uri)
{
    constexpr std::size_t kLength = 15;
    if (uri.size() < kLength)
        return {};
    const std::string_view name = uri.substr(uri.size() - kLength);
    const bool shaped = name.substr(0, 4).find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos &&
                        name[4] == '.' && isDigits(name.substr(5, 3)) && name[8] == '.' &&
                        isDigits(name.substr(9, 3)) && name[12] == '.' && isDigits(name.substr(13));
    return shaped ? name : std::string_view();
}

const Known* knownDefinition(std::string_view name)
{
    for (const Known& one : kKnown)
        if (name.starts_with(one.definition))
            return &one;
    return nullptr;
}

/// By the element; messages of before 2009 have an element of the message's own name ("pacs.008.001.01").
const Known* knownElement(std::string_view name)
{
    for (const Known& one : kKnown) {
        if (!name.starts_with(one.element))
            continue;
        const std::string_view rest = name.substr(one.element.size());
        if (rest.empty() || (rest.front() == 'V' && isDigits(rest.substr(1))))
            return &one;
    }
    return messageName(name) == name ? knownDefinition(name) : nullptr;
}

/// Finds headers and documents while the file is scanned and reads each one at its end; only the message at hand and the
/// elements around it are ever in the tree.
class Messages
{
public:
    Messages(Reading& reading, std::string_view text) : m_reading(reading), m_tree(text) {}

    void open(std::string_view name, std::size_t at, const std::vector<XmlAttribute>& attributes,
              std::size_t contentBegin)
    {
        m_tree.open(name, at, attributes, contentBegin);
        if (m_inside != 0)
            return;
        const Element opened = m_tree.current();
        const std::string_view local = opened.name();
        if (local == "Document" || local == "AppHdr" || local == "BizAppHdr" || knownElement(local) != nullptr)
            m_inside = opened.index();
    }

    void close(std::size_t contentEnd, std::size_t end)
    {
        const Element closed = m_tree.current();
        m_tree.close(contentEnd, end);
        if (m_inside != 0 && closed.index() != m_inside)
            return;
        if (m_inside != 0)
            read(closed);
        m_inside = 0;
        m_tree.cut(closed);
    }

    void irregular() { m_tree.irregular(); }

    /// A header that no message followed.
    void finish()
    {
        if (m_header)
            m_reading.batch.messages.push_back(std::move(*m_header));
    }

private:
    void read(Element found)
    {
        const std::string_view name = found.name();
        if (name == "AppHdr" || name == "BizAppHdr")
            return header(found);
        const std::string uri = found.namespaceUri();
        if (name != "Document")
            return message(found, found, uri);
        if (const Element body = found.first()) {
            const std::string own = body.namespaceUri();
            return message(found, body, messageName(own).empty() ? uri : own);
        }
        begin(found, uri);
        m_reading.notes.add(ErrorCode::MissingField, "an empty Document", m_reading.place(found));
        end();
    }

    void header(Element found)
    {
        finish();
        MessageInfo info;
        info.nameSpace = found.namespaceUri();
        info.name = messageName(info.nameSpace);
        if (info.name.empty())
            info.name = "head.001";
        info.id = found.child("BizMsgIdr").text();
        info.created = m_reading.optionalInstant(found.child("CreDt"));
        info.where = m_reading.place(found);
        m_definition = found.child("MsgDefIdr").text();
        m_header = std::move(info);
    }

    void begin(Element document, const std::string& uri)
    {
        m_reading.message = {};
        m_reading.message.document = document;
        MessageInfo& info = m_reading.message.info;
        info.name = messageName(uri);
        if (info.name.empty() && m_header)
            info.name = messageName(m_definition);
        info.nameSpace = uri;
        info.where = m_reading.place(document);
        if (m_header) {
            info.id = std::move(m_header->id);
            info.created = m_header->created;
        }
        m_header.reset();
        if (info.name.empty())
            info.name = "unknown";
    }

    void end()
    {
        m_reading.batch.messages.push_back(std::move(m_reading.message.info));
        m_reading.message = {};
    }

    void message(Element document, Element body, const std::string& uri)
    {
        begin(document, uri);
        MessageInfo& info = m_reading.message.info;
        const std::string stated = info.name == "unknown" ? std::string() : info.name;
        const Known* kind = knownElement(body.name());
        if (kind == nullptr && !stated.empty())
            kind = knownDefinition(stated);
        if (stated.empty())
            info.name = kind != nullptr ? std::string(kind->definition) : std::string(body.name().substr(0, 60));
        if (info.id.empty())
            info.id =
                body.anyOf({"MsgId/Id", "MsgId/MsgId", "GrpHdr/MsgId", "MsgHdr/MsgId", "Assgnmt/Id", "MsgId"}).text();
        if (!info.created)
            info.created = m_reading.optionalInstant(body.anyOf({"GrpHdr/CreDtTm", "MsgId/CreDtTm", "MsgHdr/CreDtTm",
                                                                 "Assgnmt/CreDtTm", "Id/CreDtTm/Dt",
                                                                 "StmtGnlDtls/StmtDtTm"}));
        if (kind == nullptr) {
            m_reading.note(ErrorCode::Unsupported,
                           "message " + info.name + (info.id.empty() ? "" : " \"" + info.id.substr(0, 60) + '"') +
                               (uri.empty() ? "" : " of namespace " + uri.substr(0, 100)) +
                               " is not read here; it is kept raw",
                           document);
            return end();
        }
        if (!stated.empty() && !stated.starts_with(kind->definition))
            m_reading.note(ErrorCode::Malformed,
                           "namespace " + stated + " holds a " + std::string(kind->definition) + "; read as the latter",
                           document);
        m_reading.message.definition = kind->definition;
        m_reading.message.resource = kind->resource;
        info.treatment = Treatment::Decoded;
        kind->reader(m_reading, body);
        end();
    }

    Reading& m_reading;
    xml::Tree m_tree;
    std::uint32_t m_inside = 0; ///< header or document that has begun
    std::optional<MessageInfo> m_header;
    std::string m_definition; ///< of the message that the header announces
};

} // namespace

Result<MessageBatch> decode(std::string_view bytes, std::string_view fileName, const DecodeOptions& options)
{
    const auto inFile = [&](support::Error error) {
        error.where = std::string(fileName) + ": " + error.where;
        return tl::unexpected(std::move(error));
    };
    const auto file = xmlText(bytes);
    if (!file)
        return inFile(file.error());
    Reading reading;
    reading.fileName = fileName;
    reading.skipped = file->skipped;
    reading.localZone = options.localZone;
    Messages messages(reading, file->text());
    if (const auto scanned = XmlScanner<Messages>(file->text(), file->skipped, {}, messages).run(); !scanned)
        return inFile(scanned.error());
    messages.finish();
    if (reading.batch.messages.empty())
        return fail(ErrorCode::NotFound, "no ISO 20022 message: no Document element",
                    std::string(fileName) + ": byte 0");
    reading.batch.notes = reading.notes.take();
    return std::move(reading.batch);
}

Instruction applied(Instruction instruction, const InstructionAdvice& advice)
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
