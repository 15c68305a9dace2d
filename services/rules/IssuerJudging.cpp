// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/IssuerJudging.h"

#include <algorithm>

#include "services/support/Letters.h"

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

Verdict summary(const Tally& tally)
{
    Verdict out;
    out.subject = tally.subject;
    out.threshold = tally.threshold;
    out.unit = tally.noun;
    out.evidence = tally.evidence;
    const std::size_t judged = tally.met + tally.failed;
    if (judged > 0)
        out.measured = sentence("{1|#} of {2|#}", grouped(tally.met), grouped(judged));
    if (tally.failed > 0)
        out.outcome = Outcome::Breach;
    else if (!tally.unknown.empty())
        out.outcome = Outcome::CannotTell;
    else if (judged + tally.open == 0)
        out.outcome = tally.ifNone;
    else
        out.outcome = Outcome::Pass;
    if (judged > 0)
        out.explanation =
            sentence("Of {1} of {2}, {3} {4|keeps|keep} the rule", counted(judged, tally.noun), tally.subject,
                     grouped(tally.met), tally.met == 1 ? "keeps" : "keep") +
            (tally.failed == 0 ? std::string()
             : tally.failed == 1
                 ? ' ' + sentence("and {1} breaks it, in a finding of its own", grouped(tally.failed))
                 : ' ' + sentence("and {1} break it, each in a finding of its own", grouped(tally.failed))) +
            (tally.open == 0
                 ? std::string(".")
                 : sentence("; {1} more {2|is|are} not due yet.", grouped(tally.open), tally.open == 1 ? "is" : "are"));
    else if (tally.open > 0)
        out.explanation = sentence("{1} of {2} {3|is|are} not due yet.", counted(tally.open, tally.noun), tally.subject,
                                   tally.open == 1 ? "is" : "are");
    else if (tally.unknown.empty())
        out.explanation = tally.none;
    const auto add = [&](const std::string& more) { out.explanation += (out.explanation.empty() ? "" : " ") + more; };
    for (std::size_t i = 0; i < std::min(kShown, tally.unknown.size()); ++i)
        add(tally.unknown[i]);
    if (tally.unknown.size() > kShown)
        add(tally.unknown.size() == kShown + 1
                ? sentence("There is 1 more of these.")
                : sentence("There are {1} more of these.", grouped(tally.unknown.size() - kShown)));
    if (!tally.note.empty())
        add(tally.note);
    return out;
}

Verdict itemBreach(const Tally& tally, const std::string& item, std::string measured, std::string explanation)
{
    Verdict out;
    out.subject = tally.subject + ' ' + item;
    out.outcome = Outcome::Breach;
    out.measured = std::move(measured);
    out.threshold = tally.threshold;
    out.unit = tally.noun;
    out.explanation = std::move(explanation);
    return out;
}

bool look(const Standing& standing, std::string_view what, Tally& tally)
{
    if (!standing.offered) {
        tally.unknown.push_back(sentence("No source of {1} offers {2}.", tally.subject, std::string(what)));
        return false;
    }
    tally.evidence.add(*standing.answer);
    if (standing.stale)
        tally.unknown.push_back(sentence("What {1} tells as {2} is as of {3} and stale.", standing.source.value(),
                                         std::string(what), timeText(standing.asOf)));
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
