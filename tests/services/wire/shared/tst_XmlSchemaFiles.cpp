// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/XmlSchema.h"
#include "tests/TestPaths.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <map>

using namespace assay;
using namespace assay::wire;

namespace
{

const QString kShared = QString::fromStdString(assay::tests::sharedFile("data/iso20022/"));

std::string contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

/// The standard's own examples against the standard's own schemas: verdicts as those of xmllint.
class tst_XmlSchemaFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examples()
    {
        if (!QDir(kShared).exists())
            QSKIP("skipped: ../shared/data is not there");
        std::map<QString, int> counts;
        const QDir examples(kShared + "mdr-examples");
        for (const QString& name : examples.entryList(QDir::Files, QDir::Name)) {
            const QString path = kShared + "xsd/" + name.left(15) + ".xsd";
            if (!QFile::exists(path))
                continue;
            const auto schema = XmlSchema::load(contents(path), name.left(15).toStdString());
            QVERIFY2(schema.has_value(), qPrintable(path));
            const auto faults = schema->faults(contents(examples.filePath(name)), name.toStdString());
            ++counts[!faults ? "refused" : faults->empty() ? "valid" : "faulty"];
            if (faults && !faults->empty()) {
                const QString where = QString::fromStdString(faults->front().where);
                QVERIFY2(where.startsWith(name + ": line ") && where.contains("/Document"), qPrintable(where));
                qInfo("%s", faults->front().text().c_str());
            }
        }
        for (const auto& [verdict, count] : counts)
            qInfo("%s: %d", qPrintable(verdict), count);
        QCOMPARE(counts["valid"], 29);
        QCOMPARE(counts["faulty"], 8);
        QCOMPARE(counts["refused"], 2); // not well-formed
    }
};

QTEST_APPLESS_MAIN(tst_XmlSchemaFiles)
#include "tst_XmlSchemaFiles.moc"
