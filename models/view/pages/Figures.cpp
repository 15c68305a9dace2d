// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/pages/Figures.h"

#include <algorithm>

#include "models/format/Translate.h"
#include "models/view/settlement/DayStrip.h"
#include "services/domain/SettlementCodes.h"

namespace assay::models {

namespace {

using domain::Decimal;
using domain::Outcome;
using domain::Severity;

/// What the figures of the queue count, as a filter of the instructions.
QString unsettledFilter()
{
    QStringList out;
    for (const auto status : domain::finalStatuses())
        out.append(QStringLiteral("-status:") + fromUtf8(status));
    return out.join(QLatin1Char(' '));
}

void stand(Figure& figure, const RowsOrigin& standing)
{
    figure.origin = standing.origin;
    figure.judgedAt = standing.judgedAt;
    figure.staleAfter = standing.staleAfter;
}

void showStatus(Figure& figure, const RuleStatus& status)
{
    if (status.outcome != Outcome::Breach && status.outcome != Outcome::CannotTell)
        return;
    figure.alarmed = true;
    figure.severity = status.outcome == Outcome::Breach ? status.severity : Severity::Unknown;
    if (status.outcome == Outcome::Breach)
        figure.tone = status.severity >= Severity::High ? Tone::Breach : Tone::Watch;
    else if (figure.tone == Tone::Normal)
        figure.tone = Tone::Unknown;
}

Figure countFigure(const Format& format, const QString& id, const QString& label, std::size_t count, Tone whenSome)
{
    Figure out;
    out.id = id;
    out.label = label;
    out.figure = format.count(static_cast<std::int64_t>(count));
    out.exact = out.figure;
    out.tone = count > 0 ? whenSome : Tone::Normal;
    return out;
}

/// The first cut-off of today that has not passed, and how many will miss it. Nothing where no cycle is stated.
void addNextCutOff(std::vector<Figure>& out, const Format& format, const domain::Snapshot& snapshot, domain::Instant now)
{
    for (const auto& fact : cyclesOf(snapshot, now)) {
        const auto& of = fact.standing;
        const bool over = of.state == domain::CycleState::Closed || of.state == domain::CycleState::Settled ||
                          of.state == domain::CycleState::Cancelled;
        if (of.cutOffAt < now || over)
            continue;
        Figure figure;
        figure.id = QStringLiteral("next-cut-off");
        figure.label = tr("Next cut-off");
        figure.figure = format.timeHkt(of.cutOffAt).left(5);
        figure.exact = format.instantHkt(of.cutOffAt);
        figure.context = of.blocked > 0 ? tr("%1 will miss it").arg(format.count(of.blocked)) : fromUtf8(of.name);
        figure.tone = of.blocked > 0 ? Tone::Watch : Tone::Normal;
        figure.origin = fact.origin;
        figure.staleAfter = fact.staleAfter;
        figure.target = {Page::Settlement, QStringLiteral("instructions"), {}};
        out.push_back(std::move(figure));
        return;
    }
}

} // namespace

QList<CardData> toCards(const std::vector<Figure>& figures, const Format& format, domain::Instant now)
{
    QList<CardData> out;
    for (const auto& figure : figures)
        out.append(toCard(figure, format, now));
    return out;
}

std::vector<Figure> coinFigures(const Format& format, const domain::Snapshot& snapshot)
{
    std::vector<Figure> out;
    std::map<std::string, const domain::CoverageReading*> readings;
    snapshot.table<domain::CoverageReading>().forEach([&](const domain::Row<domain::CoverageReading>& row) {
        readings.emplace(row.record.coin.value(), &row.record);
    });
    for (const auto& [coin, state] : coinStates(snapshot)) {
        const auto& of = state.statement->record;
        Figure figure;
        figure.id = QStringLiteral("coverage-") + fromUtf8(coin);
        figure.label = fromUtf8(coin) + QStringLiteral(" · ") + fromUtf8(of.issuerName.empty() ? of.issuer.value() : of.issuerName);
        figure.tone = Tone::Normal;
        // What was derived line by line goes before the total that the issuer states; the page's table shows the same.
        const auto found = readings.find(coin);
        const auto* reading = found == readings.end() ? nullptr : found->second;
        const auto coverage = reading ? reading->headline : state.coverage;
        const auto buffer = reading ? reading->buffer : state.buffer;
        const auto value = reading ? reading->reserveValue : std::optional(of.assetTotal);
        const auto outstanding = reading ? reading->outstanding : std::optional(of.outstanding);
        if (coverage) {
            figure.figure = format.ratioPercent(*coverage);
            figure.exact = format.ratioPercent(*coverage, 4);
            if (value && outstanding)
                figure.exact = format.money(*value, of.currency) + QStringLiteral(" ÷ ") + format.money(*outstanding, of.currency) +
                               QStringLiteral(" = ") + figure.exact;
            if (*coverage < Decimal(1))
                figure.tone = Tone::Breach;
        }
        if (buffer)
            figure.context = buffer->sign() < 0 ? tr("short by %1").arg(format.moneyShort(buffer->negated(), of.currency))
                                                : tr("buffer %1").arg(format.moneyShort(*buffer, of.currency));
        stand(figure, state.standing);
        // A ratio is as old as the older of its two sides.
        if (reading && figure.origin) {
            figure.asOf = figure.origin->asOf;
            for (const auto& at : {reading->assetsAsOf, reading->outstandingAsOf})
                figure.asOf = at ? std::min(*figure.asOf, *at) : figure.asOf;
        }
        showStatus(figure, state.status);
        figure.target = {Page::Reserves, QStringLiteral("coins"), QStringLiteral("coin:") + fromUtf8(coin), fromUtf8(coin)};
        out.push_back(std::move(figure));
    }
    return out;
}

std::vector<Figure> queueFigures(const Format& format, const domain::Snapshot& snapshot, domain::Instant now)
{
    const auto state = queueState(snapshot);
    const auto standing = standingOf<domain::Instruction>(snapshot);
    const QString table = QStringLiteral("instructions");
    std::vector<Figure> out;

    Figure queued = countFigure(format, QStringLiteral("queue-count"), tr("Unsettled"), state.unsettled, Tone::Normal);
    queued.context = tr("%1 on hold").arg(format.count(static_cast<std::int64_t>(state.onHold)));
    queued.target = {Page::Settlement, table, unsettledFilter()};
    out.push_back(std::move(queued));

    Figure value;
    value.id = QStringLiteral("queue-value");
    value.label = tr("Queued value");
    value.tone = Tone::Normal;
    value.target = {Page::Settlement, table, unsettledFilter()};
    QStringList context;
    // Sums of different currencies are never added: the first is HKD if there is any, the others stand beside it.
    auto first = state.value.find("HKD");
    if (first == state.value.end())
        first = state.value.begin();
    if (first != state.value.end()) {
        const auto shown = [](const domain::Sum& sum, const auto& text) { return sum.exact() ? text(sum.value()) : Format::missing(); };
        QStringList others;
        QStringList exact;
        for (const auto& [currency, sum] : state.value) {
            const QString brief = shown(sum, [&](const Decimal& of) { return format.moneyShort(of, currency); });
            const QString whole = shown(sum, [&](const Decimal& of) { return format.money(of, currency); });
            if (currency == first->first) {
                value.figure = brief;
                exact.prepend(whole);
            } else {
                others.append(brief);
                exact.append(whole);
            }
        }
        value.exact = exact.join(QStringLiteral(" · "));
        if (!others.isEmpty())
            context.append(tr("and %1").arg(others.join(QStringLiteral(", "))));
    } else {
        // Nothing waits: zero. Something waits, or free of payment only: there is no amount to state.
        value.figure = state.unsettled == 0 ? format.count(0) : Format::missing();
    }
    if (state.unpriced > 0) {
        context.append(tr("%1 without an amount").arg(format.count(static_cast<std::int64_t>(state.unpriced))));
        value.tone = Tone::Watch;
    }
    value.context = context.join(QStringLiteral(" · "));
    out.push_back(std::move(value));

    Figure oldest;
    oldest.id = QStringLiteral("queue-oldest");
    oldest.label = tr("Oldest unsettled");
    oldest.tone = Tone::Normal;
    if (state.oldest) {
        const auto& of = *state.oldest;
        oldest.figure = format.age(of.queuedAt, now);
        oldest.exact = format.instantHkt(of.queuedAt) + QStringLiteral(" HKT");
        oldest.context = fromUtf8(of.ref) + QLatin1Char(' ') + fromUtf8(of.status);
        const auto age = now - of.queuedAt;
        oldest.tone = age >= std::chrono::hours{1} ? Tone::Breach : age >= std::chrono::minutes{15} ? Tone::Watch : Tone::Normal;
        oldest.target = {Page::Settlement, table, QStringLiteral("ref:\"") + fromUtf8(of.ref) + QLatin1Char('"')};
    } else {
        oldest.figure = tr("none");
        oldest.target = {Page::Settlement, table, {}};
    }
    out.push_back(std::move(oldest));

    Figure failing = countFigure(format, QStringLiteral("queue-failing"), tr("Failing"), state.failing, Tone::Watch);
    failing.context = state.oneLegFinal > 0 ? tr("%1 with one leg final alone").arg(state.oneLegFinal) : QString();
    if (state.oneLegFinal > 0)
        failing.tone = Tone::Breach;
    failing.target = {Page::Settlement, table, QStringLiteral("status:PENF")};
    showStatus(failing, ruleStatusOf(snapshot, "SET"));
    out.push_back(std::move(failing));

    for (auto& figure : out)
        stand(figure, standing);
    addNextCutOff(out, format, snapshot, now);
    return out;
}

std::vector<Figure> vaultFigures(const Format& format, const domain::Snapshot& snapshot)
{
    const auto standing = standingOf<domain::Bar>(snapshot);
    std::int64_t bars = 0;
    std::int64_t unweighed = 0;
    domain::Sum fine;
    const auto states = vaultStates(snapshot);
    for (const auto& [id, state] : states) {
        bars += state.bars;
        unweighed += state.unweighed;
        fine.add(state.fineOz);
    }
    std::vector<Figure> out;

    Figure weight;
    weight.id = QStringLiteral("vault-fine");
    weight.label = tr("Gold in vaults, fine oz t");
    weight.tone = Tone::Normal;
    if (fine.exact() && (bars == 0 || unweighed < bars)) {
        weight.figure = format.decimal(fine.value(), 3);
        weight.exact = format.decimal(fine.value());
    }
    weight.context = unweighed > 0 ? tr("%1 bars without a fine weight").arg(format.count(unweighed))
                                   : tr("%1 vaults").arg(static_cast<int>(states.size()));
    if (unweighed > 0)
        weight.tone = Tone::Watch;
    weight.target = {Page::Vault, QStringLiteral("vaults"), {}};
    stand(weight, standing);
    out.push_back(std::move(weight));

    Figure count = countFigure(format, QStringLiteral("vault-bars"), tr("Bars"), static_cast<std::size_t>(bars), Tone::Normal);
    count.target = {Page::Vault, QStringLiteral("bars"), {}};
    const auto status = ruleStatusOf(snapshot, "GLD");
    count.context = status.open > 0 ? tr("%1 open findings").arg(format.count(static_cast<std::int64_t>(status.open))) : QString();
    showStatus(count, status);
    stand(count, standing);
    out.push_back(std::move(count));

    snapshot.table<domain::GoldToken>().forEach([&](const domain::Row<domain::GoldToken>& row) {
        const auto& of = row.record;
        Figure token;
        token.id = QStringLiteral("token-") + fromUtf8(of.token.value());
        token.label = fromUtf8(of.token.value()) + QStringLiteral(" · ") + tr("allocated ÷ claims");
        token.tone = Tone::Normal;
        const auto claims = of.supply.times(of.ouncesPerToken);
        const auto ratio = claims ? of.allocatedOz.dividedBy(*claims, 6, domain::Rounding::Floor) : claims;
        if (ratio) {
            token.figure = format.ratioPercent(*ratio);
            token.exact = format.decimal(of.allocatedOz) + QStringLiteral(" ÷ ") + format.decimal(*claims);
            if (*ratio < Decimal(1))
                token.tone = Tone::Breach;
        }
        // A ratio of two instants carries both: it is as old as the older one.
        if (of.supplyAsOf != of.allocatedAsOf)
            token.context = tr("supply %1, metal %2").arg(format.timeHkt(of.supplyAsOf), format.timeHkt(of.allocatedAsOf));
        RowsOrigin own;
        own.include(snapshot, snapshot.confirmedBy(row));
        stand(token, own);
        token.asOf = std::min(of.supplyAsOf, of.allocatedAsOf);
        showStatus(token, ruleStatusOf(snapshot, "GLD", of.token.value()));
        token.target = {Page::Vault, QStringLiteral("gold-tokens"), QStringLiteral("token:") + fromUtf8(of.token.value())};
        out.push_back(std::move(token));
    });
    return out;
}

std::vector<Figure> amlFigures(const Format& format, const domain::Snapshot& snapshot, domain::Instant now)
{
    const auto state = alertState(snapshot, now);
    const auto standing = standingOf<domain::Alert>(snapshot);
    const QString table = QStringLiteral("alerts");
    std::vector<Figure> out;

    Figure open = countFigure(format, QStringLiteral("alerts-open"), tr("Open alerts"), state.open, Tone::Normal);
    if (state.open > 0 && state.worst >= Severity::High) {
        open.alarmed = true;
        open.severity = state.worst;
        open.tone = Tone::Breach;
    }
    if (state.oldest)
        open.context = tr("oldest %1").arg(format.age(state.oldest->record.openedAt, now));
    open.target = {Page::Aml, table, QStringLiteral("-state:closed")};
    stand(open, standing);
    out.push_back(std::move(open));

    Figure due = countFigure(format, QStringLiteral("alerts-overdue"), tr("Overdue"), state.overdue, Tone::Breach);
    due.context = tr("%1 due today").arg(format.count(static_cast<std::int64_t>(state.dueToday)));
    due.target = {Page::Aml, table, QStringLiteral("-state:closed due_at:<") + fromUtf8(support::toText(now))};
    stand(due, standing);
    out.push_back(std::move(due));

    const auto status = ruleStatusOf(snapshot, "AML");
    Figure findings = countFigure(format, QStringLiteral("aml-findings"), tr("Open AML findings"), status.open, Tone::Watch);
    stand(findings, standingOf<domain::Transfer>(snapshot));
    showStatus(findings, status);
    findings.target = {Page::Aml, QStringLiteral("findings"), {}};
    out.push_back(std::move(findings));

    const auto& entries = snapshot.table<domain::SanctionEntry>();
    Figure lists = countFigure(format, QStringLiteral("sanctions"), tr("Sanctions entries"), entries.present(), Tone::Normal);
    stand(lists, standingOf<domain::SanctionEntry>(snapshot));
    lists.target = {Page::Aml, QStringLiteral("sanctions"), {}};
    out.push_back(std::move(lists));
    return out;
}

std::vector<Figure> sourceFigures(const Format& format, const domain::Snapshot& snapshot, domain::Instant now)
{
    std::size_t live = 0;
    std::size_t troubled = 0;
    std::int64_t rejected = 0;
    std::optional<domain::Instant> nextExpiry;
    QString expiring;
    RowsOrigin standing;
    for (const auto& source : snapshot.sources) {
        live += source.state == domain::FeedState::Live ? 1 : 0;
        troubled += source.state == domain::FeedState::Failing || source.state == domain::FeedState::Stale
                        || source.state == domain::FeedState::Frozen
                ? 1
                : 0;
        rejected += source.rejectedRows;
        if (source.certificateExpiry && (!nextExpiry || *source.certificateExpiry < *nextExpiry)) {
            nextExpiry = source.certificateExpiry;
            expiring = fromUtf8(source.id.value());
        }
    }
    // What is said about sources is our own observation, made when the snapshot was.
    if (!snapshot.sources.empty()) {
        standing.origin = domain::Origin{snapshot.sources.front().id, {}, domain::Tier::Observed, snapshot.knownAt, snapshot.knownAt, {}};
        standing.judgedAt = snapshot.knownAt;
        standing.staleAfter = std::chrono::minutes{5};
    }
    std::vector<Figure> out;
    Figure state = countFigure(format, QStringLiteral("sources-live"), tr("Live sources"), live, Tone::Normal);
    state.context = tr("of %1").arg(format.count(static_cast<std::int64_t>(snapshot.sources.size())));
    state.target = {Page::Sources, QStringLiteral("sources"), {}};
    out.push_back(std::move(state));
    Figure trouble = countFigure(format, QStringLiteral("sources-troubled"), tr("Failing or stale"), troubled, Tone::Breach);
    trouble.target = {Page::Sources, QStringLiteral("sources"), QStringLiteral("-state:live")};
    out.push_back(std::move(trouble));
    Figure rows = countFigure(format, QStringLiteral("sources-rejected"), tr("Rejected rows"), static_cast<std::size_t>(rejected), Tone::Watch);
    rows.target = {Page::Sources, QStringLiteral("sources"), QStringLiteral("rejected_rows:>0")};
    out.push_back(std::move(rows));
    Figure expiry;
    expiry.id = QStringLiteral("sources-certificate");
    expiry.label = tr("Next certificate to expire");
    expiry.tone = Tone::Normal;
    if (nextExpiry) {
        expiry.figure = *nextExpiry < now ? tr("expired") : format.duration(*nextExpiry - now);
        expiry.exact = format.instantHkt(*nextExpiry) + QStringLiteral(" HKT");
        expiry.context = expiring;
        expiry.tone = *nextExpiry < now ? Tone::Breach : *nextExpiry < now + std::chrono::days{30} ? Tone::Watch : Tone::Normal;
    }
    expiry.target = {Page::Sources, QStringLiteral("sources"), {}};
    out.push_back(std::move(expiry));
    for (auto& figure : out)
        stand(figure, standing);
    return out;
}

} // namespace assay::models
