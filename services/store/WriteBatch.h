// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "services/domain/Changes.h"
#include "services/store/PackedBody.h"

namespace assay::store
{

/// The bytes of one answer as they came, before anything was understood of them.
struct RawAnswer {
    domain::Hash sha256; ///< of `body`
    domain::SourceId source;
    std::string resource;
    std::string target; ///< URL without secrets, or file name
    domain::Instant receivedAt{};
    std::string headers; ///< "name: value" lines; no authorization
    std::string body;
    PackedBody packed; ///< of `body`; made when storing if it is not there

    /// Takes bytes that have just arrived.
    void receive(std::string bytes)
    {
        auto made = PackedBody::of(bytes);
        receive(std::move(bytes), std::move(made));
    }
    /// As above, of which `made` has been made already.
    void receive(std::string bytes, PackedBody made)
    {
        body = std::move(bytes);
        packed = std::move(made);
        sha256 = packed.sha256();
    }
};

/// One line of the journal. Written in the same transaction as what it speaks of.
struct AuditEvent {
    domain::Instant at{};
    std::string actor;  ///< user name, or "console"
    std::string action; ///< "import", "poll-now", "acknowledge", "open" …
    std::string phase;  ///< INTENT, RESULT or NOTE
    std::string object;
    std::string detail;
};

/// Everything that one commit adds to the store: ONE transaction, one link of the hash chain, which the store calls a tick.
struct WriteBatch {
    domain::Instant knownAt{};
    std::vector<RawAnswer> raws;                 ///< an answer whose bytes are already stored is stored once
    std::vector<domain::OriginPtr> observations; ///< every good answer, also when it changed nothing
    domain::Changes changes;
    std::vector<domain::Finding> findings;    ///< new or changed judgements
    std::vector<domain::SourceHealth> health; ///< new or changed health
    std::vector<AuditEvent> audit;
};

} // namespace assay::store
