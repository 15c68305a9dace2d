// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

#include "models/items/ColumnKeys.h"
#include "services/filter/Filter.h"

using namespace assay;
using namespace assay::models;
using domain::Cell;
using domain::Decimal;

namespace {

Decimal decimal(const std::string& text)
{
    return *Decimal::parse(text);
}

std::vector<Cell> sample(const QString& kind)
{
    std::mt19937 random(11);
    std::vector<Cell> out;
    for (int i = 0; i < 6000; ++i) {
        if (random() % 9 == 0) {
            out.emplace_back();
            continue;
        }
        const auto number = static_cast<std::int64_t>(random()) - 2'000'000'000;
        if (kind == QLatin1String("whole"))
            out.emplace_back(number);
        else if (kind == QLatin1String("moment"))
            out.emplace_back(domain::Instant{domain::Duration{1'700'000'000'000 + number}});
        else if (kind == QLatin1String("day"))
            out.emplace_back(domain::Date{std::chrono::sys_days{std::chrono::days{20'000 + number % 400}}});
        else if (kind == QLatin1String("decimal"))
            out.emplace_back(*Decimal::fromParts(number, static_cast<int>(random() % 5)));
        else if (kind == QLatin1String("wide decimal")) {
            static const std::array<const char*, 6> kFar{"123456789012345678901234567890", "-123456789012345678901234567890.5", "0.000000000000000000000000000001",
                                                         "9223372036854775807", "-0.123456789012", "0.1234567890125"};
            out.emplace_back(random() % 3 == 0 ? decimal(kFar[random() % kFar.size()]) : *Decimal::fromParts(number % 1000, static_cast<int>(random() % 13)));
        } else if (kind == QLatin1String("text"))
            out.emplace_back("SI-" + std::to_string(number % 3000));
        else if (kind == QLatin1String("long text"))
            out.emplace_back(std::string("the same beginning of them all ") + (random() % 2 ? "A" : "b") + std::to_string(number));
        else if (kind == QLatin1String("capitals"))
            out.emplace_back(std::string(random() % 2 ? "ÉTOILE AFFINAGE" : "Étoile affinage") + std::to_string(number % 7));
        else if (kind == QLatin1String("few texts"))
            out.emplace_back(std::string(random() % 2 ? "PENF" : "渣打 (香港)"));
        else
            out.emplace_back(random() % 2 ? Cell{number} : Cell{std::to_string(number)});
    }
    return out;
}

} // namespace

class tst_ColumnKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds()
    {
        QTest::addColumn<QString>("kind");
        for (const char* kind : {"whole", "moment", "day", "decimal", "wide decimal", "text", "long text", "few texts", "mixed"})
            QTest::newRow(kind) << QString::fromLatin1(kind);
    }

    /// What is put in comes out, as it was written, also after other values took its place.
    void keepsValues_data() { kinds(); }
    void keepsValues()
    {
        QFETCH(QString, kind);
        auto cells = sample(kind);
        ColumnKeys keys;
        keys.resize(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i)
            QCOMPARE(keys.set(i, cells[i]), cells[i].index() != 0);
        for (std::size_t i = 0; i + 500 < cells.size(); i += 7) {
            cells[i] = cells[i + 500];
            keys.set(i, cells[i]);
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            QCOMPARE(keys.stated(i), cells[i].index() != 0);
            QCOMPARE(domain::toText(keys.cell(i)), domain::toText(cells[i]));
            QVERIFY(!keys.set(i, cells[i]));
        }
    }

    void sortsAsCellsDo_data() { kinds(); }
    void sortsAsCellsDo()
    {
        QFETCH(QString, kind);
        const auto cells = sample(kind);
        ColumnKeys keys;
        keys.resize(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i)
            keys.set(i, cells[i]);
        SortScratch scratch;
        for (const auto direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            std::vector<std::uint32_t> wanted(cells.size());
            std::iota(wanted.begin(), wanted.end(), 0U);
            auto sorted = wanted;
            keys.sort(sorted, direction, scratch);
            std::stable_sort(wanted.begin(), wanted.end(), [&](auto a, auto b) {
                if (cells[a].index() == 0 || cells[b].index() == 0)
                    return cells[a].index() != 0 && cells[b].index() == 0;
                const auto order = domain::compareCells(cells[a], cells[b]);
                return direction == Qt::AscendingOrder ? order < 0 : order > 0;
            });
            QVERIFY(sorted == wanted);
        }
    }

    /// A column that is scanned keeps the rows that would be kept one by one.
    void marksAsRowsAreJudged_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("line");
        const auto add = [](const char* kind, std::initializer_list<const char*> lines) {
            for (const char* line : lines)
                QTest::addRow("%s %s", kind, line) << QString::fromLatin1(kind) << QString::fromUtf8(line);
        };
        add("whole", {"n:>0", "n:<=-5", "n:1000..2000000", "n:12", "n:1,2", "n:/^-1/", "has:n", "-has:n", "n:=77", "n:1*", "n:abc", "7"});
        add("decimal", {"n:>0", "n:>=1.5", "n:<1.505", "n:-3.25..1000", "n:=0", "n:.5", "n:1,0", "n:>0.00000000000001", "5|7"});
        add("wide decimal", {"n:>0", "n:>=9223372036854775807", "n:<0.1234567890125", "n:<=0.1234567890125", "n:>-0.123456789012",
                             "n:>=-0.123456789012", "n:=0.000000000000000000000000000001", "n:<-123456789012345678901234567890",
                             "n:>123456789012345678901234567890", "n:>=123456789012345678901234567891", "n:0123456789"});
        add("moment", {"n:>2023-11-01", "n:<2023-11-01T00:00:00Z", "n:2023-11-14", "has:n", "2023", "n:T12", "zz"});
        add("day", {"n:>=2024-10-04", "n:2024-10-04..2024-12-01", "n:2024-10-04", "n:2024", "x"});
        add("text", {"n:1", "n:=SI-1000", "n:si-2", "n:SI-1*9", "n:/[02468]$/", "n:>SI-2", "-has:n", "n:SI-5|SI-77", "S"});
        add("long text", {"n:\"them all a1\"", "n:\"the same beginning*9\"", "n:beginning", "n:nowhere"});
        add("few texts", {"n:penf", "n:渣打", "n:failing", "n:=failing", "-n:PENF"});
        add("capitals", {"n:étoile", "n:ÉTOILE", "n:?toile*3", "n:étoile|9", "n:affinage5", "n:=\"étoile affinage1\""});
        add("mixed", {"n:12", "n:>0", "n:=5", "has:n"});
    }
    void marksAsRowsAreJudged()
    {
        QFETCH(QString, kind);
        QFETCH(QString, line);
        const auto cells = sample(kind);
        ColumnKeys keys;
        keys.resize(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i)
            keys.set(i, cells[i]);
        const bool number = kind == QLatin1String("whole") || kind.contains(QLatin1String("decimal")) || kind == QLatin1String("mixed");
        filter::Fields fields;
        fields.fields = {{"n", number                            ? filter::Kind::Number
                               : kind == QLatin1String("moment") ? filter::Kind::Moment
                               : kind == QLatin1String("day")    ? filter::Kind::Day
                                                                 : filter::Kind::Text}};
        const auto made = filter::Filter::make(line.toStdString(), fields, {*support::parseInstant("2026-03-31T10:00:00Z"), nullptr});
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        const auto shown = [](const std::string& text) { return text == "PENF" ? std::string("PENF · failing") : std::string(); };
        struct One final : filter::Row {
            const Cell* of = nullptr;
            std::function<std::string(const std::string&)> text;
            [[nodiscard]] Cell cell(std::size_t) const override { return *of; }
            [[nodiscard]] std::string shown(std::size_t) const override
            {
                if (const auto* plain = std::get_if<std::string>(of))
                    return text(*plain);
                const bool isNumber = std::holds_alternative<std::int64_t>(*of) || std::holds_alternative<Decimal>(*of);
                return isNumber ? groupedDigits(domain::toText(*of)) : std::string();
            }
        } row;
        row.text = shown;
        struct Whole final : filter::Columns {
            const ColumnKeys& keys;
            TextPool::Shown text;
            Whole(const ColumnKeys& all, TextPool::Shown how) : keys(all), text(std::move(how)) {}
            [[nodiscard]] std::size_t size() const override { return keys.size(); }
            void mark(std::size_t, const filter::Condition& condition, filter::RowMask& marks) const override { keys.mark(condition, text, marks); }
        };
        const auto marks = made->select(Whole(keys, shown));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            row.of = &cells[i];
            QVERIFY2(marks.test(i) == made->matches(row), domain::toText(cells[i]).c_str());
        }
    }

    void groupsDigits()
    {
        QCOMPARE(groupedDigits("1204330.50"), std::string("1,204,330.50"));
        QCOMPARE(groupedDigits("-123"), std::string("-123"));
        QCOMPARE(groupedDigits("-1234"), std::string("-1,234"));
        QCOMPARE(groupedDigits("0.123456"), std::string("0.123456"));
    }
};

QTEST_APPLESS_MAIN(tst_ColumnKeys)
#include "tst_ColumnKeys.moc"
