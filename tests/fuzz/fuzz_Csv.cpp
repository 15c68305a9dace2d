// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: the delimiter, or that it has to be found. The rest: a file. What was read is written again as we write cells, and
// read to the very same cells; no cell that we write from it is a formula to a spreadsheet.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "services/support/CsvText.h"
#include "services/wire/Csv.h"

using namespace assay;
using namespace assay::wire;

namespace
{

using Rows = std::vector<std::vector<std::string>>;

void demand(bool condition)
{
    if (!condition)
        std::abort();
}

/// Each fault has a place; rows come in their order.
Rows rowsOf(CsvReader& reader)
{
    Rows out;
    CsvRow row;
    std::size_t before = 0;
    for (;;) {
        const auto more = reader.next(row);
        if (!more) {
            demand(!more.error().where.empty());
            continue;
        }
        if (!*more)
            return out;
        demand(row.number > before && row.line > 0 && row.cells.size() == row.starts.size() && !row.cells.empty());
        before = row.number;
        out.push_back(row.cells);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    static constexpr std::array<char, 4> kDelimiters{',', ';', '\t', '|'};
    // A copy without a byte to spare, so that reading beyond the end is seen.
    const std::vector<char> copy(data + 1, data + size);
    CsvOptions options;
    if (const std::size_t choice = data[0] % 5U; choice > 0)
        options.delimiter = kDelimiters[choice - 1];
    auto reader = CsvReader::open({copy.data(), copy.size()}, options);
    if (!reader)
        return 0;
    // A first and a last row of its own keep marks at both ends of a file from having a say.
    Rows rows = rowsOf(*reader);
    rows.insert(rows.begin(), {"first"});
    rows.push_back({"last"});
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i == 0 ? "" : ",") + support::csvQuoted(row[i]);
            demand(!support::looksLikeFormula(support::withoutFormula(row[i])));
        }
        text += "\r\n";
    }
    options.delimiter = ',';
    auto again = CsvReader::open(text, options);
    demand(again.has_value());
    demand(rowsOf(*again) == rows);
    return 0;
}
