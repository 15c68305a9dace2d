// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/RecordTableModel.h"
#include "models/view/pages/Summaries.h"

namespace assay::models {

/// \file The tables of the pages: which columns in which order, which rows, how they are sorted at first.

[[nodiscard]] RecordTableModel* makeCoins(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeInstructions(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makePositions(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeCashEntries(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeVaults(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeBars(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeGoldTokens(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeAlerts(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeTransfers(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeSanctions(const TableContext& context, QObject* parent);
/// Open findings of rules whose id begins with `prefix`, worst first.
[[nodiscard]] RecordTableModel* makeFindings(std::string prefix, const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeSources(const TableContext& context, QObject* parent);

/// Facts of a finding: evidence hashes for opening, and where its subject is shown.
void addFindingFacts(DetailData& detail, const RecordTableModel& model, int row);

} // namespace assay::models
