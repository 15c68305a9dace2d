// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/StressPanel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/parts/panes/DetailPane.h"
#include "ui/parts/tables/RecordTableView.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

/// The slider and the number stand one place under 0 % for "as in the rule pack".
constexpr int kPack = -1;
constexpr int kPerPercent = 100;

QLabel* formLabel(QFormLayout& form, QWidget* field)
{
    return qobject_cast<QLabel*>(form.labelForField(field));
}

void setFormLabel(QFormLayout& form, QWidget* field, const QString& text)
{
    if (auto* label = formLabel(form, field)) {
        label->setText(text);
        label->setBuddy(field);
    }
    field->setAccessibleName(text);
}

} // namespace

ShareBox::ShareBox(const QString& name, QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal, this)), m_number(new QSpinBox(this))
{
    setObjectName(name);
    m_slider->setObjectName(name + QStringLiteral("Slider"));
    m_number->setObjectName(name + QStringLiteral("Number"));
    for (auto* range : {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_number)})
        range->setMinimumHeight(Theme::kTarget + 6);
    m_slider->setRange(kPack, 100);
    m_number->setRange(kPack, 100);
    m_slider->setValue(kPack);
    m_number->setValue(kPack);
    m_number->setSuffix(QStringLiteral(" %"));
    m_number->setMinimumWidth(96);
    setFocusProxy(m_number);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_number);
    connect(m_slider, &QSlider::valueChanged, m_number, &QSpinBox::setValue);
    connect(m_number, &QSpinBox::valueChanged, m_slider, &QSlider::setValue);
}

int ShareBox::value() const
{
    return m_number->value() == kPack ? models::StressInput::kAsInPack : m_number->value() * kPerPercent;
}

void ShareBox::retranslate(const QString& label)
{
    m_number->setSpecialValueText(tr("rule pack"));
    m_slider->setAccessibleName(label);
    m_number->setAccessibleName(label);
}

StressPanel::StressPanel(models::Session& session, const Theme& theme, RecordTableView* runs, QWidget* parent)
    : QWidget(parent), m_session(session), m_theme(theme), m_runs(runs), m_assumptions(new QGroupBox(this)),
      m_form(new QFormLayout), m_coin(new QComboBox(this)), m_haircutForm(new QFormLayout), m_failed(new QComboBox(this)),
      m_yield(new QSpinBox(this)), m_edge(new QComboBox(this)), m_weekend(new QComboBox(this)), m_run(new QPushButton(this)),
      m_state(new QLabel(this)), m_facts(new FactList(theme, QStringLiteral("stressFacts"), this)),
      m_sales(new QTableWidget(this)), m_late(new QLabel(this)), m_name(new QLineEdit(this)), m_save(new QPushButton(this)),
      m_again(new QPushButton(this))
{
    setObjectName(QStringLiteral("stressPanel"));
    m_coin->setObjectName(QStringLiteral("stressCoin"));
    m_failed->setObjectName(QStringLiteral("stressFailed"));
    m_yield->setObjectName(QStringLiteral("stressYield"));
    m_edge->setObjectName(QStringLiteral("stressEdge"));
    m_weekend->setObjectName(QStringLiteral("stressWeekend"));
    m_run->setObjectName(QStringLiteral("stressRun"));
    m_state->setObjectName(QStringLiteral("stressState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_sales->setObjectName(QStringLiteral("stressSales"));
    m_sales->setColumnCount(4);
    m_sales->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sales->setTabKeyNavigation(false);
    m_sales->setShowGrid(false);
    m_sales->verticalHeader()->hide();
    m_sales->verticalHeader()->setDefaultSectionSize(Theme::kRow);
    // A name may be cut off, an amount never.
    m_sales->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_sales->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    m_sales->setMinimumHeight(5 * Theme::kRow);
    m_late->setObjectName(QStringLiteral("stressLate"));
    m_late->setTextFormat(Qt::PlainText);
    m_late->setWordWrap(true);
    m_name->setObjectName(QStringLiteral("stressName"));
    m_name->setMaxLength(120);
    m_save->setObjectName(QStringLiteral("stressSave"));
    m_save->setEnabled(false);
    m_again->setObjectName(QStringLiteral("stressAgain"));
    m_yield->setRange(kPack, 2000);
    m_yield->setSingleStep(25);
    m_yield->setValue(kPack);
    m_yield->setSuffix(QStringLiteral(" bp"));
    for (int i = 0; i < 3; ++i) {
        m_edge->addItem(QString());
        m_weekend->addItem(QString());
    }
    m_edge->setItemData(1, QStringLiteral("7.75"));
    m_edge->setItemData(2, QStringLiteral("7.85"));

    for (auto* choice : {m_coin, m_failed, m_edge, m_weekend}) {
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(10);
    }
    m_form->addRow(new QLabel(this), m_coin);
    for (const int days : {1, 5, 10}) {
        auto* box = new ShareBox(QStringLiteral("stressRunOff%1").arg(days), this);
        m_runOff.emplace(days, box);
        m_form->addRow(new QLabel(this), box);
    }
    m_form->addRow(new QLabel(this), m_failed);
    m_form->addRow(new QLabel(this), m_yield);
    m_form->addRow(new QLabel(this), m_edge);
    m_form->addRow(new QLabel(this), m_weekend);
    auto* left = new QVBoxLayout(m_assumptions);
    left->addLayout(m_form);
    left->addLayout(m_haircutForm);
    left->addStretch();

    auto* middle = new QVBoxLayout;
    auto* start = new QHBoxLayout;
    start->addWidget(m_run);
    start->addWidget(m_state, 1);
    middle->addLayout(start);
    middle->addWidget(m_facts);
    middle->addWidget(m_sales, 1);
    middle->addWidget(m_late);
    auto* keep = new QHBoxLayout;
    keep->addWidget(m_name, 1);
    keep->addWidget(m_save);
    middle->addLayout(keep);
    auto* right = new QVBoxLayout;
    right->addWidget(m_runs, 1);
    right->addWidget(m_again, 0, Qt::AlignLeft);
    m_runs->setParent(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, Theme::kInside, 0, 0);
    layout->setSpacing(Theme::kAround);
    layout->addWidget(m_assumptions, 3);
    layout->addLayout(middle, 4);
    layout->addLayout(right, 3);

    auto& model = session.stress();
    connect(m_coin, &QComboBox::currentIndexChanged, this, &StressPanel::fillForCoin);
    connect(m_run, &QPushButton::clicked, this, &StressPanel::run);
    connect(m_save, &QPushButton::clicked, this, [this] { m_session.stress().save(m_name->text()); });
    connect(m_again, &QPushButton::clicked, this, [this] { runAgain(m_runs->currentRow()); });
    connect(&model, &models::StressViewModel::ready, this, &StressPanel::showOutcome);
    connect(&model, &models::StressViewModel::failed, this, &StressPanel::showError);
    connect(&model, &models::StressViewModel::saved, this, [this](const QString& id) {
        Q_EMIT noticed({tr("Scenario saved as %1.").arg(id), models::Tone::Good});
    });
    retranslate();
    refresh();
}

void StressPanel::setCoin(const QString& coin)
{
    if (const int at = m_coin->findText(coin); at >= 0)
        m_coin->setCurrentIndex(at);
}

void StressPanel::refresh()
{
    const QStringList coins = m_session.stress().coins();
    QStringList known;
    for (int i = 0; i < m_coin->count(); ++i)
        known.append(m_coin->itemText(i));
    if (coins != known) {
        const QString chosen = m_coin->currentText();
        const QSignalBlocker quiet(m_coin);
        m_coin->clear();
        m_coin->addItems(coins);
        m_coin->setCurrentIndex(std::max(0, m_coin->findText(chosen)));
    }
    fillForCoin();
    m_run->setEnabled(m_coin->count() > 0 && !m_session.stress().isBusy());
}

void StressPanel::fillForCoin()
{
    const auto& model = m_session.stress();
    const QString coin = m_coin->currentText();
    QStringList names{tr("none")};
    names += model.custodians(coin);
    QStringList shown;
    for (int i = 0; i < m_failed->count(); ++i)
        shown.append(m_failed->itemText(i));
    if (shown != names) {
        const QString chosen = m_failed->currentText();
        m_failed->clear();
        m_failed->addItems(names);
        m_failed->setCurrentIndex(std::max(0, m_failed->findText(chosen)));
    }
    const auto classes = model.classes(coin);
    const bool same = static_cast<std::size_t>(classes.size()) == m_haircuts.size()
                      && std::all_of(classes.begin(), classes.end(),
                                     [this](const auto& each) { return m_haircuts.contains(each.first.toStdString()); });
    if (!same) {
        while (m_haircutForm->rowCount() > 0)
            m_haircutForm->removeRow(0);
        m_haircuts.clear();
        for (const auto& [code, name] : classes) {
            auto* box = new ShareBox(QStringLiteral("stressHaircut-") + code, this);
            m_haircutForm->addRow(new QLabel(this), box);
            m_haircuts.emplace(code.toStdString(), box);
        }
    }
    for (const auto& [code, name] : classes) {
        auto* box = m_haircuts.at(code.toStdString());
        const QString label = tr("Haircut, %1").arg(name);
        setFormLabel(*m_haircutForm, box, label);
        box->retranslate(label);
    }
}

void StressPanel::setBusy()
{
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(Token::Muted));
    m_state->setPalette(palette);
    m_state->setText(tr("Running…"));
    m_run->setEnabled(false);
    m_save->setEnabled(false);
}

void StressPanel::run()
{
    models::StressInput input;
    input.coin = m_coin->currentText();
    for (const auto& [days, box] : m_runOff)
        input.runOff.emplace(days, box->value());
    for (const auto& [code, box] : m_haircuts)
        input.haircuts.emplace(code, box->value());
    input.failedParty = m_failed->currentIndex() > 0 ? m_failed->currentText() : QString();
    input.yieldShock = m_yield->value();
    input.usdRate = m_edge->currentData().toString();
    input.weekend = static_cast<models::StressInput::Weekend>(m_weekend->currentIndex());
    setBusy();
    m_session.stress().run(input);
}

void StressPanel::runAgain(int row)
{
    const QString id = m_runs->model().rawText(row, "id");
    if (id.isEmpty()) {
        m_state->setText(tr("Choose a saved scenario first."));
        return;
    }
    setBusy();
    m_session.stress().runAgain(id);
}

void StressPanel::showOutcome(const models::StressOutcome& outcome)
{
    m_run->setEnabled(true);
    m_save->setEnabled(true);
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(marks::tokenOf(outcome.comparisonTone)));
    m_state->setPalette(palette);
    m_state->setText(outcome.comparison.isEmpty() ? tr("Result for %1").arg(outcome.coin) : outcome.comparison);
    m_facts->setFacts(outcome.facts);
    m_sales->setRowCount(static_cast<int>(outcome.sales.size()));
    for (int row = 0; row < outcome.sales.size(); ++row)
        for (int column = 0; column < outcome.sales[row].size(); ++column) {
            auto* item = new QTableWidgetItem(outcome.sales[row][column]);
            item->setTextAlignment((column == 3 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            m_sales->setItem(row, column, item);
        }
    m_sales->resizeColumnsToContents();
    m_late->setText(outcome.late.isEmpty() ? tr("No redemption would miss its business day.")
                                           : tr("Would miss their business day: %1").arg(outcome.late.join(QStringLiteral(", "))));
}

void StressPanel::showError(const models::ErrorText& error)
{
    m_run->setEnabled(true);
    m_save->setEnabled(m_session.stress().hasResult());
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(Token::Breach));
    m_state->setPalette(palette);
    m_state->setText(error.what + QLatin1Char(' ') + error.why + QLatin1Char('\n') + error.todo + QLatin1Char('\n') + error.details);
}

void StressPanel::retranslate()
{
    m_assumptions->setTitle(tr("What if"));
    setFormLabel(*m_form, m_coin, tr("Coin"));
    for (const auto& [days, box] : m_runOff) {
        const QString label = tr("Run-off in %n day(s)", nullptr, days);
        setFormLabel(*m_form, box, label);
        box->retranslate(label);
    }
    setFormLabel(*m_form, m_failed, tr("Failed bank"));
    setFormLabel(*m_form, m_yield, tr("Yields rise by"));
    m_yield->setSpecialValueText(tr("rule pack"));
    setFormLabel(*m_form, m_edge, tr("US dollar at"));
    m_edge->setItemText(0, tr("as stated"));
    m_edge->setItemText(1, tr("strong edge of the band, 7.75"));
    m_edge->setItemText(2, tr("weak edge of the band, 7.85"));
    setFormLabel(*m_form, m_weekend, tr("Weekends"));
    m_weekend->setItemText(0, tr("rule pack"));
    m_weekend->setItemText(1, tr("the run pauses"));
    m_weekend->setItemText(2, tr("the run goes on"));
    m_run->setText(tr("&Run"));
    m_save->setText(tr("&Save scenario"));
    m_again->setText(tr("Run saved scenario a&gain"));
    m_name->setPlaceholderText(tr("Name of the scenario"));
    m_name->setAccessibleName(tr("Name of the scenario"));
    m_sales->setAccessibleName(tr("What is sold"));
    m_sales->setHorizontalHeaderLabels({tr("When"), tr("Line"), tr("Name"), tr("Proceeds")});
    if (m_failed->count() > 0)
        m_failed->setItemText(0, tr("none"));
    fillForCoin();
}

} // namespace assay::ui
