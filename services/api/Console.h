// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "services/api/CommandGate.h"
#include "services/api/Subscription.h"
#include "services/domain/Changes.h"
#include "services/domain/Snapshot.h"
#include "services/domain/Why.h"

namespace assay::api {

/// In which mode the console runs; decides the banner and what is offered.
enum class Mode : std::uint8_t { Live, Offline, ReadOnly };

struct SessionInfo {
    Mode mode = Mode::Live;
    std::string storePath;
    std::string scenario;                     ///< name of the sandbox scenario, empty on real sources
    std::string notice;                       ///< the one thing that must be known (English detail), or empty
};

/// The newest snapshot, and every later one. Newest wins: a slow receiver misses intermediate snapshots, never the last.
class Snapshots {
public:
    virtual ~Snapshots() = default;
    [[nodiscard]] virtual domain::SnapshotPtr current() const = 0;   ///< never null
    [[nodiscard]] virtual SubscriptionPtr subscribe(std::function<void(domain::SnapshotPtr)> receiver) = 0;
    [[nodiscard]] virtual SessionInfo session() const = 0;
};

struct CoveragePoint {
    domain::Instant asOf{};
    domain::Decimal outstanding;
    domain::Decimal reserveValue;
    std::string raw;                          ///< SHA-256 of the answer
};

/// A stretch over which one source held the supply of a coin on a ledger to be the same, as its answers show.
struct SupplyStretch {
    domain::SourceId source;
    domain::LedgerId ledger;
    std::string contract;
    domain::Decimal total;
    domain::Instant from{};                   ///< first answer that states it …
    domain::Instant until{};                  ///< … and the last one without a silence before it
};

/// One version of a row as text cells in field order, for the History tab.
struct Version {
    std::vector<domain::Cell> cells;
    domain::Origin origin;
    domain::Change change = domain::Change::Added;
};

struct RawView {
    domain::Origin origin;
    std::string target;
    std::string headers;
    std::string body;                         ///< at most the first 4 MiB
    std::uint64_t size = 0;
};

struct JournalLine {
    domain::Instant at{};
    std::string actor, action, phase, object, detail;
};

/// Questions about the past; answered by the thread pool `work` from read-only connections.
class History {
public:
    virtual ~History() = default;
    virtual void coverage(domain::CoinId coin, domain::Instant from, domain::Instant to,
                          Reply<std::vector<CoveragePoint>> reply) = 0;
    /// In order of source, ledger and contract, then of time. A source that was silent for longer than its answers count
    /// begins a new stretch: in between nothing is known.
    virtual void supply(domain::CoinId coin, domain::Instant from, domain::Instant to,
                        Reply<std::vector<SupplyStretch>> reply) = 0;
    virtual void versions(std::string kind, domain::SourceId source, std::string key, Reply<std::vector<Version>> reply) = 0;
    virtual void raw(domain::Hash sha256, Reply<RawView> reply) = 0;
    virtual void journal(std::size_t newest, Reply<std::vector<JournalLine>> reply) = 0;
    /// "Why this number?": the tree of a finding ("STB-01:HKDX") or figure ("coverage:HKDX.headline"), derived again.
    virtual void explain(std::string figure, Reply<domain::Why> reply) = 0;
};

/// A line that is sold in a what-if.
struct StressSale {
    std::string line;
    std::string name;
    std::string when;                         ///< "T+1"
    domain::Decimal proceeds;                 ///< in the coin's currency
};

/// What came of a what-if on the lines of one coin.
struct StressView {
    domain::CoinId coin;
    std::string statementId;
    std::string currency;
    std::string snapshot;                     ///< head of the hash chain it ran on
    std::string parameters;                   ///< canonical text of all that was assumed, key=value lines
    std::string result;                       ///< canonical text, to the byte the same for the same inputs
    std::optional<domain::Decimal> stressedValue;
    std::optional<domain::Decimal> stressedCoverage;
    std::optional<domain::Decimal> shortfall; ///< the largest; not stated: none
    std::string timeToShortfall;              ///< "T+3"; empty: none within the horizon
    std::vector<domain::LadderRung> rungs;
    std::vector<StressSale> sales;
    std::vector<std::string> lateRedemptions; ///< ids that would miss their business day
};

/// Questions that take computing and change nothing; answered by the thread pool `work`.
class Analyses {
public:
    virtual ~Analyses() = default;
    /// `parameters` as StressView::parameters; keys that are missing have the value of the rule pack.
    virtual void stress(domain::CoinId coin, std::string parameters, Reply<StressView> reply) = 0;
    /// A letter to the issuer drafted from a finding, not yet recorded.
    virtual void draftLetter(domain::RuleId rule, std::string subject, Reply<domain::Letter> reply) = 0;
};

/// What a person writes: stored as rows of source "console", with history, like anything else.
using OwnRecord = std::variant<domain::Letter, domain::StressRun, domain::Explanation, domain::Handover>;

struct ImportRequest {
    std::string kind;                         ///< id of one of kFileFormats: "bar-list"
    std::vector<std::string> files;
    domain::SourceId source;
    /// Our field → column name of the file, an empty name: no column states it. Fields not named are found by themselves.
    std::map<std::string, std::string> columnMapping;
};

/// What an import would do; shown before anything is stored.
struct ImportPreview {
    std::vector<std::pair<std::string, std::string>> mapping; ///< our field, column or element of the file
    std::vector<std::vector<std::string>> sample;             ///< first rows, in the order of `mapping`
    std::vector<std::string> columns;                         ///< of the file, where one may choose what they state
    std::vector<std::string> unmapped;                        ///< our fields that no column states, of the same files
    std::size_t rows = 0;
    std::optional<std::size_t> rowsBefore;                    ///< that a list replaces; none where rows are added to others
    std::vector<support::Error> rejected;                     ///< files, then rows, that are not taken over
    std::vector<support::Error> notes;                        ///< what is taken over, and was doubtful
    std::string quarantine;                                   ///< why it will not be loaded, or empty
};

struct ImportOutcome {
    std::size_t added = 0, changed = 0, removed = 0, unchanged = 0;
    std::vector<support::Error> rejected;
    std::vector<support::Error> notes;
};

/// What a person may ask the engine to do. Returns at once.
class Commands {
public:
    virtual ~Commands() = default;
    /// Polls one source now, or all if `source` is empty.
    virtual void pollNow(domain::SourceId source) = 0;
    virtual void previewImport(ImportRequest request, Reply<ImportPreview> reply) = 0;
    virtual void runImport(ImportRequest request, Reply<ImportOutcome> reply) = 0;
    /// Replies with the record's key once it is stored. An empty id, author or instant is filled in.
    virtual void record(OwnRecord record, Reply<std::string> reply) = 0;
};

/// The faces together, as the composition root hands them to the window.
struct Console {
    Snapshots& snapshots;
    History& history;
    Commands& commands;
    Analyses& analyses;
    CommandGate* gate = nullptr;              ///< none: nothing can be asked for in this session
};

} // namespace assay::api
