// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "services/wire/iso20022/Reading.h"

namespace assay::wire::iso20022
{

namespace
{

struct Family {
    std::string_view element;
    std::string_view name;
};
constexpr std::array kFamilies = {
    Family{"PrcgSts", "processing"},    Family{"InstrPrcgSts", "processing"},         Family{"RepoCallReqSts", "processing"},
    Family{"CallReqSts", "processing"}, Family{"IfrrdMtchgSts", "inferred-matching"}, Family{"MtchgSts", "matching"},
    Family{"SttlmSts", "settlement"},   Family{"AffirmSts", "affirmation"},           Family{"Sts", "processing"},
};

/// Element of a status choice and the code it stands for in ISO 15022 (:25D: of MT 548 and 537).
struct Code {
    std::string_view family;
    std::string_view element;
    std::string_view code;
};
constexpr std::array kCodes = {
    Code{"settlement", "Pdg", "PEND"},      Code{"settlement", "Flng", "PENF"},
    Code{"matching", "Mtchd", "MACH"},      Code{"matching", "Umtchd", "NMAT"},
    Code{"processing", "Rjctd", "REJT"},    Code{"processing", "Canc", "CAND"},
    Code{"processing", "AckdAccptd", "PACK"}, Code{"processing", "PdgPrcg", "PPRC"},
    Code{"processing", "Rpr", "REPR"},      Code{"processing", "PdgCxl", "CANP"},
    Code{"processing", "CxlReqd", "CPRC"},  Code{"processing", "ModReqd", "MPRC"},
    Code{"processing", "Dnd", "DEND"},      Code{"processing", "Gnrtd", "CGEN"},
};

std::string codeOf(std::string_view family, std::string_view element)
{
    const std::string_view wanted = family == "inferred-matching" ? "matching" : family;
    for (const Code& code : kCodes)
        if (code.family == wanted && code.element == element)
            return std::string(code.code);
    return std::string(element);
}

std::string reasonCode(Element reason)
{
    std::string code = reason.anyOf({"Cd/Cd", "Cd/Prtry/Id", "Prtry/Id", "Rsn/Id", "Cd", "Id"}).text();
    return code.empty() ? reason.child("Rsn").text() : code;
}

/// The status that the choice holds, once for each reason.
void addLines(Element choice, std::string_view family, std::vector<StatusLine>& out)
{
    const Element chosen = choice.first();
    if (!chosen) {
        if (std::string word = choice.text(); !word.empty())
            out.push_back({family, std::move(word), {}, {}});
        return;
    }
    StatusLine line{family, {}, {}, {}};
    std::vector<Element> reasons;
    if (chosen.name() == "Prtry") {
        line.status = chosen.anyOf({"PrtrySts/Id", "PrtrySts", "Id"}).text();
        reasons = chosen.children("PrtryRsn");
    } else if (chosen.name() == "Cd") {
        line.status = chosen.text();
    } else {
        line.status = codeOf(family, chosen.name());
        reasons = chosen.children("Rsn");
        line.reason = chosen.child("NoSpcfdRsn").text();
    }
    if (line.status.empty())
        return;
    const std::string words = chosen.child("AddtlRsnInf").text();
    line.reasonText = words;
    for (const Element reason : reasons) {
        line.reason = reasonCode(reason);
        line.reasonText = reason.child("AddtlRsnInf").text();
        if (line.reasonText.empty())
            line.reasonText = words;
        out.push_back(line);
    }
    if (reasons.empty())
        out.push_back(std::move(line));
}

int rankOf(const StatusLine& line)
{
    if (line.family == "processing")
        return line.status == "REJT" || line.status == "CAND" || line.status == "CANS" ? 0 : 4;
    return line.family == "settlement" ? 1 : line.family == "matching" ? 2 : line.family == "inferred-matching" ? 3 : 5;
}

} // namespace

std::vector<StatusLine> statusesOf(Element parent)
{
    std::vector<StatusLine> out;
    if (parent.child("Prtry").child("PrtrySts"))
        addLines(parent, "processing", out);
    for (Element at = parent.first(); at; at = at.next())
        for (const Family& family : kFamilies)
            if (at.name() == family.element)
                addLines(at, family.name, out);
    return out;
}

const StatusLine* decisive(const std::vector<StatusLine>& lines)
{
    const StatusLine* best = nullptr;
    for (const StatusLine& line : lines)
        if (best == nullptr || rankOf(line) < rankOf(*best))
            best = &line;
    return best;
}

} // namespace assay::wire::iso20022
