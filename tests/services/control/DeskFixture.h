// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "services/control/ApprovalService.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementSchemas.h"
#include "services/wire/ActionRequests.h"
#include "services/wire/AssayHttp.h"
#include "services/wire/JsonTree.h"
#include "services/wire/RecordJson.h"

namespace assay::desk_test {

namespace asio = boost::asio;
using namespace domain;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

inline const SourceId kSource("hk-clearing");
inline const Instant kNow = *support::parseInstant("2026-03-31T10:00:00Z");
inline const std::string kReason = "queue is blocked behind this one";

inline Decimal decimal(std::string_view text) { return *Decimal::parse(text); }

inline Instruction heldInstruction()
{
    Instruction out;
    out.ref = "SI-20398";
    out.status = "PEND";
    out.reason = "PREA";
    out.asset = "XAU";
    out.quantity = decimal("100.000");
    out.currency = "HKD";
    out.amount = decimal("42000000.00");
    out.deliverer = ParticipantId("P17");
    out.receiver = ParticipantId("P03");
    out.hold = HoldState::OnHold;
    out.cycle = "2026-03-31/2";
    return out;
}

inline Operator person(const std::string& id, std::vector<std::string> roles)
{
    Operator out;
    out.id = id;
    out.name = "Person " + id;
    out.roles = std::move(roles);
    return out;
}

/// The idempotency key that it carries, or none.
inline std::string keyOf(const net::HttpRequest& request)
{
    std::string key;
    for (const auto& [name, value] : request.headers)
        if (name == "Idempotency-Key")
            key = value;
    return key;
}

/// Does the endpoint evaluate by itself, or does it let everything pass (so that only the console stands in the way)?
enum class Judging { Strict, Lenient };

/// A clearing endpoint without a network: keeps requests, counts what acts on it, can be told to lie.
class FakeEndpoint {
public:
    std::map<std::string, Operator> people{{"op-maker-a", person("op-maker-a", {"maker"})},
                                           {"op-both", person("op-both", {"maker", "checker"})},
                                           {"op-checker-a", person("op-checker-a", {"checker"})},
                                           {"op-checker-b", person("op-checker-b", {"checker"})},
                                           {"op-auditor", person("op-auditor", {"auditor"})}};
    std::map<std::string, Instruction> instructions{{"SI-20398", heldInstruction()}};
    struct Kept {
        ActionRequest row;
        std::string canonical;
    };
    std::map<std::string, Kept> requests;
    Judging evaluating = Judging::Strict;
    std::int64_t needed = 1;
    std::map<std::string, int> acts;                            ///< idempotency key → how often it arrived
    std::function<void(const std::string& who, const net::HttpRequest&)> arrived; ///< something that acts is here
    /// Changes what a console is told of a request.
    std::function<void(Kept&)> tamper;
    Instant now = kNow;
    bool gatewayIsLost = false;                                 ///< something in between answers 404 to everything

    net::HttpResponse answer(const std::string& who, const net::HttpRequest& request)
    {
        if (gatewayIsLost)
            return respond(404, "<html>not here</html>");
        if (request.method == net::HttpMethod::Get)
            return read(who, request.target);
        ++acts[keyOf(request)];
        if (arrived)
            arrived(who, request);
        if (request.method == net::HttpMethod::Put)
            return keep(request);
        return decide(who, request);
    }

private:
    static net::HttpResponse respond(unsigned status, std::string body)
    {
        net::HttpResponse out;
        out.status = status;
        out.body = std::move(body);
        out.receivedAt = kNow;
        return out;
    }
    static net::HttpResponse refuse(unsigned status, std::string_view code, std::string_view message)
    {
        std::string body;
        wire::appendError(body, code, message);
        return respond(status, std::move(body));
    }
    template <class Record>
    net::HttpResponse item(unsigned status, const Record& record, std::string_view name, const std::string* canonical = nullptr) const
    {
        std::string body;
        wire::JsonWriter writer(body);
        writer.beginObject();
        writer.member("schema_version", "1.0");
        writer.member("as_of", support::toText(now));
        writer.key(name);
        wire::appendRecord(writer, record);
        if (canonical)
            writer.member("canonical", *canonical);
        writer.endObject();
        return respond(status, std::move(body));
    }
    net::HttpResponse shown(unsigned status, Kept kept) const
    {
        if (tamper)
            tamper(kept);
        return item(status, kept.row, "item", &kept.canonical);
    }

    net::HttpResponse read(const std::string& who, const std::string& target)
    {
        if (target == "/v1/operator")
            return item(200, people.at(who), "operator");
        if (target == "/v1/request-policy")
            return respond(200, R"({"schema_version":"1.0","rules":[{"action":"release","currency":"HKD","up_to":"50000000","needed":)"
                                    + std::to_string(needed) + R"(},{"action":"release","needed":2},{"action":"hold","needed":1}],)"
                                    + R"("reason_text_min":15,"longest":"PT2H"})");
        constexpr std::string_view kInstructions = "/v1/instructions/";
        constexpr std::string_view kRequests = "/v1/action-requests/";
        if (target.starts_with(kInstructions)) {
            const auto found = instructions.find(target.substr(kInstructions.size()));
            return found == instructions.end() ? refuse(404, "not-found", "no such instruction") : item(200, found->second, "item");
        }
        if (target.starts_with(kRequests)) {
            const auto found = requests.find(target.substr(kRequests.size()));
            return found == requests.end() ? refuse(404, "not-found", "no such request") : shown(200, found->second);
        }
        return refuse(404, "not-found", "no such resource");
    }

    net::HttpResponse keep(const net::HttpRequest& request)
    {
        auto parsed = wire::parseCanonical(request.body);
        if (!parsed)
            return refuse(422, "refused", parsed.error().text());
        parsed->state = RequestState::Submitted;
        parsed->needed = needed;
        const auto [place, added] = requests.try_emplace(parsed->id, Kept{*parsed, request.body});
        if (!added && place->second.canonical != request.body)
            return refuse(409, "other-bytes", "other bytes are known under this id");
        return shown(added ? 201 : 200, place->second);
    }

    net::HttpResponse decide(const std::string& who, const net::HttpRequest& request)
    {
        const auto tree = wire::parseJsonTree(request.body);
        const std::string id = request.target.substr(20, request.target.rfind('/') - 20);
        auto& kept = requests.at(id);
        const auto decision = *wire::textMember(*tree, "decision");
        if (evaluating == Judging::Strict) {
            if (*wire::textMember(*tree, "digest") != kept.row.digest)
                return refuse(409, "digest", "other bytes");
            if (decision == "approve" && who == kept.row.maker)
                return refuse(403, "same-person", "the maker does not approve");
            if (kept.row.state != RequestState::Submitted)
                return refuse(409, "decided", "it is decided");
        }
        if (decision == "approve") {
            kept.row.checkers.push_back(who);
            if (static_cast<std::int64_t>(kept.row.checkers.size()) >= needed)
                kept.row.state = RequestState::Accepted;
        } else {
            kept.row.state = decision == "reject" ? RequestState::Rejected : RequestState::Revoked;
            kept.row.stateReason = *wire::textMember(*tree, "reason");
        }
        return shown(200, kept);
    }
};

/// What goes wrong at an operation, and whether the endpoint has heard of it by then.
enum class Loss { OfTheRequest, OfTheAnswer };

/// A desk with everything around it made of values.
struct DeskBench {
    asio::io_context io;
    std::shared_ptr<FakeEndpoint> endpoint = std::make_shared<FakeEndpoint>();
    std::vector<store::AuditEvent> journal;                     ///< oldest first
    std::vector<store::WriteBatch> batches;
    std::map<std::string, Instruction> screen{{"SI-20398", heldInstruction()}};
    std::vector<Instruction> stored{heldInstruction()};
    std::function<void(Snapshot&)> onSnapshot;
    Instant now = kNow;
    int operations = 0;
    std::optional<int> failAt;
    Loss loss = Loss::OfTheRequest;
    /// Instead of the journal above; for a store.
    std::function<Result<void>(const store::WriteBatch&)> commit;
    std::function<Result<std::vector<store::AuditEvent>>()> readJournal;
    std::function<void(std::string_view place)> passing;        ///< called between two steps
    std::unique_ptr<control::ApprovalService> desk;

    class Line final : public control::OperatorClient {
    public:
        Line(DeskBench& bench, std::string who) : m_bench(bench), m_who(std::move(who)) {}
        asio::awaitable<Result<net::HttpResponse>> send(net::HttpRequest request) override
        {
            const bool acts = request.method != net::HttpMethod::Get;
            const bool fails = m_bench.failAt == m_bench.operations++;
            if (acts)
                m_bench.pass("before sending");
            if (fails && m_bench.loss == Loss::OfTheRequest)
                co_return fail(ErrorCode::TimedOut, "no answer in time", "fake");
            auto answer = m_bench.endpoint->answer(m_who, request);
            if (acts)
                m_bench.pass("sent");
            if (fails)
                co_return fail(ErrorCode::Disconnected, "the connection ended early", "fake");
            co_return answer;
        }
        std::string address() const override { return "https://endpoint.invalid"; }
        void cancel() override {}

    private:
        DeskBench& m_bench;
        std::string m_who;
    };

    void pass(std::string_view place) const
    {
        if (passing)
            passing(place);
    }

    SnapshotPtr snapshot() const
    {
        auto out = std::make_shared<Snapshot>();
        auto origin = std::make_shared<Origin>();
        origin->source = kSource;
        origin->resource = "instructions";
        origin->asOf = kNow;
        origin->knownAt = kNow;
        TableEditor<Instruction> editor;
        for (const auto& [ref, row] : screen)
            editor.put(row, origin, 1);
        out->tables.get<Instruction>() = editor.publish();
        if (onSnapshot)
            onSnapshot(*out);
        return out;
    }

    void open()
    {
        control::ApprovalEnvironment environment;
        environment.clock = [this] { return now; };
        environment.newKey = [n = std::make_shared<int>(0)] { return "key-" + std::to_string(++*n); };
        environment.write = [this](store::WriteBatch batch, std::function<void(Result<void>)> done) {
            pass("before storing");
            if (failAt == operations++) {
                done(fail(ErrorCode::DiskFull, "no space left", "store"));
                return;
            }
            if (commit) {
                auto outcome = commit(batch);
                pass("stored");
                done(outcome);
                return;
            }
            for (const auto& line : batch.audit)
                journal.push_back(line);
            batches.push_back(std::move(batch));
            // As from another thread: whoever waits is resumed later.
            asio::post(io, [done] { done({}); });
        };
        environment.snapshot = [this] { return snapshot(); };
        environment.states = [this](SourceId, std::string, std::function<void(std::vector<Instruction>)> done) { done(stored); };
        environment.journal = [this](std::function<void(Result<std::vector<store::AuditEvent>>)> done) {
            if (readJournal)
                done(readJournal());
            else
                done(std::vector<store::AuditEvent>(journal.rbegin(), journal.rend()));
        };
        environment.compute = [](std::function<void()> job, std::function<void()> done) {
            job();
            done();
        };
        control::ApprovalEndpoint lines;
        for (const auto& [id, who] : endpoint->people)
            lines.lines.emplace(id, std::make_shared<Line>(*this, id));
        lines.missing.emplace("op-maker-b", Error{ErrorCode::NotFound, "the variable is not set", "env:MAKER_B"});
        desk = std::make_unique<control::ApprovalService>(io.get_executor(), std::move(environment),
                                                       std::map<SourceId, control::ApprovalEndpoint>{{kSource, std::move(lines)}});
    }

    template <class T>
    Result<T> run(asio::awaitable<Result<T>> question)
    {
        std::optional<Result<T>> out;
        asio::co_spawn(io, std::move(question), [&out](std::exception_ptr thrown, Result<T> answer) {
            if (thrown)
                std::rethrow_exception(thrown);
            out = std::move(answer);
        });
        io.restart();
        io.run();
        return *out;
    }

    void signIn(const std::string& who)
    {
        const auto kept = std::exchange(failAt, std::nullopt);
        if (const auto done = run(desk->signIn(kSource, who)); !done)
            throw std::runtime_error(done.error().text());
        failAt = kept;
        operations = 0;
    }

    api::Proposal proposal() const
    {
        api::Proposal out;
        out.source = kSource;
        out.action = QueueAction::Release;
        out.instruction = "SI-20398";
        out.reason = "PREA";
        out.reasonText = kReason;
        return out;
    }

    /// A request that is there and undecided, made by op-maker-a.
    api::Submitted submitted()
    {
        signIn("op-maker-a");
        auto made = run(desk->propose(proposal()));
        if (!made)
            throw std::runtime_error(made.error().text());
        operations = 0;
        return *made;
    }

    /// The same, and the checker who is to decide on it is signed in.
    api::Submitted submittedTo(const std::string& checker)
    {
        auto made = submitted();
        signIn(checker);
        return made;
    }

    /// What a checker is shown of it now.
    Result<api::CheckerView> view(const api::Submitted& made) { return run(desk->openChecker(kSource, made.request.id)); }
    /// An approval of it with the words that the maker reads out.
    Result<ActionRequest> approve(const api::Submitted& made) { return run(desk->approve(kSource, made.request.id, made.code)); }

    std::vector<api::OpenIntent> openIntents()
    {
        auto open = run(desk->openIntents());
        return open ? *open : std::vector<api::OpenIntent>();
    }

    int actsInAll() const
    {
        int out = 0;
        for (const auto& [key, times] : endpoint->acts)
            out += times;
        return out;
    }
};

/// Every act that reached the endpoint has an INTENT before it; checked at the moment it arrives.
inline void watch(DeskBench& bench)
{
    bench.endpoint->arrived = [&bench](const std::string& who, const net::HttpRequest& request) {
        const auto key = keyOf(request);
        bool intended = false;
        for (const auto& line : bench.journal) {
            const auto intent = control::intentOf(line);
            intended = intended || (intent && intent->key == key && intent->actor == who);
        }
        if (!intended)
            qFatal("something was sent without an INTENT");
    };
}

} // namespace assay::desk_test
