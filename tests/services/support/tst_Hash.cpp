// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/support/Hash.h"

using namespace assay::support;

class tst_Hash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Vectors of FIPS 180-2.
    void sha256_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("hex");
        QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        QTest::newRow("a million") << QByteArray(1'000'000, 'a')
                                   << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    }
    void sha256()
    {
        QFETCH(QByteArray, data);
        const auto text = data.toStdString();
        QTEST(QString::fromStdString(Hash::of(text).hex()), "hex");
        Hasher hasher;
        for (std::size_t at = 0; at < text.size(); at += 777)
            hasher.add(std::string_view(text).substr(at, 777));
        QVERIFY(hasher.finish() == Hash::of(text));
        QVERIFY(hasher.finish() == Hash::of("")); // ready for the next digest
    }

    void fieldsDoNotRunTogether()
    {
        const auto of = [](std::initializer_list<std::string_view> fields) {
            Hasher hasher;
            for (const auto field : fields)
                hasher.addField(field);
            return hasher.finish();
        };
        QVERIFY(of({"ab", "c"}) != of({"a", "bc"}));
        QVERIFY(of({"", "a"}) != of({"a", ""}));
        QVERIFY(of({}) != of({""}));
        QVERIFY(of({"a", "b"}) == of({"a", "b"}));
    }

    void hex()
    {
        const auto hash = Hash::of("abc");
        QVERIFY(*Hash::fromHex(hash.hex()) == hash);
        QVERIFY(*Hash::fromHex("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD") == hash);
        for (const auto& bad :
             {std::string(), std::string(63, 'a'), std::string(62, 'a'), std::string(66, 'a'), std::string(64, 'g')})
            QCOMPARE(Hash::fromHex(bad).error().code, ErrorCode::Malformed);
        QVERIFY(Hash{}.empty());
        QVERIFY(!hash.empty());
        const std::string bytes("\x00\xff\x10", 3);
        QCOMPARE(toHex(bytes), std::string("00ff10"));
        QVERIFY(*fromHex("00FF10") == bytes);
        QVERIFY(!fromHex("0"));
        QVERIFY(!fromHex("0x00"));
    }

    void compression()
    {
        for (const auto& text : {std::string(), std::string("a"), std::string(1'000'000, 'x')}) {
            const auto packed = compress(text);
            QVERIFY(packed.has_value());
            QVERIFY(*decompress(*packed, text.size()) == text);
            if (!text.empty())
                QCOMPARE(decompress(*packed, text.size() - 1).error().code, ErrorCode::OutOfRange);
        }
        QVERIFY(compress(std::string(1'000'000, 'x'))->size() < 1000);
    }

    void damagedFramesAreErrors()
    {
        const auto packed = *compress("a text that is long enough to be worth packing, a text that is long enough");
        QCOMPARE(decompress("", 100).error().code, ErrorCode::Malformed);
        QCOMPARE(decompress("not a frame", 100).error().code, ErrorCode::Malformed);
        for (std::size_t length = 0; length < packed.size(); ++length)
            QVERIFY(!decompress(std::string_view(packed).substr(0, length), 1000));
        for (std::size_t at = 0; at < packed.size(); ++at) {
            std::string damaged = packed;
            damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
            if (const auto text = decompress(damaged, 1000))
                QVERIFY(text->size() <= 1000); // a changed letter is found by the SHA-256, not here
        }
    }
};

QTEST_APPLESS_MAIN(tst_Hash)
#include "tst_Hash.moc"
