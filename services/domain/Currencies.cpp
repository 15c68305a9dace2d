// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Currencies.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace assay::domain {

using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// "2025-03", or "-" for none.
std::optional<std::chrono::year_month> monthIn(std::string_view text)
{
    const auto day = support::parseDate(std::string(text) + "-01");
    return day ? std::optional(day->year() / day->month()) : std::nullopt;
}

std::string textOf(std::chrono::year_month month)
{
    return support::toText(support::Date{month / 1}).substr(0, 7);
}

std::vector<Currency> readCurrencies(std::string_view list)
{
    std::vector<Currency> out;
    while (!list.empty()) {
        const auto end = std::min(list.find('\n'), list.size());
        std::string_view line = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        if (line.empty() || line.front() == '#')
            continue;
        std::array<std::string_view, 5> columns;
        for (std::string_view& column : columns) {
            const auto blank = std::min(line.find(' '), line.size());
            column = line.substr(0, blank);
            line.remove_prefix(std::min(blank + 1, line.size()));
        }
        const auto& [code, number, digits, from, until] = columns;
        out.push_back({code, digits.size() == 1 && digits != "-" ? std::optional(digits.front() - '0') : std::nullopt,
                       monthIn(from), monthIn(until)});
    }
    std::sort(out.begin(), out.end(), [](const Currency& a, const Currency& b) { return a.code < b.code; });
    return out;
}

} // namespace

const Currency* findCurrency(std::string_view code)
{
    static const std::vector<Currency> all = readCurrencies(currencyList());
    const auto found = std::lower_bound(all.begin(), all.end(), code, [](const Currency& one, std::string_view wanted) { return one.code < wanted; });
    return found != all.end() && found->code == code ? &*found : nullptr;
}

Result<void> checkCurrency(std::string_view code, support::Date day)
{
    const Currency* currency = findCurrency(code);
    const std::string name = '"' + std::string(code.substr(0, 20)) + '"';
    if (currency == nullptr)
        return fail(ErrorCode::NotFound, name + " is not a currency of ISO 4217");
    const auto month = day.year() / day.month();
    if (currency->until && month > *currency->until)
        return fail(ErrorCode::OutOfRange, name + " was withdrawn from ISO 4217 in " + textOf(*currency->until));
    if (currency->from && month < *currency->from)
        return fail(ErrorCode::OutOfRange, name + " is a currency of ISO 4217 from " + textOf(*currency->from) + " on");
    return {};
}

int minorDigits(std::string_view code)
{
    const Currency* currency = findCurrency(code);
    return currency == nullptr ? 2 : currency->digits.value_or(2);
}

} // namespace assay::domain
