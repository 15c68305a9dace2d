// SPDX-License-Identifier: GPL-3.0-or-later
// Taking in files that a person chose: what they would bring, then the same through the collector.
#include <boost/asio/post.hpp>

#include "services/runtime/Engine.h"
#include "services/runtime/Importer.h"

namespace assay::runtime {

namespace asio = boost::asio;
using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

struct PendingImport {
    Importer::Prepared prepared;
    api::ImportOutcome outcome;
    std::size_t left = 0;
    std::optional<support::Error> failure;
    api::Reply<api::ImportOutcome> reply;
    std::string files;
};

void Engine::previewImport(api::ImportRequest request, api::Reply<api::ImportPreview> reply)
{
    // What is new in a file is only known once the store has been read.
    onReady([this, request = std::move(request), reply = std::move(reply)](const Result<void>& ready) {
        onPool(reply, [this, request, ready]() -> Result<api::ImportPreview> {
            if (!ready)
                return tl::unexpected(ready.error());
            auto prepared = Importer::prepare(request, *current(), m_settings.clock());
            if (!prepared)
                return tl::unexpected(prepared.error());
            return std::move(prepared->preview);
        });
    });
}

void Engine::runImport(api::ImportRequest request, api::Reply<api::ImportOutcome> reply)
{
    whenRecording([this, request = std::move(request), reply = std::move(reply)](const Result<void>& recording) {
        if (!recording) {
            reply(tl::unexpected(recording.error()));
            return;
        }
        asio::post(m_workPool, [this, request, reply] { prepareImport(request, reply); });
    });
}

void Engine::prepareImport(const api::ImportRequest& request, const api::Reply<api::ImportOutcome>& reply)
{
    auto pending = std::make_shared<PendingImport>();
    pending->reply = reply;
    const auto ready = support::caught("import", [&]() -> Result<void> {
        auto prepared = Importer::prepare(request, *current(), m_settings.clock());
        if (!prepared)
            return tl::unexpected(prepared.error());
        if (!prepared->preview.quarantine.empty())
            return fail(ErrorCode::Quarantined, prepared->preview.quarantine, request.files.empty() ? "" : request.files.front());
        pending->prepared = std::move(*prepared);
        pending->outcome.rejected = pending->prepared.preview.rejected;
        pending->outcome.notes = pending->prepared.preview.notes;
        for (const auto& file : request.files)
            pending->files += (pending->files.empty() ? "" : ", ") + std::filesystem::path(file).filename().string();
        return {};
    });
    if (ready)
        asio::post(m_io, [this, pending] { acceptImport(pending); });
    else
        support::logged("import", [&] { pending->reply(tl::unexpected(ready.error())); });
}

void Engine::acceptImport(std::shared_ptr<PendingImport> pending)
{
    auto& prepared = pending->prepared;
    m_collector->addSource(prepared.source);
    m_collector->audit({m_settings.clock(), m_settings.actor, "import", "INTENT", prepared.source.id.value(), pending->files});
    pending->left = prepared.deliveries.size();
    sync::FeedNote note;
    note.kind = sync::FeedNote::Kind::Success;
    note.source = prepared.source.id;
    note.at = m_settings.clock();
    for (auto& delivery : prepared.deliveries) {
        for (const auto& answer : delivery.answers) {
            note.asOf = std::max(note.asOf.value_or(Instant{}),
                                 answer.update.asOf == Instant{} ? answer.raw.receivedAt : answer.update.asOf);
            note.raw = answer.raw.sha256.hex();
            note.rejected += static_cast<std::int64_t>(answer.update.rejected.size());
            if (note.firstRejection.empty() && !answer.update.rejected.empty())
                note.firstRejection = answer.update.rejected.front().text();
        }
        const auto stored = [this, pending](const Result<sync::Assembler::Folded>& folded) {
            if (folded) {
                pending->outcome.added += folded->added;
                pending->outcome.changed += folded->changed;
                pending->outcome.removed += folded->removed;
                pending->outcome.unchanged += folded->unchanged;
            } else
                pending->failure = folded.error();
            if (--pending->left > 0)
                return;
            if (pending->failure) {
                pending->reply(tl::unexpected(*pending->failure));
                return;
            }
            m_collector->audit({m_settings.clock(), m_settings.actor, "import", "RESULT", pending->prepared.source.id.value(),
                                "done: " + std::to_string(pending->outcome.added) + " added, "
                                    + std::to_string(pending->outcome.changed) + " changed, "
                                    + std::to_string(pending->outcome.removed) + " removed"});
            pending->reply(pending->outcome);
        };
        const auto added = support::caught("import", [&] { m_collector->add(std::move(delivery), stored); });
        if (!added)
            stored(tl::unexpected(added.error()));
    }
    m_collector->note(note);
    if (prepared.deliveries.empty())
        pending->reply(pending->outcome);
}

} // namespace assay::runtime
