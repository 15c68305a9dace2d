// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/rules/Judging.h"

/// \file The rules that exist, each made from its entry in a pack. Errors of all: MissingField, WrongType, OutOfRange
/// for a parameter that is absent or makes no sense.

namespace assay::rules {

using MadeJudge = support::Result<JudgePtr>;

/// STB-01: eligible reserve assets cover the par value of all tokens outstanding.
[[nodiscard]] MadeJudge makeCoverage(const Rule& rule);
/// STB-03: what the issuer states as supply is what the ledgers show, frozen tokens included.
[[nodiscard]] MadeJudge makeSupplyAgreement(const Rule& rule);
/// STB-05: a bank deposit runs no longer than allowed.
[[nodiscard]] MadeJudge makeDepositTerm(const Rule& rule);
/// STB-06: a debt security matures soon enough after the statement's date.
[[nodiscard]] MadeJudge makeResidualMaturity(const Rule& rule);
/// STB-34: ledger and reserve data are young enough.
[[nodiscard]] MadeJudge makeFreshness(const Rule& rule);
/// AML-04: several transfers of one sender just below the threshold.
[[nodiscard]] MadeJudge makeStructuring(const Rule& rule);
/// GLD-01: fine weight of a large bar.
[[nodiscard]] MadeJudge makeFineRange(const Rule& rule);
/// GLD-02: gross weight of a large bar is a multiple of the tick.
[[nodiscard]] MadeJudge makeGrossTick(const Rule& rule);
/// GLD-03: fineness and marks of a large bar.
[[nodiscard]] MadeJudge makeMarks(const Rule& rule);
/// GLD-04: fine weight follows from gross weight and fineness.
[[nodiscard]] MadeJudge makeFineWeight(const Rule& rule);
/// GLD-05: no bar stands in two places.
[[nodiscard]] MadeJudge makeUniqueBars(const Rule& rule);
/// GLD-09: a gold token is not larger than its gold.
[[nodiscard]] MadeJudge makeTokenBacking(const Rule& rule);
/// SET-02: what is past its date is marked failing, and ages.
[[nodiscard]] MadeJudge makeFailing(const Rule& rule);

} // namespace assay::rules
