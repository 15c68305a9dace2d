// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cstdlib>
#include <vector>

#include "services/support/Memory.h"
#include "tests/PageFaults.h"

using namespace assay::support;

namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;

/// Writes to every page of a block. Volatile, since a block that nobody looks at may be left out.
void touch(void* block, std::size_t bytes)
{
    for (std::size_t at = 0; at < bytes; at += 512)
        static_cast<volatile char*>(block)[at] = 1;
}

} // namespace

class tst_Memory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (assay::tests::kOtherAllocator)
            QSKIP("the allocator of this build has no such settings");
        keepFreedBlocks();
    }

    /// What a sort of a million rows takes and frees, again and again.
    void freedBlocksAreUsedAgain()
    {
        const auto round = [] {
            void* const one = std::malloc(16 * kMegabyte);
            void* const other = std::malloc(16 * kMegabyte);
            touch(one, 16 * kMegabyte);
            touch(other, 16 * kMegabyte);
            std::free(one);
            std::free(other);
        };
        round();
        const auto faults = assay::tests::pageFaults([&] {
            for (int i = 0; i < 5; ++i)
                round();
        });
        QVERIFY2(faults < 500, qPrintable(QString::number(faults))); // 40,960 if they come from the kernel each time
    }

    void whatABurstLeftGoesBack()
    {
        // Small blocks between which some stay: the end of the heap is in use.
        std::vector<void*> burst;
        std::vector<void*> stays;
        for (std::size_t i = 0; i < 96 * kMegabyte / 16384; ++i) {
            burst.push_back(std::malloc(16384));
            touch(burst.back(), 16384);
            if (i % 64 == 0)
                stays.push_back(std::malloc(256));
        }
        const auto full = residentBytes();
        QVERIFY(full && *full > 96 * kMegabyte);
        for (auto* block : burst)
            std::free(block);
        giveBackFreed();
        const auto after = residentBytes();
        QVERIFY(after && *after + 80 * kMegabyte < *full);
        for (auto* block : stays)
            std::free(block);
    }

    void timeIsAfterABurst()
    {
        const auto asked = [](Ebb& ebb, std::initializer_list<std::size_t> megabytes) {
            std::vector<std::size_t> out;
            std::size_t number = 0;
            for (const auto one : megabytes) {
                ++number;
                if (ebb.isTime(one * kMegabyte))
                    out.push_back(number);
            }
            return out;
        };
        using Times = std::vector<std::size_t>;
        Ebb start;
        QCOMPARE(asked(start, {20, 20, 20, 30, 30}), Times{});                     // little
        QCOMPARE(asked(start, {200, 600, 900, 900, 900, 900}), Times{4});          // a start, once it grows no more
        QCOMPARE(asked(start, {900, 900, 900, 900, 900, 900, 900, 900}), Times{}); // all of it was in use
        QCOMPARE(asked(start, {950, 1000, 1000, 1000}), Times{});                  // less than an eighth more
        QCOMPARE(asked(start, {1400, 1400, 600, 600, 600}), Times{2});             // it went back, and that was it
        QCOMPARE(asked(start, {800, 800, 800}), Times{3});                         // half a minute after the last time
        QCOMPARE(asked(start, {600, 800, 800, 800, 800, 800, 800}), Times{6});
    }
};

QTEST_APPLESS_MAIN(tst_Memory)
#include "tst_Memory.moc"
