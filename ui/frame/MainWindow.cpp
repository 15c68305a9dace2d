// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame/MainWindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QSaveFile>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTableView>

#include "models/view/pages/PageTable.h"
#include "ui/frame/FrameBar.h"
#include "ui/frame/ModeBanner.h"
#include "ui/frame/NavigationRail.h"
#include "ui/pages/PageView.h"
#include "ui/pages/PageWidgets.h"
#include "ui/parts/panes/FocusReturn.h"
#include "ui/parts/dialogs/ImportDialog.h"
#include "ui/parts/tables/RecordTableView.h"

namespace assay::ui {
namespace {

constexpr std::size_t kRemembered = 50;

/// Written whole or not at all, readable by its owner only.
QString writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.commit())
        return file.errorString();
    return {};
}

} // namespace

MainWindow::MainWindow(models::Session& session, std::unique_ptr<QSettings> settings, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_settings(std::move(settings)), m_actions(new ActionTable(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setAcceptDrops(true);
    const Language language = Translation::fromCode(session.format().language());
    m_translation.setLanguage(language);
    m_theme.setLanguage(language);
    m_theme.apply();
    build();
    resize(1600, 1000);
    restore();
    retranslateUi();
    showPage(m_page);
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_actions->buildMenus(*menuBar());
    m_bar = new FrameBar(m_session.frame(), m_session.desk(), m_theme, *m_actions, this);
    m_banner = new ModeBanner(m_theme, this);
    m_rail = new NavigationRail(m_theme, *m_actions, this);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(QStringLiteral("pages"));
    for (const auto& page : pageWidgets())
        m_pages.push_back(page.make(m_session, m_theme, m_stack));

    auto* center = new QWidget(this);
    auto* column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_banner);
    auto* body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_rail);
    body->addWidget(m_stack, 1);
    column->addLayout(body, 1);
    setCentralWidget(center);

    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("statusText"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setProperty("type", QStringLiteral("label"));
    m_status->setContentsMargins(Theme::kBetween, 0, Theme::kBetween, 0);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_status, 1);

    for (PageView* page : m_pages) {
        m_stack->addWidget(page);
        connect(page, &PageView::targetRequested, this, &MainWindow::openTarget);
        connect(page, &PageView::pollRequested, this, [this] { run(Command::PollNow); });
        connect(page, &PageView::letterRequested, this, &MainWindow::askIssuer);
        connect(page, &PageView::menuRequested, this, &MainWindow::showRowMenu);
        connect(page, &PageView::noticed, m_banner, &ModeBanner::setNotice);
    }
    connect(m_actions, &ActionTable::triggered, this, &MainWindow::run);
    connect(m_bar, &FrameBar::targetRequested, this, &MainWindow::openTarget);
    connect(m_bar, &FrameBar::sourceRequested, this, [this](const QString& source) {
        openTarget({models::Page::Sources, {}, QStringLiteral("id:") + source});
    });
    connect(m_bar, &FrameBar::themeToggled, this,
            [this] { setScheme(m_theme.scheme() == Scheme::Light ? Scheme::Dark : Scheme::Light); });
    connectDesk();
    connect(&m_session.frame(), &models::FrameViewModel::changed, this, &MainWindow::refreshFrame);
    connect(&m_session, &models::Session::ageTick, this, [this] {
        m_bar->refresh();
        refreshFrame();
    });
    m_actions->action(Command::Inspector).setChecked(true);
    m_actions->action(Command::ThemeLight).setChecked(true);
    offerActions();
}

void MainWindow::refreshFrame()
{
    m_banner->setBanner(m_session.frame().banner());
    m_status->setFont(m_theme.font(Type::Label));
    m_status->setText(m_session.frame().status());
}

void MainWindow::showPage(models::Page page)
{
    visit(page);
    if (m_visited.empty() || m_visited[m_visit] != page) {
        if (!m_visited.empty())
            m_visited.resize(m_visit + 1);
        m_visited.push_back(page);
        if (m_visited.size() > kRemembered)
            m_visited.erase(m_visited.begin());
        m_visit = m_visited.size() - 1;
    }
}

void MainWindow::visit(models::Page page)
{
    m_page = page;
    // Only the page that is seen says how small the window may be.
    for (PageView* each : m_pages)
        each->setSizePolicy(each == &pageView(page) ? QSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred)
                                                    : QSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored));
    m_stack->setCurrentWidget(&pageView(page));
    m_rail->setPage(page);
    offerActions();
    setWindowTitle(m_session.page(page).title() + QStringLiteral(" - Assay"));
    if (auto* table = pageView(page).currentTable())
        table->table().setFocus(Qt::OtherFocusReason);
}

void MainWindow::openTarget(const models::Target& target)
{
    showPage(target.page);
    pageView(target.page).openTarget(target);
}

void MainWindow::setScheme(Scheme scheme)
{
    m_actions->action(scheme == Scheme::Light ? Command::ThemeLight : Command::ThemeDark).setChecked(true);
    if (m_theme.scheme() == scheme)
        return;
    m_theme.setScheme(scheme);
    m_theme.apply();
    recolor();
}

void MainWindow::recolor()
{
    m_bar->retranslate();
    for (PageView* page : m_pages)
        page->recolor();
    refreshFrame();
}

void MainWindow::setLanguage(Language language)
{
    if (m_theme.language() == language && m_session.format().language() == Translation::code(language))
        return;
    // Texts first, then fonts, then the models: they translate while they answer retranslate().
    m_translation.setLanguage(language);
    m_theme.setLanguage(language);
    m_theme.apply();
    m_session.setLanguage(Translation::code(language));
    retranslateUi();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && !m_pages.empty())
        retranslateUi();
    QMainWindow::changeEvent(event);
}

void MainWindow::retranslateUi()
{
    m_actions->retranslate();
    m_rail->retranslate();
    m_bar->retranslate();
    for (PageView* page : m_pages)
        page->retranslate();
    switch (m_theme.language()) {
    case Language::English:
        m_actions->action(Command::LanguageEnglish).setChecked(true);
        break;
    case Language::HongKong:
        m_actions->action(Command::LanguageHongKong).setChecked(true);
        break;
    case Language::Mainland:
        m_actions->action(Command::LanguageMainland).setChecked(true);
        break;
    }
    setWindowTitle(m_session.page(m_page).title() + QStringLiteral(" - Assay"));
    refreshFrame();
}

void MainWindow::notice(const QString& text, models::Tone tone)
{
    m_banner->setNotice({text, tone});
}

void MainWindow::run(Command command)
{
    if (const auto shown = pageOf(command)) {
        showPage(*shown);
        return;
    }
    PageView& page = pageView(m_page);
    RecordTableView* table = page.currentTable();
    switch (command) {
    case Command::OpenRaw:
        page.openRaw();
        break;
    case Command::ExportCsv:
        exportCsv();
        break;
    case Command::SavePicture:
        savePicture();
        break;
    case Command::Quit:
        close();
        break;
    case Command::Copy:
        if (table)
            table->copyCells();
        break;
    case Command::CopyCsv:
        if (table)
            table->copyCsv();
        break;
    case Command::FilterBar:
        if (table)
            table->focusFilter();
        break;
    case Command::ClearFilter:
        if (table && !table->clearFilter())
            table->table().setFocus(Qt::ShortcutFocusReason);
        break;
    case Command::ThemeLight:
        setScheme(Scheme::Light);
        break;
    case Command::ThemeDark:
        setScheme(Scheme::Dark);
        break;
    case Command::LanguageEnglish:
        setLanguage(Language::English);
        break;
    case Command::LanguageHongKong:
        setLanguage(Language::HongKong);
        break;
    case Command::LanguageMainland:
        setLanguage(Language::Mainland);
        break;
    case Command::Columns:
        if (table)
            table->chooseColumns();
        break;
    case Command::GroupBy:
        if (table)
            table->chooseGroups();
        break;
    case Command::Inspector:
        for (PageView* each : m_pages)
            each->setInspectorVisible(m_actions->action(Command::Inspector).isChecked() ? Qt::Checked : Qt::Unchecked);
        break;
    case Command::ChartData:
        page.toggleChartData();
        break;
    case Command::FullScreen:
        setWindowState(windowState() ^ Qt::WindowFullScreen);
        break;
    case Command::ResetLayout:
        for (PageView* each : m_pages)
            each->resetLayout();
        break;
    case Command::Why:
        showWhy();
        break;
    case Command::AskIssuer:
        askIssuer();
        break;
    case Command::ExplainRestatement:
        explainRestatement();
        break;
    case Command::MarkAnswered:
        markAnswered();
        break;
    case Command::Back:
        if (m_visit > 0)
            visit(m_visited[--m_visit]);
        break;
    case Command::Forward:
        if (m_visit + 1 < m_visited.size())
            visit(m_visited[++m_visit]);
        break;
    case Command::PollNow:
        m_session.frame().pollNow();
        break;
    case Command::Import:
        openImport();
        break;
    case Command::RequestHold:
    case Command::RequestRelease:
    case Command::RequestCancel:
    case Command::RequestEarlier:
    case Command::RequestLater:
    case Command::RequestRecycle:
    case Command::RequestSplit:
    case Command::RequestPartial:
    case Command::Gridlock:
    case Command::Approvals:
    case Command::Approve:
    case Command::Reject:
    case Command::SwitchOperator:
    case Command::Handover:
        runDesk(command);
        break;
    case Command::ShortcutSheet:
        showShortcuts();
        break;
    case Command::About:
        showAbout();
        break;
    }
}

void MainWindow::exportCsv()
{
    auto* table = pageView(m_page).currentTable();
    if (!table)
        return;
    auto* chooser = new QFileDialog(this, tr("Export table as CSV"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("csv"));
    chooser->selectFile(table->model().id() + QStringLiteral(".csv"));
    connect(chooser, &QFileDialog::fileSelected, table, [this, table](const QString& path) {
        m_session.exportCsv(table->model(), table->chosenRows(), table->visibleColumns(), this,
                            [this, path](const QByteArray& csv) {
                                const QString problem = writeFile(path, csv);
                                if (problem.isEmpty())
                                    notice(tr("Written: %1").arg(path), models::Tone::Good);
                                else
                                    notice(tr("%1 was not written: %2").arg(path, problem), models::Tone::Breach);
                            });
    });
    chooser->open();
}

void MainWindow::savePicture()
{
    auto* chooser = new QFileDialog(this, tr("Save picture of page"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("png"));
    chooser->selectFile(models::pageName(m_page) + QStringLiteral(".png"));
    const QImage snapshot = grab().toImage();
    connect(chooser, &QFileDialog::fileSelected, this, [this, snapshot](const QString& path) {
        QSaveFile file(path);
        if (file.open(QIODevice::WriteOnly) && snapshot.save(&file, "PNG") && file.commit())
            notice(tr("Written: %1").arg(path), models::Tone::Good);
        else
            notice(tr("%1 was not written: %2").arg(path, file.errorString()), models::Tone::Breach);
    });
    chooser->open();
}

void MainWindow::openImport(const QStringList& files)
{
    auto* dialog = findChild<ImportDialog*>();
    if (!dialog) {
        dialog = new ImportDialog(m_session.imports(), this);
        connect(dialog, &ImportDialog::loaded, this, [this](const QString& summary) { notice(summary, models::Tone::Good); });
    }
    if (!dialog->isVisible())
        returnFocusAfter(*dialog);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    if (!files.isEmpty())
        dialog->addFiles(files);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    QStringList files;
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    if (!files.isEmpty())
        openImport(files);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    remember();
    QMainWindow::closeEvent(event);
}

void MainWindow::remember()
{
    if (!m_settings)
        return;
    m_settings->setValue(QStringLiteral("geometry"), saveGeometry());
    m_settings->setValue(QStringLiteral("page"), models::pageName(m_page));
    m_settings->setValue(QStringLiteral("theme"), m_theme.scheme() == Scheme::Light ? QStringLiteral("light")
                                                                                     : QStringLiteral("dark"));
    m_settings->setValue(QStringLiteral("language"), Translation::code(m_theme.language()));
    for (const PageView* page : m_pages)
        page->saveLayout(*m_settings);
}

void MainWindow::restore()
{
    if (!m_settings)
        return;
    restoreGeometry(m_settings->value(QStringLiteral("geometry")).toByteArray());
    if (const auto page = models::pageFromName(m_settings->value(QStringLiteral("page")).toString()))
        m_page = *page;
    if (m_settings->value(QStringLiteral("theme")).toString() == QLatin1String("dark"))
        setScheme(Scheme::Dark);
    if (const QString code = m_settings->value(QStringLiteral("language")).toString(); !code.isEmpty())
        setLanguage(Translation::fromCode(code));
    for (PageView* page : m_pages)
        page->restoreLayout(*m_settings);
}

} // namespace assay::ui
