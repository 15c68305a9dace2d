// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/sandbox/http/Pager.h"
#include "services/sandbox/world/World.h"
#include "services/sync/Assembler.h"
#include "services/wire/AssayHttp.h"

/// \file What a console knows of a sandbox's world, without sockets in between.

namespace assay::sandbox::test {

using namespace std::chrono_literals;

/// Asks all sources of a world for all that they have.
class Observer {
public:
    explicit Observer(const WorldSettings& settings) : m_world(settings), m_assembler(domain::Snapshot{}) {}

    World& world() { return m_world; }

    domain::SnapshotPtr look()
    {
        const auto now = m_world.now();
        std::vector<domain::SourceHealth> health;
        for (const auto& source : m_world.sources()) {
            for (const auto& resource : source.resources)
                ask(source, resource, now);
            auto& one = health.emplace_back();
            one.id = domain::SourceId(source.id);
            one.kind = source.kind;
            one.tier = domain::tierFromLetter(source.tier).value();
            one.state = domain::FeedState::Live;
            one.lastSuccess = now;
            one.lastAsOf = m_world.asOf(source);
            one.everyMs = 5'000;
            one.staleAfterMs = 3'600'000;
        }
        m_assembler.setSources(std::move(health));
        return m_assembler.publish(now, domain::Recording::Recorded);
    }

private:
    void ask(const SourceState& source, const std::string& resource, domain::Instant now)
    {
        sync::FeedDelivery delivery;
        delivery.source = domain::SourceId(source.id);
        delivery.tier = domain::tierFromLetter(source.tier).value();
        delivery.completeness = wire::Completeness::Whole;
        std::string cursor;
        do {
            auto body = m_pager.page(m_world, source, resource, Pager::kMaxLimit, cursor, 0ms);
            auto update = wire::decodePage(body.value(), resource);
            cursor = update.value().nextCursor;
            store::RawAnswer raw;
            raw.sha256 = domain::Hash::of(*body);
            raw.source = delivery.source;
            raw.resource = resource;
            raw.receivedAt = now;
            update->completeness = wire::Completeness::Whole;
            delivery.answers.push_back({std::move(raw), std::move(*update)});
        } while (!cursor.empty());
        domain::Changes changes;
        m_assembler.fold(delivery, now, changes);
    }

    World m_world;
    Pager m_pager;
    sync::Assembler m_assembler;
};

inline WorldSettings settingsOf(Scenario scenario, std::string_view start)
{
    WorldSettings out;
    out.scenario = scenario;
    out.start = support::parseInstant(start).value();
    out.barsPerVault = 10;
    return out;
}

} // namespace assay::sandbox::test
