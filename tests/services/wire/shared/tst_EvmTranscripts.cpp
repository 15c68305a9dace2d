// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <map>

#include "services/wire/Evm.h"
#include "tests/TestPaths.h"

using namespace assay;
using namespace assay::wire;
using support::ErrorCode;

namespace
{

const QString kFile = QString::fromStdString(assay::tests::sharedFile("data/evm/transcripts/anvil-1.7.1/http.json"));
const std::string kContract = "0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0";
const std::string kSupply = R"([{"to":"0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0","data":"0x18160ddd"},"latest"])";
const std::string kDecimals = R"([{"to":"0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0","data":"0x313ce567"},"latest"])";

/// The reply body under another id, as one element of a batch.
std::string renumbered(const std::string& body, int id)
{
    const std::size_t at = body.find("\"id\":") + 5;
    return std::string(body).replace(at, body.find(',', at) - at, std::to_string(id));
}

} // namespace

/// Real answers of a node, put together into the batches that the console asks.
class tst_EvmTranscripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(kFile);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("skipped: ../shared/data is not there");
        const auto tree = parseJsonTree(file.readAll().toStdString());
        QVERIFY2(tree, tree ? "" : tree.error().text().c_str());
        QCOMPARE(tree->items.size(), std::size_t{37});
        for (const JsonValue& pair : tree->items)
            m_replies[pair.find("request")->text] = pair.find("response")->text;
    }

    void everyAnswerIsJson()
    {
        for (const auto& [request, reply] : m_replies) {
            if (reply.empty())
                continue;
            const auto tree = parseJsonTree(reply);
            QVERIFY2(tree, request.c_str());
            const auto batch = decodeRpcBatch('[' + renumbered(reply, 1) + ']', 1, 1);
            if (request.front() == '{')
                QVERIFY2(batch, request.c_str());
        }
    }

    void supplyOfTheRecordedBlock()
    {
        const auto tip = decodeTip('[' + renumbered(of("eth_getBlockByNumber", R"(["latest",false])"), 2) + ',' +
                                       renumbered(of("eth_chainId", "[]"), 1) + ']',
                                   1);
        QVERIFY2(tip, tip ? "" : tip.error().text().c_str());
        QCOMPARE(tip->ledger(), domain::LedgerId("eip155:31337"));
        QCOMPARE(tip->block.number, std::int64_t{18});
        QCOMPARE(tip->block.hash, std::string("0x8841abbd6360ca19f113991712a56880612e45f32f7e471173779190a83ce7aa"));
        const std::vector<EvmToken> tokens{{domain::CoinId("HKDX"), kContract, ""}};
        const auto update = decodeSupply('[' + renumbered(of("eth_call", kDecimals), 2) + ',' +
                                             renumbered(of("eth_call", kSupply), 1) + ']',
                                         1, tokens, *tip);
        QVERIFY(update);
        QVERIFY2(update->rejected.empty(), update->rejected.empty() ? "" : update->rejected.front().text().c_str());
        const auto& rows = domain::rowsOf<domain::Supply>(update->upserts);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().total.text(), std::string("25000000.000000"));
        QCOMPARE(rows.front().block, std::optional<std::int64_t>(18));
    }

    void confirmedBlock()
    {
        const auto block =
            decodeBlock('[' + renumbered(of("eth_getBlockByNumber", R"(["latest",true])"), 1) + ']', 1, 18);
        QVERIFY2(block, block ? "" : block.error().text().c_str());
        const auto none =
            decodeBlock('[' + renumbered(of("eth_getBlockByNumber", R"(["0xffffff",false])"), 1) + ']', 1, 0xffffff);
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
    }

    void noContractThere()
    {
        const std::string supply = std::string(kSupply).replace(kSupply.find("latest"), 6, "0x0");
        const auto replies = decodeRpcBatch('[' + renumbered(of("eth_call", supply), 1) + ']', 1, 1);
        QVERIFY(replies);
        const auto total = decodeUint256(replies->front()->text, 6);
        QVERIFY(!total && total.error().code == ErrorCode::NotFound);
    }

    void refusals()
    {
        const auto unknown = decodeRpcBatch('[' + renumbered(of("eth_unknownMethod", "[]"), 1) + ']', 1, 1);
        QCOMPARE(unknown->front().error().code, ErrorCode::Unsupported);
        const auto whole = decodeRpcBatch(m_replies.at("[]"), 1, 1);
        QVERIFY(!whole && whole.error().code == ErrorCode::Refused);
        int reverted = 0;
        for (const auto& [request, reply] : m_replies) {
            if (reply.find("execution reverted") == std::string::npos)
                continue;
            const auto batch = decodeRpcBatch('[' + renumbered(reply, 1) + ']', 1, 1);
            QCOMPARE(batch->front().error().code, ErrorCode::Refused);
            QVERIFY(batch->front().error().detail.find("account is blacklisted") != std::string::npos);
            ++reverted;
        }
        QCOMPARE(reverted, 1);
        // A batch of two with a textual id that was never asked for.
        bool mixed = false;
        for (const auto& [request, reply] : m_replies) {
            if (request.find("\"nope\"") == std::string::npos)
                continue;
            mixed = true;
            QCOMPARE(decodeRpcBatch(reply, 1, 2).error().code, ErrorCode::Malformed);
        }
        QVERIFY(mixed);
    }

private:
    /// The recorded answer to this call.
    std::string of(const std::string& method, const std::string& params) const
    {
        const std::string tail = "\"method\":\"" + method + "\",\"params\":" + params + '}';
        for (const auto& [request, reply] : m_replies)
            if (request.ends_with(tail) && request.front() == '{')
                return reply;
        return {};
    }

    std::map<std::string, std::string> m_replies;
};

QTEST_APPLESS_MAIN(tst_EvmTranscripts)
#include "tst_EvmTranscripts.moc"
