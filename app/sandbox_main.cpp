// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <pthread.h>

#include "services/sandbox/http/Recording.h"
#include "services/sandbox/Sandbox.h"
#include "services/sandbox/world/Scenario.h"
#include "services/support/Log.h"

namespace
{

constexpr int kUsage = 2;
constexpr int kFailed = 3;

/// "1", "0.5", "60" as thousandths; nothing if it is no such number.
std::optional<std::int64_t> permilleOf(const std::string& text)
{
    const auto point = text.find('.');
    auto fraction = point == std::string::npos ? std::string() : text.substr(point + 1);
    const auto whole = text.substr(0, point);
    const auto digits = [](const std::string& part) {
        return part.find_first_not_of("0123456789") == std::string::npos;
    };
    if (whole.empty() || whole.size() > 6 || fraction.size() > 3 || !digits(whole) || !digits(fraction))
        return std::nullopt;
    fraction.resize(3, '0');
    return std::stoll(whole) * 1000 + std::stoll(fraction);
}

int usage(const std::string& message)
{
    std::cerr << "assay-sandbox: " << message << '\n';
    return kUsage;
}

} // namespace

int main(int argc, char** argv)
{
    assay::sandbox::SandboxOptions options;
    std::string scenario = "calm";
    std::string speed = "1";
    std::string start;
    std::string recordTo;
    CLI::App app(
        "Serves an invented market (issuers, ledgers, clearing house, vaults, AML monitor) over assay-http, and "
        "prints one JSON line with its addresses and a ready configuration. Ends with SIGINT or SIGTERM.",
        "assay-sandbox");
    app.add_option("--listen", options.listen, "address and port; port 0 takes a free one")->capture_default_str();
    app.add_option("--tls", options.tls, "serve HTTPS; certificates and sandbox.toml are written to this directory");
    std::string scenarios;
    for (const auto one : assay::sandbox::allScenarios())
        scenarios += (scenarios.empty() ? "" : ", ") + std::string(toText(one));
    app.add_option("--scenario", scenario, scenarios)->capture_default_str();
    app.add_option("--seed", options.seed, "another seed is another market")->capture_default_str();
    app.add_option("--rate", options.rate, "changes of settlement instructions per second")
        ->capture_default_str()
        ->check(CLI::Range(0u, 20'000u));
    app.add_option("--speed", speed, "simulated seconds per second, up to three decimals")->capture_default_str();
    app.add_option("--start", start, "simulated time to begin at, ISO 8601 with zone; now if not given");
    app.add_option("--record", recordTo,
                   "write one page of each resource and some stream messages to this directory, and end");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error, std::cout, std::cerr) == 0 ? 0 : kUsage;
    }
    assay::support::initLog("info");

    const auto known = assay::sandbox::scenarioFromText(scenario);
    if (!known)
        return usage(known.error().detail);
    options.scenario = *known;
    const auto permille = permilleOf(speed);
    if (!permille)
        return usage("--speed must be a number such as 1, 0.5 or 60");
    options.speedPermille = *permille;
    if (!start.empty()) {
        const auto instant = assay::support::parseInstant(start);
        if (!instant)
            return usage("--start: " + instant.error().detail);
        options.start = *instant;
    }
    // Who names a seed wants the same market again, operators included.
    if (app.count("--seed") != 0)
        options.operatorTokens = assay::sandbox::SandboxOptions::Tokens::OfSeed;
    if (const char* token = std::getenv(assay::sandbox::Sandbox::kTokenVariable))
        options.token = token;

    if (!recordTo.empty()) {
        const auto begin = options.start.value_or(assay::support::systemNow());
        const auto recorded = assay::sandbox::record(recordTo, {options.seed, options.scenario, begin, options.rate});
        if (!recorded)
            std::cerr << "assay-sandbox: " << recorded.error().text() << '\n';
        return recorded ? 0 : kFailed;
    }

    // Blocked before the sandbox starts its thread, so that both wait here.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    auto sandbox = assay::sandbox::Sandbox::start(options);
    if (!sandbox) {
        std::cerr << "assay-sandbox: " << sandbox.error().text() << '\n';
        return sandbox.error().code == assay::support::ErrorCode::Usage ? kUsage : kFailed;
    }
    std::cout << (*sandbox)->description().json() << std::endl;
    int received = 0;
    sigwait(&signals, &received);
    (*sandbox)->stop();
    return 0;
}
