// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Fields.h"

#include <type_traits>

namespace assay::domain {

Cell cellOf(const ValueView& view)
{
    return std::visit(
        [](const auto& value) -> Cell {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::string_view>)
                return std::string(value);
            else if constexpr (std::is_same_v<Value, const Decimal*>)
                return *value;
            else if constexpr (std::is_same_v<Value, const std::vector<std::string>*>)
                return toCell(*value);
            else
                return value;
        },
        view);
}

std::string FieldAccess::text(const void* record) const
{
    return toText(cellOf(view(record)));
}

} // namespace assay::domain
