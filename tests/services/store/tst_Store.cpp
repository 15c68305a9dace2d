// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/Store.h"

#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

#include "tests/services/store/StoreSamples.h"

using namespace samples;
using domain::Instruction;
using support::ErrorCode;

/// What is committed can be read again: now, as of, and as known at any moment.
class tst_Store : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    std::string freshPath() { return m_folder.filePath(QStringLiteral("s%1.sqlite").arg(++m_count)).toStdString(); }

    static Instruction instruction(const std::string& ref, const std::string& status)
    {
        auto record = make<Instruction>(1);
        record.ref = ref;
        record.status = status;
        return record;
    }

    static WriteBatch statusTick(int n, std::int64_t asOf, const std::string& ref, const std::string& status, Change change)
    {
        WriteBatch out;
        out.knownAt = at(n);
        domain::changesOf<Instruction>(out.changes)
            .push_back({instruction(ref, status), origin("harbour", asOf, n), change});
        return out;
    }

    static std::string statusOf(const Store& store, const store::Moment& moment, const std::string& ref = "R1")
    {
        const auto snapshot = store.loadSnapshot(moment);
        if (!snapshot)
            return snapshot.error().text();
        std::string status = "-";
        (*snapshot)->table<Instruction>().forEach([&](const auto& row) {
            if (row.record.ref == ref)
                status = row.record.status;
        });
        return status;
    }

private slots:
    void createsAndReopens()
    {
        const auto path = freshPath();
        support::Hash head;
        {
            const auto store = openStore(path);
            QCOMPARE(store->mode(), OpenMode::ReadWrite);
            QCOMPARE(store->path(), path);
            const auto empty = store->loadSnapshot({});
            QVERIFY(empty.has_value());
            QCOMPARE((*empty)->revision, std::uint64_t{0});
            const auto done = store->commit(tick(1, 1));
            QVERIFY2(done.has_value(), done ? "" : done.error().text().c_str());
            head = *done;
        }
        struct stat status {
        };
        QCOMPARE(::stat(path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        const auto store = openStore(path);
        const auto report = store->verify({});
        QVERIFY(report.has_value());
        QCOMPARE(faultsOf(*report), std::string());
        QCOMPARE(report->head, head);
        QCOMPARE(report->ticks, std::uint64_t{1});
        QCOMPARE(report->raws, std::uint64_t{2});
    }

    void everyFieldOfEveryRecordComesBack()
    {
        const auto path = freshPath();
        const auto stated = tick(3, 3);
        QVERIFY(openStore(path)->commit(stated).has_value());
        const auto store = openStore(path);
        const auto loaded = store->loadSnapshot({});
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().text().c_str());
        const auto& snapshot = **loaded;
        QCOMPARE(snapshot.revision, std::uint64_t{1});
        QCOMPARE(snapshot.knownAt, at(30));
        int kinds = 0;
        domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
            const auto& table = snapshot.table<Record>();
            QCOMPARE(table.present(), std::size_t{1});
            const auto& row = table.at(0);
            const auto& expected = domain::changesOf<Record>(stated.changes).front();
            QVERIFY2(domain::sameFields(row.record, expected.record), domain::nameOf<Record>().data());
            for (std::size_t i = 0; i < domain::kFieldCount<Record>; ++i)
                QVERIFY(domain::toText(domain::cellOf(row.record, i)) ==
                        domain::toText(domain::cellOf(expected.record, i)));
            QCOMPARE(row.origin->source, expected.origin->source);
            QCOMPARE(row.origin->resource, expected.origin->resource);
            QVERIFY(row.origin->tier == expected.origin->tier);
            QVERIFY(row.origin->asOf == expected.origin->asOf);
            QVERIFY(row.origin->knownAt == expected.origin->knownAt);
            QVERIFY(row.origin->raw == expected.origin->raw);
            QCOMPARE(row.revision, std::uint64_t{1});
            ++kinds;
        });
        QCOMPARE(kinds, static_cast<int>(domain::StatedRecords::kSize));
        // Rows of one answer share their origin.
        QCOMPARE(snapshot.table<domain::Bar>().at(0).origin.get(), snapshot.table<Instruction>().at(0).origin.get());
        QCOMPARE(snapshot.findings.present(), std::size_t{1});
        QVERIFY(domain::sameFields(snapshot.findings.at(0).record, stated.findings.front()));
        QCOMPARE(snapshot.sources.size(), std::size_t{1});
        QVERIFY(domain::sameFields(snapshot.sources.front(), stated.health.front()));
        QCOMPARE(snapshot.confirmed.size(), std::size_t{2});
        const auto& confirmed = snapshot.confirmed.at({domain::SourceId("lion-rock"), "vaults"});
        QVERIFY(confirmed->asOf == stated.observations.back()->asOf);
        QVERIFY(confirmed->raw == stated.observations.back()->raw);
    }

    void notStatedComesBackNotStated()
    {
        const auto path = freshPath();
        const auto store = openStore(path);
        WriteBatch bare;
        bare.knownAt = at(1);
        domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
            domain::changesOf<Record>(bare.changes).push_back({Record{}, origin("harbour", 1, 1), Change::Added});
        });
        const auto done = store->commit(bare);
        QVERIFY2(done.has_value(), done ? "" : done.error().text().c_str());
        const auto snapshot = store->loadSnapshot({});
        QVERIFY(snapshot.has_value());
        domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
            QVERIFY(domain::sameFields((*snapshot)->table<Record>().at(0).record, Record{}));
        });
        QCOMPARE(faultsOf(*store->verify({})), std::string());
    }

    void correctionsAddVersions()
    {
        const auto store = openStore(freshPath());
        QVERIFY(store->commit(statusTick(10, 9, "R1", "PEND", Change::Added)).has_value());
        QVERIFY(store->commit(statusTick(20, 19, "R1", "SETT", Change::Changed)).has_value());
        QVERIFY(store->commit(statusTick(30, 29, "R1", "SETT", Change::Removed)).has_value());
        QVERIFY(store->commit(statusTick(40, 39, "R1", "CANS", Change::Added)).has_value());

        QCOMPARE(statusOf(*store, {}), std::string("CANS"));
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(9)}), std::string("-"));
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(10)}), std::string("PEND"));
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(19)}), std::string("PEND"));
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(29)}), std::string("SETT"));
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(35)}), std::string("-"));
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(1000)}), std::string("CANS"));
        QCOMPARE(statusOf(*store, {.asOf = at(8), .knownAt = {}}), std::string("-"));
        QCOMPARE(statusOf(*store, {.asOf = at(9), .knownAt = {}}), std::string("PEND"));
        QCOMPARE(statusOf(*store, {.asOf = at(19), .knownAt = {}}), std::string("SETT"));
        QCOMPARE(statusOf(*store, {.asOf = at(19), .knownAt = at(15)}), std::string("PEND"));
        QCOMPARE(statusOf(*store, {.asOf = at(30), .knownAt = {}}), std::string("-"));

        const auto versions = store->versions("instruction", domain::SourceId("harbour"), "R1");
        QVERIFY(versions.has_value());
        QCOMPARE(versions->size(), std::size_t{4});
        const Change expected[] = {Change::Added, Change::Changed, Change::Removed, Change::Added};
        const char* statuses[] = {"PEND", "SETT", "SETT", "CANS"};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE((*versions)[i].change, expected[i]);
            QCOMPARE(domain::toText((*versions)[i].cells[3]), std::string(statuses[i]));
            QVERIFY((*versions)[i].origin.knownAt == at(static_cast<std::int64_t>(i + 1) * 10));
        }
        QCOMPARE(faultsOf(*store->verify({})), std::string());
    }

    void aLateCorrectionOfAnEarlierInstant()
    {
        const auto store = openStore(freshPath());
        QVERIFY(store->commit(statusTick(10, 5, "R1", "PEND", Change::Added)).has_value());
        QVERIFY(store->commit(statusTick(20, 15, "R1", "SETT", Change::Changed)).has_value());
        QVERIFY(store->commit(statusTick(30, 5, "R1", "PENF", Change::Changed)).has_value());
        QCOMPARE(statusOf(*store, {.asOf = at(6), .knownAt = {}}), std::string("PENF"));
        QCOMPARE(statusOf(*store, {.asOf = at(6), .knownAt = at(29)}), std::string("PEND"));
        QCOMPARE(statusOf(*store, {.asOf = at(16), .knownAt = {}}), std::string("SETT"));
    }

    void sourcesKeepTheirOwnVersions()
    {
        const auto store = openStore(freshPath());
        WriteBatch both;
        both.knownAt = at(10);
        domain::changesOf<Instruction>(both.changes) = {
            {instruction("R1", "PEND"), origin("one", 9, 10), Change::Added},
            {instruction("R1", "SETT"), origin("two", 9, 10), Change::Added}};
        QVERIFY(store->commit(both).has_value());
        const auto snapshot = store->loadSnapshot({});
        QCOMPARE((*snapshot)->table<Instruction>().present(), std::size_t{2});
        QCOMPARE(store->versions("instruction", domain::SourceId("two"), "R1")->size(), std::size_t{1});
        QCOMPARE(store->versions("instruction", domain::SourceId("three"), "R1")->size(), std::size_t{0});
        QCOMPARE(store->versions("instruction", domain::SourceId("two"), "R9")->size(), std::size_t{0});
        QCOMPARE(store->versions("audit", domain::SourceId("two"), "R9").error().code, ErrorCode::NotFound);
        QCOMPARE(store->versions("'; DROP TABLE", domain::SourceId("two"), "R9").error().code, ErrorCode::NotFound);
    }

    void sameKeyTwiceInOneTick()
    {
        const auto store = openStore(freshPath());
        WriteBatch twice;
        twice.knownAt = at(10);
        const auto from = origin("one", 9, 10);
        domain::changesOf<Instruction>(twice.changes) = {{instruction("R1", "PEND"), from, Change::Added},
                                                         {instruction("R1", "SETT"), from, Change::Added}};
        QVERIFY(store->commit(twice).has_value());
        QCOMPARE(statusOf(*store, {}), std::string("SETT"));
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(10)}), std::string("SETT"));
        QCOMPARE(statusOf(*store, {.asOf = at(10), .knownAt = {}}), std::string("SETT"));
        QCOMPARE(faultsOf(*store->verify({})), std::string());
    }

    void findingsAndHealthHaveVersions()
    {
        const auto store = openStore(freshPath());
        for (int n = 1; n <= 3; ++n)
            QVERIFY(store->commit(tick(n, 1)).has_value());
        const auto now = store->loadSnapshot({});
        QCOMPARE((*now)->findings.present(), std::size_t{1});
        QVERIFY(domain::sameFields((*now)->findings.at(0).record, tick(3, 1).findings.front()));
        QVERIFY(domain::sameFields((*now)->sources.front(), tick(3, 1).health.front()));
        const auto then = store->loadSnapshot({.asOf = {}, .knownAt = at(20)});
        QVERIFY(domain::sameFields((*then)->findings.at(0).record, tick(2, 1).findings.front()));
        QVERIFY(domain::sameFields((*then)->sources.front(), tick(2, 1).health.front()));
        const auto asOf = store->loadSnapshot({.asOf = at(12), .knownAt = {}});
        QVERIFY(domain::sameFields((*asOf)->findings.at(0).record, tick(1, 1).findings.front()));
        QVERIFY(domain::sameFields((*asOf)->sources.front(), tick(1, 1).health.front()));
        const auto versions = store->versions("finding", {}, "STB-01\x1fHKDX");
        QVERIFY(versions.has_value());
        QCOMPARE(versions->size(), std::size_t{3});
        QCOMPARE(versions->front().change, Change::Added);
        QCOMPARE(versions->back().change, Change::Changed);
        QCOMPARE(versions->back().origin.source.value(), std::string("rules"));
        QCOMPARE(store->versions("source_health", {}, "harbour")->size(), std::size_t{3});
    }

    void seriesTakesTheLastOfEachInterval()
    {
        const auto store = openStore(freshPath());
        for (int n = 1; n <= 12; ++n)
            QVERIFY(store
                        ->commit(statusTick(n * 10, n * 10, n % 2 == 0 ? "R1" : "R2", "S" + std::to_string(n),
                                            n <= 2 ? Change::Added : Change::Changed))
                        .has_value());
        const auto series = store->series("instruction", at(0), at(110), {}, std::chrono::seconds{40});
        QVERIFY2(series.has_value(), series ? "" : series.error().text().c_str());
        std::string text;
        for (const auto& version : *series)
            text += domain::toText(version.cells[0]) + domain::toText(version.cells[3]) + ' ';
        QCOMPARE(text, std::string("R1S2 R2S3 R1S6 R2S7 R2S9 R1S10 "));
        const auto known =
            store->series("instruction", at(0), at(110), {.asOf = {}, .knownAt = at(59)}, std::chrono::seconds{40});
        QCOMPARE(known->size(), std::size_t{4});
        QCOMPARE(domain::toText(known->back().cells[3]), std::string("S5"));
        QCOMPARE(store->series("instruction", at(0), at(1), {}, std::chrono::seconds{0}).error().code,
                 ErrorCode::Usage);
        QCOMPARE(store->series("raw", at(0), at(1), {}, std::chrono::seconds{1}).error().code, ErrorCode::NotFound);
    }

    void rawAnswersAreStoredOnceAndComeBack()
    {
        const auto store = openStore(freshPath());
        const std::string body = longBody(1) + std::string(1, '\0') + "\xff\xfe";
        for (int n = 1; n <= 3; ++n) {
            WriteBatch same;
            same.knownAt = at(n);
            same.raws = {raw("harbour", body, n), raw("harbour", body, n), raw("harbour", "", n)};
            same.observations = {origin("harbour", n, n, body)};
            QVERIFY(store->commit(same).has_value());
        }
        const auto found = store->raw(support::Hash::of(body));
        QVERIFY(found.has_value());
        QVERIFY(found->body == body);
        QCOMPARE(found->source.value(), std::string("harbour"));
        QVERIFY(found->receivedAt == at(1));
        QCOMPARE(found->headers, raw("harbour", body, 1).headers);
        QCOMPARE(found->target, raw("harbour", body, 1).target);
        QCOMPARE(store->raw(support::Hash::of(""))->body, std::string());
        QCOMPARE(store->raw(support::Hash::of("other")).error().code, ErrorCode::NotFound);
        const auto statistics = store->statistics();
        QVERIFY(statistics.has_value());
        QCOMPARE(statistics->raws, std::uint64_t{2});
        QCOMPARE(statistics->ticks, std::uint64_t{3});
        QCOMPARE(statistics->rawBytes, std::uint64_t{body.size()});
        QVERIFY(statistics->storedRawBytes < body.size() / 4);
        const auto seen = store->observations(domain::SourceId("harbour"), 2);
        QCOMPARE(seen->size(), std::size_t{2});
        QVERIFY(seen->front()->asOf == at(3));
        QCOMPARE(store->observations({}, 10)->size(), std::size_t{3});
        QCOMPARE(store->observations(domain::SourceId("nobody"), 10)->size(), std::size_t{0});
    }

    void aTickWithAFaultLeavesNothing()
    {
        const auto path = freshPath();
        const auto store = openStore(path);
        QVERIFY(store->commit(tick(1, 1)).has_value());
        const auto before = textOf(**store->loadSnapshot({}));

        auto wrong = tick(2, 1);
        wrong.raws.front().sha256.bytes[0] ^= 1;
        QCOMPARE(store->commit(wrong).error().code, ErrorCode::Malformed);
        auto lost = tick(2, 1);
        domain::changesOf<domain::SanctionEntry>(lost.changes).front().origin = nullptr;
        QCOMPARE(store->commit(lost).error().code, ErrorCode::Malformed);
        auto huge = tick(2, 1);
        domain::changesOf<domain::SanctionEntry>(huge.changes).front().record.name.assign((16U << 20U) + 1, 'x');
        const auto refused = store->commit(huge);
        QCOMPARE(refused.error().code, ErrorCode::OutOfRange);
        QVERIFY2(refused.error().where.find("sanction_entry") != std::string::npos, refused.error().where.c_str());

        QCOMPARE(textOf(**store->loadSnapshot({})), before);
        QCOMPARE(faultsOf(*store->verify({})), std::string());
        QVERIFY(store->commit(tick(2, 1)).has_value());
        QCOMPARE(faultsOf(*store->verify({})), std::string());
    }

    void aClockThatRunsBackDoesNotTearTheOrder()
    {
        const auto store = openStore(freshPath());
        QVERIFY(store->commit(statusTick(100, 1, "R1", "PEND", Change::Added)).has_value());
        QVERIFY(store->commit(statusTick(50, 2, "R1", "SETT", Change::Changed)).has_value());
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(60)}), std::string("-"));
        QCOMPARE(statusOf(*store, {.asOf = {}, .knownAt = at(100)}), std::string("SETT"));
        QCOMPARE(faultsOf(*store->verify({})), std::string());
    }

    void journalNewestFirst()
    {
        const auto store = openStore(freshPath());
        for (int n = 1; n <= 5; ++n)
            QVERIFY(store->commit(tick(n, 1)).has_value());
        const auto lines = store->audit(2);
        QCOMPARE(lines->size(), std::size_t{2});
        QCOMPARE(lines->front().object, std::string("file 5"));
        QCOMPARE(lines->front().phase, std::string("INTENT"));
        QVERIFY(lines->front().at == at(50));
        QCOMPARE(store->audit(1000)->size(), std::size_t{5});
    }

    void sameTicksGiveTheSameHead()
    {
        const auto one = openStore(freshPath());
        const auto two = openStore(freshPath());
        for (int n = 1; n <= 3; ++n)
            QCOMPARE(*one->commit(tick(n, 1)), *two->commit(tick(n, 1)));
        QVERIFY(*one->commit(tick(4, 1)) != *two->commit(tick(5, 1)));
    }

    void aReaderSeesTheWritersTicks()
    {
        const auto path = freshPath();
        const auto writer = openStore(path);
        QVERIFY(writer->commit(tick(1, 1)).has_value());
        const auto reader = openStore(path, OpenMode::ReadOnly);
        const auto second = openStore(path);
        QCOMPARE(reader->mode(), OpenMode::ReadOnly);
        QCOMPARE(second->mode(), OpenMode::ReadOnly);
        QVERIFY(writer->commit(tick(2, 1)).has_value());
        QCOMPARE(textOf(**reader->loadSnapshot({})), textOf(**writer->loadSnapshot({})));
        QCOMPARE(textOf(**second->loadSnapshot({})), textOf(**writer->loadSnapshot({})));
        QCOMPARE(reader->commit(tick(3, 1)).error().code, ErrorCode::ReadOnly);
        QCOMPARE(second->commit(tick(3, 1)).error().code, ErrorCode::ReadOnly);
    }

    void theLockEndsWithTheWriter()
    {
        const auto path = freshPath();
        openStore(path);
        QCOMPARE(openStore(path)->mode(), OpenMode::ReadWrite);
    }

    void verifyingCanBeStopped()
    {
        const auto store = openStore(freshPath());
        QVERIFY(store->commit(tick(1, 1)).has_value());
        const auto stopped = store->verify([](std::uint64_t, std::uint64_t) { return false; });
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        std::uint64_t last = 0;
        QVERIFY(store
                    ->verify([&](std::uint64_t done, std::uint64_t total) {
                        last = done;
                        return total == 1;
                    })
                    .has_value());
        QCOMPARE(last, std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(tst_Store)
#include "tst_Store.moc"
