// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/DetailPane.h"

#include <QFrame>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTextCursor>
#include <QTextEdit>
#include <QTextTable>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/parts/panes/EmptyState.h"
#include "ui/parts/panes/PlainLabel.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

constexpr int kEvidenceShown = 8;

/// Long codes have no blanks to break at: zero-width spaces let the label wrap them.
QString breakable(const QString& text)
{
    constexpr int kLongest = 16;
    if (text.size() <= kLongest)
        return text;
    QString out;
    int run = 0;
    for (const QChar c : text) {
        out += c;
        run = c.isSpace() ? 0 : run + 1;
        if (run == kLongest) {
            out += QChar(0x200B);
            run = 0;
        }
    }
    return out;
}

QScrollArea* scrolled(QWidget* content, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setObjectName(QStringLiteral("detailScroll"));
    content->setObjectName(QStringLiteral("detailScrolled"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

} // namespace

FactList::FactList(const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_grid(new QGridLayout(this))
{
    setObjectName(name);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const QList<models::Fact>& facts)
{
    while (m_lines.size() < facts.size()) {
        QLabel* label = plainLabel({}, this);
        label->setProperty("type", QStringLiteral("label"));
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        label->setFixedWidth(112);
        QLabel* value = plainLabel({}, this);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        const int row = static_cast<int>(m_lines.size());
        value->setObjectName(QStringLiteral("%1-%2").arg(objectName()).arg(row));
        m_grid->addWidget(label, row, 0);
        m_grid->addWidget(value, row, 1);
        m_lines.append(qMakePair(label, value));
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const auto& [label, value] = m_lines[i];
        const bool used = i < facts.size();
        label->setVisible(used);
        value->setVisible(used);
        if (!used)
            continue;
        const auto& fact = facts[i];
        label->setText(fact.label);
        label->setFont(m_theme.font(Type::Label));
        value->setText(breakable(fact.value));
        value->setAccessibleName(fact.label + QLatin1Char(' ') + fact.value);
        value->setToolTip(fact.exact == fact.value ? QString() : fact.exact.toHtmlEscaped());
        setTextColor(value, m_theme.color(marks::tokenOf(fact.tone)));
    }
}

DetailPane::DetailPane(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(plainLabel({}, this)), m_state(plainLabel({}, this)), m_tabs(new QTabWidget(this)),
      m_empty(new EmptyState(this))
{
    setObjectName(QStringLiteral("detailPane"));
    m_title->setObjectName(QStringLiteral("detailTitle"));
    m_state->setObjectName(QStringLiteral("detailState"));
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_empty->setObjectName(QStringLiteral("detailEmpty"));

    auto* details = new QWidget;
    m_facts = new FactList(theme, QStringLiteral("detailFacts"), details);
    m_diff = new QTextEdit(details);
    m_diff->setObjectName(QStringLiteral("detailDiff"));
    m_diff->setReadOnly(true);
    m_diff->setTabChangesFocus(true);
    m_diff->setUndoRedoEnabled(false);
    m_diff->setMinimumHeight(180);
    m_diff->hide();
    m_goTo = new QPushButton(details);
    m_goTo->setObjectName(QStringLiteral("detailGoTo"));
    auto* detailLayout = new QVBoxLayout(details);
    detailLayout->setContentsMargins(12, 12, 12, 12);
    detailLayout->addWidget(m_diff);
    detailLayout->addWidget(m_facts);
    detailLayout->addSpacing(Theme::kBetween);
    detailLayout->addWidget(m_goTo, 0, Qt::AlignLeft);
    detailLayout->addStretch();

    auto* provenance = new QWidget;
    m_provenance = new FactList(theme, QStringLiteral("provenanceFacts"), provenance);
    m_openRaw = new QPushButton(provenance);
    m_openRaw->setObjectName(QStringLiteral("openRaw"));
    m_openConfirmed = new QPushButton(provenance);
    m_openConfirmed->setObjectName(QStringLiteral("openConfirmedRaw"));
    m_evidence = new QWidget(provenance);
    m_evidence->setObjectName(QStringLiteral("evidence"));
    (new QVBoxLayout(m_evidence))->setContentsMargins(0, 0, 0, 0);
    auto* provenanceLayout = new QVBoxLayout(provenance);
    provenanceLayout->setContentsMargins(12, 12, 12, 12);
    provenanceLayout->addWidget(m_provenance);
    provenanceLayout->addSpacing(Theme::kBetween);
    provenanceLayout->addWidget(m_openRaw, 0, Qt::AlignLeft);
    provenanceLayout->addWidget(m_openConfirmed, 0, Qt::AlignLeft);
    provenanceLayout->addWidget(m_evidence);
    provenanceLayout->addStretch();

    auto* history = new QWidget;
    m_history = new QTreeWidget(history);
    m_history->setObjectName(QStringLiteral("historyTree"));
    m_history->setColumnCount(2);
    m_history->setRootIsDecorated(true);
    m_history->setFrameShape(QFrame::NoFrame);
    m_history->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_history->header()->setStretchLastSection(true);
    m_historyNote = plainLabel({}, history);
    m_historyNote->setObjectName(QStringLiteral("historyNote"));
    m_historyNote->setProperty("type", QStringLiteral("label"));
    auto* historyLayout = new QVBoxLayout(history);
    historyLayout->setContentsMargins(12, 12, 12, 12);
    historyLayout->addWidget(m_historyNote);
    historyLayout->addWidget(m_history, 1);

    m_tabs->addTab(scrolled(details, m_tabs), QString());
    m_tabs->addTab(scrolled(provenance, m_tabs), QString());
    m_tabs->addTab(history, QString());

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::kInside, 0, 0);
    layout->setSpacing(Theme::kInside);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_empty, 1);
    setMinimumWidth(260);

    connect(m_openRaw, &QPushButton::clicked, this, [this] { Q_EMIT rawRequested(m_detail.provenance.rawHash); });
    connect(m_openConfirmed, &QPushButton::clicked, this,
            [this] { Q_EMIT rawRequested(m_detail.provenance.confirmedRawHash); });
    connect(m_goTo, &QPushButton::clicked, this, [this] { Q_EMIT targetRequested(m_detail.target); });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == 2 && !m_detail.key.isEmpty())
            Q_EMIT historyRequested();
    });
    connect(m_history, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        if (const QString hash = item->data(0, Qt::UserRole).toString(); !hash.isEmpty())
            Q_EMIT rawRequested(hash);
    });
    retranslate();
}

void DetailPane::setDetail(const models::DetailData& detail)
{
    const bool other = detail.key != m_detail.key;
    m_detail = detail;
    const bool any = !detail.key.isEmpty();
    m_title->setVisible(any);
    m_state->setVisible(any && !(detail.state.isEmpty() && detail.glyph.isEmpty()));
    m_tabs->setVisible(any);
    m_empty->setVisible(!any);
    if (!any)
        return;
    m_title->setFont(m_theme.font(Type::Title));
    m_title->setText(detail.title);
    m_state->setText(detail.glyph.isEmpty() ? detail.state : detail.glyph + QStringLiteral("  ") + detail.state);
    setTextColor(m_state, m_theme.color(marks::tokenOf(detail.tone)));
    m_facts->setFacts(detail.facts);
    fillDiff();
    m_goTo->setVisible(!detail.target.filter.isEmpty());
    fillProvenance();
    if (other) {
        clearHistory(tr("Asking the store…"));
        if (m_tabs->currentIndex() == 2)
            Q_EMIT historyRequested();
    }
}

void DetailPane::fillDiff()
{
    const bool any = !m_detail.changes.isEmpty() || !m_detail.wording.isEmpty();
    m_diff->setVisible(any);
    if (!any)
        return;
    // Text goes in by cursor, never as markup. Marks say what colour and lines say, and survive a copy.
    QTextDocument fresh;
    QTextCursor at(&fresh);
    QTextCharFormat plainText;
    plainText.setForeground(m_theme.color(Token::Text));
    QTextCharFormat strong = plainText;
    strong.setFontWeight(QFont::DemiBold);
    if (!m_detail.changes.isEmpty()) {
        QTextTableFormat shape;
        shape.setBorder(0);
        shape.setCellPadding(3);
        // One under the other: twenty digits have room, and differ where one sees it.
        const auto count = static_cast<int>(m_detail.changes.size());
        auto* table = at.insertTable(4 * count, 2, shape);
        const auto put = [table](int row, int column, const QString& text, const QTextCharFormat& format) {
            QTextCursor cell = table->cellAt(row, column).firstCursorPosition();
            QTextBlockFormat block;
            block.setAlignment(column == 0 ? Qt::AlignLeft : Qt::AlignRight);
            cell.setBlockFormat(block);
            cell.insertText(text, format);
        };
        for (int i = 0; i < count; ++i) {
            const auto& change = m_detail.changes[i];
            QTextCharFormat toned = strong;
            toned.setForeground(m_theme.color(marks::tokenOf(change.tone)));
            put(4 * i, 0, change.label, strong);
            put(4 * i + 1, 0, tr("Before"), plainText);
            put(4 * i + 1, 1, change.before, plainText);
            put(4 * i + 2, 0, tr("After"), plainText);
            put(4 * i + 2, 1, change.after, plainText);
            put(4 * i + 3, 0, tr("Difference"), plainText);
            put(4 * i + 3, 1, change.difference, toned);
            table->mergeCells(4 * i, 0, 1, 2);
        }
        at.movePosition(QTextCursor::End);
    }
    QTextCharFormat inserted = plainText;
    inserted.setFontUnderline(true);
    inserted.setForeground(m_theme.color(Token::Good));
    QTextCharFormat deleted = plainText;
    deleted.setFontStrikeOut(true);
    deleted.setForeground(m_theme.color(Token::Breach));
    for (const auto& [label, parts] : m_detail.wording) {
        at.insertBlock();
        at.insertText(label + QLatin1Char('\n'), strong);
        for (const auto& part : parts) {
            switch (part.kind) {
            case models::DiffPart::Kind::Same: at.insertText(part.text, plainText); break;
            case models::DiffPart::Kind::Inserted: at.insertText(QStringLiteral("{+") + part.text + QStringLiteral("+}"), inserted); break;
            case models::DiffPart::Kind::Deleted: at.insertText(QStringLiteral("{-") + part.text + QStringLiteral("-}"), deleted); break;
            }
        }
    }
    // Only if it reads otherwise, so that a selection in it survives the second's tick.
    const QString html = fresh.toHtml();
    if (html == m_diffShown)
        return;
    m_diffShown = html;
    m_diff->setHtml(html);
}

void DetailPane::fillProvenance()
{
    const auto& from = m_detail.provenance;
    QList<models::Fact> facts;
    const auto add = [&facts](const QString& label, const QString& value, models::Tone tone = models::Tone::Normal) {
        if (!value.isEmpty())
            facts.append({label, value, value, tone});
    };
    const bool old = from.quality == models::Quality::Ageing || from.quality == models::Quality::Stale;
    add(tr("Source"), from.source);
    add(tr("Vouched for"), from.tier.isEmpty() ? QString() : from.tier + QStringLiteral(" · ") + from.tierText);
    add(tr("Age"), from.age, old ? models::Tone::Watch : models::Tone::Normal);
    add(tr("As of"), from.asOf);
    add(tr("Unchanged at"), from.confirmedAsOf);
    add(tr("Known here at"), from.knownAt);
    add(tr("Resource"), from.resource);
    add(tr("SHA-256"), from.rawHash);
    m_provenance->setFacts(facts);
    m_openRaw->setVisible(!from.rawHash.isEmpty());
    m_openConfirmed->setVisible(!from.confirmedRawHash.isEmpty() && from.confirmedRawHash != from.rawHash);
    qDeleteAll(m_evidence->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly));
    int shown = 0;
    for (const QString& hash : from.evidence) {
        if (hash.isEmpty() || hash == from.rawHash || shown++ >= kEvidenceShown)
            continue;
        auto* button = new QPushButton(tr("Open evidence %1…").arg(hash.left(12)), m_evidence);
        button->setToolTip(hash);
        button->setAccessibleName(tr("Open the raw bytes with SHA-256 %1").arg(hash));
        connect(button, &QPushButton::clicked, this, [this, hash] { Q_EMIT rawRequested(hash); });
        m_evidence->layout()->addWidget(button);
        m_evidence->layout()->setAlignment(button, Qt::AlignLeft);
    }
}

void DetailPane::clearHistory(const QString& text)
{
    m_history->clear();
    m_history->hide();
    m_historyNote->setText(text);
    m_historyNote->show();
    m_historyOf.clear();
}

void DetailPane::setHistoryProblem(const QString& text)
{
    clearHistory(text);
}

void DetailPane::setHistory(const models::HistoryData& history)
{
    if (history.key != m_detail.key)
        return;
    if (history.entries.isEmpty()) {
        clearHistory(tr("The store holds no version of this row: it was computed here."));
        return;
    }
    m_history->clear();
    for (const auto& entry : history.entries) {
        auto* item = new QTreeWidgetItem(m_history, {entry.knownAt, entry.change});
        item->setData(0, Qt::UserRole, entry.rawHash);
        item->setToolTip(0, tr("As of %1, from %2").arg(entry.asOf, entry.source).toHtmlEscaped());
        for (const auto& fact : entry.differences) {
            const QString was = fact.exact.isEmpty() ? fact.value : tr("%1 (before: %2)").arg(fact.value, fact.exact);
            auto* child = new QTreeWidgetItem(item, {fact.label, was});
            child->setToolTip(1, was.toHtmlEscaped());
            child->setForeground(0, m_theme.color(Token::Muted));
        }
    }
    m_history->expandAll();
    m_history->resizeColumnToContents(0);
    m_history->show();
    m_historyNote->setText(tr("Newest first. Press Enter on a version to open its raw bytes."));
    m_historyOf = history.key;
}

void DetailPane::retranslate()
{
    m_tabs->setTabText(0, tr("Details"));
    m_tabs->setTabText(1, tr("Provenance"));
    m_tabs->setTabText(2, tr("History"));
    m_tabs->setAccessibleName(tr("Chosen row"));
    m_diff->setAccessibleName(tr("What was restated: {-before-}, {+after+}"));
    m_openRaw->setText(tr("Open raw"));
    m_openConfirmed->setText(tr("Open latest confirming raw"));
    m_goTo->setText(tr("Go to subject"));
    m_history->setHeaderLabels({tr("Known at"), tr("Change")});
    m_history->setAccessibleName(tr("Versions of the chosen row"));
    m_empty->setTexts(tr("Choose a row to see its details, where it came from and how it changed."), QString());
    setDetail(m_detail);
}

} // namespace assay::ui
