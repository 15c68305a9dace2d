// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <set>

#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementSchemas.h"
#include "services/wire/ActionRequests.h"
#include "services/wire/AssayHttp.h"
#include "services/wire/JsonReader.h"

using namespace assay;
using namespace assay::wire;

namespace
{

domain::Instruction someInstruction()
{
    domain::Instruction out;
    out.ref = "SI-20398";
    out.status = "PEND";
    out.hold = domain::HoldState::OnHold;
    out.asset = "XAU";
    out.quantity = *domain::Decimal::parse("400.000");
    out.currency = "HKD";
    out.amount = *domain::Decimal::parse("12000000.00");
    out.deliverer = domain::ParticipantId("P-01");
    out.receiver = domain::ParticipantId("P-02");
    out.priority = 3;
    out.waitsFor = {"SI-20417", "SI-20418"};
    return out;
}

domain::ActionRequest someRequest()
{
    domain::ActionRequest out;
    out.id = "7c2c1a6e-0001";
    out.action = domain::QueueAction::Release;
    out.instruction = "SI-20398";
    out.parameters = "";
    out.reason = "PREA";
    out.reasonText = "Funding \"confirmed\" by \\desk\\\n\xE9\xA6\x99\xE6\xB8\xAF";
    out.amount = *domain::Decimal::parse("12000000.00");
    out.currency = "HKD";
    out.maker = "op-maker-a";
    out.basis = instructionBasis(someInstruction()).hex();
    out.madeAt = *support::parseInstant("2026-03-31T10:00:00Z");
    out.expiresAt = *support::parseInstant("2026-03-31T10:30:00Z");
    return out;
}

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    const auto at = text.find(what);
    if (at != std::string::npos)
        text.replace(at, what.size(), with);
    return text;
}

/// Single quotes as double ones, so that JSON stays legible here.
std::string quoted(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

} // namespace

class tst_ActionRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBytesAreTheProtocols()
    {
        auto request = someRequest();
        request.basis.clear();
        QCOMPARE(canonicalBytes(request),
                 quoted("{'action':'release','amount':'12000000.00','basis':'','currency':'HKD',"
                        "'expires_at':'2026-03-31T10:30:00.000Z','id':'7c2c1a6e-0001',"
                        "'instruction':'SI-20398','made_at':'2026-03-31T10:00:00.000Z',"
                        "'maker':'op-maker-a','parameters':'','reason':'PREA',"
                        "'reason_text':'Funding \\'confirmed\\' by \\\\desk\\\\\\u000a\xE9\xA6\x99\xE6\xB8\xAF',"
                        "'schema':'assay-request/1'}"));
        QVERIFY(checkJson(canonicalBytes(request), JsonDuplicates::Refuse));
    }

    void roundTrip()
    {
        const auto request = someRequest();
        const std::string bytes = canonicalBytes(request);
        const auto parsed = parseCanonical(bytes);
        QVERIFY2(parsed, parsed ? "" : parsed.error().text().c_str());
        auto expected = request;
        expected.digest = requestDigest(bytes).hex();
        QVERIFY(domain::sameFields(*parsed, expected));
        QCOMPARE(canonicalBytes(*parsed), bytes);
    }

    void whatIsNotUtf8IsReplacedAndParsesAgain()
    {
        auto request = someRequest();
        request.reasonText = std::string("a\x80\xC0\xAF\x00z\x1f\x7f", 8);
        const auto parsed = parseCanonical(canonicalBytes(request));
        QVERIFY2(parsed, parsed ? "" : parsed.error().text().c_str());
        QCOMPARE(parsed->reasonText, std::string("a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\0z\x1f\x7f", 14));
    }

    void stateAndCheckersAreNotSigned()
    {
        const auto request = someRequest();
        auto later = request;
        later.state = domain::RequestState::Approved;
        later.checkers = {"op-checker-a"};
        later.needed = 2;
        later.stateReason = "seen";
        QCOMPARE(canonicalBytes(later), canonicalBytes(request));
    }

    /// Each byte of the request, changed by one bit: what still parses has another digest and other words.
    void oneByteChangedIsAnotherRequest()
    {
        const std::string bytes = canonicalBytes(someRequest());
        const support::Hash digest = requestDigest(bytes);
        const std::string words = fourWords(digest);
        int parsedAgain = 0;
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (int bit = 0; bit < 8; ++bit) {
                std::string changed = bytes;
                changed[at] = static_cast<char>(static_cast<unsigned char>(changed[at]) ^ (1U << bit));
                const support::Hash other = requestDigest(changed);
                QVERIFY(other != digest);
                QVERIFY(fourWords(other) != words);
                const auto parsed = parseCanonical(changed);
                if (!parsed) {
                    QVERIFY(parsed.error().where.starts_with("byte "));
                    continue;
                }
                ++parsedAgain;
                QCOMPARE(canonicalBytes(*parsed), changed);
                QCOMPARE(parsed->digest, other.hex());
            }
        }
        QVERIFY(parsedAgain > 100);
    }

    void prefixesAndSuffixesAreRefused()
    {
        const std::string bytes = canonicalBytes(someRequest());
        for (std::size_t length = 0; length < bytes.size(); ++length) {
            const auto parsed = parseCanonical(std::string_view(bytes).substr(0, length));
            QVERIFY(!parsed);
            QCOMPARE(parsed.error().code, support::ErrorCode::Malformed);
        }
        for (const auto* more : {" ", "\n", "}", "{}", "\0"})
            QVERIFY(!parseCanonical(bytes + std::string(more, 1)));
    }

    void otherSpellingsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("what");
        QTest::addColumn<QByteArray>("with");
        QTest::addColumn<QByteArray>("at"); ///< the text whose first byte the error points at
        const auto row = [](const char* name, QByteArray what, QByteArray with, QByteArray at) {
            QTest::newRow(name) << what << with << at;
        };
        row("space after a comma", ",\"amount\"", ", \"amount\"", " \"amount\"");
        row("space after a colon", "\"HKD\"", " \"HKD\"", " \"HKD\"");
        row("byte order mark", "{\"action\"", "\xEF\xBB\xBF{\"action\"", "\xEF\xBB\xBF{\"action\"");
        row("number in place of a text", "\"amount\":\"12000000.00\"", "\"amount\":12000000.00", "12000000.00");
        row("null in place of a text", "\"currency\":\"HKD\"", "\"currency\":null", "null");
        row("member left out", "\"currency\":\"HKD\",", "", "expires_at");
        row("member twice", "\"currency\":\"HKD\",", "\"currency\":\"HKD\",\"currency\":\"HKD\",",
            "currency\":\"HKD\",\"exp");
        row("member of its own", "\"id\":", "\"hook\":\"x\",\"id\":", "hook");
        row("upper-case escape", "\\u000a", "\\u000A", "\\u000A");
        row("short escape", "\\u000a", "\\n", "\\n");
        row("escape that is not needed", "PREA", "P\\u0052EA", "\\u0052");
        row("escaped slash", "PREA", "P\\/EA", "\\/EA");
        row("escaped quote as code", "\\\"conf", "\\u0022conf", "\\u0022conf");
        row("surrogate escape", "PREA", "\\ud83d\\ude00", "\\ud83d");
        row("bare control character", "PREA", "P\tA", "\tA");
        row("not UTF-8", "PREA", "P\xC0\xAF", "\xC0\xAF");
        row("instant without milliseconds", "2026-03-31T10:00:00.000Z", "2026-03-31T10:00:00Z", "2026-03-31T10:00:00Z");
        row("instant of another zone", "2026-03-31T10:00:00.000Z", "2026-03-31T18:00:00.000+08:00", "2026-03-31T18");
        row("no such day", "2026-03-31T10:00:00.000Z", "2026-02-31T10:00:00.000Z", "2026-02-31");
        row("instant missing", "2026-03-31T10:00:00.000Z", "", "\",\"maker\"");
        row("amount with plus", "12000000.00", "+12000000.00", "+12000000.00");
        row("amount with leading zero", "12000000.00", "012000000.00", "012000000.00");
        row("amount with exponent", "12000000.00", "12e6", "12e6");
        row("action in capitals", "release", "Release", "Release");
        row("action unknown", "release", "unknown", "unknown");
        row("action empty", "release", "", "\",\"amount\"");
        row("maker empty", "op-maker-a", "", "\",\"parameters\"");
        row("id empty", "7c2c1a6e-0001", "", "\",\"instruction\"");
        row("schema of another version", "assay-request/1", "assay-request/2", "assay-request/2");
    }
    void otherSpellingsAreRefused()
    {
        QFETCH(QByteArray, what);
        QFETCH(QByteArray, with);
        QFETCH(QByteArray, at);
        const std::string good = canonicalBytes(someRequest());
        const std::string bytes = replaced(good, what.toStdString(), with.toStdString());
        QVERIFY(bytes != good);
        const auto parsed = parseCanonical(bytes);
        QVERIFY(!parsed);
        // The place is the first byte that differs, which may lie within the literal demanded there.
        const auto place = bytes.find(at.toStdString());
        QVERIFY(place != std::string::npos);
        const auto stated = QByteArray::fromStdString(parsed.error().where).mid(5).toULongLong();
        QVERIFY2(stated >= place && stated <= place + 4,
                 qPrintable(QString("%1, expected %2").arg(parsed.error().text().c_str()).arg(place)));
    }

    void basisInCapitalsIsRefused()
    {
        auto request = someRequest();
        request.basis[0] = 'A';
        QVERIFY(!parseCanonical(canonicalBytes(request)));
        request.basis = "abc";
        QVERIFY(!parseCanonical(canonicalBytes(request)));
    }

    void longRequestsAreRefused()
    {
        auto request = someRequest();
        request.reasonText.assign(kMaxRequestBytes, 'x');
        const auto parsed = parseCanonical(canonicalBytes(request));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, support::ErrorCode::OutOfRange);
        QVERIFY(!parseCanonical(std::string(1000, '{')));
        QVERIFY(!parseCanonical(std::string(64, '\0')));
    }

    void theStateOfAnInstruction()
    {
        QCOMPARE(canonicalState(someInstruction()),
                 quoted("{'amount':'12000000','asset':'XAU','currency':'HKD','deliverer':'P-01',"
                        "'hold':'on-hold','priority':'3','quantity':'400','receiver':'P-02',"
                        "'ref':'SI-20398','status':'PEND','waits_for':'SI-20417\\u000aSI-20418'}"));
    }

    /// Any field that changes moves the basis; the spelling of a number does not, nor a way through JSON.
    void theBasisFollowsEveryField()
    {
        const auto before = someInstruction();
        const auto basis = instructionBasis(before);
        std::set<std::string> seen{basis.hex()};
        domain::forEachField<domain::Instruction>([&](const auto& field) {
            auto after = before;
            auto& value = after.*(field.member);
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::string>)
                value += "x";
            else if constexpr (std::is_same_v<Value, domain::ParticipantId>)
                value = domain::ParticipantId("P-99");
            else if constexpr (std::is_same_v<Value, std::int64_t>)
                value += 1;
            else if constexpr (std::is_same_v<Value, std::vector<std::string>>)
                value.pop_back();
            else if constexpr (std::is_same_v<Value, domain::Decimal>)
                value = domain::Decimal(1);
            else if constexpr (domain::TextEnum<Value>)
                value = static_cast<Value>(1);
            else
                value = typename Value::value_type{};
            QVERIFY2(seen.insert(instructionBasis(after).hex()).second, std::string(field.name).c_str());
        });
        QCOMPARE(seen.size(), domain::kFieldCount<domain::Instruction> + 1);

        auto respelled = before;
        respelled.quantity = *domain::Decimal::parse("400");
        QCOMPARE(instructionBasis(respelled).hex(), basis.hex());

        std::string page;
        appendPage<domain::Instruction>(page, {}, std::vector{before});
        const auto update = decodePage(page, "instructions");
        QVERIFY2(update, update ? "" : update.error().text().c_str());
        const auto& rows = domain::rowsOf<domain::Instruction>(update->upserts);
        QCOMPARE(instructionBasis(rows.at(0)).hex(), basis.hex());
    }

    void words()
    {
        const auto list = codeWords();
        QCOMPARE(list.size(), std::size_t{1024});
        std::set<std::string_view> distinct(list.begin(), list.end());
        QCOMPARE(distinct.size(), list.size());
        for (const auto word : list) {
            QVERIFY(word.size() >= 2 && word.size() <= 9);
            QVERIFY(std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; }));
        }
        // The same digest gives the same words, of the list.
        const auto digest = requestDigest(canonicalBytes(someRequest()));
        QCOMPARE(fourWords(digest), fourWords(digest));
        const auto parts = QString::fromStdString(fourWords(digest)).split(' ');
        QCOMPARE(parts.size(), 4);
        for (const auto& part : parts)
            QVERIFY(distinct.contains(part.toStdString()));
    }

    /// Worked by hand from the rule, so that another console reads out the same.
    void wordsOfKnownDigest()
    {
        std::string input = "assay-words";
        input.append(32, '\0');
        const auto drawn = support::Hash::of(input);
        const auto bit = [&](int at) {
            return drawn.bytes[static_cast<std::size_t>(at / 8)] >> (7 - at % 8) & 1;
        };
        std::string expected;
        for (int word = 0; word < 4; ++word) {
            std::size_t index = 0;
            for (int i = 0; i < 10; ++i)
                index = index * 2 + static_cast<std::size_t>(bit(word * 10 + i));
            expected += (word == 0 ? "" : " ");
            expected += codeWords()[index];
        }
        QCOMPARE(fourWords(support::Hash{}), expected);
    }
};

QTEST_APPLESS_MAIN(tst_ActionRequests)
#include "tst_ActionRequests.moc"
