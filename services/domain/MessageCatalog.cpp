// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/MessageCatalog.h"

#include <algorithm>

#include "services/domain/MessageWords.h"

namespace assay::domain
{

std::vector<MessageCatalog::Part> MessageCatalog::partsOf(std::string_view text)
{
    std::vector<Part> out;
    while (!text.empty()) {
        const auto open = std::min(text.find('{'), text.size());
        if (open > 0)
            out.push_back({Kind::Literal, 0, std::string(text.substr(0, open)), {}});
        text.remove_prefix(open);
        if (text.empty())
            break;
        const auto close = std::min(text.find('}'), text.size() - 1);
        auto inside = text.substr(1, close - 1);
        text.remove_prefix(close + 1);
        Part part{Kind::Value, 0, {}, {}};
        for (; !inside.empty() && isDigit(inside.front()); inside.remove_prefix(1))
            part.number = std::min(10 * part.number + static_cast<std::size_t>(inside.front() - '0'), kMaxPlaceholders);
        if (inside == "|#")
            part.kind = Kind::Number;
        else if (!inside.empty()) {
            part.kind = Kind::Choice;
            while (!inside.empty()) {
                inside.remove_prefix(1); // '|'
                const auto end = std::min(inside.find('|'), inside.size());
                part.choices.emplace_back(inside.substr(0, end));
                inside.remove_prefix(end);
            }
            // "A" must not hide "AB", nor the empty one anything.
            std::stable_sort(part.choices.begin(), part.choices.end(),
                             [](const auto& a, const auto& b) { return a.size() > b.size(); });
        }
        out.push_back(std::move(part));
    }
    return out;
}

void MessageCatalog::add(std::string_view english, std::string_view translation)
{
    forEachWord(english, [&](std::string_view word) {
        const bool small =
            std::all_of(word.begin() + 1, word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
        if (small && isLetter(word.front()) && (word.size() > 1 || word.front() >= 'a'))
            m_known.emplace(word);
    });
    if (english.find('{') == std::string_view::npos) {
        m_words.insert_or_assign(std::string(english), std::string(translation));
        return;
    }
    Template one;
    one.parts = partsOf(english);
    one.translation = partsOf(translation);
    // Text in quotation marks was written by others and is kept.
    for (std::size_t i = 1; i + 1 < one.parts.size(); ++i)
        if (one.parts[i].kind == Kind::Value && one.parts[i - 1].text.ends_with('"') &&
            one.parts[i + 1].text.starts_with('"'))
            one.parts[i].kind = Kind::Quoted;
    for (const auto& part : one.parts) {
        one.length += part.text.size();
        one.numbers += part.kind == Kind::Number ? 1 : 0;
    }
    m_templates.push_back(std::move(one));
}

void MessageCatalog::addCounted(std::string_view noun, std::string_view translation)
{
    const auto bar = translation.find('|');
    const auto pattern = translation.substr(0, bar);
    const auto name = bar == std::string_view::npos ? std::string_view() : translation.substr(bar + 1);
    for (const auto* ending : {"", "s"}) {
        const std::string form = std::string(noun) + ending;
        add("{1|#} " + form, pattern);
        if (!name.empty())
            add(form, name);
    }
}

void MessageCatalog::settle()
{
    std::stable_sort(m_templates.begin(), m_templates.end(), [](const Template& one, const Template& other) {
        return one.length != other.length ? one.length > other.length : one.numbers > other.numbers;
    });
    for (auto& one : m_templates)
        for (const auto& part : one.parts)
            if (part.text.size() > one.longest.size())
                one.longest = part.text;
}

} // namespace assay::domain
