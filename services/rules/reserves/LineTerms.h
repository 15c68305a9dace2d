// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/reserves/Eligibility.h"
#include "services/rules/engine/RulePack.h"

/// \file What the questions of measures/Eligibility.h need, read from the rule that owns each. Errors of all:
/// MissingField, WrongType, OutOfRange; `where` is rule and parameter.

namespace assay::rules {

[[nodiscard]] support::Result<measures::AssetClassTerms> classTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::DepositTerms> depositTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::MaturityTerms> maturityTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::DebtTerms> debtTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::RepoTerms> repoTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::CurrencyTerms> currencyTerms(const Rule& rule);

/// A number from zero up.
[[nodiscard]] support::Result<domain::Decimal> amount(const Rule& rule, std::string_view key);
/// "rule STB-05, parameter maximum_term_months"
[[nodiscard]] std::string place(const Rule& rule, std::string_view key);

} // namespace assay::rules
