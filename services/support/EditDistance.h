// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace assay::support {

/// Insertions, deletions, replacements and swaps of neighbouring bytes that turn one into the other; limit + 1 if it is more
/// than `limit`. The smaller the limit, the sooner it is known.
[[nodiscard]] int editDistance(std::string_view a, std::string_view b, int limit);

} // namespace assay::support
