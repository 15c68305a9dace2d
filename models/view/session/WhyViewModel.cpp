// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/session/WhyViewModel.h"

#include "models/format/Sentences.h"

#include <algorithm>

namespace assay::models {

namespace {

using domain::Check;

QString checkText(Check check)
{
    switch (check) {
    case Check::NotAsked: return WhyViewModel::tr("not checked");
    case Check::Agrees: return WhyViewModel::tr("agrees with the stored bytes");
    case Check::CannotRead: return WhyViewModel::tr("the stored bytes cannot be read");
    case Check::NotStored: return WhyViewModel::tr("the bytes are not stored");
    case Check::Differs: return WhyViewModel::tr("differs from the stored bytes");
    case Check::BytesChanged: return WhyViewModel::tr("the stored bytes were changed");
    }
    return {};
}

QString checkMark(Check check)
{
    switch (check) {
    case Check::NotAsked: return QStringLiteral("–");
    case Check::Agrees: return QStringLiteral("✓");
    case Check::CannotRead:
    case Check::NotStored: return QStringLiteral("?");
    case Check::Differs:
    case Check::BytesChanged: return QStringLiteral("✗");
    }
    return {};
}

Tone toneOf(Check check, Quality quality)
{
    switch (check) {
    case Check::Differs:
    case Check::BytesChanged: return Tone::Breach;
    case Check::CannotRead:
    case Check::NotStored: return Tone::Unknown;
    case Check::NotAsked:
    case Check::Agrees: break;
    }
    return quality == Quality::Stale || quality == Quality::Missing ? Tone::Watch : Tone::Normal;
}

/// 0 nothing wrong … 3 wrong bytes.
int gravity(Tone tone)
{
    switch (tone) {
    case Tone::Breach: return 3;
    case Tone::Unknown: return 2;
    case Tone::Watch: return 1;
    case Tone::Normal:
    case Tone::Good:
    case Tone::Info:
    case Tone::Muted: return 0;
    }
    return 0;
}

/// A tree deeper than this is cut: no figure is made of so many steps.
constexpr int kMaxDepth = 32;

struct Worst {
    Check check = Check::NotAsked;
    Quality quality = Quality::Live;
};

WhyNode build(const Format& format, const domain::Why& why, domain::Instant now, int depth, Worst& worst)
{
    WhyNode out;
    Worst own{why.check, why.quality};
    if (depth < kMaxDepth)
        for (const auto& child : why.children)
            out.children.append(build(format, child, now, depth + 1, own));
    out.label = sentenceText(format, why.label);
    out.formula = sentenceText(format, why.formula);
    const auto number = domain::Decimal::parse(why.value);
    out.value = number ? format.decimal(*number) : sentenceText(format, why.value);
    if (!why.unit.empty() && !why.value.empty())
        out.value += QLatin1Char(' ') + sentenceText(format, why.unit);
    if (why.tier)
        out.tier = fromUtf8(domain::letter(*why.tier));
    if (why.origin) {
        out.tier = fromUtf8(domain::letter(why.origin->tier));
        out.age = format.age(why.origin->asOf, now);
        out.asOf = format.instantHkt(why.origin->asOf);
        out.source = fromUtf8(why.origin->source.value());
        if (!why.origin->raw.empty())
            out.hash = fromUtf8(why.origin->raw.hex());
    }
    out.quality = own.quality;
    out.mark = checkMark(own.check);
    out.checkText = checkText(own.check);
    out.remark = sentenceText(format, why.remark);
    out.tone = toneOf(own.check, own.quality);
    worst.check = std::max(worst.check, own.check);
    worst.quality = std::max(worst.quality, own.quality);
    return out;
}

void findWorst(const WhyNode& node, QList<int>& path, QList<int>& best, int& bestGravity)
{
    if (node.children.isEmpty() && gravity(node.tone) > bestGravity) {
        bestGravity = gravity(node.tone);
        best = path;
    }
    for (qsizetype i = 0; i < node.children.size(); ++i) {
        path.append(static_cast<int>(i));
        findWorst(node.children[i], path, best, bestGravity);
        path.removeLast();
    }
}

void write(QString& out, const WhyNode& node, int depth)
{
    QStringList words{node.mark + QLatin1Char(' ') + node.label};
    for (const auto& part : {node.value, node.formula, node.tier, node.asOf.isEmpty() ? QString() : node.asOf + QStringLiteral(" HKT"),
                             node.source, node.checkText, node.remark, node.hash})
        if (!part.isEmpty())
            words.append(part);
    out += QString(depth * 2, QLatin1Char(' ')) + words.join(QStringLiteral(" · ")) + QLatin1Char('\n');
    for (const auto& child : node.children)
        write(out, child, depth + 1);
}

} // namespace

WhyNode toWhyNode(const Format& format, const domain::Why& why, domain::Instant now)
{
    Worst worst;
    return build(format, why, now, 0, worst);
}

WhyViewModel::WhyViewModel(const ViewContext& context, QString figure, QObject* parent)
    : QObject(parent), m_context(context), m_figure(std::move(figure))
{
}

QList<int> WhyViewModel::firstProblem() const
{
    QList<int> path;
    QList<int> best;
    int bestGravity = 0;
    findWorst(m_tree, path, best, bestGravity);
    return best;
}

QString WhyViewModel::verdict() const
{
    if (m_tree.remark.isEmpty())
        return m_tree.mark + QLatin1Char(' ') + m_tree.checkText;
    return m_tree.mark + QLatin1Char(' ') + m_tree.checkText + QStringLiteral(" · ") + m_tree.remark;
}

QString WhyViewModel::asText() const
{
    QString out = m_figure + QLatin1Char('\n');
    write(out, m_tree, 0);
    return out;
}

void WhyViewModel::ask()
{
    if (m_busy)
        return;
    m_busy = true;
    auto then = [this](support::Result<domain::Why> answer) {
        m_busy = false;
        if (!answer) {
            Q_EMIT failed(m_context.format().errorText(answer.error()));
            return;
        }
        m_tree = toWhyNode(m_context.format(), *answer, m_context.now());
        Q_EMIT ready();
    };
    m_context.console.history.explain(m_figure.toStdString(), m_context.dispatcher.toMain<domain::Why>(this, std::move(then)));
}

} // namespace assay::models
