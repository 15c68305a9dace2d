// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/filter/Filter.h"

#include <re2/re2.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "services/support/EditDistance.h"
#include "services/support/Ascii.h"
#include "services/support/CaseFold.h"

namespace assay::filter {

using domain::Cell;
using domain::Semantic;
using support::lowered;

namespace {

constexpr std::int64_t kRegexMemory = 1 << 20;

} // namespace

struct Filter::Step {
    enum class Kind : std::uint8_t { All, Any, Not, Test };
    Kind kind = Kind::All;
    std::vector<Step> parts;
    std::vector<std::size_t> fields;        ///< any of them
    Condition condition;

    [[nodiscard]] bool holds(const Row& row) const
    {
        switch (kind) {
        case Kind::All: return std::all_of(parts.begin(), parts.end(), [&](const Step& one) { return one.holds(row); });
        case Kind::Any: return std::any_of(parts.begin(), parts.end(), [&](const Step& one) { return one.holds(row); });
        case Kind::Not: return !parts.front().holds(row);
        case Kind::Test: return std::any_of(fields.begin(), fields.end(), [&](std::size_t field) { return holdsIn(row, field); });
        }
        return false;
    }

    [[nodiscard]] bool restsOn(const Row& row, std::size_t field) const
    {
        switch (kind) {
        case Kind::All:
        case Kind::Any:
            return std::any_of(parts.begin(), parts.end(),
                               [&](const Step& one) { return one.restsOn(row, field) && (kind == Kind::All || one.holds(row)); });
        case Kind::Not: return false;
        case Kind::Test: return std::find(fields.begin(), fields.end(), field) != fields.end() && holdsIn(row, field);
        }
        return false;
    }

    [[nodiscard]] RowMask select(const Columns& columns) const
    {
        switch (kind) {
        case Kind::All: {
            RowMask out(columns.size(), RowMask::Initial::All);
            for (const auto& part : parts)
                out &= part.select(columns);
            return out;
        }
        case Kind::Any: {
            RowMask out(columns.size());
            for (const auto& part : parts)
                out |= part.select(columns);
            return out;
        }
        case Kind::Not: {
            RowMask out = parts.front().select(columns);
            out.invert();
            return out;
        }
        case Kind::Test: {
            RowMask out(columns.size());
            for (const auto field : fields)
                columns.mark(field, condition, out);
            return out;
        }
        }
        return RowMask(columns.size());
    }

private:
    [[nodiscard]] bool holdsIn(const Row& row, std::size_t field) const
    {
        const Cell cell = row.cell(field);
        if (std::holds_alternative<std::monostate>(cell))
            return false;
        if (condition.kind == Condition::Kind::Stated)
            return true;
        if (condition.kind == Condition::Kind::Between)
            return condition.within(cell);
        const auto* text = std::get_if<std::string>(&cell);
        if (text ? condition.reads(*text) : condition.reads(domain::toText(cell)))
            return true;
        const std::string other = row.shown(field);
        return !other.empty() && condition.reads(other);
    }
};

/// Turns the tree of a line into steps over the fields of a table.
class Filter::Maker {
public:
    Maker(const Fields& fields, const Present& present) : m_fields(fields), m_present(present) {}

    Step make(const Node& node)
    {
        if (node.kind == Node::Kind::Term)
            return term(node.term);
        Step out;
        out.kind = node.kind == Node::Kind::All ? Step::Kind::All : node.kind == Node::Kind::Any ? Step::Kind::Any : Step::Kind::Not;
        for (const auto& part : node.parts)
            out.parts.push_back(make(part));
        return out;
    }

    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const
    {
        for (std::size_t i = 0; i < m_fields.fields.size(); ++i)
            if (m_fields.fields[i].name == name)
                return i;
        return std::nullopt;
    }

    [[nodiscard]] std::string nearestField(std::string_view name) const
    {
        std::vector<std::string> names;
        for (const auto& field : m_fields.fields)
            names.push_back(field.name);
        return nearest(name, names);
    }

    std::vector<Problem> doubts;
    std::optional<Problem> error;
    std::vector<std::size_t> used;

private:
    [[nodiscard]] static Step test(Condition::Kind kind, std::vector<std::size_t> fields)
    {
        Step out;
        out.kind = Step::Kind::Test;
        out.fields = std::move(fields);
        out.condition.kind = kind;
        return out;
    }

    Step term(const Term& term)
    {
        if (term.field == "is")
            return flag(term);
        if (term.field == "has")
            return stated(term);
        if (term.field.empty())
            return text(term, searched());
        const auto index = find(term.field);
        if (const auto* alias = index ? nullptr : aliasOf(term.field)) {
            Step out;
            out.kind = Step::Kind::Any;
            for (const auto& field : alias->fields)
                if (const auto one = find(field))
                    out.parts.push_back(valued(term, *one));
            return out;
        }
        if (!index) {
            doubt(Problem::Kind::UnknownField, term, term.field, nearestField(term.field));
            Term whole = term;
            for (auto& value : whole.values)
                value = term.field + ':' + value;
            if (whole.operation != Operation::Regex)
                whole.operation = Operation::Contains;
            return text(whole, searched());
        }
        return valued(term, *index);
    }

    [[nodiscard]] const Alias* aliasOf(std::string_view name) const
    {
        const auto found = std::find_if(m_fields.aliases.begin(), m_fields.aliases.end(), [&](const Alias& one) { return one.name == name; });
        return found == m_fields.aliases.end() ? nullptr : &*found;
    }

    /// field:value, of a field that there is.
    Step valued(const Term& term, std::size_t index)
    {
        used.push_back(index);
        const Kind kind = m_fields.fields[index].kind;
        switch (term.operation) {
        case Operation::Regex: return text(term, {index});
        case Operation::Contains: return plain(term, index, kind);
        case Operation::Same: return equal(term, index, kind);
        case Operation::Less:
        case Operation::LessOrSame:
        case Operation::More:
        case Operation::MoreOrSame:
        case Operation::Range: return ordered(term, index, kind);
        }
        return {};
    }

    /// "settlement_date:today" and "amount:10m" name a value; other texts are a part of what is read.
    Step plain(const Term& term, std::size_t index, Kind kind)
    {
        const auto isPlainNumber = [](const std::string& value) {
            return std::all_of(value.begin(), value.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
        };
        const bool isTime = kind == Kind::Day || kind == Kind::Moment;
        if (kind == Kind::Text || (!isTime && std::any_of(term.values.begin(), term.values.end(), isPlainNumber)))
            return text(term, {index});
        for (const auto& value : term.values)
            if (!spanOf(value, kind, m_present)) {
                if (hasDecimalComma(value) && !isTime)
                    doubtful(term, value);
                return text(term, {index});
            }
        return equal(term, index, kind);
    }

    Step equal(const Term& term, std::size_t index, Kind kind)
    {
        Step out;
        if (kind == Kind::Text) {
            out = test(Condition::Kind::Same, {index});
            for (const auto& value : term.values)
                out.condition.texts.push_back(support::caseFolded(value));
            return out;
        }
        out.kind = Step::Kind::Any;
        for (const auto& value : term.values) {
            const auto span = spanOf(value, kind, m_present);
            if (!span) {
                doubtful(term, value);
                return text(term, {index});
            }
            Step one = test(Condition::Kind::Between, {index});
            one.condition.low = span->low;
            one.condition.high = span->high;
            out.parts.push_back(std::move(one));
        }
        return out;
    }

    Step ordered(const Term& term, std::size_t index, Kind kind)
    {
        Step out = test(Condition::Kind::Between, {index});
        Condition& limits = out.condition;
        const auto first = spanOf(term.values.front(), kind, m_present);
        const auto last = spanOf(term.values.back(), kind, m_present);
        if (!first || !last || (term.operation != Operation::Range && term.values.size() > 1)) {
            doubtful(term, first ? term.values.back() : term.values.front());
            return text(term, {index});
        }
        switch (term.operation) {
        case Operation::Less: limits.high = first->low; limits.withHigh = false; break;
        case Operation::LessOrSame: limits.high = first->high; break;
        case Operation::More: limits.low = first->high; limits.withLow = false; break;
        case Operation::MoreOrSame: limits.low = first->low; break;
        case Operation::Range: limits.low = first->low; limits.high = last->high; break;
        case Operation::Contains:
        case Operation::Same:
        case Operation::Regex: break;
        }
        return out;
    }

    Step text(const Term& term, std::vector<std::size_t> fields)
    {
        Step out = test(Condition::Kind::Text, std::move(fields));
        for (const auto& value : term.values)
            out.condition.texts.push_back(support::caseFolded(value));
        if (term.operation != Operation::Regex)
            return out;
        out.condition.kind = Condition::Kind::Regex;
        // Alternatives are those of one expression.
        const std::string pattern = std::accumulate(term.values.begin(), term.values.end(), std::string(),
            [](std::string all, const std::string& one) { return all.empty() ? "(?:" + one + ')' : all + "|(?:" + one + ')'; });
        re2::RE2::Options options;
        options.set_case_sensitive(false);
        options.set_log_errors(false);
        options.set_max_mem(kRegexMemory);
        out.condition.regex = std::make_shared<const re2::RE2>(pattern, options);
        if (!out.condition.regex->ok() && !error)
            error = Problem{Problem::Kind::BadRegex, term.position, term.length, term.values.front(), {}};
        return out;
    }

    Step flag(const Term& term)
    {
        Step out;
        out.kind = Step::Kind::Any;
        for (const auto& value : term.values) {
            const auto wanted = std::find_if(m_fields.flags.begin(), m_fields.flags.end(), [&](const Flag& one) { return lowered(value) == one.name; });
            const auto index = wanted == m_fields.flags.end() ? std::nullopt : find(wanted->field);
            if (!index) {
                std::vector<std::string> names;
                for (const auto& one : m_fields.flags)
                    names.push_back(one.name);
                doubt(Problem::Kind::UnknownFlag, term, value, nearest(value, names));
                continue;
            }
            used.push_back(*index);
            Step one = test(Condition::Kind::Same, {*index});
            for (const auto& text : wanted->values)
                one.condition.texts.push_back(support::caseFolded(text));
            out.parts.push_back(std::move(one));
        }
        return out;
    }

    Step stated(const Term& term)
    {
        Step out;
        out.kind = Step::Kind::Any;
        for (const auto& value : term.values) {
            const auto index = find(lowered(value));
            if (!index) {
                doubt(Problem::Kind::UnknownField, term, value, nearestField(value));
                continue;
            }
            used.push_back(*index);
            out.parts.push_back(test(Condition::Kind::Stated, {*index}));
        }
        return out;
    }

    [[nodiscard]] std::vector<std::size_t> searched()
    {
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < m_fields.fields.size(); ++i)
            if (m_fields.fields[i].searched)
                out.push_back(i);
        used.insert(used.end(), out.begin(), out.end());
        return out;
    }

    /// A value that is none of its field; "1,5" has a comma where a point is meant.
    void doubtful(const Term& term, const std::string& value)
    {
        if (!hasDecimalComma(value))
            return doubt(Problem::Kind::NotComparable, term, value, {});
        std::string point = value;
        point[point.find(',')] = '.';
        doubt(Problem::Kind::DecimalComma, term, value, std::move(point));
    }

    void doubt(Problem::Kind kind, const Term& term, std::string subject, std::string suggestion)
    {
        doubts.push_back({kind, term.position, term.length, std::move(subject), std::move(suggestion)});
    }

    const Fields& m_fields;
    const Present& m_present;
};

Filter::Filter() : m_root(std::make_unique<Step>()) {}
Filter::~Filter() = default;
Filter::Filter(Filter&&) noexcept = default;
Filter& Filter::operator=(Filter&&) noexcept = default;

tl::expected<Filter, Problem> Filter::make(std::string_view line, const Fields& fields, const Present& present)
{
    auto expression = parse(line);
    if (!expression)
        return tl::unexpected(expression.error());
    Maker maker(fields, present);
    Filter out;
    *out.m_root = maker.make(expression->root);
    if (maker.error)
        return tl::unexpected(*maker.error);
    for (const auto& key : expression->sort)
        if (!maker.find(key.field))
            return tl::unexpected(Problem{Problem::Kind::UnknownField, key.position, 5 + key.field.size(), key.field,
                                          maker.nearestField(key.field)});
    out.m_doubts = std::move(maker.doubts);
    out.m_sort = std::move(expression->sort);
    std::sort(maker.used.begin(), maker.used.end());
    maker.used.erase(std::unique(maker.used.begin(), maker.used.end()), maker.used.end());
    out.m_used = std::move(maker.used);
    return out;
}

bool Filter::matches(const Row& row) const
{
    return m_root->holds(row);
}

bool Filter::restsOn(const Row& row, std::size_t field) const
{
    return m_root->restsOn(row, field);
}

RowMask Filter::select(const Columns& columns) const
{
    return m_root->select(columns);
}

bool Filter::isEmpty() const
{
    return m_root->kind == Step::Kind::All && m_root->parts.empty();
}

Kind kindOf(std::string_view name, Semantic semantic)
{
    if (name.ends_with("_ms"))
        return Kind::Milliseconds;
    if (name.ends_with("_seconds") || name == "seconds_left" || name == "age")
        return Kind::Seconds;
    if (name.ends_with("_oz"))
        return Kind::Ounces;
    switch (semantic) {
    case Semantic::Money:
    case Semantic::Quantity:
    case Semantic::Weight:
    case Semantic::Ratio:
    case Semantic::Count: return Kind::Number;
    case Semantic::Moment: return Kind::Moment;
    case Semantic::Day: return Kind::Day;
    case Semantic::Identifier:
    case Semantic::Name:
    case Semantic::Code:
    case Semantic::Text:
    case Semantic::Enumeration:
    case Semantic::Digest:
    case Semantic::List: return Kind::Text;
    }
    return Kind::Text;
}

std::string nearest(std::string_view word, const std::vector<std::string>& known)
{
    // Fewest letters to change; more than a third of the word is another word.
    std::string best;
    const std::string small = lowered(word);
    int least = static_cast<int>(std::max<std::size_t>(word.size() / 3, 1)) + 1;
    for (const auto& name : known)
        if (const int distance = support::editDistance(small, lowered(name), least - 1); distance < least) {
            least = distance;
            best = name;
        }
    return best;
}

} // namespace assay::filter
