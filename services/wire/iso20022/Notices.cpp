// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/Reading.h"

namespace assay::wire::iso20022
{

using domain::SystemNotice;

namespace
{

std::string joined(std::initializer_list<std::string> texts)
{
    std::string out;
    for (const std::string& text : texts)
        if (!text.empty())
            out += (out.empty() ? "" : "; ") + text;
    return out;
}

std::string allOf(Element parent, std::string_view name)
{
    std::string out;
    for (const Element found : parent.children(name))
        out += (out.empty() ? "" : ", ") + found.text();
    return out;
}

void add(Reading& reading, SystemNotice row, std::size_t number)
{
    // A message with several reports has several rows; their place is part of the key.
    row.messageId = reading.messageId() + (number > 1 ? "#" + std::to_string(number) : "");
    row.message = reading.message.definition;
    if (!row.at)
        row.at = reading.message.info.created;
    reading.add(std::move(row));
}

} // namespace

/// admi.002 rejection, 004 and 011 event and its acknowledgement, 007 receipts, 005, 006, 009, 010, 017 requests and
/// reports of static data.
void readNotice(Reading& reading, Element message)
{
    std::size_t number = 0;
    for (const Element report : message.children("Rpt")) {
        SystemNotice row;
        row.about = report.at("RltdRef/Ref").text();
        const Element handling = report.child("ReqHdlg");
        row.event = handling.child("StsCd").text();
        row.text = handling.child("Desc").text();
        row.at = reading.optionalInstant(handling.child("StsDtTm"));
        add(reading, std::move(row), ++number);
    }
    for (const Element report : message.children("RptDtls")) {
        SystemNotice row;
        row.about = report.child("ReqRef").text();
        row.event = report.child("Tp").text();
        for (const Element key : report.children("RptKey"))
            row.text += (row.text.empty() ? "" : ", ") + key.child("Key").text();
        add(reading, std::move(row), ++number);
    }
    if (number > 0)
        return;
    SystemNotice row;
    row.about = message.anyOf({"RltdRef/Ref", "OrgtrRef", "MsgHdr/OrgnlBizQry/MsgId"}).text();
    const Element event = message.anyOf({"EvtInf", "AckDtls"});
    const Element reason = message.child("Rsn");
    const Element request = message.anyOf({"DataReqDtls", "Req"});
    if (event) {
        row.event = event.child("EvtCd").text();
        row.text = joined({event.child("EvtDesc").text(), allOf(event, "EvtParam")});
        row.at = reading.optionalInstant(event.child("EvtTm"));
    } else if (reason) {
        row.event = reason.child("RjctgPtyRsn").text();
        row.text = joined({reason.child("RsnDesc").text(), reason.child("ErrLctn").text()});
        row.at = reading.optionalInstant(reason.child("RjctnDtTm"));
    } else if (request) {
        row.event = request.child("Tp").text();
        row.text = joined({request.child("Key").text(), allOf(request, "AddtlReqInf")});
    } else {
        row.event = message.anyOf({"MsgHdr/ReqTp/PmtCtrl", "MsgHdr/ReqTp/Enqry", "MsgHdr/ReqTp/Prtry/Id"}).text();
        row.text = joined({message.at("MsgHdr/QryNm").text(), allOf(message.child("RsndSchCrit"), "SeqNb")});
    }
    add(reading, std::move(row), 1);
}

} // namespace assay::wire::iso20022
