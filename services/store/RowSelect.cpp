// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/RowSelect.h"

#include <algorithm>

#include "services/domain/OwnSources.h"

namespace assay::store
{

std::string asOfExpression(const TableShape& shape)
{
    if (shape.kind == TableKind::Stated)
        return "o.as_of";
    return shape.name == "finding" ? "r.\"judged_as_of\"" : "t.known_at";
}

std::string selectRows(const TableShape& shape, std::string_view index)
{
    const bool stated = shape.kind == TableKind::Stated;
    std::string sql = "SELECT r.row_id, r.row_tick, r.row_change, r.row_previous, ";
    sql += stated ? "r.row_observation, o.known_at, " : "NULL, t.known_at, ";
    sql += asOfExpression(shape);
    bool fields = false;
    for (const auto& column : shape.columns) {
        if (fields)
            sql += ", r." + sqlName(column.name);
        fields = fields || column.name == "row_key";
    }
    sql += " FROM " + sqlName(shape.name) + " r ";
    sql += index;
    // CROSS keeps the order of the loops: the rows lead, the few observations are found by number.
    sql +=
        stated ? " CROSS JOIN observation o ON o.row_id=r.row_observation " : " CROSS JOIN tick t ON t.seq=r.row_tick ";
    return sql;
}

Horizon horizonOf(const Connection& connection, const Moment& moment)
{
    Horizon horizon;
    horizon.tick = connection.integer("SELECT max(seq) FROM tick");
    auto knownAt = connection.prepare("SELECT known_at FROM tick WHERE seq=?");
    const auto at = [&](std::int64_t seq) {
        knownAt.bind(1, seq);
        const std::int64_t value = knownAt.step() ? knownAt.integer(0) : 0;
        knownAt.reset();
        return value;
    };
    if (moment.knownAt) {
        const std::int64_t limit = moment.knownAt->time_since_epoch().count();
        std::int64_t below = 0; // the genesis is always known
        std::int64_t above = horizon.tick + 1;
        while (above - below > 1) {
            const std::int64_t middle = below + (above - below) / 2;
            (at(middle) <= limit ? below : above) = middle;
        }
        horizon.tick = below;
    }
    horizon.knownAt = at(horizon.tick);
    if (moment.asOf)
        horizon.asOf = moment.asOf->time_since_epoch().count();
    return horizon;
}

Origins::Origins(const Connection& connection)
    : m_find(connection.prepare("SELECT s.name, o.resource, o.tier, o.as_of, o.known_at, o.raw FROM observation o "
                                "LEFT JOIN source s ON s.row_id=o.source WHERE o.row_id=?"))
{
}

domain::OriginPtr Origins::of(const TableShape& shape, const Statement& row)
{
    if (shape.kind == TableKind::Stated)
        return observation(row.integer(kRowObservation));
    auto& origin = m_judged[{shape.name, row.integer(kRowKnownAt), row.integer(kRowAsOf)}];
    if (!origin) {
        auto made = std::make_shared<domain::Origin>();
        const bool finding = shape.name == domain::nameOf<domain::Finding>();
        made->source = finding ? domain::rulesSource() : domain::consoleSource();
        made->resource =
            finding ? domain::resourceOf<domain::Finding>() : domain::resourceOf<domain::SourceHealth>();
        made->tier = domain::Tier::Observed;
        made->asOf = instantFrom(row.integer(kRowAsOf));
        made->knownAt = instantFrom(row.integer(kRowKnownAt));
        origin = std::move(made);
    }
    return origin;
}

domain::OriginPtr Origins::observation(std::int64_t rowId)
{
    auto& origin = m_observations[rowId];
    if (origin)
        return origin;
    const std::string place = "table observation, row " + std::to_string(rowId);
    m_find.bind(1, rowId);
    if (!m_find.step() || m_find.isNull(0))
        throw Failure(ErrorCode::StoreCorrupt, "the answer of a row, or its source, is not there", place);
    auto made = std::make_shared<domain::Origin>();
    made->source = domain::SourceId(m_find.text(0));
    made->resource = m_find.text(1);
    const auto tier = domain::tierFromLetter(m_find.text(2));
    if (!tier)
        throw Failure(ErrorCode::StoreCorrupt, tier.error().detail, place + ", field tier");
    made->tier = *tier;
    made->asOf = instantFrom(m_find.integer(3));
    made->knownAt = instantFrom(m_find.integer(4));
    if (!m_find.isNull(5)) {
        const auto bytes = m_find.blob(5);
        if (bytes.size() != made->raw.bytes.size())
            throw Failure(ErrorCode::StoreCorrupt, "not a SHA-256", place + ", field raw");
        std::copy(bytes.begin(), bytes.end(), made->raw.bytes.begin());
    }
    m_find.reset();
    origin = std::move(made);
    return origin;
}

domain::Change changeFrom(const TableShape& shape, const Statement& row)
{
    const auto value = row.integer(kRowChange);
    if (value < 0 || value > static_cast<std::int64_t>(domain::Change::Removed))
        throw Failure(ErrorCode::StoreCorrupt, "no such change: " + std::to_string(value),
                      rowPlace(shape.name, row.integer(kRowId), row.integer(kRowTick)));
    return static_cast<domain::Change>(value);
}

} // namespace assay::store
