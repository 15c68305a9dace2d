// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <map>
#include <vector>

#include "services/measures/common/KeyIndex.h"
#include "services/rules/duties/IssuerResults.h"
#include "services/rules/reserves/PoolEvaluator.h"

namespace assay::rules {

using domain::ReserveAsset;

namespace {

using Custodian = std::string_view;
using CustodyAccount = std::pair<Custodian, std::string_view>;
struct AccountHash {
    std::size_t operator()(const CustodyAccount& account) const { return std::hash<std::string_view>()(account.second); }
};

/// An ISIN in one account, or a line of it that has none.
struct Asset {
    std::uint32_t account = 0;
    bool hasIsin = false;
    std::string_view item;

    friend bool operator==(const Asset&, const Asset&) = default;
};
struct AssetHash {
    std::size_t operator()(const Asset& asset) const { return std::hash<std::string_view>()(asset.item) + asset.account; }
};

/// One line of one coin's pool.
struct Held {
    const ReserveAsset* asset = nullptr;
    std::uint32_t pool = 0;                   ///< among those that are compared
    bool doubled = false;                     ///< found elsewhere before
};

/// One pool that is compared with the others.
struct Compared {
    const Pool* pool = nullptr;
    ItemCounts items;
    std::vector<std::uint32_t> accounts;      ///< of its account groups: the same number, the same account
};

/// STB-10: each coin has a pool of its own, and an asset lies in one pool only.
class PoolSeparation final : public RuleEvaluator {
public:
    PoolLimits limits;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        // Whether an asset is in two pools shows only if all pools are looked at, whichever coins are asked for.
        Context all = context;
        all.coins = nullptr;
        const auto& pools = newestPools(context.coins ? all : context, limits);
        std::vector<Compared> compared;
        compared.reserve(pools.size());
        const domain::CoinId* last = nullptr;
        for (const auto& pool : pools) {
            if (last && *last == pool.record().coin)
                continue; // another source of the same pool is not a second pool
            last = &pool.record().coin;
            const bool usable = context.concerns(*last) ? !settledWithoutEvaluating(pool, context, out)
                                                        : !pool.stale && pool.incomplete.empty();
            if (!usable)
                continue;
            auto& items = compared.emplace_back(Compared{&pool, {}, {}}).items;
            items.subject = pool.subject;
            items.noun = phrase("asset");
            items.threshold = sentence("1 pool");
            items.none = sentence("The {1} names no account of any asset, so nothing can be compared.", pool.name());
            items.evidence = pool.evidence;
        }
        compare(compared, context, out);
        for (const auto& one : compared) {
            if (!context.concerns(one.pool->record().coin))
                continue;
            auto result = summary(one.items);
            if (!one.items.note.empty())
                result.outcome = domain::Outcome::Breach;
            result.source = one.pool->statement->origin->source;
            out.add(std::move(result));
        }
    }

private:
    /// Numbers the accounts of all pools, and finds which of them hold assets of more than one pool.
    static std::vector<bool> sharedAccounts(std::vector<Compared>& compared)
    {
        measures::KeyIndex<CustodyAccount, AccountHash> numbers;
        std::vector<std::uint32_t> owner;
        std::vector<bool> shared;
        for (std::uint32_t i = 0; i < compared.size(); ++i) {
            const auto& pool = *compared[i].pool;
            for (const auto& group : pool.groups->accounts) {
                const auto& asset = pool.assets[group.first]->record;
                const auto number = numbers.add({asset.custodian, asset.account});
                if (number == owner.size()) {
                    owner.push_back(i);
                    shared.push_back(pool.groups->poolNames.size() > 1);
                } else if (owner[number] != i || pool.groups->poolNames.size() > 1)
                    shared[number] = true;
                compared[i].accounts.push_back(number);
                compared[i].items.met += group.count;
            }
        }
        return shared;
    }

    static void compare(std::vector<Compared>& compared, const Context& context, RuleResults& out)
    {
        std::map<std::string_view, std::uint32_t> names;
        for (std::uint32_t i = 0; i < compared.size(); ++i)
            for (const auto& group : compared[i].pool->groups->poolNames)
                if (const auto& name = compared[i].pool->assets[group.first]->record.pool; !name.empty())
                    shareName(compared, names.try_emplace(name, i).first->second, i, name);
        const auto shared = sharedAccounts(compared);
        measures::KeyIndex<Asset, AssetHash> places;
        std::vector<Held> firsts;
        for (std::uint32_t i = 0; i < compared.size(); ++i) {
            const auto& accounts = compared[i].accounts;
            if (std::none_of(accounts.begin(), accounts.end(), [&](auto number) { return shared[number]; }))
                continue;
            const auto& pool = *compared[i].pool;
            for (std::size_t l = 0; l < pool.assets.size(); ++l) {
                const auto account = pool.groups->lines[l].account;
                if (account == measures::LineGroups::kNone || !shared[accounts[account]])
                    continue;
                const auto& asset = pool.assets[l]->record;
                const auto place = places.add(
                    {accounts[account], !asset.isin.empty(), asset.isin.empty() ? asset.line : asset.isin});
                if (place == firsts.size()) {
                    firsts.push_back({&asset, i, false});
                    continue;
                }
                Held& first = firsts[place];
                if (first.pool == i && first.asset->pool == asset.pool)
                    continue;
                // Both sides are at fault: each line gets a finding that names the other.
                report(compared, {&asset, i, false}, first, context, out);
                if (!first.doubled)
                    report(compared, first, {&asset, i, false}, context, out);
                first.doubled = true;
            }
        }
    }

    static void shareName(std::vector<Compared>& compared, std::uint32_t first, std::uint32_t second,
                          const std::string& name)
    {
        if (first == second)
            return;
        for (const auto& [one, other] : {std::pair(first, second), std::pair(second, first)})
            compared[one].items.note =
                sentence("Its pool {1} is also that of {2}.", name, compared[other].pool->record().coin.value());
    }

    static std::string placeText(const Pool& pool, const ReserveAsset& asset)
    {
        return sentence("line {1} of {2}{3}", asset.line, pool.record().coin.value(),
                        asset.pool.empty() ? "" : sentence(", pool {1}", asset.pool));
    }

    static void report(std::vector<Compared>& compared, const Held& held, const Held& other, const Context& context,
                       RuleResults& out)
    {
        auto& items = compared[held.pool].items;
        const auto& pool = *compared[held.pool].pool;
        const auto& elsewhere = *compared[other.pool].pool;
        const auto& asset = *held.asset;
        --items.met;
        ++items.failed;
        if (!context.concerns(pool.record().coin))
            return;
        auto result = itemBreach(items, "line " + asset.line, sentence("2 pools"),
                                  sentence("The asset of {1} ({2}, account {3}{4}) of {5} {6} also stands in {7}.",
                                           placeText(pool, asset), asset.custodian, asset.account,
                                           asset.isin.empty() ? "" : ", ISIN " + asset.isin, asset.currency,
                                           grouped(asset.marketValue.text()), placeText(elsewhere, *other.asset)));
        result.evidence = pool.evidence;
        result.evidence.add(elsewhere.evidence);
        result.source = pool.statement->origin->source;
        out.add(std::move(result));
    }
};

} // namespace

MadeEvaluator makePoolSeparation(const Rule& rule)
{
    return makePoolEvaluator<PoolSeparation>(rule);
}

} // namespace assay::rules
