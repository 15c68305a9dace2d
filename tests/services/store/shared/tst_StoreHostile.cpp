// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

#include "tests/TestPaths.h"
#include "tests/services/store/StoreSamples.h"

using namespace samples;
namespace fs = std::filesystem;

/// Database images made to break SQLite are refused, as they are and with a store's number in their header.
class tst_StoreHostile : public QObject
{
    Q_OBJECT

private slots:
    void hostileImages()
    {
        const fs::path images = assay::tests::sharedFile("data/hostile/sqlite");
        if (!fs::is_directory(images))
            QSKIP("skipped: ../shared/data is not there");
        const QTemporaryDir folder;
        int count = 0;
        for (const auto& entry : fs::directory_iterator(images)) {
            if (!entry.is_regular_file())
                continue;
            ++count;
            QVERIFY2(!readAll(entry.path().string()).empty(), entry.path().c_str());
            // As another's database with our number in the header, and with its content behind a schema check.
            auto bytes = bytesOf(entry.path().string());
            const auto path = folder.filePath(QString::number(count)).toStdString();
            write(path, bytes);
            QVERIFY(!Store::open(path, OpenMode::ReadWrite).has_value());
            if (bytes.size() < 100)
                continue;
            bytes.replace(60, 4, std::string("\0\0\0\1", 4));
            bytes.replace(68, 4, "ASSY");
            write(path, bytes);
            QVERIFY2(!readAll(path).empty(), entry.path().c_str());
            QVERIFY(!Store::open(path, OpenMode::ReadWrite).has_value());
        }
        QVERIFY(count > 20);
    }
};

QTEST_APPLESS_MAIN(tst_StoreHostile)
#include "tst_StoreHostile.moc"
