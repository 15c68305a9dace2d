// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "services/domain/Records.h"
#include "services/reports/Report.h"

namespace assay::reports {

/// The words of a report.
enum class Text : std::uint8_t {
    Title, Snapshot, Store, KnownAt, AgesAt, RuleResult, NoJudgement, Breaches, CannotTell, Passes, NotApplicable, TierLegend, TierS,
    TierK, TierT, TierO, TierI, Sources, State, Reason, AsOf, Reserves, Coin, Issuer, Outstanding, ReserveValue, Coverage, Buffer,
    Tier, Age, Quality, CoverageChart, Findings, Rule, Subject, Outcome, Severity, Measured, Threshold, Explanation, Citation,
    Evidence, Settlement, Status, AgeBucket, OldestDate, Count, Amount, Vaults, Vault, Bars, FineOunces, Alerts, AlertRule, Open, NothingHere,
    NotRecorded, RuleVersions, Page, Kept
};

[[nodiscard]] std::string_view text(Text id, Language language);
[[nodiscard]] std::string_view text(domain::Outcome outcome, Language language);
[[nodiscard]] std::string_view text(domain::Severity severity, Language language);
[[nodiscard]] std::string_view text(domain::FeedState state, Language language);
[[nodiscard]] std::string_view text(domain::Quality quality, Language language);
/// "PENF · failing"; a code that is not listed as it came.
[[nodiscard]] std::string codeAndText(std::string_view code, Language language);
/// An English sentence of the services; what no template knows stays as it is.
[[nodiscard]] std::string said(std::string_view english, Language language);

} // namespace assay::reports
