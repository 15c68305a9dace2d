// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include "models/view/pages/Data.h"

namespace assay::models {

/// Texts longer than this many words on either side are compared only at their beginning and end; what lies between counts
/// as reworded as a whole.
inline constexpr qsizetype kMostDiffWords = 1500;

/// How `after` words `before` anew: longest common subsequence of words, blanks belonging to the word before them. A Chinese
/// character is a word of its own. Joined, Same + Deleted parts are `before`, Same + Inserted parts are `after`; neighbours
/// of one kind are one part, a deletion stands before the insertion that replaces it. Any thread.
[[nodiscard]] QList<DiffPart> wordDiff(const QString& before, const QString& after);

} // namespace assay::models
