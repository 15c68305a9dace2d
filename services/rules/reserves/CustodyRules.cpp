// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/measures/duties/Approvals.h"
#include "services/measures/reserves/Custody.h"
#include "services/rules/duties/IssuerResults.h"
#include "services/rules/reserves/LineEvaluator.h"
#include "services/rules/reserves/LineTerms.h"
#include "services/support/Ascii.h"

namespace assay::rules {

using domain::Decimal;
using domain::Duration;
using domain::Instant;
using domain::Outcome;
using measures::CustodianBook;
using measures::CustodyMatch;
using measures::StatedPosition;

namespace {

using Account = std::pair<std::string_view, std::string_view>; ///< custodian and account

ItemCounts tallyOf(const Pool& pool, std::string noun, std::string threshold)
{
    ItemCounts out;
    out.subject = pool.subject;
    out.noun = std::move(noun);
    out.threshold = std::move(threshold);
    out.none = sentence("The {1} holds nothing with a custodian.", pool.name());
    out.evidence = pool.evidence;
    return out;
}

void addTo(RuleResult& result, const Pool& pool, const StatedPosition* position)
{
    result.evidence.add(pool.evidence);
    if (position) {
        result.evidence.add(*position->row->origin);
        result.evidence.add(*position->confirmed);
    }
    result.source = pool.statement->origin->source;
}

void close(const ItemCounts& items, const Pool& pool, RuleResults& out)
{
    auto result = summary(items);
    result.source = pool.statement->origin->source;
    out.add(std::move(result));
}

/// STB-12 (guideline ¶2.5.4, ¶2.5.1): each custodian is approved for the issuer, and no account is in the issuer's
/// own name unless its title says that it is held for others.
class Custodians final : public RuleEvaluator {
public:
    PoolLimits limits;
    std::vector<std::string> trustWords;      ///< lower case

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& approvals = measures::approvalsOf(context);
        const auto& book = measures::custodianBook(context);
        for (const auto& pool : newestPools(context, limits))
            if (!settledWithoutEvaluating(pool, context, out))
                evaluatePool(pool, approvals, book, out);
    }

private:
    void evaluatePool(const Pool& pool, const measures::Approvals& approvals, const CustodianBook& book,
                   RuleResults& out) const
    {
        auto items = tallyOf(pool, phrase("custodian or account"), phrase("approved, in trust"));
        items.evidence.add(approvals.evidence(pool.record().issuer, domain::ApprovalKind::Custodian));
        for (const auto& group : pool.groups->custodians) {
            const auto& asset = pool.assets[group.first]->record;
            if (!asset.custodian.empty())
                approved(pool, asset.custodian, {asset.line, group.count}, approvals, items, out);
            else
                items.unknown.push_back(sentence("{1} of {2} {3|names|name} no custodian.",
                                                 counted(group.count, "line"), pool.name(),
                                                 group.count == 1 ? "names" : "name"));
        }
        std::set<Account> accounts;
        for (const auto& group : pool.groups->accounts)
            if (const auto& asset = pool.assets[group.first]->record; !asset.custodian.empty())
                accounts.emplace(asset.custodian, asset.account);
        titles(pool, accounts, book, items, out);
        close(items, pool, out);
    }

    static void approved(const Pool& pool, std::string_view name, const std::pair<std::string_view, std::size_t>& lines,
                         const measures::Approvals& approvals, ItemCounts& items, RuleResults& out)
    {
        using State = measures::Approvals::State;
        const auto& record = pool.record();
        const auto day = support::hongKongDate(record.asOf);
        const auto found =
            approvals.bySubject(record.issuer, record.coin, domain::ApprovalKind::Custodian, name, day);
        const std::string custodian(name);
        if (found.state == State::InForce) {
            ++items.met;
            return;
        }
        const bool ownBook = !record.issuerName.empty() && support::lowered(custodian) == support::lowered(record.issuerName);
        if (!ownBook && (found.state == State::NoRegister || found.state == State::Stale)) {
            items.unknown.push_back(found.row ? sentence("The approval of {1} is stale.", custodian)
                                              : sentence("No register of approved custodians of this issuer is "
                                                         "here to find {1} in.",
                                                         custodian));
            return;
        }
        ++items.failed;
        const std::string what =
            sentence("{1} of {2}, the first of them {3}, {4|lies|lie} with {5}", counted(lines.second, "line"),
                     pool.name(), std::string(lines.first), lines.second == 1 ? "lies" : "lie", custodian);
        std::string why;
        if (ownBook)
            why = sentence(", which is the issuer itself.");
        else if (found.row)
            why = sentence(", whose approval {1} is not in force on {2}.", found.row->record.id, support::toText(day));
        else
            why = sentence(", which is not among the custodians approved for {1}.", record.issuer.value());
        auto result = itemBreach(items, "custodian " + custodian,
                                  ownBook ? sentence("own book") : sentence("not approved"), what + why);
        result.evidence = items.evidence;
        result.source = pool.statement->origin->source;
        out.add(std::move(result));
    }

    void titles(const Pool& pool, const std::set<Account>& accounts,
                const CustodianBook& book, ItemCounts& items, RuleResults& out) const
    {
        const auto& stated = book.of(pool.record().coin);
        std::map<Account, const StatedPosition*> titled;
        for (const auto& account : stated.accounts)
            titled.emplace(Account(account.custodian, account.name), &stated.positions[account.position]);
        const auto issuer = support::lowered(pool.record().issuerName);
        std::vector<std::string> untitled;
        for (const auto& account : accounts) {
            const auto found = titled.find(account);
            const auto* position = found == titled.end() ? nullptr : found->second;
            const auto title = position ? support::lowered(position->row->record.accountTitle) : std::string();
            const bool inTrust = std::any_of(trustWords.begin(), trustWords.end(), [&](const auto& word) {
                return title.find(word) != std::string::npos;
            });
            if (!position || title.empty() || position->stale || (issuer.empty() && !inTrust)) {
                untitled.emplace_back(account.second);
                continue;
            }
            items.evidence.add(*position->row->origin);
            if (inTrust || title.find(issuer) == std::string::npos) {
                ++items.met;
                continue;
            }
            ++items.failed;
            auto result = itemBreach(
                items, "account " + std::string(account.second), position->row->record.accountTitle,
                sentence("Account {1} with {2} is titled \"{3}\" by its custodian: the "
                         "issuer's own name, with no word of a trust.",
                         std::string(account.second), std::string(account.first), position->row->record.accountTitle));
            addTo(result, pool, position);
            out.add(std::move(result));
        }
        if (!untitled.empty())
            items.unknown.push_back(sentence("No current title from the custodian is here for {1}: {2}.",
                                             counted(untitled.size(), "account"), listed(untitled, 5)));
    }
};

/// STB-14 (guideline ¶2.2.1): the custodian's own statement shows what the issuer's shows. Two figures are compared only
/// if both are known to have been valid within `stampGap` of each other.
class CustodyAgreement final : public RuleEvaluator {
public:
    PoolLimits limits;
    Decimal allowed;
    Duration stampGap{};
    Duration settling{};                      ///< how long a new difference may be one of timing

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& book = measures::custodianBook(context);
        Confirmations<domain::ReserveAsset> confirmations(context.snapshot);
        for (const auto& pool : newestPools(context, limits))
            if (!settledWithoutEvaluating(pool, context, out) && !agreedUntilNow(pool, book, context, out))
                evaluatePool(pool, book, confirmations, out);
    }

private:
    /// Issuer and custodian answer one after the other: while one side has only just arrived, an earlier agreement is kept.
    bool agreedUntilNow(const Pool& pool, const CustodianBook& book, const Context& context, RuleResults& out) const
    {
        const domain::Instant newest = std::max(pool.arrived, book.of(pool.record().coin).arrived);
        if (context.now - newest >= settling)
            return false;
        const auto* standing = out.stored(context.snapshot, pool.subject);
        if (!standing || standing->outcome != Outcome::Pass)
            return false;
        out.evaluateAgainAt(newest + settling);
        return out.keepStored(context.snapshot, pool.subject);
    }

    void evaluatePool(const Pool& pool, const CustodianBook& book, Confirmations<domain::ReserveAsset>& confirmations,
                   RuleResults& out) const
    {
        auto items = tallyOf(pool, phrase("holding"), allowed.text());
        std::set<std::string_view> reporting;
        for (const auto& account : book.of(pool.record().coin).accounts)
            reporting.insert(account.custodian);
        std::map<std::string_view, std::size_t> silent;
        measures::Custody custody;
        if (!reporting.empty())
            custody = book.match(pool);
        else
            for (const auto& group : pool.groups->custodians)
                silent[pool.assets[group.first]->record.custodian] += group.count;
        for (const auto& match : custody.matches) {
            if (!match.asset && !match.position)
                continue;
            if (!match.asset)
                unstated(pool, match, custody.held(match), items, out);
            else if (!match.position && !reporting.contains(match.asset->record.custodian))
                ++silent[match.asset->record.custodian];
            else if (!match.position)
                unseen(pool, match, items, out);
            else
                compare(pool, {match, custody.stated(match), custody.held(match), confirmations.of(*match.asset).asOf},
                        items, out);
        }
        for (const auto& [custodian, count] : silent)
            items.unknown.push_back(custodian.empty()
                                        ? sentence("{1} of {2} {3|names|name} no custodian.", counted(count, "holding"),
                                                   pool.name(), count == 1 ? "names" : "name")
                                        : sentence("No statement of {1} is here for {2}.", std::string(custodian),
                                                   counted(count, "holding")));
        close(items, pool, out);
    }

    /// The custodian's statement is here and does not show the line.
    static void unseen(const Pool& pool, const CustodyMatch& match, ItemCounts& items, RuleResults& out)
    {
        const auto& asset = match.asset->record;
        if (asset.marketValue.isZero()) {
            ++items.met;
            return;
        }
        ++items.failed;
        auto result =
            itemBreach(items, "line " + asset.line, asset.marketValue.text(),
                       lineSentence(pool, asset,
                                    asset.account.empty() ? sentence("is not in the statement of {1}", asset.custodian)
                                                          : sentence("is not in the statement of {1} for account {2}",
                                                                     asset.custodian, asset.account)));
        result.unit = asset.currency;
        addTo(result, pool, nullptr);
        out.add(std::move(result));
    }

    static void unstated(const Pool& pool, const CustodyMatch& match, const Decimal* held, ItemCounts& items, RuleResults& out)
    {
        const auto& record = match.position->row->record;
        if (held && held->isZero())
            return;
        const auto value = held ? held->text() : std::string();
        if (match.position->stale) {
            items.unknown.push_back(sentence("What {1} states as line {2} is stale.", record.custodian, record.line));
            return;
        }
        ++items.failed;
        auto result =
            itemBreach(items, sentence("position {1} {2} {3}", record.custodian, record.account, record.line), value,
                       sentence("{1} states line {2} in account {3}{4} for this coin; the {5} "
                                "does not show it.",
                                record.custodian, record.line, record.account,
                                held ? ' ' + sentence("of {1} {2}", record.currency, grouped(value)) : std::string(),
                                pool.name()));
        result.unit = record.currency;
        addTo(result, pool, match.position);
        out.add(std::move(result));
    }

    /// One holding by both sides.
    struct BothSides {
        const CustodyMatch& match;
        const Decimal* stated = nullptr;      ///< nullptr: its lots cannot be added
        const Decimal* held = nullptr;
        Instant confirmed{};                  ///< the issuer's side
    };

    void compare(const Pool& pool, const BothSides& sides, ItemCounts& items, RuleResults& out) const
    {
        const auto& match = sides.match;
        const auto& asset = match.asset->record;
        const auto& position = match.position->row->record;
        const auto doubt = [&](const std::string& why) {
            items.unknown.push_back(sentence("Line {1} cannot be compared: {2}.", asset.line, why));
        };
        items.evidence.add(*match.position->row->origin);
        items.evidence.add(*match.position->confirmed);
        if (match.position->stale)
            return doubt(sentence("the statement of {1} is stale", asset.custodian));
        // Each figure is known to be valid from when it was first stated until it was last confirmed.
        const Instant since = std::max(pool.record().asOf, match.position->row->origin->asOf);
        const Instant until = std::min(std::max(pool.record().asOf, sides.confirmed), match.position->confirmed->asOf);
        if (since - until > stampGap)
            return doubt(sentence("the statements of issuer and custodian are {1} apart", spanText(since - until)));
        if (!sides.stated || !sides.held)
            return doubt(sentence("its lots cannot be added exactly"));
        const bool hidden = position.encumbrance == domain::Encumbrance::Encumbered
            && asset.encumbrance != domain::Encumbrance::Encumbered;
        if (!hidden && asset.currency == position.currency && *sides.stated == *sides.held) {
            ++items.met;
            return;
        }
        const auto difference = sides.stated->minus(*sides.held);
        if (!difference)
            return doubt(sentence("its figures are too large"));
        std::string why;
        if (asset.currency != position.currency)
            why = sentence("in {1} by the issuer and in {2} by the custodian", asset.currency, position.currency);
        else if (difference->absolute() > allowed)
            why = sentence("of {1} {2} by the issuer and {3} by {4}: a difference of {5}", asset.currency,
                           grouped(sides.stated->text()), grouped(sides.held->text()), position.custodian,
                           grouped(difference->text()));
        else if (hidden)
            why = sentence("encumbered by the statement of {1} and not by that of the issuer", position.custodian);
        if (why.empty()) {
            ++items.met;
            return;
        }
        ++items.failed;
        auto result = itemBreach(items, "line " + asset.line, difference->text(),
                                  sentence("Line {1} of {2} (account {3}{4}) is {5}, as of {6}.", asset.line,
                                           pool.name(), asset.account, asset.isin.empty() ? "" : ", ISIN " + asset.isin,
                                           why, timeText(match.position->confirmed->asOf)));
        result.unit = asset.currency;
        addTo(result, pool, match.position);
        out.add(std::move(result));
    }
};

} // namespace

MadeEvaluator makeCustodians(const Rule& rule)
{
    return makePoolEvaluator<Custodians>(rule, [&](Custodians& out) -> support::Result<void> {
        const auto words = rule.list("trust_words");
        if (!words)
            return tl::unexpected(words.error());
        for (const auto& word : *words)
            out.trustWords.push_back(support::lowered(word));
        return {};
    });
}

MadeEvaluator makeCustodyAgreement(const Rule& rule)
{
    return makePoolEvaluator<CustodyAgreement>(rule, [&](CustodyAgreement& out) -> support::Result<void> {
        const auto allowed = amount(rule, "allowed_difference");
        if (!allowed)
            return tl::unexpected(allowed.error());
        out.allowed = *allowed;
        for (const auto& [key, target] : {std::pair("stamp_gap", &out.stampGap), std::pair("settling", &out.settling)}) {
            const auto time = rule.duration(key);
            if (!time)
                return tl::unexpected(time.error());
            *target = *time;
        }
        return {};
    });
}

} // namespace assay::rules
