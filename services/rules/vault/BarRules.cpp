// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "services/rules/vault/Bars.h"
#include "services/rules/engine/RuleEvaluators.h"

namespace assay::rules {

using domain::Bar;
using domain::BarForm;
using domain::Decimal;
using domain::Outcome;
using domain::Row;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// What one rule says of one bar. The texts are empty for a bar that conforms.
struct BarResult {
    Outcome outcome = Outcome::Pass;
    std::string measured;
    std::string explanation; ///< breach: the rest of a sentence that begins with the bar; else what is missing
};

/// Breaches one by one, the rest of each vault in one finding: a list of bars is judged whole or not at all.
/// What a bar weighs does not age, so the age of the list makes no difference here.
class BarEvaluator : public RuleEvaluator {
public:
    std::string threshold;
    std::string unit;

    void evaluate(const Context& context, RuleResults& out) const final
    {
        Confirmations<Bar> confirmations(context.snapshot);
        std::unordered_map<std::string_view, std::size_t> places;
        std::vector<ItemCounts> tallies;
        ItemCounts* items = nullptr;
        context.snapshot.table<Bar>().forEach([&](const Row<Bar>& row) {
            const std::string& vault = row.record.vault.value();
            if (!items || items->vault != vault) {
                const auto [entry, added] = places.try_emplace(vault, tallies.size());
                if (added)
                    tallies.push_back(ItemCounts{vault, {}, 0, 0, 0, 0, {}});
                items = &tallies[entry->second];
            }
            const auto& confirmed = confirmations.of(row);
            items->evidence.add(confirmed);
            auto result = examine(row.record);
            switch (result.outcome) {
            case Outcome::Pass: ++items->conforming; break;
            case Outcome::NotApplicable: ++items->outside; break;
            case Outcome::CannotTell:
                if (++items->unreadable <= kNamed)
                    items->missing +=
                        (items->missing.empty() ? "" : "; ") + barName(row.record) + ' ' + result.explanation;
                break;
            case Outcome::Breach:
                ++items->breaching;
                report(row, confirmed, std::move(result), out);
                break;
            }
        });
        for (auto& one : tallies)
            summarise(std::move(one), out);
    }

protected:
    [[nodiscard]] virtual BarResult examine(const Bar& bar) const = 0;
    [[nodiscard]] virtual std::string_view scope() const { return phrase("large bar"); }

private:
    static constexpr std::size_t kNamed = 5;

    struct ItemCounts {
        std::string_view vault;
        Evidence evidence;
        std::size_t conforming = 0;
        std::size_t breaching = 0;
        std::size_t unreadable = 0;
        std::size_t outside = 0;
        std::string missing;
    };

    void report(const Row<Bar>& row, const domain::Origin& confirmed, BarResult result, RuleResults& out) const
    {
        RuleResult breach;
        breach.subject = barSubject(row.record);
        breach.outcome = Outcome::Breach;
        breach.measured = std::move(result.measured);
        breach.threshold = threshold;
        breach.unit = unit;
        breach.explanation =
            sentence("Bar {1} in {2} {3}.", barName(row.record), row.record.vault.value(), result.explanation);
        breach.evidence.add(*row.origin);
        breach.evidence.add(confirmed);
        breach.source = row.origin->source;
        out.add(std::move(breach));
    }

    void summarise(ItemCounts items, RuleResults& out) const
    {
        RuleResult result;
        result.subject = items.vault;
        result.evidence = std::move(items.evidence);
        result.threshold = threshold;
        result.unit = unit;
        const std::size_t applicable = items.conforming + items.breaching + items.unreadable;
        const std::string others =
            items.outside == 0 ? ""
                               : ' ' + sentence("The rule does not apply to {1}.", counted(items.outside, "other bar"));
        if (applicable == 0) {
            result.outcome = Outcome::NotApplicable;
            result.explanation = sentence("None of {1} in {2} is a {3}.", counted(items.outside, "bar"),
                                           std::string(items.vault), std::string(scope()));
        } else if (items.unreadable > 0) {
            result.measured = sentence("{1} of {2} conform", grouped(items.conforming), grouped(applicable));
            result.explanation = sentence("Of {1} in {2}, {3} cannot be judged: {4}{5| and others|}.",
                                           counted(applicable, "bar"), items.vault, grouped(items.unreadable),
                                           items.missing, items.unreadable > kNamed ? " and others" : "") +
                                  others;
        } else if (items.conforming > 0) {
            result.outcome = Outcome::Pass;
            result.measured = sentence("{1} of {2} conform", grouped(items.conforming), grouped(applicable));
            result.explanation =
                (items.breaching == 0
                     ? sentence("{1} checked in {2}, all conform.", counted(applicable, "bar"), items.vault)
                     : sentence("{1} checked in {2}, {3} conform; the others have findings of their own.",
                                counted(applicable, "bar"), items.vault, grouped(items.conforming))) +
                others;
        } else
            return; // every bar has a breach of its own
        out.add(std::move(result));
    }
};

/// Is this one of the bars that the large-bar rules are about? nullopt if that is not stated and not plain from the
/// weight.
class LargeBars {
public:
    Decimal above;   ///< a bar of unstated form that weighs more can only be a large bar

    [[nodiscard]] std::optional<Outcome> unlessLarge(const Bar& bar) const
    {
        switch (bar.form) {
        case BarForm::LargeBar: return std::nullopt;
        case BarForm::Kilobar:
        case BarForm::ThreeKilo:
        case BarForm::HundredGram:
        case BarForm::Tael: return Outcome::NotApplicable;
        case BarForm::Unknown: break;
        }
        if (bar.grossOz && *bar.grossOz > above)
            return std::nullopt;
        return Outcome::CannotTell;
    }
};

class LargeBarEvaluator : public BarEvaluator {
public:
    LargeBars large;

protected:
    [[nodiscard]] BarResult examine(const Bar& bar) const final
    {
        const auto outside = large.unlessLarge(bar);
        if (!outside)
            return examineLarge(bar);
        return {*outside, {}, *outside == Outcome::CannotTell ? sentence("states no form") : ""};
    }
    [[nodiscard]] virtual BarResult examineLarge(const Bar& bar) const = 0;
};

class FineRange final : public LargeBarEvaluator {
public:
    Decimal least;
    Decimal most;

private:
    [[nodiscard]] BarResult examineLarge(const Bar& bar) const override
    {
        if (!bar.fineOz)
            return {Outcome::CannotTell, {}, sentence("states no fine weight")};
        if (*bar.fineOz >= least && *bar.fineOz <= most)
            return {};
        return {Outcome::Breach, bar.fineOz->text(),
                sentence("has a fine weight of {1} oz, outside {2} to {3} oz", bar.fineOz->text(), least.text(),
                         most.text())};
    }
};

class GrossTick final : public LargeBarEvaluator {
public:
    Decimal tick;

private:
    [[nodiscard]] BarResult examineLarge(const Bar& bar) const override
    {
        if (!bar.grossOz)
            return {Outcome::CannotTell, {}, sentence("states no gross weight")};
        const auto multiple = bar.grossOz->isMultipleOf(tick);
        if (!multiple)
            return {Outcome::CannotTell, {}, sentence("states a gross weight that cannot be reckoned with")};
        if (*multiple && bar.grossOz->sign() > 0)
            return {};
        return {Outcome::Breach, bar.grossOz->text(),
                sentence("has a gross weight of {1} oz, which is not a multiple of {2} oz", bar.grossOz->text(),
                         tick.text())};
    }
};

class Marks final : public LargeBarEvaluator {
public:
    Decimal leastFineness;

private:
    [[nodiscard]] BarResult examineLarge(const Bar& bar) const override
    {
        if (bar.fineness && *bar.fineness < leastFineness)
            return {Outcome::Breach, bar.fineness->text(),
                    sentence("has a fineness of {1} parts per thousand, below {2}", bar.fineness->text(),
                             leastFineness.text())};
        if (bar.fineness && *bar.fineness > Decimal(1000))
            return {Outcome::CannotTell, {}, sentence("states a fineness above 1000")};
        std::string missing;
        const auto lacks = [&](bool present, std::string_view mark) {
            if (!present)
                missing = missing.empty() ? sentence("states no {1}", mark) : sentence("{1}, no {2}", missing, mark);
        };
        lacks(!bar.refiner.empty(), phrase("refiner"));
        lacks(!bar.serial.empty(), phrase("serial number"));
        lacks(bar.fineness.has_value(), phrase("fineness"));
        lacks(bar.year.has_value(), phrase("year"));
        if (missing.empty())
            return {};
        // The list lacks the mark; whether the bar does is seen only on the bar.
        return {Outcome::CannotTell, {}, std::move(missing)};
    }
};

class FineWeight final : public BarEvaluator {
public:
    Decimal tolerance;
    LargeBars large;
    std::vector<std::pair<Decimal, Decimal>> kilobars;   ///< fineness, agreed fine ounces

private:
    [[nodiscard]] std::string_view scope() const override { return phrase("large bar or kilobar"); }

    [[nodiscard]] BarResult examine(const Bar& bar) const override
    {
        const bool kilobar = bar.form == BarForm::Kilobar;
        if (const auto outside = kilobar ? std::nullopt : large.unlessLarge(bar))
            return {*outside, {}, *outside == Outcome::CannotTell ? sentence("states no form") : ""};
        if (!bar.fineOz || !bar.fineness || (!kilobar && !bar.grossOz))
            return {Outcome::CannotTell,
                    {},
                    !bar.fineOz
                        ? sentence("states no fine weight")
                        : (!bar.fineness ? sentence("states no fineness") : sentence("states no gross weight"))};
        return kilobar ? examineKilobar(bar) : examineLarge(bar);
    }

    [[nodiscard]] BarResult examineKilobar(const Bar& bar) const
    {
        const auto found =
            std::find_if(kilobars.begin(), kilobars.end(), [&](const auto& k) { return k.first == *bar.fineness; });
        if (found == kilobars.end())
            return {Outcome::CannotTell,
                    {},
                    sentence("has a fineness of {1}, for which no fine content is agreed", bar.fineness->text())};
        if (found->second == *bar.fineOz)
            return {};
        return {Outcome::Breach, bar.fineOz->text(),
                sentence("states a fine weight of {1} oz; the agreed content of a kilobar of {2} is {3} oz",
                         bar.fineOz->text(), found->first.text(), found->second.text())};
    }

    [[nodiscard]] BarResult examineLarge(const Bar& bar) const
    {
        // |fine × 1000 − gross × fineness| ≤ tolerance × 1000, so that nothing is divided
        const Decimal thousand(1000);
        const auto fine = bar.fineOz->times(thousand);
        const auto product = bar.grossOz->times(*bar.fineness);
        const auto allowed = tolerance.times(thousand);
        const auto difference = fine && product ? fine->minus(*product) : fine;
        if (!fine || !product || !allowed || !difference)
            return {Outcome::CannotTell, {}, sentence("states figures too large to be reckoned exactly")};
        if (difference->absolute() <= *allowed)
            return {};
        const auto expected = product->dividedBy(thousand, 3, domain::Rounding::HalfUp);
        return {Outcome::Breach, bar.fineOz->text(),
                sentence("states a fine weight of {1} oz; {2} oz of {3} give {4} oz", bar.fineOz->text(),
                         bar.grossOz->text(), bar.fineness->text(),
                         expected ? expected->text() : sentence("another figure"))};
    }
};

Result<Decimal> positive(const Rule& rule, std::string_view key)
{
    auto value = rule.decimal(key);
    if (value && value->sign() <= 0)
        return fail(ErrorCode::OutOfRange, "must be above zero",
                    "rule " + rule.id.value() + ", parameter " + std::string(key));
    return value;
}

/// Fills `targets`; the first fault ends it.
Result<void> read(const Rule& rule, std::initializer_list<std::pair<std::string_view, Decimal*>> targets)
{
    for (const auto& [key, target] : targets) {
        auto value = positive(rule, key);
        if (!value)
            return tl::unexpected(value.error());
        *target = std::move(*value);
    }
    return {};
}

} // namespace

MadeEvaluator makeFineRange(const Rule& rule)
{
    auto out = std::make_shared<FineRange>();
    if (const auto done = read(rule, {{"minimum_fine_oz", &out->least}, {"maximum_fine_oz", &out->most},
                                      {"unstated_form_is_large_above_oz", &out->large.above}}); !done)
        return tl::unexpected(done.error());
    out->threshold = sentence("{1|#} to {2|#}", out->least.text(), out->most.text());
    out->unit = phrase("fine oz");
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeGrossTick(const Rule& rule)
{
    auto out = std::make_shared<GrossTick>();
    if (const auto done =
            read(rule, {{"gross_tick_oz", &out->tick}, {"unstated_form_is_large_above_oz", &out->large.above}});
        !done)
        return tl::unexpected(done.error());
    out->threshold = sentence("multiple of {1|#}", out->tick.text());
    out->unit = phrase("oz");
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeMarks(const Rule& rule)
{
    auto out = std::make_shared<Marks>();
    if (const auto done = read(
            rule, {{"minimum_fineness", &out->leastFineness}, {"unstated_form_is_large_above_oz", &out->large.above}});
        !done)
        return tl::unexpected(done.error());
    out->threshold = out->leastFineness.text();
    out->unit = phrase("parts per thousand");
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeFineWeight(const Rule& rule)
{
    auto out = std::make_shared<FineWeight>();
    if (const auto done =
            read(rule, {{"tolerance_oz", &out->tolerance}, {"unstated_form_is_large_above_oz", &out->large.above}});
        !done)
        return tl::unexpected(done.error());
    const auto table = rule.list("kilobar_fine_oz");
    if (!table)
        return tl::unexpected(table.error());
    for (const auto& entry : *table) {
        const auto parted = entry.find(": ");
        const auto fineness = Decimal::parse(std::string_view(entry).substr(0, parted));
        const auto fine = Decimal::parse(parted == std::string::npos ? "" : std::string_view(entry).substr(parted + 2));
        if (!fineness || !fine)
            return fail(ErrorCode::Malformed, "\"" + entry + "\" is not \"fineness: fine ounces\"",
                        "rule " + rule.id.value() + ", parameter kilobar_fine_oz");
        out->kilobars.emplace_back(*fineness, *fine);
    }
    out->threshold = out->tolerance.text();
    out->unit = phrase("fine oz");
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
