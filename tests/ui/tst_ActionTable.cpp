// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMainWindow>
#include <QMenuBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include "ui/actions/ActionTable.h"

using namespace assay;

class tst_ActionTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTwoActionsShareKeysOrNames()
    {
        QSet<QString> keys;
        QSet<QString> names;
        for (const auto& spec : ui::ActionTable::specs()) {
            const QString name = QLatin1String(spec.name);
            QVERIFY2(!names.contains(name), spec.name);
            names.insert(name);
            if (!*spec.shortcut)
                continue;
            const auto sequence = QKeySequence::fromString(QLatin1String(spec.shortcut), QKeySequence::PortableText);
            QVERIFY2(!sequence.isEmpty() && sequence[0].key() != Qt::Key_unknown, spec.name);
            QVERIFY2(!keys.contains(sequence.toString()), spec.shortcut);
            keys.insert(sequence.toString());
        }
    }

    void everyActionIsInAMenuAndSaysWhatWasAsked()
    {
        QMainWindow window;
        ui::ActionTable table(&window);
        table.buildMenus(*window.menuBar());
        QSignalSpy asked(&table, &ui::ActionTable::triggered);
        for (const auto& spec : ui::ActionTable::specs()) {
            QAction& action = table.action(spec.command);
            QVERIFY2(!action.associatedObjects().isEmpty(), spec.name);
            QVERIFY2(action.associatedObjects().size() >= 2, spec.name);   // the window and a menu
            action.trigger();
            QCOMPARE(asked.takeLast().first().value<ui::Command>(), spec.command);
        }
    }
};

QTEST_MAIN(tst_ActionTable)
#include "tst_ActionTable.moc"
