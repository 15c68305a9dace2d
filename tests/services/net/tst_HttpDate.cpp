// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/HttpDate.h"

#include <QtTest>

using namespace assay::net;
using namespace assay::support;

class tst_HttpDate : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void retryAfter_data();
    void retryAfter();
};

namespace {

const Instant kNow = parseInstant("2026-03-31T10:00:00Z").value();

}

void tst_HttpDate::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("instant"); // empty: refused
    QTest::newRow("fixed") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << QByteArray("1994-11-06T08:49:37.000Z");
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << QByteArray("1994-11-06T08:49:37.000Z");
    QTest::newRow("RFC 850, near") << QByteArray("Tuesday, 06-Nov-29 08:49:37 GMT")
                                   << QByteArray("2029-11-06T08:49:37.000Z");
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << QByteArray("1994-11-06T08:49:37.000Z");
    QTest::newRow("leap second") << QByteArray("Sat, 31 Dec 2016 23:59:60 GMT")
                                 << QByteArray("2017-01-01T00:00:00.000Z");
    QTest::newRow("no day") << QByteArray("Mon, 31 Feb 2026 00:00:00 GMT") << QByteArray();
    QTest::newRow("no month") << QByteArray("Mon, 01 Foo 2026 00:00:00 GMT") << QByteArray();
    QTest::newRow("hour 24") << QByteArray("Mon, 01 Jan 2026 24:00:00 GMT") << QByteArray();
    QTest::newRow("other zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 HKT") << QByteArray();
    QTest::newRow("cut") << QByteArray("Sun, 06 Nov 1994 08:49:37") << QByteArray();
    QTest::newRow("letters") << QByteArray("Sun, xx Nov 1994 08:49:37 GMT") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("comma") << QByteArray(",") << QByteArray();
}

void tst_HttpDate::reads()
{
    QFETCH(QByteArray, text);
    const auto instant = parseHttpDate(text.toStdString(), kNow);
    QTEST(instant ? QByteArray::fromStdString(toText(*instant)) : QByteArray(), "instant");
}

void tst_HttpDate::retryAfter_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("ms"); // -1: none
    QTest::newRow("zero") << QByteArray("0") << 0;
    QTest::newRow("seconds") << QByteArray("120") << 120'000;
    QTest::newRow("just below the cap") << QByteArray("3599") << 3'599'000;
    QTest::newRow("cap") << QByteArray("3600") << 3'600'000;
    QTest::newRow("huge") << QByteArray("99999999999999999999") << 3'600'000;
    QTest::newRow("date ahead") << QByteArray("Tue, 31 Mar 2026 10:00:30 GMT") << 30'000;
    QTest::newRow("date past") << QByteArray("Fri, 31 Dec 1999 23:59:59 GMT") << 0;
    QTest::newRow("date far") << QByteArray("Fri, 31 Dec 9999 23:59:59 GMT") << 3'600'000;
    QTest::newRow("negative") << QByteArray("-1") << -1;
    QTest::newRow("fraction") << QByteArray("1.5") << -1;
    QTest::newRow("empty") << QByteArray() << -1;
}

void tst_HttpDate::retryAfter()
{
    QFETCH(QByteArray, text);
    const auto wait = parseRetryAfter(text.toStdString(), kNow, Duration{3'600'000});
    QTEST(wait ? int(wait->count()) : -1, "ms");
}

QTEST_APPLESS_MAIN(tst_HttpDate)
#include "tst_HttpDate.moc"
