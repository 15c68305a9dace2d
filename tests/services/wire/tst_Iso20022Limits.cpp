// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Iso20022.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace assay;
using namespace assay::wire;

namespace
{

/// From here on the peak is counted anew.
void resetPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        refs.write("5");
}

/// Most memory that the process has had since then.
long peakKiB()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n'))
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLong();
    return 0;
}

} // namespace

/// Files that are made to cost time or memory.
class tst_Iso20022Limits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hostileSizes_data()
    {
        QTest::addColumn<QByteArray>("unit"); // repeated
        QTest::addColumn<int>("times");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("place"); // empty: it is read
        const QByteArray head = "<Document><SctiesSttlmTxInstr><TxId>";
        const QByteArray tail = "</TxId></SctiesSttlmTxInstr></Document>";
        const int hundred = 100 << 20;
        QTest::newRow("100 MB of text in a value") << QByteArray("A") << hundred << head << tail << 0 << "";
        QTest::newRow("100 MB of references") << QByteArray("&amp;") << hundred / 5 << head << tail << 0 << "";
        QTest::newRow("100 MB of CDATA") << QByteArray("A") << hundred << head + "<![CDATA[" << "]]>" + tail << 0 << "";
        QTest::newRow("100 MB of blanks") << QByteArray(" ") << hundred << head << tail << 0 << "";
        QTest::newRow("a million levels") << QByteArray("<a>") << 1'000'000 << QByteArray() << QByteArray()
                                          << int(support::ErrorCode::OutOfRange) << "byte 600, line 1";
        QTest::newRow("five million elements") << QByteArray("<a/>") << 5'000'000 << head << tail
                                               << int(support::ErrorCode::OutOfRange) << "byte 16000024, line 1";
        QTest::newRow("100 MB in an attribute") << QByteArray("A") << hundred << QByteArray("<Document a='")
                                                << QByteArray("'/>") << 0 << "";
        QTest::newRow("100 MB in a name") << QByteArray("A") << hundred << QByteArray("<") << QByteArray("/>")
                                          << int(support::ErrorCode::OutOfRange) << "byte 0, line 1";
        QTest::newRow("100 MB that never end") << QByteArray("A") << hundred << head << QByteArray()
                                               << int(support::ErrorCode::Malformed) << "byte 104857636, line 1";
        QTest::newRow("more than 128 MB") << QByteArray("A") << (129 << 20) << head << tail
                                          << int(support::ErrorCode::OutOfRange) << "byte 134217728";
    }

    /// Refused with the place, or read with the value cut short: in seconds, and without a second copy of the file.
    void hostileSizes()
    {
        QFETCH(QByteArray, unit);
        QFETCH(int, times);
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(int, code);
        QFETCH(QString, place);
        const QByteArray text = before + unit.repeated(times) + after;
        QElapsedTimer timer;
        timer.start();
        resetPeak();
        const long peakBefore = peakKiB();
        const auto batch = iso20022::decode({text.constData(), std::size_t(text.size())}, "t.xml");
        const long grown = peakKiB() - peakBefore;
        qInfo("%lld ms, peak memory + %ld KiB", timer.elapsed(), grown);
        QVERIFY(timer.elapsed() < 40'000); // unoptimised and under load; below a second otherwise
        QVERIFY(grown < 400 * 1024);       // four million elements of 44 bytes, in a vector that grows
        if (place.isEmpty()) {
            QVERIFY2(batch.has_value(), batch ? "" : batch.error().text().c_str());
            QVERIFY(grown < 16 * 1024);
            QVERIFY(batch->messages.size() == 1);
            return;
        }
        QVERIFY(!batch);
        QCOMPARE(int(batch.error().code), code);
        QCOMPARE(QString::fromStdString(batch.error().where), "t.xml: " + place);
    }
};

QTEST_APPLESS_MAIN(tst_Iso20022Limits)
#include "tst_Iso20022Limits.moc"
