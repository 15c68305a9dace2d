// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/common/NameIndex.h"
#include "services/rules/duties/IssuerResults.h"
#include "services/support/Ascii.h"

namespace assay::rules
{

using domain::OfficialContract;
using domain::Outcome;
using domain::Row;
using domain::TokenSighting;
using measures::NameIndex;

namespace
{

/// STB-31: a token that reads like a licensed coin and is none of its contracts. Names are compared as the eye takes
/// them.
class LookAlike final : public RuleEvaluator {
public:
    int maximumEdits = 1;
    std::size_t minimumLength = 4;
    std::set<std::string, std::less<>> ignored; ///< skeletons

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& coins = measures::registerOf(context);
        std::vector<Watched> watched;
        NameIndex names(maximumEdits, minimumLength);
        for (const auto& [id, coin] : coins.coins()) {
            names.add(measures::skeleton(id.value(), ignored), watched.size());
            if (coin.terms)
                names.add(measures::skeleton(coin.terms->record.name, ignored), watched.size());
            watched.push_back({&coin, begin(coin)});
        }
        // Any official contract is what it says it is, whichever coin it is of.
        std::set<std::pair<domain::LedgerId, std::string>> official;
        context.snapshot.table<OfficialContract>().forEach([&](const Row<OfficialContract>& row) {
            official.emplace(row.record.ledger, support::lowered(row.record.contract));
        });
        const measures::Offers<TokenSighting> offers(context);
        const auto standing = offers.anywhere();
        context.snapshot.table<TokenSighting>().forEach([&](const Row<TokenSighting>& row) {
            if (!official.contains({row.record.ledger, support::lowered(row.record.contract)}))
                look(row, names, watched, out);
        });
        for (auto& one : watched) {
            // The watch is kept by no issuer, so it is offered for all coins or for none.
            if (!standing.offered)
                one.items.unknown.push_back(sentence("No source offers tokens seen on ledgers."));
            else
                (void)rules::look(standing, phrase("tokens seen on ledgers"), one.items);
            out.add(summary(one.items));
        }
    }

private:
    struct Watched {
        const CoinEntry* coin;
        ItemCounts items;
    };

    static ItemCounts begin(const CoinEntry& coin)
    {
        ItemCounts out;
        out.subject = coin.coin.value();
        out.noun = phrase("look-alike");
        out.threshold = phrase("none");
        out.none =
            sentence("No token that reads like {1} is seen outside of its official contracts.", coin.coin.value());
        out.ifNone = Outcome::Pass;
        out.evidence.add(coin.evidence);
        return out;
    }

    void look(const Row<TokenSighting>& row, const NameIndex& names, std::vector<Watched>& watched, RuleResults& out) const
    {
        const auto& record = row.record;
        std::map<std::size_t, std::pair<int, std::string_view>> found;
        for (const auto& [what, text] :
             {std::pair{phrase("name"), &record.name}, std::pair{phrase("ticker"), &record.ticker}})
            for (const auto& match : names.near(measures::skeleton(*text, ignored))) {
                const auto [place, fresh] = found.try_emplace(match.owner, match.distance, what);
                if (!fresh && match.distance < place->second.first)
                    place->second = {match.distance, what};
            }
        for (const auto& [owner, match] : found)
            report(row, watched[owner], match.first, match.second, out);
    }

    static void report(const Row<TokenSighting>& row, Watched& one, int distance, std::string_view what, RuleResults& out)
    {
        const auto& record = row.record;
        auto& items = one.items;
        items.evidence.add(*row.origin);
        std::string text = sentence("The token \"{1}\" ({2}) at {3} on {4}", record.name, record.ticker,
                                    record.contract, record.ledger.value());
        if (one.coin->contracts.empty()) {
            // It may be the coin itself.
            items.unknown.push_back(
                sentence("{1} reads like {2}, of which no official contract is known.", text, items.subject));
            return;
        }
        ++items.failed;
        const std::string how =
            distance == 0 ? std::string(what)
                          : sentence("{1} ({2} apart)", what, counted(static_cast<std::size_t>(distance), "character"));
        text += ' ' + sentence("reads like {1} by its {2} and is not one of its {3}.", items.subject, how,
                               counted(one.coin->contracts.size(), "official contract"));
        if (record.holders)
            text += ' ' + sentence("It has {1} holders.", grouped(std::to_string(*record.holders)));
        if (record.firstSeen)
            text += ' ' + sentence("First seen at {1}.", timeText(*record.firstSeen));
        auto result = itemBreach(items, "look-alike " + record.ledger.value() + ' ' + record.contract,
                                  record.ticker + ": " + record.name, std::move(text));
        result.evidence.add(*row.origin);
        result.evidence.add(one.coin->evidence);
        result.source = row.origin->source;
        out.add(std::move(result));
    }
};

} // namespace

MadeEvaluator makeLookAlike(const Rule& rule)
{
    auto out = std::make_shared<LookAlike>();
    const auto edits = countWithin(rule, "maximum_edits", 0, 2);
    if (!edits)
        return tl::unexpected(edits.error());
    out->maximumEdits = static_cast<int>(*edits);
    const auto length = countWithin(rule, "minimum_length", 1, 64);
    if (!length)
        return tl::unexpected(length.error());
    out->minimumLength = static_cast<std::size_t>(*length);
    const auto words = rule.list("ignored_words");
    if (!words)
        return tl::unexpected(words.error());
    for (const auto& word : *words)
        out->ignored.insert(measures::skeleton(word));
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
