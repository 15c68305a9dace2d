// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/SupplyHistory.h"

#include "services/domain/Fields.h"
#include "services/domain/Records.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace assay::runtime {

using namespace domain;
using support::Result;

namespace {

constexpr Duration kBefore = std::chrono::hours{7 * 24};
/// A chart has fewer points across than this.
constexpr std::int64_t kMostSteps = 4000;
constexpr std::size_t kMostAnswers = 200'000;

using Place = std::tuple<SourceId, LedgerId, std::string>;

struct Stated {
    Instant at{};
    std::optional<Decimal> total;             ///< none: no longer stated
};

/// As-of of the good answers of a source about supply, in order.
Result<std::vector<Instant>> answersOf(const store::Store& store, const SourceId& source, const SupplyQuestion& question)
{
    auto origins = store.observations(source, kMostAnswers);
    if (!origins)
        return tl::unexpected(origins.error());
    std::vector<Instant> out;
    for (const auto& origin : *origins)
        if (origin->resource == resourceOf<Supply>() && origin->asOf >= question.from - kBefore &&
            origin->asOf <= question.to && (!question.moment.knownAt || origin->knownAt <= *question.moment.knownAt))
            out.push_back(origin->asOf);
    std::sort(out.begin(), out.end());
    return out;
}

/// The stretches of one figure from `at` to `end`, parted where its source was silent.
void addStretches(std::vector<api::SupplyStretch>& out, api::SupplyStretch first, Instant end, Duration silence,
                  const std::vector<Instant>& answers)
{
    first.until = first.from;
    for (auto answer = std::upper_bound(answers.begin(), answers.end(), first.from);
         answer != answers.end() && *answer < end; ++answer) {
        if (*answer - first.until > silence) {
            out.push_back(first);
            first.from = *answer;
        }
        first.until = *answer;
    }
    out.push_back(std::move(first));
}

} // namespace

Result<std::vector<api::SupplyStretch>> supplyHistory(const store::Store& store, const Snapshot& snapshot,
                                                      const SupplyQuestion& question)
{
    const Duration step{std::max<std::int64_t>(1, (question.to - question.from).count() / kMostSteps)};
    auto rows = store.series(nameOf<Supply>(), question.from - kBefore, question.to, question.moment, step);
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<Place, std::vector<Stated>> places;
    for (const auto& row : *rows) {
        const auto supply = recordFrom<Supply>(row.cells);
        if (!supply)
            return tl::unexpected(supply.error());
        if (supply->coin == question.coin)
            places[{row.origin.source, supply->ledger, supply->contract}].push_back(
                {row.origin.asOf, row.change == Change::Removed ? std::nullopt : std::optional(supply->total)});
    }
    std::map<SourceId, std::vector<Instant>> answers;
    std::vector<api::SupplyStretch> out;
    for (const auto& [place, stated] : places) {
        const auto& [source, ledger, contract] = place;
        if (!answers.contains(source)) {
            auto found = answersOf(store, source, question);
            if (!found)
                return tl::unexpected(found.error());
            answers.emplace(source, std::move(*found));
        }
        const auto* health = snapshot.source(source);
        const Duration silence = health && health->staleAfterMs > 0 ? Duration{health->staleAfterMs} : std::chrono::hours{24};
        for (std::size_t i = 0; i < stated.size(); ++i) {
            const Instant end = i + 1 < stated.size() ? stated[i + 1].at : question.to;
            if (stated[i].total)
                addStretches(out, {source, ledger, contract, *stated[i].total, stated[i].at, {}}, end, silence, answers.at(source));
        }
    }
    std::erase_if(out, [&](const auto& stretch) { return stretch.until < question.from; });
    return out;
}

} // namespace assay::runtime
