// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/issuers/IssuerFile.h"

#include "services/sandbox/world/Codes.h"
#include "services/sandbox/issuers/IssuerReturns.h"
#include "services/support/Hash.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::ApprovalKind;
using domain::FilingKind;
using domain::IncidentKind;

constexpr int kAttestationEvery = 92; ///< days
constexpr int kAttestations = 5;
constexpr int kAttestedBefore = 24;
constexpr int kBetweenAttestations = 85;
constexpr int kLicensedBefore = 430;
constexpr int kAuditedBefore = 135; ///< after the last upgrade

} // namespace

Date IssuerFile::before(int days) const
{
    return businessDayOnOrBefore(plusDays(m_today, -days));
}

void IssuerFile::publish(const std::set<std::string>& custodians, ChangeSet& out) const
{
    publishLicence(out);
    publishTerms(out);
    publishApprovals(custodians, out);
    publishLimits(out);
    publishDocuments(out);
    publishIncidents(out);
    publishCredits(out);
}

void IssuerFile::publishLicence(ChangeSet& out) const
{
    domain::Licensee row;
    row.issuer = domain::IssuerId(m_coin.issuer);
    row.name = m_coin.issuerName;
    row.licenceNumber = "SBX-" + std::string(m_coin.issuer.substr(0, 3)) + "-01";
    row.licenseeType = m_coin.licensee;
    if (m_coin.licensee == domain::LicenseeType::NonBank) {
        const bool first = m_coin.source == kSourceHarbour;
        row.currency = "HKD";
        row.paidUpCapital = exact(first ? 60'000'000 : 35'000'000, 0);
        row.liquidCapital = exact(first ? 71'500'000 : 44'200'000, 0);
        row.excessLiquidCapital = exact(first ? 68'500'000 : 41'200'000, 0);
        row.operatingExpenses = exact(first ? 52'300'000 : 31'900'000, 0);
        const auto monthStart = m_today.year() / m_today.month() / 1;
        row.figuresAsOf = plusDays(Date{monthStart}, -1);
    }
    out.upsert(m_coin.source, row);
}

void IssuerFile::publishTerms(ChangeSet& out) const
{
    domain::CoinTerms terms;
    terms.coin = domain::CoinId(m_coin.ticker);
    terms.issuer = domain::IssuerId(m_coin.issuer);
    terms.name = std::string(m_coin.issuerName) + ' ' + std::string(m_coin.currency) + " stablecoin";
    terms.currency = m_coin.currency;
    terms.redemptionFeeRate = exact(m_coin.feePpm, 6);
    terms.redemptionFeeFixed = exact(0, 0);
    terms.roleManagerQuorum = 3;
    terms.attestationEveryDays = kAttestationEvery;
    out.upsert(m_coin.source, terms);

    static constexpr std::array<std::string_view, 2> kDtiStems{"TX1", "TX2"};
    for (std::size_t ledger = 0; ledger < kLedgers.size(); ++ledger) {
        domain::OfficialContract contract;
        contract.coin = terms.coin;
        contract.ledger = domain::LedgerId(kLedgers[ledger]);
        contract.contract = m_coin.contract(ledger);
        // A stem of eight symbols of the identifier's alphabet, which has no vowels.
        const auto coinDigit = m_coin.source == kSourceHarbour ? "3" : m_coin.source == kSourceKowloon ? "5" : "7";
        contract.dti = dti("SBX" + std::string(kDtiStems[ledger]) + coinDigit + '0');
        contract.since = before(420);
        out.upsert(m_coin.source, contract);
    }
}

void IssuerFile::publishApprovals(const std::set<std::string>& custodians, ChangeSet& out) const
{
    const auto approve = [&](std::string mark, ApprovalKind kind, std::string subject) {
        domain::Approval row;
        row.id = "SBX-APP-" + std::string(m_coin.ticker) + '-' + mark;
        row.kind = kind;
        row.issuer = domain::IssuerId(m_coin.issuer);
        row.coin = domain::CoinId(m_coin.ticker);
        row.subject = std::move(subject);
        row.grantedOn = before(kLicensedBefore);
        row.expiresOn = plusDays(m_today, 300);
        row.documentHash = support::Hash::of("letter " + row.id).hex();
        out.upsert(m_coin.source, row);
    };
    // The pool's lines name the first by its id.
    approve("1", ApprovalKind::AssetClass, "tokenised-asset");
    approve("CCY", ApprovalKind::Currency, "USD");
    approve("FRQ", ApprovalKind::Frequency, "attestation " + std::to_string(kAttestationEvery));
    int number = 1;
    for (const auto& custodian : custodians)
        approve("CUS" + std::to_string(number++), ApprovalKind::Custodian, custodian);
}

void IssuerFile::publishLimits(ChangeSet& out) const
{
    const auto limit = [&](std::string measure, Decimal value) {
        domain::IssuerLimit row;
        row.coin = domain::CoinId(m_coin.ticker);
        row.measure = std::move(measure);
        row.limit = std::move(value);
        row.setOn = before(200);
        out.upsert(m_coin.source, row);
    };
    limit("custodian-share", exact(30, 2));
    limit("debt-issuer-share", exact(60, 2));
    limit("hhi-custodian", exact(2'000, 0));
    limit("one-day-ratio", exact(1, 0));
}

domain::Filing IssuerFile::makeFiling(FilingKind kind, std::string_view mark, Instant filedAt) const
{
    domain::Filing out;
    out.id = std::string(m_coin.ticker) + '-' + std::string(mark);
    out.issuer = domain::IssuerId(m_coin.issuer);
    out.coin = domain::CoinId(m_coin.ticker);
    out.kind = kind;
    out.filedAt = filedAt;
    return out;
}

domain::Filing IssuerFile::makeAttestation(int number) const
{
    const auto filedOn = before(kAttestedBefore + (kAttestations - number) * kBetweenAttestations);
    auto out = makeFiling(FilingKind::Attestation, "AT-" + std::to_string(number), hongKongTime(filedOn, 16h));
    out.publishedAt = hongKongTime(filedOn, 17h);
    out.periodStart = plusDays(filedOn, -20 - kBetweenAttestations);
    out.periodEnd = plusDays(filedOn, -20);
    const auto random = plusDays(filedOn, -51);
    out.testDays = {support::toText(random), support::toText(*out.periodEnd)};
    out.randomTestDay = random;
    out.currency = m_coin.currency;
    out.outstanding = exact(m_opening.outstanding / 100 * 97, 2);
    out.reserveValue = exact(m_opening.assets / 100 * 97, 2);
    out.firm = "Tai Tam Assurance";
    out.scope = "reserve of " + std::string(m_coin.ticker) + " and tokens in circulation on all ledgers";
    out.text = "In our opinion the reserve was not less than the tokens in circulation on each day tested. On " +
               support::toText(*out.periodEnd) + " we counted " +
               reserveSentence(m_coin, {m_opening.assets / 100 * 97, m_opening.outstanding / 100 * 97}) + '.';
    out.documentHash = documentHash(out);
    return out;
}

domain::Filing IssuerFile::attestation() const
{
    return makeAttestation(kAttestations);
}

domain::Filing IssuerFile::rewordedAttestation() const
{
    auto out = attestation();
    const auto assets = m_opening.assets / 1'000 * 949;
    out.reserveValue = exact(assets, 2);
    out.text = "Subject to the valuation of one deposit, the reserve was not less than the tokens in circulation on "
               "the days tested. On " +
               support::toText(*out.periodEnd) + " we were told of " +
               reserveSentence(m_coin, {assets, m_opening.outstanding / 100 * 97}) + '.';
    out.documentHash = documentHash(out);
    return out;
}

void IssuerFile::publishDocuments(ChangeSet& out) const
{
    const auto tell = [&](domain::Filing filing) {
        if (filing.documentHash.empty())
            filing.documentHash = documentHash(filing);
        out.upsert(m_coin.source, filing);
    };
    for (int number = 1; number <= kAttestations; ++number)
        tell(makeAttestation(number));

    // The last financial year whose audit is due before today.
    auto yearEnd = m_today.year() / std::chrono::December / 31;
    while (plusDays(yearEnd, 80) > m_today)
        yearEnd -= std::chrono::years{1};
    auto audit = makeFiling(FilingKind::AnnualAudit, "AU-1",
                            hongKongTime(businessDayOnOrBefore(plusDays(yearEnd, 80)), 15h));
    audit.periodStart = yearEnd.year() / std::chrono::January / 1;
    audit.periodEnd = yearEnd;
    audit.firm = "Tai Tam Assurance";
    audit.scope = "financial statements, the reserve included";
    tell(audit);

    auto paper = makeFiling(FilingKind::WhitePaper, "WP-1", hongKongTime(before(425), 10h));
    paper.publishedAt = hongKongTime(before(425), 12h);
    paper.text = "What " + std::string(m_coin.ticker) + " is, what backs it, how it is redeemed at par, and its risks.";
    paper.reviewBy = plusDays(m_today, 250);
    tell(paper);

    auto deed = makeFiling(FilingKind::TrustDeed, "TD-1", hongKongTime(before(kLicensedBefore), 11h));
    deed.firm = "Fung & Lockhart, solicitors";
    deed.scope = "POOL-" + std::string(m_coin.ticker);
    deed.reviewBy = plusDays(m_today, 280);
    tell(deed);
    auto opinion = makeFiling(FilingKind::LegalOpinion, "LO-1", hongKongTime(before(kLicensedBefore - 4), 11h));
    opinion.firm = "Wan & Abernathy, solicitors";
    opinion.scope = "effect of the trust over POOL-" + std::string(m_coin.ticker);
    opinion.reviewBy = plusDays(m_today, 280);
    tell(opinion);

    for (std::size_t ledger = 0; ledger < kLedgers.size(); ++ledger) {
        auto contract = makeFiling(FilingKind::ContractAudit, ledger == 0 ? "CA-1" : "CA-2",
                                   hongKongTime(before(kAuditedBefore), 14h));
        contract.subject = m_coin.contract(ledger);
        contract.periodEnd = before(kAuditedBefore);
        contract.firm = "Shek O Code Review";
        contract.scope = "token contract on " + std::string(kLedgers[ledger]) + ", proxy and roles";
        tell(contract);
    }
}

domain::Incident IssuerFile::makeIncident(IncidentKind kind, int daysBefore, Duration at, Duration lasted) const
{
    domain::Incident out;
    out.issuer = domain::IssuerId(m_coin.issuer);
    out.coin = domain::CoinId(m_coin.ticker);
    out.kind = kind;
    const auto day = before(daysBefore);
    out.id = "IN-" + std::string(m_coin.ticker) + '-' + support::toText(day);
    out.startedAt = hongKongTime(day, at);
    out.resolvedAt = out.startedAt + lasted;
    return out;
}

void IssuerFile::publishIncidents(ChangeSet& out) const
{
    const auto tell = [&](domain::Incident incident, std::string description, FilingKind kind, Duration noticeAfter) {
        incident.description = description;
        out.upsert(m_coin.source, incident);
        auto notice = makeFiling(kind, "NO-" + incident.id.substr(3), incident.startedAt + noticeAfter);
        notice.subject = incident.id;
        notice.text = "Notice: " + description;
        notice.documentHash = documentHash(notice);
        out.upsert(m_coin.source, notice);
    };
    tell(makeIncident(IncidentKind::Incident, 9, 11h + 5min, 75min),
         "The redemption page was slow; requests were taken by telephone.", FilingKind::IncidentNotice, 40min);
    tell(makeIncident(IncidentKind::ReconciliationBreak, 18, 10h + 30min, 5h),
         "A deposit was booked to the wrong pool account and moved back.", FilingKind::BreakNotice, 90min);
    if (m_coin.source == kSourceHarbour)
        tell(makeIncident(IncidentKind::Outage, 30, 14h + 10min, 25min),
             "The node of the second ledger lagged behind by 400 blocks.", FilingKind::IncidentNotice, 20min);
}

void IssuerFile::publishCredits(ChangeSet& out) const
{
    for (int i = 1; i <= 3; ++i) {
        domain::HolderCredit credit;
        credit.id = "HC-" + std::string(m_coin.ticker) + '-' + padded(i, 4);
        credit.coin = domain::CoinId(m_coin.ticker);
        credit.holder = "customer " + padded(100 + 37 * i, 4);
        credit.type = "refund";
        credit.amount = exact(2'500 * i, 2);
        credit.currency = m_coin.currency;
        credit.at = hongKongTime(before(5 * i), 15h);
        out.upsert(m_coin.source, credit);
    }
}

} // namespace assay::sandbox
