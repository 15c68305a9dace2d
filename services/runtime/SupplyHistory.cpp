// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/SupplyHistory.h"

#include "services/domain/RecordSchemas.h"

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

/// Positions of the needed fields among the cells of a version.
struct Fields {
    std::size_t coin = 0, ledger = 0, contract = 0, total = 0;

    Fields()
    {
        std::size_t at = 0;
        forEachField<Supply>([&](const auto& field) {
            if (field.name == "coin") coin = at;
            if (field.name == "ledger") ledger = at;
            if (field.name == "contract") contract = at;
            if (field.name == "total") total = at;
            ++at;
        });
    }
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
    static const Fields kFields;
    const Duration step{std::max<std::int64_t>(1, (question.to - question.from).count() / kMostSteps)};
    auto rows = store.series(nameOf<Supply>(), question.from - kBefore, question.to, question.moment, step);
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<Place, std::vector<Stated>> places;
    for (const auto& row : *rows) {
        if (toText(row.cells[kFields.coin]) != question.coin.value())
            continue;
        const auto* total = std::get_if<Decimal>(&row.cells[kFields.total]);
        const bool there = row.change != Change::Removed && total;
        places[{row.origin.source, LedgerId(toText(row.cells[kFields.ledger])), toText(row.cells[kFields.contract])}].push_back(
            {row.origin.asOf, there ? std::optional(*total) : std::nullopt});
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
