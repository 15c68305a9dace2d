// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Cell.h"

#include <charconv>

namespace assay::domain {

namespace {

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

} // namespace

std::string toText(const Cell& cell)
{
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string(); },
                          [](const std::string& value) { return value; },
                          [](std::int64_t value) { return std::to_string(value); },
                          [](const Decimal& value) { return value.text(); },
                          [](Instant value) { return support::toText(value); },
                          [](Date value) { return support::toText(value); },
                      },
                      cell);
}

std::strong_ordering compareCells(const Cell& left, const Cell& right)
{
    if (left.index() != right.index()) {
        if (left.index() == 0)
            return std::strong_ordering::greater;
        if (right.index() == 0)
            return std::strong_ordering::less;
        return left.index() <=> right.index();
    }
    return std::visit(
        [&](const auto& value) -> std::strong_ordering {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::monostate>)
                return std::strong_ordering::equal;
            else
                return value <=> std::get<T>(right);
        },
        left);
}

Cell toCell(const std::vector<std::string>& value)
{
    if (value.empty())
        return {};
    std::string joined;
    for (const auto& entry : value) {
        if (!joined.empty())
            joined += '\n';
        joined += entry;
    }
    return joined;
}

Result<void> assign(std::string& target, std::string_view text)
{
    target = text;
    return {};
}

Result<void> assign(std::int64_t& target, std::string_view text)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), target);
    if (error != std::errc{} || end != text.data() + text.size())
        return fail(ErrorCode::Malformed, "not a whole number: \"" + std::string(text.substr(0, 40)) + '"');
    return {};
}

Result<void> assign(Decimal& target, std::string_view text)
{
    auto value = Decimal::parse(text);
    if (!value)
        return tl::unexpected(value.error());
    target = std::move(*value);
    return {};
}

Result<void> assign(Instant& target, std::string_view text)
{
    const auto value = support::parseInstant(text);
    if (!value)
        return tl::unexpected(value.error());
    target = *value;
    return {};
}

Result<void> assign(Date& target, std::string_view text)
{
    const auto value = support::parseDate(text);
    if (!value)
        return tl::unexpected(value.error());
    target = *value;
    return {};
}

Result<void> assign(Tier& target, std::string_view text)
{
    const auto value = tierFromLetter(text);
    if (!value)
        return tl::unexpected(value.error());
    target = *value;
    return {};
}

Result<void> assign(std::vector<std::string>& target, std::string_view text)
{
    target.clear();
    while (!text.empty()) {
        const auto end = text.find('\n');
        target.emplace_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return {};
}

} // namespace assay::domain
