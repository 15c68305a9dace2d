// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/Spreadsheet.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <unistd.h>
#include <xlsxwriter.h>

#include "services/reports/Writers.h"

namespace assay::reports {

using namespace domain;
using support::ErrorCode;
using support::fail;

namespace {

constexpr std::size_t kExactDigits = 15;
constexpr std::size_t kTextLimit = 32'000;    ///< of a cell; the format allows 32,767
constexpr std::size_t kRowLimit = 1'048'575;  ///< of a sheet, its header apart

bool fitsANumber(const std::string& digits)
{
    return static_cast<std::size_t>(std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) <= kExactDigits;
}

void writeCell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Cell& cell)
{
    if (std::holds_alternative<std::monostate>(cell))
        return;
    std::string text = toText(cell);
    const bool numeric = std::holds_alternative<Decimal>(cell) || std::holds_alternative<std::int64_t>(cell);
    if (numeric && fitsANumber(text)) {
        // The library takes numbers in its own type only; fifteen digits survive it.
        worksheet_write_number(sheet, row, column, std::strtod(text.c_str(), nullptr), nullptr); // exact: see fitsANumber
        return;
    }
    text = plainText(text);
    if (text.size() > kTextLimit)
        text = plainText(std::string_view(text).substr(0, kTextLimit));
    worksheet_write_string(sheet, row, column, text.c_str(), nullptr);
}

} // namespace

support::Result<std::string> spreadsheet(const std::vector<View>& views, Instant created)
{
    // The library writes to a file only.
    std::string path = (std::filesystem::temp_directory_path() / "assay-XXXXXX").string();
    const int file = ::mkstemp(path.data());
    if (file < 0)
        return fail(ErrorCode::Io, "no temporary file for the workbook", path);
    ::close(file);
    const std::unique_ptr<const char, void (*)(const char*)> removed(path.c_str(), [](const char* name) { ::unlink(name); });
    lxw_workbook* book = workbook_new(path.c_str());
    if (!book)
        return fail(ErrorCode::Io, "the workbook could not be made");
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(created.time_since_epoch().count() / 1000);
    workbook_set_properties(book, &properties);
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    for (const auto& view : views) {
        lxw_worksheet* sheet = workbook_add_worksheet(book, view.what.c_str());
        if (!sheet)
            continue;
        worksheet_freeze_panes(sheet, 1, 0);
        for (std::size_t c = 0; c < view.columnCount(); ++c)
            worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(c), view.column(c).name.c_str(), bold);
        for (std::size_t r = 0; r < std::min(view.rows.size(), kRowLimit); ++r)
            for (std::size_t c = 0; c < view.columnCount(); ++c)
                writeCell(sheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), view.cell(view.rows[r], c));
    }
    const lxw_error error = workbook_close(book);
    if (error != LXW_NO_ERROR)
        return fail(ErrorCode::Io, std::string("the workbook: ") + lxw_strerror(error));
    std::ifstream stream(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (bytes.empty())
        return fail(ErrorCode::Io, "the workbook is empty", path);
    return bytes;
}

} // namespace assay::reports
