// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/domain/Snapshot.h"
#include "services/domain/Why.h"
#include "services/runtime/Supervision.h"
#include "services/store/Store.h"
#include "services/wire/FeedUpdate.h"

namespace assay::runtime {

/// Answers "why this number?": takes a figure apart into the rows it rests on, reads each row again from its stored bytes,
/// and derives the figure from what the bytes say. Work pool, one object for one question; reads only.
class Explainer {
public:
    /// Both must outlive it.
    Explainer(const store::Store& store, const Supervision& supervision, store::Moment moment, domain::Instant now);

    /// `figure` is "STB-01:HKDX" (a finding: rule and subject) or "reserve-assets:RS-12/14.market_value" (a table, the key
    /// parts of a row, a field; without field the whole row). Errors: Usage (cannot be read; says what is known), NotFound,
    /// those of the store.
    [[nodiscard]] support::Result<domain::Why> explain(std::string_view figure);

private:
    /// What an answer says of one resource, and the position of each key in it.
    struct Reading {
        support::Result<wire::FeedUpdate> update;
        std::unordered_map<std::string, std::size_t> places;
    };
    struct Answer {
        support::Result<store::RawAnswer> raw;
        std::map<std::string, Reading, std::less<>> readings;
    };

    [[nodiscard]] support::Result<domain::Why> finding(const rules::Rule& rule, std::string_view subject);
    [[nodiscard]] support::Result<domain::Why> figure(std::string_view table, std::string_view rest);
    template <class Record>
    [[nodiscard]] support::Result<domain::Why> statedFigure(std::string_view rest);
    template <class Record>
    [[nodiscard]] support::Result<domain::Why> derivedFigure(std::string_view rest);
    /// The rows of these resources that concern `subject`, or all where it is empty.
    void addInputs(domain::Why& parent, const std::vector<std::string_view>& resources, const std::string& subject);
    /// One leaf for each row of the snapshot for which `wanted(row)` holds; what the bytes say instead goes to `m_differing`.
    template <class Record, class Wanted>
    void addLeaves(domain::Why& parent, Wanted&& wanted);
    template <class Record>
    [[nodiscard]] domain::Why leaf(const domain::Row<Record>& row);
    template <class Record>
    void check(const domain::Row<Record>& row, domain::Why& leaf);
    [[nodiscard]] Answer& answer(const domain::Hash& sha256);
    /// The snapshot with the rows as the bytes have them.
    [[nodiscard]] domain::Snapshot again() const;

    const store::Store& m_store;
    const Supervision& m_supervision;
    store::Moment m_moment;
    domain::Instant m_now;
    domain::SnapshotPtr m_snapshot;
    std::map<domain::Hash, Answer> m_answers;
    domain::Changes m_differing;              ///< rows as the bytes have them, where they differ
    std::size_t m_leaves = 0;
};

} // namespace assay::runtime
