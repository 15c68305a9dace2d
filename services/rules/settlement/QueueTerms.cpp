// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/settlement/QueueTerms.h"

#include <optional>

namespace assay::rules
{

using domain::Decimal;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

/// Reads parameters of several rules and keeps the first error.
class Reading
{
public:
    explicit Reading(std::span<const RulePack> packs) : m_packs(packs) {}

    const Rule* rule(std::string_view id)
    {
        for (const auto& pack : m_packs)
            for (const auto& one : pack.rules)
                if (one.id.value() == id)
                    return &one;
        note({ErrorCode::MissingField, "the packs lack the rule " + std::string(id), {}});
        return nullptr;
    }

    void list(const Rule* rule, std::string_view key, std::vector<std::string>& target)
    {
        take(rule, target, [&] { return rule->list(key); });
    }
    void decimal(const Rule* rule, std::string_view key, Decimal& target)
    {
        take(rule, target, [&] { return rule->decimal(key); });
    }
    void duration(const Rule* rule, std::string_view key, domain::Duration& target)
    {
        take(rule, target, [&] { return rule->duration(key); });
    }
    template <class Count>
    void count(const Rule* rule, std::string_view key, Count& target, std::int64_t least, std::int64_t most)
    {
        std::int64_t value = least;
        take(rule, value, [&] { return rule->count(key); });
        if (rule && (value < least || value > most))
            note({ErrorCode::OutOfRange, "must be " + std::to_string(least) + " to " + std::to_string(most),
                  where(*rule, key)});
        target = static_cast<Count>(value);
    }

    void note(support::Error error)
    {
        if (!m_error)
            m_error = std::move(error);
    }
    static std::string where(const Rule& rule, std::string_view key)
    {
        return "rule " + rule.id.value() + ", parameter " + std::string(key);
    }
    [[nodiscard]] const std::optional<support::Error>& error() const { return m_error; }

private:
    template <class Value, class Read>
    void take(const Rule* rule, Value& target, Read read)
    {
        if (!rule)
            return;
        auto value = read();
        if (value)
            target = std::move(*value);
        else
            note(value.error());
    }

    std::span<const RulePack> m_packs;
    std::optional<support::Error> m_error;
};

void readRates(Reading& reading, const Rule* rule, measures::QueueTerms& out)
{
    std::vector<std::string> texts;
    reading.list(rule, "rates", texts);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto blank = texts[i].find(' ');
        const auto rate =
            Decimal::parse(std::string_view(texts[i]).substr(blank == std::string::npos ? texts[i].size() : blank + 1));
        const std::string currency = texts[i].substr(0, blank);
        if (!rate || rate->sign() <= 0 || currency.empty())
            return reading.note({ErrorCode::OutOfRange, "a rate is a currency and a number above zero: \"USD 7.8\"",
                                 Reading::where(*rule, "rates")});
        if (i == 0)
            out.reference = currency;
        out.rates.insert_or_assign(currency, *rate);
    }
    if (rule && !texts.empty() && out.rates[out.reference] != Decimal(1))
        reading.note({ErrorCode::OutOfRange, "the first rate must be 1", Reading::where(*rule, "rates")});
}

} // namespace

Result<measures::SettlementTerms> settlementTerms(std::span<const RulePack> packs)
{
    Reading reading(packs);
    const Rule* failing = reading.rule("SET-02");
    const Rule* finality = reading.rule("SET-03");
    const Rule* shortages = reading.rule("SET-07");
    const Rule* gridlock = reading.rule("SET-08");
    measures::SettlementTerms out;
    reading.list(failing, "terminal_statuses", out.queue.terminal);
    reading.list(failing, "failing_status", out.queue.failing);
    std::vector<std::string> texts;
    reading.list(failing, "calendar", texts);
    out.calendar = texts.empty() ? std::string() : texts.front();
    texts.clear();
    reading.list(failing, "buckets", texts);
    reading.count(failing, "efficiency_days", out.efficiencyDays, 1, 3660);
    reading.list(finality, "settled_statuses", out.queue.settled);
    reading.list(shortages, "asset_short", out.queue.assetShort);
    reading.list(shortages, "cash_short", out.queue.cashShort);
    reading.decimal(shortages, "limit_warning", out.warning);
    reading.decimal(shortages, "limit_alarm", out.alarm);
    reading.list(gridlock, "unready_statuses", out.queue.unready);
    reading.list(gridlock, "curable_reasons", out.queue.curable);
    reading.list(gridlock, "timed_reasons", out.queue.timed);
    reading.list(gridlock, "hold_reasons", out.queue.holdReasons);
    readRates(reading, gridlock, out.queue);
    reading.count(gridlock, "exact_up_to", out.gridlock.exactUpTo, 0, 1'000);
    reading.count(gridlock, "exact_steps", out.gridlock.exactSteps, 1, 1'000'000'000);
    reading.count(gridlock, "run_steps", out.gridlock.runSteps, 1, 10'000'000'000);
    reading.count(gridlock, "options", out.gridlock.options, 1, 1'000);
    reading.count(gridlock, "instructions", out.gridlock.instructions, 1, 10'000'000);
    reading.duration(gridlock, "search_every", out.gridlock.every);
    if (reading.error())
        return tl::unexpected(*reading.error());
    auto buckets = measures::AgeBuckets::parse(texts);
    if (!buckets)
        return fail(buckets.error().code, buckets.error().detail, Reading::where(*failing, "buckets"));
    out.buckets = std::move(*buckets);
    if (out.warning.sign() <= 0 || out.alarm < out.warning)
        return fail(ErrorCode::OutOfRange, "the warning must be above zero and not above the alarm",
                    Reading::where(*shortages, "limit_warning"));
    return out;
}

} // namespace assay::rules
