// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/RuleEngine.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <variant>

#include "services/domain/RecordSchemas.h"
#include "services/rules/engine/RuleEvaluators.h"

namespace assay::rules {

using domain::Calendar;
using domain::Finding;
using domain::RuleId;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// What a rule judges. A rule on coins is judged for the coins that changed alone, and its subjects begin with the coin;
/// any other rule is judged for all its subjects.
enum class On : std::uint8_t { Coins, Issuers, Others };

/// A rule that exists: what it judges, what it reads and how it is made. A change of a resource that is not named here
/// does not make the rule run again (it does once a minute); tst_RuleInputs and the rules' own tests find what is read and
/// not named.
struct Entry {
    std::string_view id;
    On on;
    std::array<std::string_view, 6> resources;   ///< unused places are empty
    std::variant<MadeEvaluator (*)(const Rule&), MadeEvaluator (*)(const Rule&, std::span<const RulePack>)> maker;

    [[nodiscard]] MadeEvaluator make(const Rule& rule, std::span<const RulePack> packs) const
    {
        if (const auto* alone = std::get_if<0>(&maker))
            return (*alone)(rule);
        return std::get<1>(maker)(rule, packs);
    }
};

template <class Record>
constexpr std::string_view kOf = domain::Schema<Record>::kResource;
constexpr auto kStatements = kOf<domain::ReserveStatement>;
constexpr auto kAssets = kOf<domain::ReserveAsset>;
constexpr auto kSupply = kOf<domain::Supply>;
constexpr auto kApprovals = kOf<domain::Approval>;
constexpr auto kTerms = kOf<domain::CoinTerms>;
constexpr auto kContracts = kOf<domain::OfficialContract>;
constexpr auto kLicensees = kOf<domain::Licensee>;
constexpr auto kFilings = kOf<domain::Filing>;
constexpr auto kOperations = kOf<domain::TokenOperation>;
constexpr auto kFlows = kOf<domain::ReserveFlow>;
constexpr auto kRedemptions = kOf<domain::Redemption>;
constexpr auto kBars = kOf<domain::Bar>;
constexpr auto kIncidents = kOf<domain::Incident>;
constexpr auto kLimits = kOf<domain::IssuerLimit>;
constexpr auto kInstructions = kOf<domain::Instruction>;

constexpr std::array kEntries{
    Entry{"STB-01", On::Coins, {kStatements, kAssets, kSupply, kApprovals}, makeCoverage},
    Entry{"STB-02", On::Coins, {kStatements, kAssets, kSupply, kApprovals}, makeBuffer},
    Entry{"STB-03", On::Coins, {kSupply}, makeSupplyAgreement},
    Entry{"STB-04", On::Coins, {kStatements, kAssets, kApprovals}, makeAssetClasses},
    Entry{"STB-05", On::Coins, {kStatements, kAssets}, makeDepositTerm},
    Entry{"STB-06", On::Coins, {kStatements, kAssets}, makeResidualMaturity},
    Entry{"STB-07", On::Coins, {kStatements, kAssets}, makeDebtIssuers},
    Entry{"STB-08", On::Coins, {kStatements, kAssets}, makeReverseRepos},
    Entry{"STB-09", On::Coins, {kStatements, kAssets, kApprovals}, makeCurrencies},
    Entry{"STB-10", On::Coins, {kStatements, kAssets}, makePoolSeparation},
    Entry{"STB-11", On::Coins, {kFilings, kTerms, kStatements, kContracts}, makeTrustDocuments},
    Entry{"STB-12", On::Coins, {kStatements, kAssets, kApprovals, kOf<domain::CustodianPosition>}, makeCustodians},
    Entry{"STB-13", On::Coins, {kStatements, kAssets, kFlows}, makeWithdrawals},
    Entry{"STB-14", On::Coins, {kStatements, kAssets, kOf<domain::CustodianPosition>}, makeCustodyAgreement},
    Entry{"STB-15", On::Coins, {kStatements, kFilings, kTerms, kContracts}, makeDailyStatement},
    Entry{"STB-16", On::Coins, {kFilings, kApprovals, kContracts, kTerms, kStatements}, makeWeeklyReport},
    Entry{"STB-17", On::Coins, {kFilings, kTerms, kStatements, kContracts}, makePublishedFigures},
    Entry{"STB-18", On::Coins, {kFilings, kContracts, kTerms, kStatements}, makeAttestation},
    Entry{"STB-19", On::Issuers, {kIncidents, kFilings, kTerms, kStatements, kLicensees}, makeBreakNotice},
    Entry{"STB-20", On::Coins, {kOperations, kFlows, kTerms, kStatements, kContracts}, makeMintBacking},
    Entry{"STB-21", On::Coins, {kRedemptions, kApprovals, kTerms, kStatements, kContracts}, makeRedemptionTime},
    Entry{"STB-22", On::Coins, {kRedemptions, kTerms, kStatements, kContracts}, makeRedemptionAtPar},
    Entry{"STB-23", On::Coins, {kFlows, kOperations, kRedemptions, kTerms, kStatements, kContracts}, makePayoutBurn},
    Entry{"STB-24", On::Coins, {kOf<domain::HolderCredit>, kTerms, kStatements, kContracts}, makeNoBenefit},
    Entry{"STB-25", On::Issuers, {kLicensees, kStatements, kTerms}, makePaidUpCapital},
    Entry{"STB-26", On::Issuers, {kLicensees, kStatements, kTerms}, makeLiquidCapital},
    Entry{"STB-27", On::Coins, {kOperations, kTerms, kStatements, kContracts}, makeAuthorisation},
    Entry{"STB-28", On::Coins, {kFilings, kOperations, kContracts, kTerms, kStatements}, makeContractAudit},
    Entry{"STB-29", On::Issuers, {kIncidents, kFilings, kTerms, kStatements, kLicensees}, makeIncidentNotice},
    Entry{"STB-30", On::Coins, {kOf<domain::Price>, kTerms, kStatements}, makePegDeviation},
    Entry{"STB-31", On::Coins, {kOf<domain::TokenSighting>, kContracts, kTerms, kStatements}, makeLookAlike},
    Entry{"STB-32", On::Coins, {kStatements, kAssets, kLimits}, makeConcentration},
    Entry{"STB-33", On::Coins, {kStatements, kAssets, kSupply, kRedemptions, kLimits}, makeOneDayLiquidity},
    Entry{"STB-34", On::Coins, {kStatements, kAssets, kSupply}, makeFreshness},
    Entry{"GLD-01", On::Others, {kBars}, makeFineRange},
    Entry{"GLD-02", On::Others, {kBars}, makeGrossTick},
    Entry{"GLD-03", On::Others, {kBars}, makeMarks},
    Entry{"GLD-04", On::Others, {kBars}, makeFineWeight},
    Entry{"GLD-05", On::Others, {kBars}, makeUniqueBars},
    Entry{"GLD-09", On::Others, {kOf<domain::GoldToken>, kBars}, makeTokenBacking},
    Entry{"SET-01", On::Others, {kOf<domain::StatusChange>, kInstructions}, makeStatusSequence},
    Entry{"SET-02", On::Others, {kInstructions}, makeFailing},
    Entry{"SET-03", On::Others, {kInstructions}, makeLegIntegrity},
    Entry{"SET-04", On::Others, {kOf<domain::ActionRequest>}, makeTwoPeople},
    Entry{"SET-05", On::Others, {kOf<domain::ServiceOutage>, kOf<domain::SettlementCycle>}, makeOutage},
    Entry{"SET-06", On::Others, {kOf<domain::OperatorFinance>}, makeOperatorAssets},
    Entry{"SET-07", On::Others, {kInstructions}, makeShortages},
    Entry{"SET-08", On::Others, {kInstructions, kOf<domain::Position>}, makeGridlock},
    Entry{"DAT-01", On::Others, {kOf<domain::SourceHealth>}, makeFrozenFeed},
    Entry{"DAT-02", On::Others, {kStatements, kAssets, kFilings, kOf<domain::Explanation>, kOf<domain::Restatement>},
          makeRestatements},
    Entry{"AML-04", On::Others, {kOf<domain::Transfer>, kStatements}, makeStructuring},
};

bool reads(const Entry& entry, const std::set<std::string>& changed)
{
    return std::any_of(entry.resources.begin(), entry.resources.end(),
                       [&](auto resource) { return !resource.empty() && changed.contains(std::string(resource)); });
}

} // namespace

Result<RuleEngine> RuleEngine::create(std::vector<RulePack> packs, std::vector<Calendar> calendars)
{
    RuleEngine engine;
    engine.m_packs = std::move(packs);
    engine.m_calendars = std::move(calendars);
    for (std::size_t p = 0; p < engine.m_packs.size(); ++p) {
        const auto& pack = engine.m_packs[p];
        for (std::size_t r = 0; r < pack.rules.size(); ++r) {
            const Rule& rule = pack.rules[r];
            const std::string where = "pack " + pack.name + ", rule " + rule.id.value();
            const auto entry =
                std::find_if(kEntries.begin(), kEntries.end(), [&](const auto& e) { return e.id == rule.id.value(); });
            if (entry == kEntries.end())
                return fail(ErrorCode::Unsupported, "no rule " + rule.id.value() + " exists in this program", where);
            const auto index = static_cast<std::size_t>(entry - kEntries.begin());
            for (const auto& bound : engine.m_bound)
                if (bound.entry == index)
                    return fail(ErrorCode::OutOfRange, "the rule " + rule.id.value() + " is in two packs", where);
            if (const auto* place = rule.find("calendar")) {
                const auto name = rule.list(place->key);
                if (!name || !engine.calendar(name->front()))
                    return fail(ErrorCode::MissingField, "the rule needs a calendar that is not here",
                                where + ", parameter calendar");
            }
            auto evaluator = entry->make(rule, engine.m_packs);
            if (!evaluator) {
                auto error = evaluator.error();
                error.where = "pack " + pack.name + ", " + error.where;
                return tl::unexpected(std::move(error));
            }
            engine.m_bound.push_back({index, p, r, std::move(*evaluator)});
        }
    }
    for (std::size_t i = 0; i < kEntries.size(); ++i)
        if (std::none_of(engine.m_bound.begin(), engine.m_bound.end(), [&](const auto& b) { return b.entry == i; }))
            return fail(ErrorCode::MissingField, "the rule " + std::string(kEntries[i].id) + " is in no pack");
    std::sort(engine.m_bound.begin(), engine.m_bound.end(),
              [](const auto& a, const auto& b) { return a.entry < b.entry; });
    return engine;
}

std::vector<Finding> RuleEngine::evaluate(const domain::Snapshot& snapshot, domain::Instant now) const
{
    return evaluateChanged(snapshot, Changed(), now).findings;
}

RuleRun RuleEngine::evaluateChanged(const domain::Snapshot& snapshot, const Changed& changed, domain::Instant now) const
{
    RuleRun out;
    out.coins = changed.coins;
    const Context everything{snapshot, now, m_calendars};
    const Context changedCoins{snapshot, now, m_calendars, changed.coins ? &*changed.coins : nullptr};
    const Context& onCoins = changed.coins ? changedCoins : everything; // what is made once serves all rules
    for (const auto& bound : m_bound) {
        const auto& entry = kEntries[bound.entry];
        if (!changed.resources.empty() && !reads(entry, changed.resources))
            continue;
        const bool byCoin = entry.on == On::Coins;
        auto results = run(bound, byCoin ? onCoins : everything);
        if (const auto again = results.again())
            out.again = out.again ? std::min(*out.again, *again) : *again;
        auto findings = results.take();
        if (!byCoin)
            out.allSubjects.push_back(m_packs[bound.pack].rules[bound.rule].id);
        out.ran.push_back(m_packs[bound.pack].rules[bound.rule].id);
        out.findings.insert(out.findings.end(), std::make_move_iterator(findings.begin()),
                            std::make_move_iterator(findings.end()));
    }
    return out;
}

std::vector<Finding> RuleEngine::evaluateRule(const RuleId& id, const domain::Snapshot& snapshot, domain::Instant now) const
{
    for (const auto& bound : m_bound)
        if (m_packs[bound.pack].rules[bound.rule].id == id)
            return run(bound, Context{snapshot, now, m_calendars}).take();
    return {};
}

RuleResults RuleEngine::run(const Bound& bound, const Context& context) const
{
    const auto& pack = m_packs[bound.pack];
    RuleResults results(pack.rules[bound.rule], pack.versionText(), context.now);
    bound.evaluator->evaluate(context, results);
    return results;
}

const Rule* RuleEngine::rule(const RuleId& id) const
{
    for (const auto& pack : m_packs)
        for (const auto& rule : pack.rules)
            if (rule.id == id)
                return &rule;
    return nullptr;
}

const Calendar* RuleEngine::calendar(std::string_view id) const
{
    const auto found =
        std::find_if(m_calendars.begin(), m_calendars.end(), [&](const auto& c) { return c.id() == id; });
    return found == m_calendars.end() ? nullptr : &*found;
}

std::vector<RuleId> RuleEngine::implemented()
{
    std::vector<RuleId> out;
    for (const auto& entry : kEntries)
        out.emplace_back(entry.id);
    return out;
}

} // namespace assay::rules
