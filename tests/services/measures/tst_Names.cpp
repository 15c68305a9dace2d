// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/common/NameIndex.h"
#include "services/support/EditDistance.h"

using namespace assay::measures;

class tst_Names : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void skeletons_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("same");
        QTest::newRow("case") << "HKDX"
                              << "hkdx" << true;
        QTest::newRow("separators") << "HKDX"
                                    << " h.k-d_X " << true;
        QTest::newRow("cyrillic") << "HKDX"
                                  << "НКDХ" << true;
        QTest::newRow("cyrillic small") << "Harbour"
                                        << "Нarbоur" << true;
        QTest::newRow("greek") << "HKDX"
                               << "ΗΚDΧ" << true;
        QTest::newRow("full width") << "HKDX"
                                    << "ＨＫＤＸ" << true;
        QTest::newRow("zero for o") << "HARBOUR"
                                    << "HARB0UR" << true;
        QTest::newRow("one, i and l") << "lilt"
                                      << "1I|t" << true;
        QTest::newRow("five for s") << "USDX"
                                    << "U5DX" << true;
        QTest::newRow("dollar for s") << "USDX"
                                      << "U$DX" << true;
        QTest::newRow("accents") << "Harbour"
                                 << "Hárböür" << true;
        QTest::newRow("combining mark") << "Harbour"
                                        << "Ha\u0301rbour" << true;
        QTest::newRow("zero width") << "HKDX"
                                    << "HK\u200bDX" << true;
        QTest::newRow("rn for m") << "mint"
                                  << "rnint" << true;
        QTest::newRow("words left out") << "Harbour Dollar"
                                        << "The Official Harbour Dollar Token" << true;
        QTest::newRow("only words left out") << "token"
                                             << "coin" << false;
        QTest::newRow("other letter") << "HKDX"
                                      << "HKDY" << false;
        QTest::newRow("chinese kept") << "港元"
                                      << "港圓" << false;
        QTest::newRow("nothing") << ""
                                 << " - " << true;
    }
    void skeletons()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        const std::set<std::string, std::less<>> words{skeleton("token"), skeleton("official"), skeleton("the"),
                                                       skeleton("coin")};
        QTEST(skeleton(a.toStdString(), words) == skeleton(b.toStdString(), words), "same");
    }

    void brokenBytesAndLength()
    {
        QVERIFY(!skeleton("\xff\xfe\xc3").empty());
        QVERIFY(skeleton(std::string("HK\xc3", 3)) != skeleton("HK"));
        QCOMPARE(skeleton(std::string(100000, 'a')).size(), 64u);
    }

    void index()
    {
        NameIndex names(1, 4);
        names.add("hkdx", 0);
        names.add("harbourdollar", 0);
        names.add("usd", 1);
        names.add("", 2);
        const auto nearest = [&](const char* text) {
            QString out;
            for (const auto& match : names.near(text))
                out += QString("%1:%2 ").arg(match.owner).arg(match.distance);
            return out.trimmed();
        };
        QCOMPARE(nearest("hkdx"), "0:0");
        QCOMPARE(nearest("hkdz"), "0:1");
        QCOMPARE(nearest("hdkx"), "0:1");
        QCOMPARE(nearest("hkddx"), "0:1");
        QCOMPARE(nearest("hkyz"), "");
        QCOMPARE(nearest("harbordollar"), "0:1");
        QCOMPARE(nearest("usd"), "1:0");
        QCOMPARE(nearest("ust"), ""); // too short to be near
        QCOMPARE(nearest("usdx"), "");
        QCOMPARE(nearest(""), "");
    }

    /// The index finds exactly what comparing each with each finds.
    void indexAgreesWithComparison()
    {
        NameIndex names(2, 1);
        std::vector<std::string> all;
        unsigned state = 1;
        const auto next = [&] { return state = state * 1103515245u + 12345u, (state >> 16) % 3; };
        for (int i = 0; i < 60; ++i) {
            std::string text;
            for (unsigned length = 3 + next(); length > 0; --length)
                text += static_cast<char>('a' + next());
            names.add(text, all.size());
            all.push_back(text);
        }
        for (const auto& one : all) {
            std::set<std::size_t> expected;
            for (std::size_t i = 0; i < all.size(); ++i)
                if (assay::support::editDistance(all[i], one, 2) <= 2)
                    expected.insert(i);
            std::set<std::size_t> found;
            for (const auto& match : names.near(one))
                found.insert(match.owner);
            QVERIFY(found == expected);
        }
    }
};

QTEST_APPLESS_MAIN(tst_Names)
#include "tst_Names.moc"
