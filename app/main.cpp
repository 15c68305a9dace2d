// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <iostream>
#include <unistd.h>

#include "app/commands/Command.h"
#include "services/api/FileFormats.h"
#include "services/sandbox/world/Scenario.h"
#include "services/support/EitherOf.h"
#include "services/support/Log.h"
#include "services/support/PlainText.h"

using assay::app::Exit;
using assay::app::Options;

namespace {

void addStore(CLI::App* command, Options& options)
{
    command->add_option("--store", options.store, "The stored file (SQLite)")->required();
}

void addMoment(CLI::App* command, Options& options)
{
    command->add_option("--as-of", options.asOf, "Only what was true then (ISO 8601 with zone)");
    command->add_option("--known-at", options.knownAt, "Only what was stored by then (ISO 8601 with zone)");
}

/// The names with commas, in lines that a terminal of 120 columns shows beside the names of the options.
std::string listed(const std::vector<std::string_view>& names)
{
    constexpr std::size_t kLine = 84;
    std::string out;
    std::size_t begin = 0;
    for (const auto name : names) {
        if (!out.empty())
            out += ',';
        if (out.size() - begin + name.size() > kLine) {
            out += '\n';
            begin = out.size();
        } else if (!out.empty())
            out += ' ';
        out += name;
    }
    return out;
}

/// While it lives, a stream writes plain text.
class PlainStream {
public:
    explicit PlainStream(std::ostream& stream) : m_stream(stream), m_before(stream.rdbuf()), m_buffer(*m_before) { stream.rdbuf(&m_buffer); }
    ~PlainStream() { m_stream.rdbuf(m_before); }
    PlainStream(const PlainStream&) = delete;
    PlainStream& operator=(const PlainStream&) = delete;

private:
    std::ostream& m_stream;
    std::streambuf* m_before;
    assay::support::PlainTextBuffer m_buffer;
};

std::string scenarioNames()
{
    std::vector<std::string_view> names;
    for (const auto scenario : assay::sandbox::allScenarios())
        names.push_back(toText(scenario));
    return listed(names);
}

} // namespace

int main(int argc, char** argv)
{
    const PlainStream errors(std::cerr);
    // What is piped on is for programs, which get each byte.
    std::optional<PlainStream> output;
    if (isatty(STDOUT_FILENO) != 0)
        output.emplace(std::cout);
    Options options;
    CLI::App app{"Assay: supervisory console for tokenised finance.\n"
                 "Without a command: the window. Exit codes: 0 done, 1 breach or does not verify, 2 usage or configuration, "
                 "3 a source or file could not be read, 4 the store cannot be used.",
                 "assay"};
    app.set_version_flag("--version", std::string("assay ") + ASSAY_VERSION);
    std::string logLevel = "info";
    app.add_option("--log-level", logLevel, "trace, debug, info, warn, error or off; the log goes to stderr");
    app.add_option("--config", options.config, "Configuration with the real sources (TOML)");
    app.add_option("--open", options.open, "A stored file, offline: not one socket");
    auto* sandbox = app.add_flag("--sandbox", options.sandbox, "Endpoints of its own on loopback");
    app.add_option("--scenario", options.scenario, "Scenario of the sandbox:\n" + scenarioNames())->needs(sandbox);
    app.add_option("--seed", options.seed, "Seed of the sandbox")->needs(sandbox);
    app.add_option("--lang", options.language, "en, zh_HK or zh_CN");
    app.add_option("--theme", options.theme, "light or dark");
    app.require_subcommand(0, 1);

    auto* sync = app.add_subcommand("sync", "Collect headless");
    sync->add_option("--config", options.config, "Configuration (TOML)")->required();
    sync->add_option("--store", options.store, "Store to write instead of the configured one");
    auto* once = sync->add_flag("--once", options.once, "Every source once, then end");
    sync->add_option("--for", options.duration, "End after this time, as 30s")->excludes(once);

    auto* import = app.add_subcommand("import", "Take in files");
    const std::vector<std::string> formats = assay::api::fileFormatIds();
    import->add_option("kind", options.what, assay::support::eitherOf(formats))->required()->check(CLI::IsMember(formats));
    import->add_option("files", options.files, "Files; of iso20022 also folders")->required();
    import->add_option("--schema", options.schema, "XML schema that the messages are held against (iso20022)");
    addStore(import, options);
    import->add_option("--source", options.source, "Id of the source they stand for")->required();

    auto* show = app.add_subcommand("show", "Print figures of a store");
    show->add_option("what", options.what, listed(assay::app::showable()))->required();
    addStore(show, options);
    addMoment(show, options);
    show->add_option("--filter", options.filter, "As in the window: status:PEND amount:>=1000000 word");
    show->add_option("--format", options.format, "table, json or csv")->check(CLI::IsMember({"table", "json", "csv"}));

    auto* check = app.add_subcommand("check", "Evaluate the rules; 1 if one is breached");
    addStore(check, options);
    addMoment(check, options);
    check->add_option("--rule", options.rules, "Only these rules");
    check->add_option("--format", options.format, "table, json or csv")->check(CLI::IsMember({"table", "json", "csv"}));

    auto* explain = app.add_subcommand("explain", "A figure taken apart down to its raw bytes, and derived from them again");
    explain->add_option("figure", options.what,
                        "A finding as STB-01:HKDX, or a figure as coverage:HKDX.headline or reserve-assets:RS-12/14.market_value")
        ->required();
    addStore(explain, options);
    addMoment(explain, options);
    explain->add_option("--format", options.format, "table or json")->check(CLI::IsMember({"table", "json"}));

    auto* report = app.add_subcommand("report", "Write the offline report");
    addStore(report, options);
    addMoment(report, options);
    report->add_option("--out", options.out, "Folder")->required();
    report->add_option("--formats", options.formats, "html,pdf,csv,xlsx,json");
    report->add_option("--lang", options.language, "en, zh_HK or zh_CN")->check(CLI::IsMember({"en", "zh_HK", "zh_CN"}));

    auto* verify = app.add_subcommand("verify", "Check integrity, hashes and chain of a store");
    verify->add_option("path", options.what, "Store")->required();

    auto* request = app.add_subcommand("request", "Ask a clearing endpoint for something, or decide what another asked for. Every step "
                                                  "is recorded in the store before it is sent. 1: refused; 3: not known what came of it");
    request->add_option("step", options.what, "submit, show, approve, reject, revoke, open (outcome not known) or ask (what came of those)")
        ->required()
        ->check(CLI::IsMember({"submit", "show", "approve", "reject", "revoke", "open", "ask"}));
    request->add_option("id", options.requestId, "The request, as submit printed it");
    request->add_option("--config", options.config, "Configuration with the source and its operators (TOML)")->required();
    request->add_option("--store", options.store, "Store to write instead of the configured one");
    request->add_option("--source", options.source, "Id of the source, if several have operators");
    request->add_option("--as", options.actor, "Operator who acts");
    request->add_option("--action", options.action, "hold, release, cancel, resequence, recycle, split or partial");
    request->add_option("--instruction", options.instruction, "Reference of the instruction");
    request->add_option("--parameters", options.parameters, "As priority=3, quantity=100.000 or before=SI-20385");
    request->add_option("--reason", options.reason, "Reason code");
    request->add_option("--text", options.text, "Reason in words");
    request->add_option("--for", options.duration, "How long it is open, as 30m");
    request->add_option("--code", options.code, "The four words that the maker read out (approve)");

    auto* screenshot = app.add_subcommand("screenshot", "Pages as PNG, no display needed");
    std::vector<std::string> pages = assay::app::screenshotPages();
    pages.emplace_back("all");
    screenshot->add_option("page", options.what, assay::support::eitherOf(pages))->required()->check(CLI::IsMember(pages));
    addStore(screenshot, options);
    addMoment(screenshot, options);
    screenshot->add_option("--out", options.out, "Folder")->required();
    screenshot->add_option("--size", options.size, "As 1600x1000");
    screenshot->add_option("--theme", options.theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    screenshot->add_option("--lang", options.language, "en, zh_HK or zh_CN")->check(CLI::IsMember({"en", "zh_HK", "zh_CN"}));

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::Usage);
    }
    assay::support::initLog(logLevel);

    Exit exit = Exit::Usage;
    if (*sync)
        exit = assay::app::runSync(options);
    else if (*import)
        exit = assay::app::runImport(options);
    else if (*show)
        exit = assay::app::runShow(options);
    else if (*check)
        exit = assay::app::runCheck(options);
    else if (*explain)
        exit = assay::app::runExplain(options);
    else if (*report)
        exit = assay::app::runReport(options, argc, argv);
    else if (*verify)
        exit = assay::app::runVerify(options);
    else if (*request)
        exit = assay::app::runRequest(options);
    else if (*screenshot)
        exit = assay::app::runScreenshot(options, argc, argv);
    else
        exit = assay::app::runConsole(options, argc, argv);
    return static_cast<int>(exit);
}
