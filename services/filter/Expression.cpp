// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/filter/Expression.h"

#include <algorithm>
#include <optional>

#include "services/support/Ascii.h"

namespace assay::filter {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/// A piece of a value: its text, and whether quotes or slashes took its signs from it.
struct Piece {
    std::string text;
    bool literal = false;
    bool regex = false;
};

class Parser {
public:
    explicit Parser(std::string_view line) : m_line(line) {}

    tl::expected<Expression, Problem> run()
    {
        if (m_line.size() > kMaxLength)
            return tl::unexpected(problem(Problem::Kind::TooLong, 0, m_line.size()));
        Expression out;
        out.root = any(0);
        if (!m_problem && m_at < m_line.size())
            stop(Problem::Kind::StrayBracket, m_at, 1);
        if (m_problem)
            return tl::unexpected(*m_problem);
        if (out.root.kind != Node::Kind::All)
            out.root = Node{Node::Kind::All, {std::move(out.root)}, {}};
        out.sort = std::move(m_sort);
        return out;
    }

private:
    [[nodiscard]] Problem problem(Problem::Kind kind, std::size_t position, std::size_t length) const
    {
        return {kind, position, length, std::string(m_line.substr(position, length)), {}};
    }

    void stop(Problem::Kind kind, std::size_t position, std::size_t length)
    {
        if (!m_problem)
            m_problem = problem(kind, position, length);
    }

    void skipBlanks()
    {
        while (m_at < m_line.size() && isBlank(m_line[m_at]))
            ++m_at;
    }

    /// Is this word next, alone?
    [[nodiscard]] bool nextIs(std::string_view word) const
    {
        if (!m_line.substr(m_at).starts_with(word))
            return false;
        const std::size_t after = m_at + word.size();
        return after == m_line.size() || isBlank(m_line[after]) || m_line[after] == '(' || m_line[after] == ')';
    }

    Node any(std::size_t depth)
    {
        Node out{Node::Kind::Any, {}, {}};
        for (;;) {
            const std::size_t start = m_at;
            Node all = this->all(depth);
            if (m_problem)
                return out;
            skipBlanks();
            const bool more = nextIs("OR");
            if (all.parts.empty() && (more || !out.parts.empty()) && !m_sawSort)
                stop(Problem::Kind::MissingTerm, more ? m_at : start, more ? 2 : m_at - start);
            m_sawSort = false;
            out.parts.push_back(std::move(all));
            if (!more || m_problem)
                break;
            m_at += 2;
        }
        if (out.parts.size() == 1)
            return std::move(out.parts.front());
        return out;
    }

    Node all(std::size_t depth)
    {
        Node out{Node::Kind::All, {}, {}};
        while (!m_problem) {
            skipBlanks();
            if (m_at == m_line.size() || m_line[m_at] == ')' || nextIs("OR"))
                break;
            if (nextIs("AND")) {
                m_at += 3;
                continue;
            }
            if (auto one = factor(depth))
                out.parts.push_back(std::move(*one));
        }
        return out;
    }

    std::optional<Node> factor(std::size_t depth)
    {
        if (depth > kMaxDepth) {
            stop(Problem::Kind::TooDeep, m_at, 1);
            return std::nullopt;
        }
        const std::size_t start = m_at;
        const bool word = nextIs("not") || nextIs("NOT");
        if (word || (m_line[m_at] == '-' && m_at + 1 < m_line.size() && !isBlank(m_line[m_at + 1]))) {
            m_at += word ? 3 : 1;
            skipBlanks();
            if (m_at == m_line.size() || m_line[m_at] == ')') {
                stop(Problem::Kind::MissingTerm, start, m_at - start);
                return std::nullopt;
            }
            auto inner = factor(depth + 1);
            if (!inner)
                return std::nullopt;
            return Node{Node::Kind::Not, {std::move(*inner)}, {}};
        }
        if (m_line[m_at] == '(') {
            ++m_at;
            ++m_open;
            Node inner = any(depth + 1);
            skipBlanks();
            if (m_at == m_line.size())
                stop(Problem::Kind::UnclosedBracket, start, 1);
            else
                ++m_at;
            --m_open;
            if (!m_problem && inner.kind != Node::Kind::Term && inner.parts.empty())
                stop(Problem::Kind::MissingTerm, start, m_at - start);
            return inner;
        }
        return term(depth);
    }

    std::optional<Node> term(std::size_t depth)
    {
        Node out{Node::Kind::Term, {}, {}};
        out.term.position = m_at;
        const std::size_t name = m_at;
        std::size_t end = name;
        while (end < m_line.size() && isNameCharacter(m_line[end]))
            ++end;
        const bool named = end > name && !(m_line[name] >= '0' && m_line[name] <= '9');
        if (named && end < m_line.size() && m_line[end] == ':') {
            out.term.field = support::lowered(m_line.substr(name, end - name));
            m_at = end + 1;
        }
        if (out.term.field == "sort") {
            sort(out.term.position, depth);
            return std::nullopt;
        }
        value(out.term);
        out.term.length = m_at - out.term.position;
        if (m_problem)
            return std::nullopt;
        return out;
    }

    void sort(std::size_t position, std::size_t depth)
    {
        const std::size_t start = m_at;
        while (m_at < m_line.size() && !isBlank(m_line[m_at]) && m_line[m_at] != ')')
            ++m_at;
        std::string_view keys = m_line.substr(start, m_at - start);
        if (depth > 0 || m_open > 0)
            return stop(Problem::Kind::SortNotOnTop, position, m_at - position);
        while (!keys.empty()) {
            const auto comma = std::min(keys.find(','), keys.size());
            std::string_view key = keys.substr(0, comma);
            const bool descending = key.starts_with('-');
            if (descending)
                key.remove_prefix(1);
            if (key.empty())
                break;
            m_sort.push_back({support::lowered(key), descending ? Direction::Descending : Direction::Ascending, position});
            keys.remove_prefix(std::min(comma + 1, keys.size()));
        }
        if (m_sort.empty() || m_line[m_at - 1] == ',' || m_line[m_at - 1] == '-' || m_at == start)
            return stop(Problem::Kind::MissingValue, position, m_at - position);
        m_sawSort = true;
    }

    void value(Term& term)
    {
        static constexpr std::pair<std::string_view, Operation> kSigns[]{{">=", Operation::MoreOrSame},
            {"<=", Operation::LessOrSame}, {">", Operation::More}, {"<", Operation::Less}, {"=", Operation::Same}};
        if (!term.field.empty())
            for (const auto& [sign, operation] : kSigns)
                if (m_line.substr(m_at).starts_with(sign)) {
                    term.operation = operation;
                    m_at += sign.size();
                    break;
                }
        for (;;) {
            auto piece = this->piece();
            if (m_problem)
                return;
            if (piece.regex) {
                term.operation = Operation::Regex;
            } else if (piece.text.empty() && !(piece.literal && term.operation == Operation::Same)) {
                return stop(Problem::Kind::MissingValue, term.position, std::max<std::size_t>(m_at - term.position, 1));
            } else if (const auto dots = piece.text.find(".."); !piece.literal && !term.field.empty() && term.values.empty()
                       && term.operation == Operation::Contains && dots != std::string::npos && dots > 0
                       && dots + 2 < piece.text.size()) {
                term.operation = Operation::Range;
                term.values = {piece.text.substr(0, dots), piece.text.substr(dots + 2)};
                return;
            }
            term.values.push_back(std::move(piece.text));
            if (m_at == m_line.size() || m_line[m_at] != '|')
                return;
            ++m_at;
        }
    }

    /// Up to a blank, a "|" or a bracket that closes. A bracket that opens within a word is part of it.
    Piece piece()
    {
        Piece out;
        const std::size_t start = m_at;
        if (m_at < m_line.size() && m_line[m_at] == '/') {
            out.regex = true;
            for (++m_at; m_at < m_line.size() && m_line[m_at] != '/'; ++m_at) {
                // Only an escaped slash loses its backslash: the others are the expression's own.
                if (m_line[m_at] == '\\' && m_at + 1 < m_line.size()) {
                    if (m_line[m_at + 1] != '/')
                        out.text += '\\';
                    ++m_at;
                }
                out.text += m_line[m_at];
            }
            if (m_at == m_line.size())
                stop(Problem::Kind::UnclosedRegex, start, m_line.size() - start);
            else
                ++m_at;
            return out;
        }
        std::size_t inner = 0;
        while (m_at < m_line.size()) {
            const char c = m_line[m_at];
            if (c == '"') {
                const std::size_t quote = m_at;
                out.literal = true;
                const auto close = m_line.find('"', m_at + 1);
                if (close == std::string_view::npos) {
                    stop(Problem::Kind::UnclosedQuote, quote, m_line.size() - quote);
                    return out;
                }
                out.text += m_line.substr(m_at + 1, close - m_at - 1);
                m_at = close + 1;
                continue;
            }
            if (isBlank(c) || c == '|' || (c == ')' && inner == 0))
                break;
            if (c == '(')
                ++inner;
            if (c == ')')
                --inner;
            out.text += c;
            ++m_at;
        }
        return out;
    }

    std::string_view m_line;
    std::size_t m_at = 0;
    std::size_t m_open = 0;
    bool m_sawSort = false;
    std::vector<SortKey> m_sort;
    std::optional<Problem> m_problem;
};

} // namespace

tl::expected<Expression, Problem> parse(std::string_view line)
{
    return Parser(line).run();
}

std::string Problem::text() const
{
    const std::string what = '"' + subject.substr(0, 80) + '"';
    const std::string hint = suggestion.empty() ? std::string() : "; did you mean \"" + suggestion + "\"?";
    switch (kind) {
    case Kind::UnclosedQuote: return "a quotation mark is not closed";
    case Kind::UnclosedRegex: return "a regular expression needs a second /";
    case Kind::UnclosedBracket: return "a bracket is not closed";
    case Kind::StrayBracket: return "a bracket closes that was not opened";
    case Kind::MissingTerm: return "a term is missing";
    case Kind::MissingValue: return what + " needs a value";
    case Kind::BadRegex: return what + " is not a regular expression";
    case Kind::TooLong: return "a filter may be " + std::to_string(kMaxLength) + " bytes long";
    case Kind::TooDeep: return "more than " + std::to_string(kMaxDepth) + " brackets or negations within each other";
    case Kind::SortNotOnTop: return "sort: may not stand in brackets or after a minus";
    case Kind::UnknownField: return what + " is not a field here" + hint;
    case Kind::UnknownFlag: return what + " is not known here" + hint;
    case Kind::NotComparable: return what + " cannot be compared with this field";
    case Kind::DecimalComma: return what + " has a comma where a fraction begins with a point" + hint;
    }
    return {};
}

std::string quoted(std::string_view value)
{
    const bool plain = !value.empty() && value.find("..") == std::string_view::npos && value.front() != '/'
        && value.front() != '-' && value.front() != '>' && value.front() != '<' && value.front() != '=' && value.front() != '('
        && std::none_of(value.begin(), value.end(), [](char c) { return isBlank(c) || c == '"' || c == '|' || c == ')' || c == ':'; });
    if (plain)
        return std::string(value);
    // A quotation mark within the text cannot be written: any one character stands for it.
    std::string out = "\"";
    for (const char c : value)
        out += c == '"' ? '?' : c;
    return out + '"';
}

std::string termFor(std::string_view field, std::string_view value)
{
    if (value.empty())
        return "-has:" + std::string(field);
    // Only a pattern can stand for a text with a quotation mark in it.
    const bool pattern = value.find('"') != std::string_view::npos;
    return std::string(field) + (pattern ? ":" : ":=") + quoted(value);
}

} // namespace assay::filter
