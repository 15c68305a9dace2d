// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: which reader. The rest: a node's answer, or the data of a call.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "services/wire/Evm.h"

using namespace assay;
using namespace assay::wire;

namespace
{

void demand(bool condition)
{
    if (!condition)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::vector<char> copy(data + 1, data + size);
    const std::string_view bytes(copy.data(), copy.size());
    const std::string address = "0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0";
    const std::string hash = "0x" + std::string(64, 'a');
    switch (data[0] % 5) {
    case 0:
        if (const auto tip = decodeTip(bytes, 1))
            demand(tip->block.hash.size() == 66 && tip->block.number >= 0 && tip->chainId >= 0);
        break;
    case 1: (void)decodeBlock(bytes, 1, 18); break;
    case 2: {
        const std::vector<EvmToken> tokens{{domain::CoinId("HKDX"), address, "HKDX"},
                                           {domain::CoinId("HKDY"), address, ""}};
        EvmTip tip;
        tip.block.hash = hash;
        if (const auto update = decodeSupply(bytes, 1, tokens, tip))
            demand(domain::rowsOf<domain::Supply>(update->upserts).size() + update->rejected.size() == tokens.size());
        break;
    }
    case 3:
        if (const auto text = decodeAbiText(bytes))
            demand(text->size() <= 256);
        break;
    default:
        if (const auto number = decodeUint256(bytes, 18))
            demand(number->sign() >= 0);
        if (const auto number = decodeQuantity(bytes))
            demand(number->sign() >= 0);
        (void)decodeSmallQuantity(bytes);
    }
    return 0;
}
