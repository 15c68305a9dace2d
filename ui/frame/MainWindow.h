// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QSettings>

#include <memory>
#include <optional>
#include <vector>

#include "models/view/session/Session.h"
#include "ui/actions/ActionTable.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Translation.h"

class QLabel;
class QStackedWidget;

namespace assay::ui {

class FrameBar;
class ModeBanner;
class NavigationRail;
class PageView;
class SettlementPage;

/// The window of the console: menus, frame, navigation rail and the pages. Main thread; must end before its Session.
/// Without settings nothing is remembered.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(models::Session& session, std::unique_ptr<QSettings> settings = nullptr, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showPage(models::Page page);
    [[nodiscard]] models::Page page() const { return m_page; }
    [[nodiscard]] PageView& pageView(models::Page page) const { return *m_pages[static_cast<std::size_t>(page)]; }
    void openTarget(const models::Target& target);
    void setScheme(Scheme scheme);
    void setLanguage(Language language);
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] models::Session& session() const { return m_session; }
    [[nodiscard]] ActionTable& actions() const { return *m_actions; }
    /// Opens the import dialog, with these files if any.
    void openImport(const QStringList& files = {});
    void run(Command command);

protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    void retranslateUi();
    void recolor();
    void refreshFrame();
    void visit(models::Page page);
    void exportCsv();
    void savePicture();
    void showWhy();
    void askIssuer();
    void explainRestatement();
    void markAnswered();
    void openLetter(models::LetterViewModel* letter);
    void connectDesk();
    void runDesk(Command command);
    void openRequest(domain::QueueAction action, const QString& before = {});
    void requestPlace(int steps);
    void openApprovals();
    void openHandover();
    /// Offers what who is signed in may do, and nothing else.
    void offerActions();
    [[nodiscard]] SettlementPage& settlement() const;
    void showRowMenu(const QPoint& globalPlace);
    void showShortcuts();
    void showAbout();
    void restore();
    void remember();
    void notice(const QString& text, models::Tone tone);

    models::Session& m_session;
    std::unique_ptr<QSettings> m_settings;
    Theme m_theme;
    Translation m_translation;
    ActionTable* m_actions;
    FrameBar* m_bar = nullptr;
    ModeBanner* m_banner = nullptr;
    NavigationRail* m_rail = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_status = nullptr;
    std::vector<PageView*> m_pages;
    models::Page m_page = models::Page::Overview;
    std::vector<models::Page> m_visited;
    std::size_t m_visit = 0;
};

} // namespace assay::ui
