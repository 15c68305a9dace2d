// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/RowOrder.h"

#include <algorithm>
#include <numeric>

#include "models/items/SpareLists.h"

namespace assay::models {

namespace {

using domain::Cell;

constexpr std::uint8_t kValue = 1;
constexpr std::uint8_t kSortValue = 2;
/// Up to so many rows, all is asked anew and every difference is listed: it takes no time.
constexpr std::size_t kSmall = 4096;

void invert(const std::vector<std::uint32_t>& lines, std::size_t size, std::vector<std::int32_t>& rows)
{
    makeRoom(rows, size);
    rows.assign(size, RowOrder::kHidden);
    for (std::size_t line = 0; line < lines.size(); ++line)
        if ((lines[line] & kGroup) == 0)
            rows[lines[line]] = static_cast<std::int32_t>(line);
}

} // namespace

OrderBuilder::OrderBuilder(std::shared_ptr<const ColumnSet> columns)
    : m_columns(std::move(columns)), m_fields(filterFields(*m_columns)), m_values(m_columns->size()), m_sortValues(m_columns->size()),
      m_needed(m_columns->size(), 0), m_spare(std::make_shared<SpareLists>())
{
}

OrderBuilder::~OrderBuilder()
{
    m_spare->close();
}

filter::Filter OrderBuilder::makeFilter(const QString& line, QString& problem) const
{
    auto made = filter::Filter::make(line.toStdString(), m_fields, {m_now, nullptr});
    if (!made) {
        problem = problemText(made.error());
        // What cannot be understood keeps no row: all rows under a filter's name would be a lie. No row is of no kind.
        auto none = filter::Filter::make("is:-", m_fields, {m_now, nullptr});
        return none ? std::move(*none) : filter::Filter();
    }
    problem = made->doubts().empty() ? QString() : problemText(made->doubts().front());
    return std::move(*made);
}

std::vector<OrderBuilder::SortBy> OrderBuilder::sortOf(const OrderSpec& spec) const
{
    std::vector<SortBy> out;
    for (const auto& key : m_filter.sort())
        for (std::size_t i = 0; i < m_columns->size(); ++i)
            if ((*m_columns)[i].id == key.field)
                out.push_back({i, key.direction == filter::Direction::Ascending ? Qt::AscendingOrder : Qt::DescendingOrder});
    if (spec.column >= 0 && std::none_of(out.begin(), out.end(), [&](const SortBy& by) { return static_cast<int>(by.column) == spec.column; }))
        out.push_back({static_cast<std::size_t>(spec.column), spec.direction});
    return out;
}

bool OrderBuilder::timeDecides(const filter::Filter& filter) const
{
    return std::any_of(filter.fieldsUsed().begin(), filter.fieldsUsed().end(), [this](std::size_t field) {
        const Column& column = (*m_columns)[field];
        // "today" and "-2h" are counted from now.
        return column.lasting == Lasting::WithTime || column.semantic == domain::Semantic::Day ||
               column.semantic == domain::Semantic::Moment;
    });
}

void OrderBuilder::need(const filter::Filter& filter)
{
    for (const auto field : filter.fieldsUsed())
        m_needed[field] |= kValue;
}

void OrderBuilder::takeWishes(const OrderSpec& spec, const Format& format, domain::Instant now)
{
    m_format = format;
    m_now = now;
    m_spec = spec;
    m_filter = makeFilter(spec.filter, m_problem);
    m_scopeColumn = -1;
    m_otherColumn = -1;
    for (std::size_t i = 0; i < m_columns->size(); ++i) {
        if ((*m_columns)[i].id == spec.scope.column)
            m_scopeColumn = static_cast<int>(i);
        if ((*m_columns)[i].id == spec.scope.otherColumn)
            m_otherColumn = static_cast<int>(i);
    }
    need(m_filter);
    for (const auto& by : sortOf(spec))
        m_needed[by.column] |= (*m_columns)[by.column].sortValue ? kSortValue : kValue;
    for (const auto column : groupedColumns(*m_columns, spec.groups))
        m_needed[column] |= kValue;
    std::vector<Counter> counters;
    for (const auto& line : spec.counted) {
        QString problem;
        counters.push_back({line, makeFilter(line, problem), filter::RowMask()});
        need(counters.back().kept);
    }
    m_counters = std::move(counters);
}

void OrderBuilder::fill()
{
    struct Slot {
        const std::function<Cell(const RowView&)>* value;
        ColumnKeys* keys;
    };
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < m_columns->size(); ++i) {
        const Column& column = (*m_columns)[i];
        if ((m_needed[i] & kValue) != 0 && !m_values[i]) {
            m_values[i] = std::make_unique<ColumnKeys>();
            slots.push_back({&column.value, m_values[i].get()});
        }
        if ((m_needed[i] & kSortValue) != 0 && !m_sortValues[i]) {
            m_sortValues[i] = std::make_unique<ColumnKeys>();
            slots.push_back({&column.sortValue, m_sortValues[i].get()});
        }
    }
    for (const auto& slot : slots)
        slot.keys->resize(m_source->size());
    // Row by row, so that each row is fetched from memory once.
    for (std::size_t i = 0; i < m_source->size() && !slots.empty(); ++i) {
        const RowView row{*m_source, i, m_now};
        for (const auto& slot : slots)
            slot.keys->set(i, (*slot.value)(row));
    }
}

void OrderBuilder::warm(const std::vector<std::size_t>& columns, const Format& format, domain::Instant now)
{
    m_warm = columns;
    if (!m_source)
        return;
    m_format = format;
    m_now = now;
    for (const auto i : columns)
        if ((*m_columns)[i].lasting == Lasting::WithRow)
            m_needed[i] |= kValue;
    fill();
    for (const auto i : columns)
        if (m_values[i])
            m_values[i]->prepareToSort(m_sortScratch);
}

void OrderBuilder::take(const std::vector<std::uint32_t>& touched)
{
    const std::size_t size = m_source->size();
    m_moved.clear();
    for (std::size_t i = 0; i < m_columns->size(); ++i) {
        const Column& column = (*m_columns)[i];
        const auto update = [&](ColumnKeys* keys, const std::function<Cell(const RowView&)>& value, bool sorts) {
            if (!keys)
                return;
            keys->resize(size);
            for (const auto position : touched)
                if (keys->set(position, value(RowView{*m_source, position, m_now})) && sorts)
                    m_moved.push_back(position);
        };
        const bool sorts = std::any_of(m_sort.begin(), m_sort.end(), [&](const SortBy& by) { return by.column == i; });
        update(m_values[i].get(), column.value, sorts && !column.sortValue);
        update(m_sortValues[i].get(), column.sortValue, sorts);
    }
    std::sort(m_moved.begin(), m_moved.end());
    m_moved.erase(std::unique(m_moved.begin(), m_moved.end()), m_moved.end());
}

bool OrderBuilder::inScope(std::size_t position) const
{
    if (m_scopeColumn < 0)
        return true;
    const auto textOf = [&](int column) {
        return domain::toText((*m_columns)[static_cast<std::size_t>(column)].value(RowView{*m_source, position, m_now}));
    };
    const std::string own = textOf(m_scopeColumn);
    if (!own.empty())
        return own == m_spec.scope.value;
    return m_otherColumn >= 0 && textOf(m_otherColumn) == m_spec.scope.otherValue;
}

void OrderBuilder::mark(std::size_t field, const filter::Condition& condition, filter::RowMask& marks) const
{
    using Kind = filter::Condition::Kind;
    const Column& column = (*m_columns)[field];
    const ColumnKeys& keys = *m_values[field];
    const bool byText = condition.kind != Kind::Between && condition.kind != Kind::Stated;
    const bool isMoment = keys.kind() == ColumnKeys::Kind::Moment;
    if (byText && (column.text || (isMoment && condition.mayRead("0123456789-:tz. ")))) {
        // How such a value reads depends on its row.
        for (std::size_t i = 0; i < size(); ++i) {
            if (!m_present.test(i) || marks.test(i) || !keys.stated(i))
                continue;
            const RowView row{*m_source, i, m_now};
            if (condition.reads(domain::toText(keys.cell(i))) || condition.reads(RowCells(*m_columns, m_format, row).shown(field)))
                marks.set(i);
        }
        return;
    }
    TextPool::Shown shown;
    if (byText && showsOtherText(column))
        shown = [&](const std::string& text) { return m_format.cellText(Cell{text}, column.semantic, column.id).toStdString(); };
    keys.mark(condition, shown, marks);
}

void OrderBuilder::select(Counter& counter) const
{
    counter.marks = counter.kept.select(*this);
    counter.marks &= m_present;
}

void OrderBuilder::evaluateAll()
{
    const std::size_t size = m_source->size();
    m_present.reset(size);
    for (std::size_t i = 0; i < size; ++i)
        if (m_source->present(i) && inScope(i))
            m_present.set(i);
}

void OrderBuilder::evaluate(std::size_t position)
{
    const RowView row{*m_source, position, m_now};
    const RowCells cells(*m_columns, m_format, row);
    const bool present = m_source->present(position) && inScope(position);
    m_present.put(position, present);
    m_passing.put(position, present && m_filter.matches(cells));
    for (auto& counter : m_counters)
        counter.marks.put(position, present && counter.kept.matches(cells));
}

const ColumnKeys& OrderBuilder::keysOf(const SortBy& by) const
{
    return (*m_columns)[by.column].sortValue ? *m_sortValues[by.column] : *m_values[by.column];
}

bool OrderBuilder::less(std::uint32_t left, std::uint32_t right) const
{
    for (const auto& by : m_sort) {
        const ColumnKeys& keys = keysOf(by);
        const bool hasLeft = keys.stated(left);
        const bool hasRight = keys.stated(right);
        // Not stated is last in both directions: a person who sorts looks for values.
        if (!hasLeft || !hasRight) {
            if (hasLeft != hasRight)
                return hasLeft;
            continue;
        }
        const auto order = keys.compare(left, right);
        if (order != std::strong_ordering::equal)
            return (order == std::strong_ordering::less) == (by.direction == Qt::AscendingOrder);
    }
    return left < right;
}

void OrderBuilder::sortAll()
{
    m_sorted.clear();
    if (m_sort.empty())
        return;
    makeRoom(m_sorted, m_source->size());
    m_sorted.resize(m_source->size());
    std::iota(m_sorted.begin(), m_sorted.end(), 0U);
    // Each key in turn, the last one first: the order before is kept where a key decides nothing.
    for (auto by = m_sort.rbegin(); by != m_sort.rend(); ++by)
        keysOf(*by).sort(m_sorted, by->direction, m_sortScratch);
}

void OrderBuilder::sortIn(std::size_t before)
{
    if (m_sort.empty())
        return;
    for (std::size_t i = before; i < m_source->size(); ++i)
        m_moved.push_back(static_cast<std::uint32_t>(i));
    std::sort(m_moved.begin(), m_moved.end());
    m_moved.erase(std::unique(m_moved.begin(), m_moved.end()), m_moved.end());
    if (m_moved.empty())
        return;
    // Rows whose place may change are taken out and put back in; all others keep their relative order.
    filter::RowMask taken(m_source->size());
    for (const auto position : m_moved)
        taken.set(position);
    auto placed = m_moved;
    std::sort(placed.begin(), placed.end(), [this](auto a, auto b) { return less(a, b); });
    std::erase_if(m_sorted, [&](std::uint32_t position) { return taken.test(position); });
    const auto kept = static_cast<std::ptrdiff_t>(m_sorted.size());
    if (m_sorted.capacity() < m_source->size())
        m_sorted.reserve(m_source->size() + m_source->size() / 16);
    m_sorted.resize(m_source->size());
    // From the end on, where there is room for them.
    auto from = m_sorted.begin() + kept;
    auto to = m_sorted.end();
    for (auto position = placed.rbegin(); position != placed.rend(); ++position) {
        const auto at = std::upper_bound(m_sorted.begin(), from, *position, [this](auto a, auto b) { return less(a, b); });
        to = std::move_backward(at, from, to);
        *--to = *position;
        from = at;
    }
}

void OrderBuilder::collect(RowOrder& out)
{
    filter::RowMask shown = m_passing;
    for (std::size_t i = m_spec.admitted; i < shown.size(); ++i)
        if (shown.test(i)) {
            shown.clear(i);
            ++out.waiting;
        }
    makeRoom(out.positions, shown.count());
    if (m_sort.empty()) {
        shown.forEach([&](std::size_t position) { out.positions.push_back(static_cast<std::uint32_t>(position)); });
    } else {
        for (const auto position : m_sorted)
            if (shown.test(position))
                out.positions.push_back(position);
    }
    if (!m_spec.groups.empty())
        out.groups = groupRows(*m_columns, m_values, m_spec.groups, m_spec.open, out.positions, out.lines, m_sortScratch);
    invert(out.seen(), m_source->size(), out.rows);
    out.total = m_present.count();
    for (const auto& counter : m_counters)
        out.counts.push_back(counter.marks.count());
    out.problem = m_problem;
    out.byTime = timeDecides(m_filter) ||
                 std::any_of(m_counters.begin(), m_counters.end(), [this](const Counter& one) { return timeDecides(one.kept); }) ||
                 std::any_of(m_sort.begin(), m_sort.end(), [this](const SortBy& by) { return (*m_columns)[by.column].sortsByTime(); });
}

RowOrderPtr OrderBuilder::build(RowSourcePtr source, const OrderSpec& spec, const Format& format, domain::Instant now,
                                const RowOrderPtr& base, Refresh refresh)
{
    using Extent = RowSource::Extent;
    std::vector<std::uint32_t> touched;
    auto extent = Extent::Strangers;
    if (m_source)
        extent = m_source == source ? Extent::Listed : source->changedSince(*m_source, touched);
    const std::size_t before = m_source ? m_source->size() : 0;
    if (extent == Extent::Strangers) {
        // The room that other rows needed is not kept for these.
        m_spare->close();
        m_spare = std::make_shared<SpareLists>();
        m_sortScratch = {};
        m_sorted = std::vector<std::uint32_t>();
    }
    m_source = source;
    const auto out = m_spare->makeOrder();
    out->spec = spec;
    out->source = std::move(source);

    const bool small = m_source->size() <= kSmall;
    const bool few = extent == Extent::Listed && touched.size() <= 1024 + before / 16;
    const bool timed = (m_last && m_last->byTime && small) || refresh == Refresh::Yes;
    const bool newFilter = !m_last || spec.filter != m_spec.filter || spec.counted != m_spec.counted || spec.scope != m_spec.scope ||
                           m_format.language() != format.language() || timed;
    const bool newScope = !m_last || spec.scope != m_spec.scope;
    const bool newAdmitted = m_last && spec.admitted != m_spec.admitted;
    const std::size_t admittedFrom = newAdmitted ? std::min(spec.admitted, m_spec.admitted) : OrderSpec::kAll;
    if (!few)
        for (auto* all : {&m_values, &m_sortValues})
            for (auto& keys : *all)
                keys.reset();
    else if (timed)
        for (std::size_t i = 0; i < m_columns->size(); ++i)
            if ((*m_columns)[i].lasting == Lasting::WithTime)
                m_values[i].reset();
    if (newFilter || spec.groups != m_spec.groups || spec.column != m_spec.column)
        takeWishes(spec, format, now);
    m_spec = spec;
    m_now = now;
    // Rows that wait are counted by their place, which means nothing in another history.
    if (extent == Extent::Strangers && m_last)
        m_spec.admitted = OrderSpec::kAll;

    const auto sort = sortOf(spec);
    const bool timedSort = timed && std::any_of(sort.begin(), sort.end(), [this](const SortBy& by) { return (*m_columns)[by.column].sortsByTime(); });
    const bool newSort = !few || sort != m_sort || timedSort;
    m_moved.clear();
    if (few)
        take(touched);
    m_sort = sort;
    fill();
    if (!few || newFilter) {
        if (!few || newScope)
            evaluateAll();
        else {
            m_present.resize(m_source->size());
            for (const auto position : touched)
                m_present.put(position, m_source->present(position) && inScope(position));
        }
        m_passing = m_filter.select(*this);
        m_passing &= m_present;
        for (auto& counter : m_counters)
            select(counter);
    } else {
        m_present.resize(m_source->size());
        m_passing.resize(m_source->size());
        for (auto& counter : m_counters)
            counter.marks.resize(m_source->size());
        for (const auto position : touched)
            evaluate(position);
    }
    if (newSort)
        sortAll();
    else
        sortIn(before);
    collect(*out);

    // A list of single changes must be complete: the same wishes, upon what was built last.
    if (base && extent != Extent::Strangers) {
        const bool onLast = base == m_last && few && !newFilter && !newSort;
        if (onLast) {
            if (newAdmitted)
                for (std::size_t i = admittedFrom; i < m_source->size(); ++i)
                    touched.push_back(static_cast<std::uint32_t>(i));
            std::sort(touched.begin(), touched.end());
            touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
            relate(*out, *base, touched);
        } else {
            std::vector<std::uint32_t> since;
            const auto from = out->source == base->source ? Extent::Listed : out->source->changedSince(*base->source, since);
            out->related = from != Extent::Strangers;
            if (out->related && small && spec.groups.empty() && base->spec.groups.empty())
                compare(*out, *base, since, from);
        }
    }
    m_last = out;
    return out;
}

std::size_t OrderBuilder::memory() const
{
    std::size_t out = m_sorted.capacity() * 4 + (m_present.size() + m_passing.size()) / 8 + m_sortScratch.memory() +
                      m_spare->memory();
    for (const auto* all : {&m_values, &m_sortValues})
        for (const auto& keys : *all)
            out += keys ? keys->memory() : 0;
    if (m_last)
        out += m_last->positions.capacity() * 4 + m_last->lines.capacity() * 4 + m_last->rows.capacity() * 4;
    return out;
}

} // namespace assay::models
