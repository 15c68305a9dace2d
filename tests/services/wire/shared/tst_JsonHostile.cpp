// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "services/wire/AssayHttp.h"
#include "services/wire/Evm.h"
#include "services/wire/JsonReader.h"
#include "services/wire/JsonTree.h"
#include "tests/TestPaths.h"

using namespace assay::wire;
using assay::support::ErrorCode;

namespace
{

const QString kFolder = QString::fromStdString(assay::tests::sharedFile("data/hostile/json"));

int depthOf(const std::string& text)
{
    int depth = 0;
    int deepest = 0;
    for (const char c : text) {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

} // namespace

class tst_JsonHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(kFolder).exists())
            QSKIP("skipped: ../shared/data is not there");
    }

    void verdicts_data()
    {
        QTest::addColumn<QString>("path");
        for (const char* folder : {"test_parsing", "test_transform"}) {
            const QDir dir(kFolder + QLatin1Char('/') + QLatin1String(folder));
            for (const QString& name : dir.entryList(QDir::Files))
                QTest::newRow(qPrintable(name)) << dir.filePath(name);
        }
    }
    void verdicts()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string text = file.readAll().toStdString();
        const auto done = checkJson(text, JsonDuplicates::Allow);
        const char first = QFileInfo(path).fileName().front().toLatin1();
        const bool parsing = path.contains(QLatin1String("test_parsing"));
        if (parsing && first == 'y') {
            const bool tooDeep =
                !done && done.error().code == ErrorCode::OutOfRange && depthOf(text) > static_cast<int>(kJsonMaxDepth);
            QVERIFY2(done || tooDeep, done ? "" : done.error().text().c_str());
        }
        if (parsing && first == 'n')
            QVERIFY2(!done, "accepted");
        if (!done)
            QVERIFY2(done.error().where.starts_with("byte "), done.error().text().c_str());
        // The readers with a meaning must bear the same bytes: as the whole answer, as an item, as a member.
        QCOMPARE(parseJsonTree(text).has_value() && !done, false);
        (void)decodeMessage(text);
        (void)decodeAbout(text);
        (void)decodeRpcBatch(text, 1, 2);
        const std::string head =
            R"({"schema_version":"1.0","resource":"bars","as_of":"2026-03-31T10:00:00Z","sequence":7,)";
        const auto item = decodePage(head + "\"items\":[" + text + "]}", "bars");
        const auto member = decodePage(head + "\"items\":[],\"x\":" + text + '}', "bars");
        if (parsing && first == 'y' && done && depthOf(text) < 30) {
            QVERIFY2(item, item ? "" : item.error().text().c_str());
            QCOMPARE(item->rejected.size(), std::size_t{1});
        }
        if (member)
            QVERIFY(done);
    }
};

QTEST_APPLESS_MAIN(tst_JsonHostile)
#include "tst_JsonHostile.moc"
