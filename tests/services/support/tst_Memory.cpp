// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "services/support/Memory.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__GLIBC__)
#define OTHER_ALLOCATOR
#endif
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define OTHER_ALLOCATOR
#endif
#endif

class tst_Memory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void largeBlocksAreTheSystems()
    {
#ifdef OTHER_ALLOCATOR
        QSKIP("the allocator of this build has no such setting");
#else
        assay::support::giveBackLargeBlocks();
        // What was freed once would raise the limit above the next block.
        std::free(std::malloc(std::size_t{16} << 20U));
        const auto before = mallinfo2().hblks;
        void* block = std::malloc(std::size_t{2} << 20U);
        QCOMPARE(mallinfo2().hblks, before + 1);
        std::free(block);
        QCOMPARE(mallinfo2().hblks, before);
#endif
    }
};

QTEST_APPLESS_MAIN(tst_Memory)
#include "tst_Memory.moc"
