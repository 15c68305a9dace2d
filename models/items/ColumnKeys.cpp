// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/ColumnKeys.h"

#include <algorithm>
#include <array>

namespace assay::models {

using domain::Cell;
using domain::Decimal;

namespace {

/// Fractions longer than this are kept aside; a common scale of them would leave no room for the whole part.
constexpr int kMostScale = 8;
constexpr int kMostDigits = 18;

constexpr auto kPowers = [] {
    std::array<std::int64_t, 19> out{};
    out[0] = 1;
    for (std::size_t i = 1; i < out.size(); ++i)
        out[i] = out[i - 1] * 10;
    return out;
}();

/// A decimal as it is written, if its digits fit.
struct Written {
    bool fits = false;
    std::int64_t coefficient = 0;
    int scale = 0;
    int needed = 0;                                   ///< scale without trailing zeros
};

Written writtenOf(const Decimal& value)
{
    Written out;
    const std::string text = value.text();
    int digits = 0;
    int zeros = 0;
    bool fraction = false;
    for (const char c : text) {
        if (c == '-')
            continue;
        if (c == '.') {
            fraction = true;
            continue;
        }
        if (out.coefficient != 0 || c != '0')
            ++digits;
        if (digits > kMostDigits)
            return out;
        out.coefficient = out.coefficient * 10 + (c - '0');
        out.scale += fraction ? 1 : 0;
        zeros = c == '0' ? zeros + 1 : 0;
    }
    if (text.front() == '-')
        out.coefficient = -out.coefficient;
    out.needed = out.coefficient == 0 ? 0 : std::max(0, out.scale - zeros);
    out.fits = out.scale <= kMostDigits;
    return out;
}

/// `value` at `scale` towards minus infinity, and whether nothing was lost; far numbers end where the keys end.
std::pair<std::int64_t, bool> floorKey(const Decimal& value, int scale)
{
    const auto written = writtenOf(value);
    if (written.fits && written.scale <= scale) {
        std::int64_t key = 0;
        if (!__builtin_mul_overflow(written.coefficient, kPowers[static_cast<std::size_t>(scale - written.scale)], &key) &&
            key > INT64_MIN + 1 && key < INT64_MAX)
            return {key, true};
    } else if (written.fits) {
        const auto unit = kPowers[static_cast<std::size_t>(written.scale - scale)];
        const auto rest = written.coefficient % unit;
        return {written.coefficient / unit - (rest < 0 ? 1 : 0), rest == 0};
    }
    if (const auto rounded = value.rounded(scale, domain::Rounding::Floor)) {
        const auto again = writtenOf(*rounded);
        if (again.fits && again.scale == scale)
            return {again.coefficient, *rounded == value};
    }
    return {value.sign() < 0 ? INT64_MIN + 1 : INT64_MAX, false};
}

} // namespace

std::string groupedDigits(std::string_view plain)
{
    const std::size_t sign = plain.starts_with('-') ? 1 : 0;
    const std::size_t end = std::min(plain.find('.'), plain.size());
    std::string out(plain.substr(0, sign));
    for (std::size_t i = sign; i < plain.size(); ++i) {
        if (i > sign && i < end && (end - i) % 3 == 0)
            out += ',';
        out += plain[i];
    }
    return out;
}

void ColumnKeys::resize(std::size_t rows)
{
    m_size = rows;
    switch (m_kind) {
    case Kind::Empty: return;
    case Kind::Decimal: m_scales.resize(rows, 0); [[fallthrough]];
    case Kind::Whole:
    case Kind::Moment:
    case Kind::Day: m_keys.resize(rows, kMissing); return;
    case Kind::Text: m_texts.resize(rows, TextPool::kNone); return;
    case Kind::Mixed: m_cells.resize(rows); return;
    }
}

void ColumnKeys::begin(Kind kind)
{
    m_kind = kind;
    resize(m_size);
}

void ColumnKeys::becomeMixed()
{
    std::vector<Cell> cells(m_size);
    for (std::size_t row = 0; row < m_size; ++row)
        cells[row] = cell(row);
    m_keys = {};
    m_scales = {};
    m_wide.clear();
    m_texts = {};
    m_pool = {};
    m_cells = std::move(cells);
    m_kind = Kind::Mixed;
}

bool ColumnKeys::stated(std::size_t row) const
{
    switch (m_kind) {
    case Kind::Empty: return false;
    case Kind::Whole:
    case Kind::Moment:
    case Kind::Day:
    case Kind::Decimal: return m_keys[row] != kMissing;
    case Kind::Text: return m_texts[row] != TextPool::kNone;
    case Kind::Mixed: return m_cells[row].index() != 0;
    }
    return false;
}

Decimal ColumnKeys::decimal(std::size_t row) const
{
    if (const auto wide = m_wide.find(static_cast<std::uint32_t>(row)); wide != m_wide.end())
        return wide->second;
    const int own = m_scales[row];
    const auto key = m_keys[row];
    const auto coefficient = own <= m_scale ? key / kPowers[static_cast<std::size_t>(m_scale - own)]
                                            : key * kPowers[static_cast<std::size_t>(own - m_scale)];
    return *Decimal::fromParts(coefficient, own);
}

Cell ColumnKeys::cell(std::size_t row) const
{
    if (!stated(row))
        return {};
    switch (m_kind) {
    case Kind::Empty: return {};
    case Kind::Whole: return m_keys[row];
    case Kind::Moment: return domain::Instant{domain::Duration{m_keys[row]}};
    case Kind::Day: return domain::Date{std::chrono::sys_days{std::chrono::days{m_keys[row]}}};
    case Kind::Decimal: return decimal(row);
    case Kind::Text: return std::string(m_pool.text(m_texts[row]));
    case Kind::Mixed: return m_cells[row];
    }
    return {};
}

bool ColumnKeys::setNumber(std::size_t row, std::int64_t key)
{
    return std::exchange(m_keys[row], key) != key;
}

bool ColumnKeys::setDecimal(std::size_t row, const Decimal& value)
{
    const auto written = writtenOf(value);
    if (written.fits && written.needed > m_scale && written.needed <= kMostScale)
        widen(written.needed);
    auto [key, exact] = floorKey(value, m_scale);
    // A value is read back from its key and its own scale, so the one must be a multiple of the other.
    std::int64_t back = 0;
    if (exact && written.fits && written.scale > m_scale)
        exact = !__builtin_mul_overflow(key, kPowers[static_cast<std::size_t>(written.scale - m_scale)], &back);
    exact = exact && written.fits;
    const auto place = static_cast<std::uint32_t>(row);
    const auto own = static_cast<std::uint8_t>(written.fits ? written.scale : 0);
    const auto wide = m_wide.find(place);
    const bool same = exact ? wide == m_wide.end() && m_keys[row] == key && m_scales[row] == own
                            : wide != m_wide.end() && wide->second == value && wide->second.scale() == value.scale();
    if (same)
        return false;
    if (exact && wide != m_wide.end())
        m_wide.erase(wide);
    if (!exact)
        m_wide.insert_or_assign(place, value);
    m_keys[row] = key;
    m_scales[row] = own;
    return true;
}

void ColumnKeys::widen(int scale)
{
    const auto factor = kPowers[static_cast<std::size_t>(scale - m_scale)];
    for (std::size_t row = 0; row < m_size; ++row) {
        if (m_keys[row] == kMissing || m_wide.contains(static_cast<std::uint32_t>(row)))
            continue;
        std::int64_t key = 0;
        if (__builtin_mul_overflow(m_keys[row], factor, &key) || key <= INT64_MIN + 1 || key == INT64_MAX) {
            auto value = decimal(row);
            key = value.sign() < 0 ? INT64_MIN + 1 : INT64_MAX;
            m_wide.emplace(static_cast<std::uint32_t>(row), std::move(value));
        }
        m_keys[row] = key;
    }
    m_scale = scale;
    for (auto& [row, value] : m_wide)
        m_keys[row] = floorKey(value, scale).first;
}

bool ColumnKeys::set(std::size_t row, const Cell& cell)
{
    if (cell.index() == 0) {
        if (!stated(row))
            return false;
        if (m_kind == Kind::Text)
            m_texts[row] = TextPool::kNone;
        else if (m_kind == Kind::Mixed)
            m_cells[row] = {};
        else {
            m_keys[row] = kMissing;
            m_wide.erase(static_cast<std::uint32_t>(row));
        }
        return true;
    }
    static constexpr std::array kKinds{Kind::Empty, Kind::Text, Kind::Whole, Kind::Decimal, Kind::Moment, Kind::Day};
    const Kind kind = kKinds[cell.index()];
    if (m_kind == Kind::Empty)
        begin(kind);
    else if (m_kind != kind && m_kind != Kind::Mixed)
        becomeMixed();
    switch (m_kind) {
    case Kind::Empty: return false;
    case Kind::Whole: return setNumber(row, std::max(std::get<std::int64_t>(cell), kMissing + 1));
    case Kind::Moment: return setNumber(row, static_cast<std::int64_t>(std::get<domain::Instant>(cell).time_since_epoch().count()));
    case Kind::Day: return setNumber(row, std::chrono::sys_days{std::get<domain::Date>(cell)}.time_since_epoch().count());
    case Kind::Decimal: return setDecimal(row, std::get<Decimal>(cell));
    case Kind::Text: {
        const auto& text = std::get<std::string>(cell);
        if (m_texts[row] != TextPool::kNone && m_pool.text(m_texts[row]) == text)
            return false;
        m_texts[row] = m_pool.add(text);
        if (m_texts[row] != TextPool::kNone)
            return true;
        becomeMixed();
        break;
    }
    case Kind::Mixed: break;
    }
    if (m_cells[row] == cell)
        return false;
    m_cells[row] = cell;
    return true;
}

std::strong_ordering ColumnKeys::compare(std::size_t left, std::size_t right) const
{
    switch (m_kind) {
    case Kind::Empty: return std::strong_ordering::equal;
    case Kind::Text: return m_texts[left] == m_texts[right] ? std::strong_ordering::equal
                                                            : m_pool.text(m_texts[left]) <=> m_pool.text(m_texts[right]);
    case Kind::Mixed: return domain::compareCells(m_cells[left], m_cells[right]);
    case Kind::Whole:
    case Kind::Moment:
    case Kind::Day: return m_keys[left] <=> m_keys[right];
    case Kind::Decimal: break;
    }
    const auto order = m_keys[left] <=> m_keys[right];
    const auto isWide = [&](std::size_t row) { return m_wide.contains(static_cast<std::uint32_t>(row)); };
    if (order != std::strong_ordering::equal || m_wide.empty() || (!isWide(left) && !isWide(right)))
        return order;
    return decimal(left) <=> decimal(right);
}

void ColumnKeys::prepareToSort(SortScratch& scratch) const
{
    if (m_kind == Kind::Text)
        static_cast<void>(m_pool.ranks(scratch));
}

void ColumnKeys::sort(std::vector<std::uint32_t>& rows, Qt::SortOrder direction, SortScratch& scratch) const
{
    if (m_kind == Kind::Empty)
        return;
    const bool ascending = direction == Qt::AscendingOrder;
    const auto less = [&](std::uint32_t a, std::uint32_t b) {
        return ascending ? compare(a, b) == std::strong_ordering::less : compare(b, a) == std::strong_ordering::less;
    };
    if (m_kind == Kind::Mixed) {
        const auto missing = std::stable_partition(rows.begin(), rows.end(), [this](auto row) { return stated(row); });
        std::stable_sort(rows.begin(), missing, less);
        return;
    }
    constexpr auto kSign = std::uint64_t{1} << 63U;
    const std::uint64_t turn = ascending ? 0 : ~std::uint64_t{0};
    const auto* ranks = m_kind == Kind::Text ? &m_pool.ranks(scratch) : nullptr; // before the scratch is used for the rows
    auto& keyed = scratch.rows;
    makeRoom(keyed, rows.size());
    keyed.clear();
    // Rows that state nothing gather at the front, where the others are taken from, and go to the end afterwards.
    std::size_t missing = 0;
    for (const auto row : rows) {
        if (stated(row))
            keyed.push_back({(ranks ? (*ranks)[m_texts[row]] : static_cast<std::uint64_t>(m_keys[row]) ^ kSign) ^ turn, row});
        else
            rows[missing++] = row;
    }
    sortByKey(scratch);
    const std::size_t count = keyed.size();
    if (count > 0)
        std::move_backward(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(missing), rows.end());
    for (std::size_t i = 0; i < count; ++i)
        rows[i] = keyed[i].row;
    if (m_wide.empty())
        return;
    // Where only the floor is the same, the values themselves decide.
    for (std::size_t from = 0; from < count;) {
        std::size_t to = from + 1;
        while (to < count && keyed[to].key == keyed[from].key)
            ++to;
        if (to - from > 1)
            std::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(from), rows.begin() + static_cast<std::ptrdiff_t>(to), less);
        from = to;
    }
}

std::uint64_t ColumnKeys::identity(std::size_t row) const
{
    if (!stated(row))
        return 0;
    switch (m_kind) {
    case Kind::Empty: return 0;
    case Kind::Text: return std::uint64_t{m_texts[row]} + 1;
    case Kind::Whole:
    case Kind::Moment:
    case Kind::Day: return static_cast<std::uint64_t>(m_keys[row]) * 2 + 1;
    case Kind::Decimal:
        if (const auto wide = m_wide.find(static_cast<std::uint32_t>(row)); wide != m_wide.end())
            return wide->second.hash() * 2;
        return static_cast<std::uint64_t>(m_keys[row]) * 2 + 1;
    case Kind::Mixed: return std::hash<std::string>{}(domain::toText(m_cells[row])) | 1U;
    }
    return 0;
}

bool ColumnKeys::exactKey(std::size_t row, std::int64_t& key) const
{
    if ((m_kind != Kind::Whole && m_kind != Kind::Decimal) || m_keys[row] == kMissing)
        return false;
    if (!m_wide.empty() && m_wide.contains(static_cast<std::uint32_t>(row)))
        return false;
    key = m_keys[row];
    return true;
}

std::size_t ColumnKeys::memory() const
{
    return m_keys.capacity() * 8 + m_scales.capacity() + m_texts.capacity() * 4 + m_cells.capacity() * sizeof(Cell) +
           m_wide.size() * 80 + m_pool.memory();
}

void ColumnKeys::mark(const filter::Condition& condition, const TextPool::Shown& shown, filter::RowMask& marks) const
{
    using filter::Condition;
    if (m_kind == Kind::Empty)
        return;
    if (condition.kind == Condition::Kind::Stated) {
        for (std::size_t row = 0; row < m_size; ++row)
            if (stated(row))
                marks.set(row);
        return;
    }
    if (condition.kind == Condition::Kind::Between)
        return markRange(condition, marks);
    if (m_kind == Kind::Text)
        return markTexts(condition, shown, marks);
    markNumbers(condition, marks);
}

void ColumnKeys::markRange(const filter::Condition& condition, filter::RowMask& marks) const
{
    if (m_kind == Kind::Text || m_kind == Kind::Mixed) {
        for (std::size_t row = 0; row < m_size; ++row)
            if (stated(row) && condition.within(cell(row)))
                marks.set(row);
        return;
    }
    std::int64_t low = kMissing + 1;
    std::int64_t high = INT64_MAX;
    // The bound as a key, and whether it is one: what lies between two keys moves up for a lower bound.
    const auto keyOf = [this](const Cell& bound) -> std::optional<std::pair<std::int64_t, bool>> {
        if (m_kind == Kind::Moment) {
            const auto* at = std::get_if<domain::Instant>(&bound);
            return at ? std::optional(std::pair(static_cast<std::int64_t>(at->time_since_epoch().count()), true)) : std::nullopt;
        }
        if (m_kind == Kind::Day) {
            const auto* day = std::get_if<domain::Date>(&bound);
            return day ? std::optional(std::pair(std::int64_t{std::chrono::sys_days{*day}.time_since_epoch().count()}, true))
                       : std::nullopt;
        }
        if (const auto* whole = std::get_if<std::int64_t>(&bound))
            return floorKey(Decimal(*whole), m_scale);
        if (const auto* number = std::get_if<Decimal>(&bound))
            return floorKey(*number, m_scale);
        return std::nullopt;
    };
    if (condition.low) {
        const auto bound = keyOf(*condition.low);
        if (!bound)
            return;
        const bool itself = bound->second && condition.withLow;
        if (!itself && bound->first == INT64_MAX)
            high = kMissing;
        else
            low = std::max(low, bound->first + (itself ? 0 : 1));
    }
    if (condition.high) {
        const auto bound = keyOf(*condition.high);
        if (!bound)
            return;
        high = std::min(high, bound->first - (bound->second && !condition.withHigh ? 1 : 0));
    }
    std::vector<std::pair<std::uint32_t, bool>> aside;
    aside.reserve(m_wide.size());
    for (const auto& [row, value] : m_wide)
        aside.emplace_back(row, marks.test(row) || condition.within(Cell{value}));
    std::uint64_t* words = marks.words();
    for (std::size_t from = 0; from < m_size; from += 64) {
        const std::size_t to = std::min(m_size, from + 64);
        std::uint64_t word = 0;
        for (std::size_t row = from; row < to; ++row)
            word |= static_cast<std::uint64_t>(m_keys[row] >= low && m_keys[row] <= high) << (row - from);
        words[from / 64] |= word;
    }
    for (const auto& [row, holds] : aside)
        marks.put(row, holds);
}

void ColumnKeys::markTexts(const filter::Condition& condition, const TextPool::Shown& shown, filter::RowMask& marks) const
{
    filter::RowMask wanted(m_pool.size());
    m_pool.mark(condition, shown, wanted);
    if (wanted.count() == 0)
        return;
    std::uint64_t* words = marks.words();
    for (std::size_t from = 0; from < m_size; from += 64) {
        const std::size_t to = std::min(m_size, from + 64);
        std::uint64_t word = 0;
        for (std::size_t row = from; row < to; ++row)
            word |= static_cast<std::uint64_t>(m_texts[row] != TextPool::kNone && wanted.test(m_texts[row])) << (row - from);
        words[from / 64] |= word;
    }
}

void ColumnKeys::markNumbers(const filter::Condition& condition, filter::RowMask& marks) const
{
    const bool numbers = m_kind == Kind::Whole || m_kind == Kind::Decimal;
    // A word of letters is in no number, and in no time but for its T and Z.
    if (m_kind != Kind::Mixed && !condition.mayRead(numbers ? "0123456789.,-" : "0123456789-:tz. "))
        return;
    const bool grouped = condition.isPattern() ||
                         std::any_of(condition.texts.begin(), condition.texts.end(),
                                     [](const std::string& text) { return text.find(',') != std::string::npos; });
    std::unordered_map<std::int64_t, bool> days;
    for (std::size_t row = 0; row < m_size; ++row) {
        if (!stated(row))
            continue;
        bool holds = false;
        if (m_kind == Kind::Day) {
            const auto [day, added] = days.try_emplace(m_keys[row], false);
            if (added)
                day->second = condition.reads(domain::toText(cell(row)));
            holds = day->second;
        } else {
            const auto value = cell(row);
            const auto text = domain::toText(value);
            const bool isNumber = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<Decimal>(value);
            holds = condition.reads(text) || (grouped && isNumber && condition.reads(groupedDigits(text)));
        }
        if (holds)
            marks.set(row);
    }
}

} // namespace assay::models
