// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/view/desk/ApprovalsViewModel.h"

namespace assay::models {

/// One line of the sheet.
struct HandoverLine {
    QString text;
    bool ticked = false;
};

/// The handover sheet of a shift: compiled from the snapshot, edited, made ready by who goes, ticked and countersigned by who
/// comes. Both must be signed in at an endpoint, and be two people. Main thread; one for each window.
class HandoverViewModel : public QObject {
    Q_OBJECT

public:
    HandoverViewModel(ApprovalsViewModel& desk, QObject* parent);

    /// Takes the sheet that waits to be countersigned; drafts a new one if there is none.
    void open();
    /// Compiles the lines anew. Without effect once the sheet is ready.
    void compile();

    [[nodiscard]] domain::HandoverState state() const { return m_sheet.state; }
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString shift() const { return fromUtf8(m_sheet.shift); }
    [[nodiscard]] QList<HandoverLine> lines() const;
    [[nodiscard]] QString questions() const { return fromUtf8(m_sheet.questions); }
    /// What keeps the next step from being taken; empty: nothing.
    [[nodiscard]] QString obstacle() const;
    /// May who is signed in tick and countersign?
    [[nodiscard]] bool mayTick() const;
    [[nodiscard]] bool mayEdit() const { return m_sheet.state == domain::HandoverState::Draft; }

    void setShift(const QString& shift);
    void setLines(const QStringList& lines);
    void tick(int line, Qt::CheckState state);
    void setQuestions(const QString& questions);
    void makeReady();
    void countersign();
    /// The sheet as a document for print.
    [[nodiscard]] QString html() const;
    [[nodiscard]] const domain::Handover& sheet() const { return m_sheet; }

Q_SIGNALS:
    void changed();
    void stored(const QString& notice);
    void failed(const assay::models::ErrorText& error);

private:
    void store(domain::Handover sheet, const QString& notice);

    ApprovalsViewModel& m_desk;
    domain::Handover m_sheet;
    bool m_busy = false;
};

/// What a snapshot has to hand over, worst first: findings, requests, sources, cut-offs, exceptions.
[[nodiscard]] QStringList handoverLines(const domain::Snapshot& snapshot, const Format& format, domain::Instant now);

} // namespace assay::models
