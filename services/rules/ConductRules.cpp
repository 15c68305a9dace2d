// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/rules/IssuerJudging.h"
#include "services/support/Letters.h"

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
class NoBenefit final : public Judge {
public:
    std::set<std::string> benefits;
    std::set<std::string> harmless;

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& rows = measures::coinRowsOf<HolderCredit>(context);
        for (const auto& [id, coin] : coins.coins()) {
            Tally tally;
            tally.subject = id.value();
            tally.noun = sentence("holder credit");
            tally.threshold = sentence("none that is interest or like interest");
            tally.none = sentence("No credit to holders of {1} is told of.", id.value());
            tally.ifNone = Outcome::Pass;
            tally.evidence.add(coin.evidence);
            if (look(rows.standing(coin), phrase("credits to holders"), tally))
                for (const auto* row : rows.of(id))
                    take(*row, tally, out);
            out.add(summary(tally));
        }
    }

private:
    void take(const Row<HolderCredit>& row, Tally& tally, Verdicts& out) const
    {
        const auto& record = row.record;
        tally.evidence.add(*row.origin);
        const std::string type = support::lowered(record.type);
        const std::string text =
            sentence("Credit {1} of {2} {3|#}{4} at {5}", record.id, record.currency, grouped(record.amount.text()),
                     record.holder.empty() ? "" : ' ' + sentence("to {1}", record.holder), timeText(record.at));
        if (harmless.contains(type)) {
            ++tally.met;
        } else if (benefits.contains(type)) {
            ++tally.failed;
            auto verdict = itemBreach(tally, "credit " + record.id, record.type,
                                      sentence("{1} is typed \"{2}\": holders of the coin may be given no interest "
                                               "or benefit like it.",
                                               text, record.type));
            verdict.evidence.add(*row.origin);
            verdict.source = row.origin->source;
            out.add(std::move(verdict));
        } else
            tally.unknown.push_back(sentence("{1} is typed \"{2}\", which is not known here.", text, record.type));
    }
};

/// STB-27: nobody alone does what cannot be undone, nor decides who may.
class Authorisation final : public Judge {
public:
    std::set<Operation> always;
    std::set<Operation> whenLarge;
    Decimal large;
    std::int64_t minimum = 2;
    std::int64_t quorum = 2;
    std::int64_t lookBackDays = 90;

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& rows = measures::coinRowsOf<TokenOperation>(context);
        for (const auto& [id, coin] : coins.coins()) {
            Tally tally;
            tally.subject = id.value();
            tally.noun = phrase("authorisation");
            tally.threshold = sentence("at least {1} authorisers", std::to_string(minimum));
            tally.evidence.add(coin.evidence);
            roles(coin, tally, out);
            if (look(rows.standing(coin), phrase("token operations"), tally))
                for (const auto& one : operationsOf(rows.of(id)))
                    if (concerns(one, context))
                        take(one, tally, out);
            out.add(summary(tally));
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

    void roles(const CoinEntry& coin, Tally& tally, Verdicts& out) const
    {
        const auto& value = coin.terms ? coin.terms->record.roleManagerQuorum : std::optional<std::int64_t>();
        if (!value) {
            tally.unknown.push_back(
                sentence("How many signatures a change of roles needs is not stated for {1}.", coin.coin.value()));
            return;
        }
        if (*value >= quorum) {
            ++tally.met;
            return;
        }
        ++tally.failed;
        auto verdict = itemBreach(
            tally, "role-manager", std::to_string(*value),
            sentence("A change of roles of {1} needs {2}; nobody may control the roles alone, so at least {3} are "
                     "needed.",
                     coin.coin.value(),
                     counted(static_cast<std::size_t>(std::max<std::int64_t>(*value, 0)), "signature"),
                     std::to_string(quorum)));
        verdict.threshold = std::to_string(quorum);
        verdict.unit = phrase("signatures");
        verdict.evidence.add(*coin.terms->origin);
        out.add(std::move(verdict));
    }

    void take(const SeenOperation& one, Tally& tally, Verdicts& out) const
    {
        const auto& record = one.record();
        one.addTo(tally.evidence);
        const auto authorisers = one.authorisers();
        const std::string text =
            sentence("Operation {1} ({2}{3}) on {4} at {5}", record.id, std::string(domain::toText(record.operation)),
                     record.amount ? ' ' + sentence("of {1}", grouped(record.amount->text())) : "",
                     record.ledger.value(), timeText(record.at));
        if (authorisers.empty()) {
            tally.unknown.push_back(sentence("{1} names no authoriser.", text));
            return;
        }
        if (static_cast<std::int64_t>(authorisers.size()) >= minimum) {
            ++tally.met;
            return;
        }
        ++tally.failed;
        std::string names;
        for (const auto& name : authorisers)
            names += (names.empty() ? "" : ", ") + name;
        auto verdict = itemBreach(tally, "operation " + record.id, std::to_string(authorisers.size()),
                                  sentence("{1} was authorised by {2} only; at least {3} different authorisers are "
                                           "needed.",
                                           text, names, std::to_string(minimum)));
        verdict.threshold = std::to_string(minimum);
        verdict.unit = phrase("authorisers");
        one.addTo(verdict.evidence);
        verdict.source = one.row->origin->source;
        out.add(std::move(verdict));
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

MadeJudge makeNoBenefit(const Rule& rule)
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
    return JudgePtr(std::move(out));
}

MadeJudge makeAuthorisation(const Rule& rule)
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
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
