// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/settlement/SettlementViewModel.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "models/view/pages/Figures.h"
#include "models/view/tables/SettlementTables.h"
#include "models/view/tables/Tables.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementCodes.h"

namespace assay::models {

namespace {

constexpr QChar kSeparator(0x1E);

constexpr std::size_t kMostQueued = 200;

struct QueueAfter {
    QStringList refs;
    std::size_t remaining = 0;
};

/// The open instructions without those that have gone, in the order in which they are served: by priority, then by age.
QueueAfter queueWithout(const domain::Snapshot& snapshot, const std::unordered_set<std::string>& gone)
{
    struct Place {
        std::int64_t priority;
        domain::Instant since;
        std::string ref;
    };
    std::vector<Place> open;
    using domain::Instruction;
    snapshot.table<Instruction>().forEach<&Instruction::ref, &Instruction::status, &Instruction::priority,
                                         &Instruction::queuedAt>([&](const auto& row) {
        const auto& of = row.record;
        if (domain::isFinalStatus(of.status) || gone.contains(of.ref))
            return;
        // No priority is the last one.
        open.push_back({of.priority > 0 ? of.priority : std::numeric_limits<std::int64_t>::max(),
                        of.queuedAt.value_or(domain::Instant::max()), of.ref});
    });
    const auto shown = std::min(open.size(), kMostQueued);
    std::partial_sort(open.begin(), open.begin() + static_cast<std::ptrdiff_t>(shown), open.end(),
                      [](const Place& a, const Place& b) {
                          return std::tie(a.priority, a.since, a.ref) < std::tie(b.priority, b.since, b.ref);
                      });
    QueueAfter out;
    out.remaining = open.size();
    for (std::size_t i = 0; i < shown; ++i)
        out.refs.append(fromUtf8(open[i].ref));
    return out;
}

QStringList linesOf(const QString& text)
{
    return text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

SettlementViewModel::SettlementViewModel(const ViewContext& context, QObject* parent)
    : PageViewModel(kPage, context, parent), m_instructions(addTable(makeInstructions(context.tables, this))),
      m_standings(addTable(makeParticipantStandings(context.tables, this))),
      m_failGroups(addTable(makeFailGroups(context.tables, this))), m_ageing(addTable(makeAgeing(context.tables, this))),
      m_efficiency(addTable(makeEfficiency(context.tables, this))),
      m_gridlock(addTable(makeGridlockOptions(context.tables, this))),
      m_requests(addTable(makeActionRequests(context.tables, this))), m_positions(addTable(makePositions(context.tables, this))),
      m_cashEntries(addTable(makeCashEntries(context.tables, this)))
{
    // What has waited longest comes first, what is done last.
    m_instructions->sort(m_instructions->columnOf("age"), Qt::DescendingOrder);
    setSumming([this]() -> Summing {
        return [this, format = format()](const domain::SnapshotPtr& snapshot, domain::Instant now) -> Taking {
            auto chart = queueChart(format, *snapshot, now);
            chart.tab = QStringLiteral("ageing");
            return [this, figures = queueFigures(format, *snapshot, now), cycles = cyclesOf(*snapshot, now),
                    chart = std::move(chart)]() mutable {
                m_figures = std::move(figures);
                m_cycles = std::move(cycles);
                setCharts({std::move(chart)});
            };
        };
    });
    connect(&context.dispatcher, &Dispatcher::snapshotChanged, this, &SettlementViewModel::look);
}

QList<CardData> SettlementViewModel::cards() const
{
    return toCards(m_figures, format(), context().now());
}

DayStripData SettlementViewModel::strip() const
{
    return drawStrip(m_cycles, format(), context().now());
}

void SettlementViewModel::lookThrough(const QString& key)
{
    if (m_wanted == key)
        return;
    m_wanted = key;
    look();
}

void SettlementViewModel::look()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    const auto parts = m_wanted.split(kSeparator);
    if (parts.size() < 2) {
        m_xray = {};
        Q_EMIT xrayChanged();
        return;
    }
    m_looking = true;
    m_lookAgain = false;
    auto job = [snapshot = context().dispatcher.current(), finder = m_finder, source = domain::SourceId(parts[0].toStdString()),
                ref = parts[1].toStdString(), format = format(), now = context().now()]() -> XrayData {
        const auto found = finder->find(*snapshot, source, {ref});
        const auto row = found.find(ref);
        return row == found.end() ? XrayData{} : xrayOf(*snapshot, row->second, *finder, format, now);
    };
    context().tables.pool->run(this, std::move(job), [this](const XrayData& xray) {
        m_looking = false;
        if (m_lookAgain) {
            look();
            return;
        }
        m_xray = xray;
        Q_EMIT xrayChanged();
        Q_EMIT changed();
    });
}

bool SettlementViewModel::isSettled() const
{
    return !m_looking && !m_working && PageViewModel::isSettled();
}

void SettlementViewModel::retranslate()
{
    PageViewModel::retranslate();
    look();
}

void SettlementViewModel::tick()
{
    PageViewModel::tick();
    // The ages in it are those of its making.
    if (!m_xray.key.isEmpty())
        look();
}

GridlockData SettlementViewModel::gridlockAt(int row) const
{
    GridlockData out;
    if (row < 0 || row >= m_gridlock->rowCount())
        return out;
    out.id = m_gridlock->rawText(row, "id");
    out.isRelease = m_gridlock->rawText(row, "kind") == QLatin1String("release");
    out.act = linesOf(m_gridlock->rawText(row, "act"));
    out.frees = linesOf(m_gridlock->rawText(row, "frees"));
    const auto column = [&](std::string_view id) {
        return m_gridlock->index(row, m_gridlock->columnOf(id)).data().toString();
    };
    out.text = column("text");
    out.title = out.isRelease ? tr("Release %1").arg(out.act.join(QStringLiteral(", ")))
                              : tr("Settle %n instructions together", nullptr, static_cast<int>(out.act.size()));
    out.value = tr("%1 instructions settle then: %2 %3")
                    .arg(column("instructions"), m_gridlock->rawText(row, "currency"), column("value"));
    out.note = out.isRelease ? tr("Advice only. Ctrl+R asks for the release of the first one.")
                             : tr("Advice only. The settlement system decides on an offset; Alt+Up asks to re-sequence one instruction.");
    return out;
}

void SettlementViewModel::chooseOption(int row)
{
    auto data = gridlockAt(row);
    if (data.id == m_option.id && data.frees == m_option.frees) {
        data.queueAfter = m_option.queueAfter;
        data.queueNote = m_option.queueNote;
    }
    m_option = std::move(data);
    Q_EMIT gridlockChanged();
    workOutQueue();
}

void SettlementViewModel::workOutQueue()
{
    if (m_option.id.isEmpty())
        return;
    if (m_working) {
        m_workAgain = true;
        return;
    }
    m_working = true;
    m_workAgain = false;
    std::unordered_set<std::string> gone;
    for (const auto& ref : m_option.frees)
        gone.insert(ref.toStdString());
    context().tables.pool->run(
        this, [snapshot = context().dispatcher.current(), gone = std::move(gone)] { return queueWithout(*snapshot, gone); },
        [this, id = m_option.id](const QueueAfter& after) {
            m_working = false;
            if (m_workAgain || id != m_option.id) {
                workOutQueue();
                return;
            }
            m_option.queueAfter = after.refs;
            m_option.queueNote = tr("The queue after it: %Ln instructions remain", nullptr, static_cast<int>(after.remaining));
            Q_EMIT gridlockChanged();
        });
}

QString SettlementViewModel::sourceOf(const QString& ref) const
{
    const auto wanted = ref.toStdString();
    const auto snapshot = context().dispatcher.current();
    const auto& table = snapshot->table<domain::Instruction>();
    for (std::size_t i = table.size(); i-- > 0;)
        if (table.life(i) == domain::RowState::Present && table.key(i) == wanted)
            return fromUtf8(table.origin(i)->source.value());
    return {};
}

QString SettlementViewModel::filterBehind(const RecordTableModel& model, int row) const
{
    if (row < 0)
        return {};
    const auto value = [&](std::string_view column) { return model.rawText(row, column); };
    if (&model == m_failGroups) {
        QStringList terms{anyOfFilter(QStringLiteral("reason"), {value("reason")}), anyOfFilter(QStringLiteral("currency"), {value("currency")})};
        if (const auto who = value("participant"); !who.isEmpty())
            terms.append(QLatin1Char('"') + who + QLatin1Char('"'));
        terms.removeAll(QString());
        return terms.join(QLatin1Char(' '));
    }
    if (&model == m_gridlock)
        return anyOfFilter(QStringLiteral("ref"), linesOf(value("frees")));
    if (&model == m_requests)
        return anyOfFilter(QStringLiteral("ref"), {value("instruction")});
    return {};
}

} // namespace assay::models
