// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/view/pages/PageViewModel.h"

namespace assay::models {

/// One figure of the tree "why this number?", as text.
struct WhyNode {
    QString label;
    QString formula;           ///< how the children make the value, or empty
    QString value;             ///< with its unit
    QString tier;              ///< letter, or empty
    QString age;               ///< "3 h"; empty if the figure has no origin
    QString asOf;
    Quality quality = Quality::Live;
    QString mark;              ///< ✓ agrees, ✗ differs or bytes changed, ? cannot be told, – not asked
    QString checkText;         ///< the mark in words
    QString remark;
    QString source;
    QString hash;              ///< SHA-256 of the stored bytes; empty for a parent
    Tone tone = Tone::Normal;  ///< of the worst leaf below
    QList<WhyNode> children;

    /// Is it, or is something below it, not as it should be?
    [[nodiscard]] bool isProblem() const { return tone == Tone::Breach || tone == Tone::Watch || tone == Tone::Unknown; }
};

/// One answer to "why this number?": asks, keeps the tree, writes it as text. One for each dialog; main thread.
class WhyViewModel : public QObject {
    Q_OBJECT

public:
    WhyViewModel(const ViewContext& context, QString figure, QObject* parent);

    [[nodiscard]] const QString& figure() const { return m_figure; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Valid after ready().
    [[nodiscard]] const WhyNode& tree() const { return m_tree; }
    /// Child numbers from the root down to the worst leaf, the first of them; empty if nothing is wrong.
    [[nodiscard]] QList<int> firstProblem() const;
    /// One line: what came of deriving it again.
    [[nodiscard]] QString verdict() const;
    /// The tree indented, one figure a line, with marks, ages and hashes.
    [[nodiscard]] QString asText() const;
    /// Derives it from the stored bytes (again). Without effect while an answer is awaited.
    void ask();

Q_SIGNALS:
    void ready();
    void failed(const assay::models::ErrorText& error);

private:
    const ViewContext& m_context;
    QString m_figure;
    WhyNode m_tree;
    bool m_busy = false;
};

/// The tree as text; what a parent shows is the worst of what is below it, whatever the service said of it.
[[nodiscard]] WhyNode toWhyNode(const Format& format, const domain::Why& why, domain::Instant now);

} // namespace assay::models
