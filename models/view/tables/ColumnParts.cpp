// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/tables/ColumnParts.h"

#include "models/format/Codes.h"
#include "models/format/Sentences.h"

namespace assay::models {

using domain::Cell;
using domain::Decimal;
using domain::Semantic;

Column ownColumn(std::string id, Semantic semantic, std::function<Cell(const RowView&)> value)
{
    Column column;
    column.title = fieldTitle(id);
    column.id = std::move(id);
    column.semantic = semantic;
    column.value = std::move(value);
    return column;
}

Column listColumn(std::string id, Semantic semantic, std::size_t field)
{
    return ownColumn(std::move(id), semantic, [field](const RowView& row) { return row.cell(field); });
}

Cell ruleStatusCell(const RuleStatus& status)
{
    if (status.outcome == domain::Outcome::NotApplicable)
        return {};
    return std::string(domain::toText(status.outcome));
}

Column ruleStatusColumn(std::size_t field)
{
    Column column = listColumn("findings", Semantic::Enumeration, field);
    column.tone = [](const RowView&, const Cell& cell) { return toneOfCode("outcome", domain::toText(cell)); };
    return column;
}

void setText(ColumnSet& columns, std::initializer_list<std::string_view> ids, const CellText& text)
{
    for (const auto id : ids)
        if (auto* column = findColumn(columns, id))
            column->text = text;
}

QString saidText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* text = std::get_if<std::string>(&cell);
    return text ? sentenceText(format, *text) : Format::missing();
}

QString percentText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* ratio = std::get_if<Decimal>(&cell);
    return ratio ? format.ratioPercent(*ratio) : Format::missing();
}

QString finePercentText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* ratio = std::get_if<Decimal>(&cell);
    return ratio ? format.ratioPercent(*ratio, 4) : Format::missing();
}

QString lastingText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* seconds = std::get_if<std::int64_t>(&cell);
    return seconds ? format.duration(std::chrono::seconds{*seconds}) : Format::missing();
}

QString spanText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* seconds = std::get_if<std::int64_t>(&cell);
    return seconds ? format.span(std::chrono::seconds{*seconds}) : Format::missing();
}

std::int64_t wholeSeconds(domain::Duration duration)
{
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

Tone toneOfSign(const RowView&, const Cell& cell)
{
    const auto* value = std::get_if<Decimal>(&cell);
    return value && value->sign() < 0 ? Tone::Breach : Tone::Normal;
}

Tone toneOfDifference(const RowView&, const Cell& cell)
{
    const auto* value = std::get_if<Decimal>(&cell);
    return value && value->sign() != 0 ? Tone::Breach : Tone::Normal;
}

Tone toneOfShortRatio(const RowView&, const Cell& cell)
{
    const auto* ratio = std::get_if<Decimal>(&cell);
    return !ratio ? Tone::Unknown : *ratio < Decimal(1) ? Tone::Breach : Tone::Normal;
}

CellTone toneIfAny(Tone tone, Tone otherwise)
{
    return [tone, otherwise](const RowView&, const Cell& cell) {
        const auto* count = std::get_if<std::int64_t>(&cell);
        return count && *count > 0 ? tone : otherwise;
    };
}

} // namespace assay::models
