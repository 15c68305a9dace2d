// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/FilesFeed.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <spdlog/spdlog.h>

#include "services/api/FileFormats.h"
#include "services/runtime/Importer.h"
#include "services/support/Caught.h"
#include "services/support/HeldFiles.h"

namespace assay::runtime {

namespace fs = std::filesystem;
using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

constexpr std::size_t kMaxFilesWatched = 10'000;

/// The format of the files of a kind of source; empty if files state nothing of such sources.
std::string importKindOf(const std::string& sourceKind)
{
    const auto* format = api::fileFormatOfSource(sourceKind);
    return format ? std::string(format->id) : std::string();
}

} // namespace

FilesFeed::FilesFeed(sync::SourceConfig config, boost::asio::any_io_executor executor, support::Clock clock, sync::FeedSink sink)
    : m_config(std::move(config)), m_clock(std::move(clock)), m_sink(std::move(sink)), m_timer(std::move(executor))
{
}

void FilesFeed::start()
{
    boost::asio::post(m_timer.get_executor(), [self = shared_from_this()] { self->turn(); });
}

void FilesFeed::pollNow()
{
    if (!m_stopped)
        turn();
}

void FilesFeed::stop()
{
    m_stopped = true;
    m_sink = {};
    m_timer.cancel();
}

Result<std::vector<fs::path>> FilesFeed::changedFiles()
{
    std::error_code error;
    std::vector<fs::path> all;
    const fs::path place(m_config.url);
    if (fs::is_directory(place, error)) {
        for (fs::directory_iterator it(place, error), end; !error && it != end; it.increment(error)) {
            // A store that lies in the folder is nothing that the source states, and must not be opened.
            if (it->is_regular_file(error) && !it->path().filename().string().starts_with('.')
                && !support::isHeld(it->path().string()))
                all.push_back(it->path());
            if (all.size() > kMaxFilesWatched)
                return fail(ErrorCode::OutOfRange, "the folder holds more than 10,000 files", place.string());
        }
    } else if (fs::is_regular_file(place, error))
        all.push_back(place);
    else
        return fail(ErrorCode::NotFound, "there is no such folder or file", place.string());
    if (error)
        return fail(ErrorCode::Io, error.message(), place.string());
    std::sort(all.begin(), all.end());
    std::vector<fs::path> changed;
    for (const auto& path : all) {
        const auto written = fs::last_write_time(path, error);
        if (error)
            continue;
        auto [entry, fresh] = m_seen.try_emplace(path, written);
        if (!fresh && entry->second == written)
            continue;
        entry->second = written;
        changed.push_back(path);
    }
    return changed;
}

void FilesFeed::remember(const std::vector<sync::FeedDelivery>& deliveries)
{
    ++m_turns;
    for (const auto& delivery : deliveries)
        for (const auto& answer : delivery.answers) {
            const auto& rows = rowsOf<Instruction>(answer.update.upserts);
            if (rows.empty())
                continue;
            auto origin = std::make_shared<Origin>();
            origin->source = m_config.id;
            for (const auto& row : rows)
                (void)m_instructions.put(row, origin, m_turns);
        }
}

void FilesFeed::turn()
{
    if (m_stopped)
        return;
    // An exception is a failure of the turn; the folder is looked at again.
    if (const auto looked = support::caught("reading the folder", [this] { look(); }); !looked) {
        sync::FeedNote note;
        note.source = m_config.id;
        note.at = m_clock();
        note.kind = sync::FeedNote::Kind::Failure;
        note.error = looked.error();
        support::logged("source " + m_config.id.value(), [&] { m_sink.noted(note); });
    }
    support::logged("source " + m_config.id.value(), [this] { schedule(); });
}

void FilesFeed::look()
{
    sync::FeedNote note;
    note.source = m_config.id;
    note.at = m_clock();
    note.kind = sync::FeedNote::Kind::Attempt;
    m_sink.noted(note);
    const auto files = changedFiles();
    if (!files) {
        note.kind = sync::FeedNote::Kind::Failure;
        note.error = files.error();
        m_sink.noted(note);
        return;
    }
    std::optional<support::Error> failure;
    for (const auto& path : *files) {
        api::ImportRequest request{importKindOf(m_config.kind), {path.string()}, m_config.id, {}};
        Snapshot stated;
        stated.tables.get<Instruction>() = m_instructions.publish();
        auto prepared = support::caught(path.filename().string(), [&] { return Importer::prepare(request, stated, m_clock()); });
        if (!prepared) {
            failure = prepared.error();
            continue;
        }
        if (!prepared->preview.quarantine.empty())
            failure = support::Error{ErrorCode::Quarantined, prepared->preview.quarantine, path.filename().string()};
        for (const auto& error : prepared->failed)
            failure = error;
        if (failure && failure->code == ErrorCode::Quarantined)
            continue;
        for (const auto& doubt : prepared->preview.notes)
            spdlog::warn("source {}: {}: noted: {}", m_config.id.value(), path.filename().string(), doubt.text());
        remember(prepared->deliveries);
        for (auto& delivery : prepared->deliveries) {
            delivery.tier = m_config.tier;
            for (const auto& answer : delivery.answers) {
                const Instant asOf = answer.update.asOf == Instant{} ? answer.raw.receivedAt : answer.update.asOf;
                note.asOf = std::max(note.asOf.value_or(asOf), asOf);
                note.raw = answer.raw.sha256.hex();
                note.rejected += static_cast<std::int64_t>(answer.update.rejected.size());
                if (note.firstRejection.empty() && !answer.update.rejected.empty())
                    note.firstRejection = answer.update.rejected.front().text();
            }
            if (auto folded = support::caught(path.filename().string(), [&] { m_sink.arrived(std::move(delivery)); }); !folded) {
                failure = folded.error();
                m_seen.erase(path);
            }
        }
    }
    note.kind = failure ? sync::FeedNote::Kind::Failure : sync::FeedNote::Kind::Success;
    note.error = failure;
    m_sink.noted(note);
}

void FilesFeed::schedule()
{
    sync::FeedNote next;
    next.kind = sync::FeedNote::Kind::NextPoll;
    next.source = m_config.id;
    next.at = m_clock() + m_config.every;
    support::logged("source " + m_config.id.value(), [&] { m_sink.noted(next); });
    m_timer.expires_after(m_config.every);
    m_timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (!error)
            self->turn();
    });
}

} // namespace assay::runtime
