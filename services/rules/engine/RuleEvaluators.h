// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "services/rules/engine/RuleResults.h"

/// \file The rules that exist, each made from its entry in a pack. Errors of all: MissingField, WrongType, OutOfRange
/// for a parameter that is absent or makes no sense. Some read the parameters of other rules in the packs as well.

namespace assay::rules {

using MadeEvaluator = support::Result<RuleEvaluatorPtr>;

/// STB-01: eligible reserve assets cover the par value of all tokens outstanding.
[[nodiscard]] MadeEvaluator makeCoverage(const Rule& rule, std::span<const RulePack> packs);
/// STB-02: the buffer above par reaches the licensee's own target.
[[nodiscard]] MadeEvaluator makeBuffer(const Rule& rule, std::span<const RulePack> packs);
/// STB-03: what the issuer states as supply is what the ledgers show, frozen tokens included.
[[nodiscard]] MadeEvaluator makeSupplyAgreement(const Rule& rule);
/// STB-04: an asset is of an eligible class, or approved.
[[nodiscard]] MadeEvaluator makeAssetClasses(const Rule& rule);
/// STB-05: a bank deposit runs no longer than allowed.
[[nodiscard]] MadeEvaluator makeDepositTerm(const Rule& rule);
/// STB-06: a debt security matures soon enough after the statement's date.
[[nodiscard]] MadeEvaluator makeResidualMaturity(const Rule& rule);
/// STB-07: the issuer of a debt security qualifies.
[[nodiscard]] MadeEvaluator makeDebtIssuers(const Rule& rule);
/// STB-08: a reverse repo is overnight on eligible collateral.
[[nodiscard]] MadeEvaluator makeReverseRepos(const Rule& rule);
/// STB-09: an asset is in a currency that the coin may hold.
[[nodiscard]] MadeEvaluator makeCurrencies(const Rule& rule);
/// STB-10: an asset lies in the pool of one coin only.
[[nodiscard]] MadeEvaluator makePoolSeparation(const Rule& rule);
/// STB-11: trust deed and legal opinion are on file and under review.
[[nodiscard]] MadeEvaluator makeTrustDocuments(const Rule& rule);
/// STB-12: custodians are approved, accounts are not in the issuer's own name.
[[nodiscard]] MadeEvaluator makeCustodians(const Rule& rule);
/// STB-13: only the excess goes back to the issuer.
[[nodiscard]] MadeEvaluator makeWithdrawals(const Rule& rule);
/// STB-14: the custodian's statement shows what the issuer's shows.
[[nodiscard]] MadeEvaluator makeCustodyAgreement(const Rule& rule);
/// STB-15: a statement exists for every day.
[[nodiscard]] MadeEvaluator makeDailyStatement(const Rule& rule);
/// STB-16: reports are filed and published every week.
[[nodiscard]] MadeEvaluator makeWeeklyReport(const Rule& rule);
/// STB-17: published figures are those that were filed.
[[nodiscard]] MadeEvaluator makePublishedFigures(const Rule& rule);
/// STB-18: attestations come in time and test a random day.
[[nodiscard]] MadeEvaluator makeAttestation(const Rule& rule);
/// STB-19: an unresolved reconciliation break is reported at once.
[[nodiscard]] MadeEvaluator makeBreakNotice(const Rule& rule);
/// STB-20: a mint is matched by an inflow to the reserve.
[[nodiscard]] MadeEvaluator makeMintBacking(const Rule& rule);
/// STB-21: a redemption is paid within one business day or with consent.
[[nodiscard]] MadeEvaluator makeRedemptionTime(const Rule& rule);
/// STB-22: a redemption is paid at par less only the disclosed fee.
[[nodiscard]] MadeEvaluator makeRedemptionAtPar(const Rule& rule);
/// STB-23: a payout is matched by a burn.
[[nodiscard]] MadeEvaluator makePayoutBurn(const Rule& rule);
/// STB-24: holders get no interest or benefit like it.
[[nodiscard]] MadeEvaluator makeNoBenefit(const Rule& rule);
/// STB-25: paid-up share capital of an issuer that is not a bank.
[[nodiscard]] MadeEvaluator makePaidUpCapital(const Rule& rule);
/// STB-26: liquid capital and its excess of an issuer that is not a bank.
[[nodiscard]] MadeEvaluator makeLiquidCapital(const Rule& rule);
/// STB-27: high-risk operations have two authorisers, roles no sole manager.
[[nodiscard]] MadeEvaluator makeAuthorisation(const Rule& rule);
/// STB-28: the audit of each contract is current.
[[nodiscard]] MadeEvaluator makeContractAudit(const Rule& rule);
/// STB-29: an incident is reported in time.
[[nodiscard]] MadeEvaluator makeIncidentNotice(const Rule& rule);
/// STB-30: the price stays near par.
[[nodiscard]] MadeEvaluator makePegDeviation(const Rule& rule);
/// STB-31: no token passes itself off as a licensed coin.
[[nodiscard]] MadeEvaluator makeLookAlike(const Rule& rule);
/// STB-32: shares of the pool are within the issuer's limits, the index of custodians within the default.
[[nodiscard]] MadeEvaluator makeConcentration(const Rule& rule);
/// STB-33: one-day liquid assets cover a stressed day.
[[nodiscard]] MadeEvaluator makeOneDayLiquidity(const Rule& rule);
/// STB-34: ledger and reserve data are young enough.
[[nodiscard]] MadeEvaluator makeFreshness(const Rule& rule);
/// AML-04: several transfers of one sender just below the threshold.
[[nodiscard]] MadeEvaluator makeStructuring(const Rule& rule);
/// GLD-01: fine weight of a large bar.
[[nodiscard]] MadeEvaluator makeFineRange(const Rule& rule);
/// GLD-02: gross weight of a large bar is a multiple of the tick.
[[nodiscard]] MadeEvaluator makeGrossTick(const Rule& rule);
/// GLD-03: fineness and marks of a large bar.
[[nodiscard]] MadeEvaluator makeMarks(const Rule& rule);
/// GLD-04: fine weight follows from gross weight and fineness.
[[nodiscard]] MadeEvaluator makeFineWeight(const Rule& rule);
/// GLD-05: no bar is in two places.
[[nodiscard]] MadeEvaluator makeUniqueBars(const Rule& rule);
/// GLD-09: a gold token is not larger than its gold.
[[nodiscard]] MadeEvaluator makeTokenBacking(const Rule& rule);
/// SET-01: statuses follow on one another as they may, and nothing follows the last one.
[[nodiscard]] MadeEvaluator makeStatusSequence(const Rule& rule);
/// SET-02: what is past its date is marked failing, and ages.
[[nodiscard]] MadeEvaluator makeFailing(const Rule& rule);
/// SET-03: no leg is final alone.
[[nodiscard]] MadeEvaluator makeLegIntegrity(const Rule& rule);
/// SET-04: a manual action has two people, reason and evidence.
[[nodiscard]] MadeEvaluator makeTwoPeople(const Rule& rule);
/// SET-05: an outage ends in time, and the day settles by its end.
[[nodiscard]] MadeEvaluator makeOutage(const Rule& rule);
/// SET-06: liquid net assets of a system's operator.
[[nodiscard]] MadeEvaluator makeOperatorAssets(const Rule& rule);
/// SET-07: shortages are not concentrated in one participant.
[[nodiscard]] MadeEvaluator makeShortages(const Rule& rule);
/// SET-08: nothing waits that could settle together.
[[nodiscard]] MadeEvaluator makeGridlock(const Rule& rule, std::span<const RulePack> packs);

/// DAT-01: a source states something new while its peers do.
[[nodiscard]] MadeEvaluator makeFrozenFeed(const Rule& rule);
/// DAT-02: a change to what was already reported is explained.
[[nodiscard]] MadeEvaluator makeRestatements(const Rule& rule);

} // namespace assay::rules
