// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/duties/Filings.h"

namespace assay::measures
{

using domain::Filing;
using domain::FilingKind;
using domain::Row;

namespace
{

/// Versions of one paper that are followed back; more than that is a ring or a nuisance.
constexpr int kMaxVersions = 100;

std::optional<domain::Instant> earlier(std::optional<domain::Instant> a, std::optional<domain::Instant> b)
{
    return a && b ? std::min(*a, *b) : (a ? a : b);
}

bool isFiledEarlier(const FiledPaper* a, const FiledPaper* b)
{
    return a->filedAt < b->filedAt;
}

} // namespace

Filings::Filings(const Context& context) : m_offers(context)
{
    using Id = std::pair<domain::SourceId, std::string>;
    std::map<Id, const Row<Filing>*> replaced;
    const Row<Filing>* last = nullptr;
    context.snapshot.table<Filing>().forEach([&](const Row<Filing>& row) {
        if (!last || last->record.issuer != row.record.issuer || last->origin->source != row.origin->source)
            m_sources[row.record.issuer].insert(row.origin->source);
        last = &row;
        if (!row.record.supersedes.empty() && row.record.supersedes != row.record.id)
            replaced.emplace(Id{row.origin->source, row.record.supersedes}, nullptr);
    });
    if (!replaced.empty())
        context.snapshot.table<Filing>().forEach([&](const Row<Filing>& row) {
            if (const auto found = replaced.find({row.origin->source, row.record.id}); found != replaced.end())
                found->second = &row;
        });
    m_papers.reserve(context.snapshot.table<Filing>().present());
    context.snapshot.table<Filing>().forEach([&](const Row<Filing>& row) {
        const auto& record = row.record;
        if (!replaced.empty() && replaced.contains({row.origin->source, record.id}))
            return;
        if (!record.coin.empty() && !context.concerns(record.coin))
            return;
        FiledPaper paper{&row, record.filedAt, record.publishedAt, {}};
        const auto* version = &row;
        for (int i = 0; i < kMaxVersions && version && !version->record.supersedes.empty(); ++i) {
            const auto found = replaced.find({row.origin->source, version->record.supersedes});
            version = found == replaced.end() ? nullptr : found->second;
            if (!version)
                break;
            paper.filedAt = earlier(paper.filedAt, version->record.filedAt);
            paper.publishedAt = earlier(paper.publishedAt, version->record.publishedAt);
            paper.earlier.push_back(version);
        }
        m_papers.push_back(std::move(paper));
    });
    for (const auto& paper : m_papers)
        m_byIssuer[{paper.record().issuer, paper.record().kind}].push_back(&paper);
    for (auto& [key, papers] : m_byIssuer)
        std::stable_sort(papers.begin(), papers.end(), isFiledEarlier);
}

Evidence FiledPaper::evidence() const
{
    Evidence out;
    out.add(*row->origin);
    for (const auto* version : earlier)
        out.add(*version->origin);
    return out;
}

Filings::Papers Filings::of(const CoinEntry& coin, FilingKind kind) const
{
    Papers out;
    for (const auto* paper : of(coin.issuer, kind))
        if (paper->record().coin.empty() || paper->record().coin == coin.coin)
            out.push_back(paper);
    if (!coin.issuer.empty())
        return out;
    // No source states the issuer of the coin: the one who files for it counts.
    for (const auto& paper : m_papers)
        if (paper.record().kind == kind && paper.record().coin == coin.coin && !paper.record().issuer.empty())
            out.push_back(&paper);
    std::stable_sort(out.begin(), out.end(), isFiledEarlier);
    return out;
}

Filings::Papers Filings::of(const domain::IssuerId& issuer, FilingKind kind) const
{
    const auto found = m_byIssuer.find({issuer, kind});
    return found == m_byIssuer.end() ? Papers{} : found->second;
}

Availability Filings::availability(std::set<domain::SourceId> sources, const domain::IssuerId& issuer) const
{
    if (const auto found = m_sources.find(issuer); found != m_sources.end())
        sources.insert(found->second.begin(), found->second.end());
    return m_offers.among(sources);
}

Availability Filings::availability(const CoinEntry& coin) const
{
    return availability(coin.sources, coin.issuer);
}

Availability Filings::availability(const IssuerEntry& issuer) const
{
    return availability(issuer.sources, issuer.issuer);
}

const Filings& filingsOf(const Context& context)
{
    return context.memo.of<Filings>("filings", [&] { return Filings(context); });
}

std::optional<domain::Date> dayOf(const FiledPaper& paper)
{
    if (paper.record().periodEnd && paper.record().periodEnd->ok())
        return paper.record().periodEnd;
    return paper.filedAt ? std::optional(support::hongKongDate(*paper.filedAt)) : std::nullopt;
}

} // namespace assay::measures
