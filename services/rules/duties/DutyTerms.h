// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/duties/Duties.h"
#include "services/measures/reserves/RedemptionClock.h"
#include "services/rules/engine/RuleEngine.h"

/// \file The cadences and windows of measures as the packs set them: what rules evaluate by and tables are made from.
/// Errors of all: MissingField, WrongType, OutOfRange, with the rule and its parameter.

namespace assay::rules
{

[[nodiscard]] support::Result<measures::ClockTerms> clockTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::DailyTerms> dailyTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::WeeklyTerms> weeklyTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::FigureTerms> figureTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::AttestationTerms> attestationTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::NoticeTerms> breakTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::NoticeTerms> incidentTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::ContractTerms> contractTerms(const Rule& rule);
[[nodiscard]] support::Result<measures::DocumentTerms> documentTerms(const Rule& rule);

/// All that the calendar of duties needs, from the rules of the engine's packs.
[[nodiscard]] support::Result<measures::DutyTerms> dutyTerms(const RuleEngine& engine);
/// The terms of STB-21.
[[nodiscard]] support::Result<measures::ClockTerms> clockTerms(const RuleEngine& engine);

} // namespace assay::rules
