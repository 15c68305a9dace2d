// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/rules/duties/IssuerResults.h"
#include "services/support/Ascii.h"

namespace assay::rules
{

using domain::Decimal;
using domain::HolderCredit;
using domain::Operation;
using domain::Outcome;
using domain::Row;
using domain::TokenOperation;
using support::ErrorCode;
using support::fail;

namespace
{

/// STB-24: a credit whose type the issuer itself names as a benefit.
class NoBenefit final : public RuleEvaluator {
public:
    std::set<std::string> benefits;
    std::set<std::string> harmless;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& rows = measures::coinRowsOf<HolderCredit>(context);
        for (const auto& [id, coin] : coins.coins()) {
            ItemCounts items;
            items.subject = id.value();
            items.noun = sentence("holder credit");
            items.threshold = sentence("none that is interest or like interest");
            items.none = sentence("No credit to holders of {1} is told of.", id.value());
            items.ifNone = Outcome::Pass;
            items.evidence.add(coin.evidence);
            if (look(rows.availability(coin), phrase("credits to holders"), items))
                for (const auto* row : rows.of(id))
                    take(*row, items, out);
            out.add(summary(items));
        }
    }

private:
    void take(const Row<HolderCredit>& row, ItemCounts& items, RuleResults& out) const
    {
        const auto& record = row.record;
        items.evidence.add(*row.origin);
        const std::string type = support::lowered(record.type);
        const std::string text =
            sentence("Credit {1} of {2} {3|#}{4} at {5}", record.id, record.currency, grouped(record.amount.text()),
                     record.holder.empty() ? "" : ' ' + sentence("to {1}", record.holder), timeText(record.at));
        if (harmless.contains(type)) {
            ++items.met;
        } else if (benefits.contains(type)) {
            ++items.failed;
            auto result = itemBreach(items, "credit " + record.id, record.type,
                                      sentence("{1} is typed \"{2}\": holders of the coin may be given no interest "
                                               "or benefit like it.",
                                               text, record.type));
            result.evidence.add(*row.origin);
            result.source = row.origin->source;
            out.add(std::move(result));
        } else
            items.unknown.push_back(sentence("{1} is typed \"{2}\", which is not known here.", text, record.type));
    }
};

/// STB-27: nobody alone does what cannot be undone, nor decides who may.
class Authorisation final : public RuleEvaluator {
public:
    std::set<Operation> always;
    std::set<Operation> whenLarge;
    Decimal large;
    std::int64_t minimum = 2;
    std::int64_t quorum = 2;
    std::int64_t lookBackDays = 90;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& rows = measures::coinRowsOf<TokenOperation>(context);
        for (const auto& [id, coin] : coins.coins()) {
            ItemCounts items;
            items.subject = id.value();
            items.noun = phrase("authorisation");
            items.threshold = sentence("at least {1} authorisers", std::to_string(minimum));
            items.evidence.add(coin.evidence);
            roles(coin, items, out);
            if (look(rows.availability(coin), phrase("token operations"), items))
                for (const auto& one : operationsOf(rows.of(id)))
                    if (concerns(one, context))
                        take(one, items, out);
            out.add(summary(items));
        }
    }

private:
    [[nodiscard]] bool concerns(const SeenOperation& one, const Context& context) const
    {
        const auto& record = one.record();
        if (context.now - record.at > std::chrono::days{lookBackDays})
            return false;
        // Without an amount it may be large.
        return always.contains(record.operation) ||
               (whenLarge.contains(record.operation) && (!record.amount || *record.amount >= large));
    }

    void roles(const CoinEntry& coin, ItemCounts& items, RuleResults& out) const
    {
        const auto& value = coin.terms ? coin.terms->record.roleManagerQuorum : std::optional<std::int64_t>();
        if (!value) {
            items.unknown.push_back(
                sentence("How many signatures a change of roles needs is not stated for {1}.", coin.coin.value()));
            return;
        }
        if (*value >= quorum) {
            ++items.met;
            return;
        }
        ++items.failed;
        auto result = itemBreach(
            items, "role-manager", std::to_string(*value),
            sentence("A change of roles of {1} needs {2}; nobody may control the roles alone, so at least {3} are "
                     "needed.",
                     coin.coin.value(),
                     counted(static_cast<std::size_t>(std::max<std::int64_t>(*value, 0)), "signature"),
                     std::to_string(quorum)));
        result.threshold = std::to_string(quorum);
        result.unit = phrase("signatures");
        result.evidence.add(*coin.terms->origin);
        out.add(std::move(result));
    }

    void take(const SeenOperation& one, ItemCounts& items, RuleResults& out) const
    {
        const auto& record = one.record();
        one.addTo(items.evidence);
        const auto authorisers = one.authorisers();
        const std::string text =
            sentence("Operation {1} ({2}{3}) on {4} at {5}", record.id, std::string(domain::toText(record.operation)),
                     record.amount ? ' ' + sentence("of {1}", grouped(record.amount->text())) : "",
                     record.ledger.value(), timeText(record.at));
        if (authorisers.empty()) {
            items.unknown.push_back(sentence("{1} names no authoriser.", text));
            return;
        }
        if (static_cast<std::int64_t>(authorisers.size()) >= minimum) {
            ++items.met;
            return;
        }
        ++items.failed;
        std::string names;
        for (const auto& name : authorisers)
            names += (names.empty() ? "" : ", ") + name;
        auto result = itemBreach(items, "operation " + record.id, std::to_string(authorisers.size()),
                                  sentence("{1} was authorised by {2} only; at least {3} different authorisers are "
                                           "needed.",
                                           text, names, std::to_string(minimum)));
        result.threshold = std::to_string(minimum);
        result.unit = phrase("authorisers");
        one.addTo(result.evidence);
        result.source = one.row->origin->source;
        out.add(std::move(result));
    }
};

support::Result<std::set<Operation>> operations(const Rule& rule, std::string_view key)
{
    const auto names = rule.list(key);
    if (!names)
        return tl::unexpected(names.error());
    std::set<Operation> out;
    for (const auto& name : *names) {
        const auto operation = domain::enumFromText<Operation>(name);
        if (!operation || *operation == Operation::Unknown)
            return fail(ErrorCode::OutOfRange, '"' + name + "\" is no operation",
                        "rule " + rule.id.value() + ", parameter " + std::string(key));
        out.insert(*operation);
    }
    return out;
}

} // namespace

MadeEvaluator makeNoBenefit(const Rule& rule)
{
    auto out = std::make_shared<NoBenefit>();
    for (const auto& [key, target] :
         {std::pair{"benefit_types", &out->benefits}, std::pair{"harmless_types", &out->harmless}}) {
        const auto types = rule.list(key);
        if (!types)
            return tl::unexpected(types.error());
        for (const auto& type : *types)
            target->insert(support::lowered(type));
    }
    for (const auto& type : out->benefits)
        if (out->harmless.contains(type))
            return fail(ErrorCode::OutOfRange, '"' + type + "\" is both a benefit and harmless",
                        "rule " + rule.id.value() + ", parameter harmless_types");
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeAuthorisation(const Rule& rule)
{
    auto out = std::make_shared<Authorisation>();
    for (const auto& [key, target] :
         {std::pair{"high_risk_operations", &out->always}, std::pair{"high_risk_when_large", &out->whenLarge}}) {
        auto list = operations(rule, key);
        if (!list)
            return tl::unexpected(list.error());
        *target = std::move(*list);
    }
    const auto large = rule.decimal("large_amount");
    if (!large)
        return tl::unexpected(large.error());
    out->large = *large;
    for (const auto& [key, target, most] :
         {std::tuple{"minimum_authorisers", &out->minimum, 100}, std::tuple{"minimum_quorum", &out->quorum, 100},
          std::tuple{"look_back_days", &out->lookBackDays, 3660}}) {
        const auto value = countWithin(rule, key, 1, most);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
