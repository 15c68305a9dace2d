// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/FakeConsole.h"

namespace assay::tests {

/// Puts a small queue in gridlock into a snapshot: SI-20417 waits for SI-20398, which waits for SI-20417 again and is on hold;
/// with its day, limits, exceptions and what could be done. Clock: kNow, 18:00 in Hong Kong.
inline void putSettlement(SnapshotMaker& maker)
{
    using namespace std::chrono_literals;
    using namespace domain;
    const auto instruction = [&](const char* ref, const char* status, const char* reason, const char* amount) {
        Instruction of;
        of.ref = ref;
        of.kind = SettlementKind::DvP;
        of.status = status;
        of.reason = reason;
        of.asset = "XAU";
        of.quantity = decimal("400.125");
        of.currency = "HKD";
        of.amount = decimal(amount);
        of.deliverer = ParticipantId("P3");
        of.receiver = ParticipantId("P17");
        of.queuedAt = kNow - 40min;
        of.settlementDate = support::hongKongDate(kNow);
        of.hold = HoldState::Released;
        of.cycle = "HK-2026-03-31-4";
        return of;
    };
    auto stuck = instruction("SI-20417", "PEND", "MONY", "310000000.00");
    stuck.assetLegLockedAt = kNow - 30min;
    stuck.cashStatus = "PDNG";
    stuck.waitsFor = {"SI-20398"};
    stuck.linkedRef = "SI-20390";
    maker.put(stuck, "clearing", Tier::Custodian);
    auto held = instruction("SI-20398", "PEND", "PREA", "42000000.00");
    held.hold = HoldState::OnHold;
    held.waitsFor = {"SI-20417", "SI-20999"};
    maker.put(held, "clearing", Tier::Custodian);
    maker.put(instruction("SI-20390", "SETT", "", "1000000.00"), "clearing", Tier::Custodian);
    auto end = instruction("SI-20385", "PEND", "LACK", "9000000.00");
    end.partial = Permission::Allowed;
    end.settledQuantity = decimal("100");
    maker.put(end, "clearing", Tier::Custodian);
    auto chained = instruction("SI-20386", "PEND", "LINK", "8000000.00");
    chained.waitsFor = {"SI-20385"};
    maker.put(chained, "clearing", Tier::Custodian);
    auto half = instruction("SI-20387", "PEND", "", "7000000.00");
    half.cashLegFinalAt = kNow - 5min;
    maker.put(half, "clearing", Tier::Custodian);

    Position cash;
    cash.participant = ParticipantId("P17");
    cash.account = "HKD-17";
    cash.asset = "HKD";
    cash.balance = decimal("30000000.00");
    maker.put(cash, "clearing", Tier::Custodian);

    SettlementCycle planned;
    planned.id = "HK-2026-03-31-5";
    planned.day = support::hongKongDate(kNow);
    planned.name = "Evening";
    planned.cutOffAt = kNow + 3h;
    planned.state = CycleState::Planned;
    maker.put(planned, "clearing", Tier::Custodian);
    CycleStanding cycle;
    cycle.id = "HK-2026-03-31-4";
    cycle.day = support::hongKongDate(kNow);
    cycle.name = "Afternoon";
    cycle.opensAt = kNow - 3h;
    cycle.cutOffAt = kNow + 42min + 10s;
    cycle.secondsLeft = 2530;
    cycle.state = CycleState::Open;
    cycle.open = 6;
    cycle.blocked = 3;
    cycle.blockedRefs = {"SI-20417", "SI-20398", "SI-20387"};
    maker.put(cycle, "clearing", Tier::Custodian);
    CycleStanding past = cycle;
    past.id = "HK-2026-03-31-3";
    past.name = "Midday";
    past.opensAt = kNow - 8h;
    past.cutOffAt = kNow - 3h;
    past.state = CycleState::Settled;
    past.open = 0;
    past.blocked = 0;
    past.blockedRefs.clear();
    maker.put(past, "clearing", Tier::Custodian);

    const auto standing = [&](const char* who, const char* usage, const char* projected, AlarmLevel alarm) {
        ParticipantStanding of;
        of.participant = ParticipantId(who);
        of.asset = "HKD";
        of.balance = decimal("30000000.00");
        of.incoming = decimal("5000000.00");
        of.outgoing = decimal("310000000.00");
        of.projected = decimal("-275000000.00");
        of.limit = decimal("50000000.00");
        of.usage = decimal(usage);
        of.projectedUsage = decimal(projected);
        of.alarm = alarm;
        maker.put(of, "clearing", Tier::Custodian);
    };
    standing("P17", "0.6", "1.18", AlarmLevel::Alarm);
    standing("P3", "0.82", "0.9", AlarmLevel::Warning);
    standing("P9", "0.2", "0.31", AlarmLevel::Normal);
    FailGroup fails;
    fails.participant = ParticipantId("P17");
    fails.reason = "MONY";
    fails.currency = "HKD";
    fails.instructions = 1;
    fails.value = decimal("310000000.00");
    maker.put(fails, "clearing", Tier::Custodian);
    for (const auto* name : {"0", "2-3"}) {
        AgeingBucket bucket;
        bucket.bucket = name;
        bucket.currency = "HKD";
        bucket.instructions = 3;
        bucket.value = decimal("359000000.00");
        maker.put(bucket, "clearing", Tier::Custodian);
    }
    SettlementEfficiency efficiency;
    efficiency.day = support::hongKongDate(kNow);
    efficiency.currency = "HKD";
    efficiency.due = 6;
    efficiency.settled = 1;
    efficiency.dueValue = decimal("377000000.00");
    efficiency.settledValue = decimal("1000000.00");
    efficiency.byVolume = decimal("0.166667");
    efficiency.byValue = decimal("0.002653");
    maker.put(efficiency, "clearing", Tier::Custodian);
    GridlockOption release;
    release.id = "release-SI-20398";
    release.kind = "release";
    release.act = {"SI-20398"};
    release.frees = {"SI-20398", "SI-20417"};
    release.instructions = 2;
    release.value = decimal("352000000.00");
    release.currency = "HKD";
    release.participants = {"P3", "P17"};
    release.text = "Releasing SI-20398 lets 1 other instruction settle as well.";
    maker.put(release, "clearing", Tier::Custodian);
    GridlockOption offset = release;
    offset.id = "offset-SI-20385";
    offset.kind = "offset";
    offset.act = {"SI-20385", "SI-20386"};
    offset.frees = offset.act;
    offset.value = decimal("17000000.00");
    maker.put(offset, "clearing", Tier::Custodian);

    SourceHealth health;
    health.id = SourceId("clearing");
    health.kind = "clearing";
    health.state = FeedState::Live;
    health.tier = Tier::Custodian;
    health.staleAfterMs = 60'000;
    health.lastSuccess = kNow;
    std::erase_if(maker.sources, [](const SourceHealth& one) { return one.id.value() == "clearing"; });
    maker.sources.push_back(health);
}

} // namespace assay::tests
