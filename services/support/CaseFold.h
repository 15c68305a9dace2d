// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// \file Capitals and small letters of every script as one, whatever the locale is (simple case folding of Unicode). Bytes that
/// are not UTF-8 stay as they are. A folded text may be longer or shorter.

namespace assay::support {

[[nodiscard]] char32_t caseFolded(char32_t c);
[[nodiscard]] std::string caseFolded(std::string_view text);
/// The same into a text that is used again.
void caseFold(std::string_view text, std::string& out);
/// May a text hold letters with two forms that are not ASCII? No is certain.
[[nodiscard]] bool hasCase(std::string_view text);

} // namespace assay::support
