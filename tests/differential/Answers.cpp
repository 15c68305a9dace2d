// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/differential/Answers.h"

#include <charconv>
#include <cstdio>
#include <iostream>

#include "services/domain/Decimal.h"

namespace assay::tests {

namespace {

using domain::Decimal;
using domain::Result;
using domain::Rounding;

std::string text(const Result<Decimal>& value)
{
    return value ? value->text() : failed(value.error());
}

std::string text(std::strong_ordering order)
{
    return order < 0 ? "-1" : order > 0 ? "1" : "0";
}

int whole(std::string_view word)
{
    int out = 0;
    std::from_chars(word.data(), word.data() + word.size(), out);
    return out;
}

Rounding roundingOf(std::string_view word)
{
    static constexpr std::string_view kNames[] = {"half-up", "half-even", "down", "up", "floor", "ceiling"};
    for (int i = 0; i < 6; ++i)
        if (word == kNames[i])
            return static_cast<Rounding>(i);
    std::cerr << "no such rounding: " << word << '\n';
    std::exit(2);
}

} // namespace

std::optional<std::string> decimalAnswer(const Words& words)
{
    const auto& operation = words.front();
    if (operation == "parse")
        return text(Decimal::parse(words.at(1)));
    if (operation == "hex")
        return text(Decimal::fromHexInteger(words.at(1), whole(words.at(2))));
    std::vector<Decimal> numbers;
    for (std::size_t i = 1; i < words.size(); ++i)
        if (const auto one = Decimal::parse(words[i]))
            numbers.push_back(*one);
        else
            break;
    if (numbers.empty())
        return std::nullopt;
    const Decimal& a = numbers.front();
    if (operation == "negated")
        return a.negated().text();
    if (operation == "absolute")
        return a.absolute().text();
    if (operation == "normalized")
        return a.normalized().text();
    if (operation == "rounded")
        return text(a.rounded(whole(words.at(2)), roundingOf(words.at(3))));
    if (numbers.size() < 2)
        return std::nullopt;
    const Decimal& b = numbers[1];
    if (operation == "plus")
        return text(a.plus(b));
    if (operation == "minus")
        return text(a.minus(b));
    if (operation == "times")
        return text(a.times(b));
    if (operation == "divided")
        return text(a.dividedBy(b, whole(words.at(3)), roundingOf(words.at(4))));
    if (operation == "divided exactly")
        return text(a.dividedExactlyBy(b));
    if (operation == "compare") {
        // Numbers that are equal have one hash.
        const auto order = a <=> b;
        return text(order) + ((order == 0) != (a == b) || (order == 0 && a.hash() != b.hash()) ? " but unlike" : "");
    }
    if (operation == "multiple") {
        const auto multiple = a.isMultipleOf(b);
        return !multiple ? failed(multiple.error()) : *multiple ? "yes" : "no";
    }
    if (operation == "ratios") {
        const auto order = domain::compareRatios(a, b, numbers.at(2), numbers.at(3));
        return order ? text(*order) : failed(order.error());
    }
    return std::nullopt;
}

} // namespace assay::tests

int main()
{
    using namespace assay::tests;
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
        Words words;
        for (std::string_view rest = line;;) {
            const auto end = rest.find('\t');
            words.push_back(rest.substr(0, end));
            if (end == std::string_view::npos)
                break;
            rest.remove_prefix(end + 1);
        }
        auto answer = decimalAnswer(words);
        if (!answer)
            answer = dateAnswer(words);
        if (!answer) {
            std::cerr << "no such question: " << line << '\n';
            return 2;
        }
        std::cout << *answer << '\n';
    }
    return 0;
}
