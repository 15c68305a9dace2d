// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: a line, or a value that a line is made for. What is wrong with a line lies within it; a line keeps the same rows
// whether rows or columns are asked; the line made for a value keeps the row that states it.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "services/filter/Filter.h"

using namespace assay;
using namespace assay::filter;
using domain::Cell;
using domain::Decimal;

namespace
{

void demand(bool condition)
{
    if (!condition)
        std::abort();
}

const Fields& fields()
{
    static const Fields all{{{"ref", Kind::Text}, {"status", Kind::Text}, {"amount", Kind::Number}, {"age", Kind::Seconds, false},
                             {"delay_ms", Kind::Milliseconds, false}, {"settlement_date", Kind::Day, false},
                             {"queued_at", Kind::Moment, false}, {"fine_oz", Kind::Ounces}, {"quality", Kind::Text, false}},
                            {{"stale", "quality", {"stale"}}, {"nodata", "quality", {"missing", "unknown"}}},
                            {{"party", {"ref", "status", "nosuch"}}}};
    return all;
}

Present present()
{
    static const auto calendar = domain::Calendar::create({"hong-kong", "Hong Kong", "Asia/Hong_Kong",
        {std::chrono::Saturday, std::chrono::Sunday}, {{2026, "invented", domain::Verification::Verified, {}, {}}}});
    return {*support::parseInstant("2026-03-20T04:00:00Z"), calendar ? &*calendar : nullptr};
}

struct Cells final : Row {
    std::vector<Cell> cells{Cell{std::string("SI-20417")}, Cell{std::string("PENF")}, Cell{*Decimal::parse("42000000.13")},
                            Cell{std::int64_t{2400}}, Cell{std::int64_t{-250}}, Cell{*support::parseDate("2026-03-19")},
                            Cell{*support::parseInstant("2026-03-20T02:00:00Z")}, Cell{*Decimal::parse("401.878")}, Cell{std::string("stale")}};
    [[nodiscard]] Cell cell(std::size_t field) const override { return cells[field]; }
};

/// The rows of a table column by column: a row that states all, and one that states nothing.
struct Table final : Columns {
    std::array<Cells, 2> rows;
    [[nodiscard]] std::size_t size() const override { return rows.size(); }
    void mark(std::size_t field, const Condition& condition, RowMask& marks) const override
    {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const Cell cell = rows[i].cell(field);
            const bool stated = !std::holds_alternative<std::monostate>(cell);
            if (stated && (condition.kind == Condition::Kind::Stated ||
                           (condition.kind == Condition::Kind::Between ? condition.within(cell) : condition.reads(domain::toText(cell)))))
                marks.set(i);
        }
    }
};

void within(const Problem& problem, std::string_view line)
{
    demand(problem.position <= line.size() && problem.length <= line.size() - problem.position);
    demand(!problem.text().empty());
}

void lineIsRead(std::string_view line)
{
    const auto made = Filter::make(line, fields(), present());
    if (!made)
        return within(made.error(), line);
    for (const auto& doubt : made->doubts())
        within(doubt, line);
    Table table;
    for (auto& cell : table.rows[1].cells)
        cell = Cell{};
    const auto marks = made->select(table);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        demand(marks.test(i) == made->matches(table.rows[i]));
        for (std::size_t field = 0; field < fields().fields.size(); ++field)
            (void)made->restsOn(table.rows[i], field);
    }
}

void valueIsFound(std::string_view value)
{
    Cells row;
    row.cells[0] = domain::toCell(std::string(value));
    const std::string line = termFor("ref", value);
    if (line.size() > kMaxLength)
        return;
    const auto made = Filter::make(line, fields(), present());
    demand(made.has_value() && made->doubts().empty() && made->matches(row));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    // A copy without a byte to spare, so that reading beyond the end is seen.
    const std::vector<char> copy(data + 1, data + size);
    const std::string_view text(copy.data(), copy.size());
    if (data[0] % 4 == 0)
        valueIsFound(text);
    else
        lineIsRead(text);
    return 0;
}
