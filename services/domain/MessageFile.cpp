// SPDX-License-Identifier: GPL-3.0-or-later
// How a file of phrases is read; the only file of this folder that includes toml++, which is slow to compile.
#include <algorithm>
#include <toml++/toml.h>
#include <tuple>

#include "services/domain/MessageCatalog.h"

namespace assay::domain
{

using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

struct Line {
    toml::source_index number = 0;
    bool counted = false;
    std::string_view english;
    std::string_view translation;
};

tl::unexpected<support::Error> faultAt(toml::source_index line, std::string detail)
{
    return fail(ErrorCode::Malformed, std::move(detail), "line " + std::to_string(line));
}

} // namespace

Result<MessageCatalog> MessageCatalog::parse(std::string_view text)
{
    toml::table root;
    try {
        root = toml::parse(text);
    } catch (const toml::parse_error& error) {
        return faultAt(error.source().begin.line, std::string(error.description()));
    }
    // A table of toml++ is sorted by key; of templates that are equally long the first one in the file counts.
    std::vector<Line> lines;
    for (const auto& [name, node] : root) {
        const auto* table = node.as_table();
        if (!table)
            return faultAt(node.source().begin.line, "phrases are below a [table]");
        for (const auto& [english, value] : *table) {
            const auto translation = value.value<std::string_view>();
            if (!translation || english.empty())
                return faultAt(value.source().begin.line, "a line is \"English\" = \"translation\"");
            lines.push_back({value.source().begin.line, name == "counted", english.str(), *translation});
        }
    }
    std::ranges::sort(lines, {}, &Line::number);
    MessageCatalog out;
    for (const auto& line : lines)
        line.counted ? out.addCounted(line.english, line.translation) : out.add(line.english, line.translation);
    out.settle();
    return out;
}

} // namespace assay::domain
