// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "services/wire/Evm.h"

using namespace assay;
using namespace assay::wire;
using support::ErrorCode;

namespace
{

const std::string kHash = "0x8841abbd6360ca19f113991712a56880612e45f32f7e471173779190a83ce7aa";
const std::string kParent = "0x58c74b2c0d74010464d317a192b24c1f8fc3ae22635124461b0d76b820a8aa09";
const std::string kContract = "0x9fE46736679d2d9a65f0992f2272de9f3c7fa6e0";

std::string reply(int id, const std::string& result)
{
    return R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"result":)" + result + '}';
}

std::string refused(int id, int code, const std::string& message)
{
    return R"({"jsonrpc":"2.0","id":)" + std::to_string(id) + R"(,"error":{"code":)" + std::to_string(code) +
           R"(,"message":")" + message + "\"}}";
}

std::string block(const std::string& number = "0x12", const std::string& time = "0x6b030d04")
{
    return R"({"number":")" + number + R"(","hash":")" + kHash + R"(","parentHash":")" + kParent +
           R"(","timestamp":")" + time + R"(","logsBloom":"0x00","transactions":[]})";
}

/// An ABI word of this hexadecimal value.
std::string word(const std::string& hex)
{
    return std::string(64 - hex.size(), '0') + hex;
}

std::string quoted(const std::string& hex)
{
    return "\"0x" + hex + '"';
}

/// "HKDX" as a dynamic string.
const std::string kSymbolText = word("20") + word("4") + "484b4458" + std::string(56, '0');

EvmTip tip()
{
    return {31337, {18, kHash, kParent, domain::Instant(std::chrono::seconds(0x6b030d04))}};
}

std::vector<EvmToken> oneToken(std::string symbol = "HKDX")
{
    return {{domain::CoinId("HKDX"), kContract, std::move(symbol)}};
}

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

} // namespace

class tst_Evm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        QCOMPARE(bytes(encodeTip(5, EvmTag::Latest)),
                 QByteArray(R"([{"jsonrpc":"2.0","id":5,"method":"eth_chainId","params":[]},)"
                            R"({"jsonrpc":"2.0","id":6,"method":"eth_getBlockByNumber","params":["latest",false]}])"));
        QVERIFY(encodeTip(5, EvmTag::Finalized).find("[\"finalized\",false]") != std::string::npos);
        QVERIFY(encodeTip(5, EvmTag::Safe).find("[\"safe\",false]") != std::string::npos);
        QCOMPARE(bytes(encodeBlock(7, 0)),
                 QByteArray(R"([{"jsonrpc":"2.0","id":7,"method":"eth_getBlockByNumber","params":["0x0",false]}])"));
        QVERIFY(encodeBlock(7, 0x1234ab).find("[\"0x1234ab\",false]") != std::string::npos);
        const auto supply = encodeSupply(8, oneToken(), kHash);
        QVERIFY(supply);
        const std::string pin = "\"},{\"blockHash\":\"" + kHash + "\"}]}";
        const std::string call = "\"method\":\"eth_call\",\"params\":[{\"to\":\"" + kContract + "\",\"data\":\"";
        QCOMPARE(bytes(*supply),
                 bytes(R"([{"jsonrpc":"2.0","id":8,)" + call + "0x18160ddd" + pin + R"(,{"jsonrpc":"2.0","id":9,)" +
                       call + "0x313ce567" + pin + R"(,{"jsonrpc":"2.0","id":10,)" + call + "0x95d89b41" + pin + ']'));
        QCOMPARE(encodeSupply(8, oneToken(), "latest").error().code, ErrorCode::Usage);
        const auto badContract = encodeSupply(8, std::vector<EvmToken>{{domain::CoinId("HKDX"), "0x12", ""}}, kHash);
        QCOMPARE(badContract.error().code, ErrorCode::Usage);
        QCOMPARE(badContract.error().where, std::string("HKDX"));
    }

    void quantities_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("value");
        const auto ok = [](const char* name, QByteArray text, QByteArray value) {
            QTest::newRow(name) << text << -1 << value;
        };
        const auto bad = [](const char* name, QByteArray text, ErrorCode code) {
            QTest::newRow(name) << text << static_cast<int>(code) << QByteArray();
        };
        ok("ok_zero", "0x0", "0");
        ok("ok_mixed_case", "0xaBc", "2748");
        ok("ok_256_bits", "0x" + QByteArray(64, 'f'),
           "115792089237316195423570985008687907853269984665640564039457584007913129639935");
        bad("bad_257_bits", "0x1" + QByteArray(64, '0'), ErrorCode::OutOfRange);
        bad("bad_leading_zero", "0x01", ErrorCode::Malformed);
        bad("bad_zeros", "0x00", ErrorCode::Malformed);
        bad("bad_bare", "0x", ErrorCode::Malformed);
        bad("bad_no_prefix", "12", ErrorCode::Malformed);
        bad("bad_capital_prefix", "0X12", ErrorCode::Malformed);
        bad("bad_digit", "0x1g", ErrorCode::Malformed);
        bad("bad_minus", "0x-1", ErrorCode::Malformed);
        bad("bad_blank", "0x1 ", ErrorCode::Malformed);
        bad("bad_empty", "", ErrorCode::Malformed);
    }
    void quantities()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QFETCH(QByteArray, value);
        const auto quantity = decodeQuantity(text.toStdString());
        QCOMPARE(quantity ? -1 : static_cast<int>(quantity.error().code), code);
        if (quantity)
            QCOMPARE(bytes(quantity->text()), value);
    }

    void smallQuantities()
    {
        QCOMPARE(decodeSmallQuantity("0x7fffffffffffffff").value(), std::numeric_limits<std::int64_t>::max());
        QCOMPARE(decodeSmallQuantity("0x8000000000000000").error().code, ErrorCode::OutOfRange);
        QCOMPARE(decodeSmallQuantity("0x012").error().code, ErrorCode::Malformed);
    }

    void words_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("ok") << bytes("0x" + word("16bcc41e9000")) << -1 << QByteArray("25000000.000000");
        QTest::newRow("ok_most")
            << bytes("0x" + std::string(64, 'f')) << -1
            << QByteArray("115792089237316195423570985008687907853269984665640564039457584007913129.639935");
        QTest::newRow("ok_zero") << bytes("0x" + word("")) << -1 << QByteArray("0.000000");
        QTest::newRow("bad_nothing") << QByteArray("0x") << static_cast<int>(ErrorCode::NotFound) << QByteArray();
        QTest::newRow("bad_short") << bytes("0x" + word("").substr(2)) << static_cast<int>(ErrorCode::Malformed)
                                   << QByteArray();
        QTest::newRow("bad_long") << bytes("0x00" + word("")) << static_cast<int>(ErrorCode::Malformed) << QByteArray();
        QTest::newRow("bad_odd") << bytes("0x0" + word("")) << static_cast<int>(ErrorCode::Malformed) << QByteArray();
        QTest::newRow("bad_digit") << bytes("0x" + word("z")) << static_cast<int>(ErrorCode::Malformed) << QByteArray();
        QTest::newRow("bad_prefix") << bytes(word("1")) << static_cast<int>(ErrorCode::Malformed) << QByteArray();
    }
    void words()
    {
        QFETCH(QByteArray, data);
        QFETCH(int, code);
        QFETCH(QByteArray, value);
        const auto number = decodeUint256(data.toStdString(), 6);
        QCOMPARE(number ? -1 : static_cast<int>(number.error().code), code);
        if (number)
            QCOMPARE(bytes(number->text()), value);
        else if (number.error().code == ErrorCode::NotFound)
            QCOMPARE(number.error().detail, std::string("no contract at this address in this block"));
    }

    void abiTexts_data()
    {
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("text");
        const auto ok = [](const char* name, std::string hex, QByteArray text) {
            QTest::newRow(name) << bytes("0x" + hex) << -1 << text;
        };
        const auto bad = [](const char* name, std::string hex, ErrorCode code) {
            QTest::newRow(name) << bytes("0x" + hex) << static_cast<int>(code) << QByteArray();
        };
        ok("ok_dynamic", kSymbolText, "HKDX");
        ok("ok_empty", word("20") + word("0"), "");
        ok("ok_unpadded", word("20") + word("4") + "484b4458", "HKDX");
        ok("ok_bytes32", "4d4b52" + std::string(58, '0'), "MKR");
        ok("ok_bytes32_empty", word(""), "");
        ok("ok_256_bytes", word("20") + word("100") + std::string(512, '4'), QByteArray(256, 'D'));
        bad("bad_nothing", "", ErrorCode::NotFound);
        bad("bad_short", "00", ErrorCode::Malformed);
        bad("bad_between", word("20") + "00", ErrorCode::Malformed);
        bad("bad_offset", word("40") + word("4"), ErrorCode::OutOfRange);
        bad("bad_huge_offset", std::string(64, 'f') + word("4"), ErrorCode::OutOfRange);
        bad("bad_length", word("20") + word("5") + "484b4458", ErrorCode::OutOfRange);
        bad("bad_huge_length", word("20") + std::string(64, 'f') + "484b4458", ErrorCode::OutOfRange);
        bad("bad_257_bytes", word("20") + word("101") + std::string(514, '4'), ErrorCode::OutOfRange);
        bad("bad_utf8", word("20") + word("1") + "ff", ErrorCode::Malformed);
        bad("bad_bytes32_utf8", "ff" + std::string(62, '0'), ErrorCode::Malformed);
    }
    void abiTexts()
    {
        QFETCH(QByteArray, data);
        QFETCH(int, code);
        QFETCH(QByteArray, text);
        const auto decoded = decodeAbiText(data.toStdString());
        QCOMPARE(decoded ? -1 : static_cast<int>(decoded.error().code), code);
        if (decoded)
            QCOMPARE(bytes(*decoded), text);
    }

    void batches_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("detail");
        const auto ok = [](const char* name, std::string text) {
            QTest::newRow(name) << bytes(text) << -1 << QByteArray();
        };
        const auto bad = [](const char* name, std::string text, ErrorCode code, QByteArray detail) {
            QTest::newRow(name) << bytes(text) << static_cast<int>(code) << detail;
        };
        const std::string first = reply(1, "\"0x1\"");
        const std::string second = reply(2, "\"0x2\"");
        ok("ok_in_order", '[' + first + ',' + second + ']');
        ok("ok_in_disorder", '[' + second + ',' + first + ']');
        ok("ok_error_null", '[' + first + R"(,{"jsonrpc":"2.0","id":2,"error":null,"result":"0x2"}])");
        bad("bad_id_twice", '[' + first + ',' + first + ']', ErrorCode::Malformed, "two replies to one request: id 1");
        bad("bad_id_foreign", '[' + first + ',' + reply(3, "1") + ']', ErrorCode::Malformed, "no request: id 3");
        bad("bad_id_before", '[' + reply(0, "1") + ']', ErrorCode::Malformed, "id 0");
        bad("bad_id_least", "[" + std::string(R"({"jsonrpc":"2.0","id":-9223372036854775808,"result":1}])"),
            ErrorCode::Malformed, "id -9");
        bad("bad_id_fraction", R"([{"jsonrpc":"2.0","id":1.0,"result":1}])", ErrorCode::Malformed, "id 1.0");
        bad("bad_id_text", R"([{"jsonrpc":"2.0","id":"1","result":1}])", ErrorCode::Malformed, "without the id");
        bad("bad_id_null", R"([{"jsonrpc":"2.0","id":null,"error":{"code":1,"message":"x"}}])", ErrorCode::Malformed,
            "without the id");
        bad("bad_version", R"([{"jsonrpc":"1.0","id":1,"result":1}])", ErrorCode::Malformed, "JSON-RPC 2.0");
        bad("bad_reply", "[5]", ErrorCode::Malformed, "JSON-RPC 2.0");
        bad("bad_whole", R"({"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"Invalid request"}})",
            ErrorCode::Refused, "the node refused, code -32600: Invalid request");
        bad("bad_object", first, ErrorCode::WrongType, "must be an array");
        bad("bad_json", '[' + first, ErrorCode::Malformed, "early");
        bad("bad_duplicate_name", R"([{"jsonrpc":"2.0","id":1,"result":1,"result":2}])", ErrorCode::Malformed, "twice");
    }
    void batches()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QFETCH(QByteArray, detail);
        const auto replies = decodeRpcBatch(text.toStdString(), 1, 2);
        QVERIFY2(replies.has_value() == (code < 0), replies ? "accepted" : replies.error().text().c_str());
        if (replies) {
            QCOMPARE((*replies)[0]->text, std::string("0x1"));
            QCOMPARE((*replies)[1]->text, std::string("0x2"));
            return;
        }
        QCOMPARE(static_cast<int>(replies.error().code), code);
        QVERIFY2(replies.error().detail.find(detail.toStdString()) != std::string::npos,
                 replies.error().detail.c_str());
    }

    void errorsOfSingleCalls()
    {
        const auto replies =
            decodeRpcBatch('[' + refused(3, -32601, "Method not found") + ',' + refused(1, 3, "execution reverted") +
                               R"(,{"jsonrpc":"2.0","id":4},{"jsonrpc":"2.0","id":5,"error":"no"}])",
                           1, 5);
        QVERIFY(replies);
        QCOMPARE((*replies)[0].error().code, ErrorCode::Refused);
        QCOMPARE((*replies)[0].error().detail, std::string("the node refused, code 3: execution reverted"));
        QCOMPARE((*replies)[1].error().code, ErrorCode::MissingField);
        QCOMPARE((*replies)[1].error().detail, std::string("no reply to request 2"));
        QCOMPARE((*replies)[2].error().code, ErrorCode::Unsupported);
        QCOMPARE((*replies)[3].error().code, ErrorCode::Malformed);
        QCOMPARE((*replies)[4].error().code, ErrorCode::Malformed);
    }

    void tips_data()
    {
        QTest::addColumn<QByteArray>("chain");
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, std::string chain, std::string text, int code) {
            QTest::newRow(name) << bytes(chain) << bytes(text) << code;
        };
        const auto with = [](std::string from, std::string to) {
            std::string text = block();
            return text.replace(text.find(from), from.size(), to);
        };
        row("ok", "\"0x7a69\"", block(), -1);
        row("bad_chain", "\"31337\"", block(), static_cast<int>(ErrorCode::Malformed));
        row("bad_chain_number", "31337", block(), static_cast<int>(ErrorCode::WrongType));
        row("bad_no_block", "\"0x7a69\"", "null", static_cast<int>(ErrorCode::NotFound));
        row("bad_block_text", "\"0x7a69\"", "\"0x\"", static_cast<int>(ErrorCode::WrongType));
        row("bad_number", "\"0x7a69\"", block("0x012"), static_cast<int>(ErrorCode::Malformed));
        row("bad_number_huge", "\"0x7a69\"", block("0xffffffffffffffff"), static_cast<int>(ErrorCode::OutOfRange));
        row("bad_time", "\"0x7a69\"", block("0x12", "0xffffffffff"), static_cast<int>(ErrorCode::OutOfRange));
        row("bad_hash", "\"0x7a69\"", with(kHash, "0x12"), static_cast<int>(ErrorCode::Malformed));
        row("bad_parent_missing", "\"0x7a69\"", with("parentHash", "parent"),
            static_cast<int>(ErrorCode::MissingField));
        row("bad_hash_null", "\"0x7a69\"", with('"' + kHash + '"', "null"), static_cast<int>(ErrorCode::WrongType));
    }
    void tips()
    {
        QFETCH(QByteArray, chain);
        QFETCH(QByteArray, block);
        QFETCH(int, code);
        const auto read = decodeTip('[' + reply(2, block.toStdString()) + ',' + reply(1, chain.toStdString()) + ']', 1);
        QCOMPARE(read ? -1 : static_cast<int>(read.error().code), code);
        if (!read)
            return;
        QCOMPARE(read->ledger(), domain::LedgerId("eip155:31337"));
        QCOMPARE(read->block.number, std::int64_t{18});
        QCOMPARE(read->block.hash, kHash);
        QCOMPARE(read->block.parentHash, kParent);
        QCOMPARE(support::toText(read->block.time), std::string("2026-11-22T15:40:52.000Z"));
    }

    void confirmations()
    {
        QCOMPARE(confirmedNumber(tip().block, 0).value(), std::int64_t{18});
        QCOMPARE(confirmedNumber(tip().block, 18).value(), std::int64_t{0});
        QCOMPARE(confirmedNumber(tip().block, 19).error().code, ErrorCode::OutOfRange);
        QCOMPARE(confirmedNumber(tip().block, -1).error().code, ErrorCode::OutOfRange);
        const std::string text = '[' + reply(4, block()) + ']';
        QCOMPARE(decodeBlock(text, 4, 18).value().hash, kHash);
        QCOMPARE(decodeBlock(text, 4, 17).error().code, ErrorCode::Malformed);
    }

    void supplyOfOneBlock()
    {
        const std::string text = '[' + reply(3, quoted(kSymbolText)) + ',' + reply(1, quoted(word("16bcc41e9000"))) +
                                 ',' + reply(2, quoted(word("6"))) + ']';
        const auto update = decodeSupply(text, 1, oneToken(), tip());
        QVERIFY(update);
        QVERIFY(update->rejected.empty());
        QCOMPARE(update->resource, std::string("supply"));
        QCOMPARE(update->completeness, Completeness::Whole);
        QCOMPARE(update->asOf, tip().block.time);
        const auto& rows = domain::rowsOf<domain::Supply>(update->upserts);
        QCOMPARE(rows.size(), std::size_t{1});
        domain::Supply expected;
        expected.coin = domain::CoinId("HKDX");
        expected.ledger = domain::LedgerId("eip155:31337");
        expected.contract = "0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0";
        expected.total = *domain::Decimal::parse("25000000.000000");
        expected.block = 18;
        expected.blockHash = kHash;
        expected.blockTime = tip().block.time;
        QVERIFY(domain::sameFields(rows.front(), expected));
        QCOMPARE(rows.front().total.text(), std::string("25000000.000000"));
    }

    void supplyThatCannotBeTold_data()
    {
        QTest::addColumn<QByteArray>("replies");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("detail");
        const auto bad = [](const char* name, std::string total, std::string decimals, std::string symbol,
                            ErrorCode code, QByteArray detail) {
            QTest::newRow(name) << bytes(total + ',' + decimals + ',' + symbol) << static_cast<int>(code) << detail;
        };
        const std::string total = reply(1, quoted(word("1")));
        const std::string decimals = reply(2, quoted(word("6")));
        const std::string symbol = reply(3, quoted(kSymbolText));
        bad("bad_no_contract", reply(1, "\"0x\""), reply(2, "\"0x\""), reply(3, "\"0x\""), ErrorCode::NotFound,
            "no contract at this address in this block");
        bad("bad_total_reverted", refused(1, 3, "execution reverted: paused"), decimals, symbol, ErrorCode::Refused,
            "paused");
        bad("bad_total_number", reply(1, "5"), decimals, symbol, ErrorCode::WrongType, "must be a text");
        bad("bad_decimals", total, reply(2, quoted(word("3d"))), symbol, ErrorCode::OutOfRange, "decimals() is 61");
        bad("bad_decimals_most", total, reply(2, quoted(std::string(64, 'f'))), symbol, ErrorCode::OutOfRange,
            "decimals() is");
        bad("bad_symbol", total, decimals, reply(3, quoted("4d4b52" + std::string(58, '0'))), ErrorCode::Malformed,
            "calls itself \"MKR\", not HKDX");
        bad("bad_symbol_refused", total, decimals, refused(3, -32000, "header not found"), ErrorCode::Refused,
            "header not found");
    }
    void supplyThatCannotBeTold()
    {
        QFETCH(QByteArray, replies);
        QFETCH(int, code);
        QFETCH(QByteArray, detail);
        auto tokens = oneToken();
        tokens.push_back({domain::CoinId("HKDY"), kContract, ""});
        const std::string good =
            reply(4, quoted(word("5"))) + ',' + reply(5, quoted(word("0"))) + ',' + refused(6, 3, "no symbol");
        const auto update = decodeSupply('[' + replies.toStdString() + ',' + good + ']', 1, tokens, tip());
        QVERIFY2(update, update ? "" : update.error().text().c_str());
        const auto& rows = domain::rowsOf<domain::Supply>(update->upserts);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().coin, domain::CoinId("HKDY"));
        QCOMPARE(rows.front().total.text(), std::string("5"));
        QCOMPARE(update->rejected.size(), std::size_t{1});
        const auto& error = update->rejected.front();
        QCOMPARE(static_cast<int>(error.code), code);
        QVERIFY2(error.detail.find(detail.toStdString()) != std::string::npos, error.detail.c_str());
        QVERIFY2(error.where.ends_with("coin HKDX, contract 0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0, block 18"),
                 error.where.c_str());
    }

    void aMissingReplyIsNotZero()
    {
        const auto update = decodeSupply('[' + reply(1, quoted(word("1"))) + ']', 1, oneToken(), tip());
        QVERIFY(update);
        QVERIFY(domain::rowsOf<domain::Supply>(update->upserts).empty());
        QCOMPARE(update->rejected.front().code, ErrorCode::MissingField);
    }
};

QTEST_APPLESS_MAIN(tst_Evm)
#include "tst_Evm.moc"
