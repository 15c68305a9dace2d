// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QList>
#include <QPair>
#include <QString>

#include "models/items/Roles.h"

namespace assay::models {

/// Where a click leads: a page, one of its tables, a filter for it.
struct Target {
    Page page = Page::Overview;
    QString table;             ///< RecordTableModel::id(), or empty
    QString filter;
    QString coin = {};         ///< what the page is to be about; empty: as it is
};

/// One card. Never without age and tier: an unknown figure is "—" with an empty age and tier "?".
struct CardData {
    QString id;                ///< stable, for object names: "coverage-HKDX"
    QString label;
    QString figure;
    QString exact;             ///< unrounded, for tooltip and copy
    QString context;
    Tone tone = Tone::Unknown;
    QString glyph;             ///< "■ C", or empty
    QString tier;              ///< S, K, T, O, I or "?"
    QString age;
    Quality quality = Quality::Missing;
    Target target;
    QString accessible;        ///< the card in one sentence
};

struct Fact {
    QString label;
    QString value;
    QString exact;
    Tone tone = Tone::Normal;
};

struct Provenance {
    QString source;
    QString tier;              ///< letter
    QString tierText;
    QString asOf;
    QString confirmedAsOf;     ///< as-of of the last answer that stated the row unchanged
    QString knownAt;
    QString age;
    Quality quality = Quality::Missing;
    QString rawHash;           ///< of the answer that first stated the row; empty if none
    QString confirmedRawHash;
    QString resource;
    QList<QString> evidence;   ///< further hashes (findings)
};

/// One stretch of a text that was worded anew.
struct DiffPart {
    enum class Kind : std::uint8_t { Same, Inserted, Deleted };
    Kind kind = Kind::Same;
    QString text;
    friend bool operator==(const DiffPart&, const DiffPart&) = default;
};

/// One figure that was stated anew.
struct FigureChange {
    QString label;
    QString before;
    QString after;
    QString difference;        ///< after − before with its sign; "—" if one of them is no number
    Tone tone = Tone::Normal;
};

/// The detail pane of one row.
struct DetailData {
    QString key;               ///< empty: nothing selected
    QString title;
    QString state;
    Tone tone = Tone::Normal;
    QString glyph;
    QList<Fact> facts;
    QList<FigureChange> changes;   ///< of a restatement: its figures
    QList<QPair<QString, QList<DiffPart>>> wording; ///< and its texts, by label
    Provenance provenance;
    Target target;             ///< the subject's own page, for findings
};

struct HistoryQuery {
    std::string kind;
    std::string source;
    std::string key;
    [[nodiscard]] bool isEmpty() const { return kind.empty(); }
};

/// One version of a row, newest first in lists.
struct HistoryEntry {
    QString knownAt;
    QString asOf;
    QString change;            ///< added, changed, removed
    QString source;
    QString rawHash;
    QList<Fact> differences;   ///< label, new value; exact is the value before
};

struct HistoryData {
    QString key;
    QString title;
    QList<HistoryEntry> entries;
};

/// A stored answer as it came.
struct RawData {
    QString hash;
    QString source;
    QString target;
    QString headers;
    QString body;              ///< plain text; pretty-printed never: these are the bytes
    QString note;              ///< size, whether cut
    bool isText = true;
};

} // namespace assay::models
