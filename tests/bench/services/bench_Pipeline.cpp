// SPDX-License-Identifier: GPL-3.0-or-later
// From the bytes of an endpoint to committed rows, against the raw limit measured in the same run: the same JSON through
// Boost.JSON's parser alone, plus the same rows through one prepared insert of the sqlite3 C API. Prints one JSON line and
// fails below the promised share of the limit.
#include <boost/json/basic_parser_impl.hpp>
#include <sqlite3.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <unistd.h>

#include "services/domain/RecordSchemas.h"
#include "services/runtime/Supervision.h"
#include "services/store/Store.h"
#include "services/sync/Collector.h"
#include "services/wire/AssayHttp.h"

using namespace assay;
using namespace assay::domain;

namespace {

constexpr int kRows = 20'000;
constexpr int kPages = 10;
constexpr double kPromised = 0.40;
constexpr int kPairs = 21;

/// Accepts everything and keeps nothing.
struct NullHandler {
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    using Text = boost::json::string_view;
    using Code = boost::json::error_code;
    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return true; }
    bool on_object_end(std::size_t, Code&) { return true; }
    bool on_array_begin(Code&) { return true; }
    bool on_array_end(std::size_t, Code&) { return true; }
    bool on_key_part(Text, std::size_t, Code&) { return true; }
    bool on_key(Text, std::size_t, Code&) { return true; }
    bool on_string_part(Text, std::size_t, Code&) { return true; }
    bool on_string(Text, std::size_t, Code&) { return true; }
    bool on_number_part(Text, Code&) { return true; }
    bool on_int64(std::int64_t, Text, Code&) { return true; }
    bool on_uint64(std::uint64_t, Text, Code&) { return true; }
    bool on_double(double, Text, Code&) { return true; }
    bool on_bool(bool, Code&) { return true; }
    bool on_null(Code&) { return true; }
    bool on_comment_part(Text, Code&) { return true; }
    bool on_comment(Text, Code&) { return true; }
};

std::vector<Instruction> instructions()
{
    std::vector<Instruction> out;
    const char* statuses[] = {"PACK", "MACH", "PEND", "PENF", "SETT"};
    for (int i = 0; i < kRows; ++i) {
        Instruction one;
        one.ref = "SI-" + std::to_string(100'000 + i);
        one.systemRef = "HKPM2026" + std::to_string(7'000'000 + i);
        one.kind = SettlementKind::DvP;
        one.status = statuses[i % 5];
        one.reason = i % 5 == 2 ? "LACK" : "";
        one.asset = i % 2 ? "XAU" : "HK0000123457";
        one.quantity = *Decimal::fromParts(1'000'000 + i * 37, 3);
        one.currency = "HKD";
        one.amount = *Decimal::fromParts(4'200'000'000 + i * 1013, 2);
        one.tradeDate = *support::parseDate("2026-11-18");
        one.settlementDate = *support::parseDate("2026-11-20");
        one.deliverer = ParticipantId("P0" + std::to_string(i % 9 + 1));
        one.receiver = ParticipantId("P1" + std::to_string(i % 3));
        one.priority = i % 4;
        one.hold = HoldState::Released;
        one.queuedAt = Instant{std::chrono::milliseconds{1'795'000'000'000 + i}};
        out.push_back(std::move(one));
    }
    return out;
}

double seconds(std::chrono::steady_clock::time_point from)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

/// Boost.JSON's parser alone, then the fields as texts through one prepared insert, one transaction for a page.
double rawLimit(const std::vector<std::string>& pages, const std::vector<Instruction>& rows, const std::string& path)
{
    std::vector<std::vector<std::string>> texts;
    for (const auto& row : rows) {
        auto& line = texts.emplace_back();
        for (std::size_t c = 0; c < kFieldCount<Instruction>; ++c)
            line.push_back(toText(cellOf(row, c)));
    }
    sqlite3* db = nullptr;
    sqlite3_open(path.c_str(), &db);
    sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=16384;", nullptr, nullptr, nullptr);
    std::string columns = "CREATE TABLE t(", values = "INSERT INTO t VALUES(";
    for (std::size_t c = 0; c < kFieldCount<Instruction>; ++c) {
        columns += (c ? ",c" : "c") + std::to_string(c) + " TEXT";
        values += c ? ",?" : "?";
    }
    sqlite3_exec(db, (columns + ")").c_str(), nullptr, nullptr, nullptr);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(db, (values + ")").c_str(), -1, &insert, nullptr);
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t p = 0; p < pages.size(); ++p) {
        boost::json::basic_parser<NullHandler> parser(boost::json::parse_options{});
        boost::json::error_code error;
        (void)parser.write_some(false, pages[p].data(), pages[p].size(), error);
        if (error)
            return -1;
        sqlite3_exec(db, "BEGIN", nullptr, nullptr, nullptr);
        const std::size_t share = rows.size() / pages.size();
        for (std::size_t r = p * share; r < (p + 1) * share; ++r) {
            for (std::size_t c = 0; c < texts[r].size(); ++c)
                sqlite3_bind_text(insert, static_cast<int>(c + 1), texts[r][c].data(), static_cast<int>(texts[r][c].size()), SQLITE_STATIC);
            sqlite3_step(insert);
            sqlite3_reset(insert);
        }
        sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
    }
    const double took = seconds(start);
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return took;
}

/// The whole way as the program goes it: one thread decodes, folds and evaluates, the other writes; while one round is being
/// written the next one gathers. Seconds, or -1.
double wholeWay(const std::vector<std::string>& pages, const runtime::Supervision& supervision, const std::string& path)
{
    auto opened = store::Store::open(path, store::OpenMode::ReadWrite);
    if (!opened)
        return -1;
    auto& store = **opened;
    const Instant now{std::chrono::milliseconds{1'795'100'000'000}};
    boost::asio::io_context io(1);
    boost::asio::thread_pool writer(1);
    bool failed = false;
    sync::Collector::Settings settings;
    settings.round = Duration{1};
    const auto commit = [&](std::shared_ptr<const store::WriteBatch> tick, std::function<void(Result<Hash>)> done) {
        boost::asio::post(writer, [&, tick, done] {
            auto outcome = store.commit(*tick);
            boost::asio::post(io, [done, outcome] { done(outcome); });
        });
    };
    sync::Collector collector(io.get_executor(), settings, Snapshot{}, {}, supervision.evaluate, supervision.derive, commit, [](const SnapshotPtr&) {},
                              [now] { return now; });
    std::size_t next = 0;
    std::function<void()> turn = [&] {
        auto update = wire::decodePage(pages[next], "instructions");
        if (!update || !update->rejected.empty()) {
            failed = true;
            io.stop();
            return;
        }
        update->completeness = wire::Completeness::Delta;
        sync::FeedDelivery arrival;
        arrival.source = SourceId("hk-clearing");
        auto& answer = arrival.answers.emplace_back();
        answer.update = std::move(*update);
        answer.raw.source = arrival.source;
        answer.raw.resource = "instructions";
        answer.raw.receive(pages[next]);
        answer.raw.receivedAt = now;
        collector.add(std::move(arrival));
        if (++next < pages.size())
            boost::asio::post(io, turn);
        else
            collector.drain([&](Result<void> outcome) {
                failed = !outcome;
                io.stop();
            });
    };
    const auto start = std::chrono::steady_clock::now();
    boost::asio::post(io, turn);
    io.run();
    const double took = seconds(start);
    writer.join();
    const auto rows = store.loadSnapshot({});
    return failed || !rows || (*rows)->table<Instruction>().present() != kRows ? -1 : took;
}

} // namespace

int main()
{
    const auto rows = instructions();
    std::vector<std::string> pages;
    const std::size_t share = rows.size() / kPages;
    std::size_t bytes = 0;
    for (int p = 0; p < kPages; ++p) {
        std::string page;
        wire::AssayPageHead head;
        head.asOf = Instant{std::chrono::milliseconds{1'795'099'999'000}};
        head.sequence = 1;
        const std::vector<Instruction> part(rows.begin() + static_cast<std::ptrdiff_t>(p * share),
                                            rows.begin() + static_cast<std::ptrdiff_t>((p + 1) * share));
        wire::appendPage<Instruction>(page, head, part);
        bytes += page.size();
        pages.push_back(std::move(page));
    }
    const auto supervision = runtime::loadSupervision(ASSAY_SOURCE_DIR "/resources");
    if (!supervision) {
        std::fprintf(stderr, "%s\n", supervision.error().text().c_str());
        return 2;
    }
    const auto folder = std::filesystem::temp_directory_path() / ("assay-bench-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    // The two are measured by turns and compared pair by pair, and the middle of the pairs counts: a machine that is twice
    // as fast in one second as in the next then says the same.
    struct Pair {
        double limit, whole;
        [[nodiscard]] double ratio() const { return limit / whole; }
    };
    std::vector<Pair> pairs;
    for (int round = 0; round < kPairs; ++round) {
        const Pair pair{rawLimit(pages, rows, folder / ("raw" + std::to_string(round) + ".sqlite")),
                        wholeWay(pages, runtime::makeSupervision(supervision->rules, supervision->terms), folder / ("whole" + std::to_string(round) + ".sqlite"))};
        if (pair.limit <= 0 || pair.whole <= 0)
            return 2;
        pairs.push_back(pair);
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            std::filesystem::remove(entry);
    }
    std::filesystem::remove_all(folder);
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.ratio() < b.ratio(); });
    const auto& [limit, whole] = pairs[pairs.size() / 2];
    const double ratio = limit / whole;
    std::printf("{\"bench\":\"pipeline\",\"rows\":%d,\"bytes\":%zu,\"raw_limit_ms\":%.1f,\"whole_way_ms\":%.1f,\"share_of_limit\":%.3f,\"lowest\":%.3f,\"highest\":%.3f,\"promised\":%.2f}\n",
                kRows, bytes, limit * 1000, whole * 1000, ratio, pairs.front().ratio(), pairs.back().ratio(), kPromised);
    return ratio >= kPromised ? 0 : 1;
}
