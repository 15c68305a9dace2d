// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "services/sandbox/requests/Operators.h"
#include "services/sandbox/world/Scenario.h"
#include "services/support/Instant.h"
#include "services/support/Result.h"

namespace assay::sandbox
{

struct SandboxOptions {
    std::string listen = "127.0.0.1:0";
    std::filesystem::path tls;       ///< directory for the certificates; empty: plain HTTP
    std::filesystem::path directory; ///< for sandbox.toml; empty: the TLS directory, else a new temporary one
    Scenario scenario = Scenario::Calm;
    std::uint64_t seed = 1;
    unsigned rate = 5; ///< changes of settlement instructions per second
    std::int64_t barsPerVault = 5000;
    std::int64_t speedPermille = 1000;     ///< simulated time per real time, in thousandths
    std::optional<support::Instant> start; ///< of simulated time; without it the present second
    /// Operators' tokens drawn anew, or the same for the same seed?
    enum class Tokens : std::uint8_t { Fresh, OfSeed } operatorTokens = Tokens::Fresh;
    std::chrono::milliseconds heartbeat{4000}; ///< of each stream
    std::string token;                     ///< bearer token to demand; the configuration names the variable for it
    support::Clock clock = support::systemNow;
};

struct SandboxSource {
    std::string id;
    std::string kind;
    std::string url;
};

/// What a started sandbox serves and where.
struct SandboxDescription {
    std::string url;              ///< "https://127.0.0.1:41234"
    std::filesystem::path config; ///< a ready configuration for `assay --config`
    std::string control;          ///< address under which faults are set
    std::vector<SandboxSource> sources;
    std::vector<OperatorToken> operators; ///< at the clearing house

    /// The one line that assay-sandbox prints.
    [[nodiscard]] std::string json() const;
};

/// The endpoints of an invented market on loopback, on a thread of their own, for demonstrations, training and tests.
/// start() returns when they answer; stop() (or the destructor) ends all connections and joins the thread. No globals:
/// several may run in one process. Makes, and removes in the end, a temporary directory if it was given none.
class Sandbox
{
public:
    /// Name of the environment variable that the configuration takes the token from.
    static constexpr const char* kTokenVariable = "ASSAY_SANDBOX_TOKEN";

    /// Errors: Usage (address), Io.
    [[nodiscard]] static support::Result<std::unique_ptr<Sandbox>> start(SandboxOptions options);
    ~Sandbox();
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    [[nodiscard]] const SandboxDescription& description() const;
    void stop();

private:
    struct State;
    explicit Sandbox(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace assay::sandbox
