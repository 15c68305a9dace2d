// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/FrameBar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPointer>
#include <QTimer>
#include <QToolButton>

#include "ui/actions/ActionTable.h"
#include "ui/frame/SeverityCounters.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Translation.h"

namespace assay::ui {
namespace {

constexpr int kPersonWidth = 180;   // a long name must not push the clock out

QLabel* caption(const QString& name, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("type", QStringLiteral("label"));
    return label;
}

QFrame* hairline(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setFixedHeight(20);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

} // namespace

FrameBar::FrameBar(models::FrameViewModel& model, models::ApprovalsViewModel& desk, const Theme& theme, ActionTable& actions, QWidget* parent)
    : QFrame(parent), m_model(model), m_desk(desk), m_theme(theme), m_actions(actions), m_mode(caption(QStringLiteral("modeText"), this)),
      m_findings(caption(QStringLiteral("findingsCaption"), this)), m_counters(new SeverityCounters(theme, this)),
      m_sources(caption(QStringLiteral("sourcesCaption"), this)), m_lamps(new SourceLamps(theme, this)),
      m_poll(caption(QStringLiteral("nextPoll"), this)), m_clock(new QLabel(this)),
      m_approvals(new QToolButton(this)), m_operator(new QToolButton(this)), m_operators(new QMenu(this)), m_themeButton(new QToolButton(this)),
      m_languageButton(new QToolButton(this))
{
    setObjectName(QStringLiteral("frameBar"));
    setFixedHeight(40);
    m_clock->setObjectName(QStringLiteral("clock"));
    m_clock->setTextFormat(Qt::PlainText);
    m_themeButton->setObjectName(QStringLiteral("themeButton"));
    m_languageButton->setObjectName(QStringLiteral("languageButton"));
    auto* languages = new QMenu(m_languageButton);
    for (const Command command : {Command::LanguageEnglish, Command::LanguageHongKong, Command::LanguageMainland})
        languages->addAction(&actions.action(command));
    m_languageButton->setMenu(languages);
    m_languageButton->setPopupMode(QToolButton::InstantPopup);
    m_approvals->setObjectName(QStringLiteral("approvalsButton"));
    m_operator->setObjectName(QStringLiteral("operatorButton"));
    m_operators->setObjectName(QStringLiteral("operatorMenu"));
    for (QToolButton* button : {m_themeButton, m_languageButton, m_approvals, m_operator})
        button->setMinimumHeight(Theme::kTarget + 2);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, 0, Theme::kBetween, 0);
    layout->setSpacing(10);
    layout->addWidget(m_mode);
    layout->addWidget(hairline(this));
    layout->addWidget(m_findings);
    layout->addWidget(m_counters);
    layout->addWidget(hairline(this));
    layout->addWidget(m_sources);
    layout->addWidget(m_lamps);
    layout->addWidget(m_poll);
    layout->addStretch();
    layout->addWidget(m_approvals);
    layout->addWidget(m_operator);
    layout->addWidget(m_clock);
    layout->addWidget(m_themeButton);
    layout->addWidget(m_languageButton);

    connect(m_counters, &SeverityCounters::activated, this, &FrameBar::targetRequested);
    connect(m_lamps, &SourceLamps::activated, this, &FrameBar::sourceRequested);
    connect(m_themeButton, &QToolButton::clicked, this, &FrameBar::themeToggled);
    connect(&model, &models::FrameViewModel::changed, this, &FrameBar::refresh);
    connect(m_approvals, &QToolButton::clicked, this, &FrameBar::approvalsRequested);
    connect(m_operator, &QToolButton::clicked, this, &FrameBar::chooseOperator);
    connect(&desk, &models::ApprovalsViewModel::changed, this, &FrameBar::showDesk);
    retranslate();
}

void FrameBar::refresh()
{
    m_mode->setText(m_model.modeText());
    m_mode->setFont(m_theme.font(Type::Strong));
    m_mode->setAccessibleName(tr("Mode: %1").arg(m_model.modeText()));
    m_counters->setCounts(m_model.severities());
    const auto lamps = m_model.lamps();
    m_lamps->setLamps(lamps);
    m_sources->setVisible(!lamps.isEmpty());
    m_poll->setText(m_model.nextPoll());
    m_clock->setText(m_model.clockText());
    for (QLabel* label : {m_findings, m_sources, m_poll})
        label->setFont(m_theme.font(Type::Label));
}

void FrameBar::showDesk()
{
    // Where nobody can act there is nothing to choose and nothing to approve.
    const QString person = m_desk.operatorText();
    const auto unknown = m_desk.intents().size();
    m_operator->setVisible(!m_desk.operators().isEmpty());
    const QString shown = m_operator->fontMetrics().elidedText(person.isEmpty() ? tr("Sign in") : person, Qt::ElideRight, kPersonWidth);
    m_operator->setText(QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")) + QStringLiteral(" ▾"));
    m_operator->setAccessibleName(person.isEmpty() ? tr("Sign in as an operator") : tr("Operator: %1").arg(person));
    m_operator->setToolTip(m_operator->accessibleName().toHtmlEscaped());
    const int waiting = m_desk.waiting();
    m_approvals->setVisible(!person.isEmpty() || unknown > 0);
    m_approvals->setText(unknown > 0 ? tr("Approvals %1 · ? %2").arg(waiting).arg(unknown) : tr("Approvals %1").arg(waiting));
    m_approvals->setAccessibleName(tr("%n requests wait for you", nullptr, waiting));
    m_approvals->setToolTip(m_approvals->accessibleName());
    m_approvals->setFont(m_theme.font(waiting > 0 || unknown > 0 ? Type::Strong : Type::Body));
}

void FrameBar::chooseOperator()
{
    const auto people = m_desk.operators();
    if (people.isEmpty()) {
        Q_EMIT operatorMissing(m_desk.advice());
        return;
    }
    m_operators->clear();
    for (const auto& person : people) {
        auto* action = m_operators->addAction(QString(person.name + QStringLiteral(" · ") + person.roles + QStringLiteral("  (") +
                                                      person.source + QLatin1Char(')'))
                                                  .replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setObjectName(QStringLiteral("operator-") + person.id);
        action->setCheckable(true);
        action->setChecked(person.isCurrent);
        connect(action, &QAction::triggered, this, [this, source = person.source, id = person.id] { m_desk.signIn(source, id); });
        if (person.isCurrent)
            m_operators->setActiveAction(action);
    }
    // The next key goes where the person was, with or without a window manager.
    connect(m_operators, &QMenu::aboutToHide, this,
            [this, window = QPointer<QWidget>(QApplication::activeWindow()), focus = QPointer<QWidget>(QApplication::focusWidget())] {
                QTimer::singleShot(0, this, [window, focus] {
                    if (window)
                        window->activateWindow();
                    if (focus)
                        focus->setFocus(Qt::PopupFocusReason);
                });
            },
            Qt::SingleShotConnection);
    m_operators->popup(m_operator->mapToGlobal(QPoint(0, m_operator->height())));
}

void FrameBar::retranslate()
{
    m_findings->setText(tr("Findings"));
    m_sources->setText(tr("Sources"));
    m_clock->setAccessibleName(tr("Time in Hong Kong"));
    m_clock->setToolTip(tr("All times on the screen are Hong Kong time (HKT, UTC+8)."));
    m_themeButton->setText(m_theme.scheme() == Scheme::Light ? tr("Dark") : tr("Light"));
    m_themeButton->setToolTip(tr("Change between light and dark"));
    m_themeButton->setAccessibleName(tr("Change between light and dark"));
    m_languageButton->setText(Translation::name(m_theme.language()) + QStringLiteral(" ▾"));
    m_languageButton->setAccessibleName(tr("Language"));
    m_operators->setAccessibleName(tr("Operators"));
    showDesk();
    refresh();
}

} // namespace assay::ui
