// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace assay::api {

/// Marks an English text that only the window shows, in a translation context of the window. Collected by lupdate, see
/// translations/Translations.cmake.
[[nodiscard]] constexpr const char* windowText(const char* /*context*/, const char* text) { return text; }

/// A format of files that can be taken in. What reads it is in services/runtime/formats.
struct FileFormat {
    std::string_view id;                          ///< "bar-list": ImportRequest::kind, "assay import", and what is audited
    std::string_view sourceKind;                  ///< kind of the sources that such files belong to: "vault"
    const char* title;                            ///< English
    std::array<std::string_view, 3> nameParts;    ///< a file's name with one of them suggests the format; lower case
    std::string_view nameEnd;                     ///< so does a name that ends so
    int turn;                                     ///< a name that suggests several formats has the one of the lowest turn
};

/// In the order in which they are shown. A folder that is watched has the first one of its kind of source.
inline constexpr std::array kFileFormats{
    FileFormat{"bar-list", "vault", windowText("assay::models::ImportViewModel", "Bar list"), {"bar", "vault"}, {}, 2},
    FileFormat{"reserve-statement", "issuer", windowText("assay::models::ImportViewModel", "Reserve statement"), {"reserve"}, {}, 3},
    FileFormat{"iso20022", "clearing", windowText("assay::models::ImportViewModel", "ISO 20022 messages"), {}, ".xml", 5},
    FileFormat{"sanctions", "aml", windowText("assay::models::ImportViewModel", "Sanctions list"), {"sdn", "sanction", "consolidated"}, {}, 1},
    FileFormat{"prices", "ledger", windowText("assay::models::ImportViewModel", "Price series"), {"price", "1m.csv"}, {}, 4},
};

/// None: there is no such format.
[[nodiscard]] constexpr const FileFormat* fileFormat(std::string_view id)
{
    for (const auto& format : kFileFormats)
        if (format.id == id)
            return &format;
    return nullptr;
}

/// The format of the files of a kind of source, or none.
[[nodiscard]] constexpr const FileFormat* fileFormatOfSource(std::string_view sourceKind)
{
    for (const auto& format : kFileFormats)
        if (format.sourceKind == sourceKind)
            return &format;
    return nullptr;
}

/// The format that the name of a file suggests, or none. The name is without folders and in lower case.
[[nodiscard]] constexpr const FileFormat* fileFormatOfName(std::string_view name)
{
    const FileFormat* best = nullptr;
    for (const auto& format : kFileFormats) {
        bool suggested = !format.nameEnd.empty() && name.ends_with(format.nameEnd);
        for (const auto part : format.nameParts)
            suggested = suggested || (!part.empty() && name.find(part) != std::string_view::npos);
        if (suggested && (!best || format.turn < best->turn))
            best = &format;
    }
    return best;
}

[[nodiscard]] inline std::vector<std::string> fileFormatIds()
{
    std::vector<std::string> out;
    for (const auto& format : kFileFormats)
        out.emplace_back(format.id);
    return out;
}

} // namespace assay::api
