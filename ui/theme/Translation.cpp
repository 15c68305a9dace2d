// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace assay::ui {

Translation::Translation(QObject* parent) : QObject(parent) {}

Translation::~Translation()
{
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_toolkit);
}

void Translation::setLanguage(Language language)
{
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_toolkit);
    QString toolkit;
    switch (language) {
    case Language::English:
        break;
    case Language::HongKong:
        toolkit = QStringLiteral("qtbase_zh_TW");
        break;
    case Language::Mainland:
        toolkit = QStringLiteral("qtbase_zh_CN");
        break;
    }
    if (!toolkit.isEmpty() && m_toolkit.load(toolkit, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_toolkit);
    if (m_texts.load(QStringLiteral(":/i18n/assay_") + code(language) + QStringLiteral(".qm")))
        QCoreApplication::installTranslator(&m_texts);
}

QString Translation::code(Language language)
{
    switch (language) {
    case Language::English:
        return QStringLiteral("en");
    case Language::HongKong:
        return QStringLiteral("zh_HK");
    case Language::Mainland:
        return QStringLiteral("zh_CN");
    }
    return {};
}

Language Translation::fromCode(const QString& code)
{
    const QString name = QString(code).replace(QLatin1Char('-'), QLatin1Char('_'));
    if (name.startsWith(QLatin1String("zh_HK")) || name.startsWith(QLatin1String("zh_TW"))
        || name.startsWith(QLatin1String("zh_MO")) || name.startsWith(QLatin1String("zh_Hant")))
        return Language::HongKong;
    if (name.startsWith(QLatin1String("zh")))
        return Language::Mainland;
    return Language::English;
}

QString Translation::name(Language language)
{
    switch (language) {
    case Language::English:
        return QStringLiteral("English");
    case Language::HongKong:
        return QStringLiteral("繁體中文");
    case Language::Mainland:
        return QStringLiteral("简体中文");
    }
    return {};
}

} // namespace assay::ui
