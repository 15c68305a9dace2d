// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/TableFilter.h"

#include <algorithm>
#include <map>
#include <set>

#include <QCoreApplication>

#include "models/format/Codes.h"
#include "models/items/ColumnKeys.h"

namespace assay::models {

namespace {

using domain::Cell;
using filter::Problem;

constexpr std::size_t kMostWords = 24;
constexpr std::size_t kMostRowsAsked = 50'000;

bool has(const ColumnSet& columns, std::string_view id)
{
    return std::any_of(columns.begin(), columns.end(), [&](const Column& column) { return column.id == id; });
}

filter::Kind kindOf(const Column& column)
{
    switch (column.unit) {
    case Unit::Seconds: return filter::Kind::Seconds;
    case Unit::Milliseconds: return filter::Kind::Milliseconds;
    case Unit::None: return filter::kindOf(column.id, column.semantic);
    }
    return filter::Kind::Text;
}

/// Characters before byte `position` of `line`.
int charactersTo(const std::string& line, std::size_t position)
{
    return static_cast<int>(QString::fromUtf8(line.data(), static_cast<qsizetype>(std::min(position, line.size()))).size());
}

} // namespace

filter::Fields filterFields(const ColumnSet& columns)
{
    filter::Fields out;
    for (const auto& column : columns)
        out.fields.push_back({column.id, kindOf(column), column.shown == Shown::ByDefault && column.lasting == Lasting::WithRow});
    const auto flag = [&](const char* name, const char* field, std::vector<std::string> values) {
        if (has(columns, field))
            out.flags.push_back({name, field, std::move(values)});
    };
    for (const auto quality : {domain::Quality::Live, domain::Quality::Ageing, domain::Quality::Stale, domain::Quality::Missing}) {
        const std::string text(domain::toText(quality));
        flag(text.c_str(), "quality", {text});
    }
    flag("nodata", "quality", {std::string(domain::toText(domain::Quality::Missing))});
    flag("self", "tier", {std::string(domain::letter(domain::Tier::SelfReported))});
    flag("overdue", "state", {"overdue"});
    flag("open", "state", {"open"});
    flag("held", "hold", {"on-hold"});
    flag("breach", "outcome", {"breach"});
    const auto alias = [&](const char* name, std::vector<std::string> fields) {
        std::erase_if(fields, [&](const std::string& field) { return !has(columns, field); });
        if (!fields.empty() && !has(columns, name))
            out.aliases.push_back({name, std::move(fields)});
    };
    alias("ccy", {"currency"});
    alias("party", {"deliverer", "receiver", "participant", "counterparty", "owner", "custodian"});
    return out;
}

bool showsOtherText(const Column& column)
{
    return !column.text && (column.semantic == domain::Semantic::Enumeration || showsCodeAndText(column.id));
}

std::string RowCells::shown(std::size_t field) const
{
    const Column& column = m_columns[field];
    const Cell cell = column.value(m_row);
    if (cell.index() == 0)
        return {};
    if (column.text || showsOtherText(column))
        return column.cellText(m_format, m_row, cell).toStdString();
    if (const auto* instant = std::get_if<domain::Instant>(&cell))
        return m_format.instantHkt(*instant).toStdString();
    if (std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<domain::Decimal>(cell))
        return groupedDigits(domain::toText(cell));
    return {};
}

QString problemText(const Problem& problem)
{
    const auto said = [](const char* text) { return QCoreApplication::translate("Filter", text); };
    const QString subject = fromUtf8(problem.subject).left(80);
    switch (problem.kind) {
    case Problem::Kind::UnclosedQuote: return said(QT_TRANSLATE_NOOP("Filter", "A quotation mark is not closed."));
    case Problem::Kind::UnclosedRegex: return said(QT_TRANSLATE_NOOP("Filter", "A regular expression needs a second /."));
    case Problem::Kind::UnclosedBracket: return said(QT_TRANSLATE_NOOP("Filter", "A bracket is not closed."));
    case Problem::Kind::StrayBracket: return said(QT_TRANSLATE_NOOP("Filter", "A bracket closes that was not opened."));
    case Problem::Kind::MissingTerm: return said(QT_TRANSLATE_NOOP("Filter", "A term is missing."));
    case Problem::Kind::MissingValue: return said(QT_TRANSLATE_NOOP("Filter", "“%1” needs a value.")).arg(subject);
    case Problem::Kind::BadRegex: return said(QT_TRANSLATE_NOOP("Filter", "“%1” is not a regular expression.")).arg(subject);
    case Problem::Kind::TooLong: return said(QT_TRANSLATE_NOOP("Filter", "The filter is too long."));
    case Problem::Kind::TooDeep: return said(QT_TRANSLATE_NOOP("Filter", "Too many brackets or negations within each other."));
    case Problem::Kind::SortNotOnTop: return said(QT_TRANSLATE_NOOP("Filter", "sort: may not stand in brackets or after a minus."));
    case Problem::Kind::UnknownField: return said(QT_TRANSLATE_NOOP("Filter", "“%1” is not a column here; it is searched as text.")).arg(subject);
    case Problem::Kind::DecimalComma:
        return said(QT_TRANSLATE_NOOP("Filter", "“%1” has a comma, and a fraction begins with a point here: “%2”? It is searched as text."))
            .arg(subject, fromUtf8(problem.suggestion).left(80));
    case Problem::Kind::UnknownFlag: return said(QT_TRANSLATE_NOOP("Filter", "“is:%1” is not known here; no row is so.")).arg(subject);
    case Problem::Kind::NotComparable: return said(QT_TRANSLATE_NOOP("Filter", "“%1” is not a value that can be compared; it is searched as text.")).arg(subject);
    }
    return {};
}

FilterCheck checkFilter(const QString& line, const ColumnSet& columns, domain::Instant now)
{
    FilterCheck out;
    const std::string text = line.toStdString();
    if (line.trimmed().isEmpty())
        return out;
    const auto made = filter::Filter::make(text, filterFields(columns), {now, nullptr});
    out.state = !made ? FilterCheck::State::Wrong : made->doubts().empty() ? FilterCheck::State::Good : FilterCheck::State::Doubtful;
    if (out.state == FilterCheck::State::Good)
        return out;
    const Problem& problem = made ? made->doubts().front() : made.error();
    out.text = !made && problem.kind == Problem::Kind::UnknownField
                   ? QCoreApplication::translate("Filter", "“%1” is not a column here.").arg(fromUtf8(problem.subject))
                   : problemText(problem);
    out.suggestion = fromUtf8(problem.suggestion);
    out.subject = fromUtf8(problem.subject);
    out.position = charactersTo(text, problem.position);
    out.length = charactersTo(text, problem.position + problem.length) - out.position;
    return out;
}

QString joined(const QString& line, const QString& term, Joining how)
{
    const QString before = line.trimmed();
    const QString without = term.startsWith(QLatin1Char('-')) ? term.mid(1) : QLatin1Char('-') + term;
    if (how == Joining::Instead)
        return term;
    if (before.isEmpty())
        return how == Joining::Without ? without : term;
    const auto parsed = filter::parse(before.toStdString());
    if (how == Joining::Or)
        // A line that only sorts keeps all rows, with or without another term.
        return parsed && parsed->root.parts.empty() ? before : before + QStringLiteral(" OR ") + term;
    const QString more = how == Joining::Without ? without : term;
    const bool alternatives = parsed && parsed->root.parts.size() == 1 && parsed->root.parts.front().kind == filter::Node::Kind::Any;
    if (!alternatives)
        return before + QLatin1Char(' ') + more;
    // AND binds closer than OR; sort: may not stand in the brackets that this takes.
    QString inner = before;
    QStringList sorts;
    for (auto key = parsed->sort.rbegin(); key != parsed->sort.rend(); ++key) {
        const int from = charactersTo(before.toStdString(), key->position);
        if (!inner.mid(from).startsWith(QLatin1String("sort:"), Qt::CaseInsensitive))
            continue;
        int to = from;
        while (to < inner.size() && !inner[to].isSpace())
            ++to;
        sorts.prepend(inner.mid(from, to - from));
        inner.remove(from, to - from);
    }
    QString out = QLatin1Char('(') + inner.simplified() + QStringLiteral(") ") + more;
    return sorts.isEmpty() ? out : out + QLatin1Char(' ') + sorts.join(QLatin1Char(' '));
}

CompletionPlace completionPlace(const QString& line, int cursor)
{
    CompletionPlace out;
    int start = 0;
    bool quoted = false;
    for (int i = 0; i < cursor; ++i) {
        const QChar c = line[i];
        if (c == QLatin1Char('"'))
            quoted = !quoted;
        else if (!quoted && (c.isSpace() || c == QLatin1Char('(')))
            start = i + 1;
    }
    while (start < cursor && line[start] == QLatin1Char('-'))
        ++start;
    const auto word = line.mid(start, cursor - start);
    const auto colon = word.indexOf(QLatin1Char(':'));
    out.position = start;
    out.typed = word;
    if (colon <= 0 || word.startsWith(QLatin1Char('"')))
        return out;
    out.field = word.left(colon).toLower();
    // Of alternatives the last one is being typed.
    auto from = std::max(colon, word.lastIndexOf(QLatin1Char('|'))) + 1;
    while (from < word.size() && QStringLiteral("=<>").contains(word[from]))
        ++from;
    if (out.field == QLatin1String("sort"))
        from = std::max(from, word.lastIndexOf(QLatin1Char(',')) + 1);
    if (out.field == QLatin1String("sort") && from < word.size() && word[from] == QLatin1Char('-'))
        ++from;
    out.position = start + static_cast<int>(from);
    out.typed = word.mid(from);
    if (out.typed.startsWith(QLatin1Char('"')))
        out.typed.remove(0, 1);
    return out;
}

QStringList fieldCompletions(const CompletionPlace& place, const ColumnSet& columns)
{
    const auto fields = filterFields(columns);
    QStringList out;
    const auto offer = [&](const std::string& name, const QString& end) {
        const QString word = fromUtf8(name);
        if (word.startsWith(place.typed, Qt::CaseInsensitive))
            out.append(word + end);
    };
    if (place.field == QLatin1String("is")) {
        for (const auto& flag : fields.flags)
            offer(flag.name, {});
    } else if (place.field == QLatin1String("has") || place.field == QLatin1String("sort")) {
        for (const auto& field : fields.fields)
            offer(field.name, {});
    } else if (place.field.isEmpty()) {
        const QString colon(QLatin1Char(':'));
        for (const auto& field : fields.fields)
            offer(field.name, colon);
        for (const auto& alias : fields.aliases)
            offer(alias.name, colon);
        for (const char* word : {"is", "has", "sort"})
            offer(word, colon);
    }
    return out;
}

QStringList valueCompletions(const CompletionPlace& place, const ColumnSet& columns, const RowSource& rows, const Format& format,
                             domain::Instant now)
{
    std::vector<std::string> wanted{place.field.toStdString()};
    for (const auto& alias : filterFields(columns).aliases)
        if (alias.name == wanted.front())
            wanted = alias.fields;
    const QString typed = place.typed.toCaseFolded();
    std::set<std::string> seen;
    std::map<QString, QString> found;
    for (const auto& column : columns) {
        if (std::find(wanted.begin(), wanted.end(), column.id) == wanted.end())
            continue;
        const bool otherText = showsOtherText(column);
        const std::size_t step = std::max<std::size_t>(1, rows.size() / kMostRowsAsked);
        for (std::size_t i = 0; i < rows.size() && found.size() < kMostWords; i += step) {
            if (!rows.present(i))
                continue;
            const RowView row{rows, i, now};
            const Cell cell = column.value(row);
            if (cell.index() == 0)
                continue;
            const std::string value = domain::toText(cell);
            if (!seen.insert(value).second)
                continue;
            const QString word = fromUtf8(value);
            // What is typed may begin the value, or stand in it or in how it reads.
            const bool begins = word.toCaseFolded().startsWith(typed);
            if (begins || (typed.size() > 1 && (word.toCaseFolded().contains(typed) ||
                                                (otherText && column.cellText(format, row, cell).toCaseFolded().contains(typed)))))
                found.emplace((begins ? QLatin1Char('0') : QLatin1Char('1')) + word, fromUtf8(filter::quoted(value)));
        }
    }
    QStringList out;
    for (const auto& [order, word] : found)
        out.append(word);
    return out;
}

} // namespace assay::models
