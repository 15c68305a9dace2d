// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/ReserveStatementFile.h"

#include <algorithm>
#include <map>
#include <optional>

#include "services/domain/RecordSchemas.h"
#include "services/support/Ascii.h"
#include "services/wire/Csv.h"
#include "services/wire/JsonTree.h"
#include "services/wire/TextBytes.h"

namespace assay::wire::reservestatement
{

using domain::Decimal;
using domain::Presence;
using domain::ReserveAsset;
using domain::ReserveStatement;
using domain::nameOf;
using domain::resourceOf;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

/// "As Of" and "as-of" are "as_of".
std::string columnName(std::string_view text)
{
    std::string out = support::lowered(trimmed(text));
    std::replace_if(
        out.begin(), out.end(), [](char c) { return c == ' ' || c == '-' || c == '.'; }, '_');
    return out;
}

/// Which column or member gives each field, by name.
using Columns = std::map<std::string, std::size_t, std::less<>>;

/// One record from texts. `text(name)` gives what is written for a field or nullopt, `place(name)` where.
template <class Record, class Text, class Place>
Result<Record> recordFrom(const Text& text, const Place& place)
{
    Record out;
    std::optional<Error> error;
    domain::forEachField<Record>([&](const auto& field) {
        if (error)
            return;
        const std::optional<std::string> stated = text(field.name);
        const std::string_view value = stated ? trimmed(*stated) : std::string_view();
        if (value.empty()) {
            if (field.presence != Presence::Optional)
                error = Error{ErrorCode::MissingField, "no " + std::string(field.name), place(field.name)};
            return;
        }
        if (const auto done = domain::assign(out.*(field.member), value); !done)
            error = Error{done.error().code, std::string(field.name) + ": " + done.error().detail, place(field.name)};
    });
    if (error)
        return tl::unexpected(std::move(*error));
    return out;
}

template <class Record>
std::size_t namedFields(const Columns& columns)
{
    std::size_t count = 0;
    domain::forEachField<Record>([&](const auto& field) { count += columns.contains(field.name) ? 1 : 0; });
    return count;
}

class StatementLoader
{
public:
    explicit StatementLoader(std::string_view fileName) : m_file(fileName) {}

    Result<void> readCsv(std::string_view bytes)
    {
        auto reader = CsvReader::open(bytes);
        if (!reader)
            return tl::unexpected(located(reader.error()));
        CsvRow row;
        for (;;) {
            const auto more = reader->next(row);
            if (!more) {
                m_rejected[static_cast<std::size_t>(m_section)].add(located(more.error()));
                continue;
            }
            if (!*more)
                break;
            if (row.complaint)
                m_notes.add(located(*row.complaint));
            if (row.blank())
                continue;
            const auto begun = beginSection(row);
            if (!begun)
                return tl::unexpected(begun.error());
            if (*begun)
                continue;
            if (m_columns.empty())
                return fail(ErrorCode::Unsupported,
                            "the first row names neither the fields of a reserve statement nor those of its assets",
                            m_file + ": " + row.place());
            if (m_section == Section::Statements)
                keepRow<ReserveStatement>(row);
            else
                keepRow<ReserveAsset>(row);
        }
        if (m_columns.empty())
            return fail(ErrorCode::Malformed, "an empty file", m_file + ": byte 0");
        return {};
    }

    Result<void> readJson(std::string_view bytes)
    {
        const auto tree = parseJsonTree(bytes);
        if (!tree)
            return tl::unexpected(located(tree.error()));
        if (tree->isArray())
            for (const JsonValue& page : tree->items)
                readObject(page);
        else
            readObject(*tree);
        if (!m_sectionSeen)
            return fail(ErrorCode::Unsupported, "no page of reserve-statements or reserve-assets", m_file + ": byte 0");
        return {};
    }

    ReserveStatementLoad finish()
    {
        compare();
        ReserveStatementLoad out;
        domain::Instant latest{};
        for (const ReserveStatement& statement : domain::rowsOf<ReserveStatement>(m_rows))
            latest = std::max(latest, statement.asOf);
        FeedUpdate statements;
        statements.resource = resourceOf<ReserveStatement>();
        statements.asOf = latest;
        statements.schemaVersion = "reserve-statement";
        FeedUpdate assets = statements;
        assets.resource = resourceOf<ReserveAsset>();
        domain::rowsOf<ReserveStatement>(statements.upserts) = std::move(domain::rowsOf<ReserveStatement>(m_rows));
        domain::rowsOf<ReserveAsset>(assets.upserts) = std::move(domain::rowsOf<ReserveAsset>(m_rows));
        statements.rejected = m_rejected[0].take();
        assets.rejected = m_rejected[1].take();
        out.updates.push_back(std::move(statements));
        out.updates.push_back(std::move(assets));
        out.notes = m_notes.take();
        return out;
    }

private:
    enum class Section : std::uint8_t { Statements, Assets };

    Error located(Error error) const
    {
        error.where = m_file + ": " + error.where;
        return error;
    }

    /// Is this a row of column names? Data never spell three field names and a key.
    Result<bool> beginSection(const CsvRow& row)
    {
        Columns columns;
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (std::string name = columnName(row.cells[i]); !name.empty())
                columns.try_emplace(std::move(name), i);
        const std::size_t statement = namedFields<ReserveStatement>(columns);
        const std::size_t asset = namedFields<ReserveAsset>(columns);
        if (!columns.contains("statement_id") || std::max(statement, asset) < 4)
            return false;
        m_section = asset > statement ? Section::Assets : Section::Statements;
        m_columns = std::move(columns);
        const auto checked =
            m_section == Section::Assets ? checkColumns<ReserveAsset>(row) : checkColumns<ReserveStatement>(row);
        if (!checked)
            return tl::unexpected(checked.error());
        return true;
    }

    template <class Record>
    Result<void> checkColumns(const CsvRow& row)
    {
        std::string missing;
        Columns unknown = m_columns;
        domain::forEachField<Record>([&](const auto& field) {
            unknown.erase(std::string(field.name));
            if (field.presence != Presence::Optional && !m_columns.contains(field.name))
                missing += (missing.empty() ? "" : ", ") + std::string(field.name);
        });
        for (const auto& [name, index] : unknown)
            m_notes.add(ErrorCode::Unsupported, "column \"" + name.substr(0, 60) + "\" is not read",
                        m_file + ": " + row.place(index));
        if (!missing.empty())
            return fail(ErrorCode::MissingField, "no column " + missing, m_file + ": " + row.place());
        return {};
    }

    template <class Record>
    void keepRow(const CsvRow& row)
    {
        const auto indexOf = [&](std::string_view name) -> std::optional<std::size_t> {
            const auto found = m_columns.find(name);
            return found == m_columns.end() ? std::nullopt : std::optional(found->second);
        };
        const auto text = [&](std::string_view name) -> std::optional<std::string> {
            const auto index = indexOf(name);
            return index && *index < row.cells.size() ? std::optional(row.cells[*index]) : std::nullopt;
        };
        const auto place = [&](std::string_view name) {
            const auto index = indexOf(name);
            return m_file + ": " + (index ? row.place(*index) : row.place());
        };
        keep(recordFrom<Record>(text, place), m_file + ": " + row.place());
    }

    template <class Record>
    void keep(Result<Record> record, std::string where)
    {
        Rejections& rejected = m_rejected[std::is_same_v<Record, ReserveStatement> ? 0 : 1];
        if (!record)
            return rejected.add(std::move(record.error()));
        const std::string key = std::string(nameOf<Record>()) + '\x1f' + domain::keyOf(*record);
        if (const auto [found, fresh] = m_seen.try_emplace(key, where); !fresh)
            return rejected.add(ErrorCode::Malformed, "the same key as " + found->second, std::move(where));
        domain::rowsOf<Record>(m_rows).push_back(std::move(*record));
    }

    void readObject(const JsonValue& object)
    {
        if (!object.isObject())
            return;
        const JsonValue* resource = object.find("resource");
        const JsonValue* items = object.find("items");
        if (resource != nullptr && items != nullptr && resource->isText()) {
            readItems(resource->text, *items);
            return;
        }
        for (std::size_t i = 0; i < object.names.size(); ++i)
            readItems(object.names[i], object.items[i]);
    }

    void readItems(std::string_view resource, const JsonValue& items)
    {
        const bool statements = resource == resourceOf<ReserveStatement>();
        if ((!statements && resource != resourceOf<ReserveAsset>()) || !items.isArray())
            return;
        m_sectionSeen = true;
        for (const JsonValue& item : items.items) {
            if (statements)
                keepItem<ReserveStatement>(item);
            else
                keepItem<ReserveAsset>(item);
        }
    }

    template <class Record>
    void keepItem(const JsonValue& item)
    {
        const std::string where = m_file + ": byte " + std::to_string(item.byte);
        const auto text = [&](std::string_view name) -> std::optional<std::string> {
            const JsonValue* value = item.find(name);
            return value != nullptr && (value->isText() || value->isNumber()) ? std::optional(value->text)
                                                                              : std::nullopt;
        };
        const auto place = [&](std::string_view name) {
            const JsonValue* value = item.find(name);
            return value == nullptr ? where : m_file + ": byte " + std::to_string(value->byte);
        };
        keep(recordFrom<Record>(text, place), where);
    }

    /// The statement says how many assets it has and what they come to.
    void compare()
    {
        struct Sum {
            std::int64_t count = 0;
            Decimal value;
        };
        std::map<std::string, Sum> sums;
        for (const ReserveAsset& asset : domain::rowsOf<ReserveAsset>(m_rows)) {
            Sum& sum = sums[asset.statementId];
            ++sum.count;
            if (auto next = sum.value.plus(asset.marketValueReference))
                sum.value = std::move(*next);
        }
        for (const ReserveStatement& statement : domain::rowsOf<ReserveStatement>(m_rows)) {
            const Sum sum = sums[statement.statementId];
            if (sum.count != statement.assetCount)
                m_notes.add(ErrorCode::MissingField,
                            "statement " + statement.statementId + " states " + std::to_string(statement.assetCount) +
                                " assets, the file holds " + std::to_string(sum.count),
                            m_file);
            else if (sum.value != statement.assetTotal)
                m_notes.add(ErrorCode::Inexact,
                            "statement " + statement.statementId + " states a total of " + statement.assetTotal.text() +
                                ", its assets come to " + sum.value.text(),
                            m_file);
            sums.erase(statement.statementId);
        }
        for (const auto& [id, sum] : sums)
            m_notes.add(ErrorCode::MissingField,
                        std::to_string(sum.count) + " assets of statement " + id + ", which is not in the file",
                        m_file);
    }

    std::string m_file;
    Columns m_columns;
    Section m_section = Section::Statements;
    bool m_sectionSeen = false;
    domain::Batches m_rows;
    std::map<std::string, std::string> m_seen;
    Rejections m_rejected[2];
    Rejections m_notes;
};

} // namespace

Result<ReserveStatementLoad> load(std::string_view bytes, std::string_view fileName)
{
    std::string_view head = bytes;
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    head = trimmed(head.substr(0, 4096));
    StatementLoader loader(fileName);
    const bool json = head.starts_with('{') || head.starts_with('[');
    if (const auto read = json ? loader.readJson(bytes) : loader.readCsv(bytes); !read)
        return tl::unexpected(read.error());
    return loader.finish();
}

} // namespace assay::wire::reservestatement
