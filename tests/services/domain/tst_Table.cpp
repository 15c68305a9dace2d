// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Snapshot.h"

#include <QTest>

#include <atomic>
#include <mutex>
#include <thread>

using namespace assay::domain;

namespace {

OriginPtr origin(const char* source)
{
    auto out = std::make_shared<Origin>();
    out->source = SourceId(source);
    out->resource = "instructions";
    return out;
}

Instruction instruction(int number, const char* status)
{
    Instruction out;
    out.ref = "SI-" + std::to_string(number);
    out.status = status;
    return out;
}

} // namespace

class tst_Table : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unchangedChunksAreShared()
    {
        using Editor = TableEditor<Instruction>;
        Editor editor;
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(editor.put(instruction(i, "PEND"), origin("a"), 1), Editor::Change::Added);
        const auto first = editor.publish();
        QCOMPARE(editor.put(instruction(500, "PEND"), origin("a"), 2), Editor::Change::None);
        QCOMPARE(editor.put(instruction(500, "SETT"), origin("a"), 2), Editor::Change::Changed);
        const auto second = editor.publish();
        QCOMPARE(first.at(500).record.status, std::string("PEND"));
        QCOMPARE(second.at(500).record.status, std::string("SETT"));
        std::size_t different = 0;
        for (std::size_t i = 0; i < first.chunkCount(); ++i)
            different += first.chunk(i) != second.chunk(i) ? 1 : 0;
        QCOMPARE(different, std::size_t(1));
    }

    void sameKeyOfTwoSourcesAreTwoRows()
    {
        TableEditor<Instruction> editor;
        (void)editor.put(instruction(1, "PEND"), origin("a"), 1);
        (void)editor.put(instruction(1, "SETT"), origin("b"), 1);
        QCOMPARE(editor.table().present(), std::size_t(2));
    }

    void removalKeepsThePlaceAndReturns()
    {
        using Editor = TableEditor<Instruction>;
        Editor editor;
        for (int i = 0; i < 3; ++i)
            (void)editor.put(instruction(i, "PEND"), origin("a"), 1);
        const auto before = editor.publish();
        QCOMPARE(editor.remove(origin("a"), "SI-1", 2), Editor::Change::Removed);
        QCOMPARE(editor.remove(origin("a"), "SI-1", 2), Editor::Change::None);
        QCOMPARE(editor.table().present(), std::size_t(2));
        QCOMPARE(before.present(), std::size_t(3));
        QCOMPARE(editor.put(instruction(1, "PEND"), origin("a"), 3), Editor::Change::Added);
        QCOMPARE(editor.table().size(), std::size_t(3));
        QCOMPARE(editor.table().at(1).record.ref, std::string("SI-1"));
    }

    void anEditorGoesOnFromATableOfWholeChunks()
    {
        using Editor = TableEditor<Instruction>;
        Editor first;
        for (int i = 0; i < 128; ++i)
            (void)first.put(instruction(i, "PEND"), origin("a"), 1);
        const auto before = first.publish();
        Editor second(before);
        QCOMPARE(second.put(instruction(128, "MACH"), origin("a"), 2), Editor::Change::Added);
        QCOMPARE(second.put(instruction(3, "SETT"), origin("a"), 2), Editor::Change::Changed);
        QCOMPARE(second.put(instruction(4, "PEND"), origin("a"), 2), Editor::Change::None);
        const auto after = second.publish();
        QCOMPARE(after.size(), std::size_t(129));
        for (int i = 0; i < 129; ++i) {
            const auto row = after.at(static_cast<std::size_t>(i));
            QCOMPARE(row.record.ref, "SI-" + std::to_string(i));
            QCOMPARE(row.record.status, std::string(i == 3 ? "SETT" : i == 128 ? "MACH" : "PEND"));
            QCOMPARE(row.revision, std::uint64_t(i == 3 || i == 128 ? 2 : 1));
            if (i < 128)
                QCOMPARE(before.at(static_cast<std::size_t>(i)).record.status, std::string("PEND"));
        }
    }

    void rowsOfOneChunkChangeManyTimes()
    {
        TableEditor<Instruction> editor;
        for (int i = 0; i < 64; ++i)
            (void)editor.put(instruction(i, "PEND"), origin("a"), 1);
        (void)editor.publish();
        // Longer and shorter than before, each with an origin and a revision of its own.
        for (int turn = 1; turn <= 700; ++turn) {
            auto changed = instruction(turn % 64, "PEND");
            changed.reasonText.assign(static_cast<std::size_t>(turn % 300), 'r');
            QVERIFY(editor.put(changed, origin("a"), static_cast<std::uint64_t>(turn)) != TableEditor<Instruction>::Change::Added);
        }
        const auto table = editor.publish();
        for (std::size_t i = 0; i < 64; ++i) {
            const auto turn = i <= 700 % 64 ? i + 640 : i + 576;
            QCOMPARE(table.at(i).record.ref, "SI-" + std::to_string(i));
            QCOMPARE(table.at(i).record.reasonText.size(), turn % 300);
            QCOMPARE(table.revision(i), std::uint64_t(turn));
            QCOMPARE(table.origin(i)->source, SourceId("a"));
        }
    }

    /// Run with the thread sanitizer, too: texts are added to what a published table reads.
    void aTableIsReadWhileTheNextOneIsMade()
    {
        std::mutex mutex;
        Table<Instruction> published;
        std::atomic<bool> over{false};
        std::thread writer([&] {
            TableEditor<Instruction> editor;
            for (int round = 0; round < 300; ++round) {
                for (int i = 0; i < 40; ++i) {
                    auto row = instruction((round * 7 + i) % 500, "");
                    row.status = "status " + std::to_string(round * 40 + i);
                    row.reasonText = row.status;
                    (void)editor.put(row, origin("a"), static_cast<std::uint64_t>(round));
                }
                auto next = editor.publish();
                const std::lock_guard lock(mutex);
                published = std::move(next);
            }
            over = true;
        });
        std::size_t read = 0;
        std::size_t wrong = 0;
        for (bool last = false; !last;) {
            last = over;
            const auto table = [&] {
                const std::lock_guard lock(mutex);
                return published;
            }();
            table.forEach([&](const Row<Instruction>& row) {
                ++read;
                wrong += row.record.status == row.record.reasonText && row.record.status.starts_with("status ") ? 0 : 1;
            });
        }
        writer.join();
        QCOMPARE(wrong, std::size_t(0));
        QVERIFY(read >= 500);
    }

    void theSameNumberWrittenOtherwiseIsNoChange()
    {
        using Editor = TableEditor<Instruction>;
        Editor editor;
        auto one = instruction(1, "PEND");
        one.quantity = *Decimal::parse("1.5");
        (void)editor.put(one, origin("a"), 1);
        one.quantity = *Decimal::parse("1.50");
        QCOMPARE(editor.put(one, origin("a"), 2), Editor::Change::None);
        QCOMPARE(editor.table().at(0).record.quantity.text(), std::string("1.5"));
    }

    void aRowIsToldWithoutReadingAllOfIt()
    {
        TableEditor<Instruction> editor;
        (void)editor.put(instruction(1, "PEND"), origin("a"), 7);
        (void)editor.put(instruction(1, "SETT"), origin("b"), 8);
        (void)editor.put(instruction(2, "MACH"), origin("b"), 9);
        (void)editor.remove(origin("b"), "SI-2", 10);
        const auto table = editor.publish();
        QCOMPARE(table.key(1), std::string("SI-1"));
        QCOMPARE(toText(table.cell(1, 3)), std::string("SETT"));
        QCOMPARE(table.revision(1), std::uint64_t(8));
        QVERIFY(table.life(2) == RowState::Removed);
        QCOMPARE(table.find(SourceId("b"), "SI-1")->record.status, std::string("SETT"));
        QVERIFY(!table.find(SourceId("b"), "SI-2"));
        QVERIFY(!table.find(SourceId("c"), "SI-1"));
        QCOMPARE(editor.find(SourceId("b"), "SI-2")->record.status, std::string("MACH"));
        QVERIFY(!editor.find(SourceId("a"), "SI-2"));
    }
};

QTEST_APPLESS_MAIN(tst_Table)
#include "tst_Table.moc"
