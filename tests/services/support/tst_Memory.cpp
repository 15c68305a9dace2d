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
        // Volatile, since a block that nobody looks at may be left out.
        void* volatile block = std::malloc(std::size_t{16} << 20U);
        std::free(block);
        const auto before = mallinfo2().hblks;
        block = std::malloc(std::size_t{2} << 20U);
        QCOMPARE(mallinfo2().hblks, before + 1);
        std::free(block);
        QCOMPARE(mallinfo2().hblks, before);
#endif
    }
};

QTEST_APPLESS_MAIN(tst_Memory)
#include "tst_Memory.moc"
