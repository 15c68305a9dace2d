// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <set>

#include "services/domain/DerivedSchemas.h"

using namespace assay::domain;

namespace {

template <class Visitor>
void forEachKnownRecord(Visitor&& visit)
{
    forEachStatedRecord(visit);
    visit(std::type_identity<Finding>{});
    visit(std::type_identity<SourceHealth>{});
}

template <class Enum>
void textsAreDistinct()
{
    std::set<std::string_view> texts;
    for (std::size_t i = 0; i < EnumTexts<Enum>::kTexts.size(); ++i) {
        const auto text = EnumTexts<Enum>::kTexts[i];
        QVERIFY(texts.insert(text).second);
        QCOMPARE(toText(static_cast<Enum>(i)), text);
        QVERIFY(enumFromText<Enum>(text) == static_cast<Enum>(i));
    }
    QVERIFY(!enumFromText<Enum>("no such text"));
    QCOMPARE(toText(static_cast<Enum>(200)), std::string_view("unknown"));
}

} // namespace

class tst_Schema : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreSqlAndDistinct()
    {
        std::set<std::string_view> records;
        std::set<std::string_view> resources;
        forEachKnownRecord([&](auto type) {
            using Record = typename decltype(type)::type;
            QVERIFY(records.insert(nameOf<Record>()).second);
            QVERIFY(resources.insert(resourceOf<Record>()).second);
            std::set<std::string_view> names;
            bool key = false;
            for (const auto& info : fieldInfos<Record>()) {
                QVERIFY(names.insert(info.name).second);
                QVERIFY(info.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos);
                key = key || info.presence == Presence::Key;
            }
            QVERIFY(key);
            QCOMPARE(names.size(), kFieldCount<Record>);
        });
        QCOMPARE(records.size(), StatedRecords::kSize + 2);
        // Derived tables are asked for by the same names.
        forEachRecordIn(DerivedRecords{}, [&](auto type) {
            using Record = typename decltype(type)::type;
            QVERIFY(records.insert(nameOf<Record>()).second);
            QVERIFY(resources.insert(resourceOf<Record>()).second);
        });
    }

    void enumerationTexts()
    {
        textsAreDistinct<AssetClass>();
        textsAreDistinct<DebtIssuerType>();
        textsAreDistinct<Encumbrance>();
        textsAreDistinct<LicenseeType>();
        textsAreDistinct<SettlementKind>();
        textsAreDistinct<HoldState>();
        textsAreDistinct<BarForm>();
        textsAreDistinct<Severity>();
        textsAreDistinct<AlertState>();
        textsAreDistinct<Outcome>();
        textsAreDistinct<RedemptionState>();
        textsAreDistinct<FeedState>();
        textsAreDistinct<CreditDebit>();
        textsAreDistinct<Operation>();
        textsAreDistinct<FlowKind>();
        textsAreDistinct<ApprovalKind>();
        textsAreDistinct<FilingKind>();
        textsAreDistinct<IncidentKind>();
        textsAreDistinct<LetterState>();
        textsAreDistinct<Eligibility>();
        textsAreDistinct<ClockState>();
        textsAreDistinct<DutyState>();
        textsAreDistinct<Permission>();
        textsAreDistinct<CycleState>();
        textsAreDistinct<QueueAction>();
        textsAreDistinct<RequestState>();
        textsAreDistinct<HandoverState>();
        textsAreDistinct<AlarmLevel>();
    }

    /// Every field of every record: text → field → text is the same, and what is not stated stays so.
    void everyFieldTakesItsText()
    {
        forEachKnownRecord([](auto type) {
            using Record = typename decltype(type)::type;
            std::size_t index = 0;
            forEachField<Record>([&](const auto& field) {
                Record record;
                const std::size_t at = index++;
                QVERIFY(cellOf(record, at) == toCell(record.*(field.member)));
                bool taken = false;
                for (const char* text :
                     {"2026-03-31T10:00:00.000Z", "2026-03-31", "12.50", "7", "K", "bank-deposit", "government", "free",
                      "bank", "DvP", "released", "1kg", "high", "open", "breach", "paid", "live", "credit", "mint", "inflow",
                      "custodian", "attestation", "incident", "draft", "allowed", "planned", "resequence",
                      "submitted", "countersigned", "warning", "a text"}) {
                    Record changed;
                    if (!assign(changed.*(field.member), text))
                        continue;
                    taken = true;
                    QCOMPARE(toText(cellOf(changed, at)), std::string(text));
                    QVERIFY(!sameFields(record, changed) || toText(cellOf(record, at)) == text);
                }
                QVERIFY2(taken, std::string(field.name).c_str());
            });
            QVERIFY(sameFields(Record{}, Record{}));
        });
    }

    /// cells of a record → the record, for every record; each field alone is found to differ.
    void cellsMakeTheRecordAgain()
    {
        forEachKnownRecord([](auto type) {
            using Record = typename decltype(type)::type;
            Record record;
            std::size_t expected = 0;
            for (const auto& field : fieldsOf<Record>()) {
                Record changed;
                for (const char* text : {"2026-03-31", "2026-03-31T10:00:00.000Z", "12.50", "7", "K", "a\nb"})
                    if (field.setText(&changed, text) && field.setText(&record, text)) {
                        const auto differing = differingFields(Record{}, changed);
                        QCOMPARE(differing.size(), std::size_t(1));
                        QVERIFY(differing.front() == &field && fieldNamed<Record>(field.name) == &field);
                        ++expected;
                        break;
                    }
            }
            QVERIFY(expected > 0);
            QCOMPARE(differingFields(Record{}, record).size(), expected);
            const auto again = recordFrom<Record>(cellsOf(record));
            QVERIFY(again.has_value());
            QVERIFY(sameFields(*again, record));
            QVERIFY(differingFields(*again, record).empty());
            QVERIFY(!fieldNamed<Record>("no such field"));
        });
    }

    void cellsOfAnotherRecordAreRefused()
    {
        auto cells = cellsOf(Supply{});
        cells[3] = std::string("much");
        const auto wrong = recordFrom<Supply>(cells);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().where, std::string("total"));
        cells.pop_back();
        QVERIFY(!recordFrom<Supply>(cells));
        QVERIFY(!recordFrom<Supply>({}));
    }

    void keys()
    {
        Bar bar;
        bar.vault = VaultId("HKIA-2");
        bar.refiner = "MK";
        bar.serial = "1";
        QCOMPARE(keyOf(bar), std::string("HKIA-2\x1fMK\x1f" "1\x1f"));
        bar.year = 2019;
        QCOMPARE(keyOf(bar), std::string("HKIA-2\x1fMK\x1f" "1\x1f" "2019"));
        Bar same = bar;
        same.owner = "Someone";
        QCOMPARE(keyOf(bar), keyOf(same));
        QVERIFY(!sameFields(bar, same));
    }

    void cellOrder()
    {
        const auto number = [](const char* text) { return Cell{*Decimal::parse(text)}; };
        QVERIFY(compareCells(number("9"), number("10")) < 0);
        QVERIFY(compareCells(number("1.0"), number("1")) == 0);
        QVERIFY(compareCells(Cell{std::string("10")}, Cell{std::string("9")}) < 0);
        QVERIFY(compareCells(Cell{}, number("1")) > 0);
        QVERIFY(compareCells(number("1"), Cell{}) < 0);
        QVERIFY(compareCells(Cell{}, Cell{}) == 0);
        QVERIFY(compareCells(Cell{std::int64_t{9}}, Cell{std::int64_t{10}}) < 0);
        QVERIFY(compareCells(Cell{*assay::support::parseDate("2026-01-31")},
                             Cell{*assay::support::parseDate("2026-02-01")}) < 0);
    }

    void faultsOfTexts()
    {
        std::int64_t count = 0;
        for (const char* text : {"", "1.5", "x", "9223372036854775808", " 1", "+1"})
            QVERIFY(!assign(count, text));
        Decimal value;
        QVERIFY(!assign(value, "1e5"));
        Tier tier{};
        QVERIFY(!assign(tier, "Z"));
        Outcome outcome{};
        QVERIFY(!assign(outcome, "PASS"));
        std::optional<std::int64_t> year = 5;
        QVERIFY(assign(year, "").has_value());
        QVERIFY(!year);
        QVERIFY(!assign(year, "x"));
        std::optional<Decimal> kept = Decimal(1);
        QVERIFY(!assign(kept, "x"));
        QVERIFY(kept == Decimal(1));
    }

    void lists()
    {
        std::vector<std::string> list;
        QVERIFY(assign(list, "a\nb c\n\nd").has_value());
        QCOMPARE(list.size(), 4u);
        QCOMPARE(toText(toCell(list)), std::string("a\nb c\n\nd"));
        QVERIFY(assign(list, "").has_value());
        QVERIFY(list.empty());
        QCOMPARE(toText(toCell(list)), std::string());
    }
};

QTEST_APPLESS_MAIN(tst_Schema)
#include "tst_Schema.moc"
