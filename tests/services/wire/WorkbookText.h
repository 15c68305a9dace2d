// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

/// \file Workbooks as a spreadsheet writes them, for tests.

namespace assay::tests
{

inline std::string zip(const std::vector<std::pair<std::string, std::string>>& entries)
{
    std::string out(1U << 21U, '\0');
    std::size_t used = 0;
    archive* handle = archive_write_new();
    archive_write_set_format_zip(handle);
    archive_write_open_memory(handle, out.data(), out.size(), &used);
    for (const auto& [name, body] : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(body.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_write_header(handle, entry);
        archive_write_data(handle, body.data(), body.size());
        archive_entry_free(entry);
    }
    archive_write_close(handle);
    archive_write_free(handle);
    out.resize(used);
    return out;
}

/// A workbook of several sheets, of rows with cells as a spreadsheet writes them. Style 1 is a day, 2 a moment in its own
/// format, 3 eight digits with leading zeros.
struct SheetText {
    std::string name;
    std::string rows;
    std::string state = {};
};
inline std::string sheets(const std::vector<SheetText>& all, const std::string& settings = {})
{
    std::string book = "<workbook xmlns:r=\"urn:r\">" + settings + "<sheets>";
    std::string links = "<Relationships>";
    std::vector<std::pair<std::string, std::string>> entries;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        book += "<sheet name=\"" + all[i].name + "\" r:id=\"rId" + number + "\"" +
                (all[i].state.empty() ? "" : " state=\"" + all[i].state + '"') + "/>";
        links += "<Relationship Id=\"rId" + number + "\" Type=\"urn:x/worksheet\" Target=\"worksheets/sheet" + number + ".xml\"/>";
        entries.emplace_back("xl/worksheets/sheet" + number + ".xml",
                             "<worksheet><sheetData>" + all[i].rows + "</sheetData></worksheet>");
    }
    entries.emplace_back("xl/workbook.xml", book + "</sheets></workbook>");
    entries.emplace_back("xl/_rels/workbook.xml.rels", links + "</Relationships>");
    entries.emplace_back("xl/styles.xml",
                         "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\\ hh:mm;@\"/><numFmt "
                         "numFmtId=\"165\" formatCode=\"00000000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
                         "numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>");
    return zip(entries);
}

/// Cells: "=…" is a number, "=…@2" one of style 2, anything else a text.
inline std::string row(const std::vector<std::string>& cells)
{
    std::string out = "<row>";
    for (const std::string& cell : cells) {
        if (!cell.starts_with('=')) {
            out += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
            continue;
        }
        const auto at = cell.find('@');
        out += "<c" + (at == std::string::npos ? "" : " s=\"" + cell.substr(at + 1) + '"') + "><v>" + cell.substr(1, at - 1) +
               "</v></c>";
    }
    return out + "</row>";
}

} // namespace assay::tests
