// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <charconv>
#include <map>
#include <memory>

#include "services/domain/Cell.h"
#include "services/support/Ascii.h"
#include "services/support/Instant.h"
#include "services/wire/barlist/Sheet.h"
#include "services/wire/iso20022/XmlTree.h"

/// \file XLSX workbooks: parts, texts, number formats and sheets.

namespace assay::wire::barlist
{

using domain::Decimal;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;
using xml::Element;

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
                            name == "xl/styles.xml" || name == "xl/_rels/workbook.xml.rels" ||
                            (name.starts_with("xl/worksheets/") && name.ends_with(".xml"));
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

/// What a number format makes of a number.
enum class Format : std::uint8_t { Number, Day, Moment, Padded };
struct CellFormat {
    Format format = Format::Number;
    std::size_t digits = 0; ///< of Padded: "00000000" shows eight
};

/// "yyyy-mm-dd hh:mm" is a moment, "d mmm yy" a day, "0000000" a number with leading zeros. Texts in quotation marks, colours
/// and locales in brackets are no part of it.
CellFormat formatOf(std::string_view code)
{
    bool day = false;
    bool time = false;
    for (std::size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
        const char c = support::lowered(code[at]);
        if (c == '"' || c == '[') {
            // [h] counts hours: a span of time, no date.
            at = std::min(code.find(c == '"' ? '"' : ']', at + 1), code.size());
        } else if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else {
            day = day || c == 'd' || c == 'y';
            time = time || c == 'h' || c == 's';
        }
    }
    if (day)
        return {time ? Format::Moment : Format::Day, 0};
    if (code.size() > 1 && code.size() <= 15 && code.find_first_not_of('0') == std::string_view::npos)
        return {Format::Padded, code.size()};
    return {};
}

/// ECMA-376, 18.8.30: formats that a workbook uses without writing them down; those of dates, East Asian ones included.
CellFormat builtInFormat(int id)
{
    if (id == 22)
        return {Format::Moment, 0};
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        return {Format::Day, 0};
    return {};
}

int numberAttribute(Element element, std::string_view name)
{
    int value = -1;
    const std::string text = element.attribute(name);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : -1;
}

struct Book {
    Entries entries;
    std::vector<std::string> strings;
    std::vector<CellFormat> formats; ///< by the style of a cell
    bool from1904 = false;
};

void readFormats(Book& book)
{
    const auto found = book.entries.find("xl/styles.xml");
    if (found == book.entries.end())
        return;
    const auto xml = parseXml(found->second, found->first);
    if (!xml)
        return;
    std::map<int, CellFormat> written;
    for (const Element format : (*xml)->tree.root().child("numFmts").children("numFmt"))
        written[numberAttribute(format, "numFmtId")] = formatOf(format.attribute("formatCode"));
    for (const Element style : (*xml)->tree.root().child("cellXfs").children("xf")) {
        const int id = numberAttribute(style, "numFmtId");
        const auto own = written.find(id);
        book.formats.push_back(own == written.end() ? builtInFormat(id) : own->second);
    }
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

/// Day 46022 of the system of 1900 as 2025-12-31; empty for what is no day there. That system has a 29 February 1900.
std::string dayText(const std::string& shown, Format format, bool from1904)
{
    const auto value = Decimal::parse(shown);
    const auto whole = value ? value->rounded(0, domain::Rounding::Floor) : value;
    std::int64_t day = 0;
    if (!whole || !domain::assign(day, whole->text()) || day < (from1904 ? 0 : 1) || day > 2'958'465 || (!from1904 && day == 60))
        return {};
    using std::chrono::sys_days;
    constexpr sys_days k1904{std::chrono::year{1904} / 1 / 1};
    constexpr sys_days k1900{std::chrono::year{1899} / 12 / 31};
    const sys_days date = from1904 ? k1904 + std::chrono::days{day} : k1900 + std::chrono::days{day > 60 ? day - 1 : day};
    std::string out = support::toText(support::Date{date});
    const auto part = value->minus(*whole);
    const auto seconds = part ? part->times(Decimal(86'400)) : part;
    const auto rounded = seconds ? seconds->rounded(0, domain::Rounding::HalfUp) : seconds;
    std::int64_t second = 0;
    if (format != Format::Moment || !rounded || !domain::assign(second, rounded->text()) || second >= 86'400)
        return out;
    const std::string moment = support::toText(support::Instant{date} + std::chrono::seconds{second});
    return out + ' ' + moment.substr(11, 8);
}

/// Has the number more than the 15 digits before the point that a spreadsheet keeps?
bool isWorn(std::string_view shown)
{
    if (shown.starts_with('-'))
        shown.remove_prefix(1);
    return shown.substr(0, shown.find('.')).size() > 15 && shown.find_first_not_of("0123456789.") == std::string_view::npos;
}

struct CellValue {
    std::string text;
    bool worn = false;
};

CellValue cellValue(Element cell, const Book& book)
{
    const std::string type = cell.attribute("t");
    std::string value = cell.child("v").text();
    if (type == "inlineStr")
        return {stringItem(cell.child("is"))};
    if (type == "s") {
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), index);
        const bool there = error == std::errc{} && end == value.data() + value.size() && index < book.strings.size();
        return {there ? book.strings[index] : std::string()};
    }
    if (type == "d") {
        // ISO 8601; a day is often written as its first moment.
        if (value.size() > 10 && value[10] == 'T')
            value = value.find_first_not_of("0:.Z", 11) == std::string::npos ? value.substr(0, 10)
                                                                              : value.replace(10, 1, " ");
        return {std::move(value)};
    }
    if (!type.empty() && type != "n")
        return {std::move(value)};
    std::string shown = shownNumber(value);
    const int style = numberAttribute(cell, "s");
    const CellFormat format = style >= 0 && static_cast<std::size_t>(style) < book.formats.size()
        ? book.formats[static_cast<std::size_t>(style)]
        : CellFormat{};
    if (format.format == Format::Day || format.format == Format::Moment) {
        if (std::string day = dayText(shown, format.format, book.from1904); !day.empty())
            return {std::move(day)};
    } else if (format.format == Format::Padded && shown.find_first_not_of("0123456789") == std::string::npos &&
               shown.size() < format.digits) {
        shown.insert(0, format.digits - shown.size(), '0');
    }
    const bool worn = isWorn(shown);
    return {std::move(shown), worn};
}

Result<Sheet> readSheet(const std::string& part, const Book& book, const std::string& prefix)
{
    const auto xml = parseXml(book.entries.find(part)->second, part);
    if (!xml)
        return tl::unexpected(xml.error());
    Sheet out;
    Rejections broken;
    SheetRoom room;
    std::size_t number = 0;
    for (Element at = (*xml)->tree.root().child("sheetData").first(); at; at = at.next()) {
        ++number;
        std::size_t stated = 0;
        const std::string reference = at.attribute("r");
        const auto [end, error] = std::from_chars(reference.data(), reference.data() + reference.size(), stated);
        number = error == std::errc{} && end == reference.data() + reference.size() ? stated : number;
        SheetRow row;
        row.number = number;
        row.place = prefix + "row " + std::to_string(number);
        bool filled = false;
        for (Element cell = at.first(); cell; cell = cell.next()) {
            const std::size_t column = columnOf(cell.attribute("r")).value_or(row.cells.size());
            CellValue value = cellValue(cell, book);
            const bool blank = trimmed(value.text).empty();
            if (column >= kMaxSheetColumns) {
                if (!blank)
                    broken.add(ErrorCode::OutOfRange,
                               "a cell beyond column " + std::to_string(kMaxSheetColumns) + " is not read", row.place);
                continue;
            }
            const std::size_t before = row.cells.size();
            if (before <= column)
                row.cells.resize(column + 1);
            if (const auto taken = room.take(row.cells.size() - before, value.text.size(), row.place); !taken)
                return tl::unexpected(taken.error());
            if (value.worn)
                row.worn.push_back(column);
            row.cells[column] = std::move(value.text);
            filled = filled || !blank;
        }
        if (out.rows.size() == kMaxSheetRows)
            return fail(ErrorCode::OutOfRange, "more than " + std::to_string(kMaxSheetRows) + " rows", row.place);
        if (filled)
            out.rows.push_back(std::move(row));
    }
    out.broken = broken.take();
    return out;
}

struct SheetPart {
    std::string name;
    std::string part; ///< empty: the workbook has no such part
    bool hidden = false;
};

/// The worksheets that the workbook names, in its order; without such a list the parts that there are. Sheets of charts and
/// dialogues are not among them.
std::vector<SheetPart> sheetParts(Book& book)
{
    std::vector<SheetPart> out;
    const auto stated = book.entries.find("xl/workbook.xml");
    const auto links = book.entries.find("xl/_rels/workbook.xml.rels");
    if (stated != book.entries.end() && links != book.entries.end()) {
        const auto sheets = parseXml(stated->second, stated->first);
        const auto targets = parseXml(links->second, links->first);
        if (sheets && targets) {
            const std::string epoch = (*sheets)->tree.root().child("workbookPr").attribute("date1904");
            book.from1904 = epoch == "1" || epoch == "true";
            for (const Element sheet : (*sheets)->tree.root().child("sheets").children("sheet")) {
                SheetPart one{sheet.attribute("name"), {}, !sheet.attribute("state").empty() && sheet.attribute("state") != "visible"};
                const std::string id = sheet.attribute("id");
                bool table = true;
                for (const Element link : (*targets)->tree.root().children("Relationship"))
                    if (link.attribute("Id") == id) {
                        std::string target = link.attribute("Target");
                        const std::string kind = link.attribute("Type");
                        table = !kind.ends_with("/chartsheet") && !kind.ends_with("/dialogsheet");
                        if (target.starts_with("/xl/"))
                            target.erase(0, 4);
                        if (book.entries.contains("xl/" + target))
                            one.part = "xl/" + target;
                    }
                if (table)
                    out.push_back(std::move(one));
            }
        }
    }
    if (std::any_of(out.begin(), out.end(), [](const SheetPart& one) { return !one.part.empty(); }))
        return out;
    out.clear();
    for (const auto& [name, body] : book.entries)
        if (name.starts_with("xl/worksheets/"))
            out.push_back({name.substr(name.rfind('/') + 1), name, false});
    return out;
}

} // namespace

Result<Workbook> sheetsOfWorkbook(std::string_view bytes)
{
    auto entries = entriesOf(bytes);
    if (!entries)
        return tl::unexpected(entries.error());
    Book book;
    book.entries = std::move(*entries);
    const std::vector<SheetPart> parts = sheetParts(book);
    if (parts.empty())
        return fail(ErrorCode::Unsupported, "a ZIP file without a worksheet: not an XLSX workbook");
    auto strings = sharedStrings(book.entries);
    if (!strings)
        return tl::unexpected(strings.error());
    book.strings = std::move(*strings);
    readFormats(book);
    Workbook out;
    const auto missed = [&](const SheetPart& one, ErrorCode code, const std::string& why) {
        out.notRead.push_back({code, "the sheet is not read: " + why, "sheet \"" + one.name.substr(0, 100) + '"'});
    };
    for (const SheetPart& one : parts) {
        if (one.part.empty()) {
            missed(one, ErrorCode::Malformed, "the workbook has no such part");
            continue;
        }
        auto sheet = readSheet(one.part, book, parts.size() == 1 ? "sheet " : "sheet \"" + one.name.substr(0, 100) + "\" ");
        if (!sheet && parts.size() == 1)
            return tl::unexpected(sheet.error());
        if (!sheet) {
            missed(one, sheet.error().code, sheet.error().text());
        } else if (one.hidden && !sheet->rows.empty()) {
            missed(one, ErrorCode::Unsupported, "it is hidden");
        } else if (!sheet->rows.empty()) {
            sheet->name = one.name;
            out.sheets.push_back(std::move(*sheet));
        }
    }
    return out;
}

} // namespace assay::wire::barlist
