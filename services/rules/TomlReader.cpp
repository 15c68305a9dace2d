// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/TomlReader.h"

#include <algorithm>
#include <vector>

namespace assay::rules {

using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
            corner = above;
        }
    }
    return row[b.size()];
}

} // namespace

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
        const auto nearest = std::min_element(known.begin(), known.end(), [&](auto a, auto b) {
            return distance(a, shortened) < distance(b, shortened);
        });
        if (nearest != known.end() && distance(*nearest, shortened) <= 3)
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
