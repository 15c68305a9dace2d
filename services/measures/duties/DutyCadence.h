// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/duties/Duties.h"

namespace assay::measures
{

/// Something that is to be done again within so many days.
struct DutyBook::Cadence {
    struct Occurrence {
        domain::Instant at{};
        const FiledPaper* paper = nullptr;
    };
    std::string_view duty;
    std::string_view noun;
    std::string_view verb;
    std::int64_t intervalDays = 0;
    std::int64_t lookBackDays = 0;
    std::vector<Occurrence> occurrences; ///< in order of time
};

[[nodiscard]] domain::Date daysLater(domain::Date date, std::int64_t count);
[[nodiscard]] std::int64_t daysBetween(domain::Date from, domain::Date to);
/// The same day of a later month, or that month's last day.
[[nodiscard]] domain::Date monthsLater(domain::Date date, std::int64_t months);

} // namespace assay::measures
