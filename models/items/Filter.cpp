// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/Filter.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/format/Codes.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Decimal;
using domain::Semantic;

constexpr int kMaxTerms = 32;

char foldAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Both ASCII; `needle` is folded.
bool containsAscii(std::string_view text, std::string_view needle)
{
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char a, char b) { return foldAscii(a) == b; }) != text.end();
}

bool containsText(std::string_view text, std::string_view plain, const QString& needle)
{
    if (isAscii(text))
        return isAscii(plain) && containsAscii(text, plain);
    return fromUtf8(text).toCaseFolded().contains(needle);
}

/// Blanks part terms unless they are quoted.
QStringList splitTerms(const QString& text)
{
    QStringList out;
    QString term;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"')) {
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            if (!term.isEmpty())
                out.append(std::exchange(term, {}));
        } else {
            term += c;
        }
    }
    if (!term.isEmpty())
        out.append(term);
    return out;
}

/// "10m" → 10,000,000; for ages "10m" → 600 (seconds).
std::optional<Cell> parseValue(QString text, const Column& column)
{
    text.remove(QLatin1Char(','));
    const auto plain = text.toStdString();
    if (column.unit != Unit::None) {
        const auto duration = support::parseDuration(plain);
        if (duration)
            return Cell{column.unit == Unit::Seconds ? duration->count() / 1000 : static_cast<std::int64_t>(duration->count())};
    }
    if (column.semantic == Semantic::Day) {
        const auto date = support::parseDate(plain);
        return date ? std::optional<Cell>(*date) : std::nullopt;
    }
    if (column.semantic == Semantic::Moment) {
        if (const auto instant = support::parseInstant(plain))
            return Cell{*instant};
        const auto date = support::parseDate(plain);
        // A day begins at midnight in Hong Kong, as on the screen.
        return date ? std::optional<Cell>(domain::Instant{std::chrono::sys_days{*date}} - std::chrono::hours{8}) : std::nullopt;
    }
    static constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> kSuffixes{
        {{"bn", 1'000'000'000}, {"k", 1000}, {"m", 1'000'000}, {"%", 0}}};
    for (const auto& [suffix, factor] : kSuffixes) {
        if (!plain.ends_with(suffix))
            continue;
        const auto number = Decimal::parse(std::string_view(plain).substr(0, plain.size() - suffix.size()));
        if (!number)
            return std::nullopt;
        const auto scaled = factor == 0 ? number->dividedExactlyBy(Decimal(100)) : number->times(Decimal(factor));
        return scaled ? std::optional<Cell>(*scaled) : std::nullopt;
    }
    const auto number = Decimal::parse(plain);
    return number ? std::optional<Cell>(*number) : std::nullopt;
}

/// Numbers compare as numbers, whatever their kinds.
std::optional<std::strong_ordering> compare(const Cell& cell, const Cell& limit)
{
    const auto asNumber = [](const Cell& value) -> std::optional<Decimal> {
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            return Decimal(*whole);
        if (const auto* decimal = std::get_if<Decimal>(&value))
            return *decimal;
        return std::nullopt;
    };
    if (std::holds_alternative<std::monostate>(cell))
        return std::nullopt;
    const auto left = asNumber(cell);
    const auto right = asNumber(limit);
    if (left && right)
        return *left <=> *right;
    if (cell.index() != limit.index())
        return std::nullopt;
    return domain::compareCells(cell, limit);
}

} // namespace

Filter::Filter(const QString& text, const ColumnSet& columns, const Format& format) : m_format(format)
{
    for (const auto& term : splitTerms(text).mid(0, kMaxTerms))
        parseTerm(term, columns);
}

bool Filter::parseComparison(Term& term, const Column& column, const QString& text)
{
    static const std::array<std::pair<QLatin1String, Comparison>, 5> kOperators{
        {{QLatin1String(">="), Comparison::GreaterEqual},
         {QLatin1String("<="), Comparison::LessEqual},
         {QLatin1String(">"), Comparison::Greater},
         {QLatin1String("<"), Comparison::Less},
         {QLatin1String("="), Comparison::Equal}}};
    const bool ordered = column.isNumeric() || column.unit != Unit::None || column.semantic == Semantic::Day ||
                         column.semantic == Semantic::Moment;
    if (!ordered && text.size() > 1 && text.startsWith(QLatin1Char('='))) {
        term.comparison = Comparison::AnyOf;
        for (const auto& one : text.mid(1).split(QLatin1Char('|'), Qt::SkipEmptyParts))
            term.whole.insert(one.toCaseFolded().toStdString());
        return true;
    }
    if (const auto dots = text.indexOf(QLatin1String("..")); dots > 0) {
        const auto low = parseValue(text.left(dots), column);
        const auto high = parseValue(text.mid(dots + 2), column);
        if (!low || !high)
            return false;
        term.comparison = Comparison::Between;
        term.low = *low;
        term.high = *high;
        return true;
    }
    for (const auto& [sign, comparison] : kOperators) {
        if (!text.startsWith(sign))
            continue;
        const auto value = parseValue(text.mid(sign.size()), column);
        if (!value)
            return false;
        term.comparison = comparison;
        term.low = *value;
        return true;
    }
    return false;
}

void Filter::parseTerm(QString text, const ColumnSet& columns)
{
    Term term;
    if (text.size() > 1 && text.startsWith(QLatin1Char('-'))) {
        term.sense = Sense::Unwanted;
        text.remove(0, 1);
    }
    const auto colon = text.indexOf(QLatin1Char(':'));
    if (colon > 0) {
        auto id = text.left(colon).toLower().toStdString();
        if (id == "is")
            id = "quality";
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].id == id)
                term.column = static_cast<int>(i);
        if (term.column >= 0)
            text.remove(0, colon + 1);
        else
            m_problem = QCoreApplication::translate("Filter", "“%1” is not a column here; it is searched as text.")
                            .arg(text.left(colon));
    }
    if (term.column >= 0) {
        const auto& column = columns[static_cast<std::size_t>(term.column)];
        if (column.lasting == Lasting::WithTime)
            m_lasting = Lasting::WithTime;
        const bool compares = text.startsWith(QLatin1Char('>')) || text.startsWith(QLatin1Char('<')) ||
                              text.startsWith(QLatin1Char('='));
        if (!parseComparison(term, column, text) && compares)
            m_problem = QCoreApplication::translate("Filter", "“%1” is not a value that can be compared; it is searched as text.")
                            .arg(text);
    }
    if (text.isEmpty())
        return;
    term.needle = text.toCaseFolded();
    term.plain = term.needle.toStdString();
    term.digits = term.needle.remove(QLatin1Char(',')).toStdString();
    term.needle = text.toCaseFolded();
    m_terms.push_back(std::move(term));
}

bool Filter::contains(const Column& column, const Cell& cell, const RowView& row, const Term& term)
{
    if (std::holds_alternative<std::monostate>(cell))
        return false;
    if (const auto* text = std::get_if<std::string>(&cell)) {
        if (column.semantic != Semantic::Enumeration && !showsCodeAndText(column.id))
            return containsText(*text, term.plain, term.needle);
        const auto [known, added] = m_codes.try_emplace(column.id + '\x1f' + *text);
        if (added)
            known->second = (fromUtf8(*text) + QLatin1Char('\n') + column.cellText(m_format, row, cell)).toCaseFolded();
        return known->second.contains(term.needle);
    }
    if (column.text && column.cellText(m_format, row, cell).toCaseFolded().contains(term.needle))
        return true;
    if (const auto* instant = std::get_if<domain::Instant>(&cell))
        return m_format.instantHkt(*instant).contains(term.needle);
    return domain::toText(cell).find(term.digits) != std::string::npos;
}

bool Filter::matchesTerm(const Term& term, const ColumnSet& columns, const RowView& row)
{
    if (term.column < 0) {
        for (const auto& column : columns)
            if (column.shown == Shown::ByDefault && column.lasting == Lasting::WithRow &&
                contains(column, column.value(row), row, term))
                return true;
        return false;
    }
    const auto& column = columns[static_cast<std::size_t>(term.column)];
    const Cell cell = column.value(row);
    if (term.comparison == Comparison::Contains)
        return contains(column, cell, row, term);
    if (term.comparison == Comparison::AnyOf)
        return term.whole.contains(fromUtf8(domain::toText(cell)).toCaseFolded().toStdString());
    const auto order = compare(cell, term.low);
    if (!order)
        return false;
    switch (term.comparison) {
    case Comparison::Contains:
    case Comparison::AnyOf: return false;
    case Comparison::Equal: return *order == std::strong_ordering::equal;
    case Comparison::Less: return *order == std::strong_ordering::less;
    case Comparison::LessEqual: return *order != std::strong_ordering::greater;
    case Comparison::Greater: return *order == std::strong_ordering::greater;
    case Comparison::GreaterEqual: return *order != std::strong_ordering::less;
    case Comparison::Between: {
        const auto upper = compare(cell, term.high);
        return *order != std::strong_ordering::less && upper && *upper != std::strong_ordering::greater;
    }
    }
    return false;
}

bool Filter::matches(const ColumnSet& columns, const RowView& row)
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term& term) {
        return matchesTerm(term, columns, row) == (term.sense == Sense::Wanted);
    });
}

} // namespace assay::models
