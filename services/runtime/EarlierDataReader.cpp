// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/EarlierDataReader.h"

#include "services/domain/Fields.h"
#include "services/domain/Records.h"

#include <algorithm>
#include <map>

namespace assay::runtime {

using namespace domain;
using support::Result;

namespace {

/// Lines that are read at most, all statements together.
constexpr std::int64_t kMostLines = 100'000;
/// Read at once, so that memory holds the lines of few statements as cells.
constexpr Duration kStretch = std::chrono::minutes{10};
/// How long after the instant of a statement its lines may still have arrived.
constexpr Duration kLate = std::chrono::minutes{10};

/// The stretches of time in which lines of these statements may have been stored, merged and in order.
std::vector<std::pair<Instant, Instant>> stretchesOf(const std::vector<const Row<ReserveStatement>*>& statements)
{
    std::vector<std::pair<Instant, Instant>> out;
    for (auto one = statements.rbegin(); one != statements.rend(); ++one) {
        const Instant from = std::min((*one)->record.asOf, (*one)->origin->asOf);
        const Instant until = std::max((*one)->record.asOf, (*one)->origin->asOf) + kLate;
        if (!out.empty() && from <= out.back().second)
            out.back().second = std::max(out.back().second, until);
        else
            out.emplace_back(from, until);
    }
    return out;
}

Result<void> readLines(const store::Store& store, const PastQuestion& question,
                       const std::vector<const Row<ReserveStatement>*>& statements, std::vector<Row<ReserveAsset>>& out)
{
    std::map<measures::StatementRef, std::map<std::string, Row<ReserveAsset>>> wanted;
    for (const auto* statement : statements)
        wanted[measures::refOf(*statement)];
    const auto take = [&](const store::RowVersion& version) -> Result<void> {
        if (version.change == Change::Removed)
            return {};
        auto line = recordFrom<ReserveAsset>(version.cells);
        if (!line)
            return tl::unexpected(line.error());
        Row<ReserveAsset> row{std::move(*line), std::make_shared<Origin>(version.origin), 0, RowState::Present};
        if (const auto found = wanted.find(measures::refOf(row)); found != wanted.end())
            found->second.insert_or_assign(row.record.line, std::move(row));
        return {};
    };
    for (const auto& [begin, end] : stretchesOf(statements))
        for (Instant from = begin; from < end; from += kStretch) {
            // A step of the shortest time gives every version: the one before a line was withdrawn counts.
            const auto versions = store.series(nameOf<ReserveAsset>(), from, std::min(end, from + kStretch),
                                               question.moment, Duration{1});
            if (!versions)
                return tl::unexpected(versions.error());
            for (const auto& version : *versions)
                if (const auto taken = take(version); !taken)
                    return taken;
        }
    for (auto& [statement, lines] : wanted)
        for (auto& [number, row] : lines)
            out.push_back(std::move(row));
    return {};
}

} // namespace

Result<measures::EarlierData> readEarlierData(const store::Store& store, const Snapshot& snapshot, const PastQuestion& question)
{
    measures::EarlierData out;
    const Instant day = measures::startOfDay(question.now);
    const auto then = store.loadSnapshot({day, question.moment.knownAt});
    if (!then)
        return tl::unexpected(then.error());
    out.openings = measures::observedSupplies({**then, day, {}});
    const auto statements = measures::withoutLines(snapshot, question.now, question.window, kMostLines);
    if (const auto read = readLines(store, question, statements, out.lines); !read)
        return tl::unexpected(read.error());
    return out;
}

} // namespace assay::runtime
