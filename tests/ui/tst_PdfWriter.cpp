// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "ui/print/PdfWriter.h"

using namespace assay;

class tst_PdfWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesPagesWithEmbeddedFonts()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("report.pdf"));
        QString html = QStringLiteral("<html><head><title>Report</title></head><body><h1>儲備覆蓋率</h1>");
        for (int i = 0; i < 200; ++i)
            html += QStringLiteral("<p>Line %1: HKD 1,204,330,120.50</p>").arg(i);
        const auto result = ui::PdfWriter::write(html + QStringLiteral("</body></html>"), path, ui::Language::HongKong);
        QVERIFY2(result.ok(), qPrintable(result.error));
        QVERIFY(result.pages > 2);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("%PDF-1."));
        QVERIFY(bytes.contains("/FontFile"));
        QVERIFY(bytes.trimmed().endsWith("%%EOF"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void saysWhyItCouldNotWrite()
    {
        const auto result = ui::PdfWriter::write(QStringLiteral("x"), QStringLiteral("/no/such/folder/report.pdf"));
        QVERIFY(!result.ok());
        QCOMPARE(result.pages, 0);
    }

    void fetchesNothing()
    {
        QTemporaryDir folder;
        const QString secret = folder.filePath(QStringLiteral("secret.txt"));
        QFile file(secret);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("secret");
        file.close();
        const QString html = QStringLiteral("<link rel='stylesheet' href='%1'><img src='file://%1'><p>x</p>").arg(secret);
        QVERIFY(ui::PdfWriter::write(html, folder.filePath(QStringLiteral("x.pdf"))).ok());
    }
};

QTEST_MAIN(tst_PdfWriter)
#include "tst_PdfWriter.moc"
