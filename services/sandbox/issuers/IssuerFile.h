// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>

#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/ledgers/TokenBook.h"

namespace assay::sandbox
{

/// The standing file of one coin and its issuer, which does not change while the world lasts: licence and financial
/// resources, terms, official contracts, approvals, own limits, documents, incidents with their notices, credits.
/// A pure function of its arguments.
class IssuerFile
{
public:
    /// `opening` are the figures that older documents name.
    IssuerFile(const Coin& coin, Date today, PoolTotals opening) : m_coin(coin), m_today(today), m_opening(opening) {}

    /// `custodians` are all that hold something of the pool.
    void publish(const std::set<std::string>& custodians, ChangeSet& out) const;
    /// The newest attestation, as it was filed and as the scenario `reworded` leaves it.
    [[nodiscard]] domain::Filing attestation() const;
    [[nodiscard]] domain::Filing rewordedAttestation() const;

private:
    void publishLicence(ChangeSet& out) const;
    void publishTerms(ChangeSet& out) const;
    void publishApprovals(const std::set<std::string>& custodians, ChangeSet& out) const;
    void publishLimits(ChangeSet& out) const;
    void publishDocuments(ChangeSet& out) const;
    void publishIncidents(ChangeSet& out) const;
    void publishCredits(ChangeSet& out) const;

    [[nodiscard]] domain::Filing makeFiling(domain::FilingKind kind, std::string_view mark, Instant filedAt) const;
    [[nodiscard]] domain::Filing makeAttestation(int number) const;
    [[nodiscard]] domain::Incident makeIncident(domain::IncidentKind kind, int daysBefore, Duration at,
                                                Duration lasted) const;
    [[nodiscard]] Date before(int days) const;

    const Coin& m_coin;
    Date m_today;
    PoolTotals m_opening;
};

} // namespace assay::sandbox
