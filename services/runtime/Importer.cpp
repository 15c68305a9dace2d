// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Importer.h"

#include <algorithm>
#include <fstream>

#include "services/api/FileFormats.h"
#include "services/runtime/formats/FormatReader.h"
#include "services/support/EitherOf.h"
#include "services/support/HeldFiles.h"

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
constexpr std::size_t kMaxFiles = 10'000;
constexpr std::int64_t kImportStaleAfterMs = 24 * 3'600'000;

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
    const auto* format = api::fileFormat(request.kind);
    const auto* reader = formatReader(request.kind);
    if (!format || !reader)
        return fail(ErrorCode::Usage, "an import is " + support::eitherOf(api::fileFormatIds()) + ", not \"" + request.kind + '"');
    source.kind = format->sourceKind;
    source.tier = reader->tier;
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
    if (!reader->onlyOne.empty() && files.size() > 1)
        return fail(ErrorCode::Usage, std::string(reader->onlyOne));
    if (reader->takeInAll) {
        if (auto done = reader->takeInAll(import, files); !done)
            return tl::unexpected(done.error());
    } else {
        for (auto& file : files) {
            const std::string name = file.name;
            auto done = reader->takeIn(import, file);
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
