// SPDX-License-Identifier: GPL-3.0-or-later
// How a sentence is read; the templates are made in MessageCatalog.cpp.
#include <algorithm>
#include <array>

#include "services/domain/MessageWords.h"
#include "services/domain/MessageCatalog.h"

namespace assay::domain
{

namespace
{

constexpr std::size_t kMaxText = 16'384;
constexpr std::size_t kMaxDepth = 16;
/// Comparisons after which a sentence is given up and shown as far as it was read.
constexpr std::size_t kMaxSteps = 150'000;
/// Letters that are known of a sentence for each word of it that is not: a name or two are in many.
constexpr std::size_t kLettersForAWord = 8;

/// "1,204.50", "-3"
bool isNumber(std::string_view text)
{
    const bool digits = std::any_of(text.begin(), text.end(), isDigit);
    return digits && std::all_of(text.begin(), text.end(),
                                 [](char c) { return isDigit(c) || c == ',' || c == '.' || c == '-' || c == '+'; });
}

/// How a character takes a blank beside it: none at full-width punctuation or between ideographs, one between an
/// ideograph and a letter or digit, else as it was written.
enum class Beside : std::uint8_t { Plain, Alphanumeric, Ideograph, FullWidth };

/// Of the UTF-8 character whose bytes begin `text`.
Beside besideOf(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text[0]);
    if (isLetter(text[0]) || isDigit(text[0]))
        return Beside::Alphanumeric;
    if (lead >= 0xE4 && lead <= 0xE9)
        return Beside::Ideograph;
    const auto next = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0U;
    return (lead == 0xE3 && next == 0x80) || (lead == 0xEF && next >= 0xBC) ? Beside::FullWidth : Beside::Plain;
}

Beside endOf(std::string_view text)
{
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80)
        --at;
    return besideOf(text.substr(at));
}

/// Sets `more` behind `out` with the blanks that Chinese has beside Latin letters.
void join(std::string& out, std::string_view more)
{
    const auto left = trimmed(out);
    const auto right = trimmed(more);
    if (left.empty() || right.empty()) {
        out += more;
        return;
    }
    const auto a = endOf(left);
    const auto b = besideOf(right);
    const bool none =
        a == Beside::FullWidth || b == Beside::FullWidth || (a == Beside::Ideograph && b == Beside::Ideograph);
    const bool one =
        (a == Beside::Ideograph && b == Beside::Alphanumeric) || (a == Beside::Alphanumeric && b == Beside::Ideograph);
    const bool blank = !none && (one || out.back() == ' ' || more.front() == ' ');
    while (out.back() == ' ')
        out.pop_back();
    while (more.front() == ' ')
        more.remove_prefix(1);
    if (blank)
        out += ' ';
    out += more;
}

/// No value begins within brackets and ends outside of them.
bool isBalanced(std::string_view text)
{
    std::size_t depth = 0;
    for (const char c : text) {
        if (c == ')' && depth-- == 0)
            return false;
        depth += c == '(' ? 1 : 0;
    }
    return depth == 0;
}

/// Position of the next `between` outside of brackets; the end of `text` if nowhere.
std::size_t outsideOfBrackets(std::string_view text, std::string_view between)
{
    auto at = text.find(between);
    while (at != std::string_view::npos && !isBalanced(text.substr(0, at)))
        at = text.find(between, at + 1);
    return std::min(at, text.size());
}

/// What follows a date or a time of day and belongs to it: " 10:00:00 UTC", " UTC".
bool goesWithTime(std::string_view text)
{
    constexpr std::string_view kZone = " UTC";
    constexpr std::string_view kTime = " 00:00:00 UTC";
    const auto same = [](char pattern, char c) { return pattern == '0' ? isDigit(c) : pattern == c; };
    return text.starts_with(kZone) ||
           (text.size() >= kTime.size() && std::equal(kTime.begin(), kTime.end(), text.begin(), same));
}

} // namespace

/// One sentence being read. One thread.
class MessageCatalog::Reader
{
public:
    explicit Reader(const MessageCatalog& book) : m_book(book) {}

    struct Found {
        std::string text;
        std::size_t unknown = 0;
        std::size_t rough = 0;   ///< values that look as if they held more than a value
        std::size_t covered = 0; ///< letters of literals

        [[nodiscard]] bool isSure() const { return unknown + rough == 0; }
        [[nodiscard]] bool betterThan(const Found& other) const
        {
            if (unknown != other.unknown)
                return unknown < other.unknown;
            return rough != other.rough ? rough < other.rough : covered > other.covered;
        }
        void append(const Found& more, std::string_view joint = {})
        {
            const auto isPlain = [](char c) { return isLetter(c) || isDigit(c); };
            if (!text.empty() && !more.text.empty())
                join(text, joint.empty() && isPlain(text.back()) && isPlain(more.text.front()) ? " " : joint);
            join(text, more.text);
            unknown += more.unknown;
            rough += more.rough;
            covered += more.covered;
        }
    };

    /// Sentence by sentence; some templates are of two.
    Found readAll(std::string_view text)
    {
        Found out;
        for (auto rest = trimmed(text); !rest.empty();) {
            Found best;
            std::size_t taken = 0;
            std::size_t end = 0;
            for (int sentences = 0; sentences < 3 && end < rest.size(); ++sentences) {
                const auto stop = rest.find(". ", end);
                end = stop == std::string_view::npos ? rest.size() : stop + 1;
                auto found = read(rest.substr(0, end), 0);
                // Of as many unknown words the fewest sentences are the surest.
                if (taken == 0 || found.unknown < best.unknown) {
                    best = std::move(found);
                    taken = end;
                }
                if (best.unknown == 0)
                    break;
            }
            // A few words of it in another language would say less than all of it in English.
            const auto whole = rest.substr(0, taken);
            if (best.unknown > 0 && best.covered < kLettersForAWord * best.unknown)
                best = {std::string(whole), best.unknown, 0, 0};
            const bool plain = best.text == whole; // English goes on after a blank
            out.append(best, plain && !out.text.empty() ? " " : "");
            rest = trimmed(rest.substr(taken));
        }
        return out;
    }

    Found read(std::string_view whole, std::size_t depth)
    {
        const auto text = trimmed(whole);
        Found best{std::string(text), unknownIn(text), 0, 0};
        if (const auto word = m_book.m_words.find(std::string(text)); word != m_book.m_words.end())
            return {word->second, 0, 0, text.size()};
        if (best.unknown == 0 || depth > kMaxDepth || m_steps > kMaxSteps)
            return best;
        if (const auto seen = m_seen.find(text); seen != m_seen.end())
            return seen->second;
        m_seen.emplace(text, best); // stops recursion on a part nested in an equal one
        asOne(text, depth, best);
        if (!best.isSure())
            asCode(text, depth, best);
        if (!best.isSure())
            withBrackets(text, depth, best);
        if (!best.isSure())
            withoutStop(text, depth, best);
        if (!best.isSure())
            asList(text, depth, best);
        if (!best.isSure())
            asSequence(text, depth, best);
        m_seen.insert_or_assign(text, best);
        return best;
    }

private:
    using Values = std::vector<std::string_view>;

    /// A word that stands alone and in no template is taken for a name.
    [[nodiscard]] std::size_t unknownIn(std::string_view text) const
    {
        std::size_t out = 0;
        const bool several = text.find(' ') != std::string_view::npos;
        forEachWord(text, [&](std::string_view word) {
            const bool lower = several && word.size() > 1 && std::all_of(word.begin(), word.end(), [](char c) {
                                   return (c >= 'a' && c <= 'z') || c == '\'';
                               });
            out += lower || m_book.m_known.contains(std::string(word)) ? 1 : 0;
        });
        return out;
    }

    void asOne(std::string_view text, std::size_t depth, Found& best)
    {
        for (const auto& one : m_book.m_templates) {
            const auto& first = one.parts.front();
            if (first.kind == Kind::Literal ? !text.starts_with(first.text) : !holds(text, one.longest))
                continue;
            if (take(one, text, 0, {}, depth, best); best.isSure())
                return;
        }
    }

    /// A code and names behind it: "government HK HKD".
    void asCode(std::string_view text, std::size_t depth, Found& best)
    {
        const auto blank = text.find(' ');
        if (blank == std::string_view::npos)
            return;
        const auto word = m_book.m_words.find(std::string(text.substr(0, blank)));
        if (word == m_book.m_words.end())
            return;
        Found found{word->second, 0, 0, blank};
        found.append(read(text.substr(blank + 1), depth + 1), " ");
        better(std::move(found), best);
    }

    /// "what (where)"
    void withBrackets(std::string_view text, std::size_t depth, Found& best)
    {
        const auto open = text.find(" (");
        if (open == std::string_view::npos || text.back() != ')')
            return;
        auto found = read(text.substr(0, open), depth + 1);
        const auto inside = read(text.substr(open + 2, text.size() - open - 3), depth + 1);
        if (inside.covered == 0)
            return;
        found.append({"（", 0, 0, 0});
        found.append(inside);
        found.append({"）", 0, 0, 0});
        better(std::move(found), best);
    }

    /// Something, and then an instance to the end: a part that goes on from another.
    void asSequence(std::string_view text, std::size_t depth, Found& best)
    {
        for (const auto& one : m_book.m_templates) {
            const auto& first = one.parts.front().text;
            if (first.empty() || !holds(text, one.longest))
                continue;
            for (auto at = text.find(first, 1); at != std::string_view::npos; at = text.find(first, at + 1)) {
                if (!goesOn(text, at, first))
                    continue;
                if (take(one, text.substr(at), 0, text.substr(0, at), depth, best); best.isSure())
                    return;
            }
        }
        for (auto at = text.find_first_of(" ,:", 1); at != std::string_view::npos;
             at = text.find_first_of(" ,:", at + 1)) {
            const auto last = trimmed(text.substr(at));
            const auto word = m_book.m_words.find(std::string(last));
            if (word == m_book.m_words.end())
                continue;
            auto found = read(text.substr(0, at), depth + 1);
            found.append({word->second, 0, 0, last.size()});
            if (better(std::move(found), best); best.isSure())
                return;
        }
    }

    /// The full stop may have been set behind parts that were put together.
    void withoutStop(std::string_view text, std::size_t depth, Found& best)
    {
        if (!text.ends_with('.') || text.ends_with(".."))
            return;
        auto found = read(text.substr(0, text.size() - 1), depth + 1);
        if (found.covered == 0)
            return;
        found.append({"。", 0, 0, 1});
        better(std::move(found), best);
    }

    static bool goesOn(std::string_view text, std::size_t at, std::string_view first)
    {
        return text[at - 1] == ' ' || first.front() == ';' || first.front() == ':' || first.front() == ',' ||
               first.front() == '.';
    }

    bool holds(std::string_view text, std::string_view literal)
    {
        m_steps += 1 + text.size() / 256;
        return m_steps <= kMaxSteps && text.find(literal) != std::string_view::npos;
    }

    void asList(std::string_view text, std::size_t depth, Found& best)
    {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kBetween{
            {{"; ", "；"}, {": ", "："}, {", ", "、"}, {" and ", "及"}}};
        for (const auto& [between, joint] : kBetween) {
            if (text.find(between) == std::string_view::npos)
                continue;
            Found all;
            for (auto rest = text; !rest.empty();) {
                const auto end = outsideOfBrackets(rest, between);
                all.append(read(rest.substr(0, end), depth + 1), joint);
                rest.remove_prefix(std::min(end + between.size(), rest.size()));
            }
            if (better(std::move(all), best); best.isSure())
                return;
        }
    }

    static void better(Found found, Found& best)
    {
        if (found.betterThan(best))
            best = std::move(found);
    }

    void take(const Template& one, std::string_view text, std::size_t part, std::string_view head, std::size_t depth,
              Found& best)
    {
        Values values(kMaxPlaceholders + 1);
        match(one, text, part, values, [&] {
            std::array<std::string, kMaxPlaceholders + 1> said;
            Found found = head.empty() ? Found() : read(head, depth + 1);
            found.covered += one.length;
            for (const auto& piece : one.parts) {
                if (piece.kind == Kind::Literal || found.unknown > best.unknown)
                    continue;
                const auto value = values[piece.number];
                if (piece.kind == Kind::Number || piece.kind == Kind::Quoted) {
                    said[piece.number] = std::string(value);
                    continue;
                }
                auto inner = read(value, depth + 1);
                if (piece.kind == Kind::Value || usedIn(one.translation, piece.number))
                    found.unknown += inner.unknown;
                found.rough += inner.rough + (piece.kind == Kind::Value && isRough(value) ? 1 : 0);
                found.covered += inner.covered;
                said[piece.number] = std::move(inner.text);
            }
            Found own;
            for (const auto& piece : one.translation)
                join(own.text, piece.kind == Kind::Literal ? piece.text : said[piece.number]);
            found.append(own);
            better(std::move(found), best);
            return best.isSure();
        });
    }

    static bool isRough(std::string_view value)
    {
        return (!value.empty() && std::string_view(".,;:").find(value.back()) != std::string_view::npos) ||
               value.find(". ") != std::string_view::npos || value.find(": ") != std::string_view::npos ||
               value.find("; ") != std::string_view::npos;
    }

    static bool usedIn(const std::vector<Part>& translation, std::size_t number)
    {
        return std::any_of(translation.begin(), translation.end(),
                           [&](const Part& part) { return part.number == number; });
    }

    /// Every way in which `text` is made of the parts from `part` on; ends early when `done()` is true.
    template <class Done>
    bool match(const Template& one, std::string_view text, std::size_t part, Values& values, const Done& done)
    {
        if (++m_steps > kMaxSteps)
            return true;
        if (part == one.parts.size())
            return text.empty() && done();
        const auto& piece = one.parts[part];
        switch (piece.kind) {
        case Kind::Literal:
            return text.starts_with(piece.text) && match(one, text.substr(piece.text.size()), part + 1, values, done);
        case Kind::Choice:
            for (const auto& choice : piece.choices) {
                values[piece.number] = choice;
                if (text.starts_with(choice) && match(one, text.substr(choice.size()), part + 1, values, done))
                    return true;
            }
            return false;
        case Kind::Value:
        case Kind::Number:
        case Kind::Quoted: break;
        }
        const bool last = part + 1 == one.parts.size();
        const bool beforeLiteral = !last && one.parts[part + 1].kind == Kind::Literal;
        const bool mayBeEmpty = !beforeLiteral || (part > 0 && one.parts[part - 1].kind != Kind::Literal);
        const auto fits = [&](std::size_t end) {
            if (end > 0 && isDigit(text[end - 1]) && goesWithTime(text.substr(end)))
                return false;
            values[piece.number] = text.substr(0, end);
            if (piece.kind == Kind::Value && !isBalanced(values[piece.number]))
                return false;
            if (piece.kind == Kind::Number && !isNumber(values[piece.number]))
                return false;
            return match(one, text.substr(end), part + 1, values, done);
        };
        if (last)
            return fits(text.size());
        if (beforeLiteral) {
            const auto& next = one.parts[part + 1].text;
            for (auto end = text.find(next, mayBeEmpty ? 0 : 1); end != std::string_view::npos;
                 end = text.find(next, end + 1))
                if (fits(end))
                    return true;
            return false;
        }
        for (std::size_t end = 0; end <= text.size(); ++end) {
            const bool number = end > 0 && end + 1 < text.size() && isDigit(text[end - 1]) && isDigit(text[end + 1]);
            const bool edge = end == 0 || end == text.size() || text[end] == ' ' ||
                              (!number && std::string_view(",;.:)").find(text[end]) != std::string_view::npos);
            if (edge && fits(end))
                return true;
        }
        return false;
    }

    const MessageCatalog& m_book;
    std::unordered_map<std::string_view, Found> m_seen;
    std::size_t m_steps = 0;
};

MessageCatalog::Reading MessageCatalog::read(std::string_view english) const
{
    if (empty() || english.empty() || english.size() > kMaxText)
        return {std::string(english), 0};
    auto found = Reader(*this).readAll(english);
    return {std::string(trimmed(found.text)), found.unknown};
}

} // namespace assay::domain
