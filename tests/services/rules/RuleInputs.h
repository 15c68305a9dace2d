// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <set>

#include "services/domain/Fields.h"
#include "services/domain/RecordList.h"
#include "services/domain/Snapshot.h"
#include "services/rules/engine/RuleFiles.h"
#include "tests/TestPaths.h"

/// \file Which resources a rule names, and what it finds where rows of others are gone. A change of a resource that is not named
/// does not make the rule run again, so a rule must find the same without them.

namespace assay::rules::test
{

/// The engine of the packs that are shipped.
inline const RuleEngine& shipped()
{
    static const auto engine = loadEngine(assay::tests::projectFile("resources"));
    if (!engine)
        qFatal("%s", engine.error().text().c_str());
    return *engine;
}

/// Does a change of this resource make the rule run?
inline bool names(const domain::RuleId& rule, std::string_view resource)
{
    static std::map<std::string, std::set<domain::RuleId>, std::less<>> known;
    auto found = known.find(resource);
    if (found == known.end()) {
        const auto ran = shipped().evaluateChanged({}, Changed{std::string(resource)}, {}).ran;
        found = known.emplace(resource, std::set<domain::RuleId>(ran.begin(), ran.end())).first;
    }
    return found->second.contains(rule);
}

/// The same without the rows of the records whose resource `gone(resource)` is true of.
template <class Gone>
[[nodiscard]] domain::Snapshot without(const domain::Snapshot& snapshot, Gone&& gone)
{
    domain::Snapshot out = snapshot;
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        if (gone(domain::resourceOf<Record>()))
            out.tables.template get<Record>() = domain::Table<Record>();
    });
    return out;
}

/// The resources of the records that have rows.
inline std::vector<std::string_view> resourcesIn(const domain::Snapshot& snapshot)
{
    std::vector<std::string_view> out;
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        if (snapshot.table<Record>().present() > 0)
            out.push_back(domain::resourceOf<Record>());
    });
    return out;
}

inline bool sameFindings(const std::vector<domain::Finding>& left, const std::vector<domain::Finding>& right)
{
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const auto& one, const auto& other) { return domain::sameFields(one, other); });
}

/// Does the rule find something else in `rest`?
inline bool matters(const domain::RuleId& rule, const domain::Snapshot& snapshot, const domain::Snapshot& rest, domain::Instant now)
{
    return !sameFindings(shipped().evaluateRule(rule, snapshot, now), shipped().evaluateRule(rule, rest, now));
}

/// The resources that the rule reads in this snapshot and does not name: all are taken away at once, and one after the other if
/// that matters.
inline std::vector<std::string_view> unnamedInputs(const domain::RuleId& rule, const domain::Snapshot& snapshot, domain::Instant now)
{
    std::vector<std::string_view> out;
    const auto resources = resourcesIn(snapshot);
    const auto isUnnamed = [&](std::string_view resource) { return !names(rule, resource); };
    if (std::none_of(resources.begin(), resources.end(), isUnnamed) || !matters(rule, snapshot, without(snapshot, isUnnamed), now))
        return out;
    for (const auto one : resources)
        if (isUnnamed(one) && matters(rule, snapshot, without(snapshot, [&](auto resource) { return resource == one; }), now))
            out.push_back(one);
    if (out.empty())
        out.emplace_back("several resources together");
    return out;
}

} // namespace assay::rules::test
