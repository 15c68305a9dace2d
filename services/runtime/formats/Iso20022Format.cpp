// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/formats/Iso20022Format.h"

#include <algorithm>
#include <deque>
#include <future>
#include <unordered_map>
#include <unordered_set>

#include "services/wire/Iso20022.h"

namespace assay::runtime {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

constexpr std::size_t kLargeFile = std::size_t{1} << 20U;

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

} // namespace

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
    std::vector<support::Error> doubts;
    for (auto& note : batch->notes)
        (note.code == ErrorCode::Unsupported ? unread.rejected : doubts).push_back(std::move(note));
    import.note(std::move(doubts));
    if (updates.empty() || !unread.rejected.empty())
        updates.push_back(std::move(unread));
    for (const auto& update : updates)
        import.show(update);
    auto made = packed.get(); // it reads the bytes until then
    import.add(wire::Completeness::Delta, import.answers(std::move(file), std::move(made), std::move(updates)));
    return {};
}

Result<wire::FeedUpdate> messagesAgain(const store::RawAnswer& raw, std::string_view resource)
{
    auto batch = wire::iso20022::decode(raw.body, raw.target);
    if (!batch)
        return tl::unexpected(batch.error());
    for (auto& update : batch->updates)
        if (update.resource == resource)
            return std::move(update);
    return fail(ErrorCode::Unsupported, "the message only changes rows that an earlier one stated");
}

} // namespace assay::runtime
