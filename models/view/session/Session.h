// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include "models/view/desk/CheckerViewModel.h"
#include "models/view/desk/ApprovalsViewModel.h"
#include "models/view/pages/FrameViewModel.h"
#include "models/view/desk/HandoverViewModel.h"
#include "models/view/session/ImportViewModel.h"
#include "models/view/reserves/LetterViewModel.h"
#include "models/view/pages/Pages.h"
#include "models/view/desk/RequestViewModel.h"
#include "models/view/reserves/StressViewModel.h"
#include "models/view/session/WhyViewModel.h"

namespace assay::models {

/// Everything a window shows, over the faces of the engine: dispatcher, pool, language and the view models. One for each
/// window; main thread; must be destroyed before the engine behind `console` stops.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(const api::Console& console, const QString& language = QStringLiteral("en"),
                     support::Clock clock = support::systemNow, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] FrameViewModel& frame() { return *m_frame; }
    [[nodiscard]] ImportViewModel& imports() { return *m_imports; }
    [[nodiscard]] StressViewModel& stress() { return *m_stress; }
    [[nodiscard]] ApprovalsViewModel& desk() { return *m_desk; }
    [[nodiscard]] HandoverViewModel& handover() { return *m_handover; }
    /// For one dialog, which owns it. Must end before the session.
    [[nodiscard]] WhyViewModel* makeWhy(const QString& figure, QObject* parent) { return new WhyViewModel(m_context, figure, parent); }
    [[nodiscard]] LetterViewModel* makeLetter(QObject* parent) { return new LetterViewModel(m_context, parent); }
    /// The pages in the order of enum Page.
    [[nodiscard]] const QList<PageViewModel*>& pages() const { return m_pages; }
    [[nodiscard]] PageViewModel& page(Page page) { return *m_pages[static_cast<int>(page)]; }
    /// As page<ReservesViewModel>().
    template <class ViewModel>
    [[nodiscard]] ViewModel& page()
    {
        return static_cast<ViewModel&>(page(ViewModel::kPage));
    }

    [[nodiscard]] const Format& format() const { return m_tables.format; }
    [[nodiscard]] domain::Instant now() const { return m_tables.clock(); }
    [[nodiscard]] Dispatcher& dispatcher() { return m_dispatcher; }
    [[nodiscard]] WorkPool& pool() { return m_pool; }

    /// Call after the application has installed the translator of `language`.
    void setLanguage(const QString& language);
    /// Has every page taken in the newest snapshot, with nothing under way? For snapshots of pages and tests.
    [[nodiscard]] bool isSettled() const;
    /// Runs a row export of a table on the pool; `done(bytes)` on main.
    void exportCsv(const RecordTableModel& model, const QList<int>& rows, const QList<int>& columns, QObject* receiver,
                   std::function<void(QByteArray)> done);

Q_SIGNALS:
    /// Once a second: ages on the screen are old. Views repaint what is visible.
    void ageTick();
    /// All texts are new.
    void retranslated();
    /// isSettled() became true.
    void settled();

private:
    void checkSettled();

    const api::Console m_console;
    WorkPool m_pool;
    Dispatcher m_dispatcher;
    TableContext m_tables;
    ViewContext m_context;
    FrameViewModel* m_frame;
    QList<PageViewModel*> m_pages;
    ImportViewModel* m_imports;
    StressViewModel* m_stress;
    ApprovalsViewModel* m_desk;
    HandoverViewModel* m_handover;
    QTimer m_second;
};

} // namespace assay::models
