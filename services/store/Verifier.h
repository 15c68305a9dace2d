// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>
#include <string>

#include "services/store/Chain.h"
#include "services/store/Connection.h"
#include "services/store/RowBuffer.h"
#include "services/store/TableShape.h"

namespace assay::store
{

/// Checks that a store still holds what was committed: SQLite's own structures, the digest of each row, the bytes of
/// each answer, the content and link of each tick, and that versions follow one another without fork or gap. One pass,
/// memory does not grow with the store. Each fault says table, row and tick. Used once, by verify().
class Verifier
{
public:
    Verifier(const Connection& connection, const Progress& progress);

    /// Throws Failure(Cancelled); what cannot be read is a fault.
    [[nodiscard]] VerifyReport run();

private:
    /// A table that is read along with the ticks.
    struct Scan {
        Scan(const Connection& connection, const TableShape& tableShape);

        const TableShape* shape;
        Statement rows;
        std::optional<Statement> previous;
        std::uint64_t links = 0; ///< rows that name a previous version
        std::uint64_t superseded = 0;
        bool ready = false; ///< `rows` stands on a row that no tick has taken yet
        bool broken = false;
    };

    void fault(std::string detail, std::string where);
    void checkStructures();
    void checkTicks();
    void checkTick(const Statement& link, std::int64_t expected);
    void takeRows(Scan& scan, std::int64_t seq, TickDigest& digest);
    void checkRow(Scan& scan, std::int64_t seq, TickDigest& digest, bool matches, const support::Hash& rowDigest);
    void checkVersion(Scan& scan);
    void checkRaw(Scan& scan);
    void checkLeftOver(Scan& scan);
    void advance(Scan& scan);
    [[nodiscard]] support::Hash digestOf(const Scan& scan);
    void reportProgress(std::int64_t done);

    const Connection& m_connection;
    const Progress& m_progress;
    VerifyReport m_report;
    std::deque<Scan> m_scans;
    RowBuffer m_row;
    support::Hasher m_hasher;
    std::int64_t m_ticks = 0;
    std::int64_t m_lastKnownAt = 0;
};

} // namespace assay::store
