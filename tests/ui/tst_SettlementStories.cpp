// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "tests/models/FakeGate.h"
#include "tests/models/SampleSettlement.h"
#include "tests/ui/SampleMarket.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/ModeBanner.h"
#include "ui/pages/SettlementPage.h"
#include "ui/parts/charts/DayStrip.h"
#include "ui/parts/desk/HandoverDialog.h"
#include "ui/parts/tables/RecordTableView.h"

using namespace assay;

/// What two operators do with a stuck queue, by keyboard: stories S3 and S8, and what is not offered to whom.
class tst_SettlementStories : public QObject {
    Q_OBJECT

    struct Stage {
        tests::FakeConsole console;
        tests::FakeGate gate;
        tests::SnapshotMaker maker = tests::sampleMarket();
        std::unique_ptr<models::Session> session;
        std::unique_ptr<ui::MainWindow> window;
    };
    std::unique_ptr<Stage> m_stage;

    ui::MainWindow& window() { return *m_stage->window; }
    models::Session& session() { return *m_stage->session; }
    ui::SettlementPage& page() { return static_cast<ui::SettlementPage&>(window().pageView(models::Page::Settlement)); }
    template <class Widget>
    Widget* find(const char* name)
    {
        return window().findChild<Widget*>(QString::fromLatin1(name));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window(), key, modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void snapshot(const char* name, QWidget* of)
    {
        if (const QString folder = qEnvironmentVariable("ASSAY_PAGE_PICTURES"); !folder.isEmpty() && of)
            of->grab().save(QDir(folder).filePath(QString::fromLatin1(name)));
    }
    /// By keyboard: the list of operators, down to this one, Enter.
    void signIn(const char* id)
    {
        QWidget* before = QApplication::activeWindow();
        key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        auto* menu = find<QMenu>("operatorMenu");
        QTRY_VERIFY(menu->isVisible());
        const QString wanted = QStringLiteral("operator-") + QLatin1String(id);
        for (int i = 0; i < 20 && (!menu->activeAction() || menu->activeAction()->objectName() != wanted); ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        QVERIFY(menu->activeAction() && menu->activeAction()->objectName() == wanted);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(session().desk().current() && session().desk().current()->id == id);
        QTRY_VERIFY(!menu->isVisible());
        // The window under the menu has the keyboard again.
        QTRY_COMPARE(QApplication::activeWindow(), before);
    }
    void openAs(const QString& language)
    {
        m_stage = std::make_unique<Stage>();
        tests::putSettlement(m_stage->maker);
        domain::Finding finding;
        finding.rule = domain::RuleId("SET-08");
        finding.subject = "SI-20417";
        finding.severity = domain::Severity::Critical;
        finding.outcome = domain::Outcome::Breach;
        finding.explanation = "SI-20417 and SI-20398 wait for each other";
        m_stage->maker.put(finding);
        m_stage->gate.now = [] { return tests::kNow; };
        m_stage->gate.previewAnswer.checks = {{"limits", api::CheckResult::Pass, "within the limit", ""},
                                              {"cut-off", api::CheckResult::Warn, "42 minutes are left", "submit soon"}};
        m_stage->gate.previewAnswer.settles = {"SI-20398", "SI-20417"};
        m_stage->gate.previewAnswer.value = {{"HKD", tests::decimal("352000000.00")}};
        m_stage->gate.previewAnswer.queueAfter = {"SI-20385", "SI-20386", "SI-20387"};
        m_stage->gate.previewAnswer.needed = 1;
        m_stage->gate.checkerAnswer.instruction.ref = "SI-20398";
        m_stage->gate.checkerAnswer.instruction.status = "PEND";
        m_stage->gate.checkerAnswer.instruction.currency = "HKD";
        m_stage->gate.checkerAnswer.instruction.amount = tests::decimal("42000000.00");
        m_stage->gate.changed = [this](const domain::ActionRequest& request) {
            m_stage->maker.put(request, "clearing", domain::Tier::Custodian);
            m_stage->console.publish(m_stage->maker.publish());
        };
        m_stage->console.publish(m_stage->maker.publish());
        auto faces = m_stage->console.console();
        faces.gate = &m_stage->gate;
        m_stage->session = std::make_unique<models::Session>(faces, language, [] { return tests::kNow; });
        m_stage->window = std::make_unique<ui::MainWindow>(*m_stage->session);
        m_stage->window->resize(1600, 1000);
        m_stage->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_stage->window.get()));
        QTRY_VERIFY(session().isSettled());
        QTRY_VERIFY(!session().desk().operators().isEmpty());
    }
    /// A maker has asked for the cancellation of an instruction.
    void asked(const char* id, const char* instruction)
    {
        domain::ActionRequest request;
        request.id = id;
        request.action = domain::QueueAction::Cancel;
        request.instruction = instruction;
        request.maker = "op-maker-a";
        request.state = domain::RequestState::Submitted;
        request.madeAt = tests::kNow;
        request.expiresAt = tests::kNow + std::chrono::minutes{30};
        m_stage->gate.requests[id] = request;
        m_stage->gate.changed(request);
    }
    void chooseInstruction(const char* ref)
    {
        auto* queue = page().tableView(QStringLiteral("instructions"));
        const int row = queue->model().rowOfKey(QStringLiteral("clearing") + QChar(0x1E) + QLatin1String(ref));
        QVERIFY(row >= 0);
        queue->selectRow(row);
        queue->table().setFocus();
        QTRY_COMPARE(session().page<models::SettlementViewModel>().xray().ref, QLatin1String(ref));
    }

private Q_SLOTS:
    void init() { openAs(QStringLiteral("en")); }
    void cleanup() { m_stage.reset(); }

    /// Story S3 by keyboard, with a maker and a checker.
    void stuckDvpIsReleasedByTwoPeople()
    {
        key(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(window().page(), models::Page::Settlement);
        auto* queue = page().tableView(QStringLiteral("instructions"));
        key(Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(find<QLineEdit>("instructionsFilter")->hasFocus());
        type(QStringLiteral("SI-20417"));
        QTRY_VERIFY(queue->model().rowCount() >= 1 && queue->model().isSettled());
        key(Qt::Key_Return);
        chooseInstruction("SI-20417");
        // 2: the X-ray says which leg, why, and what it waits for.
        QVERIFY(find<QLabel>("xrayVerdict")->text().startsWith(QLatin1String("The cash leg blocks.")));
        QVERIFY(find<QLabel>("xrayCashState")->text().contains(QLatin1String("blocks")));
        QVERIFY(find<QLabel>("xrayCycle")->text().contains(QLatin1String("Cycle of 2")));
        QCOMPARE(find<QListWidget>("xrayChain")->count(), 2);
        snapshot("settlement.png", &window());
        // 3: the options against gridlock, best first, with the queue after it.
        key(Qt::Key_G);
        auto* options = page().tableView(QStringLiteral("gridlock"));
        QTRY_COMPARE(page().currentTable(), options);
        options->selectRow(0);
        QTRY_COMPARE(find<QListWidget>("gridlockFrees")->count(), 2);
        QTRY_VERIFY(find<QListWidget>("gridlockQueue")->count() > 0);
        snapshot("gridlock.png", &window());
        // 4: nothing is offered before somebody is signed in.
        options->table().setFocus();
        key(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(!find<QDialog>("requestDialog"));
        signIn("op-maker-a");
        options->table().setFocus();
        key(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(find<QDialog>("requestDialog"));
        auto* form = find<QDialog>("requestDialog");
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(form));
        QVERIFY(form->windowTitle().contains(QLatin1String("SI-20398")));
        auto* submit = find<QPushButton>("requestSubmit");
        QVERIFY(!submit->isEnabled());
        auto* reason = find<QComboBox>("requestReason");
        QTRY_VERIFY(reason->hasFocus());
        key(Qt::Key_Down);
        QCOMPARE(reason->currentData().toString(), QStringLiteral("GRID"));
        key(Qt::Key_Tab);
        QVERIFY(find<QPlainTextEdit>("requestText")->hasFocus());
        type(QStringLiteral("both wait"));
        QCOMPARE(find<QLabel>("requestCounter")->text(), QStringLiteral("9 of at least 15 characters"));
        type(QStringLiteral(" for each other since 14:00"));
        QTRY_VERIFY(submit->isEnabled());
        QCOMPARE(find<QTreeWidget>("requestChecks")->topLevelItemCount(), 3);
        QVERIFY(find<QLabel>("requestEffect")->text().contains(QLatin1String("2 instructions would settle, HKD 352,000,000.00")));
        QCOMPARE(find<QListWidget>("requestQueue")->count(), 3);
        snapshot("request.png", form);
        submit->setFocus();
        key(Qt::Key_Space);
        QTRY_COMPARE(find<QLabel>("requestCode")->text(), QStringLiteral("river – nine – copper – tea"));
        snapshot("words.png", form);
        key(Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>("requestDialog"));
        // The maker's own inbox has no button to approve: it is not there.
        key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(find<QDialog>("approvalsDialog"));
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(find<QDialog>("approvalsDialog")));
        QTRY_COMPARE(find<QListWidget>("approvalsList")->count(), 1);
        find<QListWidget>("approvalsList")->setFocus();
        key(Qt::Key_Return);
        QVERIFY(!find<QPushButton>("checkerApprove"));
        QVERIFY(find<QLabel>("ownCode")->text().contains(QStringLiteral("river – nine – copper – tea")));
        key(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_stage->gate.requests.at("r-1").state, domain::RequestState::Submitted);
        // 5: the colleague signs in and opens the checker's view.
        signIn("op-checker-a");
        auto* approvals = find<QDialog>("approvalsDialog");
        approvals->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(approvals));
        QCOMPARE(find<QToolButton>("approvalsButton")->text(), QStringLiteral("Approvals 1"));
        find<QListWidget>("approvalsList")->setFocus();
        key(Qt::Key_Return);
        QTRY_VERIFY(find<QPushButton>("checkerApprove"));
        QTRY_VERIFY(find<QLabel>("checkerSentence")->text().startsWith(QLatin1String("Release hold: SI-20398")));
        auto* words = find<QLineEdit>("checkerWords");
        QTRY_VERIFY(words->hasFocus());
        QVERIFY(words->text().isEmpty());
        QVERIFY(!find<QPushButton>("checkerApprove")->isEnabled());
        // No word of the code is anywhere on the checker's screen.
        for (const auto* label : window().findChildren<QLabel*>())
            QVERIFY(!label->isVisible() || !label->text().contains(QLatin1String("copper")));
        find<QPushButton>("checkerBytesButton")->click();
        QVERIFY(find<QPlainTextEdit>("checkerBytes")->toPlainText().startsWith(QLatin1String("{\"action\":\"release\"")));
        snapshot("checker.png", approvals);
        // 6: one word wrong, then the right ones.
        words->setFocus();
        type(QStringLiteral("river nine copper sea"));
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(find<QLabel>("checkerState")->text().contains(QLatin1String("not those of these bytes")));
        QVERIFY(!find<QPushButton>("checkerApprove")->isEnabled());
        QCOMPARE(m_stage->gate.requests.at("r-1").state, domain::RequestState::Submitted);
        words->selectAll();
        type(QStringLiteral("river nine copper tea"));
        QVERIFY(find<QPushButton>("checkerApprove")->isEnabled());
        key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_stage->gate.requests.at("r-1").state, domain::RequestState::Approved);
        QTRY_VERIFY(!find<QPushButton>("checkerApprove"));
        // 7: the ladder follows the endpoint to the effect.
        QTRY_VERIFY(find<QLabel>("checkerLadder")->text().contains(QStringLiteral("● sent")));
        m_stage->gate.move("r-1", domain::RequestState::Effective);
        QTRY_VERIFY(find<QLabel>("checkerLadder")->text().contains(QStringLiteral("✓ effect observed")));
        QTRY_COMPARE(find<QToolButton>("approvalsButton")->text(), QStringLiteral("Approvals 0"));
    }

    /// The request that is shown is the one that the list marks, or none is marked.
    void whatIsMarkedIsWhatIsDecidedOn()
    {
        asked("r-7", "SI-20385");
        asked("r-8", "SI-20398");
        signIn("op-checker-a");
        key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(find<QDialog>("approvalsDialog"));
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(find<QDialog>("approvalsDialog")));
        auto* list = find<QListWidget>("approvalsList");
        auto* right = find<QStackedWidget>("approvalsRight");
        QTRY_COMPARE(list->count(), 2);
        const int first = list->item(0)->text().contains(QLatin1String("SI-20398")) ? 0 : 1;
        list->setCurrentRow(first);
        list->setFocus();
        key(Qt::Key_Return);
        QTRY_VERIFY(find<QPushButton>("checkerApprove"));
        QWidget* pane = right->currentWidget();
        // Another one is marked: nothing can be decided on before it is opened, and what was typed waits.
        list->setCurrentRow(1 - first);
        QVERIFY(right->currentWidget() != pane);
        QVERIFY(!find<QLineEdit>("checkerWords")->isVisible());
        list->setCurrentRow(first);
        QCOMPARE(right->currentWidget(), pane);
        // It is done and leaves the list: the other one is not marked in its place.
        m_stage->gate.move("r-8", domain::RequestState::Effective);
        QTRY_COMPARE(list->count(), 1);
        QCOMPARE(list->currentRow(), -1);
        QCOMPARE(right->currentWidget(), pane);
        list->setFocus();
        key(Qt::Key_Down);
        QCOMPARE(list->currentRow(), 0);
        QVERIFY(right->currentWidget() != pane);
    }

    void rejectedWithReasonByKeyboard()
    {
        asked("r-7", "SI-20385");
        signIn("op-checker-a");
        key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(find<QDialog>("approvalsDialog"));
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(find<QDialog>("approvalsDialog")));
        find<QListWidget>("approvalsList")->setFocus();
        key(Qt::Key_Return);
        QTRY_VERIFY(find<QPushButton>("checkerReject"));
        key(Qt::Key_Backspace, Qt::ControlModifier);
        QTRY_VERIFY(find<QPlainTextEdit>("rejectText"));
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(find<QDialog>("rejectDialog")));
        find<QPlainTextEdit>("rejectText")->setFocus();
        type(QStringLiteral("entered by mistake"));
        find<QPushButton>("rejectSave")->setFocus();
        key(Qt::Key_Space);
        QTRY_COMPARE(m_stage->gate.requests.at("r-7").state, domain::RequestState::Rejected);
        QCOMPARE(m_stage->gate.requests.at("r-7").stateReason, std::string("entered by mistake"));
    }

    void rolesDecideWhatIsOffered_data()
    {
        QTest::addColumn<QString>("who");
        QTest::addColumn<bool>("proposes");
        QTest::addColumn<bool>("decides");
        QTest::newRow("maker") << QStringLiteral("op-maker-a") << true << false;
        QTest::newRow("checker") << QStringLiteral("op-checker-a") << false << true;
        QTest::newRow("examiner") << QStringLiteral("op-examiner") << false << false;
    }
    void rolesDecideWhatIsOffered()
    {
        QFETCH(QString, who);
        QFETCH(bool, proposes);
        QFETCH(bool, decides);
        key(Qt::Key_3, Qt::ControlModifier);
        QVERIFY(!window().actions().action(ui::Command::RequestHold).isVisible());
        signIn(qPrintable(who));
        for (const auto command : {ui::Command::RequestHold, ui::Command::RequestRelease, ui::Command::RequestCancel,
                                   ui::Command::RequestEarlier, ui::Command::RequestLater})
            QCOMPARE(window().actions().action(command).isVisible(), proposes);
        QCOMPARE(window().actions().action(ui::Command::Approve).isVisible(), decides);
        chooseInstruction("SI-20398");
        key(Qt::Key_H, Qt::ControlModifier);
        QCOMPARE(find<QDialog>("requestDialog") != nullptr, proposes);
    }

    void earlierPlaceNamesTheRowAbove()
    {
        key(Qt::Key_3, Qt::ControlModifier);
        signIn("op-maker-a");
        auto* queue = page().tableView(QStringLiteral("instructions"));
        queue->table().sortByColumn(queue->model().columnOf("ref"), Qt::AscendingOrder);
        QTRY_VERIFY(queue->model().isSettled());
        chooseInstruction("SI-20398");
        const QString above = queue->model().rawText(queue->currentRow() - 1, "ref");
        key(Qt::Key_Up, Qt::AltModifier);
        QTRY_VERIFY(find<QLineEdit>("requestParameter"));
        QCOMPARE(find<QLineEdit>("requestParameter")->text(), above);
    }

    void openIntentsAreShownAndAskedAbout()
    {
        m_stage->gate.intents.push_back({"r-3", domain::SourceId("clearing"), "approve", "op-checker-a", tests::kNow, "", "r-3"});
        session().desk().refreshIntents();
        auto* banner = find<ui::ModeBanner>("modeBanner");
        QTRY_VERIFY(banner->isVisible() && banner->text().contains(QLatin1String("outcome of 1 request is not known")));
        key(Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(find<QListWidget>("approvalsIntents") && find<QListWidget>("approvalsIntents")->isVisible());
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(find<QDialog>("approvalsDialog")));
        auto* ask = find<QPushButton>("approvalsAsk");
        ask->setFocus();
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(ask));
        key(Qt::Key_Space);
        QTRY_VERIFY(std::find(m_stage->gate.asked.begin(), m_stage->gate.asked.end(), "outcome r-3") != m_stage->gate.asked.end());
        QTRY_VERIFY(session().desk().intents().isEmpty());
    }

    void cyclesLeadToWhatWillMissThem()
    {
        key(Qt::Key_3, Qt::ControlModifier);
        auto* cycle = find<ui::CycleButton>("cycle-HK-2026-03-31-4");
        QTRY_VERIFY(cycle && cycle->isVisible());
        cycle->setFocus();
        key(Qt::Key_Return);
        auto* queue = page().tableView(QStringLiteral("instructions"));
        QTRY_COMPARE(queue->model().rowCount(), 3);
    }

    /// Story S8 by keyboard, with who goes and who comes.
    void shiftIsHandedOver()
    {
        signIn("op-maker-a");
        key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(find<QDialog>("handoverDialog"));
        auto* dialog = find<QDialog>("handoverDialog");
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(dialog));
        auto* edit = find<QPlainTextEdit>("handoverEdit");
        QTRY_VERIFY(edit->hasFocus());
        QVERIFY(edit->toPlainText().contains(QStringLiteral("■ C SET-08 SI-20417")));
        QVERIFY(edit->toPlainText().contains(QLatin1String("Cut-off 18:42 Afternoon")));
        type(QStringLiteral("P17 was called at 17:50"));
        key(Qt::Key_Return);
        snapshot("handover.png", dialog);
        QVERIFY(!find<QPushButton>("handoverCountersign")->isVisible());
        find<QPushButton>("handoverReady")->setFocus();
        key(Qt::Key_Space);
        QTRY_COMPARE(session().handover().state(), domain::HandoverState::Ready);
        QVERIFY(!find<QPushButton>("handoverCountersign")->isVisible());
        signIn("op-checker-a");
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), static_cast<QWidget*>(dialog));
        auto* lines = find<QListWidget>("handoverLines");
        QVERIFY(lines->isVisible());
        QVERIFY(lines->item(0)->text().contains(QLatin1String("P17 was called")));
        auto* countersign = find<QPushButton>("handoverCountersign");
        QTRY_VERIFY(countersign->isVisible());
        QVERIFY(!countersign->isEnabled());
        lines->setFocus();
        key(Qt::Key_Home);
        for (int i = 0; i < lines->count(); ++i) {
            key(Qt::Key_Space);
            key(Qt::Key_Down);
        }
        find<QPlainTextEdit>("handoverQuestions")->setFocus();
        type(QStringLiteral("Who calls P17 again?"));
        QTRY_VERIFY(countersign->isEnabled());
        snapshot("handover-ready.png", dialog);
        countersign->setFocus();
        key(Qt::Key_Space);
        QTRY_COMPARE(session().handover().state(), domain::HandoverState::Countersigned);
        const auto stored = std::get<domain::Handover>(m_stage->console.recorded.back());
        QCOMPARE(stored.questions, std::string("Who calls P17 again?"));
        QCOMPARE(stored.ticked.size(), stored.lines.size());
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("handover.pdf"));
        static_cast<ui::HandoverDialog*>(dialog)->writePdf(path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.read(5) == "%PDF-");
    }

    void pageInEveryLanguageAndTheme_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("next");
        QTest::newRow("zh_HK") << QStringLiteral("zh_HK") << QStringLiteral("3 宗將錯過");
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN") << QStringLiteral("3 宗将错过");
    }
    void pageInEveryLanguageAndTheme()
    {
        QFETCH(QString, language);
        key(Qt::Key_3, Qt::ControlModifier);
        window().setLanguage(ui::Translation::fromCode(language));
        QTRY_VERIFY(session().isSettled());
        QTEST(session().page<models::SettlementViewModel>().strip().cycles[1].missing, "next");
        chooseInstruction("SI-20417");
        QTRY_VERIFY(!find<QLabel>("xrayVerdict")->text().contains(QLatin1String("leg")));
        for (const auto scheme : {ui::Scheme::Dark, ui::Scheme::Light}) {
            window().setScheme(scheme);
            QTRY_VERIFY(session().isSettled());
            snapshot(qPrintable(QStringLiteral("settlement-%1-%2.png").arg(language).arg(static_cast<int>(scheme))), &window());
        }
        window().resize(1280, 720);
        snapshot(qPrintable(QStringLiteral("settlement-%1-small.png").arg(language)), &window());
        window().setLanguage(ui::Language::English);
    }
};

QTEST_MAIN(tst_SettlementStories)
#include "tst_SettlementStories.moc"
