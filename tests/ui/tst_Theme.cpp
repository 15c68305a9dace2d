// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "ui/theme/Theme.h"

using namespace assay;

class tst_Theme : public QObject {
    Q_OBJECT

private:
    static double luminance(const QColor& color)
    {
        const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
    }
    static double contrast(const QColor& a, const QColor& b)
    {
        const double x = luminance(a) + 0.05;
        const double y = luminance(b) + 0.05;
        return x > y ? x / y : y / x;
    }

private Q_SLOTS:
    void textColoursCanBeRead_data()
    {
        QTest::addColumn<int>("token");
        QTest::addColumn<int>("scheme");
        using enum ui::Token;
        for (const auto token : {Text, Muted, Accent, Good, Watch, Breach, Info, Unknown})
            for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark})
                QTest::addRow("%d-%d", static_cast<int>(token), static_cast<int>(scheme))
                    << static_cast<int>(token) << static_cast<int>(scheme);
    }
    void textColoursCanBeRead()
    {
        QFETCH(int, token);
        QFETCH(int, scheme);
        ui::Theme theme;
        theme.setScheme(static_cast<ui::Scheme>(scheme));
        for (const auto under : {ui::Token::Surface, ui::Token::Bg})
            QVERIFY(contrast(theme.color(static_cast<ui::Token>(token)), theme.color(under)) >= 5.0);
    }

    void styleSheetHasNoTokenLeft()
    {
        ui::Theme theme;
        QVERIFY(!theme.styleSheet().contains(QLatin1Char('%')));
    }
};

QTEST_MAIN(tst_Theme)
#include "tst_Theme.moc"
