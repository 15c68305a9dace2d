// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include <QString>

#include "models/format/Format.h"

namespace assay::models
{

/// An English sentence of the services (services/domain/Sentence.h) in the language of `format`, its times in those of
/// Hong Kong; what no template knows stays as it is. Any thread.
[[nodiscard]] QString sentenceText(const Format& format, std::string_view english);

} // namespace assay::models
