// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/RecordTableModel.h"

namespace assay::models {

/// \file The tables beside the queue: what is derived from it, and the requests of two people about it.

/// Balances against limits, the most used first.
[[nodiscard]] RecordTableModel* makeParticipantStandings(const TableContext& context, QObject* parent);
/// Failing instructions by participant and reason, the largest first.
[[nodiscard]] RecordTableModel* makeFailGroups(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeAgeing(const TableContext& context, QObject* parent);
[[nodiscard]] RecordTableModel* makeEfficiency(const TableContext& context, QObject* parent);
/// What would free most first.
[[nodiscard]] RecordTableModel* makeGridlockOptions(const TableContext& context, QObject* parent);
/// Requests of all people, the newest first.
[[nodiscard]] RecordTableModel* makeActionRequests(const TableContext& context, QObject* parent);

/// `column:="A"|"B"`, as filters take it; empty without values.
[[nodiscard]] QString anyOfFilter(const QString& column, const QStringList& values);

} // namespace assay::models
