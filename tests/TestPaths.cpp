// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/TestPaths.h"

namespace assay::tests {

namespace {

std::string below(std::string_view folder, std::string_view path)
{
    return ASSAY_SOURCE_DIR + std::string(folder) + std::string(path);
}

} // namespace

std::string projectFile(std::string_view path)
{
    return below("/", path);
}

std::string fixture(std::string_view path)
{
    return below("/tests/fixtures/", path);
}

std::string sharedFile(std::string_view path)
{
    return below("/../shared/", path);
}

} // namespace assay::tests
