// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>
#include <regex>

#include "models/items/RowOrder.h"

using namespace assay;
using namespace assay::models;
using domain::Cell;
using domain::Decimal;

namespace {

constexpr std::uint32_t kSeed = 20'260'331;
constexpr int kRows = 150;
constexpr int kLines = 400;
/// Tuesday 31 March 2026, 18:00 in Hong Kong.
constexpr const char* kNow = "2026-03-31T10:00:00Z";
constexpr std::int64_t kDay = 86'400'000;
constexpr std::int64_t kHour = 3'600'000;

/// What a table cell is to the plain evaluation below: whether it is stated, its texts, and its value as a whole number:
/// of ten-thousandths for amounts, else of seconds, days and milliseconds since 1970.
struct Plain {
    bool stated = false;
    std::string text, shown;
    std::int64_t value = 0;
};

enum Field { Ref, Note, Amount, Count, Age, Due, QueuedAt, Deliverer, Receiver, Currency, Quality, kFields };
constexpr std::array<const char*, kFields> kNames{"ref", "note", "amount", "count", "age_seconds", "due", "queued_at",
                                                  "deliverer", "receiver", "currency", "quality"};
using PlainRow = std::array<Plain, kFields>;

std::string lower(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

/// The same backwards: a column that reads otherwise than its value.
std::string backwards(const std::string& text)
{
    return {text.rbegin(), text.rend()};
}

std::string grouped(std::string text)
{
    const auto point = std::min(text.find('.'), text.size());
    const std::size_t first = text.front() == '-' ? 1 : 0;
    for (auto at = point; at > first + 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

std::string amountText(std::int64_t tenThousandths, int scale)
{
    std::string digits = std::to_string(std::abs(tenThousandths));
    digits.insert(0, digits.size() < 5 ? 5 - digits.size() : 0, '0');
    digits.insert(digits.size() - 4, ".");
    digits.resize(digits.size() - static_cast<std::size_t>(scale == 0 ? 5 : 4 - scale));
    return (tenThousandths < 0 ? "-" : "") + digits;
}

std::string dayText(std::int64_t day)
{
    return support::toText(support::Date{std::chrono::sys_days{std::chrono::days{day}}});
}

domain::Instant instant(std::int64_t ms)
{
    return domain::Instant{domain::Duration{ms}};
}

/// Does the whole text read as the pattern says, * anything and ? one byte?
bool wild(std::string_view text, std::string_view pattern)
{
    if (pattern.empty())
        return text.empty();
    if (pattern.front() == '*')
        return wild(text, pattern.substr(1)) || (!text.empty() && wild(text.substr(1), pattern));
    return !text.empty() && (pattern.front() == '?' || pattern.front() == text.front()) && wild(text.substr(1), pattern.substr(1));
}

/// An expression: how it is written, and whether a row fulfils it.
struct Expression {
    std::string line;
    std::function<bool(const PlainRow&)> holds;
};

class Source final : public RowSource {
public:
    explicit Source(std::vector<std::vector<Cell>> rows) : m_rows(std::move(rows)) {}
    [[nodiscard]] std::size_t size() const override { return m_rows.size(); }
    [[nodiscard]] bool present(std::size_t) const override { return true; }
    [[nodiscard]] Cell cell(std::size_t position, std::size_t field) const override { return m_rows[position][field]; }
    [[nodiscard]] const domain::Origin* origin(std::size_t) const override { return nullptr; }
    [[nodiscard]] const domain::Origin* confirmed(std::size_t) const override { return nullptr; }
    [[nodiscard]] domain::Quality quality(std::size_t, domain::Instant) const override { return domain::Quality::Live; }
    [[nodiscard]] std::string key(std::size_t position) const override { return std::to_string(position); }
    [[nodiscard]] std::string figure(std::size_t) const override { return {}; }
    [[nodiscard]] std::string_view kind() const override { return {}; }
    [[nodiscard]] Extent changedSince(const RowSource&, std::vector<std::uint32_t>&) const override { return Extent::Strangers; }

private:
    std::vector<std::vector<Cell>> m_rows;
};

class Maker {
public:
    explicit Maker(std::uint32_t seed) : m_random(seed) {}

    std::size_t upTo(std::size_t count) { return m_random() % count; }
    std::int64_t between(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(upTo(static_cast<std::size_t>(high - low + 1))); }
    template <class... Words>
    std::string one(Words... words)
    {
        const std::array<const char*, sizeof...(Words)> all{words...};
        return all[upTo(all.size())];
    }

    std::pair<std::vector<Cell>, PlainRow> row()
    {
        std::vector<Cell> cells(kFields);
        PlainRow plain;
        const auto put = [&](Field field, Cell cell, std::string text, std::string shown, std::int64_t value) {
            if (upTo(7) == 0)
                return;
            cells[field] = std::move(cell);
            plain[field] = {true, std::move(text), std::move(shown), value};
        };
        const auto putText = [&](Field field, const std::string& text) { put(field, text, text, {}, 0); };
        putText(Ref, "SI-" + std::to_string(between(100, 130)));
        const std::string note = one("Known fault", "a (b) c", "渣打 Bank", "x|y", "PENF");
        put(Note, note, note, backwards(note), 0);
        const std::int64_t amount = between(-30, 30) * (upTo(2) ? 10'000'000 : 12'500);
        const int scale = amount % 10'000 == 0 ? static_cast<int>(upTo(5)) : 4;
        const std::string written = amountText(amount, scale);
        put(Amount, *Decimal::parse(written), written, grouped(written), amount);
        const std::int64_t count = between(-5, 5) * (upTo(2) ? 1000 : 1);
        put(Count, count, std::to_string(count), grouped(std::to_string(count)), count * 10'000);
        const std::int64_t age = between(0, 50) * 900;
        put(Age, age, std::to_string(age), grouped(std::to_string(age)), age);
        const std::int64_t day = today() + between(-4, 4);
        put(Due, support::Date{std::chrono::sys_days{std::chrono::days{day}}}, dayText(day), {}, day);
        const std::int64_t at = now() + between(-60, 60) * kHour + between(0, 1) * (kHour / 2);
        std::string local = support::toText(instant(at + 8 * kHour)).substr(0, 19);
        local[10] = ' ';
        put(QueuedAt, instant(at), support::toText(instant(at)), local, at);
        putText(Deliverer, one("HSBC Nominees", "Standard", "P7"));
        putText(Receiver, one("HSBC Nominees", "Bank of P", "P7"));
        putText(Currency, one("HKD", "USD", "CNY"));
        putText(Quality, one("live", "ageing", "stale", "missing"));
        return {cells, plain};
    }

    Expression expression(int depth)
    {
        const auto pick = upTo(10);
        if (depth == 0 || pick < 4)
            return term();
        if (pick < 6) {
            auto inner = expression(depth - 1);
            const bool bare = inner.line.front() == '(' || inner.line.find(' ') == std::string::npos;
            const std::string text = bare ? inner.line : '(' + inner.line + ')';
            return {one("-", "not ", "NOT ") + text, [inner](const PlainRow& row) { return !inner.holds(row); }};
        }
        auto left = expression(depth - 1);
        auto right = expression(depth - 1);
        if (pick < 8) // OR binds less than AND, so alternatives are in brackets of their own
            return {'(' + left.line + " OR " + right.line + ')', [left, right](const PlainRow& row) { return left.holds(row) || right.holds(row); }};
        return {'(' + left.line + one(" ", "  ", " AND ") + right.line + ')', [left, right](const PlainRow& row) { return left.holds(row) && right.holds(row); }};
    }

    /// On top there need be no brackets: AND binds closer than OR.
    Expression line()
    {
        auto out = expression(3);
        auto second = expression(1);
        auto third = expression(1);
        switch (upTo(3)) {
        case 0: return out;
        case 1: return {out.line + ' ' + second.line + " OR " + third.line,
                        [=](const PlainRow& row) { return (out.holds(row) && second.holds(row)) || third.holds(row); }};
        default: return {out.line + " OR " + second.line + ' ' + third.line,
                         [=](const PlainRow& row) { return out.holds(row) || (second.holds(row) && third.holds(row)); }};
        }
    }

    static std::int64_t now() { return support::parseInstant(kNow)->time_since_epoch().count(); }
    static std::int64_t today() { return (now() + 8 * kHour) / kDay; }

private:
    using Reads = std::function<bool(const std::string&)>;

    /// Any of these columns, as its value is written or as it reads.
    static std::function<bool(const PlainRow&)> reading(std::vector<Field> fields, Reads reads)
    {
        return [fields, reads](const PlainRow& row) {
            for (const auto field : fields)
                if (row[field].stated && (reads(row[field].text) || (!row[field].shown.empty() && reads(row[field].shown))))
                    return true;
            return false;
        };
    }

    Expression term()
    {
        switch (upTo(9)) {
        case 0: return word();
        case 1:
        case 2: return text();
        case 3:
        case 4: return amount();
        case 5: return age();
        case 6: return due();
        case 7: return queued();
        default: return named();
        }
    }

    Reads contains(const std::string& part)
    {
        const std::string small = lower(part);
        return [small](const std::string& text) {
            return small.find_first_of("*?") == std::string::npos ? lower(text).find(small) != std::string::npos : wild(lower(text), small);
        };
    }

    /// A part of a text of the table, or of none; with or without its case.
    std::pair<std::string, std::string> part()
    {
        const std::string plain = one("SI-1", "si-12", "fault", "(b)", "渣打", "penf", "FNEP", "P7", "hsbc", "nowhere", "Known f", "x|y", "S*", "*7", "??", "*n*", "2026-0", "1,0", "-", "a (b) c", "000");
        const bool quotes = plain.find_first_of(" |") != std::string::npos || plain == "-" || plain.front() == '(' || upTo(5) == 0;
        return {plain, quotes ? '"' + plain + '"' : plain};
    }

    Expression word()
    {
        const auto [plain, written] = part();
        std::vector<Field> shown;
        for (int i = 0; i < Quality; ++i)
            shown.push_back(static_cast<Field>(i));
        return {written, reading(std::move(shown), contains(plain))};
    }

    Expression text()
    {
        // An alias is any of its columns.
        const std::vector<std::pair<std::string, std::vector<Field>>> names{{"ref", {Ref}}, {"note", {Note}}, {"Deliverer", {Deliverer}},
            {"party", {Deliverer, Receiver}}, {"ccy", {Currency}}, {"currency", {Currency}}};
        const auto& [name, fields] = names[upTo(names.size())];
        if (upTo(4) == 0) {
            const std::string pattern = one("^si-1[0-2]", "[A-C]", "a \\(b\\)", "7$|^h", "^$", "P.N", "n[a-k]+t");
            const std::regex regex(pattern, std::regex::ECMAScript | std::regex::icase);
            return {name + ":/" + pattern + '/', reading(fields, [regex](const std::string& text) { return std::regex_search(text, regex); })};
        }
        const auto [plain, written] = part();
        const auto [otherPlain, otherWritten] = part();
        const bool two = upTo(3) == 0;
        if (upTo(3) == 0) {
            const std::string first = lower(plain);
            const std::string second = lower(two ? otherPlain : plain);
            return {name + ":=" + written + (two ? '|' + otherWritten : ""),
                    reading(fields, [=](const std::string& text) { return lower(text) == first || lower(text) == second; })};
        }
        const auto first = contains(plain);
        const auto second = contains(two ? otherPlain : plain);
        return {name + ':' + written + (two ? '|' + otherWritten : ""),
                reading(fields, [=](const std::string& text) { return first(text) || second(text); })};
    }

    /// `field` compared with `value`, which is written so; a range goes up to `other`.
    Expression compared(Field field, const std::string& written, std::int64_t low, std::int64_t high, const std::string& otherWritten, std::int64_t otherHigh)
    {
        const auto where = [field](std::function<bool(std::int64_t)> fits) {
            return [field, fits](const PlainRow& row) { return row[field].stated && fits(row[field].value); };
        };
        const std::string name = std::string(kNames[field]) + ':';
        switch (upTo(6)) {
        case 0: return {name + '>' + written, where([=](std::int64_t value) { return value > high; })};
        case 1: return {name + ">=" + written, where([=](std::int64_t value) { return value >= low; })};
        case 2: return {name + '<' + written, where([=](std::int64_t value) { return value < low; })};
        case 3: return {name + "<=" + written, where([=](std::int64_t value) { return value <= high; })};
        case 4: return {name + written + ".." + otherWritten, where([=](std::int64_t value) { return value >= low && value <= otherHigh; })};
        default: return {name + '=' + written, where([=](std::int64_t value) { return value >= low && value <= high; })};
        }
    }

    std::pair<std::string, std::int64_t> number()
    {
        const std::int64_t whole = between(-31, 31);
        switch (upTo(5)) {
        case 0: return {std::to_string(whole) + one("k", "K"), whole * 10'000'000};
        case 1: return {std::to_string(whole) + ".5k", whole * 10'000'000 + (whole < 0 ? -5'000'000 : 5'000'000)};
        case 2: return {std::to_string(whole) + ",000", whole * 10'000'000};
        case 3: return {std::to_string(whole * 100) + '%', whole * 10'000};
        default: return {amountText(whole * 12'500, 4), whole * 12'500};
        }
    }

    Expression amount()
    {
        const Field field = upTo(2) ? Amount : Count;
        const std::string name = kNames[field];
        if (upTo(5) == 0) {
            const std::string digits = one("5", "1", "00", "-1", ".5");
            return {name + ':' + digits, reading({field}, contains(digits))};
        }
        const auto first = number();
        const auto second = number();
        return compared(field, first.first, first.second, first.second, second.first, second.second);
    }

    Expression age()
    {
        const auto length = [&]() -> std::pair<std::string, std::int64_t> {
            const std::int64_t count = between(0, 13);
            switch (upTo(3)) {
            case 0: return {std::to_string(count) + 'h', count * 3600};
            case 1: return {std::to_string(count * 15) + 'm', count * 900};
            default: return {std::to_string(count * 900) + 's', count * 900};
            }
        };
        const auto first = length();
        const auto second = length();
        return compared(Age, first.first, first.second, first.second, second.first, second.second);
    }

    std::pair<std::string, std::int64_t> day()
    {
        switch (upTo(4)) {
        case 0: return {"today", today()};
        case 1: return {"yesterday", today() - 1};
        case 2: return {"tomorrow", today() + 1};
        default: break;
        }
        const std::int64_t out = today() + between(-5, 5);
        return {dayText(out), out};
    }

    Expression due()
    {
        const auto first = day();
        const auto second = day();
        return compared(Due, first.first, first.second, first.second, second.first, second.second);
    }

    /// A day of Hong Kong, so and so long from now, or a moment.
    Expression queued()
    {
        if (upTo(2)) {
            const auto first = day();
            const auto second = day();
            const auto start = [](std::int64_t of) { return of * kDay - 8 * kHour; };
            return compared(QueuedAt, first.first, start(first.second), start(first.second + 1) - 1, second.first, start(second.second + 1) - 1);
        }
        const std::int64_t hours = between(-50, 50);
        const std::int64_t at = now() + hours * kHour;
        if (upTo(2))
            return compared(QueuedAt, support::toText(instant(at)), at, at, "today", (today() + 1) * kDay - 8 * kHour - 1);
        return compared(QueuedAt, (hours < 0 ? "-" : "+") + std::to_string(std::abs(hours)) + 'h', at, at, "+1d", now() + kDay);
    }

    Expression named()
    {
        if (upTo(2)) {
            const auto field = static_cast<Field>(upTo(kFields));
            return {std::string("has:") + kNames[field], [field](const PlainRow& row) { return row[field].stated; }};
        }
        const std::string flag = one("stale", "live", "nodata", "Missing");
        const std::string wanted = flag == "nodata" || flag == "Missing" ? "missing" : flag;
        return {"is:" + flag, [wanted](const PlainRow& row) { return row[Quality].stated && row[Quality].text == wanted; }};
    }

    std::mt19937 m_random;
};

ColumnSet columns()
{
    using domain::Semantic;
    constexpr std::array<Semantic, kFields> kMeans{Semantic::Identifier, Semantic::Text, Semantic::Money, Semantic::Count, Semantic::Count, Semantic::Day,
                                                   Semantic::Moment, Semantic::Name, Semantic::Name, Semantic::Text, Semantic::Text};
    ColumnSet out;
    for (std::size_t i = 0; i < kFields; ++i) {
        Column column;
        column.id = kNames[i];
        column.semantic = kMeans[i];
        column.shown = i == Quality ? Shown::OnRequest : Shown::ByDefault;
        column.value = [i](const RowView& row) { return row.cell(i); };
        if (i == Note)
            column.text = [](const Format&, const RowView&, const Cell& cell) { return QString::fromStdString(backwards(domain::toText(cell))); };
        out.push_back(std::move(column));
    }
    return out;
}

} // namespace

/// The filter of tables against an evaluation that is as plain as it can be: no numbers but whole ones, no shared code. An
/// expression is made as a tree, so how a line is read is tested with what it means.
class tst_FilterOracle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRowsThatItSays()
    {
        Maker make(kSeed);
        std::vector<std::vector<Cell>> cells;
        std::vector<PlainRow> plain;
        for (int i = 0; i < kRows; ++i) {
            auto [row, values] = make.row();
            cells.push_back(std::move(row));
            plain.push_back(std::move(values));
        }
        const auto set = std::make_shared<const ColumnSet>(columns());
        const auto source = std::make_shared<const Source>(std::move(cells));
        const Format format(QStringLiteral("en"));
        const auto now = *support::parseInstant(kNow);
        const auto fields = filterFields(*set);
        std::size_t kept = 0;
        std::size_t lines = 0;
        for (int i = 0; i < kLines; ++i) {
            const auto wanted = make.line();
            const auto said = QStringLiteral("seed %1, line %2: %3").arg(kSeed).arg(i).arg(QString::fromStdString(wanted.line));
            const auto made = filter::Filter::make(wanted.line, fields, {now, nullptr});
            QVERIFY2(made.has_value(), qPrintable(said + QStringLiteral(" ← ") + QString::fromStdString(made ? "" : made.error().text())));
            QVERIFY2(made->doubts().empty(), qPrintable(said + QStringLiteral(" ← ") + QString::fromStdString(made->doubts().empty() ? "" : made->doubts().front().text())));
            OrderSpec spec;
            spec.filter = QString::fromStdString(wanted.line);
            OrderBuilder builder(set);
            const auto order = builder.build(source, spec, format, now, nullptr, Refresh::No);
            std::set<std::uint32_t> seen(order->positions.begin(), order->positions.end());
            for (std::uint32_t row = 0; row < plain.size(); ++row) {
                const bool holds = wanted.holds(plain[row]);
                const RowView view{*source, row, now};
                std::string texts;
                for (const auto& value : plain[row])
                    texts += value.text + " | ";
                const auto where = said + QStringLiteral("\nrow ") + QString::fromStdString(texts) + (holds ? QStringLiteral(" fits") : QStringLiteral(" does not fit"));
                QVERIFY2(made->matches(RowCells(*set, format, view)) == holds, qPrintable(where));
                QVERIFY2(seen.contains(row) == holds, qPrintable(where + QStringLiteral(" (columns)")));
                kept += holds ? 1 : 0;
            }
            ++lines;
        }
        // What always or never holds would prove nothing.
        const std::size_t judged = lines * plain.size();
        qInfo("%zu lines on %zu rows, %zu fit of %zu", lines, plain.size(), kept, judged);
        QVERIFY(kept > judged / 5 && kept < judged * 4 / 5);
    }
};

QTEST_APPLESS_MAIN(tst_FilterOracle)
#include "tst_FilterOracle.moc"
