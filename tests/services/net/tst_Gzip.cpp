// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Gzip.h"

#include <QtTest>

#include "GzipText.h"

using namespace assay::net;
using assay::net::test::gzip;
using assay::support::ErrorCode;

class tst_Gzip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void expands();
    void everyCutIsSeen();
    void everyFlipIsSeen();
    void trailingBytes();
    void outputLimit_data();
    void outputLimit();
    void ratioLimit();
};

void tst_Gzip::expands()
{
    const std::string text(300'000, 'x');
    QCOMPARE(gunzip(gzip(text), {}).value(), text);
    QCOMPARE(gunzip(gzip(""), {}).value(), std::string());
    QCOMPARE(gunzip(gzip("one ") + gzip("two"), {}).value(), std::string("one two"));
}

void tst_Gzip::everyCutIsSeen()
{
    const std::string whole = gzip("{\"reserve\":\"100.00\",\"reserve\":\"100.00\"}");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        const auto result = gunzip(whole.substr(0, size), {});
        QVERIFY2(!result && result.error().code == ErrorCode::Malformed, qPrintable(QString::number(size)));
    }
}

void tst_Gzip::everyFlipIsSeen()
{
    const std::string text = "{\"reserve\":\"100.00\",\"reserve\":\"100.00\"}";
    const std::string whole = gzip(text);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            std::string broken = whole;
            broken[at] = static_cast<char>(broken[at] ^ (1 << bit));
            const auto result = gunzip(broken, {});
            // Time stamp, flags and origin of the frame carry no content; a flip there may pass, with the same text.
            QVERIFY2(!result || *result == text, qPrintable(QString::number(at)));
        }
    }
}

void tst_Gzip::trailingBytes()
{
    const auto result = gunzip(gzip("x") + "garbage", {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Malformed);
    QVERIFY(!result.error().where.empty());
}

void tst_Gzip::outputLimit_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("good");
    QTest::newRow("below") << 999'999 << 1;
    QTest::newRow("at") << 1'000'000 << 1;
    QTest::newRow("above") << 1'000'001 << 0;
}

void tst_Gzip::outputLimit()
{
    QFETCH(int, size);
    const auto result = gunzip(gzip(std::string(std::size_t(size), 'x')), {.output = 1'000'000, .ratio = 5000});
    QTEST(int(result.has_value()), "good");
    if (!result)
        QCOMPARE(result.error().code, ErrorCode::OutOfRange);
}

void tst_Gzip::ratioLimit()
{
    const std::string bomb = gzip(std::string(8'000'000, '\0'));
    const auto result = gunzip(bomb, {.output = 1u << 30, .ratio = 300, .ratioFrom = 1u << 20});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::OutOfRange);
    QVERIFY(gunzip(bomb, {.output = 1u << 30, .ratio = 1100, .ratioFrom = 1u << 20}).has_value());
}

QTEST_APPLESS_MAIN(tst_Gzip)
#include "tst_Gzip.moc"
