// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <random>

#include "models/view/tables/Tables.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;
using tests::decimal;
using tests::kNow;
using tests::SnapshotMaker;

namespace {

domain::Instruction instruction(int number, std::mt19937& random)
{
    static const std::array<const char*, 4> kStatus{"PEND", "PENF", "MACH", "SETT"};
    static const std::array<const char*, 3> kCurrency{"HKD", "USD", "CNY"};
    domain::Instruction out;
    out.ref = "SI-" + std::to_string(10'000 + number);
    out.status = kStatus[random() % 4];
    out.reason = random() % 3 ? "" : "LACK";
    out.kind = domain::SettlementKind::DvP;
    out.asset = random() % 2 ? "XAU" : "HK0000123459";
    out.quantity = *domain::Decimal::fromParts(static_cast<std::int64_t>(random() % 40'000), 3);
    out.currency = kCurrency[random() % 3];
    if (random() % 5)
        out.amount = *domain::Decimal::fromParts(static_cast<std::int64_t>(random() % 100'000'000), 2);
    out.deliverer = domain::ParticipantId("P" + std::to_string(random() % 20));
    out.receiver = domain::ParticipantId("P" + std::to_string(random() % 20));
    out.queuedAt = kNow - std::chrono::seconds{random() % 10'000};
    return out;
}

} // namespace

class tst_RowOrder : public QObject {
    Q_OBJECT

    WorkPool m_pool;
    TableContext m_context{Format(QStringLiteral("en")), [] { return kNow; }, &m_pool};

    static QStringList refs(const RecordTableModel& model)
    {
        QStringList out;
        for (int row = 0; row < model.rowCount(); ++row)
            if (!model.isGroup(row))
                out.append(model.rawText(row, "ref"));
        return out;
    }

private Q_SLOTS:
    /// Many updates on many rows, sorted and filtered: always as if it had been built anew.
    void followsAsIfBuiltAnew_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("sort");
        QTest::newRow("amount") << QStringLiteral("-status:SETT") << QStringLiteral("amount");
        QTest::newRow("status, free word") << QStringLiteral("P1 OR XAU") << QStringLiteral("status");
        QTest::newRow("sort within the line") << QStringLiteral("amount:>100k sort:currency,-amount") << QString();
        QTest::newRow("text order") << QStringLiteral("party:P7 reason:lack") << QStringLiteral("ref");
        QTest::newRow("as stated") << QStringLiteral("quantity:<20") << QString();
        QTest::newRow("age") << QStringLiteral("age:>30m") << QStringLiteral("age");
    }
    void followsAsIfBuiltAnew()
    {
        QFETCH(QString, filter);
        QFETCH(QString, sort);
        std::mt19937 random(3);
        SnapshotMaker maker;
        for (int i = 0; i < 6000; ++i)
            maker.put(instruction(i, random));
        QObject owner;
        auto* model = makeInstructions(m_context, &owner);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->setFilter(filter);
        model->sort(model->columnOf(sort.toStdString()), Qt::DescendingOrder);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady() && model->isSettled());
        QVERIFY(model->shownCount() > 50);
        QPersistentModelIndex kept = model->index(model->rowCount() / 2, 0);
        const QString keptRef = kept.data(RawRole).toString();
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 300; ++i) {
                auto of = instruction(static_cast<int>(random() % 6000), random);
                if (of.ref == keptRef.toStdString())
                    continue;
                if (random() % 10 == 0)
                    maker.remove(of);
                else
                    maker.put(of);
            }
            for (int i = 0; i < 20; ++i)
                maker.put(instruction(7000 + round * 20 + i, random));
            const auto snapshot = maker.publish();
            model->setSnapshot(snapshot);
            QTRY_VERIFY(model->isSettled());
            QObject second;
            auto* fresh = makeInstructions(m_context, &second);
            fresh->setFilter(filter);
            fresh->sort(model->columnOf(sort.toStdString()), Qt::DescendingOrder);
            fresh->setSnapshot(snapshot);
            QTRY_VERIFY(fresh->isReady() && fresh->isSettled());
            QCOMPARE(refs(*model), refs(*fresh));
            QCOMPARE(model->totalCount(), fresh->totalCount());
            QVERIFY(kept.isValid());
            QCOMPARE(kept.data(RawRole).toString(), keptRef);
        }
    }

    void countsOfSavedFiltersFollow()
    {
        std::mt19937 random(5);
        SnapshotMaker maker;
        for (int i = 0; i < 5000; ++i)
            maker.put(instruction(i, random));
        QObject owner;
        auto* model = makeInstructions(m_context, &owner);
        model->setCounted({QStringLiteral("status:=PENF"), QStringLiteral("amount:>500k")});
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady() && model->isSettled());
        QSignalSpy changed(model, &RecordTableModel::countsOfFiltersChanged);
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 40; ++i)
                maker.put(instruction(static_cast<int>(random() % 5000), random));
            const auto snapshot = maker.publish();
            qsizetype failing = 0;
            qsizetype large = 0;
            snapshot->table<domain::Instruction>().forEach([&](const auto& row) {
                failing += row.record.status == "PENF" ? 1 : 0;
                large += row.record.amount && *row.record.amount > decimal("500000") ? 1 : 0;
            });
            model->setSnapshot(snapshot);
            QTRY_VERIFY(model->isSettled());
            QCOMPARE(model->counts(), (QList<qsizetype>{failing, large}));
        }
        QVERIFY(!changed.isEmpty());
    }

    void newRowsWaitWhileOneReads()
    {
        std::mt19937 random(7);
        SnapshotMaker maker;
        for (int i = 0; i < 100; ++i)
            maker.put(instruction(i, random));
        QObject owner;
        auto* model = makeInstructions(m_context, &owner);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        model->setHolding(Qt::Checked);
        QSignalSpy waiting(model, &RecordTableModel::waitingChanged);
        for (int i = 0; i < 3; ++i)
            maker.put(instruction(200 + i, random));
        auto changed = instruction(5, random);
        changed.status = "REJT";
        maker.put(changed);
        model->setSnapshot(maker.publish());
        QCOMPARE(model->rowCount(), 100);
        QCOMPARE(model->waitingCount(), 3);
        QCOMPARE(waiting.size(), 1);
        // Rows that are there go on changing.
        QCOMPARE(model->rawText(5, "status"), QStringLiteral("REJT"));
        model->setHolding(Qt::Unchecked);
        QCOMPARE(model->rowCount(), 103);
        QCOMPARE(model->waitingCount(), 0);
        // Another history knows nothing of what waited.
        model->setHolding(Qt::Checked);
        SnapshotMaker other;
        for (int i = 0; i < 110; ++i)
            other.put(instruction(500 + i, random));
        model->setSnapshot(other.publish());
        QTRY_COMPARE(model->rowCount(), 110);
        QVERIFY(!model->isHolding());
    }

    void groupsAddUpExactlyByUnit()
    {
        SnapshotMaker maker;
        const auto put = [&](int number, const char* status, const char* currency, const char* amount, const char* asset, const char* quantity) {
            domain::Instruction of;
            of.ref = "SI-" + std::to_string(number);
            of.status = status;
            of.currency = currency;
            if (*amount)
                of.amount = decimal(amount);
            of.asset = asset;
            of.quantity = decimal(quantity);
            maker.put(of);
        };
        put(1, "PEND", "HKD", "0.10", "XAU", "1.5");
        put(2, "PEND", "HKD", "0.20", "XAU", "2.25");
        put(3, "PEND", "USD", "7.00", "HK0000123459", "100");
        put(4, "SETT", "HKD", "9999999999999999.99", "XAU", "1");
        put(5, "SETT", "HKD", "0.01", "XAU", "0.001");
        put(6, "SETT", "HKD", "123456789012345678901234567890.5", "XAU", "1");
        put(7, "", "HKD", "", "XAU", "1");
        QObject owner;
        auto* model = makeInstructions(m_context, &owner);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        model->setGroups({QStringLiteral("status"), QStringLiteral("currency")});
        QCOMPARE(model->rowCount(), 3);
        QCOMPARE(model->shownCount(), 7);
        const int amount = model->columnOf("amount");
        const int quantity = model->columnOf("quantity");
        QVERIFY(model->isGroup(0));
        QVERIFY(model->index(0, 0).data(GroupTextRole).toString().contains(QStringLiteral("PEND")));
        QCOMPARE(model->index(0, amount).data().toString(), QStringLiteral("HKD 0.30 + USD 7.00"));
        QCOMPARE(model->index(0, quantity).data().toString(), QStringLiteral("100.000 HK0000123459 + 3.750 XAU"));
        QCOMPARE(model->index(1, amount).data().toString(), QStringLiteral("HKD 123,456,789,012,355,678,901,234,567,890.50"));
        QCOMPARE(model->index(2, amount).data().toString(), QString());
        QVERIFY(model->index(0, amount).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("HKD 0.30")));
        QVERIFY(model->detail(0).key.isEmpty());

        model->setGroupOpen(0, Qt::Checked);
        QCOMPARE(model->rowCount(), 5);
        model->setGroupOpen(1, Qt::Checked);
        QCOMPARE(model->rowCount(), 7);
        QVERIFY(!model->isGroup(2));
        QCOMPARE(model->rawText(2, "ref"), QStringLiteral("SI-1"));
        const QPersistentModelIndex row = model->index(3, 0);
        const QPersistentModelIndex group = model->index(4, 0);
        QCOMPARE(group.data(GroupRole).toInt(), 1);
        // What is unfolded stays so, by what it is and not by where it stands.
        put(0, "MACH", "HKD", "5.00", "XAU", "1");
        put(8, "PEND", "HKD", "0.30", "XAU", "1");
        model->setSnapshot(maker.publish());
        QCOMPARE(model->rowCount(), 9);
        QVERIFY(model->isGroupOpen(1) && model->isGroupOpen(2));
        QCOMPARE(model->index(1, amount).data().toString(), QStringLiteral("HKD 0.60 + USD 7.00"));
        QCOMPARE(row.data(RawRole).toString(), QStringLiteral("SI-2"));
        QVERIFY(group.data(GroupTextRole).toString().contains(QStringLiteral("USD")));
        QVERIFY(model->csv().contains("SI-7"));
        model->setAllGroupsOpen(Qt::Checked);
        QCOMPARE(refs(*model).size(), 9);
        model->setGroups({});
        QCOMPARE(model->rowCount(), 9);
        QVERIFY(!model->isGroup(0));
    }

    void groupsOfManyRowsFollow()
    {
        std::mt19937 random(9);
        SnapshotMaker maker;
        for (int i = 0; i < 6000; ++i)
            maker.put(instruction(i, random));
        QObject owner;
        auto* model = makeInstructions(m_context, &owner);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->sort(model->columnOf("amount"), Qt::AscendingOrder);
        model->setGroups({QStringLiteral("status"), QStringLiteral("deliverer")});
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady() && model->isSettled());
        QCOMPARE(model->rowCount(), 4);
        model->setGroupOpen(0, Qt::Checked);
        QTRY_VERIFY(model->isSettled());
        QCOMPARE(model->rowCount(), 24);
        model->setGroupOpen(1, Qt::Checked);
        QTRY_VERIFY(model->isSettled());
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < 200; ++i)
                maker.put(instruction(static_cast<int>(random() % 6500), random));
            model->setSnapshot(maker.publish());
            QTRY_VERIFY(model->isSettled());
            QVERIFY(model->isGroupOpen(0) && model->isGroupOpen(1));
        }
    }

    void completesFieldsAndValues()
    {
        std::mt19937 random(1);
        SnapshotMaker maker;
        for (int i = 0; i < 50; ++i)
            maker.put(instruction(i, random));
        QObject owner;
        auto* model = makeInstructions(m_context, &owner);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        const auto words = [&](const QString& line) {
            Completion out;
            model->complete(line, static_cast<int>(line.size()), this, [&](const Completion& done) { out = done; });
            return out;
        };
        QCOMPARE(words(QStringLiteral("stat")).words, QStringList{QStringLiteral("status:")});
        QCOMPARE(words(QStringLiteral("a -stat")).position, 3);
        QVERIFY(words(QStringLiteral("status:PEN")).words.contains(QStringLiteral("PENF")));
        QVERIFY(!words(QStringLiteral("status:PEN")).words.contains(QStringLiteral("SETT")));
        QCOMPARE(words(QStringLiteral("status:=PENF|SE")).words, QStringList{QStringLiteral("SETT")});
        QCOMPARE(words(QStringLiteral("status:=PENF|SE")).position, 13);
        QVERIFY(words(QStringLiteral("status:fail")).words.contains(QStringLiteral("PENF")));
        QVERIFY(words(QStringLiteral("is:st")).words.contains(QStringLiteral("stale")));
        QVERIFY(words(QStringLiteral("sort:-amo")).words.contains(QStringLiteral("amount")));
        QVERIFY(words(QStringLiteral("party:P1")).words.contains(QStringLiteral("P1")));
        QVERIFY(words(QStringLiteral("nothing-here")).words.isEmpty());
    }

    void checksWhileOneTypes()
    {
        QObject owner;
        auto* model = makeInstructions(m_context, &owner);
        using State = FilterCheck::State;
        QVERIFY(model->checkLine(QStringLiteral("  ")).state == State::Empty);
        QVERIFY(model->checkLine(QStringLiteral("status:PENF amount:>1m party:P1")).state == State::Good);
        const auto doubt = model->checkLine(QStringLiteral("渣打 staus:PENF"));
        QVERIFY(doubt.state == State::Doubtful);
        QCOMPARE(doubt.suggestion, QStringLiteral("status"));
        QCOMPARE(doubt.position, 3);
        const auto wrong = model->checkLine(QStringLiteral("渣打 (a"));
        QVERIFY(wrong.state == State::Wrong);
        QCOMPARE(wrong.position, 3);
        QVERIFY(!wrong.text.isEmpty());
    }

    void termsJoinLines()
    {
        const QString term = QStringLiteral("status:=PENF");
        QCOMPARE(joined({}, term, Joining::And), term);
        QCOMPARE(joined(QStringLiteral("a"), term, Joining::Instead), term);
        QCOMPARE(joined(QStringLiteral("a"), term, Joining::And), QStringLiteral("a status:=PENF"));
        QCOMPARE(joined(QStringLiteral("a b"), term, Joining::Or), QStringLiteral("a b OR status:=PENF"));
        QCOMPARE(joined(QStringLiteral("a"), term, Joining::Without), QStringLiteral("a -status:=PENF"));
        QCOMPARE(joined(QStringLiteral("a"), QStringLiteral("-has:reason"), Joining::Without), QStringLiteral("a has:reason"));
        QCOMPARE(joined(QStringLiteral("a OR b sort:-amount"), term, Joining::And), QStringLiteral("(a OR b) status:=PENF sort:-amount"));
    }
};

QTEST_GUILESS_MAIN(tst_RowOrder)
#include "tst_RowOrder.moc"
