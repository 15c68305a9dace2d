// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/duties/DutyTerms.h"

#include "services/rules/duties/IssuerResults.h"

namespace assay::rules
{

using domain::FilingKind;
using domain::IncidentKind;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::int64_t kMaxDays = 3660;

using Counts = std::initializer_list<std::pair<std::string_view, std::int64_t*>>;

Result<void> days(const Rule& rule, std::int64_t least, const Counts& counts)
{
    for (const auto& [key, target] : counts) {
        const auto value = countWithin(rule, key, least, kMaxDays);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    return {};
}

Result<domain::Duration> timeOfDay(const Rule& rule, std::string_view key)
{
    const auto value = rule.duration(key);
    if (value && (value->count() < 0 || *value > std::chrono::hours{24}))
        return fail(ErrorCode::OutOfRange, "must be within a day",
                    "rule " + rule.id.value() + ", parameter " + std::string(key));
    return value;
}

Result<const Rule*> ruleOf(const RuleEngine& engine, std::string_view id)
{
    const auto* rule = engine.rule(domain::RuleId(id));
    if (!rule)
        return fail(ErrorCode::MissingField, "the rule " + std::string(id) + " is in no pack");
    return rule;
}

} // namespace

Result<measures::ClockTerms> clockTerms(const Rule& rule)
{
    measures::ClockTerms out;
    auto calendar = oneText(rule, "calendar");
    if (!calendar)
        return tl::unexpected(calendar.error());
    out.calendar = std::move(*calendar);
    for (const auto& [key, target] : {std::pair{"cut_off", &out.cutOff}, std::pair{"day_end", &out.dayEnd}}) {
        const auto value = timeOfDay(rule, key);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    const auto count = countWithin(rule, "business_days", 0, 30);
    if (!count)
        return tl::unexpected(count.error());
    out.businessDays = *count;
    return out;
}

Result<measures::DailyTerms> dailyTerms(const Rule& rule)
{
    measures::DailyTerms out;
    if (const auto done = days(rule, 1, {{"look_back_days", &out.lookBackDays}}); !done)
        return tl::unexpected(done.error());
    const auto grace = rule.duration("grace");
    if (!grace)
        return tl::unexpected(grace.error());
    out.grace = *grace;
    return out;
}

Result<measures::WeeklyTerms> weeklyTerms(const Rule& rule)
{
    measures::WeeklyTerms out;
    if (const auto done =
            days(rule, 1, {{"maximum_interval_days", &out.intervalDays}, {"look_back_days", &out.lookBackDays}});
        !done)
        return tl::unexpected(done.error());
    return out;
}

Result<measures::FigureTerms> figureTerms(const Rule& rule)
{
    measures::FigureTerms out;
    if (const auto done = days(rule, 1, {{"look_back_days", &out.lookBackDays}}); !done)
        return tl::unexpected(done.error());
    const auto allowed = rule.decimal("allowed_difference");
    if (!allowed)
        return tl::unexpected(allowed.error());
    out.allowedDifference = *allowed;
    return out;
}

Result<measures::AttestationTerms> attestationTerms(const Rule& rule)
{
    measures::AttestationTerms out;
    if (const auto done = days(rule, 1, {{"look_back_days", &out.lookBackDays}}); !done)
        return tl::unexpected(done.error());
    return out;
}

Result<measures::NoticeTerms> breakTerms(const Rule& rule)
{
    measures::NoticeTerms out;
    out.kinds = {IncidentKind::ReconciliationBreak};
    out.notice = FilingKind::BreakNotice;
    out.unlessResolved = true;
    if (const auto done = days(rule, 0, {{"extra_days", &out.extraDays}, {"look_back_days", &out.lookBackDays}}); !done)
        return tl::unexpected(done.error());
    return out;
}

Result<measures::NoticeTerms> incidentTerms(const Rule& rule)
{
    measures::NoticeTerms out;
    out.kinds = {IncidentKind::Incident, IncidentKind::Outage, IncidentKind::Unknown};
    out.notice = FilingKind::IncidentNotice;
    if (const auto done = days(rule, 0, {{"look_back_days", &out.lookBackDays}}); !done)
        return tl::unexpected(done.error());
    const auto within = rule.duration("first_notice");
    if (!within)
        return tl::unexpected(within.error());
    out.within = *within;
    return out;
}

Result<measures::ContractTerms> contractTerms(const Rule& rule)
{
    measures::ContractTerms out;
    if (const auto done = days(rule, 0, {{"upgrade_grace_days", &out.upgradeGraceDays}}); !done)
        return tl::unexpected(done.error());
    const auto months = countWithin(rule, "maximum_months", 1, 120);
    if (!months)
        return tl::unexpected(months.error());
    out.months = *months;
    return out;
}

Result<measures::DocumentTerms> documentTerms(const Rule& rule)
{
    const auto papers = rule.list("papers");
    if (!papers)
        return tl::unexpected(papers.error());
    measures::DocumentTerms out;
    for (const auto& name : *papers) {
        const auto kind = domain::enumFromText<FilingKind>(name);
        if (!kind || *kind == FilingKind::Unknown)
            return fail(ErrorCode::OutOfRange, "\"" + name + "\" is no kind of filing",
                        "rule " + rule.id.value() + ", parameter papers");
        out.papers.push_back(*kind);
    }
    return out;
}

Result<measures::DutyTerms> dutyTerms(const RuleEngine& engine)
{
    measures::DutyTerms out;
    const auto fill = [&](std::string_view id, auto read, auto& target) -> Result<void> {
        const auto rule = ruleOf(engine, id);
        if (!rule)
            return tl::unexpected(rule.error());
        auto terms = read(**rule);
        if (!terms)
            return tl::unexpected(terms.error());
        target = std::move(*terms);
        out.clauses.emplace(id, (*rule)->citation);
        return {};
    };
    for (const auto& done :
         {fill("STB-15", dailyTerms, out.daily), fill("STB-16", weeklyTerms, out.weekly),
          fill("STB-17", figureTerms, out.figures), fill("STB-18", attestationTerms, out.attestation),
          fill("STB-19", breakTerms, out.breaks), fill("STB-29", incidentTerms, out.incidents),
          fill("STB-28", contractTerms, out.contracts), fill("STB-11", documentTerms, out.documents)})
        if (!done)
            return tl::unexpected(done.error());
    const auto daily = ruleOf(engine, "STB-15");
    const auto attested = ruleOf(engine, "STB-18");
    if (const auto done = days(**daily, 0, {{"due_soon_days", &out.dueSoonDays}}); !done)
        return tl::unexpected(done.error());
    if (const auto done = days(**attested, 0,
                               {{"annual_audit_months", &out.others.auditEveryMonths},
                                {"annual_audit_filing_months", &out.others.auditFilingMonths}});
        !done)
        return tl::unexpected(done.error());
    for (const auto& [key, target] : {std::pair{"annual_audit_clause", &out.others.audit},
                                      std::pair{"white_paper_clause", &out.others.whitePaper}}) {
        auto text = oneText(**attested, key);
        if (!text)
            return tl::unexpected(text.error());
        *target = std::move(*text);
    }
    return out;
}

Result<measures::ClockTerms> clockTerms(const RuleEngine& engine)
{
    const auto rule = ruleOf(engine, "STB-21");
    if (!rule)
        return tl::unexpected(rule.error());
    return clockTerms(**rule);
}

} // namespace assay::rules
