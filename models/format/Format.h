// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include <QLocale>
#include <QString>

#include "services/domain/EnumTexts.h"

namespace assay::models {

/// What a person reads of an error: what happened, why, what to do now. Plain text.
struct ErrorText {
    QString what;
    QString why;
    QString todo;
    QString details;   ///< the log's English detail and place, for the folded part

    [[nodiscard]] QString oneLine() const;
};

/// The one home of texts of numbers, dates, codes and errors in one language. Value type; any thread once made (work
/// threads filter by it). Rounds HalfEven when drawn, ratios as percent downwards so that a shortfall never reads 100 %.
class Format {
public:
    /// `language` is "en", "zh_HK" or "zh_CN". The translator of the application must be the same language's.
    explicit Format(const QString& language = QStringLiteral("en"));

    [[nodiscard]] const QString& language() const { return m_language; }
    [[nodiscard]] const QLocale& locale() const { return m_locale; }

    /// "—": not stated, not known; never 0.
    [[nodiscard]] static QString missing();
    /// "HKD 1,204,330,120.50" with the currency's usual fraction digits.
    [[nodiscard]] QString money(const domain::Decimal& value, std::string_view currency) const;
    /// As money() where the unit is a currency; of another asset the quantity as written: "400.125 XAU".
    [[nodiscard]] QString amount(const domain::Decimal& value, std::string_view unit) const;
    /// For cards: "HKD 1.20bn"; below a million as money().
    [[nodiscard]] QString moneyShort(const domain::Decimal& value, std::string_view currency) const;
    /// As written, grouped.
    [[nodiscard]] QString decimal(const domain::Decimal& value) const;
    /// At exactly `digits` fraction digits, grouped.
    [[nodiscard]] QString decimal(const domain::Decimal& value, int digits) const;
    [[nodiscard]] QString count(std::int64_t value) const;
    /// 1.013249 → "101.32 %" (towards minus infinity).
    [[nodiscard]] QString ratioPercent(const domain::Decimal& ratio, int digits = 2) const;
    /// "12 s", "3 min", "2 h", "4 d"; a moment ahead of `now` reads "in 5 min".
    [[nodiscard]] QString age(domain::Instant asOf, domain::Instant now) const;
    [[nodiscard]] QString duration(domain::Duration duration) const;
    /// In two units: "3 h 10 min", "2 d 4 h".
    [[nodiscard]] QString span(domain::Duration duration) const;
    /// "2026-03-31 18:00:00", Hong Kong time; the zone is said once in the frame.
    [[nodiscard]] QString instantHkt(domain::Instant instant) const;
    /// "18:00:00"
    [[nodiscard]] QString timeHkt(domain::Instant instant) const;
    [[nodiscard]] QString date(domain::Date date) const;

    /// ■ ▲ ◆ ● ◇
    [[nodiscard]] static QString severityGlyph(domain::Severity severity);
    /// "■ C"
    [[nodiscard]] static QString severityMark(domain::Severity severity);
    [[nodiscard]] QString severityText(domain::Severity severity) const;
    [[nodiscard]] QString tierText(domain::Tier tier) const;
    [[nodiscard]] QString qualityText(domain::Quality quality) const;

    /// The translated text of an enumerator or code of field `field` ("status", "reason", "state", "class" …); an unknown
    /// code is shown as it came.
    [[nodiscard]] QString enumText(std::string_view field, std::string_view code) const;
    /// The translated text of an enumerator's code, whatever field it is in.
    template <domain::TextEnum Enum>
    [[nodiscard]] QString enumText(Enum value) const { return enumText({}, domain::toText(value)); }

    [[nodiscard]] QString cellText(const domain::Cell& cell, domain::Semantic semantic, std::string_view field = {}) const;
    [[nodiscard]] ErrorText errorText(const support::Error& error) const;

private:
    [[nodiscard]] static QString tr(const char* text);

    [[nodiscard]] QString group(std::string_view plain) const;

    QString m_language;
    QLocale m_locale;
    QString m_group;
    QString m_point;
};

[[nodiscard]] inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace assay::models
