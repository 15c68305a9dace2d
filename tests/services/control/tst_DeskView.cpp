// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeskFixture.h"

#include <QTest>

using namespace assay;
using namespace assay::desk_test;

namespace {

std::string detailOf(const support::Error& error)
{
    return error.text();
}

} // namespace

/// What a checker is shown is fetched anew, and what does not fit it is not approved.
class tst_DeskView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Whoever changes one byte of a request between maker and checker, with or without a digest that fits, gets no approval.
    void oneChangedByteIsNeverApprovable()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submittedTo("op-checker-a");
        bench.endpoint->evaluating = Judging::Lenient;
        const std::string good = bench.endpoint->requests.at(made.request.id).canonical;
        const int before = bench.actsInAll();
        int readable = 0;
        for (std::size_t at = 0; at < good.size(); ++at) {
            for (const bool withDigest : {false, true}) {
                std::string bad = good;
                bad[at] = static_cast<char>(bad[at] == '1' ? '2' : '1');
                bench.endpoint->tamper = [&](FakeEndpoint::Kept& kept) {
                    kept.canonical = bad;
                    if (!withDigest)
                        return;
                    // The whole row is made to fit, as whoever owns the table would.
                    const auto state = kept.row.state;
                    if (auto parsed = wire::parseCanonical(bad))
                        kept.row = *parsed;
                    kept.row.state = state;
                    kept.row.digest = support::Hash::of(bad).hex();
                };
                const auto view = bench.view(made);
                readable += view && view->blocked.empty() ? 1 : 0;
                if (view && !withDigest)
                    QVERIFY(!view->blocked.empty());
                const auto approved = bench.approve(made);
                QVERIFY2(!approved, qPrintable(QStringLiteral("byte %1").arg(at)));
                QVERIFY(approved.error().code == ErrorCode::Refused || approved.error().code == ErrorCode::NotFound);
            }
        }
        // Some changes leave a request that looks right: there the words are what differs.
        QVERIFY(readable > 20);
        QCOMPARE(bench.actsInAll(), before);
        bench.endpoint->tamper = {};
        QVERIFY(bench.view(made));
        QVERIFY(bench.approve(made));
    }

    void bytesThatChangeAfterTheyWereShownAreNotApproved()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submittedTo("op-checker-a");
        QVERIFY(bench.view(made));
        auto other = bench.endpoint->requests.at(made.request.id).row;
        other.amount = decimal("43000000.00");
        const std::string bytes = wire::canonicalBytes(other);
        bench.endpoint->tamper = [&](FakeEndpoint::Kept& kept) {
            kept.canonical = bytes;
            kept.row = other;
            kept.row.digest = support::Hash::of(bytes).hex();
        };
        // Even with the words of the new bytes.
        const auto approved = bench.run(bench.desk->approve(kSource, made.request.id, wire::fourWords(support::Hash::of(bytes))));
        QVERIFY(!approved);
        QVERIFY2(approved.error().detail.find("changed since") != std::string::npos, approved.error().text().c_str());
        QCOMPARE(bench.actsInAll(), 1);
    }

    void theRowMayNotSayOtherThanTheBytes()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submittedTo("op-checker-a");
        bench.endpoint->tamper = [](FakeEndpoint::Kept& kept) { kept.row.instruction = "SI-1"; };
        const auto view = bench.view(made);
        QVERIFY(view.has_value());
        QVERIFY2(view->blocked.find("instruction") != std::string::npos, view->blocked.c_str());
        QVERIFY(view->sentence.find("SI-20398") != std::string::npos);
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("checker");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("says");
        QTest::newRow("same person") << "op-both" << "" << "another person";
        QTest::newRow("no role") << "op-auditor" << "" << "may not approve";
        QTest::newRow("just expired") << "op-checker-a" << "expired" << "expired";
        QTest::newRow("state moved") << "op-checker-a" << "moved" << "hold was \"on-hold\" and is \"released\"";
        QTest::newRow("instruction gone") << "op-checker-a" << "gone" << "no instruction SI-20398 any more";
        QTest::newRow("rejected") << "op-checker-a" << "rejected" << "rejected";
        QTest::newRow("approved by the same checker") << "op-checker-a" << "own approval" << "approved this request already";
    }
    void refusals()
    {
        QFETCH(QString, checker);
        QFETCH(QString, change);
        QFETCH(QString, says);
        DeskBench bench;
        bench.open();
        // The maker is one who could approve, and the endpoint would let everything pass.
        bench.endpoint->evaluating = Judging::Lenient;
        bench.signIn("op-both");
        const auto made = bench.run(bench.desk->propose(bench.proposal()));
        QVERIFY(made.has_value());
        bench.signIn(checker.toStdString());
        // First it is shown while all is well, then the world moves on.
        const auto first = bench.view(*made);
        QVERIFY(first.has_value());
        auto& kept = bench.endpoint->requests.at(made->request.id);
        if (change == QStringLiteral("expired"))
            bench.endpoint->now = made->request.expiresAt;
        if (change == QStringLiteral("moved"))
            bench.endpoint->instructions.at("SI-20398").hold = HoldState::Released;
        if (change == QStringLiteral("gone"))
            bench.endpoint->instructions.clear();
        if (change == QStringLiteral("rejected"))
            kept.row.state = RequestState::Rejected;
        if (change == QStringLiteral("own approval"))
            kept.row.checkers = {"op-checker-a"};
        const auto view = bench.view(*made);
        QVERIFY(view.has_value());
        QVERIFY2(QString::fromStdString(view->blocked).contains(says), view->blocked.c_str());
        const auto approved = bench.approve(*made);
        QVERIFY(!approved && approved.error().code == ErrorCode::Refused);
        QCOMPARE(bench.actsInAll(), 1);
    }

    void theLastMomentBeforeTheExpiryIsGood()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submittedTo("op-checker-a");
        bench.endpoint->now = made.request.expiresAt - Duration{1};
        QVERIFY(bench.view(made));
        QVERIFY(bench.approve(made));
    }

    void theClockOfTheEndpointCounts_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::newRow("ours is behind") << -26 * 60;
        // Much further ahead, and what is on the screen would be stale, on which nothing is decided.
        QTest::newRow("ours is ahead") << 1;
    }
    void theClockOfTheEndpointCounts()
    {
        QFETCH(int, minutes);
        DeskBench bench;
        bench.open();
        bench.now += std::chrono::minutes{minutes};
        const auto made = bench.submitted();
        QVERIFY(made.request.madeAt == kNow);
        QVERIFY(made.request.expiresAt == kNow + std::chrono::minutes{30});
        bench.signIn("op-checker-a");
        const auto view = bench.view(made);
        QVERIFY(view.has_value());
        QCOMPARE(view->blocked, std::string());
        QVERIFY(bench.approve(made));
        // The journal keeps when this console did it by its own clock.
        QVERIFY(bench.batches[0].knownAt == bench.now);
    }

    void theWordsHaveToBeRightAndTheRequestRead()
    {
        DeskBench bench;
        bench.open();
        const auto made = bench.submittedTo("op-checker-a");
        const auto unread = bench.approve(made);
        QVERIFY(!unread && detailOf(unread.error()).find("opened and read") != std::string::npos);
        QVERIFY(bench.view(made));
        for (const std::string& typed : {std::string(), std::string(" - "), made.code.substr(0, made.code.rfind(' ')), made.code + " x"}) {
            const auto wrong = bench.run(bench.desk->approve(kSource, made.request.id, typed));
            QVERIFY(!wrong && wrong.error().where == "code");
        }
        QCOMPARE(bench.actsInAll(), 1);
        // Another operator was shown nothing.
        bench.signIn("op-checker-b");
        const auto other = bench.approve(made);
        QVERIFY(!other && detailOf(other.error()).find("opened and read") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(tst_DeskView)
#include "tst_DeskView.moc"
