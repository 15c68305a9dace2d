// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Supervision.h"

#include "services/domain/OwnSources.h"
#include "services/rules/engine/RuleFiles.h"

namespace assay::runtime {

using namespace domain;

namespace {

OriginPtr rulesOrigin(Instant now)
{
    auto origin = std::make_shared<Origin>();
    origin->source = rulesSource();
    origin->resource = std::string(resourceOf<RuleCard>());
    origin->tier = Tier::Observed;
    origin->asOf = now;
    origin->knownAt = now;
    return origin;
}

/// The rules of the packs with today's outcomes.
class RuleCards {
public:
    explicit RuleCards(const rules::RuleEngine& rules)
    {
        for (const auto& pack : rules.packs())
            for (const auto& rule : pack.rules) {
                RuleCard card;
                card.rule = rule.id;
                card.title = rule.title;
                card.pack = pack.name;
                card.version = pack.versionText();
                card.severity = rule.severity;
                card.citation = rule.citation;
                card.confidence = rule.confidence;
                card.textVersion = rule.textVersion;
                for (const auto& parameter : rule.parameters)
                    card.parameters.push_back(parameter.key + " = " + rules::toText(parameter));
                m_cards.emplace(rule.id, std::move(card));
            }
    }

    [[nodiscard]] Table<RuleCard> table(const Snapshot& snapshot, Instant now)
    {
        auto cards = m_cards;
        snapshot.findings.forEach([&](const Row<Finding>& row) {
            const auto found = cards.find(row.record.rule);
            if (found == cards.end())
                return;
            auto& card = found->second;
            switch (row.record.outcome) {
            case Outcome::Pass: ++card.passed; break;
            case Outcome::Breach: ++card.breached; break;
            case Outcome::CannotTell: ++card.cannotTell; break;
            case Outcome::NotApplicable: ++card.notApplicable; break;
            }
        });
        const auto origin = rulesOrigin(now);
        for (auto& [id, card] : cards)
            (void)m_editor.put(std::move(card), origin, snapshot.revision + 1);
        return m_editor.publish();
    }

private:
    std::map<RuleId, RuleCard> m_cards;
    TableEditor<RuleCard> m_editor;
};

} // namespace

Supervision makeSupervision(std::shared_ptr<const rules::RuleEngine> rules, measures::DerivedTerms terms)
{
    Supervision out;
    out.rules = rules;
    out.terms = terms;
    out.evaluate = [rules](const Snapshot& snapshot, const rules::Changed& changed, Instant now) {
        return rules->evaluateChanged(snapshot, changed, now);
    };
    auto cards = std::make_shared<RuleCards>(*rules);
    auto book = std::make_shared<measures::DerivedTablesBuilder>(std::move(terms));
    out.derive = [rules, cards, book](const Snapshot& snapshot, const std::set<CoinId>* coins, Instant now) {
        book->refresh({snapshot, now, rules->calendars(), coins});
        auto tables = std::make_shared<DerivedTables>();
        book->publish(*tables);
        (*tables).get<RuleCard>() = cards->table(snapshot, now);
        return std::shared_ptr<const DerivedTables>(std::move(tables));
    };
    out.recall = [rules, book](const Snapshot& snapshot, const measures::EarlierData& past, Instant now) {
        book->recall({snapshot, now, rules->calendars()}, past);
    };
    return out;
}

std::shared_ptr<const DerivedTables> Supervision::deriveAfresh(const Snapshot& snapshot, const measures::EarlierData& past,
                                                            Instant now) const
{
    const auto fresh = makeSupervision(rules, terms);
    fresh.recall(snapshot, past, now);
    return fresh.derive(snapshot, nullptr, now);
}

support::Result<Supervision> loadSupervision(const std::filesystem::path& resources)
{
    auto engine = rules::loadEngine(resources);
    if (!engine)
        return tl::unexpected(engine.error());
    auto terms = rules::caseTerms(*engine);
    if (!terms)
        return tl::unexpected(terms.error());
    return makeSupervision(std::make_shared<const rules::RuleEngine>(std::move(*engine)), std::move(*terms));
}

} // namespace assay::runtime
