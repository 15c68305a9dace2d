// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::net {

/// What a compressed body may grow to.
struct GzipLimits {
    std::size_t output = 256u << 20;
    /// Most bytes out per byte in, once more than `ratioFrom` bytes came out.
    std::size_t ratio = 300;
    std::size_t ratioFrom = 1u << 20;
};

/// Expands a whole gzip body (RFC 1952, several members allowed). Pure, any thread.
/// Errors: Malformed (damaged, cut short, trailing bytes; `where` is the byte of the input), OutOfRange (limits).
[[nodiscard]] support::Result<std::string> gunzip(std::string_view data, const GzipLimits& limits);

} // namespace assay::net
