// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/dialogs/ImportDialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

#include "ui/theme/Theme.h"

namespace assay::ui {

ImportDialog::ImportDialog(models::ImportViewModel& model, QWidget* parent)
    : QDialog(parent), m_model(model), m_kind(new QComboBox(this)), m_source(new QComboBox(this)),
      m_files(new QListWidget(this)), m_choose(new QPushButton(tr("Choose files…"), this)),
      m_preview(new QPushButton(tr("Preview"), this)), m_load(nullptr), m_state(new QLabel(this)),
      m_sample(new QTableWidget(this)), m_rejected(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("importDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setAcceptDrops(true);
    setWindowTitle(tr("Import files"));

    m_kind->setObjectName(QStringLiteral("importKind"));
    m_kind->setAccessibleName(tr("Kind of file"));
    for (const auto& kind : model.kinds())
        m_kind->addItem(kind.name, kind.id);
    m_source->setObjectName(QStringLiteral("importSource"));
    m_source->setAccessibleName(tr("Source"));
    m_source->setEditable(true);
    m_source->lineEdit()->setPlaceholderText(tr("Name of the source, as hkia-2-lists"));
    offerSources();
    m_files->setObjectName(QStringLiteral("importFiles"));
    m_files->setAccessibleName(tr("Files"));
    m_files->setMaximumHeight(96);
    m_choose->setObjectName(QStringLiteral("importChoose"));
    m_preview->setObjectName(QStringLiteral("importPreview"));
    m_state->setObjectName(QStringLiteral("importState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_sample->setObjectName(QStringLiteral("importSample"));
    m_sample->setAccessibleName(tr("First rows"));
    m_sample->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sample->setTabKeyNavigation(false);
    m_sample->verticalHeader()->hide();
    m_sample->verticalHeader()->setDefaultSectionSize(Theme::kRow);
    m_rejected->setObjectName(QStringLiteral("importRejected"));
    m_rejected->setAccessibleName(tr("Rows set aside"));
    m_rejected->setReadOnly(true);
    m_rejected->setTabChangesFocus(true);
    m_rejected->setMaximumHeight(120);
    m_rejected->hide();

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Theme::kAround);
    form->addRow(tr("Kind of file"), m_kind);
    form->addRow(tr("Source"), m_source);
    auto* fileRow = new QHBoxLayout;
    fileRow->addWidget(m_files, 1);
    fileRow->addWidget(m_choose, 0, Qt::AlignTop);
    form->addRow(tr("Files"), fileRow);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_preview, QDialogButtonBox::ActionRole);
    m_load = buttons->addButton(tr("Load"), QDialogButtonBox::ActionRole);
    m_load->setObjectName(QStringLiteral("importLoad"));
    m_load->setEnabled(false);
    m_preview->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->setSpacing(Theme::kBetween);
    layout->addLayout(form);
    layout->addWidget(m_state);
    layout->addWidget(m_sample, 1);
    layout->addWidget(m_rejected);
    layout->addWidget(buttons);
    resize(760, 560);
    m_state->setText(tr("Choose or drop files. Nothing is stored before you press Load."));

    connect(m_choose, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(m_preview, &QPushButton::clicked, this, &ImportDialog::askPreview);
    connect(m_load, &QPushButton::clicked, this, [this] {
        m_load->setEnabled(false);
        m_state->setText(tr("Loading…"));
        m_model.load();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    // What was previewed is what is loaded: another choice asks for another preview.
    const auto forget = [this] { m_load->setEnabled(false); };
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this, forget] {
        m_chosen.clear();
        offerSources();
        forget();
    });
    connect(m_source, &QComboBox::currentTextChanged, this, forget);
    connect(&m_model, &models::ImportViewModel::previewReady, this, &ImportDialog::showPreview);
    connect(&m_model, &models::ImportViewModel::failed, this, &ImportDialog::showError);
    connect(&m_model, &models::ImportViewModel::loaded, this, [this](const QString& summary) {
        m_state->setText(summary);
        Q_EMIT loaded(summary);
    });
}

/// What was typed stays; else the first source that such files came from before.
void ImportDialog::offerSources()
{
    const QString typed = m_source->findText(m_source->currentText()) < 0 ? m_source->currentText() : QString();
    m_source->clear();
    m_source->addItems(m_model.sources(m_kind->currentData().toString()));
    if (!typed.isEmpty())
        m_source->setEditText(typed);
}

QStringList ImportDialog::files() const
{
    QStringList out;
    for (int i = 0; i < m_files->count(); ++i)
        out.append(m_files->item(i)->text());
    return out;
}

void ImportDialog::addFiles(const QStringList& added)
{
    for (const QString& file : added)
        if (!file.isEmpty() && m_files->findItems(file, Qt::MatchExactly).isEmpty())
            m_files->addItem(file);
    if (!added.isEmpty())
        if (const int kind = m_kind->findData(models::ImportViewModel::guessKind(added.first())); kind >= 0)
            m_kind->setCurrentIndex(kind);
    m_load->setEnabled(false);
    m_chosen.clear();
    if (m_files->count() == 0)
        return;
    if (m_source->currentText().trimmed().isEmpty()) {
        m_state->setText(tr("Say which source the files come from, then press Preview."));
        m_source->setFocus();
    } else {
        askPreview();
    }
}

void ImportDialog::chooseFiles()
{
    auto* chooser = new QFileDialog(this, tr("Files to import"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setFileMode(QFileDialog::ExistingFiles);
    connect(chooser, &QFileDialog::filesSelected, this, &ImportDialog::addFiles);
    chooser->open();
}

void ImportDialog::askPreview()
{
    if (m_files->count() == 0) {
        m_state->setText(tr("Choose at least one file first."));
        return;
    }
    if (m_source->currentText().trimmed().isEmpty()) {
        m_state->setText(tr("Say which source the files come from first."));
        return;
    }
    m_load->setEnabled(false);
    m_state->setText(tr("Reading…"));
    m_model.preview(m_kind->currentData().toString(), files(), m_source->currentText().trimmed(), m_chosen);
}

/// One column of the table for each field. Where the files have columns to choose from, its first row chooses.
void ImportDialog::showFields(const models::ImportPreviewData& preview)
{
    const QWidget* focused = focusWidget();
    const QString chooser = focused && m_sample->isAncestorOf(focused) ? focused->objectName() : QString();
    m_sample->clear();
    m_sample->setRowCount(0);
    m_sample->setColumnCount(static_cast<int>(preview.fields.size()));
    const int first = preview.choices.isEmpty() ? 0 : 1;
    m_sample->setRowCount(first + static_cast<int>(preview.rows.size()));
    for (int i = 0; i < preview.fields.size(); ++i) {
        const auto& field = preview.fields[i];
        m_sample->setHorizontalHeaderItem(i, new QTableWidgetItem(field.title));
        if (first == 0)
            continue;
        auto* choice = new QComboBox(m_sample);
        choice->setObjectName(QStringLiteral("importColumn.") + field.id);
        choice->setAccessibleName(tr("Column that states %1").arg(field.title));
        choice->addItem(tr("not stated"), QString());
        for (const QString& column : preview.choices)
            choice->addItem(column, column);
        choice->setCurrentIndex(field.column.isEmpty() ? 0 : std::max(0, choice->findData(field.column)));
        connect(choice, &QComboBox::activated, this, [this, choice, id = field.id] {
            m_chosen.insert(id, choice->currentData().toString());
            askPreview();
        });
        m_sample->setCellWidget(0, i, choice);
        if (choice->objectName() == chooser)
            choice->setFocus();
    }
    for (int row = 0; row < preview.rows.size(); ++row)
        for (int column = 0; column < preview.rows[row].size(); ++column)
            m_sample->setItem(first + row, column, new QTableWidgetItem(preview.rows[row][column]));
    m_sample->resizeColumnsToContents();
}

void ImportDialog::showPreview(const models::ImportPreviewData& preview)
{
    showFields(preview);
    QString state = preview.counts;
    if (preview.setAside > 0)
        state += QStringLiteral(" · ") + tr("%n set aside", nullptr, preview.setAside);
    if (!preview.quarantine.isEmpty())
        state = tr("Not loadable: %1").arg(preview.quarantine) + QLatin1Char('\n') + state;
    m_state->setText(state);
    m_rejected->setPlainText(preview.rejected.join(QLatin1Char('\n')));
    m_rejected->setVisible(!preview.rejected.isEmpty());
    m_load->setEnabled(preview.loadable);
}

void ImportDialog::showError(const models::ErrorText& error)
{
    m_load->setEnabled(false);
    m_state->setText(error.what + QLatin1Char(' ') + error.why + QLatin1Char('\n') + error.todo);
    m_rejected->setPlainText(error.details);
    m_rejected->setVisible(!error.details.isEmpty());
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    QStringList dropped;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            dropped.append(url.toLocalFile());
    addFiles(dropped);
}

} // namespace assay::ui
