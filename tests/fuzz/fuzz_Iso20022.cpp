// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "services/wire/Iso20022.h"

/// Any bytes end in rows or in an error that names its place.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto batch = assay::wire::iso20022::decode(bytes, "f");
    if (!batch && batch.error().where.empty())
        std::abort();
    return 0;
}
