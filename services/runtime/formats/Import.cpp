// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/formats/Import.h"

#include <algorithm>

#include "services/domain/RecordSchemas.h"
#include "services/runtime/CodeFaults.h"

namespace assay::runtime {

using namespace domain;

namespace {

constexpr std::size_t kSampleRows = 20;
constexpr std::size_t kMostNotes = 1'000;

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
            for (const auto& field : fieldsOf<Record>())
                line.push_back(field.text(&rows[i]));
        }
    });
}

} // namespace

std::size_t rowsIn(const wire::FeedUpdate& update)
{
    std::size_t rows = 0;
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) { rows += rowsOf<Record>(update.upserts).size(); });
    return rows;
}

std::vector<sync::Answer> Import::answers(LoadedFile file, store::PackedBody packed, std::vector<wire::FeedUpdate> updates) const
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

std::vector<sync::Answer> Import::answers(LoadedFile file, wire::FeedUpdate update) const
{
    auto packed = store::PackedBody::of(file.bytes);
    std::vector<wire::FeedUpdate> updates;
    updates.push_back(std::move(update));
    return answers(std::move(file), std::move(packed), std::move(updates));
}

void Import::note(std::vector<support::Error> notes)
{
    auto& all = prepared.preview.notes;
    const std::size_t room = kMostNotes - std::min(kMostNotes, all.size());
    all.insert(all.end(), std::make_move_iterator(notes.begin()),
               std::make_move_iterator(notes.begin() + static_cast<std::ptrdiff_t>(std::min(room, notes.size()))));
}

void Import::show(const wire::FeedUpdate& update)
{
    sampleOf(update, prepared.preview);
    prepared.preview.rows += rowsIn(update);
}

void Import::add(wire::Completeness completeness, std::vector<sync::Answer> answers)
{
    if (answers.empty())
        return;
    auto& preview = prepared.preview;
    for (const auto& answer : answers) {
        preview.rejected.insert(preview.rejected.end(), answer.update.rejected.begin(), answer.update.rejected.end());
        note(codeFaults(answer.update, answer.update.asOf == Instant{} ? now : answer.update.asOf));
    }
    prepared.deliveries.push_back({request.source, prepared.source.tier, completeness, std::move(answers)});
}

} // namespace assay::runtime
