// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace assay::support {

/// A text identifier whose kind is part of its type: an issuer id is never taken for a coin id.
template <class Tag>
class StrongId {
public:
    StrongId() = default;
    explicit StrongId(std::string value) : m_value(std::move(value)) {}
    explicit StrongId(std::string_view value) : m_value(value) {}
    explicit StrongId(const char* value) : m_value(value) {}

    [[nodiscard]] const std::string& value() const { return m_value; }
    [[nodiscard]] bool empty() const { return m_value.empty(); }

    friend auto operator<=>(const StrongId&, const StrongId&) = default;

private:
    std::string m_value;
};

} // namespace assay::support

template <class Tag>
struct std::hash<assay::support::StrongId<Tag>> {
    std::size_t operator()(const assay::support::StrongId<Tag>& id) const noexcept
    {
        return std::hash<std::string>{}(id.value());
    }
};
