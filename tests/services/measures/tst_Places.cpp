// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <unordered_set>

#include "services/measures/common/KeyIndex.h"

using namespace assay::measures;

class tst_Places : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersKeysInTheirOrder()
    {
        TextPlaces places;
        for (const auto& [text, place] : {std::pair{"b", 0U}, {"a", 1U}, {"a", 1U}, {"b", 0U}, {"", 2U}, {"ab", 3U}})
            QCOMPARE(places.add(text), place);
        QCOMPARE(places.size(), 4u);
    }

    void anyOrder()
    {
        TextPlaces places;
        std::string seen;
        for (const char c : std::string_view("abcabcacbaabbccdabcdcba"))
            seen += static_cast<char>('a' + places.add(c == 'a' ? "a" : c == 'b' ? "b" : c == 'c' ? "c" : "d"));
        QCOMPARE(seen, "abcabcacbaabbccdabcdcba");
    }

    void manyKeys()
    {
        std::vector<std::string> texts;
        for (int i = 0; i < 5000; ++i)
            texts.push_back("a name of some length " + std::to_string(i));
        TextPlaces places;
        for (std::uint32_t round = 0; round < 2; ++round)
            for (std::uint32_t i = 0; i < texts.size(); ++i)
                QCOMPARE(places.add(texts[i]), i);
    }

    /// Each letter counts, at every length.
    void sameTextIsExact()
    {
        for (std::size_t size = 0; size < 20; ++size) {
            const std::string text(size, 'x');
            QVERIFY(sameText(text, std::string(size, 'x')));
            QVERIFY(!sameText(text, text + 'x'));
            for (std::size_t at = 0; at < size; ++at) {
                auto other = text;
                other[at] = 'y';
                QVERIFY(!sameText(text, other));
            }
        }
    }

    void namesOfLinesHaveHashesOfTheirOwn()
    {
        std::unordered_set<std::uint64_t> hashes;
        for (int i = 0; i < 100'000; ++i)
            QVERIFY(hashes.insert(TextHash()(std::to_string(i))).second);
        for (int i = 0; i < 100'000; ++i)
            QVERIFY(hashes.insert(TextHash()("HK" + std::to_string(1'000'000'000 + i))).second);
    }
};

QTEST_APPLESS_MAIN(tst_Places)
#include "tst_Places.moc"
