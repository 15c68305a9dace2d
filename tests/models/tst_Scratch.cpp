// SPDX-License-Identifier: GPL-3.0-or-later
// A table that was sorted, filtered or changed once has the room to do it again: no block of a size with its rows is made
// for each time. Counted in page faults, since each such block comes from the kernel here.
#include <QTest>

#include "models/view/tables/Tables.h"
#include "tests/PageFaults.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;
using tests::kNow;
using tests::SnapshotMaker;

namespace {

constexpr int kRows = 100'000;
constexpr int kTimes = 8;
/// A list of four bytes a row has 98 pages; a sort without room of its own takes a thousand.
constexpr long kFew = 40;

domain::Instruction instruction(int number, int seed)
{
    static const std::array<const char*, 4> kStatus{"PEND", "PENF", "MACH", "SETT"};
    domain::Instruction out;
    out.ref = "SI-" + std::to_string(1'000'000 + number);
    out.status = kStatus[static_cast<std::size_t>(number + seed) % 4];
    out.currency = number % 3 ? "HKD" : "USD";
    const auto mixed = static_cast<std::int64_t>(number) * 7919 + seed;
    if (number % 50 != 0)
        out.amount = *domain::Decimal::fromParts(mixed % 1'000'003, 2);
    out.deliverer = domain::ParticipantId("P" + std::to_string(mixed % 20));
    return out;
}

} // namespace

class tst_Scratch : public QObject {
    Q_OBJECT

    WorkPool m_pool;
    TableContext m_context{Format(QStringLiteral("en")), [] { return kNow; }, &m_pool};
    SnapshotMaker m_maker;
    domain::SnapshotPtr m_snapshot;
    std::shared_ptr<const ColumnSet> m_columns;

    [[nodiscard]] int columnOf(std::string_view id) const
    {
        for (std::size_t i = 0; i < m_columns->size(); ++i)
            if ((*m_columns)[i].id == id)
                return static_cast<int>(i);
        return -1;
    }
    static RowSourcePtr sourceOf(const domain::SnapshotPtr& snapshot)
    {
        return std::make_shared<TableSource<domain::Instruction>>(snapshot);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (tests::kOtherAllocator)
            QSKIP("the allocator of this build takes blocks in another way");
        tests::makeEachBlockTheKernels();
        m_columns = std::make_shared<const ColumnSet>(recordColumns<domain::Instruction>({"ref", "status", "currency", "amount", "deliverer"}));
        for (int i = 0; i < kRows; ++i)
            m_maker.put(instruction(i, 0));
        m_snapshot = m_maker.publish();
    }

    void ordersReuseTheirRoom_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("group");
        // Lines with a sort of their own, by turns.
        QTest::newRow("sort by number") << QStringLiteral("sort:amount") << QStringLiteral("sort:-amount") << QString();
        QTest::newRow("sort by text") << QStringLiteral("sort:ref") << QStringLiteral("sort:-ref") << QString();
        QTest::newRow("text filter") << QStringLiteral("ref:77") << QString() << QString();
        QTest::newRow("typed filter") << QStringLiteral("amount:>=5k") << QString() << QString();
        QTest::newRow("groups") << QStringLiteral("status:PEND") << QString() << QStringLiteral("deliverer");
    }
    void ordersReuseTheirRoom()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(QString, group);
        OrderBuilder builder(m_columns);
        OrderSpec spec;
        if (!group.isEmpty())
            spec.groups = {columnOf(group.toStdString())};
        RowOrderPtr base;
        const auto turn = [&](int number) {
            spec.filter = number % 2 ? other : one;
            const auto source = base ? base->source : sourceOf(m_snapshot);
            base = builder.build(source, spec, m_context.format, kNow, base, Refresh::No);
        };
        for (int i = 0; i < 4; ++i)
            turn(i);
        QVERIFY(base->positions.size() > kRows / 2);
        const auto faults = tests::pageFaults([&] {
            for (int i = 0; i < kTimes; ++i)
                turn(i);
        });
        QVERIFY2(faults < kTimes * kFew, qPrintable(QString::number(faults)));
    }

    /// Rows that change, come and go, in a table that is sorted and filtered.
    void updatesReuseTheirRoom()
    {
        OrderBuilder builder(m_columns);
        OrderSpec spec;
        spec.column = columnOf("amount");
        spec.filter = QStringLiteral("-status:SETT");
        auto order = builder.build(sourceOf(m_snapshot), spec, m_context.format, kNow, nullptr, Refresh::No);
        long faults = 0;
        int next = kRows;
        for (int round = 0; round < kTimes + 3; ++round) {
            for (int i = 0; i < 200; ++i)
                m_maker.put(instruction((i * 499 + round) % kRows, round + 1));
            for (int i = 0; i < 20; ++i)
                m_maker.put(instruction(next++, round));
            const auto source = sourceOf(m_maker.publish());
            const auto taken = tests::pageFaults([&] { order = builder.build(source, spec, m_context.format, kNow, order, Refresh::No); });
            faults += round < 3 ? 0 : taken;
        }
        QVERIFY(order->exact && order->related);
        QVERIFY2(faults < kTimes * kFew, qPrintable(QString::number(faults)));
    }

    /// The thread of the window takes an order over without a block for all rows.
    void theWindowReusesItsRoom()
    {
        QObject owner;
        auto* model = makeInstructions(m_context, &owner);
        model->setSnapshot(m_snapshot);
        const auto settle = [&] {
            while (!model->isReady() || !model->isSettled())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        };
        settle();
        const auto turn = [&](int number) {
            model->setFilter(number % 2 ? QString() : QStringLiteral("-status:SETT"));
            settle();
        };
        for (int i = 0; i < 4; ++i)
            turn(i);
        const auto faults = tests::pageFaults([&] {
            for (int i = 0; i < kTimes; ++i)
                turn(i);
        });
        QVERIFY2(faults < kTimes * kFew, qPrintable(QString::number(faults)));
    }

    /// The room of a large table is not kept for a small one, and goes with its builder.
    void roomOfOtherRowsIsGivenBack()
    {
        auto builder = std::make_unique<OrderBuilder>(m_columns);
        OrderSpec spec;
        spec.column = columnOf("amount");
        auto order = builder->build(sourceOf(m_snapshot), spec, m_context.format, kNow, nullptr, Refresh::No);
        QVERIFY(builder->memory() > std::size_t{kRows} * 40);
        SnapshotMaker other;
        other.put(instruction(5'000'000, 0));
        order = builder->build(sourceOf(other.publish()), spec, m_context.format, kNow, order, Refresh::No);
        QCOMPARE(order->positions.size(), std::size_t{1});
        QVERIFY2(builder->memory() < std::size_t{kRows}, qPrintable(QString::number(builder->memory())));
        builder.reset();
        QCOMPARE(order->positions.size(), std::size_t{1});
        order.reset();
    }
};

QTEST_GUILESS_MAIN(tst_Scratch)
#include "tst_Scratch.moc"
