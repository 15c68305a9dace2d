// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/sync/SourceHealthMonitor.h"

using namespace assay;
using namespace assay::domain;
using namespace std::chrono_literals;

namespace {

const Instant kStart = *support::parseInstant("2026-11-18T04:00:00Z");

sync::SourceConfig config(const char* id)
{
    sync::SourceConfig out;
    out.id = SourceId(id);
    out.kind = "issuer";
    out.every = 5s;
    out.staleAfter = 1h;
    return out;
}

/// Two issuers that are polled every five seconds.
struct Book {
    sync::SourceHealthMonitor book{{config("harbour"), config("pearl")}};

    void answer(const char* id, Duration after, Duration asOf)
    {
        sync::FeedNote note;
        note.kind = sync::FeedNote::Kind::Success;
        note.source = SourceId(id);
        note.at = kStart + after;
        note.asOf = kStart + asOf;
        book.note(note);
    }
    SourceHealth at(const char* id, Duration after)
    {
        (void)book.refresh(kStart + after);
        for (const auto& health : book.all())
            if (health.id == SourceId(id))
                return health;
        return {};
    }
};

} // namespace

class tst_HealthBook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAsOfThatStandsStillWhilePeersMoveIsFrozen_data()
    {
        QTest::addColumn<int>("lastPoll");
        QTest::addColumn<bool>("peerMoves");
        QTest::addColumn<int>("state");
        QTest::newRow("not long enough") << 59'999 << true << static_cast<int>(FeedState::Live);
        QTest::newRow("a minute, a peer moves") << 60'000 << true << static_cast<int>(FeedState::Frozen);
        QTest::newRow("a minute, no peer moves") << 60'000 << false << static_cast<int>(FeedState::Ageing);
    }
    void anAsOfThatStandsStillWhilePeersMoveIsFrozen()
    {
        QFETCH(int, lastPoll);
        QFETCH(bool, peerMoves);
        QFETCH(int, state);
        Book given;
        for (int second = 0; second < 60; second += 5)
            given.answer("harbour", std::chrono::seconds{second}, 0s);
        if (peerMoves)
            given.book.moved(SourceId("pearl"), kStart + 30s);
        const auto health = given.at("harbour", Duration{lastPoll});
        QCOMPARE(static_cast<int>(health.state), state);
        QCOMPARE(health.unchangedPolls, std::int64_t{12});
        if (health.state == FeedState::Frozen)
            QVERIFY(QByteArray::fromStdString(health.reason).endsWith("while pearl moves"));
    }

    void fewPollsProveNothing()
    {
        Book given;
        for (int poll = 0; poll < 5; ++poll)
            given.answer("harbour", std::chrono::seconds{poll * 30}, 0s);
        given.book.moved(SourceId("pearl"), kStart + 100s);
        QVERIFY(given.at("harbour", 120s).state == FeedState::Live);
    }

    void newsEndsIt()
    {
        Book given;
        for (int second = 0; second <= 90; second += 5)
            given.answer("harbour", std::chrono::seconds{second}, 0s);
        given.book.moved(SourceId("pearl"), kStart + 30s);
        QVERIFY(given.at("harbour", 90s).state == FeedState::Frozen);
        given.answer("harbour", 95s, 95s);
        given.book.moved(SourceId("harbour"), kStart + 95s);
        const auto health = given.at("harbour", 95s);
        QVERIFY(health.state == FeedState::Live);
        QCOMPARE(health.unchangedPolls, std::int64_t{0});
    }
};

QTEST_APPLESS_MAIN(tst_HealthBook)
#include "tst_HealthBook.moc"
