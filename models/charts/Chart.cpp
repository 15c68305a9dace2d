// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/Chart.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>

#include <QCoreApplication>

namespace assay::models {

namespace {

using domain::Decimal;
using domain::Instant;
using domain::Rounding;

QString tr(const char* text)
{
    return QCoreApplication::translate("assay::models", text);
}

std::int64_t msecs(Instant instant)
{
    return instant.time_since_epoch().count();
}

/// Adds exactly; a sum that would not fit stays as it was (no chart is worth a wrong figure).
void add(Decimal& sum, const Decimal& value)
{
    if (auto next = sum.plus(value))
        sum = std::move(*next);
}

/// Exact sums in two keys, drawn as stacked bars.
struct Stack {
    std::map<std::string, std::map<std::string, Decimal>> bySet; ///< set → category → sum
    std::map<std::string, Decimal> setTotals;

    void add(const std::string& set, const std::string& category, const Decimal& value)
    {
        models::add(bySet[set][category], value);
        models::add(setTotals[set], value);
    }
};

void finish(ChartData& chart, const Format& format, const Stack& stack, const std::vector<std::string>& sets,
            const std::vector<std::string>& categories, const std::function<QString(const std::string&)>& setName,
            const std::function<QString(const std::string&)>& categoryName)
{
    std::vector<double> totals(categories.size(), 0.0);
    for (const auto& category : categories)
        chart.categories.append(categoryName(category));
    QList<QString> header{chart.xTitle};
    for (const auto& set : sets) {
        BarSet out;
        out.name = setName(set);
        header.append(out.name);
        const auto found = stack.bySet.find(set);
        for (std::size_t i = 0; i < categories.size(); ++i) {
            Decimal value;
            if (found != stack.bySet.end())
                if (const auto at = found->second.find(categories[i]); at != found->second.end())
                    value = at->second;
            out.values.append(toDouble(value));
            out.exact.append(format.decimal(value));
            totals[i] += out.values.back();
        }
        chart.sets.append(std::move(out));
    }
    chart.high = totals.empty() ? 0.0 : *std::max_element(totals.begin(), totals.end());
    chart.table.append(header);
    for (std::size_t i = 0; i < categories.size(); ++i) {
        QList<QString> line{chart.categories[static_cast<qsizetype>(i)]};
        for (const auto& set : chart.sets)
            line.append(set.exact[static_cast<qsizetype>(i)]);
        chart.table.append(line);
    }
    if (chart.high <= 0.0)
        chart.empty = tr("There is nothing to draw yet.");
}

/// The largest `count` keys by total, largest first.
std::vector<std::string> largest(const std::map<std::string, Decimal>& totals, std::size_t count)
{
    std::vector<std::string> keys;
    for (const auto& [key, total] : totals)
        keys.push_back(key);
    std::stable_sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) { return totals.at(a) > totals.at(b); });
    if (keys.size() > count)
        keys.resize(count);
    return keys;
}

constexpr std::size_t kMostSets = 7;
constexpr std::string_view kOthers = "\x1f" "others";

/// Keeps the largest sets and adds up all others under one name; gives the sets in the order in which they are drawn.
std::vector<std::string> fold(Stack& stack)
{
    auto sets = largest(stack.setTotals, kMostSets);
    if (stack.setTotals.size() <= sets.size())
        return sets;
    Stack folded;
    for (const auto& [set, categories] : stack.bySet) {
        const bool own = std::find(sets.begin(), sets.end(), set) != sets.end();
        for (const auto& [category, value] : categories)
            folded.add(own ? set : std::string(kOthers), category, value);
    }
    stack = std::move(folded);
    sets.emplace_back(kOthers);
    return sets;
}

QString nameOrOthers(const std::string& name)
{
    return name == kOthers ? tr("all others") : name.empty() ? Format::missing() : fromUtf8(name);
}

} // namespace

double toDouble(const Decimal& value)
{
    // Reads any number of digits, independent of the locale, and gives the nearest double.
    return QByteArray::fromStdString(value.text()).toDouble();
}

QList<ChartPoint> reduce(const QList<ChartPoint>& points, TimeRange range, int buckets)
{
    buckets = std::clamp(buckets, 1, kMaxPoints / 2 - 1);
    if (points.size() <= 2 * buckets || range.to <= range.from)
        return points;
    QList<ChartPoint> out;
    const auto width = std::max<std::int64_t>(1, (range.to - range.from + buckets - 1) / buckets);
    const auto bucketOf = [&](const ChartPoint& point) { return (point.msecs - range.from) / width; };
    const auto put = [&](qsizetype index) {
        if (out.isEmpty() || out.back().msecs != points[index].msecs || out.back().exact != points[index].exact)
            out.append(points[index]);
    };
    put(0);
    for (qsizetype i = 0; i < points.size();) {
        qsizetype low = i;
        qsizetype high = i;
        qsizetype end = i;
        for (; end < points.size() && bucketOf(points[end]) == bucketOf(points[i]); ++end) {
            if (points[end].value < points[low].value)
                low = end;
            if (points[end].value > points[high].value)
                high = end;
        }
        put(std::min(low, high));
        if (low != high)
            put(std::max(low, high));
        i = end;
    }
    put(points.size() - 1);
    return out;
}

QList<QList<ChartPoint>> split(const QList<ChartPoint>& points, domain::Duration gap)
{
    QList<QList<ChartPoint>> out;
    for (const auto& point : points) {
        if (out.isEmpty() || point.msecs - out.back().back().msecs > gap.count())
            out.append(QList<ChartPoint>());
        out.back().append(point);
    }
    return out;
}

ChartData coverageChart(const Format& format, const QString& coin, const std::vector<api::CoveragePoint>& points, TimeRange range,
                        domain::Duration staleAfter, int buckets)
{
    ChartData chart;
    chart.id = QStringLiteral("coverage");
    chart.kind = ChartData::Kind::TimeLine;
    const auto hours = (range.to - range.from) / 3'600'000;
    chart.title = hours <= 48 ? tr("Coverage, %1, last %2 h").arg(coin).arg(hours)
                              : tr("Coverage, %1, last %2 days").arg(coin).arg(hours / 24);
    chart.unit = QStringLiteral("%");
    chart.xTitle = tr("Hong Kong time");
    chart.range = range;
    chart.table.append({tr("As of"), tr("Coverage"), tr("Reserve value"), tr("Outstanding")});
    chart.thresholds.append({QStringLiteral("100 %"), 100.0, Tone::Breach});
    chart.low = 99.5;
    chart.high = 100.5;

    QList<ChartPoint> line;
    for (const auto& point : points) {
        const auto ratio = point.reserveValue.dividedBy(point.outstanding, 6, Rounding::Floor);
        if (!ratio)
            continue; // nothing outstanding: there is no ratio, and no point
        const auto percent = ratio->times(Decimal(100));
        if (!percent)
            continue;
        const QString exact = format.ratioPercent(*ratio, 4);
        line.append({msecs(point.asOf), toDouble(*percent), exact});
        chart.table.append({format.instantHkt(point.asOf), exact, format.decimal(point.reserveValue),
                            format.decimal(point.outstanding)});
    }
    std::stable_sort(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.msecs < b.msecs; });
    for (const auto& point : line) {
        chart.low = std::min(chart.low, point.value);
        chart.high = std::max(chart.high, point.value);
    }

    Series series;
    series.name = coin;
    series.unit = chart.unit;
    for (const auto& segment : split(line, staleAfter))
        series.segments.append(reduce(segment, range, buckets));
    // The band says for each stretch whether the pool covered the coin, and where nothing is known.
    for (qsizetype i = 0; i < line.size(); ++i) {
        const auto from = line[i].msecs;
        const auto until = i + 1 < line.size() ? line[i + 1].msecs : range.to;
        const auto known = std::min(until, from + staleAfter.count());
        const bool covered = line[i].value >= 100.0;
        const Tone tone = covered ? Tone::Good : Tone::Breach;
        const QString text = covered ? tr("covered") : tr("short");
        if (!chart.states.isEmpty() && chart.states.back().tone == tone && chart.states.back().range.to == from)
            chart.states.back().range.to = known;
        else
            chart.states.append({{from, known}, tone, text});
        if (known < until) {
            chart.states.append({{known, until}, Tone::Unknown, tr("not known")});
            series.stale.append({known, until});
        }
    }
    if (line.isEmpty())
        chart.empty = tr("No reserve statement of %1 is known in this time.").arg(coin);
    chart.series.append(std::move(series));
    return chart;
}

ChartData queueChart(const Format& format, const domain::Picture& picture, Instant now)
{
    ChartData chart;
    chart.id = QStringLiteral("queue");
    chart.kind = ChartData::Kind::StackedBars;
    chart.title = tr("Unsettled instructions by age and status");
    chart.unit = tr("instructions");
    chart.xTitle = tr("Age in the queue");
    static const std::vector<std::pair<std::string, std::chrono::minutes>> kBuckets{
        {QT_TRANSLATE_NOOP("assay::models", "< 5 min"), std::chrono::minutes{5}},
        {QT_TRANSLATE_NOOP("assay::models", "5–15 min"), std::chrono::minutes{15}},
        {QT_TRANSLATE_NOOP("assay::models", "15–60 min"), std::chrono::hours{1}},
        {QT_TRANSLATE_NOOP("assay::models", "1–4 h"), std::chrono::hours{4}},
        {QT_TRANSLATE_NOOP("assay::models", "4–24 h"), std::chrono::hours{24}},
        {QT_TRANSLATE_NOOP("assay::models", "> 24 h"), std::chrono::minutes::max()}};
    std::map<std::string, std::map<std::string, std::int64_t>> counts;
    std::map<std::string, std::int64_t> unknown;
    picture.table<domain::Instruction>().forEach([&](const domain::Row<domain::Instruction>& row) {
        const auto& of = row.record;
        if (of.status == "SETT" || of.status == "CANS" || of.status == "CAND" || of.status == "REJT")
            return;
        if (!of.queuedAt) {
            ++unknown[of.status];
            return;
        }
        const auto age = now - *of.queuedAt;
        for (const auto& [name, limit] : kBuckets) {
            if (limit == std::chrono::minutes::max() || age < limit) {
                ++counts[of.status][name];
                break;
            }
        }
    });
    std::vector<std::string> categories;
    for (const auto& [name, limit] : kBuckets)
        categories.push_back(name);
    const std::string notStated = tr("not stated").toStdString();
    if (!unknown.empty())
        categories.push_back(notStated);
    Stack stack;
    for (const auto& [status, ages] : counts)
        for (const auto& [bucket, count] : ages)
            stack.add(status, bucket, Decimal(count));
    for (const auto& [status, count] : unknown)
        stack.add(status, notStated, Decimal(count));
    finish(chart, format, stack, largest(stack.setTotals, 99), categories,
           [&](const std::string& status) { return format.enumText("status", status); },
           [](const std::string& bucket) { return tr(bucket.c_str()); });
    return chart;
}

namespace {

ChartData barsChart(const Format& format, const domain::Picture& picture, const QString& id, const QString& title,
                    const std::function<std::string(const domain::Bar&)>& setOf,
                    const std::function<QString(const std::string&)>& nameOf)
{
    ChartData chart;
    chart.id = id;
    chart.kind = ChartData::Kind::StackedBars;
    chart.title = title;
    chart.unit = tr("fine oz t");
    chart.xTitle = tr("Vault");
    Stack all;
    std::map<std::string, Decimal> vaults;
    picture.table<domain::Bar>().forEach([&](const domain::Row<domain::Bar>& row) {
        if (!row.record.fineOz)
            return;
        all.add(setOf(row.record), row.record.vault.value(), *row.record.fineOz);
        add(vaults[row.record.vault.value()], *row.record.fineOz);
    });
    const auto sets = fold(all);
    std::vector<std::string> categories;
    for (const auto& [vault, total] : vaults)
        categories.push_back(vault);
    finish(chart, format, all, sets, categories, nameOf, [](const std::string& vault) { return fromUtf8(vault); });
    return chart;
}

} // namespace

ChartData holdingsChart(const Format& format, const domain::Picture& picture)
{
    return barsChart(
        format, picture, QStringLiteral("holdings-by-form"), tr("Fine ounces by vault and form"),
        [](const domain::Bar& bar) { return std::string(domain::toText(bar.form)); },
        [&](const std::string& form) { return form == kOthers ? nameOrOthers(form) : format.enumText("form", form); });
}

ChartData ownersChart(const Format& format, const domain::Picture& picture)
{
    return barsChart(
        format, picture, QStringLiteral("holdings-by-owner"), tr("Fine ounces by vault and owner"),
        [](const domain::Bar& bar) { return bar.owner; }, nameOrOthers);
}

ChartData alertsChart(const Format& format, const domain::Picture& picture, Instant now, int days)
{
    ChartData chart;
    chart.id = QStringLiteral("alerts");
    chart.kind = ChartData::Kind::StackedBars;
    chart.title = tr("Alerts opened by day, last %1 days").arg(days);
    chart.unit = tr("alerts");
    chart.xTitle = tr("Day (Hong Kong)");
    const auto today = std::chrono::sys_days{support::hongKongDate(now)};
    std::vector<std::string> categories;
    for (int i = days - 1; i >= 0; --i)
        categories.push_back(support::toText(domain::Date{today - std::chrono::days{i}}));
    Stack stack;
    picture.table<domain::Alert>().forEach([&](const domain::Row<domain::Alert>& row) {
        const auto day = support::toText(support::hongKongDate(row.record.openedAt));
        if (day >= categories.front() && day <= categories.back())
            stack.add(row.record.rule, day, Decimal(1));
    });
    const auto sets = fold(stack);
    finish(chart, format, stack, sets, categories, nameOrOthers,
           [](const std::string& day) { return fromUtf8(std::string_view(day).substr(5)); });
    return chart;
}

namespace {

struct MaturityBucket {
    std::string_view code;
    const char* name;
    std::int64_t upTo;
};
// Named so that their codes stand in order of time.
constexpr auto kMaturities = std::to_array<MaturityBucket>({
    {"0", QT_TRANSLATE_NOOP("assay::models", "no maturity"), -1},
    {"1", QT_TRANSLATE_NOOP("assay::models", "up to 7 days"), 7},
    {"2", QT_TRANSLATE_NOOP("assay::models", "8–30 days"), 30},
    {"3", QT_TRANSLATE_NOOP("assay::models", "31–91 days"), 91},
    {"4", QT_TRANSLATE_NOOP("assay::models", "92–182 days"), 182},
    {"5", QT_TRANSLATE_NOOP("assay::models", "183–366 days"), 366},
    {"6", QT_TRANSLATE_NOOP("assay::models", "more than 366 days"), std::numeric_limits<std::int64_t>::max()},
});

std::string maturityCode(const std::optional<std::int64_t>& days)
{
    if (!days)
        return std::string(kMaturities.front().code);
    for (std::size_t i = 1; i < kMaturities.size(); ++i)
        if (*days <= kMaturities[i].upTo)
            return std::string(kMaturities[i].code);
    return std::string(kMaturities.back().code);
}

std::string setOf(MixBy by, const domain::HoldingLine& line)
{
    switch (by) {
    case MixBy::Class: return std::string(domain::toText(line.assetClass));
    case MixBy::Currency: return line.currency;
    case MixBy::Maturity: return maturityCode(line.residualDays);
    case MixBy::Custodian: return line.custodian;
    }
    return {};
}

QString setName(MixBy by, const Format& format, const std::string& set)
{
    switch (by) {
    case MixBy::Class: return set == kOthers ? nameOrOthers(set) : format.enumText("class", set);
    case MixBy::Maturity:
        for (const auto& bucket : kMaturities)
            if (bucket.code == set)
                return tr(bucket.name);
        return nameOrOthers(set);
    case MixBy::Currency:
    case MixBy::Custodian: return nameOrOthers(set);
    }
    return {};
}

/// Lines of the newest statements as issuers state them: what is drawn until they are judged.
void addStatedLines(Stack& stack, std::map<std::string, Instant>& coins, const domain::Picture& picture, MixBy by)
{
    std::map<std::string, std::pair<Instant, std::string>> latest;
    picture.table<domain::ReserveStatement>().forEach([&](const domain::Row<domain::ReserveStatement>& row) {
        auto& newest = latest[row.record.coin.value()];
        if (newest.second.empty() || row.record.asOf >= newest.first)
            newest = {row.record.asOf, row.record.statementId};
    });
    for (const auto& [coin, statement] : latest)
        coins.emplace(coin, statement.first);
    picture.table<domain::ReserveAsset>().forEach([&](const domain::Row<domain::ReserveAsset>& row) {
        const auto& of = row.record;
        const auto found = latest.find(of.coin.value());
        if (found == latest.end() || found->second.second != of.statementId)
            return;
        domain::HoldingLine line;
        line.assetClass = of.assetClass;
        line.currency = of.currency;
        line.custodian = of.custodian;
        if (of.maturity && of.maturity->ok())
            line.residualDays = (std::chrono::sys_days{*of.maturity} -
                                 std::chrono::sys_days{support::hongKongDate(found->second.first)}).count();
        stack.add(setOf(by, line), of.coin.value(), of.marketValueReference);
    });
}

} // namespace

ChartData reserveMixChart(const Format& format, const domain::Picture& picture, MixBy by, const std::string& coin)
{
    ChartData chart;
    chart.id = QStringLiteral("reserve-mix");
    chart.kind = ChartData::Kind::StackedBars;
    switch (by) {
    case MixBy::Class: chart.title = tr("Reserve by coin and class"); break;
    case MixBy::Currency: chart.title = tr("Reserve by coin and currency"); break;
    case MixBy::Maturity: chart.title = tr("Reserve by coin and time to maturity"); break;
    case MixBy::Custodian: chart.title = tr("Reserve by coin and custodian"); break;
    }
    chart.unit = tr("reference currency");
    chart.xTitle = tr("Coin");
    Stack stack;
    std::map<std::string, Instant> coins;
    const auto& holdings = picture.table<domain::HoldingLine>();
    holdings.forEach([&](const domain::Row<domain::HoldingLine>& row) {
        coins.emplace(row.record.coin.value(), Instant{});
        stack.add(setOf(by, row.record), row.record.coin.value(), row.record.referenceValue);
    });
    if (holdings.present() == 0)
        addStatedLines(stack, coins, picture, by);
    std::vector<std::string> categories;
    for (const auto& [each, asOf] : coins)
        if (coin.empty() || each == coin)
            categories.push_back(each);
    std::vector<std::string> sets;
    if (by == MixBy::Maturity)
        for (const auto& [set, total] : stack.setTotals)
            sets.push_back(set);
    else
        sets = fold(stack);
    finish(chart, format, stack, sets, categories, [&](const std::string& set) { return setName(by, format, set); },
           [](const std::string& each) { return fromUtf8(each); });
    return chart;
}

} // namespace assay::models
