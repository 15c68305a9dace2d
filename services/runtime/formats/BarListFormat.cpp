// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/formats/BarListFormat.h"

#include <algorithm>

#include "services/wire/BarList.h"

namespace assay::runtime {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

Result<wire::BarListMapping> chosenMapping(const wire::BarListPreview& preview, const std::map<std::string, std::string>& chosen)
{
    wire::BarListMapping mapping = preview.mapping;
    for (const auto& [field, column] : chosen) {
        std::size_t known = 0;
        while (known < wire::kBarFields && wire::toText(static_cast<wire::BarField>(known)) != field)
            ++known;
        if (known == wire::kBarFields)
            return fail(ErrorCode::Usage, "a bar list has no field \"" + field + '"');
        if (column.empty()) {
            mapping.column[known].reset();
            continue;
        }
        const auto found = std::find(preview.header.begin(), preview.header.end(), column);
        if (found == preview.header.end())
            return fail(ErrorCode::NotFound, "the list has no column \"" + column + '"', field);
        mapping.set(static_cast<wire::BarField>(known), static_cast<std::size_t>(found - preview.header.begin()));
    }
    return mapping;
}

/// Which column states what, and the first rows in that order.
void describe(const wire::BarListPreview& list, const wire::BarListMapping& mapping, api::ImportPreview& out)
{
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < wire::kBarFields; ++i) {
        const std::string field(wire::toText(static_cast<wire::BarField>(i)));
        const auto column = mapping.column[i];
        if (!column) {
            out.unmapped.push_back(field);
            continue;
        }
        out.mapping.emplace_back(field, *column < list.header.size() ? list.header[*column] : std::to_string(*column + 1));
        shown.push_back(*column);
    }
    out.columns = list.header;
    for (const auto& row : list.sample) {
        auto& line = out.sample.emplace_back();
        for (const auto column : shown)
            line.push_back(column < row.size() ? row[column] : std::string());
    }
}

} // namespace

Result<void> importBarList(Import& import, LoadedFile& file)
{
    const auto detected = wire::barlist::detect(file.bytes);
    if (!detected)
        return tl::unexpected(detected.error());
    const auto mapping = chosenMapping(*detected, import.request.columnMapping);
    if (!mapping)
        return tl::unexpected(mapping.error());
    const VaultId vault = mapping->at(wire::BarField::Vault) ? VaultId() : VaultId(import.request.source.value());
    auto load = wire::barlist::load(file.bytes, *mapping, vault);
    if (!load)
        return tl::unexpected(load.error());
    auto& preview = import.prepared.preview;
    std::size_t before = 0;
    import.current.table<Bar>().forEach([&](const Row<Bar>& row) { before += row.origin->source == import.request.source ? 1 : 0; });
    preview.rowsBefore = before;
    describe(*detected, *mapping, preview);
    preview.rows += rowsIn(load->update);
    if (const auto guarded = wire::barlist::guard(before, *load))
        preview.quarantine = guarded->detail;
    import.note(std::move(load->notes));
    import.add(wire::Completeness::Whole, import.answers(std::move(file), std::move(load->update)));
    return {};
}

Result<wire::FeedUpdate> barListAgain(const store::RawAnswer& raw, std::string_view /*resource*/)
{
    const auto detected = wire::barlist::detect(raw.body);
    if (!detected)
        return tl::unexpected(detected.error());
    const auto& mapping = detected->mapping;
    const VaultId vault = mapping.at(wire::BarField::Vault) ? VaultId() : VaultId(raw.source.value());
    auto load = wire::barlist::load(raw.body, mapping, vault);
    if (!load)
        return tl::unexpected(load.error());
    return std::move(load->update);
}

} // namespace assay::runtime
