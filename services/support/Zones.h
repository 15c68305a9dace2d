// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "services/support/Instant.h"

namespace assay::support {

/// A date and time of day as clocks somewhere show it.
using LocalTime = std::chrono::local_time<Duration>;

/// The moments at which clocks show a local time.
struct UtcMoments {
    enum class Kind {
        Once,    ///< first = last
        Twice,   ///< clocks went back over it: before that, and after
        Skipped, ///< clocks went forward over it: both are the moment of the change
    };
    Kind kind = Kind::Once;
    Instant first;
    Instant last;
};

/// A time zone of the system's database (IANA). A value that refers to what is read once per process; any thread. The
/// database states changes of the clocks up to the year 2037; after that the last offset of 2037 goes on.
class Zone {
public:
    /// "Europe/London". Errors: NotFound (no such zone, or no database).
    [[nodiscard]] static Result<Zone> named(std::string_view name);
    /// Asia/Hong_Kong, the zone of the screen, of reports and of the clearing day. Without a database: UTC+8, which it has
    /// been since 1979.
    [[nodiscard]] static const Zone& hongKong();

    [[nodiscard]] const std::string& name() const;
    /// What clocks there are ahead of UTC. A comparison if it is after the last change of the clocks.
    [[nodiscard]] std::chrono::seconds offsetAt(Instant instant) const;
    [[nodiscard]] LocalTime toLocal(Instant instant) const;
    [[nodiscard]] UtcMoments toUtc(LocalTime local) const;
    /// The civil date there.
    [[nodiscard]] Date dateAt(Instant instant) const;
    /// The first moment of this date there.
    [[nodiscard]] Instant startOf(Date date) const;

private:
    struct Data;
    explicit Zone(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
    static Result<std::shared_ptr<const Data>> read(const std::string& name);

    std::shared_ptr<const Data> m_data;
};

/// "2026-03-31 18:00:00", clocks of Hong Kong; the zone is not written.
[[nodiscard]] std::string hongKongTimeText(Instant instant);

} // namespace assay::support
