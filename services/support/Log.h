// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <spdlog/spdlog.h>

namespace assay::support {

/// Sends the default logger to stderr, never to stdout: machine formats own stdout.
/// `level` is a spdlog level name; an unknown one means "info".
void initLog(const std::string& level);

} // namespace assay::support
