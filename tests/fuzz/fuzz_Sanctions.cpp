// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "services/domain/SanctionsIndex.h"
#include "services/wire/Sanctions.h"

/// Whatever is loaded is found again by each of its wallets.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace assay;
    const wire::SanctionFile file{"sdn.csv", {reinterpret_cast<const char*>(data), size}};
    auto load = wire::sanctions::load({&file, 1});
    if (!load)
        return 0;
    const domain::SanctionsIndex index(std::move(domain::rowsOf<domain::SanctionEntry>(load->update.upserts)));
    for (const auto& entry : index.entries()) {
        (void)index.findName(entry.name);
        for (const auto& wallet : entry.wallets)
            if (index.findWallet(wallet).empty())
                std::abort();
    }
    return 0;
}
