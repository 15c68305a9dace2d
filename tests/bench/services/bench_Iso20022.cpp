// SPDX-License-Identifier: GPL-3.0-or-later
// A batch of settlement instructions (sese.023 with headers, one file) from its bytes to committed rows, against pugixml's
// bare parse of the same bytes in the same run. The store lies in memory where the machine has such a place: what the disk
// takes to sync is not part of it. Prints one JSON line and fails below the promised share of the parse rate.
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <pugixml.hpp>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <future>
#include <utility>

#include "services/store/Store.h"
#include "services/sync/Collector.h"
#include "services/wire/Iso20022.h"

using namespace assay;
using namespace assay::domain;

namespace {

constexpr int kMessages = 20'000;
constexpr int kRounds = 11;
constexpr double kPromised = 0.40;

std::string replaced(std::string text, std::string_view from, const std::string& to)
{
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// A delivery of gold against payment as a custodian writes it: header, references, both chains, parameters.
const char* const kMessage = R"(
  <Message>
    <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02">
      <Fr><FIId><FinInstnId><BICFI>LANTHKHHXXX</BICFI></FinInstnId></FIId></Fr>
      <To><FIId><FinInstnId><BICFI>HKPMHKHHXXX</BICFI></FinInstnId></FIId></To>
      <BizMsgIdr>LANT20261120-@</BizMsgIdr>
      <MsgDefIdr>sese.023.001.11</MsgDefIdr>
      <BizSvc>settlement</BizSvc>
      <CreDt>2026-11-20T%:00+08:00</CreDt>
    </AppHdr>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:sese.023.001.11">
      <SctiesSttlmTxInstr>
        <TxId>SI-@</TxId>
        <SttlmTpAndAddtlParams>
          <SctiesMvmntTp>DELI</SctiesMvmntTp>
          <Pmt>APMT</Pmt>
          <CmonId>CMN-@</CmonId>
        </SttlmTpAndAddtlParams>
        <Lnkgs>
          <PrcgPos><Cd>WITH</Cd></PrcgPos>
          <Ref><SctiesSttlmTxId>SI-LINK-@</SctiesSttlmTxId></Ref>
        </Lnkgs>
        <TradDtls>
          <TradId>TRD-@</TradId>
          <TradDt><Dt><Dt>2026-11-18</Dt></Dt></TradDt>
          <SttlmDt><Dt><Dt>2026-11-20</Dt></Dt></SttlmDt>
          <DealPric><Tp><Yldd>false</Yldd></Tp><Val><Amt Ccy="HKD">20412.25</Amt></Val></DealPric>
          <MtchgSts><Cd>MACH</Cd></MtchgSts>
        </TradDtls>
        <FinInstrmId>
          <OthrId><Id>XAU</Id><Tp><Prtry>METL</Prtry></Tp></OthrId>
          <Desc>London Good Delivery gold, allocated</Desc>
        </FinInstrmId>
        <QtyAndAcctDtls>
          <SttlmQty><Qty><Unit>@.125</Unit></Qty></SttlmQty>
          <AcctOwnr><Id><AnyBIC>LANTHKHHXXX</AnyBIC></Id></AcctOwnr>
          <SfkpgAcct><Id>SAFE-0001-XAU</Id></SfkpgAcct>
          <CshAcct><Prtry>HKD-0001-RTGS</Prtry></CshAcct>
        </QtyAndAcctDtls>
        <SttlmParams>
          <HldInd><Ind>false</Ind></HldInd>
          <Prty><Nmrc>0003</Nmrc></Prty>
          <SctiesTxTp><Cd>TRAD</Cd></SctiesTxTp>
          <PrtlSttlmInd>PART</PrtlSttlmInd>
        </SttlmParams>
        <DlvrgSttlmPties>
          <Dpstry><Id><AnyBIC>HKPMHKHHXXX</AnyBIC></Id></Dpstry>
          <Pty1><Id><AnyBIC>LANTHKHHXXX</AnyBIC></Id><SfkpgAcct><Id>SAFE-0001-XAU</Id></SfkpgAcct></Pty1>
          <Pty2><Id><NmAndAdr><Nm>Fern &amp; Partner Bullion</Nm></NmAndAdr></Id></Pty2>
        </DlvrgSttlmPties>
        <RcvgSttlmPties>
          <Dpstry><Id><AnyBIC>HKPMHKHHXXX</AnyBIC></Id></Dpstry>
          <Pty1><Id><AnyBIC>HARBHKHHXXX</AnyBIC></Id><SfkpgAcct><Id>SAFE-0417-XAU</Id></SfkpgAcct></Pty1>
          <Pty2><Id><NmAndAdr><Nm>Harbour Mint Ltd</Nm></NmAndAdr></Id></Pty2>
        </RcvgSttlmPties>
        <SttlmAmt>
          <Amt Ccy="HKD">@20.50</Amt>
          <CdtDbtInd>CRDT</CdtDbtInd>
        </SttlmAmt>
      </SctiesSttlmTxInstr>
    </Document>
  </Message>)";

std::string batchFile()
{
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Batch>";
    for (int i = 0; i < kMessages; ++i) {
        char minute[8];
        std::snprintf(minute, sizeof minute, "%02d:%02d", 9 + i * 8 / kMessages, i / 100 % 60);
        out += replaced(replaced(kMessage, "@", std::to_string(100'000 + i)), "%", minute);
    }
    return out + "\n</Batch>\n";
}

double seconds(std::chrono::steady_clock::time_point from)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

/// pugixml at its fastest: in place, in a buffer that is there already.
double bareParse(const std::string& file)
{
    std::vector<char> buffer(file.begin(), file.end());
    const auto start = std::chrono::steady_clock::now();
    pugi::xml_document document;
    const auto parsed = document.load_buffer_inplace(buffer.data(), buffer.size());
    return parsed ? seconds(start) : -1;
}

struct Times {
    double decode = 0;
    double whole = 0;
};

/// As the program takes in a file: decoded, folded into a snapshot, written. Seconds, or -1.
Times wholeWay(const std::string& file, const std::string& path)
{
    auto opened = store::Store::open(path, store::OpenMode::ReadWrite);
    if (!opened)
        return {-1, -1};
    auto& store = **opened;
    const Instant now{std::chrono::milliseconds{1'795'100'000'000}};
    boost::asio::io_context io(1);
    boost::asio::thread_pool writer(1);
    bool failed = false;
    const auto evaluate = [](const Snapshot&, const rules::Changed&, Instant) { return rules::RuleRun{}; };
    const auto commit = [&](std::shared_ptr<const store::WriteBatch> tick, std::function<void(Result<Hash>)> done) {
        boost::asio::post(writer, [&, tick, done] {
            auto outcome = store.commit(*tick);
            boost::asio::post(io, [done, outcome] { done(outcome); });
        });
    };
    sync::Collector::Settings settings;
    settings.round = Duration{1};
    sync::Collector collector(io.get_executor(), settings, Snapshot{}, {}, evaluate, sync::Derive{}, commit, [](const SnapshotPtr&) {},
                              [now] { return now; });
    Times times;
    std::string bytes = file; // read from the disk, which is not part of it
    const auto start = std::chrono::steady_clock::now();
    boost::asio::post(io, [&] {
        // As an import does: the bytes are hashed and compressed while they are read.
        auto packed = std::async(std::launch::async, [&] { return store::PackedBody::of(bytes); });
        auto batch = wire::iso20022::decode(bytes, "batch.xml");
        times.decode = seconds(start);
        if (!batch || !batch->notes.empty()) {
            failed = true;
            return io.stop();
        }
        sync::FeedDelivery arrival;
        arrival.source = SourceId("hk-clearing");
        store::RawAnswer raw;
        auto made = packed.get();
        const Hash sha256 = made.sha256();
        raw.receive(std::move(bytes), std::move(made));
        for (auto& update : batch->updates) {
            raw.source = arrival.source;
            raw.resource = update.resource;
            raw.target = "batch.xml";
            raw.receivedAt = now;
            raw.sha256 = sha256;
            failed = failed || !update.rejected.empty();
            arrival.answers.push_back({std::exchange(raw, {}), std::move(update)});
        }
        collector.add(std::move(arrival));
        collector.drain([&](Result<void> outcome) {
            failed = failed || !outcome;
            io.stop();
        });
    });
    io.run();
    times.whole = seconds(start);
    writer.join();
    const auto rows = store.loadSnapshot({});
    if (failed || !rows || (*rows)->table<Instruction>().present() != kMessages)
        return {-1, -1};
    return times;
}

} // namespace

int main()
{
    const std::string file = batchFile();
    std::error_code error;
    const std::filesystem::path memory("/dev/shm");
    const auto base = std::filesystem::is_directory(memory, error) ? memory : std::filesystem::temp_directory_path();
    const auto folder = base / ("assay-bench-iso-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    // Measured by turns and compared pair by pair; the middle of the pairs counts, so that a machine that is faster in one
    // second than in the next says the same.
    struct Pair {
        double bare;
        Times own;
        [[nodiscard]] double ratio() const { return bare / own.whole; }
    };
    std::vector<Pair> pairs;
    for (int round = 0; round < kRounds; ++round) {
        const auto path = folder / ("whole" + std::to_string(round) + ".sqlite");
        const Pair pair{bareParse(file), wholeWay(file, path)};
        std::filesystem::remove(path, error);
        if (pair.bare <= 0 || pair.own.whole <= 0)
            return 2;
        pairs.push_back(pair);
    }
    std::filesystem::remove_all(folder, error);
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.ratio() < b.ratio(); });
    const auto& [bare, own] = pairs[pairs.size() / 2];
    const double ratio = bare / own.whole;
    std::printf("{\"bench\":\"iso20022\",\"messages\":%d,\"bytes\":%zu,\"bare_parse_ms\":%.1f,\"decode_ms\":%.1f,"
                "\"whole_way_ms\":%.1f,\"share_of_parse_rate\":%.3f,\"lowest\":%.3f,\"highest\":%.3f,\"decode_share\":%.3f,\"promised\":%.2f}\n",
                kMessages, file.size(), bare * 1000, own.decode * 1000, own.whole * 1000, ratio, pairs.front().ratio(), pairs.back().ratio(), bare / own.decode, kPromised);
    return ratio >= kPromised ? 0 : 1;
}
