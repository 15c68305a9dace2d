// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/requests/Operators.h"

#include <algorithm>
#include <random>

#include "services/support/Hash.h"

namespace assay::sandbox
{

namespace
{

std::string variableOf(std::string_view id)
{
    std::string out = "ASSAY_SANDBOX_";
    for (const char c : id)
        out += c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

template <class Draw>
std::vector<OperatorToken> tokens(const Draw& draw)
{
    std::vector<OperatorToken> out;
    for (const auto& who : sandboxOperators())
        out.push_back({who.id, variableOf(who.id), who.id + '.' + draw(who.id)});
    return out;
}

} // namespace

std::span<const domain::Operator> sandboxOperators()
{
    static const std::vector<domain::Operator> kOperators{
        {"op-maker-a", "Operator A (sandbox)", {"maker"}, {"hk-clearing"}},
        {"op-maker-b", "Operator B (sandbox)", {"maker"}, {"hk-clearing"}},
        {"op-checker-a", "Operator C (sandbox)", {"checker"}, {"hk-clearing"}},
        {"op-checker-b", "Operator D (sandbox)", {"checker"}, {"hk-clearing"}},
        {"op-supervisor", "Supervisor E (sandbox)", {"supervisor", "maker", "checker"}, {}},
        {"op-examiner", "Examiner F (sandbox)", {"examiner"}, {}},
        {"op-auditor", "Auditor G (sandbox)", {"auditor"}, {}},
    };
    return kOperators;
}

bool hasRole(const domain::Operator& who, std::string_view role)
{
    return std::ranges::find(who.roles, role) != who.roles.end();
}

std::vector<OperatorToken> freshTokens()
{
    std::random_device device;
    return tokens([&](const std::string&) {
        std::string bytes;
        for (int i = 0; i < 8; ++i) {
            const auto drawn = device();
            for (int shift = 0; shift < 32; shift += 8)
                bytes += static_cast<char>(drawn >> shift & 0xff);
        }
        return support::toHex(bytes);
    });
}

std::vector<OperatorToken> tokensOf(std::uint64_t seed)
{
    return tokens([&](const std::string& id) {
        return support::Hash::of("assay-sandbox operator " + id + ' ' + std::to_string(seed)).hex();
    });
}

} // namespace assay::sandbox
