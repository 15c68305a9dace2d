// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "services/domain/RecordSchemas.h"

namespace assay::reports {

/// What a letter to an issuer is drafted from.
struct LetterFacts {
    domain::Finding finding;
    std::string ruleTitle;
    domain::IssuerId issuer;
    std::string issuerName;
    domain::CoinId coin;
    domain::Instant now{};
    domain::Date replyBy;
};

/// A query in English and Traditional Chinese: what was found with its amounts and times, by which clause, on which bytes it
/// rests, and by when an answer is expected. State is draft; the caller that records it sets id and author.
[[nodiscard]] domain::Letter draftLetter(const LetterFacts& facts);

} // namespace assay::reports
