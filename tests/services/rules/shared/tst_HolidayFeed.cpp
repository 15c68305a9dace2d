// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "tests/TestPaths.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::rules::test;

/// The calendar that is shipped against the government's feed.
class tst_HolidayFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hongKongIsTheFeed()
    {
        QFile file(QString::fromStdString(assay::tests::sharedFile("data/reference/hk-1823/tc.json")));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("skipped: ../shared/data is not there");
        auto bytes = file.readAll();
        if (bytes.startsWith("\xef\xbb\xbf"))
            bytes.remove(0, 3);
        const auto root = QJsonDocument::fromJson(bytes).object();
        const auto events = root["vcalendar"].toArray().first().toObject()["vevent"].toArray();
        QVERIFY(events.size() > 50);
        std::map<int, std::set<assay::support::Date>> feed;
        for (const auto& event : events) {
            const auto text = event.toObject()["dtstart"].toArray().first().toString();
            const auto date = day((text.left(4) + '-' + text.mid(4, 2) + '-' + text.mid(6)).toStdString());
            feed[static_cast<int>(date.year())].insert(date);
        }
        QCOMPARE(feed.size(), 3u);
        for (const auto& [year, dates] : feed) {
            const auto* shippedYear = shipped().calendar("hong-kong")->year(year);
            QVERIFY(shippedYear);
            std::set<assay::support::Date> ours;
            for (const auto& [date, name] : shippedYear->holidays)
                ours.insert(date);
            QVERIFY2(ours == dates, qPrintable(QString::number(year)));
        }
    }
};

QTEST_APPLESS_MAIN(tst_HolidayFeed)
#include "tst_HolidayFeed.moc"
