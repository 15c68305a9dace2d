// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// \file Where the files of tests lie, absolute, so that a test runs from any folder. Only one source file knows the place of
/// the project: the tests are the same wherever it is, and the compiler's cache knows them in a new clone.

namespace assay::tests {

/// Of the project, as "resources".
[[nodiscard]] std::string projectFile(std::string_view path);
/// Of tests/fixtures.
[[nodiscard]] std::string fixture(std::string_view path);
/// Of the folder of real files beside the project, which may be missing.
[[nodiscard]] std::string sharedFile(std::string_view path);

} // namespace assay::tests
