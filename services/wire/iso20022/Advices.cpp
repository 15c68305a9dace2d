// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/Reading.h"

namespace assay::wire::iso20022
{

using domain::InstructionAdvice;
using support::ErrorCode;

namespace
{

/// Rows of one message about instructions, numbered in the order they are stated.
class Advices
{
public:
    Advices(Reading& reading, std::string_view subject) : m_reading(reading)
    {
        m_row.messageId = reading.messageId();
        m_row.message = reading.message.definition;
        m_row.subject = subject;
        m_row.at = reading.message.info.created;
    }

    /// The next rows are about this instruction.
    void about(std::string ref, std::string systemRef)
    {
        m_row.ref = std::move(ref);
        m_row.systemRef = std::move(systemRef);
    }
    void at(std::optional<domain::Instant> at)
    {
        if (at)
            m_row.at = at;
    }
    void request(std::string_view what) { m_row.request = what; }

    void add(const StatusLine& line)
    {
        ++m_count;
        m_reading.add(rowOf(line));
    }
    [[nodiscard]] InstructionAdvice rowOf(const StatusLine& line) const
    {
        InstructionAdvice row = m_row;
        row.item = std::to_string(m_count);
        row.family = line.family;
        row.status = line.status;
        row.reason = line.reason;
        row.reasonText = line.reasonText;
        return row;
    }

    [[nodiscard]] std::size_t count() const { return m_count; }

private:
    Reading& m_reading;
    InstructionAdvice m_row;
    std::size_t m_count = 0;
};

std::string ownerRefIn(Element identification)
{
    const Element owner = identification.child("AcctOwnrTxId");
    const Element nested = owner.anyOf({"SctiesSttlmTxId/TxId", "SctiesFincgTxId/TxId", "IntraPosMvmntId",
                                        "IntraBalMvmntId", "OthrTxId/Id", "TxId"});
    if (nested)
        return nested.text();
    return owner ? owner.text()
                 : identification.anyOf({"TxId", "SctiesSttlmTxId/TxId", "SctiesFincgTxId/TxId"}).text();
}

std::string systemRefIn(Element identification)
{
    return identification.anyOf({"MktInfrstrctrTxId", "AcctSvcrTxId", "PrcrTxId"}).text();
}

/// One thing that a modification asks for, with the value it states.
struct Request {
    std::string_view what;
    StatusLine line;
};

constexpr std::pair<std::string_view, std::string_view> kOtherRequests[] = {
    {"AutomtcBrrwg", "borrowing"},  {"RtnInd", "retention"},        {"SctiesRTGS", "real-time"},
    {"MtchgDnl", "matching-denial"}, {"OthrPrcg", "other"},
};

std::vector<Request> requestsOf(Element details)
{
    std::vector<Request> out;
    const auto put = [&](std::string_view what, std::string value) {
        out.push_back({what, {"", "", "", std::move(value)}});
    };
    if (const Element hold = details.child("HldInd")) {
        const bool holds = isTrue(hold.child("Ind"));
        put(holds ? "hold" : "release", hold.at("Rsn/AddtlInf").text());
        out.back().line.family = "hold";
        out.back().line.reason = hold.anyOf({"Rsn/Cd/Cd", "Rsn/Cd/Prtry/Id", "Rsn/Cd"}).text();
    }
    if (const Element priority = details.child("Prty"))
        put("priority", priority.anyOf({"Nmrc", "Prtry/Id"}).text());
    if (const Element linkage = details.child("Lkg"))
        put("linkage", linkage.anyOf({"Cd", "Prtry/Id"}).text());
    for (const Element link : details.children("Lnkgs"))
        put("linkage", link.child("Ref").first().text());
    if (const Element partial = details.child("PrtlSttlmInd"))
        put("partial", partial.text());
    if (const Element split = details.child("UnltrlSplt"))
        put("split", split.anyOf({"Cd", "Prtry/Id"}).text());
    for (const auto& [element, what] : kOtherRequests)
        if (const Element found = details.child(element)) {
            const Element value = found.anyOf({"Cd", "Ind", "Prtry/Id", "Id"});
            put(what, (value ? value : found).text());
        }
    return out;
}

} // namespace

void readStatusAdvice(Reading& reading, Element message)
{
    const Element identification = message.child("TxId");
    const std::string ref = ownerRefIn(identification);
    const std::string systemRef = systemRefIn(identification);
    if (ref.empty() && systemRef.empty())
        return reading.reject(ErrorCode::MissingField, "no transaction identification (TxId)", message);
    const auto statuses = statusesOf(message);
    if (statuses.empty())
        return reading.reject(ErrorCode::MissingField, "no status that is known here", message);
    const Element details = message.child("TxDtls");
    Advices advices(reading, "instruction");
    advices.about(ref, systemRef);
    advices.at(reading.optionalInstant(details.anyOf({"MtchdStsTmStmp", "AckdStsTmStmp"})));
    for (const StatusLine& line : statuses)
        advices.add(line);
    if (reading.message.definition != "sese.024")
        return;
    reading.batch.advices.push_back(advices.rowOf(*decisive(statuses)));
    readDetails(reading, details, ref, systemRef, statuses);
}

void readCancellation(Reading& reading, Element message)
{
    Advices advices(reading, "cancellation");
    const Element nested = message.child("TxId");
    std::string ref = ownerRefIn(message);
    if (ref.empty())
        ref = ownerRefIn(nested);
    std::string systemRef = systemRefIn(message);
    if (systemRef.empty())
        systemRef = systemRefIn(nested);
    if (ref.empty() && systemRef.empty())
        return reading.reject(ErrorCode::MissingField, "no transaction to cancel is identified", message);
    advices.about(std::move(ref), std::move(systemRef));
    advices.request("cancel");
    advices.add({});
}

void readCancellationStatus(Reading& reading, Element message)
{
    const auto statuses = statusesOf(message);
    if (statuses.empty())
        return reading.reject(ErrorCode::MissingField, "no status that is known here", message);
    Advices advices(reading, "cancellation");
    const Element identification = message.child("TxId");
    advices.about(ownerRefIn(identification), systemRefIn(identification));
    advices.request("cancel");
    for (const StatusLine& line : statuses)
        advices.add(line);
}

void readModification(Reading& reading, Element message)
{
    Advices advices(reading, "modification");
    for (const Element details : message.children("ReqDtls")) {
        const Element reference = details.child("Ref");
        advices.about(ownerRefIn(reference), systemRefIn(reference));
        for (const Request& request : requestsOf(details)) {
            advices.request(request.what);
            advices.add(request.line);
        }
    }
    if (advices.count() == 0)
        reading.reject(ErrorCode::MissingField, "no condition is to be changed", message);
}

void readModificationStatus(Reading& reading, Element message)
{
    const auto statuses = statusesOf(message);
    if (statuses.empty())
        return reading.reject(ErrorCode::MissingField, "no status that is known here", message);
    Advices advices(reading, "modification");
    const Element details = message.child("ReqDtls");
    const Element reference = details.child("Ref");
    advices.about(ownerRefIn(reference), systemRefIn(reference));
    const auto requests = requestsOf(details);
    for (const StatusLine& line : statuses) {
        for (const Request& request : requests) {
            advices.request(request.what);
            advices.add(line);
        }
        if (requests.empty())
            advices.add(line);
    }
}

void readAllegement(Reading& reading, Element message)
{
    Advices advices(reading, "allegement");
    const Element details = message.child("TxIdDtls");
    std::string systemRef = systemRefIn(details);
    if (systemRef.empty())
        systemRef = message.child("TxId").text();
    if (systemRef.empty())
        return reading.reject(ErrorCode::MissingField, "no transaction identification", message);
    advices.about({}, std::move(systemRef));
    advices.add({});
}

void readTransferNotice(Reading& reading, Element message)
{
    Advices advices(reading, "instruction");
    advices.at(reading.optionalInstant(message.at("StmtGnlDtls/StmtDtTm")));
    for (const Element details : message.children("TrfNtfctnDtls")) {
        std::string ref = details.anyOf({"NtfctnSndrTxId", "NtfctnRcvrTxId"}).text();
        if (ref.empty()) {
            reading.reject(ErrorCode::MissingField, "a transfer without identification", details);
            continue;
        }
        advices.about(std::move(ref), {});
        const auto statuses = statusesOf(details);
        for (const StatusLine& line : statuses)
            advices.add(line);
        if (statuses.empty())
            advices.add({});
    }
}

void readAuditTrail(Reading& reading, Element message)
{
    Advices advices(reading, "instruction");
    const Element identification = message.child("TxId");
    advices.about(ownerRefIn(identification), systemRefIn(identification));
    for (const Element step : message.children("StsTrl")) {
        advices.at(reading.optionalInstant(step.child("StsDt")));
        for (const StatusLine& line : statusesOf(step))
            advices.add(line);
    }
    if (advices.count() == 0)
        reading.reject(ErrorCode::MissingField, "no status in the trail", message);
}

} // namespace assay::wire::iso20022
