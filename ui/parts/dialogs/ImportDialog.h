// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/view/session/ImportViewModel.h"

class QComboBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;

namespace assay::ui {

/// Takes in files: kind, files and source, a preview of what would happen, then Load. Non-blocking; keeps its answers while
/// the console goes on. Main thread; deletes itself when closed.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    ImportDialog(models::ImportViewModel& model, QWidget* parent);

    void addFiles(const QStringList& files);

Q_SIGNALS:
    void loaded(const QString& summary);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void chooseFiles();
    void askPreview();
    void showPreview(const models::ImportPreviewData& preview);
    void showError(const models::ErrorText& error);
    void showFields(const models::ImportPreviewData& preview);
    void offerSources();
    [[nodiscard]] QStringList files() const;

    models::ImportViewModel& m_model;
    QComboBox* m_kind;
    QComboBox* m_source;
    QListWidget* m_files;
    QPushButton* m_choose;
    QPushButton* m_preview;
    QPushButton* m_load;
    QLabel* m_state;
    QTableWidget* m_sample;
    QPlainTextEdit* m_rejected;
    QMap<QString, QString> m_chosen;          ///< field → column, where a person chose
};

} // namespace assay::ui
