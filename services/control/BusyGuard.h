// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <utility>

#include "services/support/Result.h"

namespace assay::control {

/// For the life of this object a name is taken, so that a second attempt on the same thing is refused. Thread io.
class BusyGuard {
public:
    BusyGuard(std::set<std::string>& all, std::string name)
        : m_all(all), m_name(std::move(name)), m_place(m_all.insert(m_name))
    {
    }
    ~BusyGuard()
    {
        if (m_place.second)
            m_all.erase(m_name);
    }
    BusyGuard(const BusyGuard&) = delete;
    BusyGuard& operator=(const BusyGuard&) = delete;

    /// Errors: Refused, if the name was taken already.
    [[nodiscard]] support::Result<void> free() const
    {
        if (!m_place.second)
            return support::fail(support::ErrorCode::Refused, "this is under way already", m_name);
        return {};
    }

private:
    std::set<std::string>& m_all;
    std::string m_name;
    std::pair<std::set<std::string>::iterator, bool> m_place;
};

} // namespace assay::control
