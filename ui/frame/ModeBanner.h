// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "models/view/pages/FrameViewModel.h"

namespace assay::ui {

class Theme;

/// One line at most: the mode, or the one thing that must be known. Hidden when there is nothing to say. Main thread.
class ModeBanner : public QWidget {
    Q_OBJECT
public:
    static constexpr int kHeight = 28;

    ModeBanner(const Theme& theme, QWidget* parent);

    void setBanner(const models::BannerData& banner);
    /// A passing message in the same place; it gives way to the banner after a while.
    void setNotice(const models::BannerData& notice);
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] const models::BannerData& shown() const { return m_notice.text.isEmpty() ? m_banner : m_notice; }
    void refresh();

    const Theme& m_theme;
    models::BannerData m_banner;
    models::BannerData m_notice;
    QTimer m_timer;
};

} // namespace assay::ui
