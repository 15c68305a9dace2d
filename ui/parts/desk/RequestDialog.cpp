// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/desk/RequestDialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStyle>
#include <QTreeWidget>

#include "ui/parts/panes/DetailPane.h"
#include "ui/parts/panes/PlainLabel.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

constexpr int kLongestMinutes = 120;

QListWidget* refs(const QString& name, const QString& accessible, QWidget* parent)
{
    auto* list = new QListWidget(parent);
    list->setObjectName(name);
    list->setAccessibleName(accessible);
    list->setUniformItemSizes(true);
    return list;
}

void fill(QListWidget& list, const QStringList& refs)
{
    list.clear();
    list.addItems(refs);
}

/// Rows as high as their wrapped text needs; what is advised is not cut off.
void showWhole(QTreeWidget& tree)
{
    const int wide = tree.columnWidth(1) - 2 * (tree.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &tree) + 1);
    for (int i = 0; i < tree.topLevelItemCount(); ++i) {
        auto* item = tree.topLevelItem(i);
        const QRect needed = tree.fontMetrics().boundingRect(0, 0, wide, 10'000, Qt::TextWordWrap, item->text(1));
        item->setSizeHint(1, {wide, needed.height() + 6});
    }
}

} // namespace

RequestDialog::RequestDialog(models::RequestViewModel* model, models::ApprovalsViewModel& desk, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_model(model), m_desk(desk), m_theme(theme), m_pages(new QStackedWidget(this))
{
    m_model->setParent(this);
    setObjectName(QStringLiteral("requestDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(m_model->title());
    m_pages->addWidget(buildForm());
    m_pages->addWidget(buildCode());
    m_state = plainLabel(QStringLiteral("requestState"), this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_submit = buttons->addButton(tr("&Submit request"), QDialogButtonBox::ActionRole);
    m_submit->setObjectName(QStringLiteral("requestSubmit"));
    m_submit->setAutoDefault(false);
    // Enter in a field submits nothing.
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("requestClose"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_submit, &QPushButton::clicked, m_model, &models::RequestViewModel::submit);
    connect(m_model, &models::RequestViewModel::changed, this, &RequestDialog::showModel);
    connect(m_model, &models::RequestViewModel::failed, this, &RequestDialog::showError);
    connect(m_model, &models::RequestViewModel::submitted, this, [this] {
        showCode();
        Q_EMIT submitted(tr("Request %1 is submitted and waits for another person.").arg(m_model->requestId()));
    });
    connect(&m_desk, &models::ApprovalsViewModel::changed, this, [this] {
        // The facts are looked up among all instructions: with each input, not with each snapshot.
        if (m_model->code().isEmpty())
            m_submit->setEnabled(m_model->obstacle().isEmpty() && !m_model->isBusy());
        else
            showCode();
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    resize(980, 600);
    showModel();
    m_reason->setFocus();
}

QWidget* RequestDialog::buildForm()
{
    auto* page = new QWidget(m_pages);
    m_facts = new FactList(m_theme, QStringLiteral("requestFacts"), page);
    m_reason = new QComboBox(page);
    m_reason->setObjectName(QStringLiteral("requestReason"));
    m_reason->addItem(tr("Choose a reason…"), QString());
    for (const auto& [code, text] : m_model->reasons())
        m_reason->addItem(text, code);
    m_text = new QPlainTextEdit(page);
    m_text->setObjectName(QStringLiteral("requestText"));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Why, in your own words"));
    m_text->setMaximumHeight(110);
    m_counter = plainLabel(QStringLiteral("requestCounter"), page);
    m_minutes = new QSpinBox(page);
    m_minutes->setObjectName(QStringLiteral("requestMinutes"));
    m_minutes->setRange(1, kLongestMinutes);
    m_minutes->setValue(m_model->input().minutes);
    m_minutes->setSuffix(tr(" min"));
    m_minutes->setMinimumHeight(Theme::kTarget + 4);
    m_parameter = new QLineEdit(page);
    m_parameter->setObjectName(QStringLiteral("requestParameter"));

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Theme::kAround);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto row = [&](const QString& label, QWidget* field) {
        form->addRow(label, field);
        if (field->accessibleName().isEmpty())
            field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    };
    row(tr("&Reason"), m_reason);
    row(tr("&Why"), m_text);
    form->addRow(QString(), m_counter);
    row(tr("&Expires after"), m_minutes);
    if (!m_model->parameterName().isEmpty())
        row(m_model->parameterLabel(), m_parameter);
    else
        m_parameter->hide();
    auto* left = new QVBoxLayout;
    left->setSpacing(12);
    left->addWidget(m_facts);
    left->addLayout(form);
    left->addStretch();

    m_checks = new QTreeWidget(page);
    m_checks->setObjectName(QStringLiteral("requestChecks"));
    m_checks->setAccessibleName(tr("Checks before it is submitted"));
    m_checks->setColumnCount(2);
    m_checks->setHeaderLabels({tr("Check"), tr("Finding and advice")});
    m_checks->setRootIsDecorated(false);
    m_checks->setWordWrap(true);
    m_checks->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_checks->header()->setStretchLastSection(true);
    m_checks->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(m_checks->header(), &QHeaderView::sectionResized, this, [this] { showWhole(*m_checks); });
    m_effect = plainLabel(QStringLiteral("requestEffect"), page);
    m_settles = refs(QStringLiteral("requestSettles"), tr("Instructions that would settle"), page);
    m_queue = refs(QStringLiteral("requestQueue"), tr("The queue after it"), page);
    auto* lists = new QGridLayout;
    lists->setSpacing(Theme::kInside);
    lists->setHorizontalSpacing(Theme::kBetween);
    auto* settlesLabel = plainLabel(QStringLiteral("requestSettlesLabel"), page);
    settlesLabel->setText(tr("Would settle, in order"));
    auto* queueLabel = plainLabel(QStringLiteral("requestQueueLabel"), page);
    queueLabel->setText(tr("The queue after it"));
    for (auto* label : {settlesLabel, queueLabel})
        label->setProperty("type", QStringLiteral("label"));
    lists->addWidget(settlesLabel, 0, 0);
    lists->addWidget(queueLabel, 0, 1);
    lists->addWidget(m_settles, 1, 0);
    lists->addWidget(m_queue, 1, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(Theme::kBetween);
    right->addWidget(m_checks, 3);
    right->addWidget(m_effect);
    right->addLayout(lists, 2);
    auto* across = new QHBoxLayout(page);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(Theme::kAround);
    across->addLayout(left, 4);
    across->addLayout(right, 5);

    connect(m_reason, &QComboBox::currentIndexChanged, this, &RequestDialog::take);
    connect(m_text, &QPlainTextEdit::textChanged, this, &RequestDialog::take);
    connect(m_minutes, &QSpinBox::valueChanged, this, &RequestDialog::take);
    connect(m_parameter, &QLineEdit::textChanged, this, &RequestDialog::take);
    setTabOrder(m_reason, m_text);
    setTabOrder(m_text, m_minutes);
    setTabOrder(m_minutes, m_parameter);
    setTabOrder(m_parameter, m_checks);
    setTabOrder(m_checks, m_settles);
    setTabOrder(m_settles, m_queue);
    return page;
}

QWidget* RequestDialog::buildCode()
{
    auto* page = new QWidget(m_pages);
    auto* say = plainLabel(QStringLiteral("requestSay"), page);
    say->setText(tr("Read these four words out to the person who checks it, over the telephone or in the room. They stand for the exact "
                    "bytes of the request; nobody else sees them."));
    m_code = plainLabel(QStringLiteral("requestCode"), page);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_code->setFocusPolicy(Qt::StrongFocus);
    m_code->setAlignment(Qt::AlignCenter);
    m_ladder = plainLabel(QStringLiteral("requestLadder"), page);
    m_ladder->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(page);
    layout->addWidget(say);
    layout->addStretch();
    layout->addWidget(m_code);
    layout->addStretch();
    layout->addWidget(m_ladder);
    return page;
}

void RequestDialog::setParameter(const QString& text)
{
    m_parameter->setText(text);
}

void RequestDialog::take()
{
    m_model->setInput({m_reason->currentData().toString(), m_text->toPlainText(), m_parameter->text(), m_minutes->value()});
}

void RequestDialog::showModel()
{
    if (!m_model->code().isEmpty())
        return;
    m_facts->setFacts(m_model->facts());
    m_counter->setText(m_model->counter());
    m_counter->setFont(m_theme.font(Type::Label));
    setTextColor(m_counter, m_theme.color(m_model->isLongEnough() ? Token::Good : Token::Muted));
    const auto& checks = m_model->checks();
    while (m_checks->topLevelItemCount() > checks.size())
        delete m_checks->takeTopLevelItem(m_checks->topLevelItemCount() - 1);
    for (qsizetype i = 0; i < checks.size(); ++i) {
        const auto& check = checks[i];
        if (i >= m_checks->topLevelItemCount())
            m_checks->addTopLevelItem(new QTreeWidgetItem);
        auto* item = m_checks->topLevelItem(static_cast<int>(i));
        const QString finding = check.advice.isEmpty() ? check.finding : check.finding + QLatin1Char('\n') + check.advice;
        item->setText(0, check.mark + QLatin1Char(' ') + check.title);
        item->setText(1, finding);
        item->setToolTip(1, finding.toHtmlEscaped());
        item->setForeground(0, m_theme.color(marks::tokenOf(check.tone)));
    }
    showWhole(*m_checks);
    const QString needed = m_model->needed();
    m_effect->setText(needed.isEmpty() ? m_model->effect() : m_model->effect() + QLatin1Char('\n') + needed);
    fill(*m_settles, m_model->settles());
    fill(*m_queue, m_model->queueAfter());
    const QString obstacle = m_model->obstacle();
    m_state->setText(m_model->isBusy() ? tr("Submitting…") : obstacle);
    setTextColor(m_state, m_theme.color(Token::Text));
    m_submit->setEnabled(obstacle.isEmpty() && !m_model->isBusy());
}

void RequestDialog::showCode()
{
    QFont font = m_theme.font(Type::Figure);
    font.setWeight(QFont::DemiBold);
    m_code->setFont(font);
    m_code->setText(QString(m_model->code()).replace(QLatin1Char(' '), QStringLiteral(" – ")));
    m_code->setAccessibleName(tr("Words to read out: %1").arg(m_model->code()));
    const auto item = m_desk.request(m_model->source(), m_model->requestId());
    m_ladder->setText(item ? models::ladderText(item->ladder) : QString());
    if (m_pages->currentIndex() != 1) {
        m_pages->setCurrentIndex(1);
        m_code->setFocus();
    }
    m_submit->hide();
    m_state->setText(tr("Request %1").arg(m_model->requestId()));
    setTextColor(m_state, m_theme.color(Token::Muted));
}

void RequestDialog::showError(const models::ErrorText& error)
{
    showModel();
    setTextColor(m_state, m_theme.color(Token::Breach));
    m_state->setText(error.what + QLatin1Char(' ') + error.why + QLatin1Char('\n') + error.todo + QLatin1Char('\n') + error.details);
}

} // namespace assay::ui
