// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>

#include "models/format/Format.h"
#include "models/items/Roles.h"
#include "services/domain/SettlementRecords.h"

namespace assay::models {

/// \file How requests read in the language of the window.

/// One step of a request from its maker to its effect.
struct LadderStep {
    enum class State : std::uint8_t { Done, Current, Waiting, Failed, Unknown };
    QString text;              ///< "approved"
    QString detail;            ///< "1 of 2: op-checker-a"
    State state = State::Waiting;
};
/// submitted, approved, sent, accepted, effect observed; ends where a request ended.
[[nodiscard]] QList<LadderStep> ladderOf(const domain::ActionRequest& request, const Format& format, domain::Instant now);
/// "✓ submitted 13:41:02 → ● approved 0 of 1 → …"
[[nodiscard]] QString ladderText(const QList<LadderStep>& steps);

/// "Release hold"
[[nodiscard]] QString actionText(domain::QueueAction action);
/// "Release hold on SI-20398, HKD 42,000,000.00; asked for by op-maker-a at …"
[[nodiscard]] QString requestSentence(const domain::ActionRequest& request, const Format& format);
[[nodiscard]] Tone toneOfRequest(domain::RequestState state);
/// Will its state not change any more by what people do?
[[nodiscard]] bool isOver(domain::RequestState state);
/// Codes and texts a maker may choose from.
[[nodiscard]] QList<QPair<QString, QString>> requestReasons(const Format& format);
/// "maker" → "Maker"
[[nodiscard]] QString roleText(std::string_view role);

/// Fewest characters of the free text of a request.
inline constexpr int kShortestText = 15;

} // namespace assay::models
