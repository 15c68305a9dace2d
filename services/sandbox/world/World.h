// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/sandbox/world/Rows.h"
#include "services/sandbox/world/Scenario.h"

namespace assay::sandbox
{

struct WorldSettings {
    std::uint64_t seed = 1;
    Scenario scenario = Scenario::Calm;
    Instant start{};   ///< floored to the second
    unsigned rate = 5; ///< changes of settlement instructions per second
    std::int64_t firstSequence = 1;
    std::int64_t barsPerVault = 5000;
};

class ClearingHouse;
class RequestService;

/// One endpoint of the world and what it serves.
struct SourceState {
    std::string id;
    std::string kind; ///< issuer, ledger, clearing, vault, aml
    std::string name;
    std::string tier; ///< letter for the configuration
    std::vector<std::string> resources;
    std::map<std::string, RowTable, std::less<>> tables;
    std::int64_t sequence = 0;
    Instant asOf{};
};

/// The invented market: three issuers, two ledgers, a clearing house, vaults and an AML monitor. A pure function of
/// settings, simulated time and what operators do: the same settings give the same bytes, however the way is cut into steps.
/// Nothing in it exists. No I/O, no clock of its own, one thread.
class World
{
public:
    /// The step of simulated time.
    static constexpr Duration kStep{50};

    explicit World(WorldSettings settings);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// Goes on to the last whole step at or before `to` and says what changed, in order, numbered per source.
    std::vector<Change> advance(Instant to);

    /// What someone at the clearing house does to the world, beside what the clock does: its changes are numbered with all
    /// others. The call must not go on after `act` returns.
    std::vector<Change> act(const std::function<void(RequestService& desk, Instant now, ChangeSet& out)>& act);
    [[nodiscard]] const RequestService& desk() const;
    [[nodiscard]] const ClearingHouse& clearing() const;

    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] const WorldSettings& settings() const { return m_settings; }
    [[nodiscard]] const std::vector<SourceState>& sources() const { return m_sources; }
    /// nullptr if there is none.
    [[nodiscard]] const SourceState* find(std::string_view source) const;
    /// As-of of what the source says now: whole seconds of simulated time; a frozen source stays where it stopped.
    [[nodiscard]] Instant asOf(const SourceState& source) const;

private:
    struct Parts;

    [[nodiscard]] bool frozen(std::string_view source) const;
    void apply(ChangeSet& set, std::vector<Change>& out);

    WorldSettings m_settings;
    Instant m_now;
    std::vector<SourceState> m_sources;
    std::unique_ptr<Parts> m_parts;
};

} // namespace assay::sandbox
