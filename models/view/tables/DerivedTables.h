// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/RecordTableModel.h"

namespace assay::models {

/// \file The tables of supervision: what is derived from a snapshot, what issuers file, what people write.

[[nodiscard]] RecordTableModel* makeHoldingLines(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeConcentrations(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeSupplyBridge(const TableContext& context, QObject* parent);
/// With a countdown that runs by the clock; what is due first comes first.
[[nodiscard]] RecordTableModel* makeRedemptionClocks(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeLadder(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeDuties(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeFilings(const TableContext& context, QObject* parent);
/// Restatements with what was accepted as their explanation.
[[nodiscard]] RecordTableModel* makeRestatements(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makePeg(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeLetters(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeStressRuns(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeRuleCards(const TableContext& context, QObject* parent);
/// Findings of all outcomes, worst first; Rules narrows them to one rule by RecordTableModel::setScope().
[[nodiscard]] RecordTableModel* makeRuleFindings(const TableContext& context, QObject* parent);

/// Filter for the holdings that make up a row of makeConcentrations().
[[nodiscard]] QString holdingsFilter(const RecordTableModel& concentrations, int row);
/// Puts the before and after of every field that was restated with this row into `detail`.
void addRestatement(DetailData& detail, const RecordTableModel& restatements, int row, const domain::Snapshot& snapshot,
                    const Format& format);

} // namespace assay::models
