// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: which reader. The rest: canonical bytes of a request, or an answer of a clearing endpoint. Bytes that are read
// as a request are written again to the very same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "services/wire/ActionAnswers.h"
#include "services/wire/ActionRequests.h"

using namespace assay::wire;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    // A copy without a byte to spare, so that reading beyond the end is seen.
    const std::vector<char> copy(data + 1, data + size);
    const std::string_view bytes(copy.data(), copy.size());
    switch (data[0] % 6U) {
    case 0:
        if (const auto request = parseCanonical(bytes); request && canonicalBytes(*request) != bytes)
            std::abort();
        break;
    case 1: (void)decodeRequest(bytes); break;
    case 2:
        if (const auto answer = decodeInstruction(bytes))
            (void)instructionBasis(answer->instruction);
        break;
    case 3: (void)decodeRequestPolicy(bytes); break;
    case 4: (void)decodeOperator(bytes); break;
    default: (void)decodeRefusal(bytes); break;
    }
    return 0;
}
