// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "services/domain/PackedChunk.h"
#include "services/domain/PackedRow.h"

namespace assay::domain {

/// Some rows of a table as bytes: a row is made when it is asked for. PlainRows answers to the same. Written by one thread
/// until it is shared, then immutable.
template <class Record>
class PackedRows : private PackedChunk {
public:
    using PackedChunk::kRows;
    using PackedChunk::PackedChunk;
    using PackedChunk::seal;
    using PackedChunk::setStamp;
    using PackedChunk::stamp;
    using Found = Row<Record>;
    /// A row or none; used as a pointer.
    using Known = std::optional<Row<Record>>;

    [[nodiscard]] Found at(std::size_t place) const
    {
        Row<Record> out;
        static_cast<void>(read(place, out));
        return out;
    }
    /// As at(), made in `scratch`.
    [[nodiscard]] const Row<Record>& read(std::size_t place, Row<Record>& scratch) const
    {
        scratch.setStamp(stamp(place));
        if (const auto packed = bytes(place); !packed.empty())
            unpackTo(scratch.record, packed, texts());
        else
            scratch.record = Record{};
        return scratch;
    }
    /// As read() of a row that is or was there, but only these fields; others stay as they are in `scratch`.
    template <auto... Members>
    [[nodiscard]] const Row<Record>& readFields(std::size_t place, Row<Record>& scratch) const
    {
        scratch.setStamp(stamp(place));
        unpackFieldsTo<Members...>(scratch.record, bytes(place), texts());
        return scratch;
    }
    [[nodiscard]] std::string key(std::size_t place) const
    {
        const auto packed = bytes(place);
        return packed.empty() ? std::string() : packedKey<Record>(packed, texts());
    }
    [[nodiscard]] Cell cell(std::size_t place, std::size_t field) const
    {
        const auto packed = bytes(place);
        return packed.empty() ? cellOf(Record{}, field) : packedCell<Record>(packed, texts(), field);
    }
    [[nodiscard]] static Known known(Found row) { return row; }

    /// Fills chunks for one editor, whose texts they share.
    class Writer {
    public:
        [[nodiscard]] std::shared_ptr<PackedRows> make() const { return std::make_shared<PackedRows>(m_texts); }
        [[nodiscard]] std::shared_ptr<PackedRows> copyOf(const PackedRows& rows) const
        {
            if (isOwn(rows))
                return std::make_shared<PackedRows>(rows);
            // Of another editor: its texts have other numbers here.
            auto out = make();
            Row<Record> row;
            std::string packed;
            for (std::size_t place = 0; place < kRows; ++place) {
                out->setStamp(place, rows.stamp(place));
                if (rows.bytes(place).empty())
                    continue;
                packed.clear();
                packInto(packed, *m_texts, rows.read(place, row).record);
                out->setBytes(place, packed);
            }
            return out;
        }
        /// What the next states() and write() are about.
        void prepare(const Record& record)
        {
            m_bytes.clear();
            packInto(m_bytes, *m_texts, record);
        }
        [[nodiscard]] bool states(const PackedRows& rows, std::size_t place, const Record& record) const
        {
            return (isOwn(rows) && rows.bytes(place) == m_bytes) || sameFields(rows.at(place).record, record);
        }
        void write(PackedRows& rows, std::size_t place, const Record&) const { rows.setBytes(place, m_bytes); }

    private:
        [[nodiscard]] bool isOwn(const PackedRows& rows) const { return &rows.texts() == m_texts.get(); }

        std::shared_ptr<SharedTexts> m_texts = std::make_shared<SharedTexts>();
        std::string m_bytes; ///< of the record that is prepared
    };
};

} // namespace assay::domain
