// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/EditDistance.h"

#include <algorithm>
#include <vector>

namespace assay::support {

int editDistance(std::string_view a, std::string_view b, int limit)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > static_cast<std::size_t>(limit))
        return limit + 1;
    std::vector<int> before2(b.size() + 1);
    std::vector<int> before(b.size() + 1);
    std::vector<int> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        before[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int replaced = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({replaced, before[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before2[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit)
            return limit + 1;
        std::swap(before2, before);
        std::swap(before, row);
    }
    return std::min(before[b.size()], limit + 1);
}

} // namespace assay::support
