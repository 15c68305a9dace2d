// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/session/Session.h"

#include <algorithm>

#include "models/view/pages/PageTable.h"

namespace assay::models {

namespace {

QList<PageViewModel*> makePages(const ViewContext& context, QObject* parent)
{
    QList<PageViewModel*> out;
    for (const auto& row : pageTable())
        out.append(row.make(context, parent));
    return out;
}

} // namespace

Session::Session(const api::Console& console, const QString& language, support::Clock clock, QObject* parent)
    : QObject(parent), m_console(console), m_tables{Format(language), std::move(clock), &m_pool},
      m_context{m_dispatcher, m_console, m_tables}, m_frame(new FrameViewModel(m_context, this)),
      m_pages(makePages(m_context, this)), m_imports(new ImportViewModel(m_context, this)),
      m_stress(new StressViewModel(m_context, this)), m_desk(new ApprovalsViewModel(m_context, this)),
      m_handover(new HandoverViewModel(*m_desk, this))
{
    for (auto* page : m_pages) {
        connect(page, &PageViewModel::changed, this, &Session::checkSettled, Qt::QueuedConnection);
        connect(page, &PageViewModel::chartsChanged, this, &Session::checkSettled, Qt::QueuedConnection);
        for (auto* table : page->tables())
            connect(table, &RecordTableModel::settled, this, &Session::checkSettled, Qt::QueuedConnection);
    }
    connect(m_desk, &ApprovalsViewModel::changed, m_frame, [this] { m_frame->setOpenIntents(static_cast<int>(m_desk->intents().size())); });
    connect(&m_pool, &WorkPool::idle, this, &Session::checkSettled, Qt::QueuedConnection);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        for (auto* page : m_pages)
            page->tick();
        Q_EMIT ageTick();
    });
    m_second.start();
    m_dispatcher.attach(m_console.snapshots);
}

Session::~Session()
{
    // Pages refer to the members below them; they go before what they use.
    m_second.stop();
    m_dispatcher.detach();
    qDeleteAll(m_pages);
    m_pages.clear();
    delete m_handover;
    delete m_desk;
    delete m_stress;
    delete m_imports;
    delete m_frame;
}

void Session::setLanguage(const QString& language)
{
    m_tables.format = Format(language);
    for (auto* page : m_pages)
        page->retranslate();
    m_frame->retranslate();
    m_desk->retranslate();
    Q_EMIT retranslated();
}

bool Session::isSettled() const
{
    return m_pool.isIdle() && m_dispatcher.current() == m_console.snapshots.current() &&
           std::all_of(m_pages.begin(), m_pages.end(), [](const auto* page) { return page->isSettled(); });
}

void Session::checkSettled()
{
    if (isSettled())
        Q_EMIT settled();
}

void Session::exportCsv(const RecordTableModel& model, const QList<int>& rows, const QList<int>& columns, QObject* receiver,
                        std::function<void(QByteArray)> done)
{
    m_pool.run(receiver, model.csvJob(rows, columns), std::move(done));
}

} // namespace assay::models
