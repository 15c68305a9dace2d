// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/TomlReader.h"

#include <algorithm>

#include "services/support/EditDistance.h"

namespace assay::rules {

using support::ErrorCode;
using support::fail;
using support::Result;

std::string TomlReader::where(std::size_t line, std::string_view path, std::string_view key) const
{
    std::string out = m_file + ", line " + std::to_string(line);
    if (!path.empty() || !key.empty())
        out += ", key ";
    out += path;
    if (!path.empty() && !key.empty())
        out += '.';
    out += key;
    return out;
}

tl::unexpected<support::Error> TomlReader::fault(ErrorCode code, std::string detail, const toml::node& at,
                                                 std::string_view path, std::string_view key) const
{
    return fail(code, std::move(detail), where(at.source().begin.line, path, key));
}

Result<toml::table> TomlReader::parse(std::string_view text) const
{
    if (text.size() > kMaxBytes)
        return fail(ErrorCode::OutOfRange, "the file is larger than 1 MiB", m_file);
    try {
        return toml::parse(text, m_file);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::Malformed, std::string(error.description()), where(error.source().begin.line, {}, {}));
    } catch (const std::exception& error) {
        return fail(ErrorCode::Malformed, error.what(), m_file);
    }
}

Result<void> TomlReader::onlyKeys(const toml::table& table, std::string_view path,
                                  std::initializer_list<std::string_view> known) const
{
    for (const auto& [key, node] : table) {
        const std::string_view name = key.str();
        if (std::find(known.begin(), known.end(), name) != known.end())
            continue;
        std::string detail = "unknown key \"" + std::string(name.substr(0, 60)) + '"';
        const std::string_view shortened = name.substr(0, 60);
        constexpr int kNear = 3;
        const auto distance = [&](std::string_view other) { return support::editDistance(other, shortened, kNear); };
        const auto nearest = std::min_element(known.begin(), known.end(), [&](auto a, auto b) {
            return distance(a) < distance(b);
        });
        if (nearest != known.end() && distance(*nearest) <= kNear)
            detail += ", did you mean \"" + std::string(*nearest) + "\"?";
        return fail(ErrorCode::Malformed, std::move(detail), where(key.source().begin.line, path, shortened));
    }
    return {};
}

Result<const toml::node*> TomlReader::required(const toml::table& table, std::string_view path,
                                               std::string_view key) const
{
    const auto* node = table.get(key);
    if (!node)
        return fault(ErrorCode::MissingField, '"' + std::string(key) + "\" is missing", table, path, key);
    return node;
}

Result<std::string> TomlReader::text(const toml::table& table, std::string_view path, std::string_view key) const
{
    const auto node = required(table, path, key);
    if (!node)
        return tl::unexpected(node.error());
    const auto* value = (*node)->as_string();
    if (!value)
        return fault(ErrorCode::WrongType, '"' + std::string(key) + "\" must be a text in quotes", **node, path, key);
    if (value->get().empty())
        return fault(ErrorCode::MissingField, '"' + std::string(key) + "\" is empty", **node, path, key);
    return value->get();
}

Result<const toml::array*> TomlReader::array(const toml::table& table, std::string_view path,
                                             std::string_view key) const
{
    const auto node = required(table, path, key);
    if (!node)
        return tl::unexpected(node.error());
    const auto* value = (*node)->as_array();
    if (!value)
        return fault(ErrorCode::WrongType, '"' + std::string(key) + "\" must be a list", **node, path, key);
    return value;
}

Result<std::int64_t> TomlReader::integer(const toml::table& table, std::string_view path, std::string_view key) const
{
    const auto node = required(table, path, key);
    if (!node)
        return tl::unexpected(node.error());
    const auto* value = (*node)->as_integer();
    if (!value)
        return fault(ErrorCode::WrongType, '"' + std::string(key) + "\" must be a whole number", **node, path, key);
    return value->get();
}

Result<bool> TomlReader::boolean(const toml::table& table, std::string_view path, std::string_view key) const
{
    const auto node = required(table, path, key);
    if (!node)
        return tl::unexpected(node.error());
    const auto* value = (*node)->as_boolean();
    if (!value)
        return fault(ErrorCode::WrongType, '"' + std::string(key) + "\" must be true or false", **node, path, key);
    return value->get();
}

} // namespace assay::rules
