// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format/WordDiff.h"

#include <algorithm>
#include <vector>

namespace assay::models {

namespace {

using Kind = DiffPart::Kind;

bool standsAlone(QChar c)
{
    const auto script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana ||
           script == QChar::Script_Bopomofo;
}

/// Words with the blanks after them; blanks at the start are a word.
QList<QString> wordsOf(const QString& text)
{
    QList<QString> out;
    QString word;
    bool blank = false;
    for (const QChar c : text) {
        const bool starts = !word.isEmpty() && ((blank && !c.isSpace()) || (!c.isSpace() && (standsAlone(c) || standsAlone(word.at(0)))));
        if (starts)
            out.append(std::exchange(word, {}));
        blank = c.isSpace();
        word += c;
    }
    if (!word.isEmpty())
        out.append(word);
    return out;
}

void put(QList<DiffPart>& out, Kind kind, const QString& text)
{
    if (text.isEmpty())
        return;
    if (!out.isEmpty() && out.back().kind == kind)
        out.back().text += text;
    else
        out.append({kind, text});
}

QString joined(const QList<QString>& words, qsizetype from, qsizetype to)
{
    QString out;
    for (qsizetype i = from; i < to; ++i)
        out += words[i];
    return out;
}

/// Lengths of the longest common subsequences of all ends of both lists.
class Lengths {
public:
    Lengths(const QList<QString>& left, const QList<QString>& right)
        : m_width(static_cast<std::size_t>(right.size()) + 1),
          m_cells(m_width * (static_cast<std::size_t>(left.size()) + 1), 0)
    {
        for (qsizetype i = left.size() - 1; i >= 0; --i)
            for (qsizetype j = right.size() - 1; j >= 0; --j)
                cell(i, j) = left[i] == right[j] ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                                 : std::max(at(i + 1, j), at(i, j + 1));
    }
    [[nodiscard]] std::uint16_t at(qsizetype i, qsizetype j) const { return m_cells[place(i, j)]; }

private:
    [[nodiscard]] std::size_t place(qsizetype i, qsizetype j) const
    {
        return static_cast<std::size_t>(i) * m_width + static_cast<std::size_t>(j);
    }
    std::uint16_t& cell(qsizetype i, qsizetype j) { return m_cells[place(i, j)]; }

    std::size_t m_width;
    std::vector<std::uint16_t> m_cells;
};

void compareMiddle(QList<DiffPart>& out, const QList<QString>& left, const QList<QString>& right)
{
    if (left.size() > kMostDiffWords || right.size() > kMostDiffWords) {
        put(out, Kind::Deleted, joined(left, 0, left.size()));
        put(out, Kind::Inserted, joined(right, 0, right.size()));
        return;
    }
    const Lengths lengths(left, right);
    QString gone;
    QString come;
    const auto flush = [&] {
        put(out, Kind::Deleted, std::exchange(gone, {}));
        put(out, Kind::Inserted, std::exchange(come, {}));
    };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() || j < right.size()) {
        if (i < left.size() && j < right.size() && left[i] == right[j]) {
            flush();
            put(out, Kind::Same, left[i]);
            ++i;
            ++j;
        } else if (j == right.size() || (i < left.size() && lengths.at(i + 1, j) >= lengths.at(i, j + 1)))
            gone += left[i++];
        else
            come += right[j++];
    }
    flush();
}

} // namespace

QList<DiffPart> wordDiff(const QString& before, const QString& after)
{
    const auto left = wordsOf(before);
    const auto right = wordsOf(after);
    qsizetype head = 0;
    while (head < left.size() && head < right.size() && left[head] == right[head])
        ++head;
    qsizetype tail = 0;
    while (tail < left.size() - head && tail < right.size() - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
        ++tail;
    QList<DiffPart> out;
    put(out, Kind::Same, joined(left, 0, head));
    compareMiddle(out, left.mid(head, left.size() - head - tail), right.mid(head, right.size() - head - tail));
    put(out, Kind::Same, joined(left, left.size() - tail, left.size()));
    return out;
}

} // namespace assay::models
