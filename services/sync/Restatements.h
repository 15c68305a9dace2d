// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "services/domain/Fields.h"
#include "services/domain/Records.h"
#include "services/domain/Table.h"

/// \file What was reported once and reads otherwise now. A row that is stated again under the same key with other values, or
/// replaced by one that names it as superseded, gives one Restatement for each field that differs; both versions stay.

namespace assay::sync {

[[nodiscard]] inline std::string periodOf(const domain::ReserveStatement& row) { return support::toText(row.asOf); }
[[nodiscard]] inline std::string periodOf(const domain::ReserveAsset& row) { return row.statementId; }
[[nodiscard]] inline std::string periodOf(const domain::Filing& row)
{
    const std::string start = row.periodStart ? support::toText(*row.periodStart) : std::string();
    const std::string end = row.periodEnd ? support::toText(*row.periodEnd) : std::string();
    return start.empty() || start == end ? end : start + '/' + end;
}

/// Fields that say which row it is and not what it reports.
[[nodiscard]] inline bool namesTheRow(const domain::FieldInfo& field)
{
    return field.presence == domain::Presence::Key || field.name == "supersedes";
}

/// One for each field that differs; empty if nothing does. `now` is when it was received.
template <class Record>
[[nodiscard]] std::vector<domain::Restatement> restatementsOf(const domain::Row<Record>& before, const Record& after,
                                                              const domain::Origin& answer, domain::Instant now)
{
    std::vector<domain::Restatement> out;
    std::string subject = domain::keyOf(before.record);
    for (auto at = subject.find('\x1f'); at != std::string::npos; at = subject.find('\x1f', at))
        subject.replace(at, 1, " / ");
    for (const auto* field : domain::differingFields(before.record, after)) {
        if (namesTheRow(*field))
            continue;
        auto& one = out.emplace_back();
        one.record = domain::nameOf<Record>();
        one.subject = subject;
        one.id = one.record + ' ' + subject + ' ' + std::string(field->name) + ' ' + answer.raw.hex().substr(0, 12);
        one.coin = after.coin;
        one.period = periodOf(after);
        one.field = field->name;
        one.before = field->text(&before.record);
        one.after = field->text(&after);
        one.beforeRaw = before.origin->raw.hex();
        one.firstKnownAt = before.origin->knownAt;
        one.restatedAt = now;
    }
    return out;
}

} // namespace assay::sync
