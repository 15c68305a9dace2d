// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTranslator>

#include "ui/theme/Theme.h"

namespace assay::ui {

/// Installs the texts of one language into the application; widgets then receive LanguageChange.
/// Main thread; owned by the main window. It removes what it installed when it ends.
class Translation : public QObject {
public:
    explicit Translation(QObject* parent = nullptr);
    ~Translation() override;

    void setLanguage(Language language);

    /// "en", "zh_HK", "zh_CN".
    [[nodiscard]] static QString code(Language language);
    /// The nearest language of a code or locale name; English if none is near.
    [[nodiscard]] static Language fromCode(const QString& code);
    /// In its own writing, the same in every language.
    [[nodiscard]] static QString name(Language language);

private:
    QTranslator m_texts;      ///< ours
    QTranslator m_toolkit;    ///< of Qt's own dialogs
};

} // namespace assay::ui
