// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Table.h"

namespace assay::domain {

/// As Table::read() of a row that is or was there, for who needs only some fields of many rows: if it has to be made, others
/// stay as they are in `scratch`, so that one scratch row serves one list of fields: readFields<&Instruction::status>(…).
template <auto... Members, class Record>
[[nodiscard]] const Row<Record>& readFields(const Table<Record>& table, std::size_t position, Row<Record>& scratch)
{
    if constexpr (!kPacked<Record> || sizeof...(Members) == 0)
        return table.read(position, scratch);
    else {
        const PackedChunk& chunk = *table.chunk(position / Table<Record>::kChunk);
        const std::size_t place = position % Table<Record>::kChunk;
        const auto& stamp = chunk.stamp(place);
        if (scratch.origin != stamp.origin)
            scratch.origin = stamp.origin;
        scratch.revision = stamp.revision;
        scratch.life = stamp.life;
        RowReader reader(chunk.bytes(place), chunk.texts());
        std::size_t left = sizeof...(Members);
        const auto take = [&]<class Value>(Value Record::*member) {
            const auto isIt = [&]<class Other>(Other Record::*other) {
                if constexpr (std::is_same_v<Value, Other>)
                    return member == other;
                else
                    return false;
            };
            if ((isIt(Members) || ...)) {
                reader.take(scratch.record.*member);
                --left;
            } else
                reader.template skip<Value>();
            return left > 0;
        };
        std::apply([&](const auto&... field) { static_cast<void>((take(field.member) && ...)); }, kFields<Record>);
        return scratch;
    }
}

} // namespace assay::domain
