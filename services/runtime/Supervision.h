// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "services/rules/CaseTerms.h"
#include "services/sync/Collector.h"

namespace assay::runtime {

/// The rules in force and what is derived by their parameters. The functions keep the rules alive; `derive` remembers what
/// it made last, so each engine needs one of its own.
struct Supervision {
    std::shared_ptr<const rules::Engine> rules;
    measures::CaseTerms terms;
    sync::Judge judge;
    sync::Derive derive;
    /// Optional. Gives `derive` the history before its first picture; without it, daily totals start there.
    std::function<void(const domain::Picture&, const measures::Past&, domain::Instant now)> recall;

    /// The derived tables of a picture made from nothing: what was made before has no part in it.
    [[nodiscard]] std::shared_ptr<const domain::CaseTables>
    deriveAfresh(const domain::Picture& picture, const measures::Past& past, domain::Instant now) const;
    /// How far back the derived tables look.
    [[nodiscard]] domain::Duration lookBack() const { return terms.coverage.window + terms.coverage.longestGap; }
};

/// Reads rule packs and calendars below `resources`. Errors: those of rules::loadEngine.
[[nodiscard]] support::Result<Supervision> loadSupervision(const std::filesystem::path& resources);
/// Another one on the same rules.
[[nodiscard]] Supervision makeSupervision(std::shared_ptr<const rules::Engine> rules, measures::CaseTerms terms);

} // namespace assay::runtime
