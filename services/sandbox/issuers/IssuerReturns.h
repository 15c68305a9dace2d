// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <string>

#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/world/Rng.h"
#include "services/sandbox/world/Scenario.h"
#include "services/sandbox/ledgers/TokenBook.h"

namespace assay::sandbox
{

/// What the issuer of one coin files again and again: a statement of each day, a report of each week to Friday and its
/// publication. Starts with the last forty days and goes on while the world does. Owned by Issuers, one thread; a
/// ChangeSet of nullptr is history, which publish() sends as a whole.
class IssuerReturns
{
public:
    /// `opened` is where the world itself begins to count.
    IssuerReturns(const Coin& coin, std::uint64_t seed, Scenario scenario, Instant start, Instant opened,
            PoolTotals opening);

    /// Once for each whole hour, with what the books show then.
    void hour(Instant now, PoolTotals totals, ChangeSet* out);
    void publish(ChangeSet& out) const;

private:
    void fileDaily(Date day, Instant now, PoolTotals totals, ChangeSet* out);
    void fileWeekly(Date friday, Instant now, ChangeSet* out);
    void publishWeekly(Date friday, Instant now, ChangeSet* out);
    void keep(domain::Filing filing, ChangeSet* out);
    [[nodiscard]] domain::Filing make(domain::FilingKind kind, std::string_view mark, Date from, Date to) const;
    [[nodiscard]] bool missing(Instant filedAt) const;

    const Coin& m_coin;
    bool m_late;
    Instant m_start;
    std::map<Date, PoolTotals> m_days;
    std::deque<domain::Filing> m_filings;
};

/// "HKD 1,218,900,000.00 held for 1,204,330,120.50 HKDX in circulation"
[[nodiscard]] std::string reserveSentence(const Coin& coin, PoolTotals totals);
/// An invented digest for a document that does not exist.
[[nodiscard]] std::string documentHash(const domain::Filing& filing);

} // namespace assay::sandbox
