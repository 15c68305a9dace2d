// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "services/api/CommandGate.h"

namespace assay::api {

/// What a gate can do besides, if it knows how bytes become words: tell at once whether the words that a checker typed are
/// those of the bytes the checker was shown. Nothing is sent and nothing is recorded. Any thread.
class WordCheck {
public:
    virtual ~WordCheck() = default;
    [[nodiscard]] virtual bool wordsMatch(const CheckerView& view, const std::string& words) const = 0;
};

} // namespace assay::api
