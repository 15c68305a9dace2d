// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/measures/Approvals.h"
#include "services/measures/Custody.h"
#include "services/rules/IssuerJudging.h"
#include "services/rules/LineJudging.h"
#include "services/rules/LineTerms.h"

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

Tally tallyOf(const Pool& pool, std::string noun, std::string threshold)
{
    Tally out;
    out.subject = pool.subject;
    out.noun = std::move(noun);
    out.threshold = std::move(threshold);
    out.none = "The " + pool.name() + " holds nothing with a custodian.";
    out.evidence = pool.evidence;
    return out;
}

void addTo(Verdict& verdict, const Pool& pool, const StatedPosition* position)
{
    verdict.evidence.add(pool.evidence);
    if (position) {
        verdict.evidence.add(*position->row->origin);
        verdict.evidence.add(*position->confirmed);
    }
    verdict.source = pool.statement->origin->source;
}

void close(const Tally& tally, const Pool& pool, Verdicts& out)
{
    auto verdict = summary(tally);
    verdict.source = pool.statement->origin->source;
    out.add(std::move(verdict));
}

/// STB-12 (guideline ¶2.5.4, ¶2.5.1): each custodian is approved for the issuer, and no account stands in the issuer's
/// own name unless its title says that it is held for others.
class Custodians final : public Judge {
public:
    PoolLimits limits;
    std::vector<std::string> trustWords;      ///< lower case

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto& approvals = measures::approvalsOf(context);
        const auto& book = measures::custodianBook(context);
        for (const auto& pool : newestPools(context, limits))
            if (!settledWithoutJudging(pool, context, out))
                judgePool(pool, approvals, book, out);
    }

private:
    void judgePool(const Pool& pool, const measures::Approvals& approvals, const CustodianBook& book,
                   Verdicts& out) const
    {
        auto tally = tallyOf(pool, "custodian or account", "approved, in trust");
        tally.evidence.add(approvals.evidence(pool.record().issuer, domain::ApprovalKind::Custodian));
        for (const auto& group : pool.groups->custodians) {
            const auto& asset = pool.assets[group.first]->record;
            if (!asset.custodian.empty())
                approved(pool, asset.custodian, {asset.line, group.count}, approvals, tally, out);
            else
                tally.unknown.push_back(counted(group.count, "line") + " of " + pool.name()
                                        + (group.count == 1 ? " names" : " name") + " no custodian.");
        }
        std::set<Account> accounts;
        for (const auto& group : pool.groups->accounts)
            if (const auto& asset = pool.assets[group.first]->record; !asset.custodian.empty())
                accounts.emplace(asset.custodian, asset.account);
        titles(pool, accounts, book, tally, out);
        close(tally, pool, out);
    }

    static void approved(const Pool& pool, std::string_view name, const std::pair<std::string_view, std::size_t>& lines,
                         const measures::Approvals& approvals, Tally& tally, Verdicts& out)
    {
        using State = measures::Approvals::State;
        const auto& record = pool.record();
        const auto day = support::hongKongDate(record.asOf);
        const auto found =
            approvals.bySubject(record.issuer, record.coin, domain::ApprovalKind::Custodian, name, day);
        const std::string custodian(name);
        if (found.state == State::InForce) {
            ++tally.met;
            return;
        }
        const bool ownBook = !record.issuerName.empty() && lowered(custodian) == lowered(record.issuerName);
        if (!ownBook && (found.state == State::NoRegister || found.state == State::Stale)) {
            tally.unknown.push_back(found.row ? "The approval of " + custodian + " is stale."
                                              : "No register of approved custodians of this issuer is here to find "
                                            + custodian + " in.");
            return;
        }
        ++tally.failed;
        const std::string what = counted(lines.second, "line") + " of " + pool.name() + ", the first of them "
            + std::string(lines.first) + ", " + (lines.second == 1 ? "lies" : "lie") + " with " + custodian;
        std::string why;
        if (ownBook)
            why = ", which is the issuer itself.";
        else if (found.row)
            why = ", whose approval " + found.row->record.id + " is not in force on " + support::toText(day) + '.';
        else
            why = ", which is not among the custodians approved for " + record.issuer.value() + '.';
        auto verdict = itemBreach(tally, "custodian " + custodian, ownBook ? "own book" : "not approved", what + why);
        verdict.evidence = tally.evidence;
        verdict.source = pool.statement->origin->source;
        out.add(std::move(verdict));
    }

    void titles(const Pool& pool, const std::set<Account>& accounts,
                const CustodianBook& book, Tally& tally, Verdicts& out) const
    {
        const auto& stated = book.of(pool.record().coin);
        std::map<Account, const StatedPosition*> titled;
        for (const auto& account : stated.accounts)
            titled.emplace(Account(account.custodian, account.name), &stated.positions[account.position]);
        const auto issuer = lowered(pool.record().issuerName);
        std::vector<std::string> untitled;
        for (const auto& account : accounts) {
            const auto found = titled.find(account);
            const auto* position = found == titled.end() ? nullptr : found->second;
            const auto title = position ? lowered(position->row->record.accountTitle) : std::string();
            const bool inTrust = std::any_of(trustWords.begin(), trustWords.end(), [&](const auto& word) {
                return title.find(word) != std::string::npos;
            });
            if (!position || title.empty() || position->stale || (issuer.empty() && !inTrust)) {
                untitled.emplace_back(account.second);
                continue;
            }
            tally.evidence.add(*position->row->origin);
            if (inTrust || title.find(issuer) == std::string::npos) {
                ++tally.met;
                continue;
            }
            ++tally.failed;
            auto verdict = itemBreach(tally, "account " + std::string(account.second),
                                      position->row->record.accountTitle,
                                      "Account " + std::string(account.second) + " with " + std::string(account.first)
                                          + " is titled \"" + position->row->record.accountTitle
                                          + "\" by its custodian: the issuer's own name, with no word of a trust.");
            addTo(verdict, pool, position);
            out.add(std::move(verdict));
        }
        if (!untitled.empty())
            tally.unknown.push_back("No current title from the custodian is here for " + counted(untitled.size(), "account")
                                    + ": " + listed(untitled, 5) + '.');
    }
};

/// STB-14 (guideline ¶2.2.1): the custodian's own statement shows what the issuer's shows. Two figures are compared only
/// if both are known to have stood within `stampGap` of each other.
class CustodyAgreement final : public Judge {
public:
    PoolLimits limits;
    Decimal allowed;
    Duration stampGap{};
    Duration settling{};                      ///< how long a new difference may be one of timing

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto& book = measures::custodianBook(context);
        Confirmations<domain::ReserveAsset> confirmations(context.picture);
        for (const auto& pool : newestPools(context, limits))
            if (!settledWithoutJudging(pool, context, out) && !agreedUntilNow(pool, book, context, out))
                judgePool(pool, book, confirmations, out);
    }

private:
    /// Issuer and custodian answer one after the other: while one side has only just arrived, an agreement stands.
    bool agreedUntilNow(const Pool& pool, const CustodianBook& book, const Context& context, Verdicts& out) const
    {
        const domain::Instant newest = std::max(pool.arrived, book.of(pool.record().coin).arrived);
        if (context.now - newest >= settling)
            return false;
        const auto* standing = out.standing(context.picture, pool.subject);
        if (!standing || standing->outcome != Outcome::Pass)
            return false;
        out.askAgain(newest + settling);
        return out.keepStanding(context.picture, pool.subject);
    }

    void judgePool(const Pool& pool, const CustodianBook& book, Confirmations<domain::ReserveAsset>& confirmations,
                   Verdicts& out) const
    {
        auto tally = tallyOf(pool, "holding", allowed.text());
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
                unstated(pool, match, custody.held(match), tally, out);
            else if (!match.position && !reporting.contains(match.asset->record.custodian))
                ++silent[match.asset->record.custodian];
            else if (!match.position)
                unseen(pool, match, tally, out);
            else
                compare(pool, {match, custody.stated(match), custody.held(match), confirmations.of(*match.asset).asOf},
                        tally, out);
        }
        for (const auto& [custodian, count] : silent)
            tally.unknown.push_back(custodian.empty() ? counted(count, "holding") + " of " + pool.name()
                                            + (count == 1 ? " names" : " name") + " no custodian."
                                                      : "No statement of " + std::string(custodian) + " is here for "
                                            + counted(count, "holding") + '.');
        close(tally, pool, out);
    }

    /// The custodian's statement is here and does not show the line.
    static void unseen(const Pool& pool, const CustodyMatch& match, Tally& tally, Verdicts& out)
    {
        const auto& asset = match.asset->record;
        if (asset.marketValue.isZero()) {
            ++tally.met;
            return;
        }
        ++tally.failed;
        auto verdict = itemBreach(tally, "line " + asset.line, asset.marketValue.text(),
                                  lineText(pool, asset) + ", is not in the statement of " + asset.custodian
                                      + (asset.account.empty() ? "" : " for account " + asset.account) + '.');
        verdict.unit = asset.currency;
        addTo(verdict, pool, nullptr);
        out.add(std::move(verdict));
    }

    static void unstated(const Pool& pool, const CustodyMatch& match, const Decimal* held, Tally& tally, Verdicts& out)
    {
        const auto& record = match.position->row->record;
        if (held && held->isZero())
            return;
        const auto value = held ? held->text() : std::string();
        if (match.position->stale) {
            tally.unknown.push_back("What " + record.custodian + " states as line " + record.line + " is stale.");
            return;
        }
        ++tally.failed;
        auto verdict = itemBreach(tally, "position " + record.custodian + ' ' + record.account + ' ' + record.line,
                                  value, record.custodian + " states line " + record.line + " in account " + record.account
                                      + (held ? " of " + record.currency + ' ' + grouped(value) : std::string())
                                      + " for this coin; the " + pool.name() + " does not show it.");
        verdict.unit = record.currency;
        addTo(verdict, pool, match.position);
        out.add(std::move(verdict));
    }

    /// One holding by both sides.
    struct BothSides {
        const CustodyMatch& match;
        const Decimal* stated = nullptr;      ///< nullptr: its lots cannot be added
        const Decimal* held = nullptr;
        Instant confirmed{};                  ///< the issuer's side
    };

    void compare(const Pool& pool, const BothSides& sides, Tally& tally, Verdicts& out) const
    {
        const auto& match = sides.match;
        const auto& asset = match.asset->record;
        const auto& position = match.position->row->record;
        const auto doubt = [&](const std::string& why) {
            tally.unknown.push_back("Line " + asset.line + " cannot be compared: " + why + '.');
        };
        tally.evidence.add(*match.position->row->origin);
        tally.evidence.add(*match.position->confirmed);
        if (match.position->stale)
            return doubt("the statement of " + asset.custodian + " is stale");
        // Each figure is known to have stood from when it was first told to when it was last confirmed.
        const Instant since = std::max(pool.record().asOf, match.position->row->origin->asOf);
        const Instant until = std::min(std::max(pool.record().asOf, sides.confirmed), match.position->confirmed->asOf);
        if (since - until > stampGap)
            return doubt("the statements of issuer and custodian are " + spanText(since - until) + " apart");
        if (!sides.stated || !sides.held)
            return doubt("its lots cannot be added exactly");
        const bool hidden = position.encumbrance == domain::Encumbrance::Encumbered
            && asset.encumbrance != domain::Encumbrance::Encumbered;
        if (!hidden && asset.currency == position.currency && *sides.stated == *sides.held) {
            ++tally.met;
            return;
        }
        const auto difference = sides.stated->minus(*sides.held);
        if (!difference)
            return doubt("its figures are too large");
        std::string why;
        if (asset.currency != position.currency)
            why = "in " + asset.currency + " by the issuer and in " + position.currency + " by the custodian";
        else if (difference->absolute() > allowed)
            why = "of " + asset.currency + ' ' + grouped(sides.stated->text()) + " by the issuer and "
                + grouped(sides.held->text()) + " by " + position.custodian + ": a difference of "
                + grouped(difference->text());
        else if (hidden)
            why = "encumbered by the statement of " + position.custodian + " and not by that of the issuer";
        if (why.empty()) {
            ++tally.met;
            return;
        }
        ++tally.failed;
        auto verdict = itemBreach(tally, "line " + asset.line, difference->text(),
                                  "Line " + asset.line + " of " + pool.name() + " (account " + asset.account
                                      + (asset.isin.empty() ? "" : ", ISIN " + asset.isin) + ") is " + why + ", as of "
                                      + timeText(match.position->confirmed->asOf) + '.');
        verdict.unit = asset.currency;
        addTo(verdict, pool, match.position);
        out.add(std::move(verdict));
    }
};

} // namespace

MadeJudge makeCustodians(const Rule& rule)
{
    return makePoolJudge<Custodians>(rule, [&](Custodians& out) -> support::Result<void> {
        const auto words = rule.list("trust_words");
        if (!words)
            return tl::unexpected(words.error());
        for (const auto& word : *words)
            out.trustWords.push_back(lowered(word));
        return {};
    });
}

MadeJudge makeCustodyAgreement(const Rule& rule)
{
    return makePoolJudge<CustodyAgreement>(rule, [&](CustodyAgreement& out) -> support::Result<void> {
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
