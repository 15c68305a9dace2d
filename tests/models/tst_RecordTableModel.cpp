// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

#include "models/items/RecordTableModel.h"
#include "models/view/tables/DerivedTables.h"
#include "models/view/tables/Tables.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;
using assay::tests::decimal;
using assay::tests::kNow;
using assay::tests::SnapshotMaker;

namespace {

domain::Instruction instruction(int number, std::string_view quantity, const std::string& status = "PEND")
{
    domain::Instruction out;
    out.ref = "SI-" + std::to_string(number);
    out.status = status;
    out.kind = domain::SettlementKind::DvP;
    out.asset = "XAU";
    out.quantity = decimal(quantity);
    out.currency = "HKD";
    out.queuedAt = kNow - std::chrono::seconds{number};
    return out;
}

} // namespace

class tst_RecordTableModel : public QObject {
    Q_OBJECT

private:
    WorkPool m_pool;
    TableContext m_context{Format(QStringLiteral("en")), [] { return kNow; }, &m_pool};

    QStringList column(const RecordTableModel& model, std::string_view id)
    {
        QStringList out;
        for (int row = 0; row < model.rowCount(); ++row)
            out.append(model.index(row, model.columnOf(id)).data().toString());
        return out;
    }

private Q_SLOTS:
    void sortsByValueWithMissingLast()
    {
        SnapshotMaker maker;
        int number = 0;
        for (const auto* amount : {"100", "20", "", "-5", "1000.5"}) {
            auto of = instruction(++number, "1");
            if (*amount)
                of.amount = decimal(amount);
            maker.put(of);
        }
        auto model = makeInstructions(m_context, this);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        model->sort(model->columnOf("amount"), Qt::AscendingOrder);
        QCOMPARE(column(*model, "amount"),
                 (QStringList{QStringLiteral("−5.00"), QStringLiteral("20.00"), QStringLiteral("100.00"),
                              QStringLiteral("1,000.50"), QStringLiteral("—")}));
        model->sort(model->columnOf("amount"), Qt::DescendingOrder);
        QCOMPARE(column(*model, "amount").first(), QStringLiteral("1,000.50"));
        QCOMPARE(column(*model, "amount").last(), QStringLiteral("—"));
        model->sort(-1);
        QCOMPARE(column(*model, "ref").first(), QStringLiteral("SI-1"));
    }

    void filters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("shown");
        QTest::newRow("none") << QString() << 6;
        QTest::newRow("any column, any case") << QStringLiteral("si-3") << 1;
        QTest::newRow("column") << QStringLiteral("status:penf") << 2;
        QTest::newRow("translated text of a code") << QStringLiteral("status:failing") << 2;
        QTest::newRow("terms are and-ed") << QStringLiteral("status:PENF quantity:>50") << 1;
        QTest::newRow("negated") << QStringLiteral("-status:PENF") << 4;
        QTest::newRow("less") << QStringLiteral("quantity:<30") << 2;
        QTest::newRow("range") << QStringLiteral("quantity:20..40") << 3;
        QTest::newRow("suffix") << QStringLiteral("amount:>=1m") << 1;
        QTest::newRow("grouping as shown") << QStringLiteral("amount:2,000,000") << 1;
        QTest::newRow("age") << QStringLiteral("age:>4s") << 2;
        QTest::newRow("quoted") << QStringLiteral("\"delivery versus\"") << 6;
        QTest::newRow("date") << QStringLiteral("settlement_date:>=2026-04-01") << 1;
        QTest::newRow("nothing") << QStringLiteral("zzz") << 0;
        QTest::newRow("unknown column is text") << QStringLiteral("colour:red") << 0;
    }

    void filters()
    {
        QFETCH(QString, filter);
        QFETCH(int, shown);
        SnapshotMaker maker;
        for (int i = 1; i <= 6; ++i) {
            auto of = instruction(i, std::to_string(i * 10), i > 4 ? "PENF" : "PEND");
            if (i == 1)
                of.amount = decimal("2000000");
            if (i == 2)
                of.settlementDate = *support::parseDate("2026-04-01");
            maker.put(of);
        }
        auto model = makeInstructions(m_context, this);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        QSignalSpy counts(model, &RecordTableModel::countsChanged);
        model->setFilter(filter);
        QCOMPARE(model->shownCount(), shown);
        QCOMPARE(model->totalCount(), 6);
        QCOMPARE(model->filterProblem().isEmpty(), !filter.startsWith(QLatin1String("colour")));
        QCOMPARE(counts.size(), shown == 6 ? 0 : 1);
    }

    void cellsSayThatTheFilterRestsOnThem()
    {
        SnapshotMaker maker;
        for (int i = 1; i <= 3; ++i)
            maker.put(instruction(i, std::to_string(i * 10), "PENF"));
        auto model = makeInstructions(m_context, this);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        const auto marked = [&] {
            QStringList out;
            for (int i = 0; i < model->columnCount(); ++i)
                if (model->index(0, i).data(MatchRole).toBool())
                    out.append(model->columnId(i));
            return out;
        };
        QVERIFY(marked().isEmpty());
        model->setFilter(QStringLiteral("quantity:>10 -status:SETT"));
        QCOMPARE(model->shownCount(), 2);
        QCOMPARE(marked(), QStringList{QStringLiteral("quantity")});
        model->setFilter(QStringLiteral("status:failing"));
        QCOMPARE(marked(), QStringList{QStringLiteral("status")});
        model->setFilter({});
        QVERIFY(marked().isEmpty());
    }

    /// Few and many rows, so that both ways of announcing and both ways of building are used.
    void survivesUpdates_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("touched");
        QTest::addColumn<bool>("sorted");
        QTest::newRow("few, as stated") << 40 << 3 << false;
        QTest::newRow("few, sorted") << 40 << 3 << true;
        QTest::newRow("many, as stated") << 700 << 60 << false;
        QTest::newRow("many, sorted") << 700 << 60 << true;
        QTest::newRow("nearly all") << 700 << 650 << true;
    }

    void survivesUpdates()
    {
        QFETCH(int, rows);
        QFETCH(int, touched);
        QFETCH(bool, sorted);
        SnapshotMaker maker;
        for (int i = 0; i < rows; ++i)
            maker.put(instruction(i, std::to_string((i * 7919) % 10007)));
        auto model = makeInstructions(m_context, this);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        if (sorted)
            model->sort(model->columnOf("quantity"), Qt::AscendingOrder);
        model->setFilter(QStringLiteral("status:PEN"));
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady() && model->isSettled());
        QCOMPARE(model->rowCount(), rows);

        const int ref = model->columnOf("ref");
        QList<QPersistentModelIndex> kept;
        QStringList refs;
        for (int row = 0; row < rows; row += 7) {
            kept.append(model->index(row, ref));
            refs.append(model->index(row, ref).data().toString());
        }
        for (int round = 0; round < 3; ++round) {
            for (int i = 0; i < touched; ++i) {
                const int number = (i * 13 + round * 31) % rows;
                if (i % 3 == 0)
                    maker.put(instruction(number, std::to_string((number * 31 + round) % 9001)));
                else if (i % 3 == 1)
                    maker.remove(instruction(number, "1"));
                else
                    maker.put(instruction(number, "5", round % 2 ? "SETT" : "PENF"));
            }
            for (int i = 0; i < touched / 3; ++i)
                maker.put(instruction(rows + round * touched + i, std::to_string(i * 17)));
            const auto snapshot = maker.publish();
            model->setSnapshot(snapshot);
            QTRY_VERIFY(model->isSettled());

            // The same rows as sorting and filtering them by hand.
            std::vector<std::pair<domain::Decimal, std::string>> wanted;
            snapshot->table<domain::Instruction>().forEach([&](const auto& row) {
                if (row.record.status.starts_with("PEN"))
                    wanted.emplace_back(row.record.quantity, row.record.ref);
            });
            if (sorted)
                std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            QCOMPARE(model->rowCount(), static_cast<int>(wanted.size()));
            for (int row = 0; row < model->rowCount(); ++row)
                QCOMPARE(model->index(row, ref).data(RawRole).toString(),
                         QString::fromStdString(wanted[static_cast<std::size_t>(row)].second));
            for (qsizetype i = 0; i < kept.size(); ++i)
                if (kept[i].isValid())
                    QCOMPARE(kept[i].data().toString(), refs[i]);
        }
        if (touched < rows / 4)
            QVERIFY(std::any_of(kept.begin(), kept.end(), [](const auto& index) { return index.isValid(); }));
    }

    void announcesOnlyWhatChanged()
    {
        SnapshotMaker maker;
        for (int i = 0; i < 2000; ++i)
            maker.put(instruction(i, std::to_string(i)));
        auto model = makeInstructions(m_context, this);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        QSignalSpy changed(model, &QAbstractItemModel::dataChanged);
        QSignalSpy layout(model, &QAbstractItemModel::layoutChanged);
        auto of = instruction(1234, "1234");
        of.reason = "LACK";
        maker.put(of);
        model->setSnapshot(maker.publish());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 1234);
        QCOMPARE(changed[0][1].toModelIndex().row(), 1234);
        QCOMPARE(layout.size(), 0);
    }

    void snapshotsOfAnotherHistoryResetTheTable()
    {
        SnapshotMaker maker;
        for (int i = 0; i < 10; ++i)
            maker.put(instruction(i, "1"));
        auto model = makeInstructions(m_context, this);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        QSignalSpy reset(model, &QAbstractItemModel::modelReset);
        SnapshotMaker other;
        for (int i = 0; i < 12; ++i)
            other.put(instruction(i + 500, "1"));
        model->setSnapshot(other.publish());
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model->rowCount(), 12);
    }

    void newestPictureAndLastWishWin()
    {
        SnapshotMaker maker;
        for (int i = 0; i < 5000; ++i)
            maker.put(instruction(i, std::to_string(i % 100)));
        auto model = makeInstructions(m_context, this);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->setSnapshot(maker.publish());
        model->setFilter(QStringLiteral("quantity:5"));
        model->sort(model->columnOf("ref"), Qt::AscendingOrder);
        for (int i = 0; i < 5; ++i) {
            maker.put(instruction(9000 + i, "77"));
            model->setSnapshot(maker.publish());
            model->setFilter(QStringLiteral("quantity:=%1").arg(70 + i));
        }
        model->setFilter(QStringLiteral("quantity:=77"));
        QTRY_VERIFY(model->isSettled() && model->isReady());
        QCOMPARE(model->totalCount(), 5005);
        QCOMPARE(model->rowCount(), 55);
        QCOMPARE(model->sortColumn(), model->columnOf("ref"));
    }

    void rolesSayTheSame()
    {
        SnapshotMaker maker;
        auto of = instruction(7, "400.125", "PENF");
        of.reason = "LACK";
        of.amount = decimal("1204330120.5");
        maker.put(of, "clearing", domain::Tier::Custodian);
        auto model = makeInstructions(m_context, this);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        const auto amount = model->index(0, model->columnOf("amount"));
        QCOMPARE(amount.data().toString(), QStringLiteral("1,204,330,120.50"));
        QCOMPARE(amount.data(RawRole).toString(), QStringLiteral("1204330120.5"));
        QVERIFY(amount.data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QCOMPARE(amount.data(TierRole).toString(), QStringLiteral("K"));
        QCOMPARE(amount.data(AgeRole).toString(), QStringLiteral("0 s"));
        QCOMPARE(amount.data(QualityRole).toInt(), static_cast<int>(Quality::Live));
        const auto status = model->index(0, model->columnOf("status"));
        QCOMPARE(status.data().toString(), QStringLiteral("PENF · failing"));
        QCOMPARE(status.data(ToneRole).toInt(), static_cast<int>(Tone::Breach));
        QCOMPARE(model->index(0, model->columnOf("reason")).data().toString(),
                 QStringLiteral("LACK · deliverer is short of the asset"));
        const QString sentence = amount.data(Qt::AccessibleTextRole).toString();
        QVERIFY(sentence.contains(QStringLiteral("Status PENF · failing")));
        QVERIFY(sentence.contains(QStringLiteral("Amount 1,204,330,120.50")));
        QCOMPARE(model->rowOfKey(amount.data(KeyRole).toString()), 0);
        QCOMPARE(model->headerData(0, Qt::Horizontal).toString(), QStringLiteral("Reference"));
        const auto detail = model->detail(0);
        QCOMPARE(detail.title, QStringLiteral("SI-7"));
        QCOMPARE(detail.state, QStringLiteral("PENF · failing"));
        QCOMPARE(detail.provenance.tier, QStringLiteral("K"));
        QCOMPARE(detail.provenance.rawHash.size(), 64);
        QCOMPARE(model->historyQuery(0).key, std::string("SI-7"));
        QVERIFY(model->detail(-1).key.isEmpty());
    }

    void csvEqualsTheScreen()
    {
        SnapshotMaker maker;
        auto evil = instruction(1, "20");
        evil.reasonText = "=HYPERLINK(\"http://x\")";
        evil.asset = "+SUM";
        maker.put(evil);
        auto two = instruction(2, "100");
        two.amount = decimal("-12.50");
        two.deliverer = domain::ParticipantId("a,b\"c");
        maker.put(two);
        maker.put(instruction(3, "3", "SETT"));
        auto model = makeInstructions(m_context, this);
        model->setSnapshot(maker.publish());
        QTRY_VERIFY(model->isReady());
        model->setFilter(QStringLiteral("-status:SETT"));
        model->sort(model->columnOf("quantity"), Qt::DescendingOrder);
        const QList<int> columns{model->columnOf("ref"), model->columnOf("quantity"), model->columnOf("amount"),
                                 model->columnOf("asset"), model->columnOf("reason_text"), model->columnOf("deliverer"),
                                 model->columnOf("queued_at")};
        const auto lines = QString::fromUtf8(model->csv({}, columns)).split(QStringLiteral("\r\n"));
        QCOMPARE(lines[0], QStringLiteral("# table: instructions"));
        QCOMPARE(lines[1], QStringLiteral("# written: 2026-03-31T10:00:00.000Z"));
        QCOMPARE(lines[2], QStringLiteral("# filter: -status:SETT"));
        QCOMPARE(lines[3], QStringLiteral("# sort: quantity descending"));
        QCOMPARE(lines[4], QStringLiteral("# zone: UTC"));
        QCOMPARE(lines[5], QStringLiteral("# rows: 2 of 3"));
        QCOMPARE(lines[6], QStringLiteral("ref,quantity,amount,asset,reason_text,deliverer,queued_at"));
        QCOMPARE(lines[7], QStringLiteral("SI-2,100,-12.50,XAU,,\"a,b\"\"c\",2026-03-31T09:59:58.000Z"));
        QCOMPARE(lines[8], QStringLiteral("SI-1,20,,'+SUM,\"'=HYPERLINK(\"\"http://x\"\")\",,2026-03-31T09:59:59.000Z"));
        QCOMPARE(lines.size(), 10);
        const auto whole = QString::fromUtf8(model->csv()).split(QStringLiteral("\r\n"));
        QCOMPARE(whole.size(), 10);
        QCOMPARE(QString::fromUtf8(model->csv({1}, {0})).split(QStringLiteral("\r\n"))[7], QStringLiteral("SI-1"));
    }

    /// A page about one coin keeps what is stated for all coins of its issuer; the filter works within it.
    void scopeNarrowsBelowTheFilter()
    {
        SnapshotMaker maker;
        for (const auto& [id, coin, issuer] : {std::tuple{"D1", "HKDX", "harbour"}, std::tuple{"D2", "PEARL", "pearl-river"},
                                               std::tuple{"D3", "", "harbour"}, std::tuple{"D4", "", "pearl-river"}}) {
            domain::Duty duty;
            duty.id = id;
            duty.coin = domain::CoinId(coin);
            duty.issuer = domain::IssuerId(issuer);
            maker.put(duty);
        }
        auto* model = makeDuties(m_context, this);
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model->setSnapshot(maker.publish());
        QTRY_COMPARE(model->rowCount(), 4);
        model->setScope({"coin", "HKDX", "issuer", "harbour"});
        QCOMPARE(model->rowCount(), 2);
        QCOMPARE(model->totalCount(), 2);
        model->setFilter(QStringLiteral("id:=d3|D4"));
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->totalCount(), 2);
        QVERIFY(model->filterProblem().isEmpty());
        QVERIFY(model->csv().contains("# only: coin HKDX"));
        domain::Duty late;
        late.id = "D5";
        late.coin = domain::CoinId("HKDX");
        maker.put(late);
        model->setSnapshot(maker.publish());
        QCOMPARE(model->totalCount(), 3);
        model->setScope({});
        QCOMPARE(model->rowCount(), 2);
        model->setFilter({});
        QCOMPARE(model->rowCount(), 5);
    }
};

QTEST_GUILESS_MAIN(tst_RecordTableModel)
#include "tst_RecordTableModel.moc"
