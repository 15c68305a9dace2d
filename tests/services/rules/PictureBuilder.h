// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Snapshot.h"

namespace assay::rules::test {

using namespace std::chrono_literals;

inline domain::Instant at(std::string_view text)
{
    return *support::parseInstant(text);
}

inline domain::Date day(std::string_view text)
{
    return *support::parseDate(text);
}

inline domain::Decimal number(std::string_view text)
{
    return *domain::Decimal::parse(text);
}

/// Builds a snapshot row by row, as an Assembler would. The raw hash of an answer is that of "source resource time".
class SnapshotBuilder {
public:
    explicit SnapshotBuilder(domain::Instant now) : m_now(now) {}

    [[nodiscard]] domain::Instant now() const { return m_now; }

    SnapshotBuilder& source(const char* id, const char* kind, domain::Tier tier = domain::Tier::SelfReported,
                           domain::Duration staleAfter = 24h)
    {
        domain::SourceHealth health;
        health.id = domain::SourceId(id);
        health.kind = kind;
        health.tier = tier;
        health.staleAfterMs = staleAfter.count();
        m_snapshot.sources.push_back(health);
        return *this;
    }

    /// `age`: how long before now the answer was true at its source.
    template <class Record>
    SnapshotBuilder& put(Record record, const char* source, domain::Duration age = 0ms)
    {
        m_editors.get<Record>().put(std::move(record), origin<Record>(source, age), 1);
        return *this;
    }

    /// A later answer in which all rows of this source stand unchanged.
    template <class Record>
    SnapshotBuilder& confirm(const char* source, domain::Duration age)
    {
        m_snapshot.confirmed[{domain::SourceId(source), std::string(domain::resourceOf<Record>())}] =
            origin<Record>(source, age);
        return *this;
    }

    SnapshotBuilder& finding(domain::Finding finding)
    {
        auto origin = std::make_shared<domain::Origin>();
        origin->source = domain::SourceId("rules");
        m_findings.put(std::move(finding), origin, 1);
        return *this;
    }

    template <class Record>
    [[nodiscard]] domain::OriginPtr origin(const char* source, domain::Duration age)
    {
        auto& known = m_origins[{source, std::string(domain::resourceOf<Record>()), age}];
        if (known)
            return known;
        auto out = std::make_shared<domain::Origin>();
        out->source = domain::SourceId(source);
        out->resource = domain::resourceOf<Record>();
        out->asOf = m_now - age;
        out->knownAt = m_now - age;
        out->raw = domain::Hash::of(out->source.value() + ' ' + out->resource + ' ' + support::toText(out->asOf));
        for (const auto& health : m_snapshot.sources)
            if (health.id == out->source)
                out->tier = health.tier;
        known = out;
        return out;
    }

    [[nodiscard]] domain::Snapshot build()
    {
        domain::Snapshot out = m_snapshot;
        out.knownAt = m_now;
        domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
            out.tables.get<Record>() = m_editors.get<Record>().publish();
        });
        out.findings = m_findings.publish();
        return out;
    }

private:
    domain::Instant m_now;
    domain::Snapshot m_snapshot;
    domain::RecordSet<domain::TableEditor, domain::StatedRecords> m_editors;
    domain::TableEditor<domain::Finding> m_findings;
    std::map<std::tuple<std::string, std::string, domain::Duration>, domain::OriginPtr> m_origins;
};

} // namespace assay::rules::test
