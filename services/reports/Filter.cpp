// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/Filter.h"

#include <algorithm>
#include <optional>

namespace assay::reports {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// Does `text` contain `pattern`, where * stands for anything? Both in lower case.
bool containsPattern(std::string_view text, std::string_view pattern)
{
    while (!pattern.empty()) {
        const auto star = pattern.find('*');
        const std::string_view piece = pattern.substr(0, star);
        const auto found = text.find(piece);
        if (found == std::string_view::npos)
            return false;
        text.remove_prefix(found + piece.size());
        pattern.remove_prefix(star == std::string_view::npos ? pattern.size() : star + 1);
    }
    return true;
}

std::string placeOf(std::size_t position)
{
    return "character " + std::to_string(position + 1);
}

/// The term's value as the kind of cell it is compared with.
std::optional<Cell> asKindOf(const Cell& cell, const std::string& value)
{
    const auto typed = [&]<class T>(T target) -> std::optional<Cell> {
        if (!assign(target, value))
            return std::nullopt;
        return Cell{std::move(target)};
    };
    if (std::holds_alternative<Decimal>(cell)) return typed(Decimal{});
    if (std::holds_alternative<std::int64_t>(cell)) return typed(std::int64_t{});
    if (std::holds_alternative<Date>(cell)) return typed(Date{});
    if (std::holds_alternative<Instant>(cell)) return typed(Instant{});
    return Cell{value};
}

} // namespace

Result<Filter> Filter::parse(std::string_view expression)
{
    Filter filter;
    filter.m_groups.emplace_back();
    std::size_t at = 0;
    while (at < expression.size()) {
        if (expression[at] == ' ') {
            ++at;
            continue;
        }
        Term term;
        term.position = at;
        if (expression[at] == '-') {
            term.excluded = true;
            ++at;
        }
        std::string text;
        bool quoted = false;
        bool hasField = false;
        for (; at < expression.size() && (quoted || expression[at] != ' '); ++at) {
            const char c = expression[at];
            if (c == '"') {
                quoted = !quoted;
                continue;
            }
            if (c == ':' && !quoted && !hasField && !text.empty()) {
                hasField = true;
                term.field = lower(text);
                text.clear();
                constexpr std::pair<std::string_view, Operation> kOperations[]{{">=", Operation::MoreOrSame},
                    {"<=", Operation::LessOrSame}, {">", Operation::More}, {"<", Operation::Less}, {"=", Operation::Same}};
                for (const auto& [sign, operation] : kOperations)
                    if (expression.substr(at + 1).starts_with(sign)) {
                        term.operation = operation;
                        at += sign.size();
                        break;
                    }
                continue;
            }
            text += c;
        }
        if (quoted)
            return fail(ErrorCode::Usage, "a quotation mark is not closed", placeOf(term.position));
        if (!hasField && !term.excluded && text == "OR") {
            if (filter.m_groups.back().empty())
                return fail(ErrorCode::Usage, "OR needs a term before it", placeOf(term.position));
            filter.m_groups.emplace_back();
            continue;
        }
        if (text.empty())
            return fail(ErrorCode::Usage, hasField ? "\"" + term.field + ":\" needs a value" : std::string("an empty term"),
                        placeOf(term.position));
        term.value = std::move(text);
        filter.m_groups.back().push_back(std::move(term));
    }
    if (filter.m_groups.size() > 1 && filter.m_groups.back().empty())
        return fail(ErrorCode::Usage, "OR needs a term after it", placeOf(expression.size()));
    return filter;
}

bool Filter::matches(const Term& term, const Cell& cell)
{
    if (std::holds_alternative<std::monostate>(cell))
        return false;
    if (term.operation == Operation::Contains)
        return containsPattern(lower(toText(cell)), lower(term.value));
    const auto value = asKindOf(cell, term.value);
    if (!value)
        return false;
    const auto order = compareCells(cell, *value);
    switch (term.operation) {
    case Operation::Contains: return false;
    case Operation::Same: return order == 0;
    case Operation::Less: return order < 0;
    case Operation::LessOrSame: return order <= 0;
    case Operation::More: return order > 0;
    case Operation::MoreOrSame: return order >= 0;
    }
    return false;
}

Result<void> Filter::apply(View& view) const
{
    const auto indexOf = [&](const Term& term) -> Result<std::size_t> {
        std::string known;
        for (std::size_t c = 0; c < view.columnCount(); ++c) {
            if (view.column(c).name == term.field)
                return c;
            known += (c == 0 ? "" : ", ") + view.column(c).name;
        }
        return fail(ErrorCode::Usage, "\"" + term.field + "\" is not a field of " + view.what + "; there are " + known,
                    placeOf(term.position));
    };
    std::vector<std::vector<std::optional<std::size_t>>> columns;
    for (const auto& group : m_groups) {
        auto& indexes = columns.emplace_back();
        for (const auto& term : group) {
            if (term.field.empty()) {
                indexes.emplace_back();
                continue;
            }
            const auto index = indexOf(term);
            if (!index)
                return tl::unexpected(index.error());
            indexes.emplace_back(*index);
            for (const auto& row : view.rows) {
                const Cell cell = view.cell(row, *index);
                if (std::holds_alternative<std::monostate>(cell))
                    continue;
                if (term.operation != Operation::Contains && !asKindOf(cell, term.value))
                    return fail(ErrorCode::Usage, "\"" + term.value + "\" cannot be compared with " + term.field, placeOf(term.position));
                break;
            }
        }
    }
    std::erase_if(view.rows, [&](const ViewRow& row) {
        for (std::size_t g = 0; g < m_groups.size(); ++g) {
            bool all = true;
            for (std::size_t t = 0; t < m_groups[g].size() && all; ++t) {
                const Term& term = m_groups[g][t];
                bool hit = false;
                if (columns[g][t])
                    hit = matches(term, view.cell(row, *columns[g][t]));
                else
                    for (std::size_t c = 0; c < view.columnCount() && !hit; ++c)
                        hit = matches(term, view.cell(row, c));
                all = hit != term.excluded;
            }
            if (all)
                return false;
        }
        return true;
    });
    return {};
}

} // namespace assay::reports
