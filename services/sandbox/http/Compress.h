// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::sandbox
{

/// One gzip member (RFC 1952) at the fastest level. Pure. Errors: Io.
[[nodiscard]] support::Result<std::string> gzipped(std::string_view data);

} // namespace assay::sandbox
