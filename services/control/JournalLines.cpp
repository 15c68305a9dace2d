// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/control/JournalLines.h"

#include <array>
#include <map>
#include <set>

#include "services/support/Percent.h"

namespace assay::control {

namespace {

using rules::RequestStep;

constexpr std::string_view kPrefix = "request-";
constexpr std::array<RequestStep, 4> kSteps{RequestStep::Submit, RequestStep::Approve, RequestStep::Reject, RequestStep::Revoke};

std::string_view toText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done: return "done";
    case Outcome::Refused: return "refused";
    case Outcome::Unknown: return "unknown";
    }
    return {};
}

void append(std::string& detail, std::string_view name, std::string_view value)
{
    if (value.empty())
        return;
    if (!detail.empty())
        detail += '|';
    detail.append(name).append("=").append(support::escaped(value));
}

std::map<std::string, std::string> partsOf(std::string_view detail)
{
    std::map<std::string, std::string> out;
    while (!detail.empty()) {
        const auto end = detail.find('|');
        const auto part = detail.substr(0, end);
        const auto equals = part.find('=');
        if (equals != std::string_view::npos)
            if (auto value = support::percentDecoded(part.substr(equals + 1)))
                out.emplace(part.substr(0, equals), std::move(*value));
        detail = end == std::string_view::npos ? std::string_view() : detail.substr(end + 1);
    }
    return out;
}

std::optional<RequestStep> stepOf(std::string_view action)
{
    if (!action.starts_with(kPrefix))
        return std::nullopt;
    for (const auto step : kSteps)
        if (action.substr(kPrefix.size()) == rules::toText(step))
            return step;
    return std::nullopt;
}

std::string objectOf(const Intent& intent)
{
    return intent.source.value() + ' ' + intent.requestId;
}

} // namespace

store::AuditEvent intentLine(const Intent& intent)
{
    store::AuditEvent line{intent.at, intent.actor, std::string(kPrefix) + std::string(rules::toText(intent.step)), "INTENT",
                           objectOf(intent), {}};
    append(line.detail, "key", intent.key);
    append(line.detail, "about", intent.about);
    append(line.detail, "digest", intent.digest);
    append(line.detail, "basis", intent.basis);
    return line;
}

store::AuditEvent resultLine(const Intent& intent, const Finding& finding, domain::Instant at)
{
    auto line = intentLine(intent);
    line.at = at;
    line.phase = "RESULT";
    line.detail.clear();
    append(line.detail, "key", intent.key);
    append(line.detail, "outcome", toText(finding.outcome));
    append(line.detail, "why", finding.why);
    return line;
}

std::optional<Intent> intentOf(const store::AuditEvent& line)
{
    const auto step = stepOf(line.action);
    const auto blank = line.object.find(' ');
    if (!step || line.phase != "INTENT" || blank == std::string::npos)
        return std::nullopt;
    auto parts = partsOf(line.detail);
    Intent out;
    out.step = *step;
    out.source = domain::SourceId(line.object.substr(0, blank));
    out.requestId = line.object.substr(blank + 1);
    out.key = parts["key"];
    out.actor = line.actor;
    out.digest = parts["digest"];
    out.basis = parts["basis"];
    out.about = parts["about"];
    out.at = line.at;
    if (out.key.empty())
        return std::nullopt;
    return out;
}

std::vector<Intent> openIntentsOf(const std::vector<store::AuditEvent>& newestFirst)
{
    std::set<std::string> settled;
    std::vector<Intent> out;
    for (const auto& line : newestFirst) {
        if (!stepOf(line.action))
            continue;
        if (line.phase == "RESULT") {
            auto parts = partsOf(line.detail);
            // A later "unknown" takes nothing back: an outcome that was known stays known.
            if (parts["outcome"] == toText(Outcome::Done) || parts["outcome"] == toText(Outcome::Refused))
                settled.insert(parts["key"]);
        } else if (auto intent = intentOf(line); intent && !settled.contains(intent->key))
            out.push_back(std::move(*intent));
    }
    return {std::make_move_iterator(out.rbegin()), std::make_move_iterator(out.rend())};
}

api::OpenIntent toOpenIntent(const Intent& intent)
{
    api::OpenIntent out;
    out.requestId = intent.requestId;
    out.source = intent.source;
    out.step = std::string(rules::toText(intent.step));
    out.actor = intent.actor;
    out.at = intent.at;
    out.detail = intent.about;
    out.key = intent.key;
    return out;
}

} // namespace assay::control
