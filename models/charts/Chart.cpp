// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/Chart.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <set>

#include "models/format/Translate.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementCodes.h"
#include "services/domain/Sum.h"

namespace assay::models {

namespace {

using domain::Decimal;
using domain::Instant;
using domain::Rounding;
using domain::Sum;

/// Exact sums in two keys, drawn as stacked bars.
struct Stack {
    std::map<std::string, std::map<std::string, Sum>> bySet; ///< set → category → sum
    std::map<std::string, Sum> setTotals;

    /// `value`: a Decimal or a Sum.
    template <class Value>
    void add(const std::string& set, const std::string& category, const Value& value)
    {
        bySet[set][category].add(value);
        setTotals[set].add(value);
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
            Sum value;
            if (found != stack.bySet.end())
                if (const auto at = found->second.find(categories[i]); at != found->second.end())
                    value = at->second;
            // A sum that could not be formed is not drawn, and the table says that it is not known.
            out.values.append(value.exact() ? toDouble(value.value()) : 0.0);
            out.exact.append(value.exact() ? format.decimal(value.value()) : Format::missing());
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
std::vector<std::string> largest(const std::map<std::string, Sum>& totals, std::size_t count)
{
    std::vector<std::string> keys;
    for (const auto& [key, total] : totals)
        keys.push_back(key);
    std::stable_sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) { return totals.at(a).value() > totals.at(b).value(); });
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

ChartData queueChart(const Format& format, const domain::Snapshot& snapshot, Instant now)
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
    using domain::Instruction;
    snapshot.table<Instruction>().forEach<&Instruction::status, &Instruction::queuedAt>([&](const auto& row) {
        const auto& of = row.record;
        if (domain::isFinalStatus(of.status))
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

ChartData barsChart(const Format& format, const domain::Snapshot& snapshot, const QString& id, const QString& title,
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
    std::set<std::string> vaults;
    snapshot.table<domain::Bar>().forEach([&](const domain::Row<domain::Bar>& row) {
        if (!row.record.fineOz)
            return;
        all.add(setOf(row.record), row.record.vault.value(), *row.record.fineOz);
        vaults.insert(row.record.vault.value());
    });
    const auto sets = fold(all);
    const std::vector<std::string> categories(vaults.begin(), vaults.end());
    finish(chart, format, all, sets, categories, nameOf, [](const std::string& vault) { return fromUtf8(vault); });
    return chart;
}

} // namespace

ChartData holdingsChart(const Format& format, const domain::Snapshot& snapshot)
{
    return barsChart(
        format, snapshot, QStringLiteral("holdings-by-form"), tr("Fine ounces by vault and form"),
        [](const domain::Bar& bar) { return std::string(domain::toText(bar.form)); },
        [&](const std::string& form) { return form == kOthers ? nameOrOthers(form) : format.enumText("form", form); });
}

ChartData ownersChart(const Format& format, const domain::Snapshot& snapshot)
{
    return barsChart(
        format, snapshot, QStringLiteral("holdings-by-owner"), tr("Fine ounces by vault and owner"),
        [](const domain::Bar& bar) { return bar.owner; }, nameOrOthers);
}

ChartData alertsChart(const Format& format, const domain::Snapshot& snapshot, Instant now, int days)
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
    snapshot.table<domain::Alert>().forEach([&](const domain::Row<domain::Alert>& row) {
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
// Named so that their codes sort in order of time.
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
void addStatedLines(Stack& stack, std::map<std::string, Instant>& coins, const domain::Snapshot& snapshot, MixBy by)
{
    std::map<std::string, std::pair<Instant, std::string>> latest;
    snapshot.table<domain::ReserveStatement>().forEach([&](const domain::Row<domain::ReserveStatement>& row) {
        auto& newest = latest[row.record.coin.value()];
        if (newest.second.empty() || row.record.asOf >= newest.first)
            newest = {row.record.asOf, row.record.statementId};
    });
    for (const auto& [coin, statement] : latest)
        coins.emplace(coin, statement.first);
    snapshot.table<domain::ReserveAsset>().forEach([&](const domain::Row<domain::ReserveAsset>& row) {
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

namespace {

/// Lines of all pools, judged or, until they are, as stated; gives the coins that have a pool.
std::map<std::string, Instant> addLines(Stack& stack, const domain::Snapshot& snapshot, MixBy by)
{
    std::map<std::string, Instant> coins;
    const auto& holdings = snapshot.table<domain::HoldingLine>();
    holdings.forEach([&](const domain::Row<domain::HoldingLine>& row) {
        coins.emplace(row.record.coin.value(), Instant{});
        stack.add(setOf(by, row.record), row.record.coin.value(), row.record.referenceValue);
    });
    if (holdings.present() == 0)
        addStatedLines(stack, coins, snapshot, by);
    return coins;
}

/// In the order in which they are drawn: maturities by time, all else by size.
std::vector<std::string> setsOf(Stack& stack, MixBy by)
{
    if (by != MixBy::Maturity)
        return fold(stack);
    std::vector<std::string> sets;
    for (const auto& [set, total] : stack.setTotals)
        sets.push_back(set);
    return sets;
}

} // namespace

ChartData reserveMixChart(const Format& format, const domain::Snapshot& snapshot, MixBy by, const std::string& coin)
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
    const auto coins = addLines(stack, snapshot, by);
    std::vector<std::string> categories;
    for (const auto& [each, asOf] : coins)
        if (coin.empty() || each == coin)
            categories.push_back(each);
    const auto sets = setsOf(stack, by);
    finish(chart, format, stack, sets, categories, [&](const std::string& set) { return setName(by, format, set); },
           [](const std::string& each) { return fromUtf8(each); });
    return chart;
}

ChartData reservePartsChart(const Format& format, const domain::Snapshot& snapshot, MixBy by, const std::string& coin)
{
    ChartData chart;
    chart.kind = ChartData::Kind::StackedBars;
    const QString name = fromUtf8(coin);
    switch (by) {
    case MixBy::Class:
        chart.id = QStringLiteral("reserve-classes");
        chart.title = tr("Reserve of %1 by class").arg(name);
        chart.xTitle = tr("Class");
        break;
    case MixBy::Currency:
        chart.id = QStringLiteral("reserve-currencies");
        chart.title = tr("Reserve of %1 by currency").arg(name);
        chart.xTitle = tr("Currency");
        break;
    case MixBy::Maturity:
        chart.id = QStringLiteral("reserve-maturities");
        chart.title = tr("Reserve of %1 by time to maturity").arg(name);
        chart.xTitle = tr("Time to maturity");
        break;
    case MixBy::Custodian:
        chart.id = QStringLiteral("reserve-custodians");
        chart.title = tr("Reserve of %1 by custodian").arg(name);
        chart.xTitle = tr("Custodian");
        break;
    }
    chart.unit = tr("reference currency");
    Stack all;
    (void)addLines(all, snapshot, by);
    // What was a set of many coins becomes a category of this one.
    Stack own;
    for (const auto& [set, coins] : all.bySet)
        if (const auto found = coins.find(coin); found != coins.end())
            own.add(set, coin, found->second);
    const auto parts = setsOf(own, by);
    Stack turned;
    for (const auto& part : parts)
        turned.add(coin, part, own.setTotals.at(part));
    finish(chart, format, turned, {coin}, parts, [](const std::string& set) { return fromUtf8(set); },
           [&](const std::string& part) { return setName(by, format, part); });
    // The share of the pool is shown beside each amount.
    const auto total = turned.setTotals.find(coin);
    for (std::size_t i = 0; i < parts.size() && total != turned.setTotals.end(); ++i) {
        const auto& part = own.setTotals.at(parts[i]);
        const auto share = part.value().dividedBy(total->second.value(), 6, Rounding::HalfEven);
        const auto at = static_cast<qsizetype>(i);
        const QString text = share && part.exact() && total->second.exact() ? format.ratioPercent(*share) : Format::missing();
        chart.sets[0].exact[at] += QStringLiteral(" (") + text + QLatin1Char(')');
        chart.table[at + 1].append(text);
    }
    if (!chart.table.isEmpty())
        chart.table[0].append(tr("Share of the pool"));
    return chart;
}

} // namespace assay::models
