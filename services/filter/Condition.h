// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Schema.h"

namespace re2 {
class RE2;
}

namespace assay::filter {

/// One condition on the values of a field. A value that is not stated fulfils none.
struct Condition {
    enum class Kind : std::uint8_t { Text, Same, Regex, Between, Stated };
    Kind kind = Kind::Stated;
    std::vector<std::string> texts;             ///< of Text and Same; folded; any of them
    std::shared_ptr<const re2::RE2> regex;
    std::optional<domain::Cell> low, high;      ///< of Between
    bool withLow = true, withHigh = true;       ///< do the ends belong to it?

    /// Of Text, Same and Regex.
    [[nodiscard]] bool reads(std::string_view text) const;
    /// Of Between.
    [[nodiscard]] bool within(const domain::Cell& cell) const;
    /// May a text that has no other bytes than `letters` be read? No is certain, yes is not.
    [[nodiscard]] bool mayRead(std::string_view letters) const;
    [[nodiscard]] bool isPattern() const;
};

} // namespace assay::filter
