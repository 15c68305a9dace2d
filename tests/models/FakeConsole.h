// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <tuple>
#include <utility>
#include <vector>

#include "services/api/Console.h"

namespace assay::tests {

inline const domain::Instant kNow = *support::parseInstant("2026-03-31T10:00:00Z");

inline domain::Decimal decimal(std::string_view text) { return *domain::Decimal::parse(text); }

/// Builds snapshots by hand, one after the other, with one origin for each source.
class SnapshotMaker {
public:
    template <class Record>
    domain::TableEditor<Record>& editor()
    {
        if constexpr (domain::kAmong<Record, domain::DerivedRecords>)
            return m_caseEditors.get<Record>();
        else
            return m_editors.get<Record>();
    }

    domain::OriginPtr origin(const std::string& source, const std::string& resource, domain::Tier tier,
                             domain::Instant asOf = kNow) const
    {
        auto out = std::make_shared<domain::Origin>();
        out->source = domain::SourceId(source);
        out->resource = resource;
        out->tier = tier;
        out->asOf = asOf;
        out->knownAt = asOf;
        out->raw = domain::Hash::of(source + resource);
        return out;
    }

    template <class Record>
    void put(Record record, const std::string& source = "harbour-issuer", domain::Tier tier = domain::Tier::SelfReported)
    {
        const std::string resource(domain::resourceOf<Record>());
        auto& place = m_origins[{domain::SourceId(source), resource}];
        if (!place)
            place = origin(source, resource, tier, statedAt.contains(source) ? statedAt.at(source) : kNow);
        editor<Record>().put(std::move(record), place, m_revision + 1);
        m_confirmed[{domain::SourceId(source), resource}] = place;
    }

    template <class Record>
    void remove(const Record& record, const std::string& source = "harbour-issuer")
    {
        const std::string resource(domain::resourceOf<Record>());
        editor<Record>().remove(m_origins[{domain::SourceId(source), resource}], domain::keyOf(record), m_revision + 1);
    }

    void put(domain::Finding finding)
    {
        if (!m_findingOrigin)
            m_findingOrigin = origin("rules", "findings", domain::Tier::Observed);
        m_findings.put(std::move(finding), m_findingOrigin, m_revision + 1);
    }

    domain::SnapshotPtr publish()
    {
        auto out = std::make_shared<domain::Snapshot>();
        out->revision = ++m_revision;
        out->knownAt = kNow;
        domain::forEachStatedRecord([&](auto type) {
            using Record = typename decltype(type)::type;
            out->tables.get<Record>() = editor<Record>().publish();
        });
        auto derived = std::make_shared<domain::DerivedTables>();
        domain::forEachRecordIn(domain::DerivedRecords{}, [&](auto type) {
            using Record = typename decltype(type)::type;
            derived->get<Record>() = editor<Record>().publish();
        });
        out->derived = std::move(derived);
        out->findings = m_findings.publish();
        out->sources = sources;
        out->confirmed = m_confirmed;
        return out;
    }

    std::vector<domain::SourceHealth> sources;
    /// As-of of the answers of a source, if not kNow; before its first row.
    std::map<std::string, domain::Instant> statedAt;

private:
    domain::RecordSet<domain::TableEditor, domain::StatedRecords> m_editors;
    domain::RecordSet<domain::TableEditor, domain::DerivedRecords> m_caseEditors;
    domain::TableEditor<domain::Finding> m_findings;
    domain::OriginPtr m_findingOrigin;
    std::map<std::pair<domain::SourceId, std::string>, domain::OriginPtr> m_origins;
    std::map<std::pair<domain::SourceId, std::string>, domain::OriginPtr> m_confirmed;
    std::uint64_t m_revision = 0;
};

/// The engine's faces without an engine: snapshots are published by the test, answers are given at once.
class FakeConsole : public api::Snapshots, public api::History, public api::Commands, public api::Analyses {
public:
    using Receiver = std::function<void(domain::SnapshotPtr)>;

    domain::SnapshotPtr current() const override { return m_current; }
    api::SubscriptionPtr subscribe(Receiver receiver) override
    {
        m_receiver = std::make_shared<Receiver>(std::move(receiver));
        class Handle : public api::Subscription {
        public:
            explicit Handle(std::shared_ptr<Receiver>& place) : m_place(place) {}
            ~Handle() override { m_place.reset(); }

        private:
            std::shared_ptr<Receiver>& m_place;
        };
        return std::make_unique<Handle>(m_receiver);
    }
    api::SessionInfo session() const override { return info; }

    void coverage(domain::CoinId coin, domain::Instant, domain::Instant,
                  api::Reply<std::vector<api::CoveragePoint>> reply) override
    {
        asked.push_back("coverage " + coin.value());
        reply(points);
    }
    void supply(domain::CoinId coin, domain::Instant, domain::Instant,
                api::Reply<std::vector<api::SupplyStretch>> reply) override
    {
        asked.push_back("supply " + coin.value());
        reply(supplies);
    }
    void versions(std::string kind, domain::SourceId source, std::string key, api::Reply<std::vector<api::Version>> reply) override
    {
        asked.push_back("versions " + kind + ' ' + source.value() + ' ' + key);
        reply(history);
    }
    void raw(domain::Hash sha256, api::Reply<api::RawView> reply) override
    {
        asked.push_back("raw " + sha256.hex());
        reply(rawAnswer);
    }
    void journal(std::size_t, api::Reply<std::vector<api::JournalLine>> reply) override { reply(std::vector<api::JournalLine>{}); }

    void explain(std::string figure, api::Reply<domain::Why> reply) override
    {
        asked.push_back("explain " + figure);
        reply(why);
    }
    void stress(domain::CoinId coin, std::string parameters, api::Reply<api::StressView> reply) override
    {
        asked.push_back("stress " + coin.value() + '\n' + parameters);
        reply(stressAnswer);
    }
    void draftLetter(domain::RuleId rule, std::string subject, api::Reply<domain::Letter> reply) override
    {
        asked.push_back("draft " + rule.value() + ' ' + subject);
        reply(letter);
    }
    void record(api::OwnRecord record, api::Reply<std::string> reply) override
    {
        recorded.push_back(record);
        reply(recordAnswer);
    }

    void pollNow(domain::SourceId source) override { asked.push_back("poll " + source.value()); }
    void previewImport(api::ImportRequest request, api::Reply<api::ImportPreview> reply) override
    {
        imports.push_back(std::move(request));
        reply(importPreview);
    }
    void runImport(api::ImportRequest request, api::Reply<api::ImportOutcome> reply) override
    {
        loads.push_back(std::move(request));
        reply(api::ImportOutcome{});
    }

    void publish(domain::SnapshotPtr snapshot)
    {
        m_current = std::move(snapshot);
        if (auto receiver = m_receiver)
            (*receiver)(m_current);
    }
    api::Console console() { return {*this, *this, *this, *this}; }

    api::SessionInfo info;
    std::vector<api::ImportRequest> imports;  ///< previewed
    std::vector<api::ImportRequest> loads;
    support::Result<api::ImportPreview> importPreview = api::ImportPreview{};
    std::vector<api::CoveragePoint> points;
    std::vector<api::SupplyStretch> supplies;
    support::Result<std::vector<api::Version>> history = std::vector<api::Version>{};
    support::Result<api::RawView> rawAnswer = api::RawView{};
    support::Result<domain::Why> why = domain::Why{};
    support::Result<api::StressView> stressAnswer = api::StressView{};
    support::Result<domain::Letter> letter = domain::Letter{};
    support::Result<std::string> recordAnswer = std::string("own-1");
    std::vector<api::OwnRecord> recorded;
    std::vector<std::string> asked;

private:
    domain::SnapshotPtr m_current = std::make_shared<const domain::Snapshot>();
    std::shared_ptr<Receiver> m_receiver;
};

} // namespace assay::tests
