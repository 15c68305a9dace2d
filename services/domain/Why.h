// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "services/domain/Origin.h"

namespace assay::domain {

/// What came of deriving a figure again from the bytes in the store. In order of gravity.
enum class Check : std::uint8_t { NotAsked, Agrees, CannotRead, NotStored, Differs, BytesChanged };

/// One figure with what it was made of, down to the stored bytes: the answer to "why this number?". Plain value.
struct Why {
    std::string label;                        ///< "Reserve asset RS-12 / 14"
    std::string formula;                      ///< how the children make the value; empty for a leaf
    std::string value;
    std::string unit;
    std::optional<Origin> origin;             ///< of a leaf: who said it, when, in which bytes
    std::string target;                       ///< of a leaf: URL or file name of the answer
    Quality quality = Quality::Live;          ///< of a parent: that of its worst leaf
    std::optional<Tier> tier;                 ///< the same
    Check check = Check::NotAsked;            ///< the same
    std::string remark;                       ///< what differs, or why it cannot be told
    std::vector<Why> children;
};

[[nodiscard]] constexpr std::string_view toText(Check check)
{
    switch (check) {
    case Check::NotAsked: return "not-asked";
    case Check::Agrees: return "agrees";
    case Check::CannotRead: return "cannot-read";
    case Check::NotStored: return "not-stored";
    case Check::Differs: return "differs";
    case Check::BytesChanged: return "bytes-changed";
    }
    return {};
}

/// Gives every parent the worst quality, tier and check among its leaves.
inline void settleWorst(Why& node)
{
    for (auto& child : node.children) {
        settleWorst(child);
        node.quality = std::max(node.quality, child.quality);
        node.check = std::max(node.check, child.check);
        if (child.tier && (!node.tier || *child.tier < *node.tier))
            node.tier = child.tier;
    }
    if (node.children.empty() && node.origin)
        node.tier = node.origin->tier;
}

} // namespace assay::domain
