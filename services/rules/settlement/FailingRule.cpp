// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <unordered_map>

#include "services/domain/Table.h"
#include "services/domain/RecordSchemas.h"
#include "services/measures/settlement/AgeBuckets.h"
#include "services/rules/engine/RuleEvaluators.h"

namespace assay::rules {

using domain::Date;
using domain::Instruction;
using domain::Outcome;
using domain::Row;
using domain::Severity;
using support::ErrorCode;
using support::fail;
using support::toText;

namespace {

/// SET-02: an instruction that is past its intended date can no longer settle on it and must say so; from then on it
/// ages. The pass of a source states how many are past due in each bucket.
class Failing final : public RuleEvaluator {
public:
    std::vector<std::string> terminal;
    std::string failingStatus;
    std::string calendarId;
    std::int64_t alertAfter = 1;   ///< business days
    measures::AgeBuckets ageBuckets;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto found = std::find_if(context.calendars.begin(), context.calendars.end(),
                                        [&](const auto& c) { return c.id() == calendarId; });
        if (found == context.calendars.end())
            return; // RuleEngine::create has made sure of it
        Ages ages{*found, found->localDate(context.now), {}};
        Confirmations<Instruction> confirmations(context.snapshot);
        std::map<domain::SourceId, ItemCounts> tallies;
        ItemCounts* items = nullptr;
        const domain::SourceId* source = nullptr;
        const auto& table = context.snapshot.table<Instruction>();
        Row<Instruction> scratch;
        for (std::size_t at = 0; at < table.size(); ++at) {
            if (table.life(at) != domain::RowState::Present)
                continue;
            const auto& row = table.readFields<&Instruction::status, &Instruction::settlementDate>(at, scratch);
            if (!source || *source != row.origin->source) {
                source = &row.origin->source;
                items = &tallies[*source];
                items->buckets.resize(ageBuckets.size());
            }
            const auto& confirmed = confirmations.of(row);
            items->evidence.add(confirmed);
            if (!items->stale)
                items->stale = context.isStale(*source, confirmed.asOf);
            if (isTerminal(row.record.status))
                ++items->terminal;
            else
                look(table, at, row, confirmed, ages, *items);
        }
        for (auto& [id, one] : tallies)
            report(id, one, ages, context, out);
    }

private:
    /// Business days past a date; each date is reckoned once.
    struct Ages {
        const domain::Calendar& calendar;
        Date today;
        std::unordered_map<int, support::Result<std::int64_t>> known;

        const support::Result<std::int64_t>& of(Date due)
        {
            const int day = static_cast<int>(std::chrono::sys_days{due}.time_since_epoch().count());
            auto found = known.find(day);
            if (found == known.end())
                found = known.emplace(day, calendar.businessDaysBetween(due, today)).first;
            return found->second;
        }
    };

    struct Late {
        Row<Instruction> row;
        const domain::Origin* confirmed;
        std::int64_t businessDays;
    };

    struct ItemCounts {
        Evidence evidence;
        std::size_t terminal = 0;
        std::size_t inTime = 0;
        std::size_t undated = 0;
        std::size_t uncovered = 0;
        std::size_t unstated = 0;
        std::vector<std::size_t> buckets;
        std::vector<Late> late;
        std::string example;                  ///< of what could not be judged
        bool stale = false;
    };

    [[nodiscard]] bool isTerminal(std::string_view status) const
    {
        return std::find(terminal.begin(), terminal.end(), status) != terminal.end();
    }

    /// `row` has no more than what its age depends on.
    void look(const domain::Table<Instruction>& table, std::size_t at, const Row<Instruction>& row,
              const domain::Origin& confirmed, Ages& ages, ItemCounts& items) const
    {
        const auto& record = row.record;
        const auto unreadable = [&](std::size_t& count) {
            ++count;
            if (items.example.empty())
                items.example = table.key(at);
        };
        if (record.status.empty())
            return unreadable(items.unstated);
        if (!record.settlementDate || !record.settlementDate->ok())
            return unreadable(items.undated);
        if (*record.settlementDate >= ages.today) {
            ++items.inTime;
            return;
        }
        const auto& age = ages.of(*record.settlementDate);
        if (!age)
            return unreadable(items.uncovered);
        ++items.buckets[ageBuckets.of(*age)];
        if (*age >= alertAfter)
            items.late.push_back({table.at(at), &confirmed, *age});
    }

    void report(const domain::SourceId& source, ItemCounts& items, const Ages& ages, const Context& context,
                RuleResults& out) const
    {
        if (!items.stale)
            for (const auto& late : items.late)
                out.add(breach(late, ages));
        RuleResult result;
        result.subject = source.value();
        result.evidence = std::move(items.evidence);
        result.threshold = "0";
        result.unit = phrase("instructions by business days past due");
        std::size_t pastDue = 0;
        for (std::size_t i = 0; i < ageBuckets.size(); ++i) {
            pastDue += items.buckets[i];
            result.measured +=
                (i == 0 ? "" : "; ") + ageBuckets.text(i) + ": " + std::to_string(items.buckets[i]);
        }
        const std::size_t unreadable = items.undated + items.uncovered + items.unstated;
        const std::size_t open = items.inTime + pastDue + unreadable;
        const std::string base =
            sentence("{1} of {2} on {3}", counted(open, "open instruction"), source.value(), toText(ages.today));
        if (items.stale) {
            result.outcome = Outcome::CannotTell;
            result.measured.clear();
            result.explanation = sentence("The instructions of {1} are stale at {2}; statuses may have moved on.",
                                           source.value(), timeText(context.now));
        } else if (open == 0) {
            result.outcome = Outcome::NotApplicable;
            result.measured.clear();
            result.explanation = sentence("All {1} of {2} are settled, cancelled or rejected.",
                                           counted(items.terminal, "instruction"), source.value());
        } else if (unreadable > 0)
            result.explanation =
                sentence("{1}: {2} cannot be judged ({3}; first: {4}), {5} are past their date "
                         "({6}).",
                         base, grouped(unreadable), reasons(items), items.example, grouped(pastDue), result.measured);
        else {
            result.outcome = Outcome::Pass;
            result.explanation =
                sentence("{1} checked, {2} are past their date (business days: {3})", base, grouped(pastDue),
                         result.measured) +
                (items.late.empty() ? std::string(".")
                                    : sentence("; {1} have findings of their own.", grouped(items.late.size())));
        }
        out.add(std::move(result));
    }

    static std::string reasons(const ItemCounts& items)
    {
        std::string out;
        for (const auto& [count, text] :
             {std::pair{items.undated, phrase("without settlement date")},
              std::pair{items.unstated, phrase("without status")},
              std::pair{items.uncovered, phrase("due in a year that the calendar does not cover")}})
            if (count > 0)
                out += (out.empty() ? "" : ", ") + grouped(count) + ' ' + text;
        return out;
    }

    [[nodiscard]] RuleResult breach(const Late& late, const Ages& ages) const
    {
        const auto& record = late.row.record;
        const bool marked = record.status == failingStatus;
        RuleResult result;
        result.subject = record.ref;
        result.outcome = Outcome::Breach;
        result.source = late.row.origin->source;
        result.evidence.add(*late.row.origin);
        result.evidence.add(*late.confirmed);
        result.unit = phrase("business days");
        result.measured = std::to_string(late.businessDays);
        // One that is marked as it must be is late, not wrong.
        result.threshold = marked ? sentence("below {1|#}", std::to_string(alertAfter))
                                   : sentence("{1} from {2|#}", failingStatus, std::to_string(alertAfter));
        if (marked)
            result.severity = Severity::Medium;
        const std::string age =
            sentence("{1} (bucket {2})", counted(static_cast<std::size_t>(late.businessDays), "business day"),
                     ageBuckets.text(ageBuckets.of(late.businessDays)));
        const std::string standing = record.status + (record.reason.empty() ? "" : " (" + record.reason + ')');
        result.explanation = sentence("Instruction {1} was due on {2} and is {3} on {4}, {5} later", record.ref,
                                       toText(*record.settlementDate), standing, toText(ages.today), age) +
                              (marked ? std::string(".") : sentence("; it must be marked {1}.", failingStatus));
        return result;
    }
};

} // namespace

MadeEvaluator makeFailing(const Rule& rule)
{
    auto out = std::make_shared<Failing>();
    auto terminal = rule.list("terminal_statuses");
    if (!terminal)
        return tl::unexpected(terminal.error());
    out->terminal = std::move(*terminal);
    for (const auto& [key, target] :
         {std::pair{"failing_status", &out->failingStatus}, std::pair{"calendar", &out->calendarId}}) {
        const auto value = rule.list(key);
        if (!value)
            return tl::unexpected(value.error());
        if (value->size() != 1)
            return fail(ErrorCode::OutOfRange, "must be one text", "rule " + rule.id.value() + ", parameter " + key);
        *target = value->front();
    }
    const auto days = rule.count("alert_after_business_days");
    if (!days)
        return tl::unexpected(days.error());
    if (*days < 1 || *days > 365)
        return fail(ErrorCode::OutOfRange, "must be 1 to 365 business days",
                    "rule " + rule.id.value() + ", parameter alert_after_business_days");
    out->alertAfter = *days;
    const auto texts = rule.list("buckets");
    if (!texts)
        return tl::unexpected(texts.error());
    auto buckets = measures::AgeBuckets::parse(*texts);
    if (!buckets)
        return fail(buckets.error().code, buckets.error().detail, "rule " + rule.id.value() + ", parameter buckets");
    out->ageBuckets = std::move(*buckets);
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
