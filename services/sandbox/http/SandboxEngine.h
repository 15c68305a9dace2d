// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "services/sandbox/http/Faults.h"
#include "services/sandbox/requests/Operators.h"
#include "services/sandbox/http/Pager.h"
#include "services/sandbox/world/World.h"

namespace assay::sandbox
{

/// What a request asks, without its transport.
struct Request {
    enum class Method { Get, Post, Put, Other };
    Method method = Method::Get;
    std::string target{};
    std::string authorization{};
    std::string ifNoneMatch{};
    bool acceptsGzip = false;
    std::string body{};
    std::string idempotencyKey{};
};

/// What goes back, without its transport.
struct Reply {
    enum class Delivery { Whole, Drop, Slow, Endless };
    unsigned status = 200;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    Delivery delivery = Delivery::Whole;
    Duration clockSkew{}; ///< added to the Date header
    bool close = false;   ///< end the connection after it
};

/// Simulated time: real time since the start, times a factor in thousandths, plus what was skipped by hand.
class SimulatedClock
{
public:
    SimulatedClock(Instant start, Instant realNow, std::int64_t speedPermille)
        : m_base(start), m_realBase(realNow), m_speedPermille(speedPermille)
    {
    }
    [[nodiscard]] Instant at(Instant realNow) const
    {
        return m_base + Duration{(realNow - m_realBase).count() * m_speedPermille / 1000};
    }
    void skip(Duration duration) { m_base += duration; }

private:
    Instant m_base;
    Instant m_realBase;
    std::int64_t m_speedPermille;
};

/// The endpoints without sockets: the world, its clock, pages, faults and the control endpoints. Calls
/// `onChange` for each change. One thread (the sandbox's own).
class SandboxEngine
{
public:
    struct Settings {
        WorldSettings world;
        std::int64_t speedPermille = 1000;
        std::string token;                    ///< bearer token that /v1 demands; empty: none
        support::Clock clock;                 ///< real time
        std::vector<OperatorToken> operators{}; ///< who may act, and read with a token of their own
    };
    using Wanted = std::function<bool(const std::string& source)>;
    using OnChange = std::function<void(const std::string& source, const std::string& message)>;
    using OnDrop = std::function<void(const std::string& source)>;

    explicit SandboxEngine(Settings settings);

    /// `wanted` says whether anyone would receive the messages of a source; none are written otherwise.
    void listen(Wanted wanted, OnChange onChange, OnDrop onDrop);
    /// Lets the world catch up with the clock.
    void tick();
    [[nodiscard]] Reply answer(const Request& request);

    /// The source of a stream address such as "/ledger-a/v1/stream". Errors: NotFound, Unauthorized.
    [[nodiscard]] support::Result<std::string> streamSource(const Request& request) const;
    [[nodiscard]] std::string hello(const std::string& source) const;
    [[nodiscard]] std::string heartbeat(const std::string& source) const;

    [[nodiscard]] const World& world() const { return *m_world; }
    [[nodiscard]] Faults& faults() { return m_faults; }
    [[nodiscard]] std::string address() const { return m_address; }
    void setAddress(std::string address) { m_address = std::move(address); }

private:
    /// "/ledger-a/v1/supply?limit=5": source, resource, limit, cursor.
    struct Route {
        const SourceState* source = nullptr;
        std::string resource{};
        std::string query{};
    };

    [[nodiscard]] Reply control(const Request& request, std::string_view path);
    [[nodiscard]] Reply setFault(const Request& request);
    [[nodiscard]] Reply skip(const Request& request);
    [[nodiscard]] Reply changeScenario(const Request& request);
    [[nodiscard]] Reply state();
    [[nodiscard]] Reply sourceAnswer(const Request& request, const Route& route, Fault fault);
    /// The body or status of an answer, spoiled and packed as the fault and the request say.
    [[nodiscard]] Reply delivered(const Request& request, const std::string& source, Fault fault, Reply reply);
    // What operators ask (EngineRequests.cpp).
    [[nodiscard]] static bool isOperatorRoute(const Route& route);
    [[nodiscard]] Reply operatorAnswer(const Request& request, const Route& route);
    [[nodiscard]] Reply operatorReading(const Request& request, const Route& route);
    [[nodiscard]] Reply operatorActing(const Request& request, const Route& route, const domain::Operator& who);
    [[nodiscard]] const domain::Operator* operatorOf(const Request& request) const;
    [[nodiscard]] Reply about(const SourceState& source, Duration skew);
    void catchUp(Instant simulated);
    void publish(const std::vector<Change>& changes);
    [[nodiscard]] bool authorised(const Request& request) const;

    Settings m_settings;
    std::unique_ptr<World> m_world;
    SimulatedClock m_clock;
    Pager m_pager;
    Faults m_faults;
    Wanted m_wanted;
    OnChange m_onChange;
    OnDrop m_onDrop;
    std::string m_address;
};

[[nodiscard]] Reply refusal(unsigned status, std::string_view code, std::string_view message);
[[nodiscard]] Reply refusal(const support::Error& error);
/// The answer of a fault that is nothing but a status.
[[nodiscard]] std::optional<Reply> toldToFail(Fault fault);
/// The stream message of a change.
[[nodiscard]] std::string messageOf(const Change& change, Duration clockSkew = Duration::zero());

} // namespace assay::sandbox
