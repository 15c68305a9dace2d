// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/StressText.h"

#include <algorithm>
#include <map>

#include "services/support/Percent.h"

namespace assay::measures
{

using domain::AssetClass;
using domain::Decimal;
using domain::Result;
using support::ErrorCode;
using support::escaped;
using support::fail;
using support::percentDecoded;

namespace
{

constexpr std::string_view kParameters = "stress-parameters/1";
constexpr std::string_view kResult = "stress-result/1";
constexpr std::size_t kMaxTextBytes = std::size_t{4} << 20U;
template <class Value>
std::string valueText(const Value& value)
{
    return escaped(domain::toText(domain::toCell(value)));
}

class Writer
{
public:
    explicit Writer(std::string_view format) { line("format", std::string(format)); }

    template <class Value>
    Writer& line(std::string_view key, const Value& value)
    {
        m_text.append(key) += '=';
        m_text += valueText(value);
        m_text += '\n';
        return *this;
    }
    template <class... Values>
    Writer& parts(std::string_view key, std::size_t number, const Values&... values)
    {
        std::string joined;
        ((joined += valueText(values) + '|'), ...);
        joined.pop_back();
        m_text.append(key) += '.' + std::to_string(number) + '=' + joined + '\n';
        return *this;
    }
    [[nodiscard]] std::string text() const { return m_text; }

private:
    std::string m_text;
};

/// The lines of a text by key; each has to be taken.
class StressReader
{
public:
    static Result<StressReader> open(std::string_view text, std::string_view format)
    {
        if (text.size() > kMaxTextBytes)
            return fail(ErrorCode::OutOfRange, "the text is larger than 4 MiB");
        StressReader out;
        std::size_t number = 0;
        while (!text.empty()) {
            const std::string where = "line " + std::to_string(++number);
            const auto end = text.find('\n');
            if (end == std::string_view::npos)
                return fail(ErrorCode::Malformed, "the last line does not end", where);
            const auto line = text.substr(0, end);
            const auto equals = line.find('=');
            if (equals == std::string_view::npos)
                return fail(ErrorCode::Malformed, "a line without \"=\"", where);
            if (!out.m_lines
                     .emplace(std::string(line.substr(0, equals)), Line{std::string(line.substr(equals + 1)), where})
                     .second)
                return fail(ErrorCode::Malformed, "a key that was there before", where);
            text.remove_prefix(end + 1);
        }
        std::string seen;
        out.take("format", seen);
        if (!out.m_error && seen != format)
            return fail(ErrorCode::Unsupported, "not of the format " + std::string(format), "format");
        return out;
    }

    template <class Value>
    void take(const std::string& key, Value& value)
    {
        const auto found = m_lines.find(key);
        if (found == m_lines.end())
            return set(ErrorCode::MissingField, "no line of this key", key);
        assignPart(found->second.text, value, found->second.where + ", " + key);
        m_lines.erase(found);
    }

    /// The values of "prefix.KEY", in order of their keys' texts.
    template <class Each>
    void takeAll(std::string_view prefix, const Each& each)
    {
        const std::string start = std::string(prefix) + '.';
        auto line = m_lines.lower_bound(start);
        while (line != m_lines.end() && line->first.starts_with(start)) {
            each(line->first.substr(start.size()), line->second.text, line->second.where + ", " + line->first);
            line = m_lines.erase(line);
        }
    }

    template <class Value>
    void assignPart(std::string_view text, Value& value, const std::string& where)
    {
        const auto plain = percentDecoded(text);
        if (!plain)
            return set(ErrorCode::Malformed, "a % without two hexadecimal digits", where);
        if (const auto done = domain::assign(value, *plain); !done)
            set(done.error().code, done.error().detail, where);
    }

    void set(ErrorCode code, std::string detail, std::string where)
    {
        if (!m_error)
            m_error = support::Error{code, std::move(detail), std::move(where)};
    }

    /// The first thing that was wrong, or a line that nobody took.
    [[nodiscard]] std::optional<support::Error> error() const
    {
        if (m_error || m_lines.empty())
            return m_error;
        return support::Error{ErrorCode::Unsupported, "a key that is not known here",
                              m_lines.begin()->second.where + ", " + m_lines.begin()->first.substr(0, 60)};
    }

private:
    struct Line {
        std::string text;
        std::string where;
    };
    std::map<std::string, Line> m_lines;
    std::optional<support::Error> m_error;
};

std::string_view weekendText(Weekend weekend)
{
    switch (weekend) {
    case Weekend::Pauses: return "pauses";
    case Weekend::RunsOn: break;
    }
    return "runs-on";
}

} // namespace

std::string textOf(const StressParameters& parameters)
{
    const auto& terms = parameters.terms;
    Writer out(kParameters);
    out.line("start", parameters.start)
        .line("calendar", parameters.calendar)
        .line("horizon_days", parameters.horizonDays)
        .line("weekend", std::string(weekendText(terms.weekend)))
        .line("failed_party", parameters.failedParty)
        .line("yield_shock_bp", parameters.yieldShockBp)
        .line("usd_rate", parameters.usdRate)
        .line("overnight_days", terms.overnightDays);
    for (const auto& one : terms.runOff)
        out.line("run_off." + std::to_string(one.days), one.share);
    for (const auto& [assetClass, one] : terms.classes)
        out.line("haircut." + std::string(domain::toText(assetClass)), one.haircut);
    for (const auto& [assetClass, one] : terms.classes)
        out.line("sale_days." + std::string(domain::toText(assetClass)), one.saleDays);
    return out.text();
}

Result<StressParameters> parseStressParameters(std::string_view text)
{
    auto opened = StressReader::open(text, kParameters);
    if (!opened)
        return tl::unexpected(opened.error());
    StressReader& in = *opened;
    StressParameters out;
    std::string weekend;
    in.take("start", out.start);
    in.take("calendar", out.calendar);
    in.take("horizon_days", out.horizonDays);
    in.take("weekend", weekend);
    in.take("failed_party", out.failedParty);
    in.take("yield_shock_bp", out.yieldShockBp);
    in.take("usd_rate", out.usdRate);
    in.take("overnight_days", out.terms.overnightDays);
    out.terms.weekend = weekend == weekendText(Weekend::RunsOn) ? Weekend::RunsOn : Weekend::Pauses;
    if (weekend != weekendText(out.terms.weekend))
        in.set(ErrorCode::Malformed, "neither \"pauses\" nor \"runs-on\"", "weekend");
    in.takeAll("run_off", [&](const std::string& key, const std::string& value, const std::string& where) {
        RunOff one;
        in.assignPart(key, one.days, where);
        in.assignPart(value, one.share, where);
        out.terms.runOff.push_back(std::move(one));
    });
    std::sort(out.terms.runOff.begin(), out.terms.runOff.end(),
              [](const auto& a, const auto& b) { return a.days < b.days; });
    const auto placeOf = [&](const std::string& key, const std::string& where) -> SaleTerms& {
        AssetClass assetClass{};
        in.assignPart(key, assetClass, where);
        return out.terms.classes[assetClass];
    };
    in.takeAll("haircut", [&](const std::string& key, const std::string& value, const std::string& where) {
        in.assignPart(value, placeOf(key, where).haircut, where);
    });
    in.takeAll("sale_days", [&](const std::string& key, const std::string& value, const std::string& where) {
        in.assignPart(value, placeOf(key, where).saleDays, where);
    });
    if (auto error = in.error())
        return tl::unexpected(std::move(*error));
    return out;
}

std::string textOf(const StressResult& result)
{
    Writer out(kResult);
    out.line("coin", result.coin)
        .line("statement", result.statementId)
        .line("currency", result.currency)
        .line("start", result.start)
        .line("outstanding", result.outstanding)
        .line("market_value", result.marketValue)
        .line("stressed_value", result.stressedValue)
        .line("stressed_coverage", result.stressedCoverage)
        .line("value_shortfall", result.valueShortfall)
        .line("liquidity_shortfall", result.liquidityShortfall)
        .line("shortfall_day", result.shortfallDay)
        .line("shortfall_minute", result.shortfallMinute)
        .line("surviving_days", result.survivingDays);
    for (std::size_t i = 0; i < result.days.size(); ++i) {
        const auto& one = result.days[i];
        out.parts("day", i, one.date, one.outflow, one.raised, one.unmet);
    }
    for (std::size_t i = 0; i < result.sales.size(); ++i) {
        const auto& one = result.sales[i];
        out.parts("sale", i + 1, one.line, one.assetClass, one.isin, one.name, one.orderedOn, one.cashOn, one.cashDay,
                  one.marketValue, one.proceeds);
    }
    for (std::size_t i = 0; i < result.missed.size(); ++i) {
        const auto& one = result.missed[i];
        out.parts("missed", i + 1, one.id, one.amount, one.dueOn, one.unpaid);
    }
    return out.text();
}

} // namespace assay::measures
