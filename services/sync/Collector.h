// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "services/rules/engine/RuleEngine.h"
#include "services/sync/Assembler.h"
#include "services/sync/SourceHealthMonitor.h"

namespace assay::sync {

/// RuleEvaluators a snapshot after something changed. Pure; called on thread io.
using Evaluate = std::function<rules::RuleRun(const domain::Snapshot&, const rules::Changed&, domain::Instant now)>;
/// Makes the derived tables of a snapshot; `coins` are those that changed, nullptr: all. Called on thread io.
using Derive = std::function<std::shared_ptr<const domain::DerivedTables>(const domain::Snapshot&,
                                                                       const std::set<domain::CoinId>* coins, domain::Instant now)>;
/// Writes a batch elsewhere and calls back on thread io, never before it has returned. The batch stays valid until then.
using Commit = std::function<void(std::shared_ptr<const store::WriteBatch>, std::function<void(support::Result<domain::Hash>)>)>;
/// Hands out a snapshot whose rows are stored (or marked as not recorded).
using Publish = std::function<void(domain::SnapshotPtr)>;
/// What one delivery came to, once it is stored.
using Stored = std::function<void(support::Result<Assembler::Folded>)>;

/// Gathers what feeds deliver into batches: fold, evaluate, one transaction, then publish. While a transaction is under way
/// the next batch gathers and, if it is large, is judged too. If the store cannot write, batches are kept (up to a limit)
/// and tried again, and the snapshots say that they are not recorded. An exception of the rules or of a receiver is
/// said as trouble; batches go on. Thread io; owner: Engine.
class Collector {
public:
    struct Settings {
        domain::Duration batch{100};
        domain::Duration evaluateAllEvery{60'000};       ///< rules that depend on time alone
        std::size_t backlogBytes = 256u << 20;
    };
    Collector(boost::asio::any_io_executor executor, Settings settings, const domain::Snapshot& start,
              const std::vector<SourceConfig>& sources, Evaluate evaluate, Derive derive, Commit commit, Publish publish,
              support::Clock clock);
    ~Collector();

    /// Throws what folding throws; `stored` is not called then. The bytes of the answers are stored nevertheless.
    void add(FeedDelivery delivery, Stored stored = {});
    void confirm(Confirmation confirmation);
    void note(const FeedNote& note) { m_health.note(note); }
    /// Makes a source known that no feed serves: one of imported files.
    void addSource(const domain::SourceHealth& health) { m_health.add(health); }
    void audit(store::AuditEvent event);
    using Drained = std::function<void(support::Result<void>)>;
    /// Closes the batch as soon as no other one waits to be written; `done` is called when what has arrived until now is written (or the store has failed).
    void drain(Drained done);
    /// Why the store cannot write or the rules cannot evaluate, or empty.
    [[nodiscard]] const std::string& trouble() const { return m_trouble.empty() ? m_fault : m_trouble; }
    /// Called after the first batch, and whenever the trouble has come or gone.
    std::function<void()> onTrouble;

private:
    /// Folded and judged, not yet stored.
    struct PendingBatch {
        std::shared_ptr<const store::WriteBatch> writes;
        domain::SnapshotPtr snapshot;
        std::vector<std::pair<Stored, Assembler::Folded>> waiting;
        std::vector<Drained> drained;
        std::size_t lost = 0;                   ///< lost batches that this one has to journal
    };
    void schedule();
    /// Throws nothing: what goes wrong becomes a fault.
    void closeBatch();
    void gatherBatch();
    /// Why the rules could not evaluate, or empty. `all`: it is time to evaluate everything.
    [[nodiscard]] std::string evaluateOpen(domain::Instant now, bool all);
    void setFault(std::string fault);
    void sayTrouble();
    void closeIfWanted();
    void submit();
    void finished(support::Result<domain::Hash> outcome);
    void keepForLater(const support::Error& error);
    void show(const domain::SnapshotPtr& snapshot, domain::Recording recording);
    [[nodiscard]] static std::size_t sizeOf(const store::WriteBatch& batch);

    boost::asio::steady_timer m_timer;
    Settings m_settings;
    Assembler m_assembler;
    SourceHealthMonitor m_health;
    std::vector<domain::SourceHealth> m_known;  ///< sources of the store, configured now or not
    Evaluate m_evaluate;
    Derive m_derive;
    Commit m_commit;
    Publish m_publish;
    support::Clock m_clock;

    std::shared_ptr<store::WriteBatch> m_open;
    rules::Changed m_changed{};                 ///< resources and coins since the last judgement
    bool m_everyCoin = false;                   ///< something changed that is not of one coin
    std::vector<std::pair<Stored, Assembler::Folded>> m_waiting;
    std::size_t m_rows = 0;                     ///< changed since the last batch was closed
    std::deque<PendingBatch> m_batches;                 ///< oldest first; the first is being written while m_busy
    std::uint64_t m_shown = 0;                  ///< revision of the newest snapshot that was handed out
    std::vector<Drained> m_drained;
    domain::Instant m_lastJudged{};
    std::optional<domain::Instant> m_evaluateAgain; ///< a rule wants to see again what had only just arrived
    std::string m_trouble;                      ///< of the store
    std::string m_fault;                        ///< of rules, derived tables or the batch itself
    std::optional<std::string> m_said;          ///< what onTrouble was last called for; nothing: not yet
    bool m_busy = false;
    bool m_scheduled = false;
    std::size_t m_lost = 0;                     ///< batches given up that are not journaled yet
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace assay::sync
