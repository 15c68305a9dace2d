// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/requests/ApprovalRules.h"

#include "services/domain/SettlementSchemas.h"
#include "services/wire/AssayHttp.h"

namespace assay::sandbox
{

namespace
{

using domain::Decimal;
using domain::QueueAction;

constexpr std::int64_t kMostNeeded = 2; ///< where no rule fits

} // namespace

ApprovalRules ApprovalRules::ofSandbox()
{
    ApprovalRules policy;
    const auto add = [&](QueueAction action, std::string currency, std::optional<Decimal> upTo, std::int64_t needed) {
        policy.rules.push_back({action, std::move(currency), std::move(upTo), needed});
    };
    // To hold back is harmless; to let go, to end or to change the order is not.
    for (const auto* currency : {"HKD", "USD", ""})
        add(QueueAction::Hold, currency, {}, 1);
    for (const auto action : {QueueAction::Release, QueueAction::Resequence, QueueAction::Recycle, QueueAction::Split,
                              QueueAction::Partial, QueueAction::Cancel}) {
        const bool ends = action == QueueAction::Cancel;
        add(action, "HKD", Decimal(ends ? 10'000'000 : 50'000'000), 1);
        add(action, "HKD", {}, 2);
        add(action, "USD", Decimal(ends ? 1'200'000 : 6'000'000), 1);
        add(action, "USD", {}, 2);
        add(action, {}, {}, 2);
    }
    return policy;
}

std::int64_t ApprovalRules::needed(QueueAction action, const std::string& currency,
                                   const std::optional<Decimal>& amount) const
{
    for (const auto& rule : rules) {
        if (rule.action != action || (!rule.currency.empty() && rule.currency != currency))
            continue;
        if (rule.upTo && (!amount || *amount > *rule.upTo))
            continue;
        return rule.needed;
    }
    return kMostNeeded;
}

std::string ApprovalRules::json() const
{
    std::string text;
    wire::JsonWriter json(text);
    json.beginObject();
    json.member("schema_version", wire::kAssaySchemaVersion);
    json.key("rules");
    json.beginArray();
    for (const auto& rule : rules) {
        json.beginObject();
        json.member("action", domain::toText(rule.action));
        if (!rule.currency.empty())
            json.member("currency", rule.currency);
        if (rule.upTo)
            json.member("up_to", rule.upTo->text());
        json.member("needed", rule.needed);
        json.endObject();
    }
    json.endArray();
    json.member("reason_text_min", static_cast<std::int64_t>(reasonTextMin));
    json.member("longest", longest.count() % 60 == 0 ? "PT" + std::to_string(longest.count() / 60) + "H"
                                                     : "PT" + std::to_string(longest.count()) + "M");
    json.endObject();
    return text;
}

} // namespace assay::sandbox
