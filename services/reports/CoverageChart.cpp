// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/CoverageChart.h"

#include <algorithm>
#include <charconv>

namespace assay::reports {

using namespace domain;

namespace {

constexpr std::int64_t kWidth = 640'000;
constexpr std::int64_t kHeight = 160'000;
constexpr std::int64_t kPar = 1'000'000;      ///< a ratio of 1 in millionths

struct Point {
    std::int64_t at;                          ///< milliseconds
    std::int64_t millionths;
};

std::vector<Point> pointsOf(const CoverageSeries& series)
{
    std::vector<Point> out;
    for (const auto& point : series.points) {
        if (point.outstanding.sign() <= 0)
            continue;
        const auto ratio = point.reserveValue.dividedBy(point.outstanding, 6, Rounding::Floor);
        if (!ratio)
            continue;
        std::string digits = ratio->text();
        std::erase(digits, '.');
        std::int64_t millionths = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), millionths);
        // A ratio beyond a thousand has no place in a chart around 100 %.
        if (error == std::errc{} && end == digits.data() + digits.size() && millionths < 1000 * kPar)
            out.push_back({point.asOf.time_since_epoch().count(), millionths});
    }
    return out;
}

std::string pixels(std::int64_t thousandths)
{
    std::string fraction = std::to_string(thousandths % 1000);
    return std::to_string(thousandths / 1000) + "." + std::string(3 - fraction.size(), '0') + fraction;
}

std::string percent(std::int64_t millionths)
{
    std::string fraction = std::to_string(millionths / 100 % 100);
    return std::to_string(millionths / 10'000) + "." + std::string(2 - fraction.size(), '0') + fraction + " %";
}

} // namespace

std::string coverageSvg(const CoverageSeries& series)
{
    const auto points = pointsOf(series);
    if (points.size() < 2)
        return {};
    std::int64_t low = kPar;
    std::int64_t high = kPar;
    std::vector<std::int64_t> steps;
    for (std::size_t i = 0; i < points.size(); ++i) {
        low = std::min(low, points[i].millionths);
        high = std::max(high, points[i].millionths);
        if (i > 0)
            steps.push_back(points[i].at - points[i - 1].at);
    }
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
    const std::int64_t gap = steps[steps.size() / 2] * 3;
    const std::int64_t margin = std::max<std::int64_t>((high - low) / 10, 500);
    low -= margin;
    high += margin;
    const std::int64_t span = std::max<std::int64_t>(points.back().at - points.front().at, 1);
    const auto x = [&](std::int64_t at) { return (at - points.front().at) * (kWidth / 1000) / span * 1000; };
    const auto y = [&](std::int64_t value) { return kHeight - (value - low) * (kHeight / 1000) / (high - low) * 1000; };
    std::string path;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool open = i == 0 || points[i].at - points[i - 1].at > gap;
        path += (open ? "M" : "L") + pixels(x(points[i].at)) + " " + pixels(y(points[i].millionths)) + " ";
    }
    const std::string par = pixels(y(kPar));
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 -8 760 180\" role=\"img\" width=\"760\" height=\"180\">"
           "<line x1=\"0\" x2=\"640\" y1=\"" + par + "\" y2=\"" + par + "\" stroke=\"#B3261E\" stroke-dasharray=\"4 3\"/>"
           "<text x=\"648\" y=\"" + par + "\" font-size=\"12\" fill=\"#B3261E\">100.00 %</text>"
           "<path d=\"" + path + "\" fill=\"none\" stroke=\"#0072B2\" stroke-width=\"1.5\"/>"
           "<text x=\"648\" y=\"" + pixels(std::max<std::int64_t>(y(points.back().millionths) - 8000, 8000)) + "\" font-size=\"12\" fill=\"#0072B2\">"
         + percent(points.back().millionths) + "</text></svg>";
}

} // namespace assay::reports
