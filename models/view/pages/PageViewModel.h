// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QList>
#include <QObject>

#include "models/bridge/Dispatcher.h"
#include "models/charts/Chart.h"
#include "models/items/RecordTableModel.h"

namespace assay::models {

/// What the view models of one window share. Owned by Session, outlives them.
struct ViewContext {
    Dispatcher& dispatcher;
    const api::Console& console;
    const TableContext& tables;

    [[nodiscard]] const Format& format() const { return tables.format; }
    [[nodiscard]] domain::Instant now() const { return tables.clock(); }
};

/// What all pages have in common: tables, cards, charts, detail, raw bytes, history. Takes every snapshot, sums it on the
/// pool (one job at a time, newest wins). Main thread.
class PageViewModel : public QObject {
    Q_OBJECT

public:
    PageViewModel(Page page, const ViewContext& context, QObject* parent);

    [[nodiscard]] Page page() const { return m_page; }
    /// As the table of pages has it, in the language of now.
    [[nodiscard]] QString title() const;
    /// All tables of the page: those in tabs in their order, then those within another part of it.
    [[nodiscard]] const QList<RecordTableModel*>& tables() const { return m_tables; }
    /// Those that have a tab of their own.
    [[nodiscard]] QList<RecordTableModel*> tabs() const { return m_tables.mid(0, m_tables.size() - m_within); }
    /// nullptr if the page has no such table.
    [[nodiscard]] RecordTableModel* table(const QString& id) const;
    /// The cards as they are now: ages are those of this moment. Call again on changed() and at each Session::ageTick().
    [[nodiscard]] virtual QList<CardData> cards() const { return {}; }
    [[nodiscard]] const QList<ChartData>& charts() const { return m_charts; }
    [[nodiscard]] virtual DetailData detail(const RecordTableModel* model, int row) const;

    /// Asks for the stored answer with this SHA-256; rawReady() or failed() follows.
    void openRaw(const QString& hash);
    /// Asks for the versions of a row; historyReady() or failed() follows.
    void requestHistory(const RecordTableModel* model, int row);
    /// Polls one source, or all if empty.
    void pollNow(const QString& source = {});
    /// Is there nothing under way: tables settled, sums done, no question open?
    [[nodiscard]] virtual bool isSettled() const;
    virtual void retranslate();
    virtual void tick();

Q_SIGNALS:
    /// Cards or title texts are new.
    void changed();
    void chartsChanged();
    void rawReady(const assay::models::RawData& raw);
    void historyReady(const assay::models::HistoryData& history);
    void failed(const assay::models::ErrorText& error);

protected:
    /// What a job computed from a snapshot, and how main takes it in.
    using Taking = std::function<void()>;
    /// Runs on a work thread: must use only what it captured by value. The returned function runs on main.
    using Summing = std::function<Taking(const domain::SnapshotPtr&, domain::Instant now)>;

    RecordTableModel* addTable(RecordTableModel* model);
    /// After every addTable(): a table that is part of something else.
    RecordTableModel* addTableWithin(RecordTableModel* model);
    [[nodiscard]] const ViewContext& context() const { return m_context; }
    [[nodiscard]] const Format& format() const { return m_context.format(); }
    /// Called once in the constructor of a page that sums; `make` is called on main before each job.
    void setSumming(std::function<Summing()> make);
    void sumAgain();
    void setCharts(QList<ChartData> charts);
    void beginQuestion() { ++m_questions; }
    void endQuestion() { --m_questions; }
    void reportFailure(const support::Error& error);

private:
    void takeSnapshot(const domain::SnapshotPtr& snapshot);
    void sum();

    Page m_page;
    const ViewContext& m_context;
    QList<RecordTableModel*> m_tables;
    QList<ChartData> m_charts;
    std::function<Summing()> m_makeSumming;
    domain::SnapshotPtr m_unsummed;
    bool m_summing = false;
    int m_questions = 0;
    qsizetype m_within = 0;
};

/// A card's figures before they are drawn, from which CardData is made at any later moment.
struct Figure {
    QString id;
    QString label;
    QString figure;
    QString exact;
    QString context;
    Tone tone = Tone::Unknown;
    domain::Severity severity = domain::Severity::Unknown;
    bool alarmed = false;                       ///< show the severity glyph
    std::optional<domain::Origin> origin;       ///< none: unknown
    std::optional<domain::Instant> asOf;
    std::optional<domain::Instant> judgedAt;    ///< from when staleAfter counts; none: from asOf
    domain::Duration staleAfter{};
    Target target;
};
[[nodiscard]] CardData toCard(const Figure& figure, const Format& format, domain::Instant now);

} // namespace assay::models
