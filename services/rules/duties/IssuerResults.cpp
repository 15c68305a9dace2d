// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/duties/IssuerResults.h"

#include <algorithm>

#include "services/support/Ascii.h"

namespace assay::rules
{

using domain::Outcome;
using domain::Row;
using domain::TokenOperation;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kShown = 5;

} // namespace

RuleResult summary(const ItemCounts& items)
{
    RuleResult out;
    out.subject = items.subject;
    out.threshold = items.threshold;
    out.unit = items.noun;
    out.evidence = items.evidence;
    const std::size_t judged = items.met + items.failed;
    if (judged > 0)
        out.measured = sentence("{1|#} of {2|#}", grouped(items.met), grouped(judged));
    if (items.failed > 0)
        out.outcome = Outcome::Breach;
    else if (!items.unknown.empty())
        out.outcome = Outcome::CannotTell;
    else if (judged + items.open == 0)
        out.outcome = items.ifNone;
    else
        out.outcome = Outcome::Pass;
    if (judged > 0)
        out.explanation =
            sentence("Of {1} of {2}, {3} {4|keeps|keep} the rule", counted(judged, items.noun), items.subject,
                     grouped(items.met), items.met == 1 ? "keeps" : "keep") +
            (items.failed == 0 ? std::string()
             : items.failed == 1
                 ? ' ' + sentence("and {1} breaks it, in a finding of its own", grouped(items.failed))
                 : ' ' + sentence("and {1} break it, each in a finding of its own", grouped(items.failed))) +
            (items.open == 0
                 ? std::string(".")
                 : sentence("; {1} more {2|is|are} not due yet.", grouped(items.open), items.open == 1 ? "is" : "are"));
    else if (items.open > 0)
        out.explanation = sentence("{1} of {2} {3|is|are} not due yet.", counted(items.open, items.noun), items.subject,
                                   items.open == 1 ? "is" : "are");
    else if (items.unknown.empty())
        out.explanation = items.none;
    const auto add = [&](const std::string& more) { out.explanation += (out.explanation.empty() ? "" : " ") + more; };
    for (std::size_t i = 0; i < std::min(kShown, items.unknown.size()); ++i)
        add(items.unknown[i]);
    if (items.unknown.size() > kShown)
        add(items.unknown.size() == kShown + 1
                ? sentence("There is 1 more of these.")
                : sentence("There are {1} more of these.", grouped(items.unknown.size() - kShown)));
    if (!items.note.empty())
        add(items.note);
    return out;
}

RuleResult itemBreach(const ItemCounts& items, const std::string& item, std::string measured, std::string explanation)
{
    RuleResult out;
    out.subject = items.subject + ' ' + item;
    out.outcome = Outcome::Breach;
    out.measured = std::move(measured);
    out.threshold = items.threshold;
    out.unit = items.noun;
    out.explanation = std::move(explanation);
    return out;
}

bool look(const Availability& availability, std::string_view what, ItemCounts& items)
{
    if (!availability.offered) {
        items.unknown.push_back(sentence("No source of {1} offers {2}.", items.subject, std::string(what)));
        return false;
    }
    items.evidence.add(*availability.answer);
    if (availability.stale)
        items.unknown.push_back(sentence("What {1} tells as {2} is as of {3} and stale.", availability.source.value(),
                                         std::string(what), timeText(availability.asOf)));
    return true;
}

std::set<std::string> SeenOperation::authorisers() const
{
    std::set<std::string> out;
    const auto take = [&](const Row<TokenOperation>& one) {
        for (const auto& name : one.record.authorisers)
            if (!name.empty())
                out.insert(support::lowered(name));
    };
    take(*row);
    for (const auto* other : others)
        take(*other);
    return out;
}

std::string_view SeenOperation::reference() const
{
    if (!row->record.reference.empty())
        return row->record.reference;
    for (const auto* other : others)
        if (!other->record.reference.empty())
            return other->record.reference;
    return {};
}

void SeenOperation::addTo(Evidence& evidence) const
{
    evidence.add(*row->origin);
    for (const auto* other : others)
        evidence.add(*other->origin);
}

std::vector<SeenOperation> operationsOf(const CoinRows<TokenOperation>::Rows& rows)
{
    std::vector<SeenOperation> out;
    out.reserve(rows.size());
    const bool several = std::any_of(
        rows.begin(), rows.end(), [&](const auto* row) { return row->origin->source != rows.front()->origin->source; });
    // One transaction may hold several equal operations: the n-th of one source is the n-th of another.
    std::map<std::pair<std::string, domain::SourceId>, std::size_t> counts;
    std::map<std::pair<std::string, std::size_t>, std::size_t> places;
    for (const auto* row : rows) {
        if (several) {
            const auto& record = row->record;
            const std::string key = record.transaction.empty()
                                        ? sentence("id {1}", record.id)
                                        : record.ledger.value() + ' ' + support::lowered(record.transaction) + ' ' +
                                              std::string(domain::toText(record.operation)) + ' ' +
                                              (record.amount ? record.amount->normalized().text() : "");
            const auto nth = counts[{key, row->origin->source}]++;
            const auto [place, fresh] = places.try_emplace({key, nth}, out.size());
            if (!fresh) {
                out[place->second].others.push_back(row);
                continue;
            }
        }
        out.push_back({row, {}});
    }
    const auto earlier = [](const auto& a, const auto& b) { return a.record().at < b.record().at; };
    if (!std::is_sorted(out.begin(), out.end(), earlier))
        std::stable_sort(out.begin(), out.end(), earlier);
    return out;
}

Result<std::int64_t> countWithin(const Rule& rule, std::string_view key, std::int64_t least, std::int64_t most)
{
    const auto value = rule.count(key);
    if (value && (*value < least || *value > most))
        return fail(ErrorCode::OutOfRange, "must be " + std::to_string(least) + " to " + std::to_string(most),
                    "rule " + rule.id.value() + ", parameter " + std::string(key));
    return value;
}

Result<std::string> oneText(const Rule& rule, std::string_view key)
{
    auto value = rule.list(key);
    if (!value)
        return tl::unexpected(value.error());
    if (value->size() != 1)
        return fail(ErrorCode::OutOfRange, "must be one text",
                    "rule " + rule.id.value() + ", parameter " + std::string(key));
    return std::move(value->front());
}

} // namespace assay::rules
