// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/view/pages/PageViewModel.h"

namespace assay::models {

/// A letter as a person edits it.
struct LetterData {
    QString id;                ///< empty: not stored yet
    QString title;             ///< "STB-01 · HKDX"
    QString english;
    QString chinese;           ///< Traditional
    QString replyBy;           ///< ISO date, or empty
    QString state;             ///< translated
    QString answer;
    bool editable = false;     ///< a draft; what was sent is not changed any more
    bool answerable = false;   ///< sent and not answered
};

/// One letter: drafted from a finding or taken from the store, edited, saved, marked as sent or answered. Main thread; one
/// for each dialog.
class LetterViewModel : public QObject {
    Q_OBJECT

public:
    LetterViewModel(const ViewContext& context, QObject* parent);

    /// Asks for a draft from a finding; ready() or failed() follows.
    void draft(const QString& rule, const QString& subject);
    /// Takes a stored letter; false if there is none of this id.
    bool open(const QString& id);
    [[nodiscard]] LetterData data() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }

    void saveDraft(const LetterData& edited);
    void markSent(const LetterData& edited);
    void markAnswered(const QString& answer);

Q_SIGNALS:
    void ready();
    /// Stored; one sentence about it.
    void saved(const QString& notice);
    void failed(const assay::models::ErrorText& error);

private:
    void take(const LetterData& edited);
    void store(const QString& notice);

    const ViewContext& m_context;
    domain::Letter m_letter;
    bool m_busy = false;
};

} // namespace assay::models
