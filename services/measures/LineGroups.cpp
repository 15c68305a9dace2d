// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/LineGroups.h"

#include "services/measures/Places.h"

namespace assay::measures {

namespace {

struct Account {
    std::string_view name;
    std::uint32_t custodian = 0;

    friend bool operator==(const Account& a, const Account& b)
    {
        return a.custodian == b.custodian && a.name.back() == b.name.back() && a.name == b.name; // never empty
    }
};
struct AccountHash {
    std::size_t operator()(const Account& account) const
    {
        return std::hash<std::string_view>()(account.name) + account.custodian;
    }
};

/// Class, currency and custodian of a line as one number: values are added once for each line, then from here.
using Cell = std::uint64_t;

/// The rows lie far apart in memory, so that waiting for each would take longer than all the work on it.
void fetchAhead(std::span<const domain::Row<domain::ReserveAsset>* const> rows, std::size_t line)
{
    constexpr std::size_t kTexts = 4;         // by then the row itself is there, and says where its texts are
    constexpr std::size_t kRows = 12;
    if (line + kRows >= rows.size())
        return;
    const auto& later = rows[line + kRows]->record;
    __builtin_prefetch(&later.pool);
    __builtin_prefetch(&later.assetClass);
    __builtin_prefetch(&later.currency);
    __builtin_prefetch(&later.marketValueReference);
    __builtin_prefetch(&later.custodian);
    __builtin_prefetch(&later.account);
    const auto& next = rows[line + kTexts]->record;
    __builtin_prefetch(next.account.data());
    __builtin_prefetch(next.pool.data());
    __builtin_prefetch(next.custodian.data());
}

void note(std::vector<LineGroup>& groups, std::uint32_t place, std::uint32_t line)
{
    if (place == groups.size())
        groups.push_back({line, 0, {}});
    ++groups[place].count;
}

void addUp(Sum& sum, const Sum& part)
{
    if (part.exact())
        sum.add(part.value());
    else
        sum = part;
}

} // namespace

LineGroups::LineGroups(std::span<const domain::Row<domain::ReserveAsset>* const> rows)
{
    Places<std::string_view> currencyPlaces;
    Places<std::string_view> custodianPlaces;
    Places<std::string_view> poolPlaces;
    Places<Account, AccountHash> accountPlaces;
    Places<Cell> cellPlaces;
    struct Part {
        Line line;
        Sum value;
    };
    std::vector<Part> parts;
    lines.reserve(rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
        fetchAhead(rows, i);
        const auto& asset = rows[i]->record;
        Line line;
        line.assetClass = asset.assetClass;
        line.currency = currencyPlaces.add(asset.currency);
        line.custodian = custodianPlaces.add(asset.custodian);
        if (!asset.account.empty()) {
            line.account = accountPlaces.add({asset.account, line.custodian});
            note(accounts, line.account, i);
        }
        line.poolName = poolPlaces.add(asset.pool);
        note(poolNames, line.poolName, i);
        note(currencies, line.currency, i);
        note(custodians, line.custodian, i);
        auto& ofClass = classes[static_cast<std::size_t>(line.assetClass)];
        if (ofClass.count++ == 0)
            ofClass.first = i;
        const auto cell = cellPlaces.add((Cell{line.custodian} << 32) + (Cell{line.currency} << 4) +
                                         static_cast<Cell>(line.assetClass));
        if (cell == parts.size())
            parts.push_back({line, {}});
        parts[cell].value.add(asset.marketValueReference);
        lines.push_back(line);
    }
    for (const auto& part : parts) {
        addUp(classes[static_cast<std::size_t>(part.line.assetClass)].value, part.value);
        addUp(currencies[part.line.currency].value, part.value);
        addUp(custodians[part.line.custodian].value, part.value);
        addUp(total, part.value);
    }
}

} // namespace assay::measures
