// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/RecordTableModel.h"

#include <algorithm>

#include <QCoreApplication>

namespace assay::models {

namespace {

using domain::Cell;

/// From so many rows on the columns that are shown are taken in while nobody waits for them.
constexpr std::size_t kWarmFrom = 50'000;
/// Orders that depend on the clock are made anew every so many seconds.
constexpr int kTicksPerOrder = 5;

bool isCode(domain::Semantic semantic)
{
    return semantic == domain::Semantic::Identifier || semantic == domain::Semantic::Digest;
}

} // namespace

RecordTableModel::RecordTableModel(QString id, const char* name, ColumnSet columns, RowSourceFactory factory,
                                   const TableContext& context, QObject* parent)
    : QAbstractTableModel(parent), m_id(std::move(id)), m_name(name),
      m_columns(std::make_shared<const ColumnSet>(std::move(columns))), m_factory(std::move(factory)), m_context(context),
      m_lines(&m_between), m_builder(std::make_shared<OrderBuilder>(m_columns))
{
    setSeenColumns(columnsShownByDefault());
}

RecordTableModel::~RecordTableModel() = default;

QString RecordTableModel::name() const
{
    return QCoreApplication::translate("Tables", m_name);
}

void RecordTableModel::setSnapshot(const domain::SnapshotPtr& snapshot)
{
    retire(std::exchange(m_waiting, snapshot));
    next();
}

void RecordTableModel::retire(std::shared_ptr<const void> old) const
{
    // To give back a snapshot of a million rows takes longer than this thread has.
    if (old && m_source && m_source->size() > kAtOnce)
        m_context.pool->run(const_cast<RecordTableModel*>(this), [old = std::move(old)]() mutable { old.reset(); return 0; }, [](int) {});
}

void RecordTableModel::setSeenColumns(const QStringList& ids)
{
    m_seen.clear();
    for (std::size_t i = 0; i < m_columns->size(); ++i)
        if (ids.contains(fromUtf8((*m_columns)[i].id)))
            m_seen.push_back(i);
    next();
}

void RecordTableModel::next()
{
    // One job at a time: what comes meanwhile waits, the newest snapshot and the last wish win.
    if (!m_builder)
        return;
    const bool unwanted = m_order && !(m_order->spec == m_wanted);
    if (!m_waiting && !(m_source && (m_stale || unwanted))) {
        if (m_source && m_source->size() >= kWarmFrom && !m_builder->isWarm(m_seen)) {
            auto builder = std::exchange(m_builder, nullptr);
            m_context.pool->run(this, [builder, seen = m_seen, format = m_context.format, now = m_context.clock()] {
                                    builder->warm(seen, format, now);
                                    return 0;
                                },
                                [this, builder](int) {
                                    m_builder = builder;
                                    next();
                                    if (isSettled())
                                        Q_EMIT settled();
                                });
        }
        return;
    }
    const auto refresh = std::exchange(m_stale, false) ? Refresh::Yes : Refresh::No;
    auto snapshot = std::exchange(m_waiting, nullptr);
    auto builder = std::exchange(m_builder, nullptr);
    auto job = [builder, factory = m_factory, snapshot, before = m_source, spec = m_wanted, format = m_context.format,
                now = m_context.clock(), base = m_order, refresh]() -> RowOrderPtr {
        return builder->build(snapshot ? factory(snapshot, before) : before, spec, format, now, base, refresh);
    };
    if (m_order && m_source->size() <= kAtOnce) {
        finish(job(), builder, snapshot);
        return;
    }
    m_context.pool->run(this, std::move(job), [this, builder, snapshot](RowOrderPtr order) {
        finish(std::move(order), builder, snapshot);
    });
}

void RecordTableModel::finish(RowOrderPtr order, const std::shared_ptr<OrderBuilder>& builder, const domain::SnapshotPtr& snapshot)
{
    // An answer to an older wish is dropped; its snapshot goes to the next job, which starts from the same screen.
    if (!m_order || order->spec == m_wanted)
        apply(std::move(order));
    else if (!m_waiting)
        m_waiting = snapshot;
    m_builder = builder;
    next();
    if (isSettled())
        Q_EMIT settled();
}

int RecordTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines->size());
}

int RecordTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns->size());
}

RowView RecordTableModel::view(int row) const
{
    return RowView{*m_source, line(row), m_context.clock()};
}

QVariant RecordTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (isGroup(index.row())) {
        const auto* group = groupAt(index.row());
        return group ? groupData(*group, index.column(), role) : QVariant();
    }
    const RowView row = view(index.row());
    const Column& column = (*m_columns)[static_cast<std::size_t>(index.column())];
    const Format& format = m_context.format;
    switch (role) {
    case Qt::DisplayRole:
        return column.cellText(format, row, column.value(row));
    case MatchRole:
        return !m_applied.isEmpty() && m_applied.restsOn(RowCells(*m_columns, format, row), static_cast<std::size_t>(index.column()));
    case Qt::ToolTipRole: {
        const Cell cell = column.value(row);
        const QString shown = column.cellText(format, row, cell);
        const QString exact = fromUtf8(domain::toText(cell));
        const auto* by = row.rows.confirmed(row.position);
        QString tip = exact.isEmpty() || exact == shown ? shown : shown + QLatin1Char('\n') + exact;
        if (by)
            tip += QLatin1Char('\n') + fromUtf8(by->source.value()) + QStringLiteral(" · ") + format.instantHkt(by->asOf) +
                   QStringLiteral(" HKT");
        return tip;
    }
    case Qt::TextAlignmentRole:
        return QVariant(Qt::Alignment(column.isNumeric() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        return rowSentence(index.row());
    case RawRole: {
        const Cell cell = column.value(row);
        return std::holds_alternative<std::monostate>(cell) ? QVariant() : QVariant(fromUtf8(domain::toText(cell)));
    }
    case ToneRole: {
        const Cell cell = column.value(row);
        if (std::holds_alternative<std::monostate>(cell))
            return static_cast<int>(Tone::Muted);
        return static_cast<int>(column.tone ? column.tone(row, cell) : Tone::Normal);
    }
    case QualityRole:
        return static_cast<int>(row.rows.quality(row.position, row.now));
    case KeyRole:
        return fromUtf8(row.rows.key(row.position));
    case TierRole: {
        const auto* origin = row.rows.origin(row.position);
        return origin ? fromUtf8(domain::letter(origin->tier)) : QString();
    }
    case AgeRole: {
        const auto* by = row.rows.confirmed(row.position);
        return by ? format.age(by->asOf, row.now) : QString();
    }
    case GlyphRole: {
        if (column.id != "severity")
            return QString();
        const auto severity = domain::enumFromText<domain::Severity>(domain::toText(column.value(row)));
        return Format::severityMark(severity.value_or(domain::Severity::Unknown));
    }
    case MonospaceRole:
        return isCode(column.semantic);
    default:
        return {};
    }
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        if (role == Qt::DisplayRole && section >= 0 && section < rowCount())
            return section + 1;
        return {};
    }
    if (section < 0 || section >= columnCount())
        return {};
    const Column& column = (*m_columns)[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return column.titleText();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::Alignment(column.isNumeric() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case KeyRole:
        return fromUtf8(column.id);
    default:
        return {};
    }
}

void RecordTableModel::sort(int column, Qt::SortOrder order)
{
    if (column >= columnCount())
        return;
    m_wanted.column = std::max(column, -1);
    m_wanted.direction = order;
    next();
}

int RecordTableModel::columnOf(std::string_view id) const
{
    for (std::size_t i = 0; i < m_columns->size(); ++i)
        if ((*m_columns)[i].id == id)
            return static_cast<int>(i);
    return -1;
}

QString RecordTableModel::columnId(int column) const
{
    return column >= 0 && column < columnCount() ? fromUtf8((*m_columns)[static_cast<std::size_t>(column)].id) : QString();
}

QStringList RecordTableModel::columnsShownByDefault() const
{
    QStringList out;
    for (int i = 0; i < columnCount(); ++i)
        if (isShownByDefault(i))
            out.append(columnId(i));
    return out;
}

bool RecordTableModel::isShownByDefault(int column) const
{
    return column >= 0 && column < columnCount() && (*m_columns)[static_cast<std::size_t>(column)].shown == Shown::ByDefault;
}

void RecordTableModel::setFilter(const QString& text)
{
    m_wanted.filter = text.trimmed();
    next();
}

void RecordTableModel::setScope(const RowScope& scope)
{
    m_wanted.scope = scope;
    next();
}

QString RecordTableModel::filterProblem() const
{
    return m_order ? m_order->problem : QString();
}

int RecordTableModel::shownCount() const
{
    return m_order ? static_cast<int>(m_order->positions.size()) : 0;
}

int RecordTableModel::totalCount() const
{
    return m_order ? static_cast<int>(m_order->total) : 0;
}

bool RecordTableModel::isSettled() const
{
    return m_builder && !m_waiting && (!m_order || m_order->spec == m_wanted);
}

int RecordTableModel::rowOfKey(const QString& key) const
{
    const auto wanted = key.toStdString();
    for (int row = 0; row < rowCount(); ++row)
        if (!isGroup(row) && m_source->key(line(row)) == wanted)
            return row;
    return -1;
}

QString RecordTableModel::rowSentence(int row) const
{
    const RowView of = view(row);
    QStringList parts;
    for (const auto& column : *m_columns) {
        if (column.shown != Shown::ByDefault)
            continue;
        const Cell cell = column.value(of);
        if (!std::holds_alternative<std::monostate>(cell))
            parts.append(column.titleText() + QLatin1Char(' ') + column.cellText(m_context.format, of, cell));
    }
    parts.append(m_context.format.qualityText(of.rows.quality(of.position, of.now)));
    return parts.join(QStringLiteral(", "));
}

DetailData RecordTableModel::detail(int row) const
{
    DetailData out;
    if (row < 0 || row >= rowCount() || isGroup(row))
        return out;
    const RowView of = view(row);
    const Format& format = m_context.format;
    out.key = fromUtf8(of.rows.key(of.position));
    for (const auto& column : *m_columns) {
        const Cell cell = column.value(of);
        const QString shown = column.cellText(format, of, cell);
        const Tone tone = column.tone && cell.index() != 0 ? column.tone(of, cell) : Tone::Normal;
        if (out.title.isEmpty() && column.id != "severity" && column.id != "state" && column.id != "outcome")
            out.title = shown;
        if (out.state.isEmpty() && (column.id == "state" || column.id == "status" || column.id == "outcome")) {
            out.state = shown;
            out.tone = tone;
        }
        if (column.id == "severity")
            out.glyph = Format::severityMark(
                domain::enumFromText<domain::Severity>(domain::toText(cell)).value_or(domain::Severity::Unknown));
        if (column.id == "data_age" || column.id == "quality" || column.id == "source" || column.id == "tier")
            continue;
        out.facts.append({column.titleText(), shown, fromUtf8(domain::toText(cell)), tone});
    }
    auto& from = out.provenance;
    from.quality = of.rows.quality(of.position, of.now);
    if (const auto* origin = of.rows.origin(of.position)) {
        from.source = fromUtf8(origin->source.value());
        from.resource = fromUtf8(origin->resource);
        from.tier = fromUtf8(domain::letter(origin->tier));
        from.tierText = format.tierText(origin->tier);
        from.asOf = format.instantHkt(origin->asOf);
        from.knownAt = format.instantHkt(origin->knownAt);
        from.rawHash = origin->raw.empty() ? QString() : fromUtf8(origin->raw.hex());
    }
    if (const auto* by = of.rows.confirmed(of.position)) {
        from.confirmedAsOf = format.instantHkt(by->asOf);
        from.age = format.age(by->asOf, of.now);
        from.confirmedRawHash = by->raw.empty() ? QString() : fromUtf8(by->raw.hex());
    }
    return out;
}

HistoryQuery RecordTableModel::historyQuery(int row) const
{
    if (row < 0 || row >= rowCount() || isGroup(row))
        return {};
    const RowView of = view(row);
    const auto key = of.rows.key(of.position);
    const auto cut = key.find('\x1e');
    if (of.rows.kind().empty() || cut == std::string::npos)
        return {};
    return {std::string(of.rows.kind()), key.substr(0, cut), key.substr(cut + 1)};
}

QString RecordTableModel::figure(int row, int column) const
{
    if (row < 0 || row >= rowCount() || isGroup(row))
        return {};
    const RowView of = view(row);
    std::string out = of.rows.figure(of.position);
    const bool isFinding = of.rows.kind() == domain::nameOf<domain::Finding>();
    if (!out.empty() && !isFinding && column >= 0 && column < columnCount())
        if (const auto& field = (*m_columns)[static_cast<std::size_t>(column)].field; !field.empty())
            out += '.' + field;
    return fromUtf8(out);
}

QString RecordTableModel::rawText(int row, std::string_view column) const
{
    const int at = columnOf(column);
    return row < 0 || row >= rowCount() || at < 0 ? QString() : index(row, at).data(RawRole).toString();
}

QString RecordTableModel::rawHash(int row) const
{
    if (row < 0 || row >= rowCount() || isGroup(row))
        return {};
    const RowView of = view(row);
    const auto* origin = of.rows.origin(of.position);
    return origin && !origin->raw.empty() ? fromUtf8(origin->raw.hex()) : QString();
}

void RecordTableModel::tick()
{
    if (++m_ticks % kTicksPerOrder != 0 || !m_order)
        return;
    if (!m_order->byTime)
        return;
    m_stale = true;
    next();
}

void RecordTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, std::max(0, columnCount() - 1));
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    m_stale = m_order && !m_order->spec.filter.isEmpty();
    next();
}

} // namespace assay::models
