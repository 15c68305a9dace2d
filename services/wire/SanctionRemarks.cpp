// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/support/Ascii.h"
#include "services/wire/Sanctions.h"
#include "services/wire/TextBytes.h"

/// \file What the remarks of a list hold beside prose: addresses of wallets, and names.

namespace assay::wire::sanctions
{

namespace
{

constexpr std::string_view kWallet = "Digital Currency Address - ";

} // namespace

std::vector<std::string> walletsIn(std::string_view remark)
{
    std::vector<std::string> out;
    for (auto at = remark.find(kWallet); at != std::string_view::npos; at = remark.find(kWallet, at)) {
        at += kWallet.size();
        auto blank = remark.find_first_of(" ;", at);
        if (blank == std::string_view::npos || remark[blank] == ';' || blank - at > 12)
            continue; // no currency: not an address
        // A word in quotation marks between currency and address is none: XBT "legacy" 1A…
        if (blank + 1 < remark.size() && remark[blank + 1] == '"')
            if (const auto close = remark.find('"', blank + 2);
                close != std::string_view::npos && close + 1 < remark.size() && remark[close + 1] == ' ')
                blank = close + 1;
        const auto end = std::min(remark.find_first_of("; ", blank + 1), remark.size());
        std::string_view address = remark.substr(blank + 1, end - blank - 1);
        while (!address.empty() && (address.back() == '.' || address.back() == ',' || address.back() == '"'))
            address.remove_suffix(1);
        if (!address.empty() && address.front() == '"')
            address.remove_prefix(1);
        if (!address.empty())
            out.emplace_back(address);
        at = end;
    }
    return out;
}

std::vector<std::string> aliasesIn(std::string_view remark)
{
    struct Quotes {
        std::string_view open, close;
    };
    static constexpr Quotes kQuotes[] = {{"'", "'"}, {"\"", "\""}, {"‘", "’"}, {"“", "”"}, {"«", "»"}};
    static constexpr std::size_t kLongest = 120; // bytes of an alias without quotation marks
    const std::string lower = support::lowered(remark);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const std::string_view kind : {"a.k.a.", "f.k.a.", "n.k.a.", "a/k/a", "f/k/a", "n/k/a"})
        for (auto at = lower.find(kind); at != std::string::npos; at = lower.find(kind, at)) {
            const bool begins = at == 0 || !support::isLetter(lower[at - 1]);
            const std::size_t place = at;
            at += kind.size();
            at = std::min(lower.find_first_not_of(" :", at), lower.size());
            if (!begins || at == place + kind.size())
                continue;
            std::string_view rest = remark.substr(at);
            const auto* quotes = std::find_if(std::begin(kQuotes), std::end(kQuotes),
                                              [&](const Quotes& one) { return rest.starts_with(one.open); });
            std::string_view name;
            if (quotes != std::end(kQuotes)) {
                rest.remove_prefix(quotes->open.size());
                // An apostrophe inside a name is followed by a letter.
                auto end = rest.find(quotes->close, 1);
                while (end != std::string_view::npos && end + quotes->close.size() < rest.size() &&
                       std::string_view(";., )").find(rest[end + quotes->close.size()]) == std::string_view::npos)
                    end = rest.find(quotes->close, end + 1);
                if (end == std::string_view::npos)
                    continue;
                name = trimmed(rest.substr(0, end));
            } else {
                // Without marks the name goes on to the next statement of the remark.
                name = trimmed(rest.substr(0, rest.find_first_of(";()")));
                while (name.ends_with('.') || name.ends_with(','))
                    name.remove_suffix(1);
                if (name.size() > kLongest)
                    continue;
            }
            if (!name.empty())
                found.emplace_back(place, std::string(name));
        }
    std::sort(found.begin(), found.end());
    std::vector<std::string> out;
    for (auto& [place, name] : found)
        out.push_back(std::move(name));
    return out;
}

} // namespace assay::wire::sanctions
