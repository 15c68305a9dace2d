// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/reserves/StressViewModel.h"

#include "models/format/Sentences.h"

#include <set>

#include "services/support/Percent.h"

namespace assay::models {

namespace {

/// 1250 hundredths of a percent are 0.1250.
std::string shareText(int hundredths)
{
    const auto share = domain::Decimal::fromParts(hundredths, 4);
    return share ? share->text() : std::string("0");
}

template <class Visit>
void forEachLine(const domain::Snapshot& snapshot, const std::string& coin, Visit&& visit)
{
    snapshot.table<domain::HoldingLine>().forEach([&](const domain::Row<domain::HoldingLine>& row) {
        if (coin.empty() || row.record.coin.value() == coin)
            visit(row.record.custodian, row.record.assetClass);
    });
}

} // namespace

StressViewModel::StressViewModel(const ViewContext& context, QObject* parent) : QObject(parent), m_context(context) {}

QStringList StressViewModel::coins() const
{
    std::set<std::string> coins;
    const auto& snapshot = *m_context.dispatcher.current();
    snapshot.table<domain::ReserveStatement>().forEach(
        [&](const domain::Row<domain::ReserveStatement>& row) { coins.insert(row.record.coin.value()); });
    snapshot.table<domain::HoldingLine>().forEach(
        [&](const domain::Row<domain::HoldingLine>& row) { coins.insert(row.record.coin.value()); });
    QStringList out;
    for (const auto& coin : coins)
        out.append(fromUtf8(coin));
    return out;
}

QStringList StressViewModel::custodians(const QString& coin) const
{
    std::set<std::string> names;
    forEachLine(*m_context.dispatcher.current(), coin.toStdString(), [&](const std::string& custodian, domain::AssetClass) {
        if (!custodian.empty())
            names.insert(custodian);
    });
    QStringList out;
    for (const auto& name : names)
        out.append(fromUtf8(name));
    return out;
}

QList<QPair<QString, QString>> StressViewModel::classes(const QString& coin) const
{
    std::set<domain::AssetClass> found;
    forEachLine(*m_context.dispatcher.current(), coin.toStdString(),
                [&](const std::string&, domain::AssetClass assetClass) { found.insert(assetClass); });
    QList<QPair<QString, QString>> out;
    for (const auto assetClass : found)
        if (assetClass != domain::AssetClass::Unknown)
            out.append({fromUtf8(domain::toText(assetClass)), m_context.format().enumText(assetClass)});
    return out;
}

std::string StressViewModel::parametersOf(const StressInput& input)
{
    std::string out;
    const auto line = [&out](const std::string& key, const std::string& value) { out += key + '=' + value + '\n'; };
    for (const auto& [days, share] : input.runOff)
        if (share != StressInput::kAsInPack)
            line("run_off." + std::to_string(days), shareText(share));
    for (const auto& [assetClass, share] : input.haircuts)
        if (share != StressInput::kAsInPack)
            line("haircut." + assetClass, shareText(share));
    if (!input.failedParty.isEmpty())
        line("failed_party", support::escaped(input.failedParty.toStdString()));
    if (input.yieldShock != StressInput::kAsInPack)
        line("yield_shock_bp", std::to_string(input.yieldShock));
    if (!input.usdRate.isEmpty())
        line("usd_rate", support::escaped(input.usdRate.toStdString()));
    switch (input.weekend) {
    case StressInput::Weekend::AsInPack: break;
    case StressInput::Weekend::Pauses: line("weekend", "pauses"); break;
    case StressInput::Weekend::RunsOn: line("weekend", "runs-on"); break;
    }
    return out;
}

void StressViewModel::run(const StressInput& input)
{
    ask(input.coin, parametersOf(input), {});
}

void StressViewModel::runAgain(const QString& id)
{
    const std::string wanted = id.toStdString();
    std::optional<domain::StressRun> saved;
    m_context.dispatcher.current()->table<domain::StressRun>().forEach([&](const domain::Row<domain::StressRun>& row) {
        if (row.record.id == wanted)
            saved = row.record;
    });
    if (saved)
        ask(fromUtf8(saved->coin.value()), saved->parameters, fromUtf8(saved->result));
}

void StressViewModel::ask(const QString& coin, std::string parameters, const QString& expected)
{
    m_busy = true;
    m_last.reset();
    const auto question = ++m_question;
    auto then = [this, question, expected](support::Result<api::StressView> answer) {
        if (question != m_question)
            return;
        m_busy = false;
        if (!answer) {
            Q_EMIT failed(m_context.format().errorText(answer.error()));
            return;
        }
        m_last = std::move(*answer);
        Q_EMIT ready(outcomeOf(*m_last, expected));
    };
    m_context.console.analyses.stress(domain::CoinId(coin.toStdString()), std::move(parameters),
                                      m_context.dispatcher.toMain<api::StressView>(this, std::move(then)));
}

StressOutcome StressViewModel::outcomeOf(const api::StressView& view, const QString& expected) const
{
    const auto& format = m_context.format();
    StressOutcome out;
    out.coin = fromUtf8(view.coin.value());
    const auto money = [&](const std::optional<domain::Decimal>& value) {
        return value ? format.money(*value, view.currency) : Format::missing();
    };
    const auto add = [&out](const QString& label, const QString& value, Tone tone = Tone::Normal) {
        out.facts.append({label, value, value, tone});
    };
    const bool isShort = view.shortfall && view.shortfall->sign() > 0;
    add(tr("Shortfall"), isShort ? money(view.shortfall) : tr("none within the horizon"), isShort ? Tone::Breach : Tone::Good);
    add(tr("Time to shortfall"), view.timeToShortfall.empty() ? tr("none within the horizon") : sentenceText(m_context.format(), view.timeToShortfall),
        view.timeToShortfall.empty() ? Tone::Normal : Tone::Breach);
    const bool below = view.stressedCoverage && *view.stressedCoverage < domain::Decimal(1);
    add(tr("Stressed coverage"), view.stressedCoverage ? format.ratioPercent(*view.stressedCoverage) : Format::missing(),
        !view.stressedCoverage ? Tone::Unknown : below ? Tone::Breach : Tone::Normal);
    add(tr("Stressed value"), money(view.stressedValue));
    add(tr("Late redemptions"), format.count(static_cast<std::int64_t>(view.lateRedemptions.size())),
        view.lateRedemptions.empty() ? Tone::Normal : Tone::Breach);
    add(tr("Statement"), fromUtf8(view.statementId));
    if (!view.snapshot.empty())
        add(tr("Snapshot"), fromUtf8(view.snapshot));
    for (const auto& sale : view.sales)
        out.sales.append({fromUtf8(sale.when), fromUtf8(sale.line), fromUtf8(sale.name), format.money(sale.proceeds, view.currency)});
    for (const auto& rung : view.rungs)
        out.rungs.append({fromUtf8(rung.horizon), format.money(rung.liquidity, view.currency), format.money(rung.stressed, view.currency),
                          format.money(rung.surplus, view.currency)});
    for (const auto& id : view.lateRedemptions)
        out.late.append(fromUtf8(id));
    if (!expected.isEmpty()) {
        const bool same = expected.toStdString() == view.result;
        out.comparison = same ? tr("✓ The same result as saved, to the byte.")
                              : tr("✗ Not the result that was saved: the lines have changed since.");
        out.comparisonTone = same ? Tone::Good : Tone::Watch;
    }
    return out;
}

void StressViewModel::save(const QString& name)
{
    if (!m_last || m_busy)
        return;
    domain::StressRun run;
    run.name = name.trimmed().toStdString();
    run.coin = m_last->coin;
    run.statementId = m_last->statementId;
    run.snapshot = m_last->snapshot;
    run.parameters = m_last->parameters;
    run.result = m_last->result;
    auto then = [this](support::Result<std::string> answer) {
        if (answer)
            Q_EMIT saved(fromUtf8(*answer));
        else
            Q_EMIT failed(m_context.format().errorText(answer.error()));
    };
    m_context.console.commands.record(std::move(run), m_context.dispatcher.toMain<std::string>(this, std::move(then)));
}

} // namespace assay::models
