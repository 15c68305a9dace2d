// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/SourceConfig.h"

#include <algorithm>

#include "services/domain/RecordList.h"
#include "services/domain/RecordSchemas.h"

namespace assay::sync {

std::vector<std::string> resourcesOf(std::string_view kind)
{
    std::vector<std::string> out;
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        const auto& by = domain::Schema<Record>::kStatedBy;
        if (std::any_of(by.begin(), by.end(),
                        [&](domain::SourceKind one) { return domain::kSourceKindNames[static_cast<std::size_t>(one)] == kind; }))
            out.emplace_back(domain::Schema<Record>::kResource);
    });
    return out;
}

} // namespace assay::sync
