// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/session/ImportViewModel.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "models/format/Codes.h"
#include "services/api/FileFormats.h"

namespace assay::models {

namespace {

constexpr int kShownRejects = 200;

QString titleOf(const std::string& field)
{
    const char* title = fieldTitle(field);
    return title ? QCoreApplication::translate("Columns", title) : fromUtf8(field);
}

} // namespace

ImportViewModel::ImportViewModel(const ViewContext& context, QObject* parent) : QObject(parent), m_context(context) {}

QList<ImportKind> ImportViewModel::kinds() const
{
    QList<ImportKind> out;
    for (const auto& format : api::kFileFormats)
        out.append({fromUtf8(format.id), tr(format.title), std::string(format.sourceKind)});
    return out;
}

QString ImportViewModel::guessKind(const QString& fileName)
{
    const auto* format = api::fileFormatOfName(QFileInfo(fileName).fileName().toLower().toStdString());
    return format ? fromUtf8(format->id) : QString();
}

QStringList ImportViewModel::sources(const QString& kind) const
{
    const auto* format = api::fileFormat(kind.toStdString());
    const std::string_view wanted = format ? format->sourceKind : std::string_view();
    QStringList out;
    for (const auto& source : m_context.dispatcher.current()->sources)
        if (source.protocol == "files" && source.kind == wanted)
            out.append(fromUtf8(source.id.value()));
    return out;
}

void ImportViewModel::begin()
{
    m_busy = true;
    ++m_question;
}

void ImportViewModel::preview(const QString& kind, const QStringList& files, const QString& source,
                              const QMap<QString, QString>& columns)
{
    api::ImportRequest request;
    for (auto it = columns.begin(); it != columns.end(); ++it)
        request.columnMapping.emplace(it.key().toStdString(), it.value().toStdString());
    request.kind = kind.toStdString();
    for (const QString& file : files)
        request.files.push_back(file.toStdString());
    request.source = domain::SourceId(source.toStdString());
    m_request = request;
    m_loadable = false;
    begin();
    const auto question = m_question;
    m_context.console.commands.previewImport(
        std::move(request), m_context.dispatcher.toMain<api::ImportPreview>(this, [this, question](support::Result<api::ImportPreview> result) {
            if (question != m_question)
                return;
            m_busy = false;
            if (!result) {
                Q_EMIT failed(m_context.format().errorText(result.error()));
                return;
            }
            ImportPreviewData out;
            for (const auto& [field, column] : result->mapping)
                out.fields.append({fromUtf8(field), titleOf(field), fromUtf8(column)});
            for (const auto& field : result->unmapped)
                out.fields.append({fromUtf8(field), titleOf(field), {}});
            for (const auto& column : result->columns)
                out.choices.append(fromUtf8(column));
            for (const auto& row : result->sample) {
                QStringList cells;
                for (const auto& cell : row)
                    cells.append(fromUtf8(cell));
                out.rows.append(cells);
            }
            const auto& format = m_context.format();
            const auto rows = format.count(static_cast<std::int64_t>(result->rows));
            out.counts = result->rowsBefore ? tr("%1 rows in the files, %2 known before")
                                                  .arg(rows, format.count(static_cast<std::int64_t>(*result->rowsBefore)))
                                            : tr("%1 rows in the files").arg(rows);
            out.setAside = static_cast<int>(result->rejected.size());
            for (const auto& error : result->rejected) {
                if (out.rejected.size() >= kShownRejects) {
                    out.rejected.append(tr("…and %1 more").arg(format.count(out.setAside - kShownRejects)));
                    break;
                }
                const ErrorText text = format.errorText(error);
                out.rejected.append(text.what + QLatin1Char(' ') + text.details);
            }
            for (std::size_t i = 0; i < result->notes.size() && i < static_cast<std::size_t>(kShownRejects); ++i)
                out.rejected.append(tr("Noted: %1").arg(fromUtf8(result->notes[i].text())));
            out.quarantine = fromUtf8(result->quarantine);
            out.loadable = out.quarantine.isEmpty() && result->rows > 0;
            m_loadable = out.loadable;
            Q_EMIT previewReady(out);
        }));
}

void ImportViewModel::load()
{
    if (!m_loadable || m_busy)
        return;
    m_loadable = false;
    begin();
    const auto question = m_question;
    m_context.console.commands.runImport(
        m_request, m_context.dispatcher.toMain<api::ImportOutcome>(this, [this, question](support::Result<api::ImportOutcome> result) {
            if (question != m_question)
                return;
            m_busy = false;
            if (!result) {
                Q_EMIT failed(m_context.format().errorText(result.error()));
                return;
            }
            const auto text = [this](std::size_t count) { return m_context.format().count(static_cast<std::int64_t>(count)); };
            Q_EMIT loaded(tr("Loaded: %1 added, %2 changed, %3 removed, %4 unchanged, %5 set aside.")
                              .arg(text(result->added), text(result->changed), text(result->removed),
                                   text(result->unchanged), text(result->rejected.size())));
        }));
}

} // namespace assay::models
