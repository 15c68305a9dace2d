// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/RulePack.h"

#include <algorithm>
#include <set>

#include "services/domain/RecordSchemas.h"
#include "services/rules/engine/TomlReader.h"
#include "services/support/Phrases.h"

namespace assay::rules {

using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

constexpr std::size_t kMaxRules = 500;

template <class Value>
Result<Value> valueOf(const Rule& rule, std::string_view key, std::string_view kind)
{
    const auto* parameter = rule.find(key);
    const std::string where = "rule " + rule.id.value() + ", parameter " + std::string(key);
    if (!parameter)
        return fail(ErrorCode::MissingField, "the parameter \"" + std::string(key) + "\" is missing", where);
    const auto* value = std::get_if<Value>(&parameter->value);
    if (!value)
        return fail(ErrorCode::WrongType, '"' + std::string(key) + "\" must be " + std::string(kind), where);
    return *value;
}

Result<Parameter::Value> parameterValue(const TomlReader& reader, const toml::table& table, const std::string& path)
{
    const auto* node = table.get("value");
    if (!node)
        return reader.fault(ErrorCode::MissingField, "\"value\" is missing", table, path, "value");
    if (node->is_floating_point())
        return reader.fault(ErrorCode::WrongType,
                            "a number with a fraction must stand in quotes, so that it stays exact", *node, path,
                            "value");
    if (const auto* number = node->as_integer())
        return Parameter::Value(number->get());
    if (const auto* list = node->as_array()) {
        std::vector<std::string> out;
        for (const auto& entry : *list) {
            const auto text = entry.value_exact<std::string>();
            if (!text || text->empty())
                return reader.fault(ErrorCode::WrongType, "a list holds texts in quotes", entry, path, "value");
            out.push_back(*text);
        }
        if (out.empty())
            return reader.fault(ErrorCode::MissingField, "the list is empty", *node, path, "value");
        return Parameter::Value(std::move(out));
    }
    const auto text = reader.text(table, path, "value");
    if (!text)
        return tl::unexpected(text.error());
    if (auto decimal = domain::Decimal::parse(*text))
        return Parameter::Value(std::move(*decimal));
    if (const auto duration = support::parseDuration(*text))
        return Parameter::Value(*duration);
    return reader.fault(ErrorCode::Malformed, "neither an exact number nor a duration such as \"24h\"", *node, path,
                        "value");
}

Result<Parameter> parameter(const TomlReader& reader, std::string_view key, const toml::node& node,
                            const std::string& path)
{
    const auto* table = node.as_table();
    if (!table)
        return reader.fault(ErrorCode::WrongType, "a parameter is { value = …, unit = …, source = … }", node, path);
    if (auto known = reader.onlyKeys(*table, path, {"value", "unit", "source"}); !known)
        return tl::unexpected(known.error());
    auto value = parameterValue(reader, *table, path);
    if (!value)
        return tl::unexpected(value.error());
    auto unit = reader.text(*table, path, "unit");
    if (!unit)
        return tl::unexpected(unit.error());
    const auto source = reader.text(*table, path, "source");
    if (!source)
        return tl::unexpected(source.error());
    if (*source != "text" && *source != "cfg")
        return reader.fault(ErrorCode::Malformed, "\"text\" or \"cfg\"", *table->get("source"), path, "source");
    return Parameter{std::string(key), std::move(*value), std::move(*unit),
                     *source == "text" ? ParameterSource::Text : ParameterSource::Configured};
}

Result<Rule> rule(const TomlReader& reader, const toml::table& table, const std::string& path)
{
    if (auto known = reader.onlyKeys(
            table, path, {"id", "title", "severity", "citation", "confidence", "text_version", "parameters"});
        !known)
        return tl::unexpected(known.error());
    Rule out;
    std::string id;
    std::string severity;
    for (const auto& [key, target] :
         {std::pair{"id", &id}, std::pair{"title", &out.title}, std::pair{"severity", &severity},
          std::pair{"citation", &out.citation}, std::pair{"confidence", &out.confidence},
          std::pair{"text_version", &out.textVersion}}) {
        auto value = reader.text(table, path, key);
        if (!value)
            return tl::unexpected(value.error());
        *target = std::move(*value);
    }
    out.id = domain::RuleId(std::move(id));
    const auto level = domain::enumFromText<domain::Severity>(severity);
    if (!level || *level == domain::Severity::Unknown)
        return reader.fault(ErrorCode::Malformed, "\"low\", \"medium\", \"high\" or \"critical\"",
                            *table.get("severity"), path, "severity");
    out.severity = *level;
    if (out.confidence != "[2+]" && out.confidence != "[1]" && out.confidence != "[GK]")
        return reader.fault(ErrorCode::Malformed, "\"[2+]\", \"[1]\" or \"[GK]\"", *table.get("confidence"), path,
                            "confidence");
    const auto* parameters = table.get("parameters");
    if (!parameters || !parameters->is_table())
        return reader.fault(parameters ? ErrorCode::WrongType : ErrorCode::MissingField,
                            "\"parameters\" must be a table", parameters ? *parameters : table, path, "parameters");
    for (const auto& [key, node] : *parameters->as_table()) {
        auto one = parameter(reader, key.str(), node, path + ".parameters." + std::string(key.str()));
        if (!one)
            return tl::unexpected(one.error());
        out.parameters.push_back(std::move(*one));
    }
    return out;
}

} // namespace

const Parameter* Rule::find(std::string_view key) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.key == key; });
    return found == parameters.end() ? nullptr : &*found;
}

Result<domain::Decimal> Rule::decimal(std::string_view key) const
{
    return valueOf<domain::Decimal>(*this, key, "a number in quotes");
}

Result<std::int64_t> Rule::count(std::string_view key) const
{
    return valueOf<std::int64_t>(*this, key, "a whole number");
}

Result<domain::Duration> Rule::duration(std::string_view key) const
{
    return valueOf<domain::Duration>(*this, key, "a duration");
}

Result<std::vector<std::string>> Rule::list(std::string_view key) const
{
    return valueOf<std::vector<std::string>>(*this, key, "a list of texts");
}

Result<RulePack> RulePack::parse(std::string_view text, std::string_view file)
{
    const TomlReader reader(file);
    const auto root = reader.parse(text);
    if (!root)
        return tl::unexpected(root.error());
    if (auto known = reader.onlyKeys(*root, {}, {"pack", "version", "title", "rule"}); !known)
        return tl::unexpected(known.error());
    RulePack out;
    for (const auto& [key, target] :
         {std::pair{"pack", &out.name}, std::pair{"version", &out.version}, std::pair{"title", &out.title}}) {
        auto value = reader.text(*root, {}, key);
        if (!value)
            return tl::unexpected(value.error());
        *target = std::move(*value);
    }
    out.sha256 = domain::Hash::of(text);
    const auto list = reader.array(*root, {}, "rule");
    if (!list)
        return tl::unexpected(list.error());
    if ((*list)->empty() || (*list)->size() > kMaxRules)
        return reader.fault(ErrorCode::OutOfRange, "a pack has 1 to 500 rules", **list, {}, "rule");
    std::set<domain::RuleId> ids;
    for (std::size_t i = 0; i < (*list)->size(); ++i) {
        const std::string path = "rule[" + std::to_string(i) + ']';
        const auto& node = *(*list)->get(i);
        if (!node.is_table())
            return reader.fault(ErrorCode::WrongType, "a rule is a table [[rule]]", node, path);
        auto one = rule(reader, *node.as_table(), path);
        if (!one)
            return tl::unexpected(one.error());
        if (!ids.insert(one->id).second)
            return reader.fault(ErrorCode::OutOfRange, "the rule " + one->id.value() + " is there twice", node, path,
                                "id");
        out.rules.push_back(std::move(*one));
    }
    return out;
}

std::string RulePack::versionText() const
{
    return name + ' ' + version + ' ' + sha256.hex().substr(0, 8);
}

std::string toText(const Parameter& parameter)
{
    struct Written {
        std::string operator()(const domain::Decimal& value) const { return value.text(); }
        std::string operator()(std::int64_t value) const { return std::to_string(value); }
        std::string operator()(domain::Duration value) const { return support::spanText(value); }
        std::string operator()(const std::vector<std::string>& value) const
        {
            std::string out;
            for (const auto& one : value)
                out += (out.empty() ? "" : ", ") + one;
            return out;
        }
    };
    const bool timed = std::holds_alternative<domain::Duration>(parameter.value);
    return std::visit(Written{}, parameter.value) + (timed ? "" : ' ' + parameter.unit) +
           (parameter.source == ParameterSource::Text ? " (text)" : " (cfg)");
}

} // namespace assay::rules
