// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMetaEnum>
#include <QSet>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

#include <algorithm>

#include "models/view/pages/PageTable.h"
#include "tests/models/FakeConsole.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/PageView.h"
#include "ui/pages/PageWidgets.h"

using namespace assay;

/// What the window has of each page: one row, and everything that is made from it.
class tst_PageWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageHasOneWidget()
    {
        const auto pages = QMetaEnum::fromType<models::Page>();
        const auto rows = ui::pageWidgets();
        QCOMPARE(rows.size(), static_cast<std::size_t>(pages.keyCount()));
        QSet<const QMetaObject*> widgets;
        QSet<QString> texts;
        for (int i = 0; i < pages.keyCount(); ++i) {
            const auto& row = rows[static_cast<std::size_t>(i)];
            QCOMPARE(static_cast<int>(row.page), pages.value(i));
            QVERIFY2(QString::fromUtf8(row.menuText).count(QLatin1Char('&')) == 1, row.menuText);
            widgets.insert(row.widget);
            texts.insert(QString::fromUtf8(row.menuText).remove(QLatin1Char('&')));
        }
        QCOMPARE(widgets.size(), pages.keyCount());
        QCOMPARE(texts.size(), pages.keyCount());
    }

    void titlesAndMenuTextsAreTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Hong Kong") << QStringLiteral("zh_HK");
        QTest::newRow("mainland") << QStringLiteral("zh_CN");
    }
    void titlesAndMenuTextsAreTranslated()
    {
        QFETCH(QString, language);
        QTranslator texts;
        QVERIFY(texts.load(QStringLiteral(":/i18n/assay_%1.qm").arg(language)));
        const auto hasChinese = [](const QString& text) {
            return std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
        };
        for (const auto& row : models::pageTable())
            QVERIFY2(hasChinese(texts.translate(row.viewModel->className(), row.title)), row.name);
        for (const auto& row : ui::pageWidgets())
            QVERIFY2(hasChinese(texts.translate("Actions", row.menuText)), row.menuText);
    }

    /// Menu, shortcut, rail and page of the window.
    void theWindowHasEverythingOfAPage()
    {
        tests::FakeConsole console;
        models::Session session(console.console(), QStringLiteral("en"), [] { return tests::kNow; });
        ui::MainWindow window(session);
        int number = 0;
        for (const auto& row : ui::pageWidgets()) {
            const char* name = models::pageRow(row.page).name;
            const ui::PageView& page = window.pageView(row.page);
            QCOMPARE(page.metaObject(), row.widget);
            QCOMPARE(&page.model(), &session.page(row.page));
            QCOMPARE(page.objectName(), QLatin1String(name) + QStringLiteral("Page"));
            auto* action = window.findChild<QAction*>(ui::pageObjectName("action", row.page));
            auto* button = window.findChild<QToolButton*>(ui::pageObjectName("rail", row.page));
            QVERIFY2(action && button, name);
            QCOMPARE(action, &window.actions().action(ui::commandOf(row.page)));
            QCOMPARE(action->shortcut().toString(QKeySequence::PortableText),
                     ++number <= 9 ? QStringLiteral("Ctrl+%1").arg(number) : QString());
            button->click();
            QCOMPARE(window.page(), row.page);
            QVERIFY(button->isChecked());
        }
        for (const auto& row : ui::pageWidgets()) {
            window.actions().action(ui::commandOf(row.page)).trigger();
            QCOMPARE(window.page(), row.page);
        }
        QCOMPARE(ui::pageObjectName("rail", models::Page::Reserves), QStringLiteral("railReserves"));
        QCOMPARE(ui::pageOf(ui::Command::Back), std::nullopt);
        QCOMPARE(ui::pageOf(ui::Command::About), std::nullopt);
    }
};

QTEST_MAIN(tst_PageWidgets)
#include "tst_PageWidgets.moc"
