// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// \file Percent-encoding (RFC 3986 §2.1): a byte as % and two hexadecimal digits, written in upper case.

namespace assay::support {

/// A text as one part of a path or one value of a query: every byte that is not unreserved is encoded.
[[nodiscard]] std::string percentEncoded(std::string_view text);
/// A whole path: as above, but '/' stays.
[[nodiscard]] std::string percentEncodedPath(std::string_view text);
/// A text as a value of the lines `key=value|…` that the journal keeps: control characters, % and | are encoded.
[[nodiscard]] std::string escaped(std::string_view text);
/// The inverse of all of them. nullopt if a % is not followed by two hexadecimal digits.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text);

} // namespace assay::support
