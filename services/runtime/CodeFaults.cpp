// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/CodeFaults.h"

#include <map>

#include "services/domain/Currencies.h"
#include "services/domain/Identifiers.h"
#include "services/domain/RecordSchemas.h"
#include "services/support/Zones.h"

namespace assay::runtime {

using namespace domain;
using support::Error;

namespace {

using CheckCode = support::Result<void> (*)(std::string_view, support::Date);

/// How the code in a field of this name is checked; nullptr: it is none, or of no standard.
CheckCode checkOf(std::string_view field)
{
    if (field == "currency")
        return [](std::string_view text, support::Date day) { return checkCurrency(text, day); };
    if (field == "lei")
        return [](std::string_view text, support::Date) { return checkLei(text); };
    if (field == "dti")
        return [](std::string_view text, support::Date) { return checkDti(text); };
    return nullptr;
}

} // namespace

std::vector<Error> codeFaults(const wire::FeedUpdate& update, Instant at)
{
    struct Found {
        Error error;
        std::size_t rows = 0;
    };
    std::map<std::pair<std::string_view, std::string>, Found> found;
    const support::Date day = support::hongKongDate(at);
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        const auto& rows = rowsOf<Record>(update.upserts);
        // A price may well be in coins.
        if (rows.empty() || std::is_same_v<Record, Price>)
            return;
        for (std::size_t c = 0; c < kFieldCount<Record>; ++c) {
            const std::string_view name = fieldInfos<Record>()[c].name;
            const CheckCode check = checkOf(name);
            if (check == nullptr)
                continue;
            std::map<std::string, std::size_t> codes;
            for (const Record& row : rows)
                if (std::string text = toText(cellOf(row, c)); !text.empty())
                    ++codes[std::move(text)];
            for (const auto& [text, count] : codes)
                if (const auto checked = check(text, day); !checked) {
                    Found& one = found[{name, text}];
                    one.error = checked.error();
                    one.rows += count;
                }
        }
    });
    std::vector<Error> out;
    out.reserve(found.size());
    for (auto& [key, one] : found) {
        one.error.where = std::string(key.first) + " of " + std::to_string(one.rows) + (one.rows == 1 ? " row" : " rows");
        out.push_back(std::move(one.error));
    }
    return out;
}

} // namespace assay::runtime
