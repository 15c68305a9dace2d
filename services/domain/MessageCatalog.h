// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "services/support/Result.h"

namespace assay::domain
{

/// Reads an English sentence as an instance of a template (Sentence.h) and says it in another language, values put in.
/// A value may be a part with a template of its own. What no template knows stays English. Immutable; any thread.
class MessageCatalog
{
public:
    /// `text` is a file of resources/phrases (TOML): tables of lines `"English" = "translation"`. Below [counted] the key is a
    /// noun and the translation "{1} 條金條|金條", how many of them and what they are called alone. Errors: Malformed,
    /// with line.
    [[nodiscard]] static support::Result<MessageCatalog> parse(std::string_view text);
    /// That of "zh_HK" or "zh_CN", built into the program; of any other language one without phrases, which changes
    /// nothing.
    [[nodiscard]] static const MessageCatalog& of(std::string_view language);

    MessageCatalog(MessageCatalog&&) = default;
    MessageCatalog(const MessageCatalog&) = delete; // templates point into themselves
    MessageCatalog& operator=(const MessageCatalog&) = delete;

    struct Reading {
        std::string text;
        std::size_t unknown = 0; ///< English words that no template knows
    };
    [[nodiscard]] Reading read(std::string_view english) const;
    [[nodiscard]] std::string translated(std::string_view english) const { return read(english).text; }
    [[nodiscard]] bool empty() const { return m_templates.empty() && m_words.empty(); }

private:
    enum class Kind : std::uint8_t { Literal, Value, Number, Choice, Quoted };
    struct Part {
        Kind kind = Kind::Literal;
        std::size_t number = 0; ///< of a placeholder, from 1
        std::string text;       ///< of a literal
        std::vector<std::string> choices;
    };
    struct Template {
        std::vector<Part> parts;
        std::vector<Part> translation;
        std::size_t length = 0;   ///< of its literals
        std::size_t numbers = 0;  ///< placeholders that take nothing but a number
        std::string_view longest; ///< literal, of those that every instance has
    };
    class Reader;

    MessageCatalog() = default;
    [[nodiscard]] static std::vector<Part> partsOf(std::string_view text);
    void add(std::string_view english, std::string_view translation);
    void addCounted(std::string_view noun, std::string_view translation);
    void settle();

    std::vector<Template> m_templates;                    ///< the one of the longest literals first
    std::unordered_map<std::string, std::string> m_words; ///< without placeholders
    std::unordered_set<std::string> m_known;              ///< every word of a template: English if it is left over
};

} // namespace assay::domain
