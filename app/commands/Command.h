// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Snapshot.h"
#include "services/net/Secret.h"
#include "services/runtime/Supervision.h"
#include "services/store/Store.h"

namespace assay::app {

/// The exit codes of interface.md.
enum class Exit : int { Done = 0, Breach = 1, Usage = 2, Source = 3, Store = 4 };

/// What every command gets from the command line, as texts; each command takes what it knows.
struct Options {
    std::string config;
    std::string store;
    std::string open;
    std::string scenario;
    std::uint64_t seed = 1;
    std::string duration;                 ///< --for
    bool once = false;
    bool sandbox = false;
    std::string what;                     ///< show WHAT, screenshot PAGE, verify PATH, import KIND
    std::vector<std::string> files;
    std::string source;
    std::string schema;                   ///< import iso20022 --schema: XSD that the files are held against
    std::string asOf;
    std::string knownAt;
    std::string filter;
    std::string format = "table";
    std::vector<std::string> rules;
    std::string out;
    std::string formats = "html";
    std::string language = "en";
    std::string size = "1600x1000";
    std::string theme = "light";
    // request
    std::string requestId;
    std::string actor;                    ///< --as: operator
    std::string action;
    std::string instruction;
    std::string parameters;
    std::string reason;
    std::string text;
    std::string code;
};

[[nodiscard]] Exit runSync(const Options& options);
[[nodiscard]] Exit runImport(const Options& options);
[[nodiscard]] Exit runShow(const Options& options);
[[nodiscard]] Exit runCheck(const Options& options);
[[nodiscard]] Exit runExplain(const Options& options);
[[nodiscard]] Exit runReport(const Options& options, int& argc, char** argv);
[[nodiscard]] Exit runVerify(const Options& options);
[[nodiscard]] Exit runRequest(const Options& options);
[[nodiscard]] Exit runScreenshot(const Options& options, int& argc, char** argv);
[[nodiscard]] Exit runConsole(const Options& options, int& argc, char** argv);

/// Everything that runShow() prints: the views of the report, and the journal.
[[nodiscard]] std::vector<std::string_view> showable();

/// The pages that runScreenshot() knows besides "all".
[[nodiscard]] std::vector<std::string> screenshotPages();

/// Prints the error to stderr (what, where, what now) and gives the exit code it means.
[[nodiscard]] Exit failed(const support::Error& error);

/// --as-of and --known-at. Errors: Usage.
[[nodiscard]] support::Result<store::Moment> momentOf(const Options& options);

/// A stored snapshot with the store it came from, opened for reading only.
struct StoredSnapshot {
    std::unique_ptr<store::Store> store;
    domain::SnapshotPtr snapshot;           ///< with its derived tables
    domain::Instant now{};                ///< the moment of looking: now, or the moment asked for
    runtime::Supervision supervision;
};
[[nodiscard]] support::Result<StoredSnapshot> loadStored(const Options& options);

/// Rule packs and calendars: the installed ones, or those of the source tree.
[[nodiscard]] std::string resourceFolder();

/// "env:NAME" and "keychain:NAME". `invented` is looked up before the environment: tokens of a sandbox in this process,
/// by NAME.
[[nodiscard]] net::SecretResolver secretResolver(std::map<std::string, std::string> invented = {});

} // namespace assay::app
