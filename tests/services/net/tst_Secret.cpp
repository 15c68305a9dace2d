// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Secret.h"

#include <QtTest>
#include <sstream>
#include <type_traits>

using namespace assay::net;
using assay::support::ErrorCode;

namespace {

template <class T>
concept Printable = requires(std::ostream& out, const T& value) { out << value; };

static_assert(!Printable<Secret>);
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string>);

} // namespace

class tst_Secret : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void moves();
    void wipesText();
    void environment_data();
    void environment();
    void othersGoOn();
};

void tst_Secret::moves()
{
    Secret a("canary");
    Secret b(std::move(a));
    QVERIFY(a.empty()); // NOLINT(bugprone-use-after-move): that it is empty is the point
    QCOMPARE(b.reveal(), std::string_view("canary"));
    Secret c("older");
    c = std::move(b);
    QCOMPARE(c.reveal(), std::string_view("canary"));
    QVERIFY(b.empty()); // NOLINT(bugprone-use-after-move)
    QCOMPARE(c.clone().reveal(), c.reveal());
}

void tst_Secret::wipesText()
{
    std::string text("a canary that is too long for the small string buffer");
    const char* bytes = text.data();
    const std::size_t size = text.size();
    wipe(text);
    QVERIFY(text.empty());
    QVERIFY(text.capacity() >= size); // the buffer is still ours, so reading it is allowed
    for (std::size_t i = 0; i < size; ++i)
        QCOMPARE(bytes[i], '\0');
}

void tst_Secret::environment_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("ref");
    QTest::addColumn<int>("code"); // -1: good
    QTest::newRow("set") << QByteArray("t0ken") << QByteArray("env:ASSAY_TEST_TOKEN") << -1;
    QTest::newRow("not set") << QByteArray() << QByteArray("env:ASSAY_TEST_NONE") << int(ErrorCode::NotFound);
    QTest::newRow("empty") << QByteArray("") << QByteArray("env:ASSAY_TEST_TOKEN") << int(ErrorCode::Malformed);
    QTest::newRow("line break") << QByteArray("canary\r\nX: y") << QByteArray("env:ASSAY_TEST_TOKEN")
                                << int(ErrorCode::Malformed);
    QTest::newRow("space") << QByteArray("canary b") << QByteArray("env:ASSAY_TEST_TOKEN") << int(ErrorCode::Malformed);
    QTest::newRow("no name") << QByteArray("x") << QByteArray("env:") << int(ErrorCode::Malformed);
    QTest::newRow("other kind") << QByteArray("x") << QByteArray("keychain:x") << int(ErrorCode::Unsupported);
    QTest::newRow("the secret itself") << QByteArray("x") << QByteArray("canary") << int(ErrorCode::Unsupported);
}

void tst_Secret::environment()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, ref);
    QFETCH(int, code);
    qputenv("ASSAY_TEST_TOKEN", value);
    const auto secret = environmentSecrets()(ref.toStdString());
    QCOMPARE(secret ? -1 : int(secret.error().code), code);
    if (secret)
        QCOMPARE(secret->reveal(), std::string_view(value.constData()));
    else
        QVERIFY(secret.error().text().find("canary") == std::string::npos);
}

void tst_Secret::othersGoOn()
{
    const auto resolver = environmentSecrets([](std::string_view ref) -> assay::support::Result<Secret> {
        return Secret(ref);
    });
    QCOMPARE(resolver("keychain:x").value().reveal(), std::string_view("keychain:x"));
}

QTEST_APPLESS_MAIN(tst_Secret)
#include "tst_Secret.moc"
