// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/tables/SavedFilters.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>

#include "models/view/session/OpenStore.h"
#include "ui/parts/panes/FocusReturn.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr int kColors = 6;
constexpr qsizetype kMost = 64;
constexpr qsizetype kMostName = 40;
constexpr qint64 kMostBytes = 4 << 20;

QString schema()
{
    return QStringLiteral("assay-filters/1");
}

QVariantMap mapOf(const SavedFilter& filter)
{
    return {{QStringLiteral("name"), filter.name}, {QStringLiteral("line"), filter.line}, {QStringLiteral("color"), filter.color},
            {QStringLiteral("alarm"), filter.alarm}, {QStringLiteral("first"), filter.first}};
}

SavedFilter filterOf(const QVariantMap& map)
{
    SavedFilter out;
    out.name = map.value(QStringLiteral("name")).toString().left(kMostName).simplified();
    out.line = map.value(QStringLiteral("line")).toString().left(32'000);
    out.color = std::clamp(map.value(QStringLiteral("color")).toInt(), 0, kColors - 1);
    out.alarm = std::max(-1, map.value(QStringLiteral("alarm"), -1).toInt());
    out.first = map.value(QStringLiteral("first")).toBool();
    return out;
}

QIcon swatch(const QColor& color)
{
    QPixmap out(12, 12);
    out.fill(color);
    return out;
}

} // namespace

SavedFilters::SavedFilters(models::RecordTableModel& model, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_model(model), m_theme(theme), m_row(new QHBoxLayout(this))
{
    setObjectName(model.id() + QStringLiteral("SavedFilters"));
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(Theme::kInside);
    m_row->addStretch();
    connect(&model, &models::RecordTableModel::countsOfFiltersChanged, this, &SavedFilters::refreshCounts);
    hide();
}

QVariantList SavedFilters::toSettings() const
{
    QVariantList out;
    for (const auto& filter : m_all)
        out.append(mapOf(filter));
    return out;
}

void SavedFilters::fromSettings(const QVariantList& saved)
{
    m_all.clear();
    for (const auto& one : saved)
        if (const auto filter = filterOf(one.toMap()); !filter.name.isEmpty() && !filter.line.isEmpty() && m_all.size() < kMost)
            m_all.append(filter);
    rebuild();
}

QString SavedFilters::atFirst() const
{
    for (const auto& filter : m_all)
        if (filter.first)
            return filter.line;
    return {};
}

void SavedFilters::put(const SavedFilter& filter)
{
    // One is applied at first, not several.
    if (filter.first)
        for (auto& other : m_all)
            other.first = false;
    const auto known = std::find_if(m_all.begin(), m_all.end(), [&](const SavedFilter& one) { return one.name == filter.name; });
    if (known != m_all.end())
        *known = filter;
    else if (m_all.size() < kMost)
        m_all.append(filter);
    rebuild();
}

void SavedFilters::remove(const QString& name)
{
    m_all.removeIf([&](const SavedFilter& one) { return one.name == name; });
    rebuild();
}

void SavedFilters::save(const QString& line)
{
    SavedFilter filter;
    filter.line = line.trimmed();
    filter.color = static_cast<int>(m_all.size()) % kColors;
    for (const auto& known : std::as_const(m_all))
        if (known.line == filter.line)
            filter = known;
    auto* dialog = new SaveFilterDialog(filter, m_theme, this);
    const QString before = filter.name;
    connect(dialog, &SaveFilterDialog::saved, this, [this, before](const SavedFilter& named) {
        if (!before.isEmpty() && before != named.name)
            remove(before);
        put(named);
    });
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->activateWindow();
}

void SavedFilters::rebuild()
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    QStringList lines;
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(m_model.id() + QStringLiteral("Saved%1").arg(i));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(swatch(m_theme.series(m_all[i].color)));
        button->setIconSize({12, 12});
        button->setMinimumHeight(Theme::kTarget);
        button->setContextMenuPolicy(Qt::CustomContextMenu);
        const int index = static_cast<int>(i);
        connect(button, &QToolButton::clicked, this, [this, index] { Q_EMIT chosen(m_all[index].line); });
        connect(button, &QWidget::customContextMenuRequested, this,
                [this, index, button](const QPoint& place) { showMenu(index, button->mapToGlobal(place)); });
        m_row->insertWidget(index, button);
        m_buttons.append(button);
        lines.append(m_all[i].line);
    }
    setVisible(!m_all.isEmpty());
    m_model.setCounted(lines);
    refreshCounts();
}

void SavedFilters::refreshCounts()
{
    const auto counts = m_model.counts();
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const auto& filter = m_all[i];
        const bool counted = counts.size() == m_all.size();
        const bool alarm = counted && filter.alarm >= 0 && counts[i] > filter.alarm;
        QString text = filter.name;
        if (counted)
            text += QStringLiteral("  ") + m_model.countText(counts[i]);
        if (alarm)
            text += QStringLiteral(" ▲");
        m_buttons[i]->setText(text);
        m_buttons[i]->setAccessibleName(alarm ? tr("%1, more than %2").arg(text).arg(filter.alarm) : text);
        m_buttons[i]->setToolTip(filter.line.left(400));
        QPalette colors = palette();
        if (alarm)
            colors.setColor(QPalette::ButtonText, m_theme.color(Token::Breach));
        m_buttons[i]->setPalette(colors);
    }
}

void SavedFilters::showMenu(int index, const QPoint& place)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("savedFilterMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const SavedFilter filter = m_all[index];
    connect(menu->addAction(tr("Change…")), &QAction::triggered, this, [this, filter] { save(filter.line); });
    auto* first = menu->addAction(tr("Apply when the table is opened"));
    first->setCheckable(true);
    first->setChecked(filter.first);
    connect(first, &QAction::triggered, this, [this, filter](bool on) {
        auto changed = filter;
        changed.first = on;
        put(changed);
    });
    connect(menu->addAction(tr("Delete")), &QAction::triggered, this, [this, filter] { remove(filter.name); });
    menu->addSeparator();
    connect(menu->addAction(tr("Write all to a file…")), &QAction::triggered, this, [this] { chooseFile(Qt::Checked); });
    connect(menu->addAction(tr("Read from a file…")), &QAction::triggered, this, [this] { chooseFile(Qt::Unchecked); });
    menu->popup(place);
}

QByteArray SavedFilters::toFile() const
{
    QJsonObject out;
    out.insert(QStringLiteral("schema"), schema());
    out.insert(QStringLiteral("table"), m_model.id());
    out.insert(QStringLiteral("filters"), QJsonArray::fromVariantList(toSettings()));
    return QJsonDocument(out).toJson();
}

QString SavedFilters::fromFile(const QByteArray& bytes)
{
    if (bytes.size() > kMostBytes)
        return tr("The file is too large.");
    QJsonParseError error;
    const auto read = QJsonDocument::fromJson(bytes, &error);
    if (read.isNull())
        return tr("The file is not JSON (byte %1).").arg(error.offset);
    if (read.object().value(QLatin1String("schema")).toString() != schema())
        return tr("The file does not hold filters.");
    if (const QString table = read.object().value(QLatin1String("table")).toString(); table != m_model.id())
        return tr("The filters in the file are of another table: %1.").arg(table.left(kMostName));
    for (const auto& one : read.object().value(QLatin1String("filters")).toArray()) {
        auto filter = filterOf(one.toObject().toVariantMap());
        // What is applied at first is for each reader to say.
        filter.first = false;
        if (!filter.name.isEmpty() && m_model.checkLine(filter.line).state > models::FilterCheck::State::Empty
            && m_model.checkLine(filter.line).state != models::FilterCheck::State::Wrong)
            put(filter);
    }
    return {};
}

void SavedFilters::chooseFile(Qt::CheckState writing)
{
    const bool writes = writing == Qt::Checked;
    auto* chooser = new QFileDialog(this, writes ? tr("Write filters") : tr("Read filters"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(writes ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    chooser->setDefaultSuffix(QStringLiteral("json"));
    if (writes)
        chooser->selectFile(m_model.id() + QStringLiteral("-filters.json"));
    connect(chooser, &QFileDialog::fileSelected, this, [this, writes](const QString& path) {
        QString problem;
        if (writes) {
            QSaveFile file(path);
            const QByteArray bytes = toFile();
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
                problem = file.errorString();
        } else if (models::isOfOpenStore(path)) {
            problem = tr("The file does not hold filters.");
        } else {
            QFile file(path);
            problem = file.open(QIODevice::ReadOnly) ? fromFile(file.read(kMostBytes + 1)) : file.errorString();
        }
        if (problem.isEmpty())
            return;
        auto* box = new QMessageBox(QMessageBox::Warning, tr("Filters"), problem, QMessageBox::Close, this);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    chooser->open();
}

void SavedFilters::retranslate()
{
    setAccessibleName(tr("Saved filters"));
    refreshCounts();
}

SaveFilterDialog::SaveFilterDialog(const SavedFilter& filter, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_filter(filter), m_name(new QLineEdit(filter.name, this)), m_color(new QComboBox(this)),
      m_alarm(new QSpinBox(this)), m_first(new QCheckBox(tr("Apply when the table is opened"), this))
{
    setObjectName(QStringLiteral("saveFilterDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::NonModal);
    setWindowTitle(tr("Save filter"));
    m_name->setObjectName(QStringLiteral("saveFilterName"));
    m_name->setMaxLength(static_cast<int>(kMostName));
    m_color->setObjectName(QStringLiteral("saveFilterColor"));
    for (int i = 0; i < kColors; ++i)
        m_color->addItem(swatch(theme.series(i)), tr("Colour %1").arg(i + 1));
    m_color->setCurrentIndex(filter.color);
    m_alarm->setObjectName(QStringLiteral("saveFilterAlarm"));
    m_alarm->setRange(-1, 1'000'000'000);
    m_alarm->setSpecialValueText(tr("never"));
    m_alarm->setValue(filter.alarm);
    m_first->setObjectName(QStringLiteral("saveFilterFirst"));
    m_first->setChecked(filter.first);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Save)->setEnabled(!filter.name.isEmpty());
    auto* line = new QLineEdit(filter.line, this);
    line->setReadOnly(true);
    auto* form = new QFormLayout(this);
    form->addRow(tr("Filter"), line);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Colour"), m_color);
    form->addRow(tr("Alarm above"), m_alarm);
    form->addRow(m_first);
    form->addRow(buttons);
    resize(420, sizeHint().height());
    m_name->setFocus();
    connect(m_name, &QLineEdit::textChanged, buttons->button(QDialogButtonBox::Save),
            [buttons](const QString& text) { buttons->button(QDialogButtonBox::Save)->setEnabled(!text.simplified().isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        m_filter.name = m_name->text().simplified();
        m_filter.color = m_color->currentIndex();
        m_filter.alarm = m_alarm->value();
        m_filter.first = m_first->isChecked();
        Q_EMIT saved(m_filter);
        accept();
    });
}

} // namespace assay::ui
