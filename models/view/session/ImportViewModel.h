// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include "models/view/pages/PageViewModel.h"

namespace assay::models {

/// A kind of file that can be taken in.
struct ImportKind {
    QString id;                ///< "bar-list"
    QString name;
    std::string sources;       ///< kind of source that such files belong to
};

/// A field of ours and where it is read from.
struct ImportField {
    QString id;                             ///< "gross"
    QString title;                          ///< "Gross weight"
    QString column;                         ///< name in the files; empty: nothing states it
};

/// What an import would do, as text.
struct ImportPreviewData {
    QList<ImportField> fields;              ///< those with a column come first
    QStringList choices;                    ///< columns of the files to choose from; empty: nothing to choose
    QList<QStringList> rows;                ///< first rows of the files, in the order of `fields`
    QString counts;                         ///< "12,418 rows, 12,401 before"
    QStringList rejected;                   ///< what was set aside, and why; the first of many
    int setAside = 0;                       ///< all that was
    QString quarantine;                     ///< why nothing may be loaded, or empty
    bool loadable = false;
};

/// Taking in files: preview first, then load exactly what was previewed. Main thread; one question at a time, an answer to
/// an older question is dropped.
class ImportViewModel : public QObject {
    Q_OBJECT

public:
    ImportViewModel(const ViewContext& context, QObject* parent);

    [[nodiscard]] QList<ImportKind> kinds() const;
    /// The kind that the name of a file suggests, or empty.
    [[nodiscard]] static QString guessKind(const QString& fileName);
    /// Sources that files of this kind came from before. Those read from an endpoint are not among them: what a file says
    /// and what the endpoint says stay apart.
    [[nodiscard]] QStringList sources(const QString& kind) const;

    /// `columns`: field → column, for those that a person chose; an empty column: nothing states it.
    void preview(const QString& kind, const QStringList& files, const QString& source, const QMap<QString, QString>& columns = {});
    /// Loads what the last preview showed; without effect unless it was loadable.
    void load();
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void previewReady(const assay::models::ImportPreviewData& preview);
    /// One sentence about what was loaded.
    void loaded(const QString& summary);
    void failed(const assay::models::ErrorText& error);

private:
    void begin();

    const ViewContext& m_context;
    api::ImportRequest m_request;
    bool m_loadable = false;
    bool m_busy = false;
    std::uint64_t m_question = 0;
};

} // namespace assay::models
