// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "services/domain/PackedChunk.h"
#include "services/domain/Schema.h"

namespace assay::domain {

/// Some rows of a table as bytes: a row is made when it is asked for. PlainRows has the same interface. Written by one
/// thread until it is shared, then immutable.
template <class Record>
class PackedRows : private PackedChunk {
public:
    using PackedChunk::PackedChunk;
    using PackedChunk::seal;
    using PackedChunk::setMeta;
    using PackedChunk::stamp;

    [[nodiscard]] Row<Record> at(std::size_t place) const;
    /// As at(), made in `scratch`.
    [[nodiscard]] const Row<Record>& read(std::size_t place, Row<Record>& scratch) const;
    /// As read() of a row that is or was there, but only these fields; others stay as they are in `scratch`.
    [[nodiscard]] const Row<Record>& readFields(FieldSet fields, std::size_t place, Row<Record>& scratch) const;
    [[nodiscard]] std::string key(std::size_t place) const;
    [[nodiscard]] Cell cell(std::size_t place, std::size_t field) const;

private:
    template <class>
    friend class PackedRowsWriter;
};

/// Fills chunks for one editor, whose texts they share.
template <class Record>
class PackedRowsWriter {
public:
    [[nodiscard]] std::shared_ptr<PackedRows<Record>> make() const;
    [[nodiscard]] std::shared_ptr<PackedRows<Record>> copyOf(const PackedRows<Record>& rows) const;
    /// The record that the next states() and write() are about.
    void prepare(const Record& record);
    [[nodiscard]] bool states(const PackedRows<Record>& rows, std::size_t place, const Record& record) const;
    void write(PackedRows<Record>& rows, std::size_t place, const Record&) const { rows.setBytes(place, m_bytes); }

private:
    [[nodiscard]] bool isOwn(const PackedRows<Record>& rows) const { return &rows.texts() == m_texts.get(); }

    std::shared_ptr<SharedTexts> m_texts = std::make_shared<SharedTexts>();
    std::string m_bytes; ///< of the record that is prepared
};

} // namespace assay::domain
