// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/Sentences.h"

#include <mutex>
#include <string>
#include <unordered_map>

#include "services/domain/Phrasebook.h"

namespace assay::models
{

namespace
{

/// What was read lately: a view asks for the same rows at every repaint, and other threads filter by them.
class Lately
{
public:
    QString text(const domain::Phrasebook& book, std::string_view english)
    {
        std::string key(english);
        {
            const std::scoped_lock lock(m_mutex);
            if (const auto found = m_texts.find(key); found != m_texts.end())
                return found->second;
        }
        auto out = fromUtf8(book.translated(english));
        const std::scoped_lock lock(m_mutex);
        if (m_texts.size() >= kMost)
            m_texts.clear();
        m_texts.emplace(std::move(key), out);
        return out;
    }

private:
    static constexpr std::size_t kMost = 20'000;

    std::mutex m_mutex;
    std::unordered_map<std::string, QString> m_texts;
};

} // namespace

QString sentenceText(const Format& format, std::string_view english)
{
    const auto read = [&](std::string_view language, Lately& lately) {
        return lately.text(domain::Phrasebook::of(language), english);
    };
    if (format.language() == QLatin1String("zh_HK")) {
        static Lately lately;
        return read("zh_HK", lately);
    }
    if (format.language() == QLatin1String("zh_CN")) {
        static Lately lately;
        return read("zh_CN", lately);
    }
    return fromUtf8(english);
}

} // namespace assay::models
