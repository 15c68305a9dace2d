// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/domain/Snapshot.h"
#include "services/measures/settlement/SettlementTerms.h"

namespace assay::measures {

/// An amount in the smallest unit that occurs of its asset: exact, and cheap to add up a million times.
__extension__ using Units = __int128;

/// The open instructions of one source as moves between accounts, in the order in which they would be tried: priority
/// (1 is first, none stated is last), then since when they wait, then reference. It keeps what it speaks of. Immutable
/// after creation, any thread.
class SettlementQueue {
public:
    SettlementQueue(SettlementQueue&&) noexcept = default;
    SettlementQueue& operator=(SettlementQueue&&) noexcept = default;

    /// A weight is a worth with so many fraction digits, above so many bits that count instructions: of two sets of equal
    /// worth the one with more instructions weighs more.
    static constexpr int kWeightScale = 2;
    static constexpr int kCountBits = 20;
    enum class Stand : std::uint8_t {
        Ready,                                ///< settles as soon as both legs are covered and what it waits for has settled
        Held,                                 ///< on hold; ready once released
        Barred                                ///< not matched, not yet due, or stopped for a reason that money does not cure
    };
    /// Takes `amount` from one account to another; zero: nothing moves.
    struct Move {
        std::uint32_t from = 0;
        std::uint32_t to = 0;
        Units amount = 0;
        bool setAside = false;                ///< reserved for it already: takes nothing from what is available
    };
    struct Item {
        const domain::Instruction* record = nullptr;
        Stand stand = Stand::Ready;
        Move asset;
        Move cash;
        Units weight = 0;                     ///< worth by which sets are compared; never zero
        std::vector<std::uint32_t> after;     ///< items that have to settle before or together
        bool waitsForUnknown = false;         ///< one of those is not in the queue, nor known to have ended
    };
    /// One participant's holding of one asset at the source, all its accounts together.
    struct Account {
        std::string participant;
        std::string asset;
        Units available = 0;                  ///< balance − reserved + the most it may owe; zero if nothing is stated
        int scale = 0;                        ///< fraction digits of a unit
        bool stated = false;
    };

    /// `today`: what is due later is barred. Only the first `most` in their order are taken, held ones among them.
    static SettlementQueue of(const domain::Snapshot& snapshot, const domain::SourceId& source, domain::Date today,
                              const QueueTerms& terms, std::size_t most = SIZE_MAX);

    [[nodiscard]] const std::vector<Item>& items() const { return m_items; }
    [[nodiscard]] const std::vector<Account>& accounts() const { return m_accounts; }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view ref) const;
    [[nodiscard]] const std::string& ref(std::uint32_t item) const { return m_items[item].record->ref; }
    /// Open instructions that were not looked at because there are too many.
    [[nodiscard]] std::size_t left() const { return m_left; }
    [[nodiscard]] const std::string& reference() const { return m_reference; }
private:
    class Builder;
    SettlementQueue() = default;

    std::vector<domain::Instruction> m_records; ///< as many as items; never grows, so that they stay where they are
    std::vector<Item> m_items;
    std::vector<Account> m_accounts;
    std::unordered_map<std::string_view, std::uint32_t> m_byRef;
    std::string m_reference;
    std::size_t m_left = 0;
};

/// `value` in units of 10^-scale. Nothing: it has more digits than that or than fit.
[[nodiscard]] std::optional<Units> unitsOf(const domain::Decimal& value, int scale);
[[nodiscard]] domain::Decimal decimalOf(Units units, int scale);

} // namespace assay::measures
