// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/measures/duties/Register.h"

namespace assay::measures
{

/// A filing that no other replaces. What was filed first decides whether it was in time, what was filed last which
/// figures hold.
struct FiledPaper {
    const domain::Row<domain::Filing>* row = nullptr;
    std::optional<domain::Instant> filedAt; ///< of the first version
    std::optional<domain::Instant> publishedAt;
    std::vector<const domain::Row<domain::Filing>*> earlier; ///< versions that it replaces

    [[nodiscard]] const domain::Filing& record() const { return row->record; }
    [[nodiscard]] Evidence evidence() const; ///< of all versions
};

/// What issuers filed, by coin and kind. Points into the snapshot. One thread.
class Filings {
public:
    using Papers = std::vector<const FiledPaper*>;

    explicit Filings(const Context& context);

    /// Filings about the coin, and those of its issuer that name no coin, in order of filing.
    [[nodiscard]] Papers of(const CoinEntry& coin, domain::FilingKind kind) const;
    /// All of the issuer, whatever the coin, in order of filing.
    [[nodiscard]] Papers of(const domain::IssuerId& issuer, domain::FilingKind kind) const;
    [[nodiscard]] Availability availability(const CoinEntry& coin) const;
    [[nodiscard]] Availability availability(const IssuerEntry& issuer) const;

private:
    using Key = std::pair<domain::IssuerId, domain::FilingKind>;

    [[nodiscard]] Availability availability(std::set<domain::SourceId> sources, const domain::IssuerId& issuer) const;

    Offers<domain::Filing> m_offers;
    std::vector<FiledPaper> m_papers;
    std::map<Key, Papers> m_byIssuer;
    std::map<domain::IssuerId, std::set<domain::SourceId>> m_sources;
};

/// The filings of a context, read once.
[[nodiscard]] const Filings& filingsOf(const Context& context);

/// The day in Hong Kong that a paper is about: the end of its period, else the day it was filed.
[[nodiscard]] std::optional<domain::Date> dayOf(const FiledPaper& paper);

} // namespace assay::measures
