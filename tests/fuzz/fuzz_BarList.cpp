// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "services/wire/BarList.h"

/// What loads can also be previewed; workbooks included.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace assay;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto preview = wire::barlist::detect(bytes);
    const auto load = wire::barlist::load(bytes, std::nullopt, domain::VaultId("V"));
    if (load && !preview)
        std::abort();
    if (load)
        (void)wire::barlist::guard(10, *load);
    return 0;
}
