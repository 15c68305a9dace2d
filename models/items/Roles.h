// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QObject>

#include "services/domain/Origin.h"

namespace assay::models {
Q_NAMESPACE

using Quality = domain::Quality;

/// What a figure means; the theme gives it a colour. Colour never speaks alone: glyphs and words say the same.
enum class Tone : std::uint8_t { Normal, Good, Watch, Breach, Info, Unknown, Muted };

/// The pages, in the order of the navigation rail. Each has a row in view/pages/PageTable.cpp.
enum class Page : std::uint8_t { Overview, Reserves, Settlement, Vault, Aml, Sources, Rules };
Q_ENUM_NS(Page)

/// Roles beside those of Qt. DisplayRole is text, AccessibleTextRole a sentence for the whole row.
enum Role : int {
    RawRole = Qt::UserRole + 1, ///< QString: the exact value as machine formats write it; invalid if not stated
    ToneRole,                   ///< int of Tone
    QualityRole,                ///< int of Quality
    KeyRole,                    ///< QString: stable id of the row (source, key)
    TierRole,                   ///< QString: S, K, T, O, I; empty for figures computed from several sources without one
    AgeRole,                    ///< QString: age of the row, as "12 s"
    GlyphRole,                  ///< QString: severity shape and letter, or empty
    MonospaceRole,              ///< bool: codes and hashes
    GroupRole,                  ///< int: how deep a group is whose line this is, from 0; invalid for rows
    GroupTextRole,              ///< QString: what a group's line says across its columns
    MatchRole,                  ///< bool: the filter keeps the row because of this cell
};

} // namespace assay::models
