// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "services/domain/Snapshot.h"

namespace samples
{

/// Every row of a snapshot as a line of its stated fields by name, in order of the lines. A field that was added to a
/// record after the row was stored does not come up.
inline std::string statedRows(const assay::domain::Snapshot& snapshot)
{
    using namespace assay;
    std::set<std::string> lines;
    const auto fieldsOf = [](const auto& record) {
        using Record = std::decay_t<decltype(record)>;
        std::string out;
        const auto infos = domain::fieldInfos<Record>();
        for (std::size_t i = 0; i < infos.size(); ++i) {
            std::string text = domain::toText(domain::cellOf(record, i));
            for (auto& c : text)
                c = c == '\n' ? ',' : c;
            if (!text.empty())
                out += " " + std::string(infos[i].name) + "=" + text;
        }
        return out;
    };
    const auto add = [&]<class Record>(const domain::Table<Record>& table) {
        table.forEach([&](const domain::Row<Record>& row) {
            lines.insert(std::string(domain::nameOf<Record>()) + " of " + row.origin->source.value() + ", as of " +
                         support::toText(row.origin->asOf) + ", " + row.origin->raw.hex() + ":" + fieldsOf(row.record));
        });
    };
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) { add(snapshot.table<Record>()); });
    add(snapshot.findings);
    for (const auto& health : snapshot.sources)
        lines.insert("source_health:" + fieldsOf(health));
    std::string text;
    for (const auto& line : lines)
        text += line + '\n';
    return text;
}

} // namespace samples
