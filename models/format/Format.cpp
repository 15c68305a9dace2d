// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/Format.h"

#include <algorithm>
#include <array>

#include <QCoreApplication>

#include "models/format/Codes.h"
#include "models/format/Magnitude.h"
#include "services/domain/Currencies.h"
#include "services/domain/SettlementCodes.h"
#include "services/support/Zones.h"

namespace assay::models {

namespace {

using domain::Decimal;
using domain::Rounding;
using domain::Semantic;
using support::ErrorCode;

domain::CodeLanguage codeLanguage(const QLocale& locale)
{
    switch (locale.script()) {
    case QLocale::TraditionalHanScript: return domain::CodeLanguage::TraditionalChinese;
    case QLocale::SimplifiedHanScript: return domain::CodeLanguage::SimplifiedChinese;
    default: return domain::CodeLanguage::English;
    }
}

/// As many digits as the currency has, and more where the figure has more: none that is there is cut.
int moneyDigits(const Decimal& value, std::string_view currency)
{
    return std::max(domain::minorDigits(currency), value.normalized().scale());
}

Decimal roundedOr(const Decimal& value, int scale, Rounding rounding)
{
    auto out = value.rounded(scale, rounding);
    return out ? std::move(*out) : value;
}

/// A power of ten by which figures are cut short that are as large as another one.
struct Magnitude {
    int power;
    int from;
};
constexpr std::array<Magnitude, 3> kWestern{{{12, 12}, {9, 9}, {6, 6}}};
constexpr std::array<Magnitude, 3> kChinese{{{12, 12}, {8, 8}, {4, 6}}};

Decimal powerOfTen(int power)
{
    std::int64_t value = 1;
    for (int i = 0; i < power; ++i)
        value *= 10;
    return Decimal(value);
}

} // namespace

QString Format::tr(const char* text)
{
    return QCoreApplication::translate("assay::models::Format", text);
}

QString ErrorText::oneLine() const
{
    QString out = what;
    for (const auto& part : {why, todo})
        if (!part.isEmpty())
            out += QLatin1Char(' ') + part;
    return out;
}

Format::Format(const QString& language) : m_language(language)
{
    if (language == QLatin1String("zh_HK"))
        m_locale = QLocale(QLocale::Chinese, QLocale::TraditionalHanScript, QLocale::HongKong);
    else if (language == QLatin1String("zh_CN"))
        m_locale = QLocale(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::China);
    else
        m_locale = QLocale(QLocale::English, QLocale::HongKong);
    m_group = m_locale.groupSeparator();
    m_point = m_locale.decimalPoint();
}

QString Format::missing()
{
    return QStringLiteral("—");
}

QString Format::group(std::string_view plain) const
{
    QString out;
    if (!plain.empty() && plain.front() == '-') {
        out += QChar(u'−');
        plain.remove_prefix(1);
    }
    const auto point = plain.find('.');
    const auto whole = plain.substr(0, point);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (i != 0 && (whole.size() - i) % 3 == 0)
            out += m_group;
        out += QLatin1Char(whole[i]);
    }
    if (point != std::string_view::npos) {
        out += m_point;
        const auto fraction = plain.substr(point + 1);
        out += QLatin1String(fraction.data(), static_cast<qsizetype>(fraction.size()));
    }
    return out;
}

QString Format::decimal(const Decimal& value) const
{
    return group(value.text());
}

QString Format::decimal(const Decimal& value, int digits) const
{
    return group(roundedOr(value, digits, Rounding::HalfEven).text());
}

QString Format::count(std::int64_t value) const
{
    return group(std::to_string(value));
}

QString Format::money(const Decimal& value, std::string_view currency) const
{
    const QString figure = decimal(value, moneyDigits(value, currency));
    return currency.empty() ? figure : fromUtf8(currency) + QLatin1Char(' ') + figure;
}

QString Format::amount(const Decimal& value, std::string_view unit) const
{
    constexpr std::size_t kCurrencyCode = 3;
    // Metals and baskets are of ISO 4217, too, and have no digits there; XOF or XCG are money as any other.
    const domain::Currency* currency = domain::findCurrency(unit);
    if (unit.size() == kCurrencyCode && (currency == nullptr ? !unit.starts_with('X') : currency->digits || currency->until))
        return money(value, unit);
    return decimal(value) + QLatin1Char(' ') + fromUtf8(unit);
}

QString Format::moneyShort(const Decimal& value, std::string_view currency) const
{
    const Decimal size = value.absolute();
    for (const auto& step : countsInMyriads(m_language) ? kChinese : kWestern) {
        const auto scaled = value.dividedBy(powerOfTen(step.power), 2, Rounding::HalfEven);
        if (size < powerOfTen(step.from) || !scaled)
            continue;
        const QString figure = group(scaled->text()) + magnitudeName(step.power, m_language);
        return currency.empty() ? figure : fromUtf8(currency) + QLatin1Char(' ') + figure;
    }
    const QString figure = decimal(value, domain::minorDigits(currency));
    return currency.empty() ? figure : fromUtf8(currency) + QLatin1Char(' ') + figure;
}

QString Format::ratioPercent(const Decimal& ratio, int digits) const
{
    const auto percent = ratio.times(Decimal(100));
    if (!percent)
        return missing();
    return group(roundedOr(*percent, digits, Rounding::Floor).text()) + QStringLiteral(" %");
}

QString Format::duration(domain::Duration duration) const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(duration).count();
    if (seconds < 60)
        return tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min").arg(seconds / 60);
    if (seconds < 86'400)
        return tr("%1 h").arg(seconds / 3600);
    return tr("%1 d").arg(seconds / 86'400);
}

QString Format::span(domain::Duration duration) const
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    const auto hours = minutes / 60;
    if (hours >= 24 && hours % 24 != 0)
        return tr("%1 d %2 h").arg(count(hours / 24)).arg(hours % 24);
    if (hours > 0 && hours < 24 && minutes % 60 != 0)
        return tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return this->duration(duration);
}

QString Format::age(domain::Instant asOf, domain::Instant now) const
{
    // A source clock may run a second ahead of ours; that is not the future.
    if (asOf > now + std::chrono::seconds{2})
        return tr("in %1").arg(duration(asOf - now));
    return duration(asOf > now ? domain::Duration{} : now - asOf);
}

QString Format::date(domain::Date date) const
{
    const auto text = support::toText(date);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString Format::instantHkt(domain::Instant instant) const
{
    const auto text = support::hongKongTimeText(instant);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString Format::timeHkt(domain::Instant instant) const
{
    return instantHkt(instant).mid(11);
}

QString Format::severityGlyph(domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::Critical: return QStringLiteral("■");
    case domain::Severity::High: return QStringLiteral("▲");
    case domain::Severity::Medium: return QStringLiteral("◆");
    case domain::Severity::Low: return QStringLiteral("●");
    case domain::Severity::Unknown: return QStringLiteral("◇");
    }
    return QStringLiteral("◇");
}

QString Format::severityMark(domain::Severity severity)
{
    switch (severity) {
    case domain::Severity::Critical: return QStringLiteral("■ C");
    case domain::Severity::High: return QStringLiteral("▲ H");
    case domain::Severity::Medium: return QStringLiteral("◆ M");
    case domain::Severity::Low: return QStringLiteral("● L");
    case domain::Severity::Unknown: return QStringLiteral("◇ ?");
    }
    return QStringLiteral("◇ ?");
}

QString Format::severityText(domain::Severity severity) const
{
    return enumText(severity);
}

QString Format::tierText(domain::Tier tier) const
{
    return enumText("tier", domain::letter(tier));
}

QString Format::qualityText(domain::Quality quality) const
{
    return enumText("quality", domain::toText(quality));
}

QString Format::enumText(std::string_view field, std::string_view code) const
{
    if (const auto* listed = domain::settlementCode(code)) {
        const auto language = codeLanguage(m_locale);
        return fromUtf8(showsCodeAndText(field) ? domain::codeAndText(code, language) : std::string(listed->text(language)));
    }
    const char* text = codeText(code);
    return text != nullptr ? QCoreApplication::translate("Codes", text) : fromUtf8(code);
}

QString Format::cellText(const domain::Cell& cell, Semantic semantic, std::string_view field) const
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        if (semantic == Semantic::Enumeration || showsCodeAndText(field))
            return *text == "unknown" ? missing() : enumText(field, *text);
        QString out = fromUtf8(*text);
        if (semantic == Semantic::List)
            out.replace(QLatin1Char('\n'), QStringLiteral("; "));
        return out;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return field == "year" || field == "block" ? QString::number(*number) : count(*number);
    if (const auto* value = std::get_if<Decimal>(&cell))
        return semantic == Semantic::Money ? decimal(*value, 2) : decimal(*value);
    if (const auto* instant = std::get_if<domain::Instant>(&cell))
        return instantHkt(*instant);
    if (const auto* day = std::get_if<domain::Date>(&cell))
        return date(*day);
    return missing();
}

} // namespace assay::models
