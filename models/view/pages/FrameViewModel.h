// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/view/pages/PageViewModel.h"

namespace assay::models {

struct BannerData {
    QString text;              ///< empty: no banner
    Tone tone = Tone::Normal;
};

/// One source's lamp: glyph, tone and words say the same.
struct LampData {
    QString source;
    QString glyph;             ///< ● live, ◐ ageing, ○ stale or waiting, ✕ failing, – offline
    Tone tone = Tone::Unknown;
    QString state;
    QString toolTip;
};

struct SeverityCount {
    domain::Severity severity = domain::Severity::Unknown;
    QString mark;              ///< "■ C"
    QString name;
    int count = 0;
    Tone tone = Tone::Muted;
    Target target;
};

/// The frame around the pages: banner, lamps, counters of open findings, next poll, what is shown. Main thread.
class FrameViewModel : public QObject {
    Q_OBJECT

public:
    FrameViewModel(const ViewContext& context, QObject* parent);

    [[nodiscard]] BannerData banner() const;
    /// "LIVE", "OFFLINE", "READ ONLY"
    [[nodiscard]] QString modeText() const;
    [[nodiscard]] QList<LampData> lamps() const;
    /// Critical, high, medium, low, then what cannot be told.
    [[nodiscard]] QList<SeverityCount> severities() const;
    /// "next poll 12 s", or empty.
    [[nodiscard]] QString nextPoll() const;
    /// Zone, revision, as of when the snapshot is known.
    [[nodiscard]] QString status() const;
    /// "14:02:11 HKT"
    [[nodiscard]] QString clockText() const;

    /// How many commands have an outcome that is not known; said in the banner.
    void setOpenIntents(int count);
    void pollNow();
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    void takeSnapshot();

    const ViewContext& m_context;
    api::SessionInfo m_session;
    int m_openIntents = 0;
    std::array<int, 6> m_counts{};             ///< by Severity; the last for what cannot be told
};

} // namespace assay::models
