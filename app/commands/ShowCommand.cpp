// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>

#include "app/commands/Command.h"
#include "services/domain/OwnSources.h"
#include "services/reports/ViewFilter.h"
#include "services/reports/WhyWriter.h"
#include "services/reports/Writers.h"
#include "services/runtime/Explainer.h"
#include "services/runtime/Supervision.h"

namespace assay::app {

using support::Result;

namespace {

constexpr std::string_view kJournal = "audit";

std::string written(const reports::View& view, const std::string& format)
{
    if (format == "json")
        return reports::toJson(view);
    return format == "csv" ? reports::toCsv(view) : reports::toTable(view);
}

reports::View auditView(const std::vector<store::AuditEvent>& events)
{
    using domain::Semantic;
    reports::View view;
    view.what = kJournal;
    view.columns = {{"at", Semantic::Moment},   {"actor", Semantic::Name},  {"action", Semantic::Code},
                    {"phase", Semantic::Code},  {"object", Semantic::Identifier}, {"detail", Semantic::Text}};
    for (const auto& event : events) {
        reports::ViewRow row;
        row.cells = {domain::Cell{event.at},          domain::toCell(event.actor),  domain::toCell(event.action),
                     domain::toCell(event.phase),     domain::toCell(event.object), domain::toCell(event.detail)};
        row.source = domain::consoleSource();
        row.asOf = event.at;
        row.knownAt = event.at;
        row.tier = domain::Tier::Observed;
        row.quality = domain::Quality::Live;
        view.rows.push_back(std::move(row));
    }
    return view;
}

} // namespace

std::vector<std::string_view> showable()
{
    std::vector<std::string_view> out = reports::viewNames();
    out.push_back(kJournal);
    return out;
}

Exit runShow(const Options& options)
{
    const auto stored = loadStored(options);
    if (!stored)
        return failed(stored.error());
    Result<reports::View> view = reports::View{};
    if (options.what == kJournal) {
        constexpr std::size_t kNewest = 100'000;
        const auto events = stored->store->audit(kNewest);
        if (!events)
            return failed(events.error());
        view = auditView(*events);
    } else
        view = reports::makeView(options.what, *stored->snapshot, stored->now);
    if (!view)
        return failed(view.error());
    if (!options.filter.empty()) {
        const filter::Present present{stored->now, stored->supervision.rules->calendar("hong-kong")};
        if (const auto applied = reports::applyFilter(*view, options.filter, present); !applied)
            return failed(applied.error());
    }
    std::cout << written(*view, options.format) << std::flush;
    return Exit::Done;
}

Exit runCheck(const Options& options)
{
    const auto stored = loadStored(options);
    if (!stored)
        return failed(stored.error());
    // What is judged now is what the store held then, with the age it had then.
    auto judgement = stored->supervision.evaluate(*stored->snapshot, {}, stored->now);
    for (const auto& wanted : options.rules)
        if (std::find(judgement.ran.begin(), judgement.ran.end(), domain::RuleId(wanted)) == judgement.ran.end())
            return failed({support::ErrorCode::Usage, "there is no rule \"" + wanted + '"', "--rule"});
    reports::View view;
    view.what = "check";
    using domain::Semantic;
    view.columns = {{"rule", Semantic::Code},       {"subject", Semantic::Code},     {"outcome", Semantic::Enumeration},
                    {"severity", Semantic::Enumeration}, {"measured", Semantic::Text}, {"threshold", Semantic::Text},
                    {"unit", Semantic::Text},       {"citation", Semantic::Text},    {"confidence", Semantic::Text},
                    {"rule_version", Semantic::Text}, {"explanation", Semantic::Text}, {"evidence", Semantic::List}};
    bool breached = false;
    for (const auto& finding : judgement.findings) {
        if (!options.rules.empty() && std::find(options.rules.begin(), options.rules.end(), finding.rule.value()) == options.rules.end())
            continue;
        breached = breached || finding.outcome == domain::Outcome::Breach;
        // What passes has no severity.
        const domain::Cell severity =
            finding.severity == domain::Severity::Unknown ? domain::Cell{} : domain::toCell(finding.severity);
        reports::ViewRow row;
        row.cells = {domain::toCell(finding.rule),      domain::toCell(finding.subject),   domain::toCell(finding.outcome),
                     severity,                          domain::toCell(finding.measured),  domain::toCell(finding.threshold),
                     domain::toCell(finding.unit),      domain::toCell(finding.citation),  domain::toCell(finding.confidence),
                     domain::toCell(finding.ruleVersion), domain::toCell(finding.explanation), domain::toCell(finding.evidence)};
        row.source = domain::rulesSource();
        row.asOf = finding.judgedAsOf;
        row.knownAt = stored->snapshot->knownAt;
        row.tier = domain::Tier::Observed;
        row.quality = finding.outcome == domain::Outcome::CannotTell ? domain::Quality::Missing : domain::Quality::Live;
        view.rows.push_back(std::move(row));
    }
    std::cout << written(view, options.format) << std::flush;
    return breached ? Exit::Breach : Exit::Done;
}

Exit runExplain(const Options& options)
{
    const auto stored = loadStored(options);
    if (!stored)
        return failed(stored.error());
    const auto moment = momentOf(options);
    runtime::Explainer explainer(*stored->store, stored->supervision, *moment, stored->now);
    const auto why = explainer.explain(options.what);
    if (!why)
        return failed(why.error());
    std::cout << (options.format == "json" ? reports::whyJson(*why) : reports::whyText(*why)) << std::flush;
    const bool sound = why->check == domain::Check::Agrees || why->check == domain::Check::NotAsked;
    return sound ? Exit::Done : Exit::Breach;
}

} // namespace assay::app
