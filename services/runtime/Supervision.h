// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "services/rules/engine/DerivedTerms.h"
#include "services/sync/Collector.h"

namespace assay::runtime {

/// The rules in force and what is derived by their parameters. The functions keep the rules alive; `derive` remembers what
/// it made last, so each engine needs one of its own.
struct Supervision {
    std::shared_ptr<const rules::RuleEngine> rules;
    measures::DerivedTerms terms;
    sync::Evaluate evaluate;
    sync::Derive derive;
    /// Optional. Gives `derive` the history before its first snapshot; without it, daily totals start there.
    std::function<void(const domain::Snapshot&, const measures::EarlierData&, domain::Instant now)> recall;

    /// The derived tables of a snapshot made from nothing: what was made before has no part in it.
    [[nodiscard]] std::shared_ptr<const domain::DerivedTables>
    deriveAfresh(const domain::Snapshot& snapshot, const measures::EarlierData& past, domain::Instant now) const;
    /// How far back the derived tables look.
    [[nodiscard]] domain::Duration lookBack() const { return terms.coverage.window + terms.coverage.longestGap; }
};

/// Reads rule packs and calendars below `resources`. Errors: those of rules::loadEngine.
[[nodiscard]] support::Result<Supervision> loadSupervision(const std::filesystem::path& resources);
/// Another one on the same rules.
[[nodiscard]] Supervision makeSupervision(std::shared_ptr<const rules::RuleEngine> rules, measures::DerivedTerms terms);

} // namespace assay::runtime
