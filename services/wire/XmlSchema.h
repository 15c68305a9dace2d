// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/support/Result.h"

namespace assay::wire
{

/// One XML schema (XSD 1.0) that messages are held against on request. Nothing but the two texts is read: no network, no
/// other file, no entity; a schema that imports or includes another one is refused. Any thread, one at a time.
class XmlSchema
{
public:
    static constexpr std::size_t kMaxFaults = 100; ///< of one file

    /// Errors: Malformed, Refused (DOCTYPE, import, include, redefine), OutOfRange (size), each with its place.
    [[nodiscard]] static support::Result<XmlSchema> load(std::string_view bytes, std::string_view fileName);

    /// Faults of every element of the schema's namespace that begins a message, wherever it is in the file; empty if
    /// all is valid. `where` of a fault is "file.xml: line 12, /Document/SctiesSttlmTxInstr/TxId". Errors: as decode(), and
    /// NotFound if nothing in the file is of the schema's namespace.
    [[nodiscard]] support::Result<std::vector<support::Error>> faults(std::string_view bytes,
                                                                      std::string_view fileName) const;

    [[nodiscard]] const std::string& targetNamespace() const { return m_namespace; }

    XmlSchema(XmlSchema&&) noexcept;
    XmlSchema& operator=(XmlSchema&&) noexcept;
    ~XmlSchema();

private:
    struct Parsed;
    XmlSchema(std::unique_ptr<Parsed> parsed, std::string targetNamespace);

    std::unique_ptr<Parsed> m_parsed;
    std::string m_namespace;
};

} // namespace assay::wire
