// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/formats/PricesFormat.h"

#include "services/wire/PriceSeries.h"

namespace assay::runtime {

using namespace domain;
using support::Result;

Result<void> importPrices(Import& import, LoadedFile& file)
{
    auto load = wire::priceseries::load(file.bytes, file.name);
    if (!load)
        return tl::unexpected(load.error());
    import.show(load->update);
    import.note(std::move(load->notes));
    import.add(wire::Completeness::Delta, import.answers(std::move(file), std::move(load->update)));
    return {};
}

Result<wire::FeedUpdate> pricesAgain(const store::RawAnswer& raw, std::string_view /*resource*/)
{
    auto load = wire::priceseries::load(raw.body, raw.target);
    if (!load)
        return tl::unexpected(load.error());
    return std::move(load->update);
}

} // namespace assay::runtime
