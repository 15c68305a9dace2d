// SPDX-License-Identifier: GPL-3.0-or-later
// What reads each format of api::kFileFormats.
#include <array>
#include <optional>

#include "services/api/FileFormats.h"
#include "services/runtime/formats/BarListFormat.h"
#include "services/runtime/formats/FormatReader.h"
#include "services/runtime/formats/Iso20022Format.h"
#include "services/runtime/formats/PricesFormat.h"
#include "services/runtime/formats/ReserveStatementFormat.h"
#include "services/runtime/formats/SanctionsFormat.h"

namespace assay::runtime {

namespace {

struct ReaderOf {
    std::string_view id;
    FormatReader reader;
};

constexpr std::array kReaders{
    ReaderOf{"bar-list", kBarListReader},
    ReaderOf{"reserve-statement", kReserveStatementReader},
    ReaderOf{"iso20022", kIso20022Reader},
    ReaderOf{"sanctions", kSanctionsReader},
    ReaderOf{"prices", kPricesReader},
};

constexpr bool everyFormatHasItsReader()
{
    if (kReaders.size() != api::kFileFormats.size())
        return false;
    for (std::size_t i = 0; i < kReaders.size(); ++i) {
        const FormatReader& reader = kReaders[i].reader;
        if (kReaders[i].id != api::kFileFormats[i].id || !reader.takeIn == !reader.takeInAll || !reader.states || !reader.readAgain)
            return false;
    }
    return true;
}
static_assert(everyFormatHasItsReader(), "one row for each format, in the order of api::kFileFormats");

} // namespace

const FormatReader* formatReader(std::string_view id)
{
    for (const auto& row : kReaders)
        if (row.id == id)
            return &row.reader;
    return nullptr;
}

support::Result<wire::FeedUpdate> readFileAgain(const store::RawAnswer& raw, std::string_view resource)
{
    std::optional<support::Error> error;
    for (const auto& row : kReaders) {
        if (!row.reader.states(resource))
            continue;
        auto again = row.reader.readAgain(raw, resource);
        if (again)
            return again;
        if (!error)
            error = again.error();
    }
    return error ? tl::unexpected(*error) : support::fail(support::ErrorCode::Unsupported, "no format of files states such rows");
}

} // namespace assay::runtime
