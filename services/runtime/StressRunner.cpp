// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/StressRunner.h"

#include <algorithm>

#include "services/measures/reserves/StressText.h"
#include "services/rules/reserves/LiquidityRule.h"

namespace assay::runtime {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

Result<Lines> linesOf(std::string_view text)
{
    Lines out;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty())
            continue;
        const auto equals = line.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return fail(ErrorCode::Malformed, "not key=value", "parameters, line " + std::to_string(number));
        out.emplace_back(std::string(line.substr(0, equals)), std::string(line.substr(equals + 1)));
    }
    return out;
}

/// `base` with the values of `over`.
std::string merged(const Lines& base, const Lines& over)
{
    std::string out;
    for (const auto& line : base) {
        const auto given = std::find_if(over.begin(), over.end(), [&](const auto& other) { return other.first == line.first; });
        if (given == over.end())
            out += line.first + '=' + line.second + '\n';
    }
    for (const auto& line : over)
        out += line.first + '=' + line.second + '\n';
    return out;
}

Result<measures::StressParameters> parametersOf(const Supervision& supervision, std::string_view text, Instant now)
{
    const auto* rule = supervision.rules->rule(RuleId("STB-33"));
    if (!rule)
        return fail(ErrorCode::MissingField, "no rule pack has the rule STB-33 with the assumptions of a what-if");
    auto defaults = rules::stressDefaults(*rule);
    if (!defaults)
        return tl::unexpected(defaults.error());
    defaults->start = now;
    auto base = linesOf(measures::textOf(*defaults));
    auto over = linesOf(text);
    if (!over)
        return tl::unexpected(over.error());
    return measures::parseStressParameters(merged(*base, *over));
}

} // namespace

Result<api::StressView> runStressView(const Supervision& supervision, const Snapshot& snapshot, const CoinId& coin,
                                      std::string_view text, Instant now)
{
    const auto parameters = parametersOf(supervision, text, now);
    if (!parameters)
        return tl::unexpected(parameters.error());
    const measures::Context context{snapshot, now, supervision.rules->calendars()};
    const auto* calendar = context.calendar(parameters->calendar);
    if (!calendar)
        return fail(ErrorCode::NotFound, "there is no calendar \"" + parameters->calendar + '"', "calendar");
    const auto input = measures::stressInput(context, coin, supervision.terms.ladder.limits);
    if (!input)
        return tl::unexpected(input.error());
    const auto result = measures::runStress(*input, *parameters, *calendar);
    if (!result)
        return tl::unexpected(result.error());

    api::StressView view;
    view.coin = coin;
    view.statementId = result->statementId;
    view.currency = result->currency;
    view.parameters = measures::textOf(*parameters);
    view.result = measures::textOf(*result);
    view.stressedValue = result->stressedValue;
    view.stressedCoverage = result->stressedCoverage;
    const Decimal shortfall = std::max(result->valueShortfall, result->liquidityShortfall);
    if (shortfall.sign() > 0)
        view.shortfall = shortfall;
    if (result->shortfallDay)
        view.timeToShortfall = measures::timeToShortfall(*result);
    for (const auto& sale : result->sales)
        view.sales.push_back({sale.line, sale.name, "T+" + std::to_string(sale.cashDay), sale.proceeds});
    for (const auto& missed : result->missed)
        view.lateRedemptions.push_back(missed.id);
    auto rungs = measures::ladder(*input, parameters->terms, supervision.terms.ladder.horizons, now, *calendar);
    if (rungs)
        view.rungs = std::move(*rungs);
    return view;
}

} // namespace assay::runtime
