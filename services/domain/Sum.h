// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <utility>

#include "services/domain/Decimal.h"

namespace assay::domain {

/// A sum that remembers whether it could be formed exactly: once a part did not fit, there is no sum.
class Sum {
public:
    Sum() = default;
    explicit Sum(Decimal value) : m_value(std::move(value)) {}

    void add(const Decimal& value)
    {
        if (!m_exact)
            return;
        if (auto sum = m_value.plus(value))
            m_value = std::move(*sum);
        else
            m_exact = false;
    }
    void add(const Sum& part)
    {
        if (part.m_exact)
            add(part.m_value);
        else
            m_exact = false;
    }

    [[nodiscard]] bool exact() const { return m_exact; }
    /// Of what could be added; the sum if it is exact().
    [[nodiscard]] const Decimal& value() const { return m_value; }
    /// The sum, or nothing.
    [[nodiscard]] std::optional<Decimal> stated() const { return m_exact ? std::optional(m_value) : std::nullopt; }

private:
    Decimal m_value;
    bool m_exact = true;
};

} // namespace assay::domain
