// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/tables/FilterBar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCompleter>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStringListModel>
#include <QTextCharFormat>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr int kDebounceMs = 120;
using State = models::FilterCheck::State;

Token tokenOf(State state)
{
    switch (state) {
    case State::Empty: return Token::Muted;
    case State::Good: return Token::Good;
    case State::Doubtful: return Token::Watch;
    case State::Wrong: return Token::Breach;
    }
    return Token::Muted;
}

/// Colour never speaks alone.
QString markOf(State state)
{
    switch (state) {
    case State::Empty: return {};
    case State::Good: return QStringLiteral("✓");
    case State::Doubtful: return QStringLiteral("▲");
    case State::Wrong: return QStringLiteral("✕");
    }
    return {};
}

/// What all words begin with.
QString common(const QStringList& words)
{
    QString out = words.value(0);
    for (const auto& word : words) {
        qsizetype same = 0;
        while (same < out.size() && same < word.size() && out[same].toLower() == word[same].toLower())
            ++same;
        out.truncate(same);
    }
    return out;
}

} // namespace

FilterBar::FilterBar(models::RecordTableModel& model, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_model(model), m_theme(theme), m_state(new QLabel(this)), m_line(new QLineEdit(this)), m_row(new QHBoxLayout),
      m_message(new QToolButton(this)), m_saved(new SavedFilters(model, theme, this)), m_completer(new QCompleter(this)),
      m_words(new QStringListModel(this))
{
    const QString id = model.id();
    m_line->setObjectName(id + QStringLiteral("Filter"));
    m_state->setObjectName(id + QStringLiteral("FilterState"));
    m_message->setObjectName(id + QStringLiteral("FilterMessage"));
    m_line->setAcceptDrops(false);   // a file dropped here is for the window to take in
    m_line->setClearButtonEnabled(true);
    m_line->setMaxLength(32'000);   // a filter may name every line of a limit
    m_line->setMinimumHeight(Theme::kTarget + 4);
    m_state->setFixedWidth(16);
    m_state->setAlignment(Qt::AlignCenter);
    m_message->setAutoRaise(true);
    m_message->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_message->hide();
    m_completer->setModel(m_words);
    m_completer->setWidget(m_line);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);

    m_row->setSpacing(Theme::kBetween);
    m_row->addWidget(m_state);
    m_row->addWidget(m_line, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::kInside);
    layout->addLayout(m_row);
    layout->addWidget(m_message, 0, Qt::AlignLeft);
    layout->addWidget(m_saved);
    m_line->installEventFilter(this);

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kDebounceMs);
    connect(&m_debounce, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_line, &QLineEdit::textChanged, this, &FilterBar::typed);
    connect(m_line, &QLineEdit::cursorPositionChanged, this, &FilterBar::underline);
    connect(m_message, &QToolButton::clicked, this, &FilterBar::acceptSuggestion);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this,
            [this](const QString& word) { replace(m_completion.position, m_completion.length, word); });
    connect(m_saved, &SavedFilters::chosen, this, &FilterBar::setText);
    retranslate();
}

QString FilterBar::text() const
{
    return m_line->text();
}

void FilterBar::addTool(QWidget* tool)
{
    m_row->addWidget(tool);
}

void FilterBar::setText(const QString& text)
{
    m_prepared = false;
    m_line->setText(text);
    m_debounce.stop();
    // What a page or a saved button asks for is applied even if it is wrong, and says so.
    m_model.setFilter(text);
}

void FilterBar::prepare(const QString& text)
{
    m_line->setText(text);
    m_debounce.stop();
    m_prepared = true;
    m_line->setFocus(Qt::OtherFocusReason);
    m_line->end(false);
}

void FilterBar::typed()
{
    m_check = m_model.checkLine(m_line->text());
    showCheck();
    // While one types, rows stay as they are until the line says something again.
    if (m_check.state == State::Wrong)
        m_debounce.stop();
    else if (!m_prepared)
        m_debounce.start();
}

void FilterBar::apply()
{
    m_debounce.stop();
    m_prepared = false;
    if (m_check.state != State::Wrong)
        m_model.setFilter(m_line->text());
}

void FilterBar::showCheck()
{
    m_state->setText(markOf(m_check.state));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.color(tokenOf(m_check.state)));
    m_state->setPalette(colors);
    QString said;
    switch (m_check.state) {
    case State::Empty: break;
    case State::Good: said = tr("The filter is understood."); break;
    case State::Doubtful: said = tr("The filter works, and perhaps not as meant."); break;
    case State::Wrong: said = tr("The filter is not applied."); break;
    }
    m_state->setAccessibleName(said);
    m_state->setToolTip(said);
    // A frame of the state's colour; the focus is seen by the caret and by its thickness.
    m_line->setStyleSheet(m_check.state == State::Empty
                              ? QString()
                              : QStringLiteral("QLineEdit { border: 1px solid %1 } QLineEdit:focus { border: 2px solid %1; padding: 2px 5px }")
                                    .arg(m_theme.color(tokenOf(m_check.state)).name()));
    QString text = m_check.text;
    if (m_check.state == State::Wrong)
        text = tr("Character %1: %2").arg(m_check.position + 1).arg(text);
    if (!m_check.suggestion.isEmpty())
        text += QLatin1Char(' ') + tr("Did you mean “%1”?").arg(m_check.suggestion);
    m_message->setText(text);
    m_message->setAccessibleName(text);
    m_message->setFocusPolicy(m_check.suggestion.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    QPalette message = palette();
    message.setColor(QPalette::ButtonText, m_theme.color(tokenOf(m_check.state)));
    m_message->setPalette(message);
    m_message->setVisible(!text.isEmpty());
    underline();
}

void FilterBar::underline()
{
    // An input method may underline parts of a line; so may we.
    if (m_underlining)
        return;
    m_underlining = true;
    QList<QInputMethodEvent::Attribute> attributes;
    if (m_check.state == State::Wrong || m_check.state == State::Doubtful) {
        QTextCharFormat format;
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        format.setUnderlineColor(m_theme.color(tokenOf(m_check.state)));
        attributes.append({QInputMethodEvent::TextFormat, m_check.position - m_line->cursorPosition(), std::max(1, m_check.length), format});
    }
    QInputMethodEvent event(QString(), attributes);
    QApplication::sendEvent(m_line, &event);
    m_underlining = false;
}

void FilterBar::acceptSuggestion()
{
    if (m_check.suggestion.isEmpty())
        return;
    const int from = static_cast<int>(m_line->text().indexOf(m_check.subject, m_check.position, Qt::CaseInsensitive));
    if (from >= 0)
        replace(from, static_cast<int>(m_check.subject.size()), m_check.suggestion);
    m_line->setFocus(Qt::OtherFocusReason);
}

void FilterBar::replace(int position, int length, const QString& word)
{
    QString text = m_line->text();
    text.replace(position, length, word);
    m_line->setText(text);
    m_line->setCursorPosition(position + static_cast<int>(word.size()));
}

void FilterBar::complete()
{
    const QString asked = m_line->text();
    const int cursor = m_line->cursorPosition();
    m_model.complete(asked, cursor, this, [this, asked, cursor](const models::Completion& completion) {
        // An answer to another line is of no use.
        if (m_line->text() == asked && m_line->cursorPosition() == cursor)
            offer(completion);
    });
}

void FilterBar::offer(const models::Completion& completion)
{
    m_completion = completion;
    if (completion.words.isEmpty()) {
        if (!m_check.suggestion.isEmpty())
            acceptSuggestion();
        else
            focusNextChild();
        return;
    }
    if (completion.words.size() == 1) {
        replace(completion.position, completion.length, completion.words.front());
        return;
    }
    if (const QString start = common(completion.words); start.size() > completion.length) {
        replace(completion.position, completion.length, start);
        m_completion.length = static_cast<int>(start.size());
    }
    m_words->setStringList(completion.words);
    m_completer->complete();
    m_completer->popup()->setCurrentIndex(m_words->index(0));
}

void FilterBar::setSaved(const QVariantList& saved)
{
    m_saved->fromSettings(saved);
    if (const QString first = m_saved->atFirst(); !first.isEmpty() && m_line->text().isEmpty())
        setText(first);
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_line)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn)
        Q_EMIT entered();
    // The shortcut belongs to the line while it has the focus.
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool press = event->type() == QEvent::KeyPress;
        if (key->matches(QKeySequence::Save)) {
            event->accept();
            if (press && m_check.state != State::Wrong && m_check.state != State::Empty)
                m_saved->save(m_line->text());
            return press;
        }
        if (!press)
            return false;
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && !m_line->text().isEmpty()) {
            complete();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            apply();
            if (m_check.state != State::Wrong)
                Q_EMIT left();
            return true;
        }
        if (key->key() == Qt::Key_Down) {
            Q_EMIT left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::retranslate()
{
    const QString name = m_model.name();
    m_line->setAccessibleName(tr("Filter %1").arg(name));
    m_line->setPlaceholderText(tr("Filter: text, or column:value, as in status:failed amount:>=10m"));
    m_saved->retranslate();
    m_check = m_model.checkLine(m_line->text());
    showCheck();
}

} // namespace assay::ui
