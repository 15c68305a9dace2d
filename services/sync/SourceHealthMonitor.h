// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "services/domain/Records.h"
#include "services/sync/FeedDelivery.h"
#include "services/sync/SourceConfig.h"

namespace assay::sync {

/// What is known of each source's health, from the notes of its feed. Thread io; owner: Collector.
class SourceHealthMonitor {
public:
    explicit SourceHealthMonitor(const std::vector<SourceConfig>& sources);

    /// No effect if the source is known.
    void add(const domain::SourceHealth& health);
    void note(const FeedNote& note);
    /// The source stated something new.
    void moved(const domain::SourceId& source, domain::Instant at);
    /// Sets the states for this moment and returns the sources whose state or reason changed since the last call.
    std::vector<domain::SourceHealth> refresh(domain::Instant now);
    [[nodiscard]] std::vector<domain::SourceHealth> all() const;

private:
    struct Entry {
        domain::SourceHealth health;
        std::string failure;            ///< of the last attempt; empty after a success
        std::string rejection;
        std::int64_t sameAsOf = 0;      ///< successes in a row without the as-of moving
        domain::Instant asOfMoved{};    ///< when its as-of last moved
        domain::Instant lastMoved{};    ///< when it last stated something new
        domain::FeedState storedState = domain::FeedState::Waiting;
        std::string storedReason;
        bool stored = false;
    };
    /// Polls and time for which an as-of may stay the same before it is reported: a ledger makes no block every second.
    static constexpr std::int64_t kStillPolls = 5;
    static constexpr domain::Duration kStillFor{60'000};

    void evaluate(Entry& entry, domain::Instant now) const;
    /// A source of the same kind that has stated something new since this one did, or nullptr.
    [[nodiscard]] const Entry* movedPeer(const Entry& entry) const;
    std::map<domain::SourceId, Entry> m_entries;
};

} // namespace assay::sync
