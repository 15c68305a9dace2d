// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <random>
#include <string>

#include "tests/models/FakeConsole.h"

namespace assay::bench {

/// The fields that bench rows state, in the order in which they are written; the first ones are those that a table shows
/// by default.
inline constexpr std::array<const char*, 20> kFields{
    "ref", "status", "reason", "kind", "asset", "quantity", "currency", "amount", "settlement_date", "deliverer", "receiver", "hold",
    "priority", "system_ref", "reason_text", "trade_date", "queued_at", "cycle", "partial", "cash_status"};
inline constexpr std::size_t kShownFields = 13;

/// An instruction of 20 stated fields. The same number and seed make the same row.
inline domain::Instruction instruction(int number, std::mt19937& random)
{
    static const std::array<const char*, 6> kStatus{"PEND", "PENF", "MACH", "SETT", "NMAT", "PACK"};
    static const std::array<const char*, 4> kReason{"LACK", "MONY", "PREA", "CLAC"};
    static const std::array<const char*, 4> kReasonText{"deliverer is short of the asset", "payer is short of cash", "held by its owner",
                                                        "counterparty has not enough"};
    static const std::array<const char*, 3> kCurrency{"HKD", "USD", "CNY"};
    static const std::array<const char*, 5> kAsset{"XAU", "HK0000123459", "HK0000234560", "4H95J0R2X", "XS0123456789"};
    const auto day = [](unsigned offset) { return domain::Date{std::chrono::sys_days{std::chrono::year{2026} / 3 / 1} + std::chrono::days{offset}}; };
    const auto party = [&] { return domain::ParticipantId("HARBOUR-" + std::to_string(100 + random() % 400)); };
    domain::Instruction out;
    out.ref = "SI-" + std::to_string(10'000'000 + number);
    out.systemRef = "HKCL26" + std::to_string(900'000'000 - number);
    out.status = kStatus[random() % kStatus.size()];
    const auto why = random() % kReason.size();
    out.reason = kReason[why];
    out.reasonText = kReasonText[why];
    out.kind = random() % 2 ? domain::SettlementKind::DvP : domain::SettlementKind::PvP;
    out.asset = kAsset[random() % kAsset.size()];
    out.quantity = *domain::Decimal::fromParts(static_cast<std::int64_t>(random() % 40'000'000), 3);
    out.currency = kCurrency[random() % kCurrency.size()];
    out.amount = *domain::Decimal::fromParts(static_cast<std::int64_t>(random()), 2);
    out.tradeDate = day(random() % 20);
    out.settlementDate = day(10 + random() % 30);
    out.deliverer = party();
    out.receiver = party();
    out.priority = static_cast<std::int64_t>(random() % 5);
    out.hold = random() % 8 ? domain::HoldState::Released : domain::HoldState::OnHold;
    out.queuedAt = tests::kNow - std::chrono::seconds{random() % 500'000};
    out.cycle = "CYC-" + std::to_string(random() % 12);
    out.partial = random() % 2 ? domain::Permission::Allowed : domain::Permission::NotAllowed;
    out.cashStatus = random() % 3 ? "PDNG" : "ACSC";
    return out;
}

/// A field as a spreadsheet would hold it.
inline std::string field(const domain::Instruction& of, std::size_t index)
{
    static const std::array<std::size_t, kFields.size()> places = [] {
        std::array<std::size_t, kFields.size()> out{};
        const auto infos = domain::fieldInfos<domain::Instruction>();
        for (std::size_t i = 0; i < kFields.size(); ++i)
            for (std::size_t k = 0; k < infos.size(); ++k)
                if (infos[k].name == kFields[i])
                    out[i] = k;
        return out;
    }();
    return domain::toText(domain::cellOf(of, places[index]));
}

} // namespace assay::bench
