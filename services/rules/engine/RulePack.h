// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "services/domain/Records.h"

namespace assay::rules {

/// Is a threshold stated in a text, or a default that the user may change?
enum class ParameterSource : std::uint8_t { Text, Configured };

/// One threshold of a rule. Numbers are exact decimals in `unit`; durations carry their unit in the text ("24h").
struct Parameter {
    using Value = std::variant<domain::Decimal, std::int64_t, domain::Duration, std::vector<std::string>>;
    std::string key;
    Value value;
    std::string unit;
    ParameterSource source = ParameterSource::Configured;
};

/// "1.000000 ratio (text)", "24h (cfg)".
[[nodiscard]] std::string toText(const Parameter& parameter);

/// What a pack says of one rule: everything but the code that evaluates. Only the pack knows thresholds and paragraphs.
struct Rule {
    domain::RuleId id;
    std::string title;
    domain::Severity severity = domain::Severity::Unknown;
    std::string citation;                     ///< document and paragraph
    std::string confidence;                   ///< "[2+]", "[1]" or "[GK]"
    std::string textVersion;                  ///< of the document the threshold was taken from
    std::vector<Parameter> parameters;

    /// Errors: MissingField, WrongType; `where` is the rule.
    [[nodiscard]] support::Result<domain::Decimal> decimal(std::string_view key) const;
    [[nodiscard]] support::Result<std::int64_t> count(std::string_view key) const;
    [[nodiscard]] support::Result<domain::Duration> duration(std::string_view key) const;
    [[nodiscard]] support::Result<std::vector<std::string>> list(std::string_view key) const;
    [[nodiscard]] const Parameter* find(std::string_view key) const;
};

/// One file of resources/rules. Immutable once parsed, any thread.
struct RulePack {
    std::string name;                         ///< "stablecoin"
    std::string version;                      ///< "1.0.0"
    std::string title;
    domain::Hash sha256;                      ///< of the file's bytes
    std::vector<Rule> rules;

    /// Errors: Malformed (unknown key, not TOML), MissingField, WrongType, OutOfRange (size, count); `where` is file,
    /// line and key.
    [[nodiscard]] static support::Result<RulePack> parse(std::string_view text, std::string_view file);
    /// "stablecoin 1.0.0 a1b2c3d4", as findings record it.
    [[nodiscard]] std::string versionText() const;
};

} // namespace assay::rules
