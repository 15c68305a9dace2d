// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/view/PageViewModel.h"
#include "models/view/Summaries.h"

namespace assay::models {

/// \file The figures on cards, made from a picture on a work thread. Shared by the overview and the pages.

[[nodiscard]] std::vector<Figure> coinFigures(const Format& format, const domain::Picture& picture);
[[nodiscard]] std::vector<Figure> queueFigures(const Format& format, const domain::Picture& picture, domain::Instant now);
[[nodiscard]] std::vector<Figure> vaultFigures(const Format& format, const domain::Picture& picture);
[[nodiscard]] std::vector<Figure> amlFigures(const Format& format, const domain::Picture& picture, domain::Instant now);
[[nodiscard]] std::vector<Figure> sourceFigures(const Format& format, const domain::Picture& picture, domain::Instant now);

[[nodiscard]] QList<CardData> toCards(const std::vector<Figure>& figures, const Format& format, domain::Instant now);

} // namespace assay::models
