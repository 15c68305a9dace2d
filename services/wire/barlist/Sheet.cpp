// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/barlist/Sheet.h"

#include <archive.h>
#include <archive_entry.h>
#include <charconv>
#include <map>
#include <memory>

#include "services/domain/Decimal.h"
#include "services/wire/Csv.h"
#include "services/wire/iso20022/XmlTree.h"

namespace assay::wire::barlist
{

using xml::Element;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kMaxFile = std::size_t{256} << 20U;
constexpr std::size_t kMaxEntry = std::size_t{128} << 20U;
constexpr std::size_t kMaxEntries = 2000;
constexpr std::size_t kMaxStrings = 2'000'000;

using Entries = std::map<std::string, std::string, std::less<>>;

struct ArchiveClose {
    void operator()(archive* handle) const { archive_read_free(handle); }
};
using ArchivePtr = std::unique_ptr<archive, ArchiveClose>;

/// The parts of the workbook that hold tables and texts.
Result<Entries> entriesOf(std::string_view bytes)
{
    const ArchivePtr handle(archive_read_new());
    if (!handle || archive_read_support_format_zip(handle.get()) != ARCHIVE_OK ||
        archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return fail(ErrorCode::Malformed, "not a readable workbook (ZIP)", "byte 0");
    Entries out;
    std::size_t total = 0;
    std::size_t count = 0;
    archive_entry* entry = nullptr;
    for (;;) {
        const int state = archive_read_next_header(handle.get(), &entry);
        if (state == ARCHIVE_EOF)
            return out;
        if (state != ARCHIVE_OK && state != ARCHIVE_WARN)
            return fail(ErrorCode::Malformed, "the workbook is damaged (ZIP)", "entry " + std::to_string(count + 1));
        if (++count > kMaxEntries)
            return fail(ErrorCode::OutOfRange, "a workbook of more than " + std::to_string(kMaxEntries) + " parts");
        const char* path = archive_entry_pathname(entry);
        const std::string name = path == nullptr ? std::string() : std::string(path).substr(0, 200);
        const bool wanted = name == "xl/sharedStrings.xml" || name == "xl/workbook.xml" ||
                            name == "xl/_rels/workbook.xml.rels" || name.starts_with("xl/worksheets/sheet");
        if (!wanted)
            continue;
        std::string& body = out[name];
        std::string block(64U << 10U, '\0');
        for (;;) {
            const la_ssize_t got = archive_read_data(handle.get(), block.data(), block.size());
            if (got == 0)
                break;
            if (got < 0)
                return fail(ErrorCode::Malformed, "a part of the workbook is damaged", name);
            body.append(block, 0, static_cast<std::size_t>(got));
            total += static_cast<std::size_t>(got);
            if (body.size() > kMaxEntry || total > kMaxFile)
                return fail(ErrorCode::OutOfRange,
                            "a workbook that unpacks to more than " + std::to_string(kMaxEntry) + " bytes", name);
        }
    }
}

struct Xml {
    explicit Xml(XmlText read) : file(std::move(read)), tree(file.text()) {}
    XmlText file;
    xml::Tree tree;
};

Result<std::unique_ptr<Xml>> parseXml(std::string_view bytes, const std::string& name)
{
    auto file = xmlText(bytes);
    if (!file) {
        file.error().where = name + ": " + file.error().where;
        return tl::unexpected(std::move(file.error()));
    }
    auto out = std::make_unique<Xml>(std::move(*file));
    XmlLimits limits;
    limits.elements = 40'000'000;
    auto read = XmlScanner<xml::Tree>(out->file.text(), out->file.skipped, limits, out->tree).run();
    if (!read) {
        read.error().where = name + ": " + read.error().where;
        return tl::unexpected(std::move(read.error()));
    }
    return out;
}

/// Plain and rich texts alike: every t below.
std::string stringItem(Element item)
{
    std::string out;
    for (Element at = item.first(); at; at = at.next()) {
        if (at.name() == "t")
            out += at.text();
        else if (at.name() == "r")
            out += at.child("t").text();
    }
    return out;
}

/// "BC12" → 54; nullopt for what is no reference.
std::optional<std::size_t> columnOf(std::string_view reference)
{
    std::size_t column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z' && letters < 4;
         ++letters)
        column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A' + 1);
    if (letters == 0 || letters > 3)
        return std::nullopt;
    return column - 1;
}

/// The part that holds the first sheet of the workbook.
std::string firstSheet(const Entries& entries)
{
    std::string wanted;
    const auto book = entries.find("xl/workbook.xml");
    const auto links = entries.find("xl/_rels/workbook.xml.rels");
    if (book != entries.end() && links != entries.end()) {
        const auto sheets = parseXml(book->second, book->first);
        const auto targets = parseXml(links->second, links->first);
        if (sheets && targets) {
            const std::string id = (*sheets)->tree.root().at("sheets/sheet").attribute("id");
            for (const Element link : (*targets)->tree.root().children("Relationship"))
                if (link.attribute("Id") == id)
                    wanted = link.attribute("Target");
        }
    }
    if (wanted.starts_with("/xl/"))
        wanted.erase(0, 4);
    if (entries.contains("xl/" + wanted))
        return "xl/" + wanted;
    for (const auto& [name, body] : entries)
        if (name.starts_with("xl/worksheets/sheet"))
            return name;
    return {};
}

Result<std::vector<std::string>> sharedStrings(const Entries& entries)
{
    std::vector<std::string> out;
    const auto found = entries.find("xl/sharedStrings.xml");
    if (found == entries.end())
        return out;
    const auto xml = parseXml(found->second, found->first);
    if (!xml)
        return tl::unexpected(xml.error());
    for (Element at = (*xml)->tree.root().first(); at; at = at.next()) {
        if (out.size() == kMaxStrings)
            return fail(ErrorCode::OutOfRange, "more than " + std::to_string(kMaxStrings) + " texts", found->first);
        if (at.name() == "si")
            out.push_back(stringItem(at));
    }
    return out;
}

/// How much of kMaxSheetBytes a sheet has taken.
class Room
{
public:
    /// Is there room for so many cells more, and so many bytes in them?
    [[nodiscard]] bool take(std::size_t cells, std::size_t bytes)
    {
        m_taken += cells * sizeof(std::string) + bytes;
        return m_taken <= kMaxSheetBytes;
    }

private:
    std::size_t m_taken = 0;
};

tl::unexpected<support::Error> tooLarge(std::string place)
{
    return fail(ErrorCode::OutOfRange, "a table of more than " + std::to_string(kMaxSheetBytes) + " bytes", std::move(place));
}

std::string cellText(Element cell, const std::vector<std::string>& strings)
{
    const std::string type = cell.attribute("t");
    const std::string value = cell.child("v").text();
    if (type == "inlineStr")
        return stringItem(cell.child("is"));
    if (type == "s") {
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
        return error == std::errc{} && end == value.data() + value.size() && index < strings.size() ? strings[index]
                                                                                                    : std::string();
    }
    return type.empty() || type == "n" ? shownNumber(value) : value;
}

} // namespace

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
    Room room;
    CsvRow row;
    for (;;) {
        const auto more = reader->next(row);
        if (!more) {
            broken.add(more.error());
            continue;
        }
        if (!*more)
            break;
        if (row.blank())
            continue;
        std::size_t letters = 0;
        for (const auto& cell : row.cells)
            letters += cell.size();
        if (!room.take(row.cells.size(), letters))
            return tooLarge(row.place());
        out.rows.push_back({row.cells, row.place(), row.number});
    }
    out.broken = broken.take();
    return out;
}

Result<Sheet> sheetOfWorkbook(std::string_view bytes)
{
    const auto entries = entriesOf(bytes);
    if (!entries)
        return tl::unexpected(entries.error());
    const std::string name = firstSheet(*entries);
    if (name.empty())
        return fail(ErrorCode::Unsupported, "a ZIP file without a worksheet: not an XLSX workbook");
    const auto strings = sharedStrings(*entries);
    if (!strings)
        return tl::unexpected(strings.error());
    const auto xml = parseXml(entries->find(name)->second, name);
    if (!xml)
        return tl::unexpected(xml.error());
    Sheet out;
    Room room;
    std::size_t number = 0;
    for (Element at = (*xml)->tree.root().child("sheetData").first(); at; at = at.next()) {
        ++number;
        std::size_t stated = 0;
        const std::string reference = at.attribute("r");
        const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(), stated);
        number = error == std::errc{} && end == reference.data() + reference.size() ? stated : number;
        SheetRow row;
        row.number = number;
        row.place = "sheet row " + std::to_string(number);
        bool filled = false;
        for (Element cell = at.first(); cell; cell = cell.next()) {
            const std::size_t column = columnOf(cell.attribute("r")).value_or(row.cells.size());
            if (column >= kMaxSheetColumns)
                continue;
            const std::size_t before = row.cells.size();
            if (before <= column)
                row.cells.resize(column + 1);
            row.cells[column] = cellText(cell, *strings);
            if (!room.take(row.cells.size() - before, row.cells[column].size()))
                return tooLarge(row.place);
            filled = filled || !trimmed(row.cells[column]).empty();
        }
        if (out.rows.size() == kMaxSheetRows)
            return fail(ErrorCode::OutOfRange, "more than " + std::to_string(kMaxSheetRows) + " rows", row.place);
        if (filled)
            out.rows.push_back(std::move(row));
    }
    return out;
}

} // namespace assay::wire::barlist
