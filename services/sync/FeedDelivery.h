// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/Origin.h"
#include "services/store/WriteBatch.h"
#include "services/wire/FeedUpdate.h"

namespace assay::sync {

/// One answer, as bytes and as what they mean. Where several updates come from the same bytes, only the first one of the
/// delivery carries them; the others have the same hash and an empty body.
struct Answer {
    store::RawAnswer raw;
    wire::FeedUpdate update;
};

/// What a source said at once: all pages of one snapshot of one resource, or one change. Folded as a whole or not at all.
struct FeedDelivery {
    domain::SourceId source;
    domain::Tier tier = domain::Tier::SelfReported;
    wire::Completeness completeness = wire::Completeness::Delta;
    std::vector<Answer> answers;
};

/// A sign of life that states nothing new: every resource of the source is still true as of then.
struct Confirmation {
    domain::SourceId source;
    domain::Tier tier = domain::Tier::SelfReported;
    std::vector<std::string> resources;
    domain::Instant asOf{};
    store::RawAnswer raw;
};

/// What happened at a source, for its health.
struct FeedNote {
    enum class Kind : std::uint8_t { Attempt, Success, Failure, NextPoll };
    Kind kind = Kind::Attempt;
    domain::SourceId source;
    domain::Instant at{};                                   ///< of the event; of NextPoll: when
    std::optional<support::Error> error;
    std::optional<domain::Instant> asOf;
    std::optional<domain::Duration> clockOffset;
    std::optional<domain::Instant> certificateExpiry;
    std::string schemaVersion;
    std::string raw;                                        ///< SHA-256 of the last answer
    std::int64_t rejected = 0;
    std::string firstRejection;
};

/// Where feeds deliver. Called on thread io.
struct FeedSink {
    std::function<void(FeedDelivery)> arrived;
    std::function<void(Confirmation)> confirmed;
    std::function<void(FeedNote)> noted;
};

/// One running connection to one source. Thread io.
class Feed {
public:
    virtual ~Feed() = default;
    virtual void start() = 0;
    /// Asks now instead of at the next turn.
    virtual void pollNow() = 0;
    /// Ends what runs; nothing is delivered afterwards.
    virtual void stop() = 0;
};

} // namespace assay::sync
