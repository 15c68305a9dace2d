// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/view/settlement/DayStrip.h"
#include "models/view/pages/PageViewModel.h"
#include "models/view/settlement/Xray.h"

namespace assay::models {

/// What an option against gridlock would do.
struct GridlockData {
    QString id;                ///< empty: none is chosen
    QString title;
    QString text;
    QString value;
    QStringList act;           ///< to release, or to settle together
    QStringList frees;         ///< what settles then
    QString note;              ///< what the chosen option may be asked as
    QStringList queueAfter;    ///< open instructions that remain, the next one first, at most 200
    QString queueNote;         ///< how many remain
    bool isRelease = false;
};

/// Page 3: the settlement queue with its day, both legs of what is chosen, limits, exceptions, gridlock, requests.
class SettlementViewModel : public PageViewModel {
    Q_OBJECT

public:
    static constexpr Page kPage = Page::Settlement;

    SettlementViewModel(const ViewContext& context, QObject* parent);
    [[nodiscard]] QList<CardData> cards() const override;
    [[nodiscard]] bool isSettled() const override;
    void retranslate() override;
    void tick() override;
    [[nodiscard]] RecordTableModel* instructions() const { return m_instructions; }
    [[nodiscard]] RecordTableModel* standings() const { return m_standings; }
    [[nodiscard]] RecordTableModel* failGroups() const { return m_failGroups; }
    [[nodiscard]] RecordTableModel* ageing() const { return m_ageing; }
    [[nodiscard]] RecordTableModel* efficiency() const { return m_efficiency; }
    [[nodiscard]] RecordTableModel* gridlock() const { return m_gridlock; }
    [[nodiscard]] RecordTableModel* requests() const { return m_requests; }
    [[nodiscard]] RecordTableModel* positions() const { return m_positions; }
    [[nodiscard]] RecordTableModel* cashEntries() const { return m_cashEntries; }

    /// The cycles of today at this moment.
    [[nodiscard]] DayStripData strip() const;
    /// Looks through the instruction of this KeyRole value; xrayChanged() follows. Empty: none.
    void lookThrough(const QString& key);
    [[nodiscard]] const XrayData& xray() const { return m_xray; }
    /// Shows the option in this row of gridlock(), and works out the queue after it; gridlockChanged() follows.
    void chooseOption(int row);
    [[nodiscard]] const GridlockData& option() const { return m_option; }
    /// Where an instruction of this reference is stated; empty: nowhere.
    [[nodiscard]] QString sourceOf(const QString& ref) const;
    /// The filter that shows the instructions behind a row of one of the derived tables.
    [[nodiscard]] QString filterBehind(const RecordTableModel& model, int row) const;

Q_SIGNALS:
    void xrayChanged();
    void gridlockChanged();

private:
    void look();
    [[nodiscard]] GridlockData gridlockAt(int row) const;
    void workOutQueue();

    RecordTableModel* m_instructions;
    RecordTableModel* m_standings;
    RecordTableModel* m_failGroups;
    RecordTableModel* m_ageing;
    RecordTableModel* m_efficiency;
    RecordTableModel* m_gridlock;
    RecordTableModel* m_requests;
    RecordTableModel* m_positions;
    RecordTableModel* m_cashEntries;
    std::vector<Figure> m_figures;
    std::vector<CycleFact> m_cycles;
    std::shared_ptr<RefFinder> m_finder = std::make_shared<RefFinder>();   ///< used by one job at a time
    QString m_wanted;          ///< key of what is to be looked through
    XrayData m_xray;
    GridlockData m_option;
    bool m_working = false;
    bool m_workAgain = false;
    bool m_looking = false;
    bool m_lookAgain = false;
};

} // namespace assay::models
