// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "models/format/Format.h"
#include "models/view/pages/Data.h"
#include "services/domain/Snapshot.h"

namespace assay::models {

/// One leg of an instruction.
struct XrayLeg {
    QString title;             ///< "Asset leg"
    QString state;             ///< "locked 14:00:03", "final", "not locked"
    Tone tone = Tone::Unknown;
    bool exists = true;        ///< free of payment has no cash leg
    bool blocks = false;
    QList<Fact> facts;
};

/// One instruction in a chain of those that wait for each other.
struct XrayLink {
    QString ref;
    QString text;              ///< status and amount
    QString others;            ///< "and 2 others", or empty
    Tone tone = Tone::Unknown;
    bool known = true;         ///< is it in the snapshot?
};

/// Both legs of one instruction side by side, what blocks it, and what it waits for.
struct XrayData {
    QString key;               ///< empty: nothing is chosen
    QString ref;
    QString title;             ///< reference, kind, status
    QString verdict;           ///< one sentence: which leg blocks and why
    Tone tone = Tone::Unknown;
    XrayLeg asset;
    XrayLeg cash;
    QList<XrayLink> chain;     ///< begins with the instruction itself
    QString cycle;             ///< "Cycle of 2", or empty
    QString chainEnd;          ///< how the chain ends
    QString linked;            ///< linked instruction with its state, or empty
    QString linkedRef;
    QString partial;           ///< partial settlement, or empty
    QString source;
    QString tier;
    QString age;
    Quality quality = Quality::Missing;
    QString accessible;
};

/// Finds instructions by reference without an index over all of them: places are kept, and each new row is looked at once
/// for what is missed. One thread at a time.
class RefFinder {
public:
    using Rows = std::unordered_map<std::string, domain::Row<domain::Instruction>>; ///< by reference

    /// Looks up these references of one source in one pass; those not there are not in the answer.
    [[nodiscard]] Rows find(const domain::Snapshot& snapshot, const domain::SourceId& source, const std::vector<std::string>& refs);

private:
    std::string m_source;
    std::unordered_map<std::string, std::size_t> m_places;
    std::unordered_map<std::string, std::size_t> m_missed;   ///< reference → rows that were looked at
};

/// Runs on a work thread. `row` must be of `snapshot`.
[[nodiscard]] XrayData xrayOf(const domain::Snapshot& snapshot, const domain::Row<domain::Instruction>& row, RefFinder& finder,
                              const Format& format, domain::Instant now);

/// Which leg keeps an instruction from settling.
enum class Blocker : std::uint8_t { None, Asset, Cash, Both, Hold, Waits, OneLegFinal, Unknown };
[[nodiscard]] Blocker blockerOf(const domain::Instruction& instruction);

} // namespace assay::models
