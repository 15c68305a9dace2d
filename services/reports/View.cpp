// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/View.h"


#include <algorithm>
#include <functional>
#include <map>

namespace assay::reports {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// Rows of one record, with the asked-for fields in front under the names of interface.md, then every other field.
struct Renamed {
    std::string_view field;
    std::string_view shown;
};

template <class Record>
ViewRow provenance(const Row<Record>& row, const Snapshot& snapshot, Instant now)
{
    ViewRow out;
    const Origin& confirmed = snapshot.confirmedBy(row);
    out.source = row.origin->source;
    out.asOf = confirmed.asOf;
    out.knownAt = row.origin->knownAt;
    out.tier = row.origin->tier;
    out.quality = snapshot.quality(out.source, out.asOf, now);
    out.raw = row.origin->raw.hex();
    return out;
}

template <class Record>
View recordView(std::string_view what, const Snapshot& snapshot, Instant now, const std::vector<Renamed>& first)
{
    const auto infos = fieldInfos<Record>();
    std::vector<std::size_t> order;
    View view;
    view.what = what;
    for (const auto& [field, shown] : first)
        for (std::size_t i = 0; i < infos.size(); ++i)
            if (infos[i].name == field) {
                order.push_back(i);
                view.columns.push_back({std::string(shown), infos[i].semantic});
            }
    for (std::size_t i = 0; i < infos.size(); ++i) {
        if (std::find(order.begin(), order.end(), i) != order.end())
            continue;
        order.push_back(i);
        view.columns.push_back({std::string(infos[i].name), infos[i].semantic});
    }
    view.rows.reserve(snapshot.table<Record>().present());
    snapshot.table<Record>().forEach([&](const Row<Record>& row) {
        ViewRow out = provenance(row, snapshot, now);
        auto cells = cellsOf(row.record);
        for (const std::size_t index : order)
            out.cells.push_back(std::move(cells[index]));
        view.rows.push_back(std::move(out));
    });
    return view;
}

/// The newest statement of each coin of each source.
std::vector<const Row<ReserveStatement>*> newestStatements(const Snapshot& snapshot)
{
    std::map<std::pair<SourceId, CoinId>, const Row<ReserveStatement>*> newest;
    snapshot.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        auto& best = newest[{row.origin->source, row.record.coin}];
        if (!best || best->record.asOf < row.record.asOf
            || (best->record.asOf == row.record.asOf && best->origin->knownAt < row.origin->knownAt))
            best = &row;
    });
    std::vector<const Row<ReserveStatement>*> out;
    for (const auto& [key, row] : newest)
        out.push_back(row);
    return out;
}

View reservesView(const Snapshot& snapshot, Instant now)
{
    View view;
    view.what = "reserves";
    view.columns = {{"coin", Semantic::Code},           {"issuer", Semantic::Code},      {"outstanding", Semantic::Money},
                    {"reserve_value", Semantic::Money}, {"coverage", Semantic::Ratio},   {"currency", Semantic::Code},
                    {"buffer", Semantic::Money},        {"frozen", Semantic::Quantity},  {"issuer_name", Semantic::Name},
                    {"licensee_type", Semantic::Enumeration}, {"statement_id", Semantic::Identifier}, {"asset_count", Semantic::Count}};
    for (const auto* row : newestStatements(snapshot)) {
        const auto& statement = row->record;
        ViewRow out = provenance(*row, snapshot, now);
        // A statement speaks of its own instant, however often it is repeated.
        out.asOf = statement.asOf;
        out.quality = snapshot.quality(out.source, out.asOf, now);
        const auto buffer = statement.assetTotal.minus(statement.outstanding);
        out.cells = {toCell(statement.coin), toCell(statement.issuer), toCell(statement.outstanding), toCell(statement.assetTotal),
                     coverageOf(statement), toCell(statement.currency), buffer ? toCell(*buffer) : Cell{}, toCell(statement.frozen),
                     toCell(statement.issuerName), toCell(statement.licenseeType), toCell(statement.statementId),
                     toCell(statement.assetCount)};
        view.rows.push_back(std::move(out));
    }
    return view;
}

View instructionsView(const Snapshot& snapshot, Instant now)
{
    View view = recordView<Instruction>("instructions", snapshot, now,
        {{"ref", "ref"}, {"system_ref", "system_ref"}, {"status", "status"}, {"reason", "reason"}, {"asset", "asset"},
         {"quantity", "quantity"}, {"currency", "currency"}, {"amount", "amount"}, {"settlement_date", "settlement_date"},
         {"deliverer", "deliverer"}, {"receiver", "receiver"}});
    const auto queued = std::find_if(view.columns.begin(), view.columns.end(), [](const auto& c) { return c.name == "queued_at"; });
    const auto index = static_cast<std::size_t>(queued - view.columns.begin());
    constexpr std::ptrdiff_t kAgeAt = 11;
    view.columns.insert(view.columns.begin() + kAgeAt, {"age_seconds", Semantic::Count});
    for (auto& row : view.rows) {
        Cell age;
        if (const auto* since = std::get_if<Instant>(&row.cells[index]))
            age = std::chrono::duration_cast<std::chrono::seconds>(now - *since).count();
        row.cells.insert(row.cells.begin() + kAgeAt, std::move(age));
    }
    return view;
}

View sourcesView(const Snapshot& snapshot, Instant now)
{
    View view;
    view.what = "sources";
    for (const auto& info : fieldInfos<SourceHealth>())
        if (info.name != "tier")
            view.columns.push_back({std::string(info.name), info.semantic});
    for (const auto& health : snapshot.sources) {
        ViewRow out;
        out.source = health.id;
        out.asOf = health.lastAsOf.value_or(Instant{});
        out.knownAt = health.lastSuccess.value_or(Instant{});
        out.tier = health.tier;
        out.quality = health.lastAsOf ? snapshot.quality(health.id, *health.lastAsOf, now) : Quality::Missing;
        out.raw = health.lastRaw;
        for (const auto& field : fieldsOf<SourceHealth>())
            if (field.name != "tier")
                out.cells.push_back(cellOf(field.view(&health)));
        view.rows.push_back(std::move(out));
    }
    return view;
}

using Maker = std::function<View(const Snapshot&, Instant)>;

template <class Record>
Maker records(std::string_view what, std::vector<Renamed> first = {})
{
    return [what, first = std::move(first)](const Snapshot& snapshot, Instant now) {
        return recordView<Record>(what, snapshot, now, first);
    };
}

const std::vector<std::pair<std::string_view, Maker>>& makers()
{
    static const std::vector<std::pair<std::string_view, Maker>> all{
        {"reserves", reservesView},
        {"holdings", records<ReserveAsset>("holdings", {{"coin", "coin"}, {"line", "line"}, {"class", "class"}, {"name", "name"},
                                                         {"isin", "isin"}, {"custodian", "custodian"}, {"currency", "currency"},
                                                         {"market_value", "market_value"}, {"maturity", "maturity"}})},
        {"supply", records<Supply>("supply", {{"coin", "coin"}, {"ledger", "ledger"}, {"contract", "contract"}, {"total", "total"},
                                               {"frozen", "frozen"}, {"block", "block"}})},
        {"redemptions", records<Redemption>("redemptions")},
        {"instructions", instructionsView},
        {"positions", records<Position>("positions")},
        {"participants", records<Participant>("participants")},
        {"cash-entries", records<CashEntry>("cash-entries")},
        {"vaults", records<Vault>("vaults")},
        {"bars", records<Bar>("bars", {{"vault", "vault"}, {"refiner", "refiner"}, {"serial", "serial"}, {"year", "year"},
                                        {"gross_oz", "gross_oz"}, {"fineness", "fineness"}, {"fine_oz", "fine_oz"}, {"owner", "owner"}})},
        {"gold-tokens", records<GoldToken>("gold-tokens")},
        {"alerts", records<Alert>("alerts", {{"id", "id"}, {"rule", "rule"}, {"subject", "subject"}, {"severity", "severity"},
                                              {"state", "state"}, {"opened_at", "opened_at"}})},
        {"transfers", records<Transfer>("transfers")},
        {"sanctions", records<SanctionEntry>("sanctions")},
        {"licensees", records<Licensee>("licensees")},
        {"coin-terms", records<CoinTerms>("coin-terms")},
        {"official-contracts", records<OfficialContract>("official-contracts")},
        {"token-operations", records<TokenOperation>("token-operations")},
        {"reserve-flows", records<ReserveFlow>("reserve-flows")},
        {"custodian-positions", records<CustodianPosition>("custodian-positions")},
        {"approvals", records<Approval>("approvals")},
        {"issuer-limits", records<IssuerLimit>("issuer-limits")},
        {"filings", records<Filing>("filings")},
        {"incidents", records<Incident>("incidents")},
        {"holder-credits", records<HolderCredit>("holder-credits")},
        {"prices", records<Price>("prices")},
        {"token-sightings", records<TokenSighting>("token-sightings")},
        {"restatements", records<Restatement>("restatements")},
        {"explanations", records<Explanation>("explanations")},
        {"letters", records<Letter>("letters")},
        {"stress-runs", records<StressRun>("stress-runs")},
        {"coverage", records<CoverageReading>("coverage")},
        {"holding-lines", records<HoldingLine>("holding-lines")},
        {"concentrations", records<Concentration>("concentrations")},
        {"supply-bridge", records<SupplyBridge>("supply-bridge")},
        {"redemption-clocks", records<RedemptionClock>("redemption-clocks")},
        {"liquidity", records<LadderRung>("liquidity")},
        {"duties", records<Duty>("duties")},
        {"peg", records<PegReading>("peg")},
        {"cycle-standings", records<CycleStanding>("cycle-standings")},
        {"participant-standings", records<ParticipantStanding>("participant-standings")},
        {"ageing-buckets", records<AgeingBucket>("ageing-buckets")},
        {"settlement-efficiency", records<SettlementEfficiency>("settlement-efficiency")},
        {"fail-groups", records<FailGroup>("fail-groups")},
        {"gridlock-options", records<GridlockOption>("gridlock-options")},
        {"rules", records<RuleCard>("rules")},
        {"findings", records<Finding>("findings")},
        {"sources", sourcesView},
    };
    return all;
}

} // namespace

const std::vector<Column>& View::provenanceColumns()
{
    static const std::vector<Column> columns{{"source", Semantic::Code},      {"as_of", Semantic::Moment}, {"known_at", Semantic::Moment},
                                             {"tier", Semantic::Enumeration}, {"quality", Semantic::Enumeration}, {"raw", Semantic::Digest}};
    return columns;
}

Cell View::cell(const ViewRow& row, std::size_t index) const
{
    if (index < row.cells.size())
        return row.cells[index];
    switch (index - row.cells.size()) {
    case 0: return toCell(row.source);
    case 1: return row.asOf == Instant{} ? Cell{} : Cell{row.asOf};
    case 2: return row.knownAt == Instant{} ? Cell{} : Cell{row.knownAt};
    case 3: return toCell(row.tier);
    case 4: return std::string(toText(row.quality));
    case 5: return toCell(row.raw);
    }
    return {};
}

const Column& View::column(std::size_t index) const
{
    return index < columns.size() ? columns[index] : provenanceColumns()[index - columns.size()];
}

const std::vector<std::string_view>& viewNames()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> out;
        for (const auto& [name, make] : makers())
            out.push_back(name);
        return out;
    }();
    return names;
}

Result<View> makeView(std::string_view what, const Snapshot& snapshot, Instant now)
{
    for (const auto& [name, make] : makers())
        if (name == what)
            return make(snapshot, now);
    std::string known;
    for (const auto name : viewNames())
        known += (known.empty() ? "" : ", ") + std::string(name);
    return fail(ErrorCode::Usage, "there is no view \"" + std::string(what.substr(0, 40)) + "\"; there are " + known + ", audit");
}

Cell coverageOf(const ReserveStatement& statement)
{
    if (statement.outstanding.sign() <= 0)
        return {};
    const auto ratio = statement.assetTotal.dividedBy(statement.outstanding, 6, Rounding::Floor);
    return ratio ? Cell{*ratio} : Cell{};
}

} // namespace assay::reports
