// SPDX-License-Identifier: GPL-3.0-or-later
#include <bit>
#include <functional>
#include <map>
#include <vector>

#include "services/rules/IssuerJudging.h"
#include "services/rules/PoolJudging.h"

namespace assay::rules {

using domain::ReserveAsset;
using domain::Row;

namespace {

/// One line of one coin's pool.
struct Held {
    const Row<ReserveAsset>* row = nullptr;
    std::uint32_t pool = 0;                   ///< among those that are compared
    bool doubled = false;                     ///< found elsewhere before
};

/// One pool that is compared with the others.
struct Compared {
    const Pool* pool = nullptr;
    Tally tally;
};

/// The same custodian's account and the same ISIN, or the same line where there is none.
bool isSameAsset(const ReserveAsset& a, const ReserveAsset& b)
{
    return a.account == b.account && a.custodian == b.custodian && a.isin == b.isin
        && (!a.isin.empty() || a.line == b.line);
}

std::size_t hashOf(const ReserveAsset& asset)
{
    const std::hash<std::string_view> one;
    return (one(asset.isin.empty() ? asset.line : asset.isin) * 0x9e3779b97f4a7c15ULL) ^ one(asset.account);
}

/// First line of each asset, in open addressing: one allocation for all lines.
class Assets {
public:
    explicit Assets(std::size_t most) : m_slots(std::bit_ceil(most * 2 + 2)) {}

    /// The line that first named this asset: `held` itself if it is new.
    [[nodiscard]] Held& first(const Held& held)
    {
        const std::size_t mask = m_slots.size() - 1;
        const std::size_t hash = hashOf(held.row->record);
        std::size_t at = (hash ^ (hash >> 32)) & mask;
        while (m_slots[at].row && !isSameAsset(m_slots[at].row->record, held.row->record))
            at = (at + 1) & mask;
        if (!m_slots[at].row)
            m_slots[at] = held;
        return m_slots[at];
    }

private:
    std::vector<Held> m_slots;
};

/// STB-10: each coin has a pool of its own, and an asset lies in one pool only.
class PoolSeparation final : public Judge {
public:
    PoolLimits limits;

    void judge(const Context& context, Verdicts& out) const override
    {
        // Whether an asset is in two pools shows only if all pools are looked at, whichever coins are asked for.
        Context all = context;
        all.coins = nullptr;
        const auto& pools = newestPools(context.coins ? all : context, limits);
        std::vector<Compared> compared;
        compared.reserve(pools.size());
        std::size_t lines = 0;
        const domain::CoinId* last = nullptr;
        for (const auto& pool : pools) {
            if (last && *last == pool.record().coin)
                continue; // another source of the same pool is not a second pool
            last = &pool.record().coin;
            const bool usable = context.concerns(*last) ? !settledWithoutJudging(pool, context, out)
                                                        : !pool.stale && pool.incomplete.empty();
            if (!usable)
                continue;
            auto& tally = compared.emplace_back(Compared{&pool, {}}).tally;
            tally.subject = pool.subject;
            tally.noun = "asset";
            tally.threshold = "1 pool";
            tally.none = "The " + pool.name() + " names no account of any asset, so nothing can be compared.";
            tally.evidence = pool.evidence;
            lines += pool.assets.size();
        }
        compare(compared, lines, context, out);
        for (const auto& one : compared) {
            if (!context.concerns(one.pool->record().coin))
                continue;
            auto verdict = summary(one.tally);
            if (!one.tally.note.empty())
                verdict.outcome = domain::Outcome::Breach;
            verdict.source = one.pool->statement->origin->source;
            out.add(std::move(verdict));
        }
    }

private:
    static void compare(std::vector<Compared>& compared, std::size_t lines, const Context& context, Verdicts& out)
    {
        Assets assets(lines);
        std::map<std::string_view, std::uint32_t> names;
        for (std::uint32_t i = 0; i < compared.size(); ++i) {
            const std::string* name = nullptr;
            for (const auto* row : compared[i].pool->assets) {
                const auto& asset = row->record;
                if (!asset.pool.empty() && (!name || *name != asset.pool)) {
                    name = &asset.pool;
                    shareName(compared, names.try_emplace(asset.pool, i).first->second, i, asset.pool);
                }
                if (asset.account.empty())
                    continue; // cash at hand has no account to be told apart by
                ++compared[i].tally.met;
                Held held{row, i, false};
                auto& first = assets.first(held);
                if (first.pool == i && first.row->record.pool == asset.pool)
                    continue;
                // Both sides are at fault: each line gets a finding that names the other.
                report(compared, held, first, context, out);
                if (!first.doubled)
                    report(compared, first, held, context, out);
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
            compared[one].tally.note =
                "Its pool " + name + " is also that of " + compared[other].pool->record().coin.value() + '.';
    }

    static std::string placeText(const Pool& pool, const ReserveAsset& asset)
    {
        return "line " + asset.line + " of " + pool.record().coin.value()
            + (asset.pool.empty() ? "" : ", pool " + asset.pool);
    }

    static void report(std::vector<Compared>& compared, const Held& held, const Held& other, const Context& context,
                       Verdicts& out)
    {
        auto& tally = compared[held.pool].tally;
        const auto& pool = *compared[held.pool].pool;
        const auto& elsewhere = *compared[other.pool].pool;
        const auto& asset = held.row->record;
        --tally.met;
        ++tally.failed;
        if (!context.concerns(pool.record().coin))
            return;
        auto verdict = itemBreach(tally, "line " + asset.line, "2 pools",
                                  "The asset of " + placeText(pool, asset) + " (" + asset.custodian + ", account "
                                      + asset.account + (asset.isin.empty() ? "" : ", ISIN " + asset.isin) + ") of "
                                      + asset.currency + ' ' + grouped(asset.marketValue.text()) + " also stands in "
                                      + placeText(elsewhere, other.row->record) + '.');
        verdict.evidence = pool.evidence;
        verdict.evidence.add(elsewhere.evidence);
        verdict.source = pool.statement->origin->source;
        out.add(std::move(verdict));
    }
};

} // namespace

MadeJudge makePoolSeparation(const Rule& rule)
{
    auto out = std::make_shared<PoolSeparation>();
    const auto limits = poolLimits(rule);
    if (!limits)
        return tl::unexpected(limits.error());
    out->limits = *limits;
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
