// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/http/Pager.h"

#include <algorithm>
#include <charconv>

#include "services/wire/AssayHttp.h"

namespace assay::sandbox
{

namespace
{

using support::ErrorCode;
using support::fail;

struct Cursor {
    std::int64_t snapshot = 0;
    std::size_t offset = 0;
};

support::Result<Cursor> parseCursor(std::string_view text)
{
    Cursor cursor;
    const auto* const end = text.data() + text.size();
    const auto first = std::from_chars(text.data(), end, cursor.snapshot);
    if (first.ec != std::errc{} || first.ptr == end || *first.ptr != '-')
        return fail(ErrorCode::Malformed, "not a cursor of this endpoint");
    const auto second = std::from_chars(first.ptr + 1, end, cursor.offset);
    if (second.ec != std::errc{} || second.ptr != end)
        return fail(ErrorCode::Malformed, "not a cursor of this endpoint");
    return cursor;
}

} // namespace

support::Result<std::string> Pager::page(const World& world, const SourceState& source, std::string_view resource,
                                         std::size_t limit, std::string_view cursor, Duration clockSkew)
{
    const auto table = source.tables.find(resource);
    if (table == source.tables.end())
        return fail(ErrorCode::NotFound, source.id + " has no resource \"" + std::string(resource.substr(0, 60)) + '"');
    if (limit == 0 || limit > kMaxLimit)
        return fail(ErrorCode::OutOfRange, "limit must be 1 to " + std::to_string(kMaxLimit));

    const Pages* snapshot = nullptr;
    std::size_t from = 0;
    if (cursor.empty()) {
        snapshot = &take(world, source, resource, table->second, limit);
    } else {
        const auto wanted = parseCursor(cursor);
        if (!wanted)
            return tl::unexpected(wanted.error());
        const auto found = std::ranges::find(m_snapshots, wanted->snapshot, &Pages::id);
        if (found == m_snapshots.end())
            return fail(ErrorCode::Cancelled, "the snapshot of this cursor is gone; start again without a cursor");
        if (found->source != source.id || found->resource != resource || wanted->offset > found->rows.size())
            return fail(ErrorCode::Malformed, "not a cursor of this resource");
        snapshot = &*found;
        from = wanted->offset;
    }

    const auto to = std::min(snapshot->rows.size(), from + limit);
    const auto next =
        to < snapshot->rows.size() ? std::to_string(snapshot->id) + '-' + std::to_string(to) : std::string();
    std::string body;
    wire::JsonWriter json(body);
    json.beginObject();
    wire::AssayPageHead head;
    head.asOf = snapshot->asOf + clockSkew;
    head.sequence = snapshot->sequence;
    head.total = static_cast<std::int64_t>(snapshot->rows.size());
    head.next = next;
    wire::appendPageHead(json, resource, head);
    json.key("items");
    json.beginArray();
    for (auto i = from; i < to; ++i)
        json.raw(snapshot->rows[i]->json);
    json.endArray();
    json.endObject();
    return body;
}

const Pager::Pages& Pager::take(const World& world, const SourceState& source, std::string_view resource,
                                   const RowTable& table, std::size_t limit)
{
    const auto asOf = world.asOf(source);
    for (const auto& known : m_snapshots)
        if (known.source == source.id && known.resource == resource && known.sequence == source.sequence &&
            known.asOf == asOf)
            return known;
    Pages snapshot{0, source.id, std::string(resource), source.sequence, asOf, table.rows()};
    if (snapshot.rows.size() <= limit) {
        m_single = std::move(snapshot);
        return m_single;
    }
    if (m_snapshots.size() == kSnapshots)
        m_snapshots.pop_front();
    snapshot.id = m_nextId++;
    m_snapshots.push_back(std::move(snapshot));
    return m_snapshots.back();
}

} // namespace assay::sandbox
