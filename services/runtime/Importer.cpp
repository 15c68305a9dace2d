// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Importer.h"

#include <algorithm>
#include <deque>
#include <fstream>
#include <future>
#include <unordered_map>
#include <unordered_set>

#include "services/domain/RecordSchemas.h"
#include "services/support/HeldFiles.h"
#include "services/wire/BarList.h"
#include "services/wire/Iso20022.h"
#include "services/wire/PriceSeries.h"
#include "services/wire/ReserveStatementFile.h"
#include "services/wire/Sanctions.h"

namespace assay::runtime {

namespace fs = std::filesystem;
using namespace domain;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

constexpr std::size_t kFileLimit = 256u << 20;
constexpr std::size_t kTotalLimit = std::size_t{1} << 30U; ///< of the files of one import, they are held together
constexpr std::size_t kLargeFile = std::size_t{1} << 20U;
constexpr std::size_t kMaxFiles = 10'000;
constexpr std::size_t kSampleRows = 20;
constexpr std::int64_t kImportStaleAfterMs = 24 * 3'600'000;

struct LoadedFile {
    std::string name;
    std::string bytes;
};

std::size_t rowsIn(const wire::FeedUpdate& update)
{
    std::size_t rows = 0;
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) { rows += rowsOf<Record>(update.upserts).size(); });
    return rows;
}

/// Shows the first rows of an update in the preview, under the names of their fields.
void sampleOf(const wire::FeedUpdate& update, api::ImportPreview& preview)
{
    if (!preview.sample.empty())
        return;
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        const auto& rows = rowsOf<Record>(update.upserts);
        if (rows.empty() || !preview.sample.empty())
            return;
        for (const auto& info : fieldInfos<Record>())
            preview.mapping.emplace_back(std::string(info.name), update.resource);
        for (std::size_t i = 0; i < std::min(rows.size(), kSampleRows); ++i) {
            auto& line = preview.sample.emplace_back();
            for (std::size_t c = 0; c < kFieldCount<Record>; ++c)
                line.push_back(toText(cellOf(rows[i], c)));
        }
    });
}

/// Everything an import gathers while it goes through its files.
struct Import {
    const api::ImportRequest& request;
    const Snapshot& current;
    Instant now;
    Importer::Prepared prepared;

    /// What a file states, with its bytes: hashed once and kept once, however many updates rest on them.
    [[nodiscard]] std::vector<sync::Answer> answers(LoadedFile file, store::PackedBody packed, std::vector<wire::FeedUpdate> updates) const
    {
        std::vector<sync::Answer> out;
        const Hash sha256 = packed.sha256();
        for (auto& update : updates) {
            store::RawAnswer raw;
            raw.source = request.source;
            raw.resource = update.resource;
            raw.target = file.name;
            raw.receivedAt = now;
            if (out.empty())
                raw.receive(std::move(file.bytes), std::move(packed));
            else
                raw.sha256 = sha256;
            out.push_back({std::move(raw), std::move(update)});
        }
        return out;
    }
    [[nodiscard]] std::vector<sync::Answer> answers(LoadedFile file, wire::FeedUpdate update) const
    {
        auto packed = store::PackedBody::of(file.bytes);
        std::vector<wire::FeedUpdate> updates;
        updates.push_back(std::move(update));
        return answers(std::move(file), std::move(packed), std::move(updates));
    }

    /// Shows an update in the preview.
    void show(const wire::FeedUpdate& update)
    {
        sampleOf(update, prepared.preview);
        prepared.preview.rows += rowsIn(update);
    }

    void add(wire::Completeness completeness, std::vector<sync::Answer> answers)
    {
        if (answers.empty())
            return;
        auto& preview = prepared.preview;
        for (const auto& answer : answers)
            for (const auto& error : answer.update.rejected)
                preview.rejected.push_back(error);
        prepared.deliveries.push_back({request.source, prepared.source.tier, completeness, std::move(answers)});
    }
};

Result<wire::BarListMapping> chosenMapping(const wire::BarListPreview& preview, const std::map<std::string, std::string>& chosen)
{
    wire::BarListMapping mapping = preview.mapping;
    for (const auto& [field, column] : chosen) {
        std::size_t known = 0;
        while (known < wire::kBarFields && wire::toText(static_cast<wire::BarField>(known)) != field)
            ++known;
        if (known == wire::kBarFields)
            return fail(ErrorCode::Usage, "a bar list has no field \"" + field + '"');
        if (column.empty()) {
            mapping.column[known].reset();
            continue;
        }
        const auto found = std::find(preview.header.begin(), preview.header.end(), column);
        if (found == preview.header.end())
            return fail(ErrorCode::NotFound, "the list has no column \"" + column + '"', field);
        mapping.set(static_cast<wire::BarField>(known), static_cast<std::size_t>(found - preview.header.begin()));
    }
    return mapping;
}

/// Which column states what, and the first rows in that order.
void describe(const wire::BarListPreview& list, const wire::BarListMapping& mapping, api::ImportPreview& out)
{
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < wire::kBarFields; ++i) {
        const std::string field(wire::toText(static_cast<wire::BarField>(i)));
        const auto column = mapping.column[i];
        if (!column) {
            out.unmapped.push_back(field);
            continue;
        }
        out.mapping.emplace_back(field, *column < list.header.size() ? list.header[*column] : std::to_string(*column + 1));
        shown.push_back(*column);
    }
    out.columns = list.header;
    for (const auto& row : list.sample) {
        auto& line = out.sample.emplace_back();
        for (const auto column : shown)
            line.push_back(column < row.size() ? row[column] : std::string());
    }
}

Result<void> importBarList(Import& import, LoadedFile& file)
{
    const auto detected = wire::barlist::detect(file.bytes);
    if (!detected)
        return tl::unexpected(detected.error());
    const auto mapping = chosenMapping(*detected, import.request.columnMapping);
    if (!mapping)
        return tl::unexpected(mapping.error());
    const VaultId vault = mapping->at(wire::BarField::Vault) ? VaultId() : VaultId(import.request.source.value());
    auto load = wire::barlist::load(file.bytes, *mapping, vault);
    if (!load)
        return tl::unexpected(load.error());
    auto& preview = import.prepared.preview;
    std::size_t before = 0;
    import.current.table<Bar>().forEach([&](const Row<Bar>& row) { before += row.origin->source == import.request.source ? 1 : 0; });
    preview.rowsBefore = before;
    describe(*detected, *mapping, preview);
    preview.rows += rowsIn(load->update);
    if (const auto guarded = wire::barlist::guard(before, *load))
        preview.quarantine = guarded->detail;
    import.add(wire::Completeness::Whole, import.answers(std::move(file), std::move(load->update)));
    return {};
}

Result<void> importStatement(Import& import, LoadedFile& file)
{
    auto load = wire::reservestatement::load(file.bytes, file.name);
    if (!load)
        return tl::unexpected(load.error());
    for (const auto& update : load->updates)
        import.show(update);
    auto packed = store::PackedBody::of(file.bytes);
    import.add(wire::Completeness::Delta, import.answers(std::move(file), std::move(packed), std::move(load->updates)));
    return {};
}

Result<void> importPrices(Import& import, LoadedFile& file)
{
    auto load = wire::priceseries::load(file.bytes, file.name);
    if (!load)
        return tl::unexpected(load.error());
    import.show(load->update);
    import.add(wire::Completeness::Delta, import.answers(std::move(file), std::move(load->update)));
    return {};
}

/// A status advice names an instruction: where that one is known, here or in this file, it is joined to it.
wire::FeedUpdate joined(const Import& import, const wire::iso20022::MessageBatch& batch)
{
    wire::FeedUpdate update;
    update.resource = std::string(resourceOf<Instruction>());
    if (batch.advices.empty())
        return update;
    std::unordered_map<std::string_view, const Instruction*> byRef;
    std::unordered_map<std::string_view, const Instruction*> bySystemRef;
    const auto remember = [&](const Instruction& row) {
        byRef[row.ref] = &row;
        if (!row.systemRef.empty())
            bySystemRef[row.systemRef] = &row;
    };
    std::unordered_set<std::string_view> named;
    for (const auto& advice : batch.advices)
        named.insert({advice.ref, advice.systemRef});
    std::deque<Instruction> known;
    import.current.table<Instruction>().forEach([&](const Row<Instruction>& row) {
        if (row.origin->source == import.request.source && (named.contains(row.record.ref) || named.contains(row.record.systemRef)))
            remember(known.emplace_back(row.record));
    });
    for (const auto& stated : batch.updates)
        for (const auto& row : rowsOf<Instruction>(stated.upserts))
            remember(row);
    // Several advices may change one instruction: the later one goes on from what the earlier one left.
    std::deque<Instruction> changed;
    for (const auto& advice : batch.advices) {
        auto found = byRef.find(advice.ref);
        if (found == byRef.end()) {
            found = bySystemRef.find(advice.systemRef);
            if (advice.systemRef.empty() || found == bySystemRef.end())
                continue;
        }
        remember(changed.emplace_back(wire::iso20022::applied(*found->second, advice)));
        update.asOf = std::max(update.asOf, advice.at.value_or(Instant{}));
    }
    rowsOf<Instruction>(update.upserts).assign(std::make_move_iterator(changed.begin()), std::make_move_iterator(changed.end()));
    return update;
}

Result<void> importMessages(Import& import, LoadedFile& file)
{
    // To hash and compress a large file takes longer than to read it: both at once.
    const auto packing = file.bytes.size() < kLargeFile ? std::launch::deferred : std::launch::async | std::launch::deferred;
    auto packed = std::async(packing, [&] { return store::PackedBody::of(file.bytes); });
    auto batch = wire::iso20022::decode(file.bytes, file.name);
    if (!batch)
        return tl::unexpected(batch.error());
    auto changed = joined(import, *batch);
    auto updates = std::move(batch->updates);
    if (rowsIn(changed) > 0)
        updates.push_back(std::move(changed));
    // A message that is not read here is still kept as evidence, and said.
    wire::FeedUpdate unread;
    unread.resource = "messages";
    for (auto& note : batch->notes)
        if (note.code == ErrorCode::Unsupported)
            unread.rejected.push_back(std::move(note));
    if (updates.empty() || !unread.rejected.empty())
        updates.push_back(std::move(unread));
    for (const auto& update : updates)
        import.show(update);
    auto made = packed.get(); // it reads the bytes until then
    import.add(wire::Completeness::Delta, import.answers(std::move(file), std::move(made), std::move(updates)));
    return {};
}

Result<void> importSanctions(Import& import, std::vector<LoadedFile>& files)
{
    std::vector<wire::SanctionFile> views;
    for (const auto& file : files)
        views.push_back({file.name, file.bytes});
    auto load = wire::sanctions::load(views);
    if (!load)
        return tl::unexpected(load.error());
    import.show(load->update);
    // The rows rest on the file of the entries; aliases and comments are kept beside it.
    std::size_t entries = 0;
    for (std::size_t i = 0; i < load->files.size(); ++i)
        if (load->files[i].kind != wire::SanctionFileKind::OfacAliases && load->files[i].kind != wire::SanctionFileKind::OfacComments
            && load->files[i].kind != wire::SanctionFileKind::OfacAddresses) {
            entries = i;
            break;
        }
    auto answers = import.answers(std::move(files[entries]), std::move(load->update));
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i == entries)
            continue;
        wire::FeedUpdate beside;
        beside.resource = "sanction-files";
        answers.push_back(std::move(import.answers(std::move(files[i]), std::move(beside)).front()));
    }
    import.add(wire::Completeness::Whole, std::move(answers));
    return {};
}

} // namespace

std::vector<fs::path> Importer::filesOf(const std::vector<std::string>& paths)
{
    std::vector<fs::path> out;
    for (const auto& path : paths) {
        std::error_code error;
        std::vector<fs::path> inside;
        for (fs::directory_iterator it(path, error), end; !error && it != end && inside.size() < kMaxFiles; it.increment(error))
            if (it->is_regular_file(error) && !it->path().filename().string().starts_with('.')
                && !support::isHeld(it->path().string()))
                inside.push_back(it->path());
        std::sort(inside.begin(), inside.end());
        if (inside.empty())
            out.emplace_back(path);
        out.insert(out.end(), inside.begin(), inside.end());
    }
    return out;
}

Result<std::string> Importer::readFile(const fs::path& path, std::size_t limit)
{
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return fail(ErrorCode::NotFound, "there is no such file", path.string());
    if (support::isHeld(path.string()))
        return fail(ErrorCode::Refused, "this file belongs to a store that is open here", path.string());
    const auto size = fs::file_size(path, error);
    if (error)
        return fail(ErrorCode::Io, error.message(), path.string());
    if (size > limit)
        return fail(ErrorCode::OutOfRange, "the file has " + std::to_string(size) + " bytes; the limit is " + std::to_string(limit),
                    path.string());
    std::ifstream stream(path, std::ios::binary);
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!stream && static_cast<std::size_t>(stream.gcount()) != size)
        return fail(ErrorCode::Io, "the file could not be read to its end", path.string());
    return bytes;
}

Result<Importer::Prepared> Importer::prepare(const api::ImportRequest& request, const Snapshot& current, Instant now)
{
    Import import{request, current, now, {}};
    auto& source = import.prepared.source;
    source.id = request.source;
    source.protocol = "import";
    source.staleAfterMs = kImportStaleAfterMs;
    const std::string& kind = request.kind;
    if (kind == "bar-list") {
        source.kind = "vault";
        source.tier = Tier::Custodian;
    } else if (kind == "reserve-statement")
        source.kind = "issuer";
    else if (kind == "iso20022")
        source.kind = "clearing";
    else if (kind == "prices") {
        source.kind = "ledger";
        source.tier = Tier::Attested;
    }
    else if (kind == "sanctions")
        source.kind = "aml";
    else
        return fail(ErrorCode::Usage, "an import is bar-list, reserve-statement, iso20022, sanctions or prices, not \"" + kind + '"');
    if (request.source.empty())
        return fail(ErrorCode::Usage, "an import needs the id of the source it stands for");

    std::vector<LoadedFile> files;
    std::size_t total = 0;
    for (const auto& path : filesOf(request.files)) {
        auto bytes = total < kTotalLimit ? readFile(path, kFileLimit)
                                         : fail(ErrorCode::OutOfRange, "more than 1 GiB at once", path.string());
        if (!bytes) {
            import.prepared.failed.push_back(bytes.error());
            continue;
        }
        total += bytes->size();
        files.push_back({path.filename().string(), std::move(*bytes)});
    }
    if (files.empty())
        return tl::unexpected(import.prepared.failed.empty() ? Error{ErrorCode::Usage, "no file was given", {}}
                                                             : import.prepared.failed.front());
    source.url = files.front().name;
    if (kind == "sanctions") {
        if (auto done = importSanctions(import, files); !done)
            return tl::unexpected(done.error());
    } else if (kind == "bar-list" && files.size() > 1) {
        return fail(ErrorCode::Usage, "a bar list is one file: it replaces the list that the source had");
    } else {
        for (auto& file : files) {
            const std::string name = file.name;
            auto done = kind == "bar-list" ? importBarList(import, file)
                : kind == "iso20022"       ? importMessages(import, file)
                : kind == "prices"         ? importPrices(import, file)
                                           : importStatement(import, file);
            if (!done) {
                Error error = done.error();
                if (error.where.find(name) == std::string::npos)
                    error.where = name + (error.where.empty() ? "" : ", " + error.where);
                import.prepared.failed.push_back(std::move(error));
            }
        }
        // One broken file among several is said beside the others; a single one is the answer.
        if (import.prepared.deliveries.empty() && !import.prepared.failed.empty())
            return tl::unexpected(import.prepared.failed.front());
    }
    auto& rejected = import.prepared.preview.rejected;
    rejected.insert(rejected.begin(), import.prepared.failed.begin(), import.prepared.failed.end());
    return std::move(import.prepared);
}

} // namespace assay::runtime
