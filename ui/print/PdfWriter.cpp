// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/PdfWriter.h"

#include <QAbstractTextDocumentLayout>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>

namespace assay::ui {
namespace {

/// A document that fetches nothing: only data: URLs of the text itself are resolved.
class ClosedDocument : public QTextDocument {
public:
    using QTextDocument::QTextDocument;

protected:
    QVariant loadResource(int type, const QUrl& name) override
    {
        return name.scheme() == QLatin1String("data") ? QTextDocument::loadResource(type, name) : QVariant(QByteArray());
    }
};

constexpr int kResolution = 96 * 4;
constexpr double kFooter = 12.0;    // points between text and page number

} // namespace

PdfResult PdfWriter::write(const QString& html, const QString& path, Language language)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return {0, file.errorString()};
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);

    int pages = 0;
    {
        QPdfWriter writer(&file);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(16, 16, 16, 18), QPageLayout::Millimeter);
        writer.setResolution(kResolution);
        writer.setCreator(QStringLiteral("Assay"));

        Theme theme;
        theme.setLanguage(language);
        QFont body = theme.font(Type::Body);
        body.setPointSizeF(9);

        ClosedDocument document;
        document.setDefaultFont(body);
        document.documentLayout()->setPaintDevice(&writer);
        document.setHtml(html);
        const double point = kResolution / 72.0;
        const QSizeF area(writer.width(), writer.height());
        const QSizeF page(area.width(), area.height() - (kFooter + 12) * point);
        document.setDocumentMargin(0);
        document.setPageSize(page);
        writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));

        QPainter painter;
        if (!painter.begin(&writer))
            return {0, QCoreApplication::translate("PdfWriter", "The PDF could not be started.")};
        QFont label = theme.font(Type::Label);
        label.setPointSizeF(8);
        pages = document.pageCount();
        for (int i = 0; i < pages; ++i) {
            if (i > 0)
                writer.newPage();
            painter.save();
            painter.translate(0, -i * page.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.palette = theme.palette();
            context.palette.setColor(QPalette::Text, Qt::black);
            context.clip = QRectF(0, i * page.height(), page.width(), page.height());
            painter.setClipRect(context.clip);
            document.documentLayout()->draw(&painter, context);
            painter.restore();
            painter.setFont(label);
            painter.setPen(theme.color(Token::Muted));
            painter.drawText(QRectF(0, area.height() - 12 * point, area.width(), 12 * point),
                             Qt::AlignRight | Qt::AlignVCenter,
                             QCoreApplication::translate("PdfWriter", "Page %1 of %2").arg(i + 1).arg(pages));
        }
        if (!painter.end())
            return {pages, QCoreApplication::translate("PdfWriter", "The PDF could not be finished.")};
    }
    if (!file.commit())
        return {pages, file.errorString()};
    return {pages, {}};
}

} // namespace assay::ui
