// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "services/api/CommandGate.h"

namespace assay::api {

/// Optional part of a gate that knows how bytes become words: checks locally whether the words that a checker typed are
/// those of the bytes the checker was shown. Nothing is sent and nothing is recorded. Any thread.
class WordCheck {
public:
    virtual ~WordCheck() = default;
    [[nodiscard]] virtual bool wordsMatch(const CheckerView& view, const std::string& words) const = 0;
};

} // namespace assay::api
