// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <map>

#include "models/view/session/Session.h"

class QComboBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSlider;
class QSpinBox;
class QTableWidget;

namespace assay::ui {

class FactList;
class RecordTableView;
class Theme;

/// A share in percent by slider or number; the lowest place leaves it to the rule pack.
class ShareBox : public QWidget {
    Q_OBJECT
public:
    ShareBox(const QString& name, QWidget* parent);
    /// Hundredths of a percent, or StressInput::kAsInPack.
    [[nodiscard]] int value() const;
    void retranslate(const QString& label);

private:
    QSlider* m_slider;
    QSpinBox* m_number;
};

/// The what-if of the Liquidity tab: assumptions at the left, result in the middle, saved scenarios at the right. Main
/// thread; owned by the page.
class StressPanel : public QWidget {
    Q_OBJECT
public:
    StressPanel(models::Session& session, const Theme& theme, RecordTableView* runs, QWidget* parent);
    /// The coin to ask about first; empty keeps what is there.
    void setCoin(const QString& coin);
    /// Coins, custodians and classes as they are now.
    void refresh();
    void runAgain(int row);
    void retranslate();

Q_SIGNALS:
    void noticed(const assay::models::BannerData& notice);

private:
    void run();
    void showOutcome(const models::StressOutcome& outcome);
    void showError(const models::ErrorText& error);
    void fillForCoin();
    void setBusy();

    models::Session& m_session;
    const Theme& m_theme;
    RecordTableView* m_runs;
    QGroupBox* m_assumptions;
    QFormLayout* m_form;
    QComboBox* m_coin;
    std::map<int, ShareBox*> m_runOff;
    std::map<std::string, ShareBox*> m_haircuts;
    QFormLayout* m_haircutForm;
    QComboBox* m_failed;
    QSpinBox* m_yield;
    QComboBox* m_edge;
    QComboBox* m_weekend;
    QPushButton* m_run;
    QLabel* m_state;
    FactList* m_facts;
    QTableWidget* m_sales;
    QLabel* m_late;
    QLineEdit* m_name;
    QPushButton* m_save;
    QPushButton* m_again;
};

} // namespace assay::ui
