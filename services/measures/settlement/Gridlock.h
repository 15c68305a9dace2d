// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/domain/SettlementDerivedRecords.h"
#include "services/measures/settlement/SettlementQueue.h"

namespace assay::measures {

/// Kinds of domain::GridlockOption, see gridlockOptions().
inline constexpr std::string_view kOffset = "offset";
inline constexpr std::string_view kLaterOffset = "offset-later";

/// Hypothetical changes to a queue, by reference. References that are not in the queue are reported.
struct WhatIf {
    std::vector<std::string> release;
    std::vector<std::string> hold;
    std::vector<std::string> cancel;
    std::vector<std::string> together;                        ///< settle at once or not at all, released where need be
    std::vector<std::pair<std::string, std::int64_t>> priority; ///< tried as if it were this (1 is first)
    /// Tried directly before the second one.
    std::vector<std::pair<std::string, std::string>> before;
    std::vector<std::pair<std::string, domain::Decimal>> quantity; ///< settles only this much of it, and as much of its money
};

/// What an instruction still waits for in the queue as it would be.
struct StillWaits {
    enum class For : std::uint8_t { Asset, Money, Linked, Release, Other };
    std::string ref;
    For what = For::Other;
    std::string of;                                           ///< the account "P07 XAU", or the reference that it waits for
    domain::Decimal missing;                                  ///< of the asset or money; zero otherwise
};

struct BalanceMove {
    std::string participant;
    std::string asset;
    domain::Decimal change;
};

/// The queue as it would be. It says what the figures allow, not what the system will do.
struct WhatThen {
    std::vector<std::string> anyway;                          ///< settle one after the other without doing anything, in order
    std::vector<std::string> settles;                         ///< settle then, in order
    std::vector<std::string> freed;                           ///< of these, those that would not anyway, in order
    std::vector<std::string> lost;                            ///< would have settled and do not then
    std::vector<std::pair<std::string, domain::Decimal>> freedValue; ///< by currency; what is free of payment by its asset
    std::vector<StillWaits> after;                            ///< the queue that is left, in its order
    std::vector<BalanceMove> moves;                           ///< by what settles, net, accounts that change only
    std::vector<StillWaits> shortOf;                          ///< why the ones under `together` cannot
    std::vector<std::string> unknown;                         ///< asked for, and not in the queue
    bool complete = true;                                     ///< false: given up after too many steps
};

/// Pure. Cost: the queue once for each of before and after, and the logarithm of it for each that settles.
[[nodiscard]] WhatThen whatIf(const SettlementQueue& queue, const WhatIf& ask, const GridlockTerms& terms = {});

/// Sets that settle together though none of them settles alone, and releases that free others: best first, then by id.
/// Kinds: "offset", a gridlock: all of the set is ready and settles on the balances as they are; "offset-later", some of it
/// is on hold, which its parties decide, or others settle before by themselves; "release". The best offset is among them
/// however many others are worth more. The search is exact for what hangs together in small numbers and says so in the
/// text.
[[nodiscard]] std::vector<domain::GridlockOption> gridlockOptions(const SettlementQueue& queue, const GridlockTerms& terms);

/// The question to whatIf() that shows the effect of an option.
[[nodiscard]] WhatIf askOf(const domain::GridlockOption& option);

} // namespace assay::measures
