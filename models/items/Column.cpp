// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/Column.h"

#include <QCoreApplication>

#include "models/format/Codes.h"
#include "services/domain/Semantics.h"

namespace assay::models {

using domain::Cell;
using domain::Semantic;

namespace {

std::int64_t secondsSince(domain::Instant then, domain::Instant now)
{
    return std::chrono::duration_cast<std::chrono::seconds>(now - then).count();
}

/// Severities sort worst last, so that descending shows the worst first.
Cell severityRank(const Cell& cell)
{
    const auto* text = std::get_if<std::string>(&cell);
    const auto severity = text ? domain::enumFromText<domain::Severity>(*text) : std::nullopt;
    return severity ? Cell{static_cast<std::int64_t>(*severity)} : Cell{};
}

} // namespace

QString Column::titleText() const
{
    return QCoreApplication::translate("Columns", title);
}

QString Column::cellText(const Format& format, const RowView& row, const Cell& cell) const
{
    if (std::holds_alternative<std::monostate>(cell))
        return Format::missing();
    return text ? text(format, row, cell) : format.cellText(cell, semantic, id);
}

bool Column::isNumeric() const
{
    return domain::isNumeric(semantic);
}

Column fieldColumn(std::size_t field, const domain::FieldInfo& info, Shown shown)
{
    Column column;
    column.id = info.name;
    column.field = info.name;
    const char* title = fieldTitle(info.name);
    column.title = title ? title : info.name.data();
    column.semantic = info.semantic;
    column.shown = shown;
    column.value = [field](const RowView& row) { return row.cell(field); };
    if (info.name == "severity")
        column.sortValue = [field](const RowView& row) { return severityRank(row.cell(field)); };
    if (info.name == "severity") {
        column.text = [](const Format& format, const RowView&, const Cell& cell) {
            const auto severity = domain::enumFromText<domain::Severity>(domain::toText(cell));
            const auto known = severity.value_or(domain::Severity::Unknown);
            // What passes has no severity.
            if (known == domain::Severity::Unknown)
                return Format::missing();
            return Format::severityGlyph(known) + QLatin1Char(' ') + format.severityText(known);
        };
    }
    if (info.name.ends_with("_ms")) {
        column.unit = Unit::Milliseconds;
        column.text = [](const Format& format, const RowView&, const Cell& cell) {
            const auto* number = std::get_if<std::int64_t>(&cell);
            if (!number)
                return Format::missing();
            if (*number > -1000 && *number < 1000)
                return format.count(*number) + QStringLiteral(" ms");
            return (*number < 0 ? QStringLiteral("−") : QString()) + format.duration(domain::Duration{std::abs(*number)});
        };
    }
    if (info.semantic == Semantic::Enumeration || showsCodeAndText(info.name))
        column.tone = [id = column.id](const RowView&, const Cell& cell) { return toneOfCode(id, domain::toText(cell)); };
    return column;
}

ColumnSet provenanceColumns()
{
    ColumnSet out;
    Column age;
    age.id = "data_age";
    age.title = fieldTitle("data_age");
    age.semantic = Semantic::Count;
    age.lasting = Lasting::WithTime;
    age.unit = Unit::Seconds;
    age.value = [](const RowView& row) -> Cell {
        const auto* by = row.rows.confirmed(row.position);
        return by ? Cell{secondsSince(by->asOf, row.now)} : Cell{};
    };
    age.text = [](const Format& format, const RowView& row, const Cell&) {
        const auto* by = row.rows.confirmed(row.position);
        return by ? format.age(by->asOf, row.now) : Format::missing();
    };
    const auto qualityTone = [](const RowView& row, const Cell&) {
        switch (row.rows.quality(row.position, row.now)) {
        case Quality::Live: return Tone::Muted;
        case Quality::Ageing: return Tone::Watch;
        case Quality::Stale: return Tone::Breach;
        case Quality::Missing: return Tone::Unknown;
        }
        return Tone::Unknown;
    };
    age.tone = qualityTone;
    out.push_back(std::move(age));

    Column tier;
    tier.id = "tier";
    tier.title = fieldTitle("tier");
    tier.semantic = Semantic::Code;
    tier.value = [](const RowView& row) -> Cell {
        const auto* origin = row.rows.origin(row.position);
        return origin ? Cell{std::string(domain::letter(origin->tier))} : Cell{};
    };
    tier.sortValue = [](const RowView& row) -> Cell {
        const auto* origin = row.rows.origin(row.position);
        return origin ? Cell{static_cast<std::int64_t>(origin->tier)} : Cell{};
    };
    out.push_back(std::move(tier));

    Column quality;
    quality.id = "quality";
    quality.title = fieldTitle("quality");
    quality.semantic = Semantic::Enumeration;
    quality.shown = Shown::OnRequest;
    quality.lasting = Lasting::WithTime;
    quality.value = [](const RowView& row) -> Cell {
        return std::string(domain::toText(row.rows.quality(row.position, row.now)));
    };
    quality.tone = qualityTone;
    out.push_back(std::move(quality));

    Column source;
    source.id = "source";
    source.title = fieldTitle("source");
    source.semantic = Semantic::Code;
    source.value = [](const RowView& row) -> Cell {
        const auto* origin = row.rows.origin(row.position);
        return origin ? domain::toCell(origin->source.value()) : Cell{};
    };
    out.push_back(std::move(source));
    return out;
}

void append(ColumnSet& columns, ColumnSet more)
{
    for (auto& column : more)
        columns.push_back(std::move(column));
}

Column* findColumn(ColumnSet& columns, std::string_view id)
{
    for (auto& column : columns)
        if (column.id == id)
            return &column;
    return nullptr;
}

Tone toneOfCode(std::string_view field, std::string_view code)
{
    struct Meaning {
        std::string_view field, code;
        Tone tone;
    };
    static constexpr auto kMeanings = std::to_array<Meaning>({
        {"status", "SETT", Tone::Good},          {"status", "PENF", Tone::Breach},      {"status", "REJT", Tone::Breach},
        {"status", "NMAT", Tone::Watch},         {"status", "PEND", Tone::Watch},       {"status", "REPR", Tone::Watch},
        {"status", "CAND", Tone::Muted},         {"status", "CANS", Tone::Muted},       {"outcome", "pass", Tone::Good},
        {"outcome", "breach", Tone::Breach},     {"outcome", "cannot-tell", Tone::Unknown},
        {"outcome", "not-applicable", Tone::Muted},
        {"severity", "critical", Tone::Breach},  {"severity", "high", Tone::Breach},    {"severity", "medium", Tone::Watch},
        {"severity", "low", Tone::Normal},       {"severity", "unknown", Tone::Unknown},
        {"state", "open", Tone::Watch},          {"state", "escalated", Tone::Breach},  {"state", "acknowledged", Tone::Normal},
        {"state", "closed", Tone::Muted},        {"state", "live", Tone::Good},         {"state", "ageing", Tone::Watch},
        {"state", "stale", Tone::Breach},        {"state", "failing", Tone::Breach},    {"state", "offline", Tone::Unknown},
        {"state", "waiting", Tone::Unknown},     {"state", "paid", Tone::Good},         {"state", "refused", Tone::Breach},
        {"state", "requested", Tone::Watch},     {"state", "valid", Tone::Watch},       {"encumbrance", "encumbered", Tone::Breach},
        {"hold", "on-hold", Tone::Watch},        {"eligibility", "eligible", Tone::Good},
        {"eligibility", "ineligible", Tone::Breach}, {"eligibility", "cannot-tell", Tone::Unknown},
        {"state", "running", Tone::Watch},       {"state", "paid-in-time", Tone::Good}, {"state", "paid-late", Tone::Breach},
        {"state", "overdue", Tone::Breach},      {"state", "consented", Tone::Info},   {"state", "upcoming", Tone::Muted},
        {"state", "due", Tone::Watch},           {"state", "done", Tone::Good},        {"state", "late", Tone::Breach},
        {"state", "missing", Tone::Breach},      {"state", "contradictory", Tone::Breach}, {"state", "draft", Tone::Watch},
        {"state", "sent", Tone::Info},           {"state", "answered", Tone::Good},    {"state", "withdrawn", Tone::Muted},
        {"state", "needs-explanation", Tone::Breach}, {"state", "explained", Tone::Good},
        {"state", "frozen", Tone::Breach},
    });
    for (const auto& meaning : kMeanings)
        if (meaning.field == field && meaning.code == code)
            return meaning.tone;
    return Tone::Normal;
}

} // namespace assay::models
