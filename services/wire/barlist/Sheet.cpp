// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/barlist/Sheet.h"

#include <charconv>

#include "services/domain/Decimal.h"
#include "services/wire/Csv.h"

namespace assay::wire::barlist
{

using support::Result;

Result<void> SheetRoom::take(std::size_t cells, std::size_t bytes, const std::string& place)
{
    m_taken += cells * sizeof(std::string) + bytes;
    if (m_taken > kMaxSheetBytes)
        return support::fail(support::ErrorCode::OutOfRange, "a table of more than " + std::to_string(kMaxSheetBytes) + " bytes", place);
    return {};
}

bool isWorkbook(std::string_view bytes)
{
    return bytes.starts_with("PK\x03\x04");
}

std::string shownNumber(std::string_view text)
{
    std::string_view body = text;
    const bool negative = body.starts_with('-');
    if (negative)
        body.remove_prefix(1);
    int exponent = 0;
    if (const auto e = body.find_first_of("eE"); e != std::string_view::npos) {
        std::string_view power = body.substr(e + 1);
        if (power.starts_with('+'))
            power.remove_prefix(1);
        const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
        if (error != std::errc{} || end != power.data() + power.size() || exponent > 40 || exponent < -40)
            return std::string(text);
        body = body.substr(0, e);
    }
    const auto point = body.find('.');
    std::string digits(body.substr(0, point));
    if (point != std::string_view::npos)
        digits += body.substr(point + 1);
    if (digits.empty() || digits.size() > 40 || digits.find_first_not_of("0123456789") != std::string::npos)
        return std::string(text);
    int scale = (point == std::string_view::npos ? 0 : static_cast<int>(body.size() - point - 1)) - exponent;
    for (; scale < 0; ++scale)
        digits += '0';
    if (static_cast<std::size_t>(scale) >= digits.size())
        digits.insert(0, static_cast<std::size_t>(scale) + 1 - digits.size(), '0');
    const std::size_t whole = digits.size() - static_cast<std::size_t>(scale);
    auto value =
        domain::Decimal::parse(digits.substr(0, whole) + (scale > 0 ? "." + digits.substr(whole) : std::string()));
    if (!value)
        return std::string(text);
    const auto first = digits.find_first_not_of('0');
    const int significant = first == std::string::npos ? 0 : static_cast<int>(digits.size() - first);
    if (significant > 15 && scale > 0)
        value = value->rounded(std::max(0, scale - (significant - 15)), domain::Rounding::HalfEven);
    if (!value)
        return std::string(text);
    return (negative && !value->isZero() ? value->negated() : *value).normalized().text();
}

Result<Sheet> sheetOfCsv(std::string_view bytes, std::optional<char> delimiter)
{
    CsvOptions options;
    options.delimiter = delimiter;
    options.limits.rows = kMaxSheetRows;
    options.limits.columns = kMaxSheetColumns;
    auto reader = CsvReader::open(bytes, options);
    if (!reader)
        return tl::unexpected(reader.error());
    Sheet out;
    out.delimiter = reader->delimiter();
    out.endsCleanly = reader->endsWithLineEnd();
    Rejections broken;
    Rejections notes;
    SheetRoom room;
    CsvRow row;
    for (;;) {
        const auto more = reader->next(row);
        if (!more) {
            broken.add(more.error());
            continue;
        }
        if (!*more)
            break;
        if (row.complaint)
            notes.add(std::move(*row.complaint));
        if (row.blank())
            continue;
        std::size_t letters = 0;
        for (const auto& cell : row.cells)
            letters += cell.size();
        if (const auto taken = room.take(row.cells.size(), letters, row.place()); !taken)
            return tl::unexpected(taken.error());
        out.rows.push_back({row.cells, row.place(), row.number});
    }
    out.broken = broken.take();
    out.notes = notes.take();
    return out;
}

} // namespace assay::wire::barlist
