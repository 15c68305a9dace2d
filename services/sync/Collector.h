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

#include "services/rules/Engine.h"
#include "services/sync/Assembler.h"
#include "services/sync/HealthBook.h"

namespace assay::sync {

/// Judges a picture after something changed. Pure; called on thread io.
using Judge = std::function<rules::Judgement(const domain::Picture&, const rules::Changed&, domain::Instant now)>;
/// Makes the derived tables of a picture; `coins` are those that changed, nullptr: all. Called on thread io.
using Derive = std::function<std::shared_ptr<const domain::CaseTables>(const domain::Picture&,
                                                                       const std::set<domain::CoinId>* coins, domain::Instant now)>;
/// Writes a tick elsewhere and calls back on thread io, never before it has returned. The tick stays valid until then.
using Commit = std::function<void(std::shared_ptr<const store::Tick>, std::function<void(support::Result<domain::Hash>)>)>;
/// Hands out a picture whose rows are stored (or marked as not recorded).
using Publish = std::function<void(domain::PicturePtr)>;
/// What one arrival came to, once it is stored.
using Stored = std::function<void(support::Result<Assembler::Folded>)>;

/// Gathers what feeds deliver into rounds: fold, judge, one transaction, then publish. While a transaction is under way
/// the next round gathers and, if it is large, is judged too. If the store cannot write, rounds are kept (up to a limit)
/// and tried again, and the pictures say that they are not recorded. An exception of the rules or of a receiver is
/// said as trouble; rounds go on. Thread io; owner: Engine.
class Collector {
public:
    struct Settings {
        domain::Duration round{100};
        domain::Duration rejudge{60'000};       ///< rules that depend on time alone
        std::size_t backlogBytes = 256u << 20;
    };
    Collector(boost::asio::any_io_executor executor, Settings settings, const domain::Picture& start,
              const std::vector<SourceConfig>& sources, Judge judge, Derive derive, Commit commit, Publish publish,
              support::Clock clock);
    ~Collector();

    /// Throws what folding throws; `stored` is not called then. The bytes of the answers are stored nevertheless.
    void add(Arrival arrival, Stored stored = {});
    void confirm(Confirmation confirmation);
    void note(const FeedNote& note) { m_health.note(note); }
    /// Makes a source known that no feed serves: one of imported files.
    void addSource(const domain::SourceHealth& health) { m_health.add(health); }
    void audit(store::AuditEvent event);
    using Drained = std::function<void(support::Result<void>)>;
    /// Closes the round as soon as no other one waits to be written; `done` is called when what has arrived until now is written (or the store has failed).
    void drain(Drained done);
    /// Why the store cannot write or the rules cannot judge, or empty.
    [[nodiscard]] const std::string& trouble() const { return m_trouble.empty() ? m_fault : m_trouble; }
    /// Called after the first round, and whenever the trouble has come or gone.
    std::function<void()> onTrouble;

private:
    /// Folded and judged, not yet stored.
    struct Round {
        std::shared_ptr<const store::Tick> tick;
        domain::PicturePtr picture;
        std::vector<std::pair<Stored, Assembler::Folded>> waiting;
        std::vector<Drained> drained;
        std::size_t lost = 0;                   ///< lost rounds that this one has to journal
    };
    void schedule();
    /// Throws nothing: what goes wrong becomes a fault.
    void closeRound();
    void gatherRound();
    /// Why the rules could not judge, or empty. `all`: it is time to judge everything.
    [[nodiscard]] std::string judgeOpen(domain::Instant now, bool all);
    void setFault(std::string fault);
    void sayTrouble();
    void closeIfWanted();
    void submit();
    void finished(support::Result<domain::Hash> outcome);
    void keepForLater(const support::Error& error);
    void show(const domain::PicturePtr& picture, domain::Recording recording);
    [[nodiscard]] static std::size_t sizeOf(const store::Tick& tick);

    boost::asio::steady_timer m_timer;
    Settings m_settings;
    Assembler m_assembler;
    HealthBook m_health;
    std::vector<domain::SourceHealth> m_known;  ///< sources of the store, configured now or not
    Judge m_judge;
    Derive m_derive;
    Commit m_commit;
    Publish m_publish;
    support::Clock m_clock;

    std::shared_ptr<store::Tick> m_open;
    rules::Changed m_changed{};                 ///< resources and coins since the last judgement
    bool m_everyCoin = false;                   ///< something changed that is not of one coin
    std::vector<std::pair<Stored, Assembler::Folded>> m_waiting;
    std::size_t m_rows = 0;                     ///< changed since the last round was closed
    std::deque<Round> m_rounds;                 ///< oldest first; the first is being written while m_busy
    std::uint64_t m_shown = 0;                  ///< revision of the newest picture that was handed out
    std::vector<Drained> m_drained;
    domain::Instant m_lastJudged{};
    std::optional<domain::Instant> m_judgeAgain; ///< a rule wants to see again what had only just arrived
    std::string m_trouble;                      ///< of the store
    std::string m_fault;                        ///< of rules, derived tables or the round itself
    std::optional<std::string> m_said;          ///< what onTrouble was last called for; nothing: not yet
    bool m_busy = false;
    bool m_scheduled = false;
    std::size_t m_lost = 0;                     ///< rounds given up that are not journaled yet
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace assay::sync
