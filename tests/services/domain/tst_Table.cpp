// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Picture.h"

#include <QTest>

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
};

QTEST_APPLESS_MAIN(tst_Table)
#include "tst_Table.moc"
