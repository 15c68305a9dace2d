// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

#include "services/wire/TextBytes.h"

namespace assay::wire
{

struct XmlLimits {
    std::size_t bytes = std::size_t{128} << 20U;
    std::size_t depth = 200;
    std::size_t elements = 4'000'000;
    std::size_t attributes = 512; ///< of one element
    std::size_t name = 1000;      ///< bytes of an element's name
};

/// An XML file as UTF-8: the bytes themselves, which have to outlive it, or a copy where they are in another encoding.
/// Places are counted in text(); `skipped` is the bytes before it.
struct XmlText {
    std::string_view asIs;
    std::string converted;
    bool isConverted = false;
    std::size_t skipped = 0;
    [[nodiscard]] std::string_view text() const;
};

/// By byte order mark and declaration. Errors: Malformed, OutOfRange (size), Unsupported (encoding), each with its byte.
[[nodiscard]] support::Result<XmlText> xmlText(std::string_view bytes, const XmlLimits& limits = {});

/// Is this well-formed, and within the limits? One pass, no recursion, before any tree is built: pugixml forgives what
/// XML forbids, and limits neither depth nor count. A document type declaration is refused whatever it holds, so that
/// no entity is ever defined. Errors: Malformed, Refused (DOCTYPE), OutOfRange; `where` is "byte 120, line 4".
[[nodiscard]] support::Result<void> checkXml(std::string_view text, std::size_t skipped = 0,
                                             const XmlLimits& limits = {});

} // namespace assay::wire
