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
    using Statement = const ReserveStatement&;
    static const std::vector<std::pair<Column, Cell (*)(Statement)>> kFigures{
        {{"coin", Semantic::Code}, [](Statement of) { return toCell(of.coin); }},
        {{"issuer", Semantic::Code}, [](Statement of) { return toCell(of.issuer); }},
        {{"outstanding", Semantic::Money}, [](Statement of) { return toCell(of.outstanding); }},
        {{"reserve_value", Semantic::Money}, [](Statement of) { return toCell(of.assetTotal); }},
        {{"coverage", Semantic::Ratio}, coverageOf},
        {{"currency", Semantic::Code}, [](Statement of) { return toCell(of.currency); }},
        {{"buffer", Semantic::Money},
         [](Statement of) {
             const auto buffer = of.assetTotal.minus(of.outstanding);
             return buffer ? toCell(*buffer) : Cell{};
         }},
        {{"frozen", Semantic::Quantity}, [](Statement of) { return toCell(of.frozen); }},
        {{"issuer_name", Semantic::Name}, [](Statement of) { return toCell(of.issuerName); }},
        {{"licensee_type", Semantic::Enumeration}, [](Statement of) { return toCell(of.licenseeType); }},
        {{"statement_id", Semantic::Identifier}, [](Statement of) { return toCell(of.statementId); }},
        {{"asset_count", Semantic::Count}, [](Statement of) { return toCell(of.assetCount); }},
    };
    View view;
    view.what = "reserves";
    for (const auto& [column, figure] : kFigures)
        view.columns.push_back(column);
    for (const auto* row : newestStatements(snapshot)) {
        const auto& statement = row->record;
        ViewRow out = provenance(*row, snapshot, now);
        // A statement speaks of its own instant, however often it is repeated.
        out.asOf = statement.asOf;
        out.quality = snapshot.quality(out.source, out.asOf, now);
        for (const auto& [column, figure] : kFigures)
            out.cells.push_back(figure(statement));
        view.rows.push_back(std::move(out));
    }
    return view;
}

View instructionsView(const Snapshot& snapshot, Instant now)
{
    const std::vector<Renamed> first{{"ref", "ref"}, {"system_ref", "system_ref"}, {"status", "status"}, {"reason", "reason"},
                                     {"asset", "asset"}, {"quantity", "quantity"}, {"currency", "currency"}, {"amount", "amount"},
                                     {"settlement_date", "settlement_date"}, {"deliverer", "deliverer"}, {"receiver", "receiver"}};
    View view = recordView<Instruction>("instructions", snapshot, now, first);
    const ColumnOf queuedAt(view, "queued_at");
    const auto behind = static_cast<std::ptrdiff_t>(first.size());
    view.columns.insert(view.columns.begin() + behind, {"age_seconds", Semantic::Count});
    for (auto& row : view.rows) {
        Cell age;
        if (const auto* since = std::get_if<Instant>(&queuedAt(row)))
            age = std::chrono::duration_cast<std::chrono::seconds>(now - *since).count();
        row.cells.insert(row.cells.begin() + behind, std::move(age));
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

/// Where each row came from: columns that every view has, with what they show of a row.
const std::vector<std::pair<Column, Cell (*)(const ViewRow&)>>& provenanceFigures()
{
    static const std::vector<std::pair<Column, Cell (*)(const ViewRow&)>> figures{
        {{"source", Semantic::Code}, [](const ViewRow& row) { return toCell(row.source); }},
        {{"as_of", Semantic::Moment}, [](const ViewRow& row) { return row.asOf == Instant{} ? Cell{} : Cell{row.asOf}; }},
        {{"known_at", Semantic::Moment}, [](const ViewRow& row) { return row.knownAt == Instant{} ? Cell{} : Cell{row.knownAt}; }},
        {{"tier", Semantic::Enumeration}, [](const ViewRow& row) { return toCell(row.tier); }},
        {{"quality", Semantic::Enumeration}, [](const ViewRow& row) { return Cell{std::string(toText(row.quality))}; }},
        {{"raw", Semantic::Digest}, [](const ViewRow& row) { return toCell(row.raw); }},
    };
    return figures;
}

} // namespace

const std::vector<Column>& View::provenanceColumns()
{
    static const std::vector<Column> columns = [] {
        std::vector<Column> out;
        for (const auto& [column, figure] : provenanceFigures())
            out.push_back(column);
        return out;
    }();
    return columns;
}

Cell View::cell(const ViewRow& row, std::size_t index) const
{
    if (index < row.cells.size())
        return row.cells[index];
    const auto& figures = provenanceFigures();
    const std::size_t of = index - row.cells.size();
    return of < figures.size() ? figures[of].second(row) : Cell{};
}

const Column& View::column(std::size_t index) const
{
    return index < columns.size() ? columns[index] : provenanceColumns()[index - columns.size()];
}

ColumnOf::ColumnOf(const View& view, std::string_view name)
{
    for (std::size_t i = 0; i < view.columns.size() && !m_index; ++i)
        if (view.columns[i].name == name)
            m_index = i;
}

const Cell& ColumnOf::operator()(const ViewRow& row) const
{
    static const Cell kNotStated;
    return m_index && *m_index < row.cells.size() ? row.cells[*m_index] : kNotStated;
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
