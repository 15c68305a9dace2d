// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <limits>
#include <random>

#include "services/domain/PackedRow.h"
#include "services/domain/RecordSchemas.h"

using namespace assay::domain;

namespace {

constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();
constexpr auto kGreatest = std::numeric_limits<std::int64_t>::max();

template <class Value>
std::string packed(const Value& value, SharedTexts& texts, Semantic semantic = Semantic::Identifier)
{
    std::string out;
    RowWriter(out, texts).put(value, semantic);
    return out;
}

template <class Value>
Value unpacked(const std::string& bytes, const SharedTexts& texts)
{
    Value out{};
    RowReader(bytes, texts).take(out);
    return out;
}

/// It comes back as it went in, whether it is read or stepped over.
template <class Value>
bool survives(const Value& value, Semantic semantic = Semantic::Identifier)
{
    SharedTexts texts;
    std::string bytes = packed(value, texts, semantic);
    RowWriter(bytes, texts).put(std::int64_t{77}, Semantic::Count);
    RowReader reader(bytes, texts);
    reader.skip<Value>();
    std::int64_t after = 0;
    reader.take(after);
    return unpacked<Value>(bytes, texts) == value && after == 77;
}

Decimal decimal(std::string_view text)
{
    return *Decimal::parse(text);
}

/// A value of each kind, different for each `random`, not stated now and then.
class Filler {
public:
    explicit Filler(unsigned seed) : m_random(seed) {}

    void fill(std::string& out)
    {
        static const std::array<std::size_t, 8> kLengths{0, 1, 2, 3, 60, 64, 65, 300};
        out.assign(kLengths[m_random() % kLengths.size()], static_cast<char>('a' + m_random() % 26));
    }
    void fill(std::int64_t& out) { out = static_cast<std::int64_t>(m_random()) >> (m_random() % 64); }
    void fill(Decimal& out)
    {
        out = m_random() % 5 == 0 ? decimal("-123456789012345678901234567890.1234567890")
                                  : *Decimal::fromParts(static_cast<std::int64_t>(m_random()), static_cast<int>(m_random() % 61));
    }
    void fill(Instant& out) { out = Instant{Duration{static_cast<std::int64_t>(m_random() % 4'000'000'000'000)}}; }
    void fill(Date& out) { out = Date{std::chrono::sys_days{std::chrono::days{m_random() % 40'000}}}; }
    void fill(std::vector<std::string>& out)
    {
        out.resize(m_random() % 4);
        for (auto& one : out)
            fill(one);
    }
    template <class Tag>
    void fill(assay::support::StrongId<Tag>& out)
    {
        std::string text;
        fill(text);
        out = assay::support::StrongId<Tag>(text);
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void fill(Enum& out) { out = static_cast<Enum>(m_random() % 3); }
    template <class T>
    void fill(std::optional<T>& out)
    {
        out.reset();
        if (m_random() % 2)
            fill(out.emplace());
    }

private:
    std::mt19937_64 m_random;
};

} // namespace

class tst_PackedRow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreExactAtTheirEnds()
    {
        for (const std::int64_t value : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{127}, std::int64_t{128},
                                         std::int64_t{-128}, std::int64_t{-129}, std::int64_t{255}, std::int64_t{256}, kLeast,
                                         kLeast + 1, kGreatest}) {
            QVERIFY2(survives(value), qPrintable(QString::number(value)));
            QVERIFY(survives(std::optional(value)));
        }
        SharedTexts texts;
        QCOMPARE(packed(std::int64_t{0}, texts).size(), std::size_t{1});
        QCOMPARE(packed(std::int64_t{-1}, texts).size(), std::size_t{2});
    }

    void decimalsKeepTheirScale()
    {
        for (const auto* text : {"0", "0.00", "1.50", "1.5", "-0.000000000000000001", "9223372036854775807", "-9223372036854775808",
                                 "9223372036854775808", "115792089237316195423570985008687907853269984665640564039457.584007913129639935"}) {
            SharedTexts texts;
            const auto value = decimal(text);
            QCOMPARE(unpacked<Decimal>(packed(value, texts), texts).text(), std::string(text));
            QVERIFY2(survives(std::optional(value)), text);
        }
    }

    void textsOfEveryLength()
    {
        for (const std::size_t length : {0U, 1U, 2U, 3U, 64U, 65U, 251U, 252U, 253U, 254U, 255U, 256U, 70'000U})
            for (const auto semantic : {Semantic::Identifier, Semantic::Code}) {
                const std::string text(length, 'x');
                QVERIFY(survives(text, semantic));
                QVERIFY(survives(std::optional(text), semantic));
                QVERIFY(survives(std::vector{text, std::string(), text}, semantic));
            }
        // Bytes that mean something as a first byte mean nothing within a text.
        QVERIFY(survives(std::string("\xff\xfc\xfd\0\x80", 5)));
    }

    void datesThatNoCalendarHas()
    {
        QVERIFY(survives(Date{}));
        QVERIFY(survives(Date{std::chrono::year{-1}, std::chrono::month{13}, std::chrono::day{40}}));
        QVERIFY(survives(std::optional<Date>()));
    }

    void codesAreSharedAndIdentifiersAreNot()
    {
        SharedTexts texts;
        const std::string code = "deliverer is short of the asset";
        QCOMPARE(packed(code, texts, Semantic::Text).size(), std::size_t{3});
        QCOMPARE(packed(code, texts, Semantic::Text), packed(code, texts, Semantic::Text));
        QCOMPARE(texts.size(), std::size_t{1});
        QCOMPARE(packed(code, texts, Semantic::Identifier).size(), code.size() + 1);
        QCOMPARE(texts.size(), std::size_t{1});
    }

    void whatIsSharedIsBounded()
    {
        SharedTexts texts;
        QVERIFY(!texts.add(std::string(SharedTexts::kLongest + 1, 'x')));
        for (std::size_t i = 0; i < SharedTexts::kMost; ++i)
            QVERIFY(texts.add(std::to_string(i)));
        QVERIFY(!texts.add("one more"));
        QCOMPARE(texts.text(*texts.add("65535")), std::string("65535"));
        // What is not taken any more stays with its row.
        QCOMPARE(unpacked<std::string>(packed(std::string("one more"), texts, Semantic::Code), texts), std::string("one more"));
    }

    void everyRecordSurvives()
    {
        forEachStatedRecord([]<class Record>(std::type_identity<Record>) {
            SharedTexts texts;
            Record out{};
            std::string bytes;
            for (unsigned seed = 0; seed < 200; ++seed) {
                Filler filler(seed);
                Record record{};
                forEachField<Record>([&](const auto& field) { filler.fill(record.*(field.member)); });
                bytes.clear();
                packInto(bytes, texts, record);
                unpackTo(out, bytes, texts); // over what the record before left
                const auto where = std::string(nameOf<Record>()) + ' ' + std::to_string(seed);
                QVERIFY2(sameFields(out, record), where.c_str());
                QCOMPARE(packedKey<Record>(bytes, texts), keyOf(record));
                for (std::size_t i = 0; i < kFieldCount<Record>; ++i)
                    QVERIFY2(packedCell<Record>(bytes, texts, i) == cellOf(record, i), where.c_str());
                std::string again;
                packInto(again, texts, out);
                QVERIFY2(again == bytes, where.c_str());
            }
        });
    }
};

QTEST_APPLESS_MAIN(tst_PackedRow)
#include "tst_PackedRow.moc"
