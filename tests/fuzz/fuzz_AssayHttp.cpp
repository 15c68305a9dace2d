// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: which reader and, for pages, which resource. The rest: the answer. What decodes must encode to an answer
// that decodes to the same rows.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "services/wire/AssayHttp.h"
#include "services/wire/JsonReader.h"
#include "services/wire/JsonTree.h"

using namespace assay;
using namespace assay::wire;

namespace
{

void demand(bool condition)
{
    if (!condition)
        std::abort();
}

template <class Record>
void roundTrip(const FeedUpdate& update)
{
    const auto& rows = domain::rowsOf<Record>(update.upserts);
    AssayPageHead head;
    head.asOf = update.asOf;
    head.sequence = update.sequence;
    head.total = update.total;
    head.next = update.nextCursor;
    std::string bytes;
    appendPage<Record>(bytes, head, rows);
    const auto again = decodePage(bytes, domain::resourceOf<Record>());
    demand(again.has_value() && again->rejected.empty() && again->nextCursor == update.nextCursor);
    const auto& read = domain::rowsOf<Record>(again->upserts);
    demand(read.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        demand(domain::sameFields(read[i], rows[i]));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    // A copy without a byte to spare, so that reading beyond the end is seen.
    const std::vector<char> copy(data + 1, data + size);
    const std::string_view bytes(copy.data(), copy.size());
    const unsigned choice = data[0] % 18U;
    unsigned at = 0;
    domain::forEachStatedRecord([&](auto type) {
        using Record = typename decltype(type)::type;
        if (at++ != choice)
            return;
        if (const auto update = decodePage(bytes, domain::resourceOf<Record>()))
            roundTrip<Record>(*update);
    });
    if (choice == at) {
        if (const auto message = decodeMessage(bytes); message && message->kind == AssayStreamMessage::Kind::Change)
            domain::forEachStatedRecord([&](auto type) {
                using Record = typename decltype(type)::type;
                if (message->update.resource == domain::resourceOf<Record>())
                    roundTrip<Record>(message->update);
            });
    } else if (choice == at + 1) {
        (void)decodeAbout(bytes);
    } else if (choice >= at + 2) {
        // The strict reader and the tree agree.
        demand(checkJson(bytes, JsonDuplicates::Refuse).has_value() == parseJsonTree(bytes).has_value());
    }
    return 0;
}
