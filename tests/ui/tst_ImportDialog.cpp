// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTest>
#include <QTranslator>

#include <memory>

#include "services/api/FileFormats.h"
#include "tests/ui/SampleMarket.h"
#include "ui/frame/MainWindow.h"
#include "ui/parts/dialogs/ImportDialog.h"

using namespace assay;

/// Files dropped on the window, their preview, a column chosen by hand, and what is loaded then.
class tst_ImportDialog : public QObject {
    Q_OBJECT

private:
    tests::FakeConsole m_console;
    std::unique_ptr<models::Session> m_session;
    std::unique_ptr<ui::MainWindow> m_window;

    static api::ImportPreview barPreview()
    {
        api::ImportPreview preview;
        preview.mapping = {{"serial", "Serial Number"}, {"fine", "Fine Weight (oz)"}};
        preview.unmapped = {"year"};
        preview.columns = {"Serial Number", "Year", "Fine Weight (oz)"};
        preview.sample = {{"48213", "398.124"}};
        preview.rows = 1;
        return preview;
    }
    /// A drop as the window system brings it: to the deepest widget there that takes drops.
    static void drop(QWidget& on, const QString& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QWidget* taker = &on;
        while (taker && !taker->acceptDrops())
            taker = taker->parentWidget();
        QVERIFY(taker);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(taker, &enter);
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(taker, &event);
    }
    template <class Widget>
    Widget* find(const QString& name)
    {
        return m_window->findChild<Widget*>(name);
    }

private Q_SLOTS:
    void init()
    {
        m_console.importPreview = barPreview();
        auto maker = tests::sampleMarket();
        m_console.publish(maker.publish());
        m_session = std::make_unique<models::Session>(m_console.console(), QStringLiteral("en"), [] { return tests::kNow; });
        m_window = std::make_unique<ui::MainWindow>(*m_session);
        m_window->resize(1400, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_session->isSettled());
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        m_console.imports.clear();
        m_console.loads.clear();
    }

    void titlesOfFormatsAreTranslated_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Hong Kong") << QStringLiteral("zh_HK");
        QTest::newRow("mainland") << QStringLiteral("zh_CN");
    }
    void titlesOfFormatsAreTranslated()
    {
        QFETCH(QString, language);
        QTranslator texts;
        QVERIFY(texts.load(QStringLiteral(":/i18n/assay_%1.qm").arg(language)));
        for (const auto& format : api::kFileFormats)
            QVERIFY2(!texts.translate(models::ImportViewModel::staticMetaObject.className(), format.title).isEmpty(), format.title);
    }

    /// Over a grid's filter bar too: an address of a file is no filter.
    void aFileDroppedAnywhereIsTakenIn()
    {
        auto* filter = find<QLineEdit>(QStringLiteral("findingsFilter"));
        QVERIFY(filter);
        drop(*filter, QStringLiteral("/data/bars-2026.csv"));
        QCOMPARE(filter->text(), QString());
        auto* dialog = find<ui::ImportDialog>(QStringLiteral("importDialog"));
        QVERIFY(dialog);
        QCOMPARE(find<QComboBox>(QStringLiteral("importKind"))->currentData().toString(), QStringLiteral("bar-list"));
        QCOMPARE(find<QListWidget>(QStringLiteral("importFiles"))->item(0)->text(), QStringLiteral("/data/bars-2026.csv"));
    }

    /// An endpoint is not offered as the source of a file; without a name nothing is read.
    void theSourceHasToBeNamed()
    {
        drop(*m_window, QStringLiteral("/data/bars-2026.csv"));
        auto* source = find<QComboBox>(QStringLiteral("importSource"));
        for (const auto& known : m_console.current()->sources)
            if (known.protocol != "files")
                QVERIFY2(source->findText(QString::fromStdString(known.id.value())) < 0, known.id.value().c_str());
        const auto before = m_console.imports.size();
        source->setEditText({});
        QTest::mouseClick(find<QPushButton>(QStringLiteral("importPreview")), Qt::LeftButton);
        QCOMPARE(m_console.imports.size(), before);
        QVERIFY(find<QLabel>(QStringLiteral("importState"))->text().contains(QStringLiteral("source")));
    }

    /// Nothing that would be left out goes unsaid, however much it is; what a list replaces is only told of a list.
    void whatIsSetAsideIsCounted()
    {
        for (int i = 0; i < 250; ++i)
            m_console.importPreview->rejected.push_back({support::ErrorCode::Malformed, "no serial", "row " + std::to_string(i)});
        drop(*m_window, QStringLiteral("/data/bars-2026.csv"));
        find<QComboBox>(QStringLiteral("importSource"))->setEditText(QStringLiteral("hkia-9"));
        auto* preview = find<QPushButton>(QStringLiteral("importPreview"));
        auto* state = find<QLabel>(QStringLiteral("importState"));
        QTest::keyClick(preview, Qt::Key_Space);
        QTRY_COMPARE(state->text(), QStringLiteral("1 rows in the files · 250 rows set aside"));
        const auto lines = find<QPlainTextEdit>(QStringLiteral("importRejected"))->toPlainText();
        QVERIFY(lines.contains(QStringLiteral("row 199")) && !lines.contains(QStringLiteral("row 200")));
        QVERIFY(lines.endsWith(QStringLiteral("…and 50 more")));
        m_console.importPreview->rowsBefore = 12'418;
        QTest::keyClick(preview, Qt::Key_Space);
        QTRY_COMPARE(state->text(), QStringLiteral("1 rows in the files, 12,418 known before · 250 rows set aside"));
    }

    void aColumnChosenByHandIsPreviewedAndLoaded()
    {
        drop(*m_window, QStringLiteral("/data/bars-2026.csv"));
        find<QComboBox>(QStringLiteral("importSource"))->setEditText(QStringLiteral("hkia-9"));
        QTest::keyClick(find<QPushButton>(QStringLiteral("importPreview")), Qt::Key_Space);
        auto* load = find<QPushButton>(QStringLiteral("importLoad"));
        QTRY_VERIFY(load->isEnabled());
        auto* sample = find<QTableWidget>(QStringLiteral("importSample"));
        QCOMPARE(sample->columnCount(), 3);
        QCOMPARE(sample->item(1, 0)->text(), QStringLiteral("48213"));
        QCOMPARE(sample->horizontalHeaderItem(1)->text(), QStringLiteral("Fine weight"));
        const auto year = [this] {
            const auto all = m_window->findChildren<QComboBox*>(QStringLiteral("importColumn.year"));
            return all.isEmpty() ? nullptr : all.last();
        };
        QVERIFY(year());
        QCOMPARE(year()->currentIndex(), 0);
        year()->setFocus();
        // Each choice is previewed, and the keyboard stays where it was.
        for (const char* column : {"Serial Number", "Year"}) {
            const auto asked = m_console.imports.size();
            m_console.importPreview->mapping.resize(2);
            m_console.importPreview->mapping.emplace_back("year", column);
            m_console.importPreview->unmapped.clear();
            m_console.importPreview->sample = {{"48213", "398.124", "2019"}};
            QTest::keyClick(year(), Qt::Key_Down);
            QTRY_COMPARE(m_console.imports.size(), asked + 1);
            QCOMPARE(m_console.imports.back().columnMapping.at("year"), std::string(column));
            QTRY_VERIFY(load->isEnabled());
            QTRY_COMPARE(QApplication::focusWidget(), year());
        }
        QTest::keyClick(load, Qt::Key_Space);
        QTRY_COMPARE(m_console.loads.size(), std::size_t{1});
        QCOMPARE(m_console.loads.front().columnMapping.at("year"), std::string("Year"));
        QCOMPARE(m_console.loads.front().source.value(), std::string("hkia-9"));
    }
};

QTEST_MAIN(tst_ImportDialog)
#include "tst_ImportDialog.moc"
