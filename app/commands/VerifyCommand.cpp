// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <iostream>
#include <unistd.h>

#include "app/commands/Command.h"

namespace assay::app {

Exit runVerify(const Options& options)
{
    std::error_code ignored;
    if (!std::filesystem::exists(options.what, ignored))
        return failed({support::ErrorCode::StoreUnavailable, "there is no such store", options.what});
    auto store = store::Store::open(options.what, store::OpenMode::ReadOnly);
    if (!store) {
        const Exit exit = failed(store.error());
        return store.error().code == support::ErrorCode::StoreCorrupt ? Exit::Breach : exit;
    }
    const bool terminal = isatty(STDERR_FILENO) == 1;
    auto report = (*store)->verify([terminal](std::uint64_t done, std::uint64_t total) {
        if (terminal)
            std::cerr << "\rverifying " << done << " of " << total << " rounds" << std::flush;
        return true;
    });
    if (terminal)
        std::cerr << '\n';
    if (!report) {
        const Exit exit = failed(report.error());
        return report.error().code == support::ErrorCode::StoreCorrupt ? Exit::Breach : exit;
    }
    for (const auto& fault : report->faults)
        std::cout << "fault: " << fault.text() << '\n';
    std::cout << (report->faults.empty() ? "verified: " : "DOES NOT VERIFY: ") << report->ticks << " rounds, " << report->raws
              << " raw answers, " << report->rows << " rows, head " << report->head.hex() << '\n';
    return report->faults.empty() ? Exit::Done : Exit::Breach;
}

} // namespace assay::app
