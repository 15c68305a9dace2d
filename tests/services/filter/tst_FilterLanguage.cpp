// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/filter/Filter.h"

using namespace assay;
using namespace assay::filter;
using domain::Cell;
using domain::Decimal;
using domain::Instant;

namespace {

Instant at(const char* text)
{
    return *support::parseInstant(text);
}

/// Friday 20 March 2026, 12:00 in Hong Kong; Saturdays and Sundays are closed, and Monday 16 March.
Present present()
{
    static const auto calendar = domain::Calendar::create({"hong-kong", "Hong Kong", "Asia/Hong_Kong",
        {std::chrono::Saturday, std::chrono::Sunday},
        {{2026, "test", domain::Verification::Verified, {{*support::parseDate("2026-03-16"), "a holiday"}}, {}}}});
    return {at("2026-03-20T04:00:00Z"), &*calendar};
}

const Fields& fields()
{
    static const Fields all{{{"ref", Kind::Text}, {"status", Kind::Text}, {"amount", Kind::Number}, {"age", Kind::Seconds, false},
                             {"settlement_date", Kind::Day, false}, {"queued_at", Kind::Moment, false}, {"fine_oz", Kind::Ounces, false},
                             {"party", Kind::Text}, {"quality", Kind::Text, false}},
                            {{"stale", "quality", {"stale"}}, {"nodata", "quality", {"missing", "unknown"}}}};
    return all;
}

struct Sample final : Row {
    std::vector<Cell> cells{Cell{std::string("SI-20417")}, Cell{std::string("PENF")}, Cell{*Decimal::parse("42000000.13")},
                            Cell{std::int64_t{2400}}, Cell{*support::parseDate("2026-03-19")}, Cell{at("2026-03-20T02:00:00Z")},
                            Cell{*Decimal::parse("401.878")}, Cell{std::string("HSBC Hong Kong (Nominees)")}, Cell{std::string("stale")}};
    [[nodiscard]] Cell cell(std::size_t field) const override { return cells[field]; }
    [[nodiscard]] std::string shown(std::size_t field) const override { return field == 1 ? "無法於當日交收" : ""; }
};

/// A table of one row, or of that row and one that states nothing.
struct Table final : Columns {
    Sample row;
    [[nodiscard]] std::size_t size() const override { return 2; }
    void mark(std::size_t field, const Condition& condition, RowMask& marks) const override
    {
        const Cell cell = row.cell(field);
        const bool holds = condition.kind == Condition::Kind::Stated ||
                           (condition.kind == Condition::Kind::Between ? condition.within(cell)
                                                                       : condition.reads(domain::toText(cell)) || condition.reads(row.shown(field)));
        if (holds)
            marks.set(0);
    }
};

} // namespace

class tst_FilterLanguage : public QObject {
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("expected");
        const std::pair<const char*, bool> rows[] = {
            {"", true}, {"   ", true}, {"20417", true}, {"si-20417", true}, {"20418", false},
            {"status:PENF", true}, {"status:penf", true}, {"STATUS:PEN", true}, {"status:PEND", false}, {"status:=PEN", false},
            {"status:=PENF", true}, {"status:=PEND|PENF", true}, {"status:PEND|LACK", false}, {"status:當日", true},
            {"-status:PEND", true}, {"not status:PENF", false}, {"NOT status:PEND", true}, {"--status:PENF", true},
            {"status:PENF amount:>10m", true}, {"status:PENF AND amount:>10m", true}, {"status:PENF amount:>50m", false},
            {"status:PEND OR amount:>=10m", true}, {"status:PEND OR amount:>50m", false},
            {"(status:PEND OR status:PENF) amount:<=42000000.13", true}, {"-(status:PEND OR status:PENF)", false},
            {"amount:42,000,000.13", true}, {"amount:=42,000,000.13", true}, {"amount:=42000000.130", true}, {"amount:>42000000.13", false},
            {"amount:>=42000000.13", true}, {"amount:<42000000.13", false}, {"amount:40m..45m", true}, {"amount:1k..42m", false},
            {"amount:<0.05bn", true}, {"amount:4200", true},
            {"age:>30m", true}, {"age:>40m", false}, {"age:>=40m", true}, {"age:<1h", true}, {"age:2400", true}, {"age:>1d", false},
            {"settlement_date:T-1", true}, {"settlement_date:yesterday", true}, {"settlement_date:today", false},
            {"settlement_date:<today", true}, {"settlement_date:T-2..T", true}, {"settlement_date:2026-03-19", true},
            {"settlement_date:2026-03", true}, {"settlement_date:>=T-4", true}, {"settlement_date:<T-1", false},
            {"queued_at:>-3h", true}, {"queued_at:>-1h", false}, {"queued_at:today", true}, {"queued_at:yesterday", false},
            {"queued_at:>=2026-03-20", true}, {"queued_at:>2026-03-20", false}, {"queued_at:<=2026-03-20", true},
            {"queued_at:=2026-03-20T02:00:00Z", true},
            {"fine_oz:>12kg", true}, {"fine_oz:>12.6kg", false}, {"fine_oz:>12400g", true}, {"fine_oz:=401.878ozt", true}, {"fine_oz:<334tael", true},
            {"party:\"HSBC*\"", true}, {"party:HSBC*", true}, {"party:HSBC", true}, {"party:\"*Nominees)\"", true}, {"party:Hong?Kong", false},
            {"party:*Hong?Kong*", true}, {"party:\"hong kong\"", true}, {"party:(Nominees)", true}, {"party:/^hsbc .*kong/", true},
            {"party:/kong$/", false}, {"/SI-\\d{5}/", true}, {"/a\\/b/", false},
            {"is:stale", true}, {"is:nodata", false}, {"-is:stale", false}, {"is:nodata|stale", true},
            {"has:amount", true}, {"-has:party", false},
            {"sort:-amount", true}, {"sort:amount status:PEND", false}, {"nosuch:PENF", false}, {"12:30", false}};
        for (const auto& [line, expected] : rows)
            QTest::newRow(line) << QString::fromUtf8(line) << expected;
    }
    void matches()
    {
        QFETCH(QString, line);
        QFETCH(bool, expected);
        const auto made = Filter::make(line.toStdString(), fields(), present());
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        QCOMPARE(made->matches(Sample{}), expected);
        const RowMask marks = made->select(Table{});
        QCOMPARE(marks.test(0), expected);
        Sample nothing;
        nothing.cells.assign(nothing.cells.size(), Cell{});
        QCOMPARE(marks.test(1), made->matches(nothing));
    }

    void restsOn_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QStringList>("expected");
        const QString status = QStringLiteral("status");
        const QString amount = QStringLiteral("amount");
        QTest::newRow("nothing asked") << QString() << QStringList();
        QTest::newRow("a word, wherever it is") << QStringLiteral("hsbc") << QStringList{QStringLiteral("party")};
        QTest::newRow("a word in two fields") << QStringLiteral("n") << QStringList{status, QStringLiteral("party")};
        QTest::newRow("both of two") << QStringLiteral("status:PENF amount:>10m") << QStringList{status, amount};
        QTest::newRow("one of two") << QStringLiteral("status:PENF OR amount:>50m") << QStringList{status};
        QTest::newRow("what is excluded is no reason") << QStringLiteral("-status:PEND amount:>10m") << QStringList{amount};
        QTest::newRow("a half that holds of a branch that does not")
            << QStringLiteral("(status:PENF amount:>50m) OR ref:20417") << QStringList{QStringLiteral("ref")};
        QTest::newRow("as it is shown") << QString::fromUtf8("status:當日") << QStringList{status};
    }
    void restsOn()
    {
        QFETCH(QString, line);
        QFETCH(QStringList, expected);
        const auto made = Filter::make(line.toStdString(), fields(), present());
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        QStringList found;
        for (std::size_t i = 0; i < fields().fields.size(); ++i)
            if (made->restsOn(Sample{}, i))
                found.append(QString::fromStdString(fields().fields[i].name));
        QVERIFY(made->matches(Sample{}));
        QCOMPARE(found, expected);
    }

    void aliasesStandForSeveralFields()
    {
        Fields all = fields();
        all.aliases = {{"either", {"status", "party"}}};
        QVERIFY(Filter::make("either:HSBC*", all, present())->matches(Sample{}));
        QVERIFY(Filter::make("either:=PENF", all, present())->matches(Sample{}));
        QVERIFY(!Filter::make("either:SI-", all, present())->matches(Sample{}));
        QVERIFY(Filter::make("either:HSBC", all, present())->doubts().empty());
    }

    void mayReadIsCertainWhereItSaysNo()
    {
        Condition one;
        one.kind = Condition::Kind::Text;
        one.texts = {"penf"};
        QVERIFY(!one.mayRead("0123456789.,-"));
        one.texts = {"penf", "1,2"};
        QVERIFY(one.mayRead("0123456789.,-"));
        one.texts = {"1*2"};
        QVERIFY(one.mayRead("0123456789"));
        QVERIFY(one.isPattern());
    }

    /// What is not stated fulfils no condition, and so every negated one.
    void notStated_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("expected");
        QTest::newRow("more") << "amount:>0" << false;
        QTest::newRow("less") << "amount:<0" << false;
        QTest::newRow("zero") << "amount:=0" << false;
        QTest::newRow("negated") << "-amount:>0" << true;
        QTest::newRow("has") << "has:amount" << false;
        QTest::newRow("has not") << "-has:amount" << true;
        QTest::newRow("pattern") << "amount:*" << false;
    }
    void notStated()
    {
        QFETCH(QString, line);
        QFETCH(bool, expected);
        Sample row;
        row.cells[2] = Cell{};
        const auto made = Filter::make(line.toStdString(), fields(), present());
        QVERIFY(made.has_value());
        QCOMPARE(made->matches(row), expected);
    }

    void errors_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("position");
        const auto add = [](const char* line, Problem::Kind kind, int position) {
            QTest::newRow(line) << QString::fromUtf8(line) << static_cast<int>(kind) << position;
        };
        using enum Problem::Kind;
        add("party:\"HSBC", UnclosedQuote, 6);
        add("a party:/HSBC", UnclosedRegex, 8);
        add("(a b", UnclosedBracket, 0);
        add("a b)", StrayBracket, 3);
        add("OR a", MissingTerm, 0);
        add("a OR", MissingTerm, 4);
        add("a OR OR b", MissingTerm, 5);
        add("a not", MissingTerm, 2);
        add("a ()", MissingTerm, 2);
        add("status:", MissingValue, 0);
        add("b amount:>", MissingValue, 2);
        add("status:PEND|", MissingValue, 0);
        add("\"\"", MissingValue, 0);
        add("sort:", MissingValue, 0);
        add("sort:-", MissingValue, 0);
        add("a -sort:b", SortNotOnTop, 3);
        add("(sort:b)", SortNotOnTop, 1);
        add("a party:/(/", BadRegex, 2);
        add("sort:amout", UnknownField, 0);
        QTest::newRow("long") << QString(40000, QLatin1Char('a')) << static_cast<int>(TooLong) << 0;
        QTest::newRow("deep") << QString(200, QLatin1Char('(')) << static_cast<int>(TooDeep) << 33;
        QTest::newRow("negations") << QString(200, QLatin1Char('-')) + QStringLiteral("a") << static_cast<int>(TooDeep) << 33;
    }
    void errors()
    {
        QFETCH(QString, line);
        QFETCH(int, kind);
        QFETCH(int, position);
        const auto made = Filter::make(line.toStdString(), fields(), present());
        QVERIFY(!made.has_value());
        QCOMPARE(static_cast<int>(made.error().kind), kind);
        QCOMPARE(static_cast<int>(made.error().position), position);
        QVERIFY(!made.error().text().empty());
    }

    /// A count of days has one sign, that before it.
    void aCountOfDaysHasNoSign()
    {
        for (const char* line : {"settlement_date:<=T--1", "settlement_date:T--9223372036854775808", "settlement_date:>=T+-9223372036854775808",
                                 "age:>-1bd", "age:<=-9223372036854775808bd", "queued_at:>--9223372036854775808bd"}) {
            const auto made = Filter::make(line, fields(), present());
            QVERIFY2(made.has_value(), line);
            QVERIFY2(!made->matches(Sample{}), line);
        }
    }

    void capitalsOfOtherScripts_data()
    {
        QTest::addColumn<QString>("party");
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("expected");
        QTest::newRow("small for capital") << "ÉTOILE AFFINAGE" << "party:étoile" << true;
        QTest::newRow("capital for small") << "Étoile Affinage" << "party:ÉTOILE" << true;
        QTest::newRow("without a field") << "ÉTOILE AFFINAGE" << "étoile" << true;
        QTest::newRow("no accent is another letter") << "ÉTOILE AFFINAGE" << "party:etoile" << false;
        QTest::newRow("German") << "ÖSTERREICH GOLD" << "party:österreich" << true;
        QTest::newRow("Cyrillic") << "Плавка" << "party:ПЛАВКА" << true;
        QTest::newRow("Greek final letter") << "ΧΡΥΣΟΣ" << "party:χρυσός" << false; // an accent is another letter
        QTest::newRow("Greek") << "ΧΡΥΣΟΣ" << "party:=χρυσος" << true;
        QTest::newRow("the whole value") << "ÉTOILE" << "party:=étoile" << true;
        QTest::newRow("one character") << "ÉTOILE AFFINAGE" << "party:?toile*" << true;
        QTest::newRow("one Chinese character") << "金龍精煉" << "party:金?精煉" << true;
        QTest::newRow("not two") << "金龍精煉" << "party:金?煉" << false;
        QTest::newRow("two") << "金龍精煉" << "party:金??煉" << true;
        QTest::newRow("star, then one") << "ÀÉÈ" << "party:*?è" << true;
        QTest::newRow("expression") << "ÉTOILE" << "party:/^ét/" << true;
    }
    void capitalsOfOtherScripts()
    {
        QFETCH(QString, party);
        QFETCH(QString, line);
        QFETCH(bool, expected);
        Sample row;
        row.cells[7] = Cell{party.toStdString()};
        const auto made = Filter::make(line.toStdString(), fields(), present());
        QVERIFY(made.has_value());
        QCOMPARE(made->matches(row), expected);
    }

    void aCommaForAPointIsSaid_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("meant"); // empty: nothing is said
        QTest::newRow("greater") << "amount:>1,5" << "1.5";
        QTest::newRow("range") << "amount:1..2,75" << "2.75";
        QTest::newRow("same") << "amount:=42000000,13" << "42000000.13";
        QTest::newRow("contained") << "amount:42000000,13" << "42000000.13";
        QTest::newRow("ounces") << "fine_oz:>400,5oz" << "400.5oz";
        QTest::newRow("per cent") << "amount:<2,5%" << "2.5%";
        QTest::newRow("thousands") << "amount:>42,000,000" << "";
        QTest::newRow("a thousand") << "amount:>1,500" << "";
        QTest::newRow("text") << "party:1,5" << "";
    }
    void aCommaForAPointIsSaid()
    {
        QFETCH(QString, line);
        QFETCH(QString, meant);
        const auto made = Filter::make(line.toStdString(), fields(), present());
        QVERIFY(made.has_value());
        QCOMPARE(made->doubts().size(), std::size_t(meant.isEmpty() ? 0 : 1));
        if (meant.isEmpty())
            return;
        QVERIFY(made->doubts().front().kind == Problem::Kind::DecimalComma);
        QCOMPARE(QString::fromStdString(made->doubts().front().suggestion), meant);
        QVERIFY(made->doubts().front().text().find("point") != std::string::npos);
    }

    void doubtsNameWhatWasMeant()
    {
        const auto field = Filter::make("staus:PENF", fields(), present());
        QVERIFY(field.has_value());
        QCOMPARE(field->doubts().size(), std::size_t{1});
        QVERIFY(field->doubts().front().kind == Problem::Kind::UnknownField);
        QCOMPARE(QString::fromStdString(field->doubts().front().suggestion), QStringLiteral("status"));
        const auto value = Filter::make("b amount:>much", fields(), present());
        QVERIFY(value.has_value());
        QVERIFY(value->doubts().front().kind == Problem::Kind::NotComparable);
        QCOMPARE(value->doubts().front().position, std::size_t{2});
        const auto flag = Filter::make("is:stal", fields(), present());
        QVERIFY(flag.has_value());
        QCOMPARE(QString::fromStdString(flag->doubts().front().suggestion), QStringLiteral("stale"));
        QVERIFY(!flag->matches(Sample{}));
        QVERIFY(Filter::make("status:PENF", fields(), present())->doubts().empty());
    }

    void sortKeys()
    {
        const auto made = Filter::make("sort:-amount,ref status:PENF sort:party", fields(), present());
        QVERIFY(made.has_value());
        QCOMPARE(made->sort().size(), std::size_t{3});
        QVERIFY(made->sort()[0].direction == Direction::Descending);
        QCOMPARE(QString::fromStdString(made->sort()[1].field), QStringLiteral("ref"));
        QVERIFY(made->sort()[2].direction == Direction::Ascending);
    }

    /// "Apply as filter" on any cell finds that cell's row again.
    void termsForCells_data()
    {
        QTest::addColumn<QString>("value");
        for (const char* value : {"PENF", "two words", "a:b", "-5", ">x", "a|b", "(x)", "x)", "1..2", "/x/", "=y", "say \"no\"", "*", "a?b", "渣打 (香港)"})
            QTest::newRow(value) << QString::fromUtf8(value);
    }
    void termsForCells()
    {
        QFETCH(QString, value);
        Sample row;
        row.cells[7] = Cell{value.toStdString()};
        const auto line = termFor("party", value.toStdString());
        const auto made = Filter::make(line, fields(), present());
        QVERIFY2(made.has_value(), line.c_str());
        QVERIFY2(made->matches(row), line.c_str());
        QVERIFY2(!made->matches(Sample{}), line.c_str());
        const auto none = Filter::make(termFor("party", ""), fields(), present());
        QVERIFY(!none->matches(row));
    }

    void businessDays()
    {
        // Monday was a holiday: T-4 is Friday of the week before.
        Sample row;
        row.cells[4] = Cell{*support::parseDate("2026-03-13")};
        QVERIFY(Filter::make("settlement_date:T-4", fields(), present())->matches(row));
        QVERIFY(!Filter::make("settlement_date:T-3", fields(), present())->matches(row));
        // One business day before this Friday is one day ago.
        row.cells[3] = Cell{std::int64_t{24 * 3600 + 1}};
        QVERIFY(Filter::make("age:>1bd", fields(), present())->matches(row));
        QVERIFY(!Filter::make("age:>2bd", fields(), present())->matches(row));
    }

    /// Nothing that is typed takes long: patterns that make other engines go back for ever.
    void hostilePatterns()
    {
        Sample row;
        row.cells[7] = Cell{std::string(20'000, 'a')};
        const auto regex = Filter::make("party:/(a*)*(a*)*(a*)*b/", fields(), present());
        QVERIFY(regex.has_value());
        QVERIFY(!regex->matches(row));
        const auto stars = Filter::make("party:" + std::string("*a*a*a*a*a*a*b"), fields(), present());
        QVERIFY(stars.has_value());
        QVERIFY(!stars->matches(row));
        QVERIFY(!Filter::make("party:/(((((a{100}){100}){100}){100}){100})/", fields(), present()).has_value());
    }
};

QTEST_APPLESS_MAIN(tst_FilterLanguage)
#include "tst_FilterLanguage.moc"
