// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Configuration.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <set>
#include <span>
#include <sstream>
#include <toml++/toml.h>

#include "services/domain/Schema.h"
#include "services/net/Url.h"
#include "services/support/EditDistance.h"
#include "services/support/HeldFiles.h"

namespace assay::runtime {

using support::ErrorCode;
using support::fail;
using support::Result;
namespace fs = std::filesystem;

namespace {

using Keys = std::span<const std::string_view>;
constexpr std::array<std::string_view, 2> kRootKeys{"store", "source"};
constexpr std::array<std::string_view, 1> kStoreKeys{"path"};
constexpr std::array<std::string_view, 15> kSourceKeys{"id", "kind", "protocol", "url", "ca", "client_cert", "client_key",
    "pin_sha256", "token", "every", "stale_after", "tier", "confirmations", "coin", "operator"};
constexpr std::array<std::string_view, 3> kCoinKeys{"coin", "contract", "deployed_block"};
constexpr std::array<std::string_view, 2> kOperatorKeys{"id", "token"};

std::string_view nearest(std::string_view key, Keys known)
{
    constexpr int kFar = 60; // more than any key has letters
    return *std::min_element(known.begin(), known.end(), [&](auto left, auto right) {
        return support::editDistance(key, left, kFar) < support::editDistance(key, right, kFar);
    });
}

/// Reads one table: each value is taken once, with the place of what is wrong.
class Section {
public:
    Section(const toml::table& table, std::string file) : m_table(table), m_file(std::move(file)) {}

    [[nodiscard]] tl::unexpected<support::Error> wrong(std::string_view key, std::string detail) const
    {
        const auto* node = m_table.get(key);
        const auto line = node ? node->source().begin.line : m_table.source().begin.line;
        return fail(ErrorCode::Usage, std::move(detail), m_file + ", line " + std::to_string(line) + ", " + std::string(key));
    }

    [[nodiscard]] Result<void> onlyKnown(Keys known) const
    {
        for (const auto& [key, value] : m_table)
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                return wrong(key.str(), "unknown key; did you mean \"" + std::string(nearest(key.str(), known)) + "\"?");
        return {};
    }

    [[nodiscard]] Result<std::string> text(std::string_view key, std::string fallback) const
    {
        const auto* node = m_table.get(key);
        if (!node)
            return fallback;
        const auto value = node->value_exact<std::string>();
        if (!value)
            return wrong(key, "must be a text in quotes");
        return *value;
    }

    [[nodiscard]] Result<std::int64_t> number(std::string_view key, std::int64_t fallback) const
    {
        const auto* node = m_table.get(key);
        if (!node)
            return fallback;
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < 0)
            return wrong(key, "must be a whole number, zero or more");
        return *value;
    }

private:
    const toml::table& m_table;
    std::string m_file;
};

template <std::size_t N>
bool oneOf(std::string_view value, const std::array<std::string_view, N>& allowed)
{
    return std::find(allowed.begin(), allowed.end(), value) != allowed.end();
}

bool validId(std::string_view id)
{
    return !id.empty() && id.size() <= 64 && id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

Result<sync::CoinContract> readCoin(const toml::node& node, const std::string& file)
{
    const auto* table = node.as_table();
    if (!table)
        return fail(ErrorCode::Usage, "must be a table [[source.coin]]", file + ", line " + std::to_string(node.source().begin.line));
    const Section section(*table, file);
    if (auto known = section.onlyKnown(kCoinKeys); !known)
        return tl::unexpected(known.error());
    auto coin = section.text("coin", {});
    auto contract = section.text("contract", {});
    auto block = section.number("deployed_block", 0);
    if (!coin || !contract || !block)
        return tl::unexpected(!coin ? coin.error() : !contract ? contract.error() : block.error());
    if (coin->empty())
        return section.wrong("coin", "is missing");
    if (contract->size() != 42 || !contract->starts_with("0x")
        || contract->find_first_not_of("0123456789abcdefABCDEF", 2) != std::string::npos)
        return section.wrong("contract", "must be an address: 0x and 40 hexadecimal digits");
    return sync::CoinContract{domain::CoinId(*coin), *contract, *block};
}

bool namesSecret(std::string_view reference)
{
    return reference.starts_with("env:") || reference.starts_with("keychain:");
}

Result<sync::OperatorLogin> readOperator(const toml::node& node, const std::string& file)
{
    const auto* table = node.as_table();
    if (!table)
        return fail(ErrorCode::Usage, "must be a table [[source.operator]]",
                    file + ", line " + std::to_string(node.source().begin.line));
    const Section section(*table, file);
    if (auto known = section.onlyKnown(kOperatorKeys); !known)
        return tl::unexpected(known.error());
    auto id = section.text("id", {});
    auto token = section.text("token", {});
    if (!id || !token)
        return tl::unexpected(!id ? id.error() : token.error());
    if (!validId(*id))
        return section.wrong("id", "must be lower-case letters, digits and '-', at most 64");
    if (!namesSecret(*token))
        return section.wrong("token", "must be env:NAME or keychain:NAME; a secret does not belong into this file");
    return sync::OperatorLogin{std::move(*id), std::move(*token)};
}

Result<void> readOperators(const toml::table& table, const Section& section, const std::string& file, sync::SourceConfig& source)
{
    const auto* operators = table.get("operator");
    if (!operators)
        return {};
    if (source.kind != "clearing" || source.protocol != "assay-http")
        return section.wrong("operator", "only a source of kind clearing that is asked over assay-http has operators");
    const auto* array = operators->as_array();
    if (!array)
        return section.wrong("operator", "must be tables [[source.operator]]");
    std::set<std::string> ids;
    for (const auto& entry : *array) {
        auto one = readOperator(entry, file);
        if (!one)
            return tl::unexpected(one.error());
        if (!ids.insert(one->id).second)
            return fail(ErrorCode::Usage, "two operators of this source have the id \"" + one->id + '"',
                        file + ", line " + std::to_string(entry.source().begin.line) + ", id");
        source.operators.push_back(std::move(*one));
    }
    return {};
}

Result<sync::SourceConfig> readSource(const toml::node& node, const fs::path& file)
{
    const std::string name = file.string();
    const auto* table = node.as_table();
    if (!table)
        return fail(ErrorCode::Usage, "must be a table [[source]]", name + ", line " + std::to_string(node.source().begin.line));
    const Section section(*table, name);
    if (auto known = section.onlyKnown(kSourceKeys); !known)
        return tl::unexpected(known.error());

    std::map<std::string_view, std::string> texts;
    for (const std::string_view key : {"id", "kind", "protocol", "url", "ca", "client_cert", "client_key", "pin_sha256", "token",
                                       "every", "stale_after", "tier"}) {
        auto value = section.text(key, {});
        if (!value)
            return tl::unexpected(value.error());
        texts[key] = std::move(*value);
    }
    sync::SourceConfig source;
    if (!validId(texts["id"]))
        return section.wrong("id", "must be lower-case letters, digits and '-', at most 64");
    source.id = domain::SourceId(texts["id"]);
    source.kind = texts["kind"];
    if (!oneOf(source.kind, domain::kSourceKindNames))
        return section.wrong("kind", "must be issuer, ledger, clearing, vault or aml");
    source.protocol = texts["protocol"].empty() ? "assay-http" : texts["protocol"];
    if (!oneOf(source.protocol, std::array<std::string_view, 3>{"assay-http", "evm-jsonrpc", "files"}))
        return section.wrong("protocol", "must be assay-http, evm-jsonrpc or files");
    source.url = texts["url"];
    if (source.url.empty())
        return section.wrong("url", "is missing");
    const auto beside = [&](const std::string& path) {
        return path.empty() ? fs::path() : (fs::path(path).is_absolute() ? fs::path(path) : file.parent_path() / path);
    };
    if (source.protocol == "files")
        source.url = beside(source.url).string();
    else if (const auto url = net::Url::parse(source.url); !url)
        return section.wrong("url", url.error().text());
    source.tls.caFile = beside(texts["ca"]);
    source.tls.clientCert = beside(texts["client_cert"]);
    source.tls.clientKey = beside(texts["client_key"]);
    source.tls.pinSha256 = texts["pin_sha256"];
    source.token = texts["token"];
    if (!source.token.empty() && !namesSecret(source.token))
        return section.wrong("token", "must be env:NAME or keychain:NAME; a secret does not belong into this file");
    const std::array<std::pair<std::string_view, domain::Duration*>, 2> durations{
        {{"every", &source.every}, {"stale_after", &source.staleAfter}}};
    for (const auto& [key, target] : durations) {
        if (texts[key].empty())
            continue;
        const auto value = support::parseDuration(texts[key]);
        if (!value)
            return section.wrong(key, value.error().detail);
        if (*value < std::chrono::milliseconds{100})
            return section.wrong(key, "must be at least 100ms");
        *target = *value;
    }
    if (!texts["tier"].empty()) {
        const auto tier = domain::tierFromLetter(texts["tier"]);
        if (!tier)
            return section.wrong("tier", tier.error().detail);
        source.tier = *tier;
    } else if (source.kind == "ledger")
        source.tier = domain::Tier::Observed;
    const auto confirmations = section.number("confirmations", 0);
    if (!confirmations)
        return tl::unexpected(confirmations.error());
    source.confirmations = *confirmations;
    if (const auto* coins = table->get("coin")) {
        const auto* array = coins->as_array();
        if (!array)
            return section.wrong("coin", "must be tables [[source.coin]]");
        for (const auto& entry : *array) {
            auto coin = readCoin(entry, name);
            if (!coin)
                return tl::unexpected(coin.error());
            source.coins.push_back(std::move(*coin));
        }
    }
    if (source.protocol == "evm-jsonrpc" && source.coins.empty())
        return section.wrong("coin", "an evm-jsonrpc source needs at least one [[source.coin]]");
    if (auto read = readOperators(*table, section, name, source); !read)
        return tl::unexpected(read.error());
    return source;
}

} // namespace

Result<Configuration> Configuration::parse(std::string_view text, const fs::path& file)
{
    toml::table root;
    try {
        root = toml::parse(text, file.string());
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::Usage, std::string(error.description()),
                    file.string() + ", line " + std::to_string(error.source().begin.line));
    }
    const Section top(root, file.string());
    if (auto known = top.onlyKnown(kRootKeys); !known)
        return tl::unexpected(known.error());
    Configuration configuration;
    const fs::path folder = fs::absolute(file).parent_path();
    configuration.storePath = folder / "assay.sqlite";
    if (const auto* node = root.get("store")) {
        const auto* table = node->as_table();
        if (!table)
            return top.wrong("store", "must be a table [store]");
        const Section store(*table, file.string());
        if (auto known = store.onlyKnown(kStoreKeys); !known)
            return tl::unexpected(known.error());
        const auto path = store.text("path", "assay.sqlite");
        if (!path)
            return tl::unexpected(path.error());
        configuration.storePath = fs::path(*path).is_absolute() ? fs::path(*path) : folder / *path;
    }
    const auto* sources = root.get("source");
    if (!sources)
        return configuration;
    const auto* array = sources->as_array();
    if (!array)
        return top.wrong("source", "must be tables [[source]]");
    std::set<domain::SourceId> ids;
    for (const auto& entry : *array) {
        auto source = readSource(entry, fs::absolute(file));
        if (!source)
            return tl::unexpected(source.error());
        if (!ids.insert(source->id).second)
            return fail(ErrorCode::Usage, "two sources have the id \"" + source->id.value() + '"',
                        file.string() + ", line " + std::to_string(entry.source().begin.line) + ", id");
        configuration.sources.push_back(std::move(*source));
    }
    return configuration;
}

Result<Configuration> Configuration::load(const fs::path& file)
{
    if (support::isHeld(file.string()))
        return fail(ErrorCode::Refused, "this file belongs to a store that is open here", file.string());
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return fail(ErrorCode::NotFound, "the configuration cannot be read", file.string());
    constexpr std::size_t kLimit = 1u << 20;
    std::string text(kLimit + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    if (text.size() > kLimit)
        return fail(ErrorCode::OutOfRange, "the configuration is larger than 1 MiB", file.string());
    return parse(text, file);
}

} // namespace assay::runtime
