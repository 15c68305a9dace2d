// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Backoff.h"

#include <QtTest>

using namespace assay::net;
using assay::support::Duration;

class tst_Backoff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ceilings();
    void floors();
    void retryAfterIsAFloor();
    void resets();
    void neverOutOfBounds();
    void oddSettings();
};

namespace {

const RandomSource kMost = [](std::uint64_t bound) { return bound; };
const RandomSource kLeast = [](std::uint64_t) -> std::uint64_t { return 0; };

}

void tst_Backoff::ceilings()
{
    Backoff backoff({Duration{100}, Duration{1000}}, kMost);
    for (const int expected : {200, 400, 800, 1000, 1000, 1000})
        QCOMPARE(backoff.next(), Duration{expected});
    QCOMPARE(backoff.failures(), 6u);
}

void tst_Backoff::floors()
{
    Backoff backoff({Duration{100}, Duration{1000}}, kLeast);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(backoff.next(), Duration{100});
}

void tst_Backoff::retryAfterIsAFloor()
{
    Backoff backoff({Duration{100}, Duration{1000}}, kLeast);
    QCOMPARE(backoff.next(Duration{50}), Duration{100});
    QCOMPARE(backoff.next(Duration{5000}), Duration{5000});
    Backoff jittered({Duration{100}, Duration{1000}}, kMost);
    QCOMPARE(jittered.next(Duration{5000}), Duration{5100});
}

void tst_Backoff::resets()
{
    Backoff backoff({Duration{100}, Duration{1000}}, kMost);
    static_cast<void>(backoff.next());
    static_cast<void>(backoff.next());
    backoff.reset();
    QCOMPARE(backoff.failures(), 0u);
    QCOMPARE(backoff.next(), Duration{200});
}

void tst_Backoff::neverOutOfBounds()
{
    Backoff backoff({Duration{100}, Duration{60'000}}, systemRandom());
    for (int i = 0; i < 500; ++i) {
        const auto wait = backoff.next();
        QVERIFY(wait >= Duration{100} && wait <= Duration{60'000});
    }
    Backoff lying({Duration{100}, Duration{1000}}, [](std::uint64_t bound) { return bound * 1000; });
    QCOMPARE(lying.next(), Duration{200});
}

void tst_Backoff::oddSettings()
{
    Backoff backoff({Duration{0}, Duration{-5}}, kMost);
    QCOMPARE(backoff.next(), Duration{1});
    Backoff huge({Duration::max() / 2, Duration::max()}, kMost);
    QCOMPARE(huge.next(), Duration::max() / 2 * 2);
    QCOMPARE(huge.next(), Duration::max());
}

QTEST_APPLESS_MAIN(tst_Backoff)
#include "tst_Backoff.moc"
