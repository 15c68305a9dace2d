// SPDX-License-Identifier: GPL-3.0-or-later
// First byte: the phrases of the program, or a file of phrases up to a zero byte. The rest: English, which is read in bounded
// time whatever it is. Without phrases it stays as it was.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "services/domain/MessageCatalog.h"

using assay::domain::MessageCatalog;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    // A copy without a byte to spare, so that reading beyond the end is seen.
    const std::vector<char> copy(data + 1, data + size);
    std::string_view text(copy.data(), copy.size());
    switch (data[0] % 4) {
    case 0: (void)MessageCatalog::of("zh_HK").read(text); break;
    case 1: (void)MessageCatalog::of("zh_CN").read(text); break;
    case 2:
        if (MessageCatalog::of("en").read(text).text != text)
            std::abort();
        break;
    default: {
        const auto end = std::min(text.find('\0'), text.size());
        const auto book = MessageCatalog::parse(text.substr(0, end));
        if (!book && book.error().detail.empty())
            std::abort();
        if (book)
            (void)book->read(text.substr(std::min(end + 1, text.size())));
    }
    }
    return 0;
}
