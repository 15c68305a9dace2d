// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/rules/engine/RulePack.h"

using namespace assay::rules;
using assay::support::ErrorCode;

namespace {

const std::string kGood = R"(pack = "p"
version = "1.2.0"
title = "A pack"
[[rule]]
id = "STB-01"
title = "A rule"
severity = "high"
citation = "A text, ¶1"
confidence = "[1]"
text_version = "final"
[rule.parameters]
ratio = { value = "1.50", unit = "ratio", source = "text" }
days = { value = 3, unit = "days", source = "cfg" }
age = { value = "24h", unit = "time", source = "cfg" }
codes = { value = ["A", "B"], unit = "code", source = "text" }
)";

std::string with(std::string_view from, std::string_view to)
{
    std::string out = kGood;
    return out.replace(out.find(from), from.size(), to);
}

} // namespace

class tst_RulePack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses()
    {
        const auto pack = RulePack::parse(kGood, "p.toml");
        QVERIFY2(pack, pack ? "" : pack.error().text().c_str());
        QCOMPARE(pack->versionText(), "p 1.2.0 " + assay::domain::Hash::of(kGood).hex().substr(0, 8));
        QCOMPARE(pack->rules.size(), 1u);
        const Rule& rule = pack->rules.front();
        QCOMPARE(rule.decimal("ratio")->text(), "1.50");
        QCOMPARE(*rule.count("days"), 3);
        QVERIFY(*rule.duration("age") == std::chrono::hours{24});
        QCOMPARE(rule.list("codes")->size(), 2u);
        QCOMPARE(rule.find("ratio")->source, ParameterSource::Text);
        QCOMPARE(rule.find("days")->source, ParameterSource::Configured);
        QCOMPARE(rule.find("days")->unit, "days");
    }

    void parametersOfTheWrongKind()
    {
        const auto pack = RulePack::parse(kGood, "p.toml");
        const Rule& rule = pack->rules.front();
        QCOMPARE(rule.decimal("none").error().code, ErrorCode::MissingField);
        QCOMPARE(rule.decimal("days").error().code, ErrorCode::WrongType);
        QCOMPARE(rule.count("ratio").error().code, ErrorCode::WrongType);
        QCOMPARE(rule.duration("codes").error().code, ErrorCode::WrongType);
        QCOMPARE(rule.list("age").error().where, "rule STB-01, parameter age");
    }

    void faults_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("detail");
        const auto row = [](const char* name, const std::string& text, ErrorCode code, const char* where,
                            const char* detail = "") {
            QTest::newRow(name) << QString::fromStdString(text) << int(code) << where << detail;
        };
        row("not TOML", with("title = \"A rule\"", "title = "), ErrorCode::Malformed, "p.toml, line 6");
        row("cut off", kGood.substr(0, kGood.size() - 12), ErrorCode::Malformed, "p.toml, line 15");
        row("unknown key of the pack", with("version", "verison"), ErrorCode::Malformed, "p.toml, line 2, key verison",
            "did you mean \"version\"?");
        row("unknown key of a rule", with("citation", "citaton"), ErrorCode::Malformed,
            "p.toml, line 8, key rule[0].citaton", "did you mean \"citation\"?");
        row("unknown key of a parameter", with("unit = \"days\"", "units = \"days\""), ErrorCode::Malformed,
            "p.toml, line 13, key rule[0].parameters.days.units", "did you mean \"unit\"?");
        row("key twice", with("version", "title"), ErrorCode::Malformed, "p.toml, line 3");
        row("no citation", with("citation = \"A text, ¶1\"\n", ""), ErrorCode::MissingField,
            "p.toml, line 4, key rule[0].citation");
        row("empty citation", with("A text, ¶1", ""), ErrorCode::MissingField, "p.toml, line 8, key rule[0].citation");
        row("title is a number", with("\"A rule\"", "7"), ErrorCode::WrongType, "p.toml, line 6, key rule[0].title");
        row("no such severity", with("\"high\"", "\"grave\""), ErrorCode::Malformed,
            "p.toml, line 7, key rule[0].severity");
        row("severity unknown", with("\"high\"", "\"unknown\""), ErrorCode::Malformed,
            "p.toml, line 7, key rule[0].severity");
        row("no such mark", with("[1]", "[3]"), ErrorCode::Malformed, "p.toml, line 9, key rule[0].confidence");
        row("no such source", with("\"cfg\"", "\"law\""), ErrorCode::Malformed,
            "p.toml, line 13, key rule[0].parameters.days.source");
        row("no unit", with("unit = \"days\", ", ""), ErrorCode::MissingField,
            "p.toml, line 13, key rule[0].parameters.days.unit");
        row("no value", with("value = 3, ", ""), ErrorCode::MissingField,
            "p.toml, line 13, key rule[0].parameters.days.value");
        row("a binary fraction", with("\"1.50\"", "1.50"), ErrorCode::WrongType,
            "p.toml, line 12, key rule[0].parameters.ratio.value", "in quotes");
        row("a word", with("\"1.50\"", "\"one\""), ErrorCode::Malformed,
            "p.toml, line 12, key rule[0].parameters.ratio.value");
        row("a mixed list", with("\"A\", \"B\"", "\"A\", 2"), ErrorCode::WrongType,
            "p.toml, line 15, key rule[0].parameters.codes.value");
        row("an empty list", with("\"A\", \"B\"", ""), ErrorCode::MissingField,
            "p.toml, line 15, key rule[0].parameters.codes.value");
        row("parameter is no table", with("{ value = 3, unit = \"days\", source = \"cfg\" }", "3"),
            ErrorCode::WrongType, "p.toml, line 13, key rule[0].parameters.days");
        row("no parameters", kGood.substr(0, kGood.find("[rule.parameters]")), ErrorCode::MissingField,
            "p.toml, line 4, key rule[0].parameters");
        row("no rules", kGood.substr(0, kGood.find("[[rule]]")), ErrorCode::MissingField, "p.toml, line 1, key rule");
        row("rule twice", kGood + kGood.substr(kGood.find("[[rule]]")), ErrorCode::OutOfRange,
            "p.toml, line 16, key rule[1].id");
        row("rules are numbers", "pack = \"p\"\nversion = \"1\"\ntitle = \"t\"\nrule = [1]\n", ErrorCode::WrongType,
            "p.toml, line 4, key rule[0]");
        row("too large", std::string((1u << 20) + 1, '#'), ErrorCode::OutOfRange, "p.toml");
        row("nested too deep", "pack = " + std::string(5000, '['), ErrorCode::Malformed, "p.toml");
        row("empty", "", ErrorCode::MissingField, "p.toml");
        row("not UTF-8", "pack = \"\xff\xfe\"", ErrorCode::Malformed, "p.toml, line 1");
    }
    void faults()
    {
        QFETCH(QString, text);
        QFETCH(int, code);
        QFETCH(QString, where);
        QFETCH(QString, detail);
        const std::string bytes =
            QTest::currentDataTag() == std::string("not UTF-8") ? "pack = \"\xff\xfe\"" : text.toStdString();
        const auto pack = RulePack::parse(bytes, "p.toml");
        QVERIFY(!pack);
        const auto said = QString::fromStdString(pack.error().text());
        QVERIFY2(int(pack.error().code) == code, qPrintable(said));
        QVERIFY2(QString::fromStdString(pack.error().where).startsWith(where), qPrintable(said));
        QVERIFY2(said.contains(detail), qPrintable(said));
    }

    void anyCutOfAPackIsAnErrorOrAPack()
    {
        for (std::size_t length = 0; length <= kGood.size(); ++length) {
            const auto pack = RulePack::parse(std::string_view(kGood).substr(0, length), "p.toml");
            if (!pack)
                QVERIFY(!pack.error().where.empty());
        }
    }
};

QTEST_APPLESS_MAIN(tst_RulePack)
#include "tst_RulePack.moc"
