// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Sanctions.h"

#include <algorithm>
#include <map>
#include <set>

#include "services/support/Hash.h"
#include "services/support/Ascii.h"
#include "services/wire/Csv.h"
#include "services/wire/JsonTree.h"
#include "services/wire/TextBytes.h"

namespace assay::wire
{

using domain::SanctionEntry;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace sanctions
{

namespace
{

constexpr std::size_t kRemarkLimit = 1000; ///< characters of a remark before OFAC moves on to the comments file

/// "-0-" is OFAC's way to say nothing.
std::string_view stated(std::string_view cell)
{
    const std::string_view text = trimmed(cell);
    return text == "-0-" ? std::string_view() : text;
}

std::string_view baseName(std::string_view name)
{
    const auto slash = name.find_last_of("/\\");
    return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

/// The entries, aliases and comments of one list belong together by the beginning of their names.
std::string ofacList(std::string_view name)
{
    return support::lowered(baseName(name)).starts_with("cons") ? "OFAC-CONS" : "OFAC-SDN";
}

/// "SDGT] [NS-PLC" as "SDGT; NS-PLC"
std::string programmes(std::string_view text)
{
    std::string out(stated(text));
    for (auto at = out.find("] ["); at != std::string::npos; at = out.find("] [", at))
        out.replace(at, 3, "; ");
    std::erase_if(out, [](char c) { return c == '[' || c == ']'; });
    return out;
}

void addUnique(std::vector<std::string>& list, std::string text, std::string_view name)
{
    if (text.empty() || text == name || std::find(list.begin(), list.end(), text) != list.end())
        return;
    list.push_back(std::move(text));
}

std::vector<std::string> splitList(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = text.find(';');
        if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty())
            out.emplace_back(part);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

/// A list without numbers: the row's own texts name it.
std::string idOf(const std::vector<std::string>& texts)
{
    support::Hasher hasher;
    for (const std::string& text : texts)
        hasher.addField(text);
    return hasher.finish().hex().substr(0, 16);
}

class SanctionsLoader
{
public:
    Result<void> add(const SanctionFile& file)
    {
        const auto kind = detect(file);
        if (!kind)
            return tl::unexpected(kind.error());
        m_name = std::string(baseName(file.name));
        m_out.files.push_back({m_name, *kind, 0});
        switch (*kind) {
        case SanctionFileKind::OfacEntries:
            return rows(file, 12, [this](const CsvRow& row, const std::string& list) { ofacEntry(row, list); });
        case SanctionFileKind::OfacAliases:
            return rows(file, 5, [this](const CsvRow& row, const std::string& list) { ofacAlias(row, list); });
        case SanctionFileKind::OfacAddresses: return rows(file, 6, [](const CsvRow&, const std::string&) {});
        case SanctionFileKind::OfacComments:
            return rows(file, 2, [this](const CsvRow& row, const std::string& list) { ofacComment(row, list); });
        case SanctionFileKind::Screening:
        case SanctionFileKind::DeniedPersons: return headed(file, *kind);
        case SanctionFileKind::OpenSanctions: return entities(file);
        }
        return {};
    }

    Result<SanctionsLoad> finish()
    {
        if (m_order.empty() && !m_pending.empty())
            return fail(ErrorCode::MissingField,
                        "aliases or comments without the list of entries (sdn.csv, cons_prim.csv)",
                        m_pending.begin()->second.front().place);
        for (const auto& [key, pieces] : m_pending) {
            const auto found = m_entries.find(key);
            for (const Piece& piece : pieces) {
                if (found == m_entries.end())
                    m_rejected.add(ErrorCode::NotFound, "no entry " + key.second + " in " + key.first, piece.place);
                else if (piece.kind == SanctionFileKind::OfacAliases)
                    addUnique(found->second.record.aliases, piece.text, found->second.record.name);
                else
                    found->second.remark += piece.text;
            }
        }
        auto& out = domain::rowsOf<SanctionEntry>(m_out.update.upserts);
        out.reserve(m_order.size());
        for (const Key& key : m_order) {
            Entry& entry = m_entries.find(key)->second;
            completeFromRemark(entry);
            out.push_back(std::move(entry.record));
        }
        m_out.update.resource = domain::resourceOf<SanctionEntry>();
        m_out.update.completeness = Completeness::Whole;
        m_out.update.schemaVersion = "sanctions";
        m_out.update.rejected = m_rejected.take();
        m_out.notes = m_notes.take();
        return std::move(m_out);
    }

private:
    using Key = std::pair<std::string, std::string>; ///< list, entry
    struct Entry {
        SanctionEntry record;
        std::string remark;
        std::string place;
    };
    struct Piece {
        SanctionFileKind kind;
        std::string text;
        std::string place;
    };

    std::string place(const CsvRow& row) const { return m_name + ": " + row.place(); }

    void keep(SanctionEntry record, std::string remark, std::string where)
    {
        Key key{record.list, record.entryId};
        const auto [found, fresh] = m_entries.try_emplace(key, Entry{std::move(record), std::move(remark), where});
        if (!fresh)
            return m_rejected.add(ErrorCode::Malformed,
                                  "entry " + key.second + " is listed twice, first at " + found->second.place,
                                  std::move(where));
        m_order.push_back(std::move(key));
    }

    /// A remark as long as the limit may end in the middle of an address.
    void completeFromRemark(Entry& entry)
    {
        std::vector<std::string> wallets = walletsIn(entry.remark);
        if (entry.remark.size() >= kRemarkLimit && !entry.remark.ends_with('.')) {
            if (!wallets.empty() && entry.remark.ends_with(wallets.back()))
                wallets.pop_back();
            m_notes.add(ErrorCode::MissingField,
                        "the remark of entry " + entry.record.entryId + " is cut off at " +
                            std::to_string(entry.remark.size()) + " characters; its end is in the comments file",
                        entry.place);
        }
        for (std::string& wallet : wallets)
            addUnique(entry.record.wallets, std::move(wallet), {});
        for (const std::string& text : {entry.remark, entry.record.name})
            for (std::string& alias : aliasesIn(text))
                addUnique(entry.record.aliases, std::move(alias), entry.record.name);
    }

    /// Who is listed is screened even if the line was written badly; that it was is noted.
    void complain(const CsvRow& row)
    {
        if (row.complaint)
            m_notes.add(row.complaint->code, row.complaint->detail, m_name + ": " + row.complaint->where);
    }

    /// As many cells as a row should have: what is too much belongs to the last one, the remark.
    void fit(CsvRow& row, std::size_t columns)
    {
        const std::size_t found = row.cells.size();
        if (found == columns)
            return;
        m_notes.add(ErrorCode::Malformed,
                    std::to_string(found) + " columns instead of " + std::to_string(columns) + ": read as far as it can be",
                    place(row));
        for (std::size_t i = columns; i < found; ++i)
            row.cells[columns - 1] += ',' + row.cells[i];
        row.cells.resize(columns);
        row.starts.resize(columns, row.byte);
    }

    template <class Take>
    Result<void> rows(const SanctionFile& file, std::size_t columns, Take take)
    {
        auto reader = CsvReader::open(file.bytes, {',', {}, columns, CsvOptions::Doubtful::Keep});
        if (!reader)
            return tl::unexpected(reader.error());
        const std::string list = ofacList(file.name);
        CsvRow row;
        for (;;) {
            const auto more = reader->next(row);
            if (!more) {
                m_rejected.add(more.error().code, more.error().detail, m_name + ": " + more.error().where);
                continue;
            }
            if (!*more)
                return {};
            if (row.blank())
                continue;
            ++m_out.files.back().rows;
            complain(row);
            if (row.complaint || row.cells.size() > columns)
                fit(row, columns);
            if (row.cells.size() != columns)
                m_rejected.add(ErrorCode::Malformed,
                               std::to_string(row.cells.size()) + " columns instead of " + std::to_string(columns),
                               place(row));
            else if (std::int64_t id = 0; !domain::assign(id, trimmed(row.cells[0])))
                m_rejected.add(ErrorCode::Malformed, "not an entry number", m_name + ": " + row.place(0));
            else
                take(row, list);
        }
    }

    void ofacEntry(const CsvRow& row, const std::string& list)
    {
        SanctionEntry out;
        out.list = list;
        out.entryId = trimmed(row.cells[0]);
        out.name = stated(row.cells[1]);
        if (out.name.empty())
            return m_rejected.add(ErrorCode::MissingField, "no name", m_name + ": " + row.place(1));
        const std::string_view type = stated(row.cells[2]);
        out.entryType = type.empty() ? "entity" : std::string(type);
        out.programme = programmes(row.cells[3]);
        keep(std::move(out), std::string(stated(row.cells[11])), place(row));
    }

    void ofacAlias(const CsvRow& row, const std::string& list)
    {
        if (const std::string_view name = stated(row.cells[3]); !name.empty())
            m_pending[{list, std::string(trimmed(row.cells[0]))}].push_back(
                {SanctionFileKind::OfacAliases, std::string(name), place(row)});
        else
            m_rejected.add(ErrorCode::MissingField, "no alias", m_name + ": " + row.place(3));
    }

    void ofacComment(const CsvRow& row, const std::string& list)
    {
        m_pending[{list, std::string(trimmed(row.cells[0]))}].push_back(
            {SanctionFileKind::OfacComments, row.cells[1], place(row)});
    }

    Result<void> headed(const SanctionFile& file, SanctionFileKind kind)
    {
        auto reader = CsvReader::open(file.bytes, {kind == SanctionFileKind::DeniedPersons ? '\t' : ',', {}, 0, CsvOptions::Doubtful::Keep});
        if (!reader)
            return tl::unexpected(reader.error());
        CsvRow row;
        std::map<std::string, std::size_t, std::less<>> columns;
        for (;;) {
            const auto more = reader->next(row);
            if (!more) {
                m_rejected.add(more.error().code, more.error().detail, m_name + ": " + more.error().where);
                continue;
            }
            if (!*more)
                return {};
            if (row.blank())
                continue;
            if (columns.empty()) {
                for (std::size_t i = 0; i < row.cells.size(); ++i)
                    columns.try_emplace(support::lowered(trimmed(row.cells[i])), i);
                continue;
            }
            ++m_out.files.back().rows;
            complain(row);
            if (row.complaint)
                fit(row, columns.size());
            if (row.cells.size() != columns.size()) {
                m_rejected.add(ErrorCode::Malformed,
                               std::to_string(row.cells.size()) + " columns instead of " +
                                   std::to_string(columns.size()),
                               place(row));
                continue;
            }
            const auto cell = [&](std::string_view name) {
                const auto found = columns.find(name);
                return found == columns.end() ? std::string_view() : stated(row.cells[found->second]);
            };
            SanctionEntry out;
            out.name = cell("name");
            if (out.name.empty()) {
                m_rejected.add(ErrorCode::MissingField, "no name", place(row));
                continue;
            }
            if (kind == SanctionFileKind::DeniedPersons) {
                out.list = "BIS-DPL";
                out.entryId = idOf(row.cells);
                out.programme = "Denied Persons";
                keep(std::move(out), {}, place(row));
                continue;
            }
            const std::string_view source = cell("source");
            const auto open = source.find('(');
            const auto close = source.find(')', open == std::string_view::npos ? 0 : open);
            const bool brief = open != std::string_view::npos && close != std::string_view::npos;
            out.list = "CSL-" + std::string(brief ? source.substr(open + 1, close - open - 1) : source.substr(0, 40));
            out.entryId = cell("entity_number").empty() ? idOf(row.cells) : std::string(cell("entity_number"));
            out.entryType = support::lowered(cell("type"));
            out.programme = cell("programs");
            for (std::string& alias : splitList(cell("alt_names")))
                addUnique(out.aliases, std::move(alias), out.name);
            keep(std::move(out), std::string(cell("remarks")) + "; " + std::string(cell("ids")), place(row));
        }
    }

    Result<void> entities(const SanctionFile& file)
    {
        auto tree = parseJsonTree(file.bytes);
        if (!tree) {
            tree.error().where = m_name + ": " + tree.error().where;
            return tl::unexpected(std::move(tree.error()));
        }
        for (const JsonValue& item : tree->items) {
            ++m_out.files.back().rows;
            const std::string where = m_name + ": byte " + std::to_string(item.byte);
            const auto id = textMember(item, "id");
            const JsonValue* properties = item.find("properties");
            if (!id || !properties) {
                m_rejected.add(ErrorCode::MissingField, "an entity without id or properties", where);
                continue;
            }
            const auto texts = [&](const JsonValue* list) {
                std::vector<std::string> out;
                if (list != nullptr && list->isArray())
                    for (const JsonValue& text : list->items)
                        if (text.isText())
                            out.push_back(text.text);
                return out;
            };
            SanctionEntry out;
            const auto lists = texts(item.find("datasets"));
            out.list = lists.empty() ? "OpenSanctions" : lists.front();
            out.entryId = *id;
            out.name = textMember(item, "caption").value_or(std::string());
            for (const std::string_view name : {"name", "alias", "weakAlias"})
                for (std::string& text : texts(properties->find(name))) {
                    if (out.name.empty())
                        out.name = text;
                    addUnique(out.aliases, std::move(text), out.name);
                }
            if (out.name.empty()) {
                m_rejected.add(ErrorCode::MissingField, "no name", where);
                continue;
            }
            out.entryType = support::lowered(textMember(item, "schema").value_or(std::string()));
            for (const std::string& text : texts(properties->find("program")))
                out.programme += (out.programme.empty() ? "" : "; ") + text;
            for (std::string& text : texts(properties->find("publicKey")))
                addUnique(out.wallets, std::move(text), {});
            keep(std::move(out), {}, where);
        }
        return {};
    }

    SanctionsLoad m_out;
    std::string m_name;
    std::map<Key, Entry> m_entries;
    std::vector<Key> m_order;
    std::map<Key, std::vector<Piece>> m_pending;
    Rejections m_rejected;
    Rejections m_notes;
};

} // namespace

Result<SanctionFileKind> detect(const SanctionFile& file)
{
    const std::string name(baseName(file.name));
    std::string_view body = file.bytes;
    if (body.starts_with("\xEF\xBB\xBF"))
        body.remove_prefix(3);
    body = trimmed(body.substr(0, 4096));
    if (body.starts_with('['))
        return SanctionFileKind::OpenSanctions;
    // Of a long file the first lines are enough; its last one may be cut, so only whole records are looked at.
    auto reader = CsvReader::open(file.bytes.substr(0, 256U << 10U));
    if (!reader)
        return tl::unexpected(reader.error());
    CsvRow row;
    for (int tried = 0; tried < 5; ++tried) {
        const auto more = reader->next(row);
        if (more && !*more)
            break;
        if (!more || row.blank())
            continue;
        std::set<std::string> header;
        for (const std::string& cell : row.cells)
            header.insert(support::lowered(trimmed(cell)));
        if (header.contains("source") && header.contains("entity_number") && header.contains("name"))
            return SanctionFileKind::Screening;
        if (header.contains("name") && header.contains("standard_order") && header.contains("effective_date"))
            return SanctionFileKind::DeniedPersons;
        std::int64_t id = 0;
        if (!domain::assign(id, trimmed(row.cells[0])))
            break;
        switch (row.cells.size()) {
        case 12: return SanctionFileKind::OfacEntries;
        case 6: return SanctionFileKind::OfacAddresses;
        case 5: return SanctionFileKind::OfacAliases;
        case 2: return SanctionFileKind::OfacComments;
        default: break;
        }
    }
    return fail(ErrorCode::Unsupported, "not a sanctions list that is known here", name + ": row 1");
}

Result<SanctionsLoad> load(std::span<const SanctionFile> files)
{
    SanctionsLoader loader;
    for (const SanctionFile& file : files)
        if (auto added = loader.add(file); !added)
            return tl::unexpected(added.error());
    return loader.finish();
}

} // namespace sanctions

} // namespace assay::wire
