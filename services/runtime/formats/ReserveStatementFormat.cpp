// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/formats/ReserveStatementFormat.h"

#include "services/wire/ReserveStatementFile.h"

namespace assay::runtime {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

Result<void> importStatement(Import& import, LoadedFile& file)
{
    auto load = wire::reservestatement::load(file.bytes, file.name);
    if (!load)
        return tl::unexpected(load.error());
    for (const auto& update : load->updates)
        import.show(update);
    import.note(std::move(load->notes));
    auto packed = store::PackedBody::of(file.bytes);
    import.add(wire::Completeness::Delta, import.answers(std::move(file), std::move(packed), std::move(load->updates)));
    return {};
}

Result<wire::FeedUpdate> statementAgain(const store::RawAnswer& raw, std::string_view resource)
{
    auto load = wire::reservestatement::load(raw.body, raw.target);
    if (!load)
        return tl::unexpected(load.error());
    for (auto& update : load->updates)
        if (update.resource == resource)
            return std::move(update);
    return fail(ErrorCode::NotFound, "the file has no such rows");
}

} // namespace assay::runtime
