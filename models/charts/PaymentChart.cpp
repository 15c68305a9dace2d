// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "models/charts/DerivedCharts.h"
#include "models/charts/PaymentTimes.h"
#include "models/format/Translate.h"

namespace assay::models {

ChartData paymentChart(const Format& format, const QString& coin, const domain::Snapshot& snapshot)
{
    struct Bucket {
        const char* hours;
        std::int64_t below;
    };
    static constexpr std::array<Bucket, 6> kBuckets{{{"< 1", 3'600},
                                                     {"1–4", 4 * 3'600},
                                                     {"4–12", 12 * 3'600},
                                                     {"12–24", 24 * 3'600},
                                                     {"24–72", 72 * 3'600},
                                                     {"> 72", std::numeric_limits<std::int64_t>::max()}}};
    ChartData chart;
    chart.id = QStringLiteral("time-to-payment");
    chart.tab = QStringLiteral("redemptions");
    chart.kind = ChartData::Kind::StackedBars;
    chart.unit = tr("redemptions, by hours to payment");
    chart.xTitle = tr("Hours to payment");
    const auto all = paymentTimes(snapshot);
    const auto found = all.find(coin.toStdString());
    std::map<domain::ClockState, std::array<int, kBuckets.size()>> counts;
    if (found != all.end())
        for (const auto& [seconds, state] : found->second.paid) {
            const auto* bucket = std::find_if(kBuckets.begin(), kBuckets.end(), [&](const Bucket& each) { return seconds < each.below; });
            ++counts[state][static_cast<std::size_t>(std::min<std::ptrdiff_t>(bucket - kBuckets.begin(), kBuckets.size() - 1))];
        }
    chart.table.append({chart.xTitle});
    for (const auto& bucket : kBuckets) {
        chart.categories.append(QString::fromUtf8(bucket.hours));
        chart.table.append({chart.categories.back()});
    }
    std::array<int, kBuckets.size()> sums{};
    for (const auto& [state, each] : counts) {
        BarSet set;
        set.name = format.enumText(state);
        set.tone = state == domain::ClockState::PaidLate ? Tone::Breach : Tone::Good;
        chart.table[0].append(set.name);
        for (std::size_t i = 0; i < each.size(); ++i) {
            set.values.append(each[i]);
            set.exact.append(format.count(each[i]));
            chart.table[static_cast<qsizetype>(i) + 1].append(set.exact.back());
            sums[i] += each[i];
        }
        chart.sets.append(std::move(set));
    }
    chart.high = *std::max_element(sums.begin(), sums.end());
    if (counts.empty()) {
        chart.title = tr("Time to payment, %1").arg(coin);
        chart.empty = tr("No redemption of %1 with both instants known was paid.").arg(coin);
        return chart;
    }
    const auto text = [&](int percent) { return format.span(std::chrono::seconds{found->second.percentile(percent)}); };
    chart.title = tr("Time to payment, %1: median %2, longest %3").arg(coin, text(50), text(100));
    chart.summary = chart.title;
    return chart;
}

ChartData paymentFacts(const Format& format, const QString& coin, const domain::Snapshot& snapshot)
{
    ChartData chart;
    chart.id = QStringLiteral("payment-facts");
    chart.tab = QStringLiteral("redemptions");
    chart.kind = ChartData::Kind::Facts;
    chart.title = tr("Redemptions of %1").arg(coin);
    const auto all = paymentTimes(snapshot);
    const auto found = all.find(coin.toStdString());
    if (found == all.end()) {
        chart.empty = tr("No redemption of %1 is known.").arg(coin);
        return chart;
    }
    const auto& times = found->second;
    const auto text = [&](int percent) {
        return times.paid.empty() ? Format::missing() : format.span(std::chrono::seconds{times.percentile(percent)});
    };
    const auto share = times.shareInTime();
    chart.table = {{tr("Measure"), tr("Value"), tr("Measure"), tr("Value")},
                   {tr("Paid"), format.count(static_cast<std::int64_t>(times.paid.size())), tr("Paid in time"),
                    share ? format.ratioPercent(*share) : Format::missing()},
                   {tr("Median"), text(50), tr("Longest"), text(100)},
                   {tr("90th percentile"), text(90), tr("95th percentile"), text(95)},
                   {tr("Paid late"), format.count(times.late), tr("Overdue"), format.count(times.overdue)}};
    QStringList said;
    for (qsizetype row = 1; row < chart.table.size(); ++row)
        for (qsizetype pair = 0; pair + 1 < chart.table[row].size(); pair += 2)
            said.append(chart.table[row][pair] + QLatin1Char(' ') + chart.table[row][pair + 1]);
    chart.summary = said.join(QStringLiteral(", "));
    return chart;
}

} // namespace assay::models
