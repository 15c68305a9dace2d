// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: a whole file, or the parts of a workbook, each ended by a zero byte: sheet, texts, list of sheets, links. So the
// fuzzer reaches the parts without having to find checksums.
#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "services/wire/barlist/Sheet.h"

using namespace assay::wire::barlist;

namespace
{

constexpr std::array<const char*, 4> kNames{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml",
                                            "xl/_rels/workbook.xml.rels"};

void demand(bool condition)
{
    if (!condition)
        std::abort();
}

std::string workbook(std::string_view parts)
{
    std::string out((1U << 14U) + 2 * parts.size(), '\0');
    std::size_t used = 0;
    archive* handle = archive_write_new();
    archive_write_set_format_zip(handle);
    archive_write_zip_set_compression_store(handle);
    archive_write_open_memory(handle, out.data(), out.size(), &used);
    for (const char* name : kNames) {
        const auto end = std::min(parts.find('\0'), parts.size());
        const std::string_view body = parts.substr(0, end);
        parts.remove_prefix(std::min(end + 1, parts.size()));
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name);
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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto sheet = sheetOfWorkbook(data[0] % 2 == 0 ? bytes : workbook(bytes));
    if (sheet)
        for (const auto& row : sheet->rows) {
            demand(!row.place.empty() && !row.cells.empty() && row.cells.size() <= kMaxSheetColumns);
            for (const auto& cell : row.cells)
                if (const auto shown = shownNumber(cell); shown != cell)
                    demand(shownNumber(shown) == shown);
        }
    return 0;
}
