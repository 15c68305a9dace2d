// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/ImportViewModel.h"

#include <QFileInfo>

namespace assay::models {

namespace {

constexpr int kShownRejects = 200;

} // namespace

ImportViewModel::ImportViewModel(const ViewContext& context, QObject* parent) : QObject(parent), m_context(context) {}

QList<ImportKind> ImportViewModel::kinds() const
{
    return {{QStringLiteral("bar-list"), tr("Bar list")},
            {QStringLiteral("reserve-statement"), tr("Reserve statement")},
            {QStringLiteral("iso20022"), tr("ISO 20022 messages")},
            {QStringLiteral("sanctions"), tr("Sanctions list")}};
}

QString ImportViewModel::guessKind(const QString& fileName)
{
    const QString name = QFileInfo(fileName).fileName().toLower();
    if (name.contains(QLatin1String("sdn")) || name.contains(QLatin1String("sanction")) || name.contains(QLatin1String("consolidated")))
        return QStringLiteral("sanctions");
    if (name.contains(QLatin1String("bar")) || name.contains(QLatin1String("vault")))
        return QStringLiteral("bar-list");
    if (name.contains(QLatin1String("reserve")))
        return QStringLiteral("reserve-statement");
    if (name.endsWith(QLatin1String(".xml")))
        return QStringLiteral("iso20022");
    return {};
}

QStringList ImportViewModel::sources() const
{
    QStringList files;
    QStringList others;
    for (const auto& source : m_context.dispatcher.current()->sources)
        (source.protocol == "files" ? files : others).append(fromUtf8(source.id.value()));
    return files + others;
}

void ImportViewModel::begin()
{
    m_busy = true;
    ++m_question;
}

void ImportViewModel::preview(const QString& kind, const QStringList& files, const QString& source)
{
    api::ImportRequest request;
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
                out.columns.append(field == column ? fromUtf8(field) : fromUtf8(field) + QStringLiteral(" ← ") + fromUtf8(column));
            for (const auto& row : result->sample) {
                QStringList cells;
                for (const auto& cell : row)
                    cells.append(fromUtf8(cell));
                out.rows.append(cells);
            }
            const auto& format = m_context.format();
            out.counts = tr("%1 rows in the files, %2 known before")
                             .arg(format.count(static_cast<std::int64_t>(result->rows)),
                                  format.count(static_cast<std::int64_t>(result->rowsBefore)));
            for (const auto& error : result->rejected) {
                if (out.rejected.size() >= kShownRejects)
                    break;
                const ErrorText text = format.errorText(error);
                out.rejected.append(text.what + QLatin1Char(' ') + text.details);
            }
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
