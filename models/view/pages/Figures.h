// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/view/pages/PageViewModel.h"
#include "models/view/pages/Summaries.h"

namespace assay::models {

/// \file The figures on cards, made from a snapshot on a work thread. Shared by the overview and the pages.

[[nodiscard]] std::vector<Figure> coinFigures(const Format& format, const domain::Snapshot& snapshot);
[[nodiscard]] std::vector<Figure> queueFigures(const Format& format, const domain::Snapshot& snapshot, domain::Instant now);
[[nodiscard]] std::vector<Figure> vaultFigures(const Format& format, const domain::Snapshot& snapshot);
[[nodiscard]] std::vector<Figure> amlFigures(const Format& format, const domain::Snapshot& snapshot, domain::Instant now);
[[nodiscard]] std::vector<Figure> sourceFigures(const Format& format, const domain::Snapshot& snapshot, domain::Instant now);

[[nodiscard]] QList<CardData> toCards(const std::vector<Figure>& figures, const Format& format, domain::Instant now);

} // namespace assay::models
