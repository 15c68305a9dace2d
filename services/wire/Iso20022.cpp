// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Iso20022.h"

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

/// A message by its definition (without version) and by the element that holds it; the element's name may carry a
/// version
/// ("CtdyStmtOfHldgsV02").
struct Known {
    std::string_view definition;
    std::string_view element;
    Reader reader;
};
constexpr Known kKnown[] = {
    {"sese.023", "SctiesSttlmTxInstr", readInstruction}, {"sese.024", "SctiesSttlmTxStsAdvc", readStatusAdvice},
    {"sese.025", "SctiesSttlmTxConf", readConfirmation}, {"semt.002", "SctiesBalCtdyRpt", readHoldings},
    {"semt.002", "CtdyStmtOfHldgs", readHoldings},       {"semt.003", "SctiesBalAcctgRpt", readHoldings},
    {"semt.003", "AcctgStmtOfHldgs", readHoldings},      {"camt.052", "BkToCstmrAcctRpt", readCashReport},
    {"camt.053", "BkToCstmrStmt", readCashReport},       {"camt.054", "BkToCstmrDbtCdtNtfctn", readCashReport},
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

const Known* knownElement(std::string_view name)
{
    for (const Known& known : kKnown) {
        if (!name.starts_with(known.element))
            continue;
        const std::string_view rest = name.substr(known.element.size());
        if (rest.empty() || (rest.front() == 'V' && isDigits(rest.substr(1))))
            return &known;
    }
    return nullptr;
}

/// Documents and loose headers below the root, in the order of the file; a document's inside is not searched.
class Walk
{
public:
    Walk(Reading& reading, Element root) : m_reading(reading), m_root(root) {}

    void run()
    {
        for (Element at = m_root; at;) {
            const bool entered = visit(at);
            Element next = entered ? at.first() : Element();
            while (!next && at && !(at == m_root)) {
                next = at.next();
                if (!next)
                    at = at.parent();
            }
            at = next;
        }
    }

private:
    /// Is the inside to be searched?
    bool visit(Element at)
    {
        const std::string_view name = at.name();
        if (name == "AppHdr" || name == "BizAppHdr") {
            m_header = at;
            return false;
        }
        const std::string uri = at.namespaceUri();
        const std::string_view stated = messageName(uri);
        if (name == "Document" && at.first()) {
            message(at, at.first(), stated);
            return false;
        }
        if (name == "Document") {
            begin(at, stated.empty() ? "unknown" : std::string(stated));
            m_reading.notes.add(ErrorCode::MissingField, "an empty Document", m_reading.place(at));
            m_reading.batch.messages.push_back(std::move(m_reading.message));
            return false;
        }
        if (knownElement(name)) {
            message(at, at, stated);
            return false;
        }
        return true;
    }

    void begin(Element document, std::string name)
    {
        m_reading.message = {};
        m_reading.message.name = std::move(name);
        m_reading.message.where = m_reading.place(document);
        m_reading.message.id = m_header.child("BizMsgIdr").text();
        m_reading.message.created = m_reading.optionalInstant(m_header.child("CreDt"));
        m_header = {};
    }

    void message(Element document, Element body, std::string_view stated)
    {
        const Known* known = knownElement(body.name());
        begin(document, !stated.empty() ? std::string(stated)
                        : known         ? std::string(known->definition)
                                        : std::string(body.name().substr(0, 60)));
        MessageInfo& info = m_reading.message;
        if (info.id.empty())
            info.id = body.anyOf({"MsgId/Id", "GrpHdr/MsgId", "MsgHdr/MsgId", "MsgId"}).text();
        if (!info.created)
            info.created = m_reading.optionalInstant(body.anyOf(
                {"GrpHdr/CreDtTm", "MsgId/CreDtTm", "MsgHdr/CreDtTm", "Id/CreDtTm/Dt", "StmtGnlDtls/StmtDtTm"}));
        if (known && !stated.empty() && !stated.starts_with(known->definition))
            m_reading.note(ErrorCode::Malformed,
                           "namespace " + std::string(stated) + " holds a " + std::string(known->definition) +
                               "; read as the latter",
                           document);
        if (!known) {
            m_reading.note(ErrorCode::Unsupported, "message " + info.name + " is kept raw, it has no page yet",
                           document);
            m_reading.batch.messages.push_back(std::move(info));
            return;
        }
        m_reading.update = {};
        known->reader(m_reading, body);
        info.treatment = Treatment::Decoded;
        m_reading.update.asOf = info.created.value_or(domain::Instant{});
        m_reading.update.schemaVersion = info.name;
        const bool rows =
            m_reading.rejected.count() > 0 ||
            std::apply([](const auto&... batch) { return (!batch.rows.empty() || ...); }, m_reading.update.upserts);
        m_reading.update.rejected = m_reading.rejected.take();
        if (rows)
            m_reading.batch.updates.push_back(std::move(m_reading.update));
        m_reading.batch.messages.push_back(std::move(info));
    }

    Reading& m_reading;
    Element m_root;
    Element m_header;
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
    if (const auto checked = checkXml(file->text, file->skipped); !checked)
        return inFile(checked.error());
    pugi::xml_document document;
    const pugi::xml_parse_result parsed =
        document.load_buffer(file->text.data(), file->text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return fail(ErrorCode::Malformed, parsed.description(),
                    std::string(fileName) + ": byte " +
                        std::to_string(parsed.offset + static_cast<std::ptrdiff_t>(file->skipped)));
    Reading reading;
    reading.fileName = fileName;
    reading.skipped = file->skipped;
    reading.localZone = options.localZone;
    Walk(reading, Element(document.document_element())).run();
    if (reading.batch.messages.empty())
        return fail(ErrorCode::NotFound, "no ISO 20022 message: no Document element",
                    std::string(fileName) + ": byte 0");
    reading.batch.notes = reading.notes.take();
    return std::move(reading.batch);
}

} // namespace assay::wire::iso20022
