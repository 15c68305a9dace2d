// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/Sentences.h"

#include <mutex>
#include <string>
#include <unordered_map>

#include <QRegularExpression>

#include "services/domain/MessageCatalog.h"
#include "services/support/Instant.h"

namespace assay::models
{

namespace
{

/// Is what follows `text` in quotation marks? It is somebody's words then.
bool isQuoted(QStringView text)
{
    return text.count(QLatin1Char('"')) % 2 == 1 || text.count(QChar(0x201C)) > text.count(QChar(0x201D)) ||
           text.count(QChar(0x300C)) > text.count(QChar(0x300D));
}

/// The services write times in UTC; the screen shows them in Hong Kong time.
QString inHongKong(const Format& format, QString text)
{
    if (!text.contains(QLatin1String(" UTC")))
        return text;
    static const QRegularExpression moment(QStringLiteral("(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d) UTC"));
    QString out;
    qsizetype done = 0;
    for (auto found = moment.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        if (isQuoted(QStringView(text).first(match.capturedStart())))
            continue;
        const auto instant = support::parseInstant((match.captured(1) + QLatin1Char('T') + match.captured(2) + QLatin1Char('Z')).toStdString());
        if (!instant)
            continue;
        out += text.mid(done, match.capturedStart() - done);
        out += format.instantHkt(*instant) + QLatin1String(" HKT");
        done = match.capturedEnd();
    }
    return out + text.mid(done);
}

/// What was read recently: a view asks for the same rows at every repaint, and other threads filter by them.
class RecentSentences
{
public:
    QString text(const domain::MessageCatalog& book, std::string_view english)
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
    const auto read = [&](std::string_view language, RecentSentences& recent) {
        return inHongKong(format, recent.text(domain::MessageCatalog::of(language), english));
    };
    if (format.language() == QLatin1String("zh_HK")) {
        static RecentSentences recent;
        return read("zh_HK", recent);
    }
    if (format.language() == QLatin1String("zh_CN")) {
        static RecentSentences recent;
        return read("zh_CN", recent);
    }
    return inHongKong(format, fromUtf8(english));
}

} // namespace assay::models
