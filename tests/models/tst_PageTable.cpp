// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMetaEnum>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "models/view/pages/PageTable.h"
#include "models/view/session/Session.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;

/// A page that is only half registered is found here, or does not compile.
class tst_PageTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageHasOneRow()
    {
        const auto pages = QMetaEnum::fromType<Page>();
        QCOMPARE(pageTable().size(), static_cast<std::size_t>(pages.keyCount()));
        QSet<QString> names;
        QSet<QString> titles;
        QSet<const QMetaObject*> viewModels;
        for (int i = 0; i < pages.keyCount(); ++i) {
            const auto page = static_cast<Page>(pages.value(i));
            const PageRow& row = pageRow(page);
            QCOMPARE(row.page, page);
            const QString name = pageName(page);
            // The name is a part of object names and of names of files.
            QVERIFY2(QRegularExpression(QStringLiteral("^[a-z]+$")).match(name).hasMatch(), row.name);
            QCOMPARE(pageFromName(name), std::optional(page));
            names.insert(name);
            titles.insert(QLatin1String(row.title));
            viewModels.insert(row.viewModel);
        }
        QCOMPARE(names.size(), pages.keyCount());
        QCOMPARE(titles.size(), pages.keyCount());
        QCOMPARE(viewModels.size(), pages.keyCount());
        QVERIFY(!names.contains(QStringLiteral("all"))); // what "screenshot" calls every page
        QCOMPARE(pageFromName(QStringLiteral("wishes")), std::nullopt);
        QCOMPARE(pageFromName(QString()), std::nullopt);
    }

    void theSessionHasAViewModelForEach()
    {
        tests::FakeConsole console;
        Session session(console.console(), QStringLiteral("en"), [] { return tests::kNow; });
        QCOMPARE(static_cast<std::size_t>(session.pages().size()), pageTable().size());
        for (const auto& row : pageTable()) {
            const PageViewModel& page = session.page(row.page);
            QCOMPARE(page.page(), row.page);
            QCOMPARE(page.metaObject(), row.viewModel);
            QCOMPARE(page.title(), QString::fromUtf8(row.title));
        }
        QCOMPARE(static_cast<PageViewModel*>(&session.page<SettlementViewModel>()), session.pages()[static_cast<int>(Page::Settlement)]);
    }
};

QTEST_GUILESS_MAIN(tst_PageTable)
#include "tst_PageTable.moc"
