// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <stdexcept>

#include "tests/services/sync/ScriptedSource.h"

using namespace assay;
using namespace samples;
using support::ErrorCode;
using Said = std::vector<std::string>;
using Confirmed = std::vector<std::vector<std::string>>;

namespace
{

const std::string kFilings = "/v1/filings";

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    return text.replace(text.find(what), what.size(), by);
}

/// A feed of filings whose snapshot contains the changes up to `snapshot`, on a stream that began behind `begin`.
struct Filings : FollowedSource {
    Filings() : FollowedSource({"filings"}) {}

    /// True once the first turn is done and the greeting was heard.
    [[nodiscard]] bool begin(std::int64_t snapshot, std::int64_t begin)
    {
        source.script[kFilings] = {{200, page("filings", snapshot)}};
        source.greeting = [begin] { return hello(begin); };
        start();
        return untilTurns(1) && until([&] { return source.heard(); });
    }
    [[nodiscard]] bool failedOf(ErrorCode code) const { return failures.size() == 1 && failures.front().code == code; }
    /// The next snapshots contain the changes up to there.
    void next(std::int64_t sequence) { source.script[kFilings] = {{200, page("filings", sequence)}}; }
};

} // namespace

/// What a source says in numbered pieces is shown as live only where no piece is missing.
class tst_AssayHttpStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesThatGoRound_data()
    {
        QTest::addColumn<QStringList>("cursors");
        QTest::newRow("the same again") << QStringList{"a", "a"};
        QTest::newRow("back to the first") << QStringList{"a", "b", "a"};
        QTest::newRow("back to the middle") << QStringList{"a", "b", "c", "b"};
    }
    void pagesThatGoRound()
    {
        QFETCH(QStringList, cursors);
        Filings filings;
        for (const auto& cursor : cursors)
            filings.source.script[kFilings].push_back({200, page("filings", 1, cursor.toStdString())});
        filings.start();
        QVERIFY(filings.untilTurns(1));
        QVERIFY(filings.failedOf(ErrorCode::Malformed));
        QVERIFY(filings.failures.front().text().find("cursor") != std::string::npos);
        QCOMPARE(filings.delivered, Said());
        QCOMPARE(filings.source.asked(kFilings), static_cast<int>(cursors.size()));
    }

    /// A snapshot that is read anew may use the cursors of the one that is gone.
    void cursorsOfASnapshotThatIsGone()
    {
        Filings filings;
        filings.source.script[kFilings] = {
            {200, page("filings", 1, "a")}, {200, page("filings", 1, "b")}, {410, "{}"},
            {200, page("filings", 2, "a")}, {200, page("filings", 2, "b")}, {200, page("filings", 2)}};
        filings.start();
        QVERIFY(filings.untilTurns(1));
        QVERIFY(filings.failures.empty());
        QCOMPARE(filings.delivered, Said{"filings 2"});
    }

    void pagesOfTwoSnapshots_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const std::string& second, const char* said) {
            QTest::newRow(name) << QString::fromStdString(second) << said;
        };
        row("a later one", page("filings", 8), "different sequence numbers");
        row("an earlier one", page("filings", 6), "different sequence numbers");
        row("at another time", replaced(page("filings", 7), "02:00:01Z", "02:00:02Z"), "different instants");
    }
    void pagesOfTwoSnapshots()
    {
        QFETCH(QString, second);
        QFETCH(QString, said);
        Filings filings;
        filings.source.script[kFilings] = {{200, page("filings", 7, "a")}, {200, second.toStdString()}};
        filings.start();
        QVERIFY(filings.untilTurns(1));
        QVERIFY(filings.failedOf(ErrorCode::Malformed));
        QVERIFY(filings.failures.front().text().find(said.toStdString()) != std::string::npos);
        QCOMPARE(filings.delivered, Said());
    }

    void aListThatIsNotWhole_data()
    {
        QTest::addColumn<int>("stated");
        QTest::addColumn<bool>("whole");
        QTest::newRow("as many as stated") << 2 << true;
        QTest::newRow("one less") << 3 << false;
        QTest::newRow("one more") << 1 << true;
    }
    /// Rows that did not arrive would pass for removed. One that cannot be read has arrived.
    void aListThatIsNotWhole()
    {
        QFETCH(int, stated);
        QFETCH(bool, whole);
        const auto part = [&](const std::string& next) {
            const auto counted =
                replaced(page("filings", 1, next), "\"total\":0", "\"total\":" + std::to_string(stated));
            return replaced(counted, "\"items\":[]", "\"items\":[{\"filing_id\":1}]");
        };
        FollowedSource issuer({"reserve-assets", "filings"});
        issuer.source.script["/v1/reserve-assets"] = {{200, part("a")}, {200, part("")}};
        for (auto& reply : issuer.source.script["/v1/reserve-assets"])
            reply.body = replaced(reply.body, "filings", "reserve-assets");
        issuer.source.script[kFilings] = {{200, page("filings", 1)}};
        issuer.start();
        QVERIFY(issuer.untilTurns(1));
        QCOMPARE(issuer.failures.size(), std::size_t(whole ? 0 : 1));
        if (!whole) {
            QVERIFY(issuer.failures.front().code == ErrorCode::Quarantined);
            QVERIFY(issuer.failures.front().text().find("states 3 items, 2 arrived") != std::string::npos);
        }
        QCOMPARE(issuer.delivered, whole ? (Said{"reserve-assets 1", "filings 1"}) : Said{"filings 1"});
    }

    /// One list that cannot be read does not keep the others from being read.
    void aResourceThatCannotBeRead_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const std::string& answer, int status) {
            QTest::newRow(name) << QString::fromStdString(answer) << status;
        };
        const auto good = page("reserve-assets", 1);
        row("no JSON", "<html>", 200);
        row("without a member", replaced(good, "items", "lines"), 200);
        row("of another type", replaced(good, "[]", "{}"), 200);
        row("out of range", replaced(good, "\"sequence\":1", "\"sequence\":-1"), 200);
        row("of another version", replaced(good, "1.0", "9.0"), 200);
        row("a failing server", "{}", 500);
    }
    void aResourceThatCannotBeRead()
    {
        QFETCH(QString, answer);
        QFETCH(int, status);
        FollowedSource issuer({"reserve-assets", "filings"});
        issuer.source.script["/v1/reserve-assets"] = {{static_cast<unsigned>(status), answer.toStdString()}};
        issuer.source.script[kFilings] = {{200, page("filings", 1)}};
        issuer.start();
        QVERIFY(issuer.untilTurns(1));
        QCOMPARE(issuer.failures.size(), std::size_t{1});
        QVERIFY(issuer.failures.front().text().find("reserve-assets") != std::string::npos);
        QCOMPARE(issuer.delivered, Said{"filings 1"});
    }

    void changesGoOnFromTheSnapshot()
    {
        Filings filings;
        QVERIFY(filings.begin(5, 5));
        QVERIFY(filings.say(change("filings", 6)));
        QVERIFY(filings.say(change("filings", 7)));
        QCOMPARE(filings.delivered, (Said{"filings 5", "filings +6", "filings +7"}));
        filings.confirmed.clear();
        QVERIFY(filings.say(heartbeat(7)));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
        QVERIFY(filings.failures.empty());
        QCOMPARE(filings.source.asked(kFilings), 1);
    }

    /// Changes that come while a snapshot is read wait for it; those that it contains are not taken in twice.
    void changesBesideASnapshot()
    {
        Filings filings;
        filings.source.hold(kFilings);
        filings.source.script[kFilings] = {{200, page("filings", 7)}};
        filings.source.greeting = [] { return hello(5); };
        filings.start();
        QVERIFY(filings.until([&] { return filings.source.holds() && filings.source.heard(); }));
        for (int n = 6; n <= 8; ++n)
            QVERIFY(filings.say(change("filings", n)));
        QVERIFY(filings.say(heartbeat(8)));
        QCOMPARE(filings.delivered, Said());
        QCOMPARE(filings.confirmed, Confirmed());
        filings.source.release();
        QVERIFY(filings.untilTurns(1));
        QCOMPARE(filings.delivered, (Said{"filings 7", "filings +8"}));
        QVERIFY(filings.say(heartbeat(8)));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
        QVERIFY(filings.waits.back() >= FollowedSource::kEvery);
    }

    /// The stream began elsewhere than the snapshot ended: what lies between was never said, or the numbers are others.
    void theStreamBeginsElsewhere_data()
    {
        QTest::addColumn<int>("begin");
        QTest::newRow("one later") << 101;
        QTest::newRow("later") << 105;
        QTest::newRow("earlier: the endpoint counts anew") << 3;
    }
    void theStreamBeginsElsewhere()
    {
        QFETCH(int, begin);
        Filings filings;
        filings.source.script[kFilings] = {{200, page("filings", 100)}, {200, page("filings", begin + 1)}};
        filings.start();
        QVERIFY(filings.untilTurns(1));
        filings.source.hold(kFilings);
        filings.source.greeting = [begin] { return hello(begin); };
        QVERIFY(filings.until([&] { return filings.source.holds() && filings.source.heard(); }));
        QVERIFY(filings.say(heartbeat(begin)));
        QVERIFY(filings.say(change("filings", begin + 1)));
        QVERIFY(filings.say(heartbeat(begin + 1)));
        QCOMPARE(filings.confirmed, Confirmed());
        QCOMPARE(filings.delivered, Said{"filings 100"});
        filings.source.release();
        QVERIFY(filings.untilTurns(2));
        QCOMPARE(filings.delivered, (Said{"filings 100", "filings " + std::to_string(begin + 1)}));
        QVERIFY(filings.say(change("filings", begin + 2)));
        QVERIFY(filings.say(heartbeat(begin + 2)));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
        QCOMPARE(filings.delivered.back(), "filings +" + std::to_string(begin + 2));
        QVERIFY(filings.failures.empty());
    }

    /// An endpoint may keep its snapshots for a while. Until one has caught up with the stream, nothing is vouched for,
    /// and no change is taken in: it would make all rows look new.
    void aSnapshotOlderThanTheStream()
    {
        Filings filings;
        filings.source.hold(kFilings);
        filings.source.script[kFilings] = {{200, page("filings", 100)}};
        filings.source.greeting = [] { return hello(105); };
        filings.start();
        QVERIFY(filings.until([&] { return filings.source.holds() && filings.source.heard(); }));
        filings.source.release();
        // Once more at once, then in its own time.
        QVERIFY(filings.untilTurns(2));
        QCOMPARE(filings.waits, (std::vector<domain::Duration>{domain::Duration{0}, FollowedSource::kEvery}));
        QVERIFY(filings.say(heartbeat(105)));
        QVERIFY(filings.say(change("filings", 106)));
        QVERIFY(filings.say(heartbeat(106)));
        QCOMPARE(filings.confirmed, Confirmed());
        QCOMPARE(filings.delivered, (Said{"filings 100", "filings 100"}));

        filings.next(105); // without the change that was not taken in
        filings.feed->pollNow();
        QVERIFY(filings.untilTurns(3));
        QVERIFY(filings.say(heartbeat(106)));
        QCOMPARE(filings.confirmed, Confirmed());

        filings.next(106);
        filings.feed->pollNow();
        QVERIFY(filings.untilTurns(4));
        QVERIFY(filings.say(heartbeat(106)));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
        QVERIFY(filings.failures.empty());
    }

    /// A snapshot to compare may have been kept since before the last changes.
    void aSnapshotOlderThanWhatIsKnown()
    {
        Filings filings;
        QVERIFY(filings.begin(5, 5));
        QVERIFY(filings.say(change("filings", 6)));
        QVERIFY(filings.say(change("filings", 7)));
        filings.source.hold(kFilings);
        filings.feed->pollNow();
        QVERIFY(filings.until([&] { return filings.source.holds(); }));
        QVERIFY(filings.say(change("filings", 8)));
        filings.source.release();
        QVERIFY(filings.untilTurns(2));
        QCOMPARE(filings.delivered, (Said{"filings 5", "filings +6", "filings +7", "filings +8"}));
        filings.confirmed.clear();
        QVERIFY(filings.say(heartbeat(8)));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
    }

    void onlyWhatIsWholeIsVouchedFor()
    {
        FollowedSource issuer({"reserve-assets", "filings"});
        issuer.source.script["/v1/reserve-assets"] = {{200, page("reserve-assets", 3)}};
        issuer.source.script[kFilings] = {{200, page("filings", 5)}};
        issuer.source.greeting = [] { return hello(5); };
        issuer.start();
        QVERIFY(issuer.untilTurns(2));
        QVERIFY(issuer.until([&] { return issuer.source.heard(); }));
        issuer.confirmed.clear();
        QVERIFY(issuer.say(heartbeat(5)));
        QCOMPARE(issuer.confirmed, Confirmed{{"filings"}});
    }

    void anotherNumber_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("number");
        const auto row = [](const char* name, const std::string& message, int number) {
            QTest::newRow(name) << QString::fromStdString(message) << number;
        };
        row("a change ahead", change("filings", 9), 9);
        row("a heartbeat ahead", heartbeat(9), 9);
        row("a greeting ahead", hello(9), 9);
        row("a change twice", change("filings", 7), 7);
        row("an older change", change("filings", 6), 6);
        row("an older heartbeat", heartbeat(6), 6);
    }
    /// It is not taken in, and until there is a new snapshot nothing else is, and nothing is vouched for.
    void anotherNumber()
    {
        QFETCH(QString, message);
        QFETCH(int, number);
        Filings filings;
        QVERIFY(filings.begin(5, 5));
        QVERIFY(filings.say(change("filings", 6)));
        QVERIFY(filings.say(change("filings", 7)));
        const Said before{"filings 5", "filings +6", "filings +7"};
        filings.confirmed.clear();
        filings.next(number);
        filings.source.hold(kFilings);
        QVERIFY(filings.say(message.toStdString()));
        QVERIFY(filings.failedOf(ErrorCode::SequenceGap));
        QVERIFY(filings.say(heartbeat(number)));
        QVERIFY(filings.until([&] { return filings.source.holds(); }));
        QVERIFY(filings.say(change("filings", number + 1)));
        QVERIFY(filings.say(heartbeat(number + 1)));
        QCOMPARE(filings.delivered, before);
        QCOMPARE(filings.confirmed, Confirmed());

        filings.source.release();
        QVERIFY(filings.untilTurns(2));
        auto after = before;
        after.push_back("filings " + std::to_string(number));
        after.push_back("filings +" + std::to_string(number + 1));
        QCOMPARE(filings.delivered, after);
        QVERIFY(filings.say(heartbeat(number + 1)));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
        QCOMPARE(filings.source.asked(kFilings), 2);
        QCOMPARE(filings.failures.size(), std::size_t{1});
    }

    /// The snapshot under way may be from before the gap.
    void aGapBesideASnapshot()
    {
        Filings filings;
        filings.source.hold(kFilings);
        filings.source.script[kFilings] = {{200, page("filings", 5)}, {200, page("filings", 9)}};
        filings.source.greeting = [] { return hello(5); };
        filings.start();
        QVERIFY(filings.until([&] { return filings.source.holds() && filings.source.heard(); }));
        QVERIFY(filings.say(change("filings", 6)));
        QVERIFY(filings.say(change("filings", 9)));
        QVERIFY(filings.failedOf(ErrorCode::SequenceGap));
        filings.source.release();
        QVERIFY(filings.until([&] { return !filings.delivered.empty(); }));
        filings.source.hold(kFilings);
        QVERIFY(filings.until([&] { return filings.source.holds(); }));
        QVERIFY(filings.say(heartbeat(9)));
        QCOMPARE(filings.confirmed, Confirmed());
        QCOMPARE(filings.delivered, Said{"filings 5"});
        filings.source.release();
        QVERIFY(filings.untilTurns(2));
        QVERIFY(filings.say(heartbeat(9)));
        QCOMPARE(filings.delivered, (Said{"filings 5", "filings 9"}));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
    }

    /// A change that came while there was no snapshot is in the next one only if that is not older.
    void aChangeWithoutASnapshot()
    {
        Filings filings;
        filings.source.script[kFilings] = {{500, "{}"}, {200, page("filings", 1)}, {200, page("filings", 2)}};
        filings.source.greeting = [] { return hello(1); };
        filings.start();
        QVERIFY(filings.untilTurns(1));
        QVERIFY(filings.until([&] { return filings.source.heard(); }));
        QVERIFY(filings.say(change("filings", 2)));
        filings.feed->pollNow();
        QVERIFY(filings.until([&] { return !filings.delivered.empty(); }));
        filings.source.hold(kFilings);
        QVERIFY(filings.say(heartbeat(2)));
        QCOMPARE(filings.delivered, Said{"filings 1"});
        QCOMPARE(filings.confirmed, Confirmed());
        filings.source.release();
        QVERIFY(filings.until([&] { return filings.delivered.size() == 2; }));
        QVERIFY(filings.say(heartbeat(2)));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
    }

    /// Of the changes that waited for a snapshot none is forgotten when one of them cannot be taken in.
    void aChangeThatCannotBeTakenIn()
    {
        Filings filings;
        filings.source.hold(kFilings);
        filings.source.script[kFilings] = {
            {200, page("filings", 5)}, {200, page("filings", 6)}, {200, page("filings", 7)}};
        filings.source.greeting = [] { return hello(5); };
        filings.onDelivery = [](const sync::FeedDelivery& delivery) {
            if (delivery.completeness == wire::Completeness::Delta)
                throw std::runtime_error("a rule divides by nothing");
        };
        filings.start();
        QVERIFY(filings.until([&] { return filings.source.holds() && filings.source.heard(); }));
        QVERIFY(filings.say(change("filings", 6)));
        QVERIFY(filings.say(change("filings", 7)));
        filings.source.release();
        QVERIFY(filings.untilTurns(1));
        QCOMPARE(filings.failures.size(), std::size_t{1});
        filings.feed->pollNow();
        QVERIFY(filings.until([&] { return filings.delivered.size() == 2; }));
        filings.source.hold(kFilings);
        QVERIFY(filings.say(heartbeat(7)));
        QCOMPARE(filings.delivered, (Said{"filings 5", "filings 6"}));
        QCOMPARE(filings.confirmed, Confirmed());
        filings.source.release();
        QVERIFY(filings.until([&] { return filings.delivered.size() == 3; }));
        QVERIFY(filings.say(heartbeat(7)));
        QCOMPARE(filings.confirmed, Confirmed{{"filings"}});
    }

    /// Where the stream goes on where it ended, what was read is still whole; the source is asked all the same.
    void aStreamThatEndsIsFollowedAgain()
    {
        Filings filings;
        QVERIFY(filings.begin(5, 5));
        QVERIFY(filings.say(change("filings", 6)));
        filings.source.greeting = [] { return hello(6); };
        filings.next(6);
        filings.confirmed.clear();
        filings.source.hangUp();
        QVERIFY(filings.until([&] { return filings.source.streams == 2 && filings.source.heard(); }));
        QVERIFY(filings.untilTurns(2));
        QVERIFY(filings.say(change("filings", 7)));
        QCOMPARE(filings.delivered, (Said{"filings 5", "filings +6", "filings 6", "filings +7"}));
        QVERIFY(filings.failures.empty());
    }

    /// Each time a little later, up to a limit; once a stream has said more than its greeting, soon again.
    void waitsLongerBeforeEachAttempt()
    {
        Filings filings;
        filings.source.hangsUp = true;
        filings.source.greeting = [] { return hello(5); };
        filings.source.script[kFilings] = {{200, page("filings", 5)}};
        filings.start();
        QVERIFY(filings.until([&] { return filings.drawn.size() == 8; }));
        QCOMPARE(filings.drawn, (std::vector<std::uint64_t>{1, 3, 7, 15, 31, 63, 63, 63}));
        filings.source.hangsUp = false;
        const int streams = filings.source.streams;
        QVERIFY(filings.until([&] { return filings.source.streams > streams && filings.source.heard(); }));
        QVERIFY(filings.say(heartbeat(5)));
        const auto count = filings.drawn.size();
        filings.source.hangUp();
        QVERIFY(filings.until([&] { return filings.drawn.size() > count; }));
        QCOMPARE(filings.drawn.back(), std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(tst_AssayHttpStream)
#include "tst_AssayHttpStream.moc"
