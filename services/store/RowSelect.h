// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "services/store/Connection.h"
#include "services/store/Failure.h"
#include "services/store/RowCodec.h"
#include "services/store/TableShape.h"

namespace assay::store
{

/// What every reading of versioned rows selects, by column; the record's fields follow.
enum RowColumn : int {
    kRowId,
    kRowTick,
    kRowChange,
    kRowPrevious,
    kRowObservation,
    kRowKnownAt,
    kRowAsOf,
    kFirstField
};

/// "SELECT … FROM table r JOIN …": rows of one kind with the two times they belong to. `index` is an INDEXED BY clause
/// or empty.
[[nodiscard]] std::string selectRows(const TableShape& shape, std::string_view index = {});

/// The as-of within selectRows. A row of a judged table has no answer: its as-of is that of its oldest input (finding)
/// or its known-at (health).
[[nodiscard]] std::string asOfExpression(const TableShape& shape);

/// The tick and as-of up to which rows are looked at.
struct Horizon {
    std::int64_t tick = 0;
    std::int64_t knownAt = 0;         ///< of that tick
    std::optional<std::int64_t> asOf; ///< milliseconds
};
/// The last tick that was stored by moment.knownAt. Known-at grows with the number of the tick.
[[nodiscard]] Horizon horizonOf(const Connection& connection, const Moment& moment);

/// Gives rows their origins; rows of one answer share one. Lives for one reading.
class Origins
{
public:
    explicit Origins(const Connection& connection);

    /// Of the row that `row` (a selectRows statement) stands on.
    [[nodiscard]] domain::OriginPtr of(const TableShape& shape, const Statement& row);
    [[nodiscard]] domain::OriginPtr observation(std::int64_t rowId);

private:
    Statement m_find;
    std::unordered_map<std::int64_t, domain::OriginPtr> m_observations;
    std::map<std::tuple<std::string, std::int64_t, std::int64_t>, domain::OriginPtr> m_judged;
};

/// Calls `visit(std::type_identity<Record>)` for the record of this name, stated or judged; false if there is none.
template <class Visitor>
bool visitRecord(std::string_view kind, Visitor&& visit)
{
    bool found = false;
    const auto offer = [&]<class Record>(std::type_identity<Record> record) {
        if (!found && domain::nameOf<Record>() == kind) {
            found = true;
            visit(record);
        }
    };
    domain::forEachStatedRecord(offer);
    offer(std::type_identity<domain::Finding>{});
    offer(std::type_identity<domain::SourceHealth>{});
    return found;
}

/// A stored change code. Throws Failure.
[[nodiscard]] domain::Change changeFrom(const TableShape& shape, const Statement& row);

} // namespace assay::store
