// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTextEdit>
#include <QTreeWidget>

#include "tests/ui/CaseStage.h"
#include "ui/frame/ModeBanner.h"
#include "ui/parts/panes/DetailPane.h"

using namespace assay;

/// What an examiner does with a finding, by keyboard: why, ask the issuer, follow the answer, explain a restatement.
class tst_CaseStories : public tests::CaseStage {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_stage.reset(); }

    /// Story S6, the part that explains, by keyboard: why, down to the worst leaf, recompute, back, ask the issuer.
    void analystExplainsAFindingByKeyboard()
    {
        key(Qt::Key_1, Qt::ControlModifier);
        auto* findings = window().pageView(models::Page::Overview).currentTable();
        QTRY_VERIFY(findings->model().rowCount() > 0);
        findings->selectRow(0);
        findings->table().setFocus();
        key(Qt::Key_F9);
        auto* tree = find<QTreeWidget>("whyTree");
        QVERIFY(tree);
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QVERIFY(QTest::qWaitForWindowActive(tree->window()));
        QTRY_VERIFY(tree->hasFocus());
        // From the root, following what is marked as wrong.
        key(Qt::Key_Home);
        constexpr int kCheck = 5;
        QCOMPARE(tree->currentItem(), tree->topLevelItem(0));
        for (int step = 0; step < 20 && tree->currentItem()->childCount() > 0; ++step) {
            auto* item = tree->currentItem();
            key(item->isExpanded() ? Qt::Key_Down : Qt::Key_Right);
            while (tree->currentItem() != item && !tree->currentItem()->text(kCheck).startsWith(QStringLiteral("✗"))) {
                item = tree->currentItem();
                key(Qt::Key_Down);
            }
        }
        QVERIFY(tree->currentItem()->text(0).contains(QStringLiteral("Reserve asset L3")));
        QVERIFY(tree->currentItem()->text(kCheck).contains(QStringLiteral("SHA-256")));
        // The bytes are as they were again: the figure is derived anew and agrees.
        auto agreed = tests::sampleWhy();
        agreed.children[1].children[1].check = domain::Check::Agrees;
        agreed.children[1].children[1].remark.clear();
        agreed.children[1].check = domain::Check::Agrees;
        agreed.check = domain::Check::Agrees;
        settleWorst(agreed);
        m_stage->console.why = agreed;
        QTest::keyClick(tree->window(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(tree->topLevelItemCount() == 1 && tree->topLevelItem(0)->text(kCheck).startsWith(QStringLiteral("✓")));
        QVERIFY(tree->topLevelItem(0)->child(1)->child(1)->text(kCheck).startsWith(QStringLiteral("✓")));
        key(Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>("whyDialog"));
        // The next key goes to the row again.
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&findings->table()));
        key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(find<QDialog>("letterDialog"));
        QCOMPARE(m_stage->console.asked.back(), std::string("draft STB-01 HKDX"));
        find<QDialog>("letterDialog")->close();
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&findings->table()));
    }

    /// Story S1 by keyboard: finding, Reserves, why, stale line, poll, letter.
    void examinerFindsAShortfallByKeyboard()
    {
        auto* findings = window().pageView(models::Page::Overview).currentTable();
        QTRY_VERIFY(findings->model().rowCount() > 0);
        findings->selectRow(0);
        QCOMPARE(findings->model().rawText(0, "rule"), QStringLiteral("STB-01"));
        findings->table().setFocus();
        key(Qt::Key_Return);
        QTRY_COMPARE(window().page(), models::Page::Reserves);
        QCOMPARE(session().page<models::ReservesViewModel>().scope(), QStringLiteral("HKDX"));
        auto* coins = reserves().tableView(QStringLiteral("coins"));
        QTRY_COMPARE(coins->model().rowCount(), 1);
        coins->selectRow(0);
        key(Qt::Key_F9);
        auto* tree = find<QTreeWidget>("whyTree");
        QVERIFY(tree);
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QVERIFY(tree->currentItem()->text(3).contains(QStringLiteral("stale")));
        QTest::keyClick(tree, Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>("whyDialog"));
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&coins->table()));
        auto* tabs = find<QTabWidget>("reservesTabs");
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Tab, Qt::ControlModifier);
        auto* holdings = reserves().tableView(QStringLiteral("holdings"));
        QCOMPARE(reserves().currentTable(), holdings);
        QTest::keyClick(holdings, Qt::Key_F, Qt::ControlModifier);
        auto* filter = find<QLineEdit>("holdingsFilter");
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("is:stale"));
        QTRY_COMPARE(holdings->model().rowCount(), 1);
        QCOMPARE(holdings->model().rawText(0, "custodian"), QStringLiteral("Bank B"));
        QTest::keyClick(filter, Qt::Key_F5);
        QCOMPARE(m_stage->console.asked.back(), std::string("poll "));

        domain::Letter draft;
        draft.rule = domain::RuleId("STB-01");
        draft.subject = "HKDX";
        draft.textEnglish = "Please explain the shortfall of HKD 3,492,557.35.";
        draft.textChinese = "請就 3,492,557.35 港元的差額作出解釋。";
        draft.replyBy = support::parseDate("2026-04-02").value();
        m_stage->console.letter = draft;
        key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window().page(), models::Page::Overview);
        findings->selectRow(0);
        key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        auto* english = find<QPlainTextEdit>("letterEnglish");
        QVERIFY(english);
        QTRY_COMPARE(english->toPlainText(), QString::fromStdString(draft.textEnglish));
        QCOMPARE(m_stage->console.asked.back(), std::string("draft STB-01 HKDX"));
        QCOMPARE(find<QPlainTextEdit>("letterChinese")->toPlainText(), QString::fromStdString(draft.textChinese));
        if (const QString folder = qEnvironmentVariable("ASSAY_PAGE_PICTURES"); !folder.isEmpty())
            find<QDialog>("letterDialog")->grab().save(QDir(folder).filePath(QStringLiteral("letter.png")));
        QTest::keyClicks(english, QStringLiteral("Dear all. "));
        QTest::keyClick(find<QPushButton>("letterSave"), Qt::Key_Space);
        QTRY_VERIFY(!find<QDialog>("letterDialog"));
        const auto stored = std::get<domain::Letter>(m_stage->console.recorded.back());
        QCOMPARE(stored.state, domain::LetterState::Draft);
        QCOMPARE(stored.textEnglish, "Dear all. " + draft.textEnglish);
        QCOMPARE(*stored.replyBy, *draft.replyBy);
    }

    void letterIsSentAndAnswered()
    {
        auto* letters = openTab("letters");
        choose(*letters, "id", "LT-1");
        letters->table().setFocus();
        key(Qt::Key_Return);
        auto* english = find<QPlainTextEdit>("letterEnglish");
        QVERIFY(english && english->isReadOnly());
        QVERIFY(!find<QPushButton>("letterSend")->isEnabled());
        find<QDialog>("letterDialog")->close();
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        letters->table().setFocus();
        window().actions().action(ui::Command::MarkAnswered).trigger();
        auto* text = find<QPlainTextEdit>("answerText");
        QVERIFY(text);
        QVERIFY(!find<QPushButton>("answerSave")->isEnabled());
        QTest::keyClicks(text, QStringLiteral("Line L3 is free."));
        QTest::keyClick(find<QPushButton>("answerSave"), Qt::Key_Space);
        QTRY_COMPARE(m_stage->console.recorded.size(), std::size_t{1});
        const auto stored = std::get<domain::Letter>(m_stage->console.recorded.back());
        QCOMPARE(stored.state, domain::LetterState::Answered);
        QCOMPARE(stored.answer, std::string("Line L3 is free."));
        QVERIFY(stored.answeredAt == tests::kNow);
        QTRY_VERIFY(find<ui::ModeBanner>("modeBanner")->text().contains(QStringLiteral("answered")));
    }

    void restatementShowsBothWordingsAndIsExplained()
    {
        auto* view = openTab("restatements");
        choose(*view, "field", "text");
        auto* diff = find<QTextEdit>("detailDiff");
        const auto diffOf = [this]() -> QTextEdit* { return reserves().detailPane().findChild<QTextEdit*>(QStringLiteral("detailDiff")); };
        diff = diffOf();
        QTRY_VERIFY(diff->isVisible());
        QVERIFY(diff->toPlainText().contains(QStringLiteral("{-approved investments.-}{+segregated accounts.+}")));
        QVERIFY(diff->toPlainText().contains(QStringLiteral("+2,000,000.00")));
        QTextCursor at = diff->document()->find(QStringLiteral("segregated"));
        QVERIFY(at.charFormat().fontUnderline());
        at = diff->document()->find(QStringLiteral("approved"));
        QVERIFY(at.charFormat().fontStrikeOut());
        view->table().setFocus();
        key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        auto* text = find<QPlainTextEdit>("explainText");
        QVERIFY(text);
        QTest::keyClicks(text, QStringLiteral("Clerical error."));
        QTest::keyClick(find<QPushButton>("explainSave"), Qt::Key_Space);
        QTRY_COMPARE(m_stage->console.recorded.size(), std::size_t{1});
        QCOMPARE(std::get<domain::Explanation>(m_stage->console.recorded.back()).subject, std::string("filing F-2026-02 text"));
    }
};

QTEST_MAIN(tst_CaseStories)
#include "tst_CaseStories.moc"
