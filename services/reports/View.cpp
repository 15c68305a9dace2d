// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/View.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <span>

#include "services/domain/DerivedSchemas.h"

namespace assay::reports {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

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

/// The rows of one record: the named fields first, then every other field in the order of the schema.
template <class Record>
View recordView(std::string_view what, const Snapshot& snapshot, Instant now, std::span<const std::string_view> first)
{
    const auto fields = fieldsOf<Record>();
    std::vector<std::size_t> order;
    for (const auto name : first)
        if (const auto* field = fieldNamed<Record>(name))
            order.push_back(static_cast<std::size_t>(field - fields.data()));
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (std::find(order.begin(), order.end(), i) == order.end())
            order.push_back(i);
    View view;
    view.what = what;
    for (const std::size_t index : order)
        view.columns.push_back({std::string(fields[index].name), fields[index].semantic});
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
    constexpr std::string_view kFirst[] = {"ref",      "system_ref", "status", "reason",          "asset",     "quantity",
                                           "currency", "amount",     "settlement_date", "deliverer", "receiver"};
    View view = recordView<Instruction>("instructions", snapshot, now, kFirst);
    const ColumnOf queuedAt(view, "queued_at");
    constexpr std::ptrdiff_t kAgeAt = std::size(kFirst);
    view.columns.insert(view.columns.begin() + kAgeAt, {"age_seconds", Semantic::Count});
    for (auto& row : view.rows) {
        Cell age;
        if (const auto* since = std::get_if<Instant>(&queuedAt(row)))
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

// What differs from "every record has a view of its resource's name, with its fields as in the schema":

/// The view's name, where it is not that of the resource.
template <class Record>
constexpr std::string_view kViewName = Schema<Record>::kResource;
template <>
constexpr std::string_view kViewName<ReserveStatement> = "reserves";
template <>
constexpr std::string_view kViewName<ReserveAsset> = "holdings";
template <>
constexpr std::string_view kViewName<SanctionEntry> = "sanctions";

/// The fields that come first.
template <class Record>
constexpr auto kFirstFields = std::array<std::string_view, 0>{};
template <>
constexpr auto kFirstFields<ReserveAsset> = std::to_array<std::string_view>(
    {"coin", "line", "class", "name", "isin", "custodian", "currency", "market_value", "maturity"});
template <>
constexpr auto kFirstFields<Supply> =
    std::to_array<std::string_view>({"coin", "ledger", "contract", "total", "frozen", "block"});
template <>
constexpr auto kFirstFields<Bar> = std::to_array<std::string_view>(
    {"vault", "refiner", "serial", "year", "gross_oz", "fineness", "fine_oz", "owner"});
template <>
constexpr auto kFirstFields<Alert> =
    std::to_array<std::string_view>({"id", "rule", "subject", "severity", "state", "opened_at"});

/// Seen in the window and not yet here.
using NotShown = RecordList<PaymentAdvice, InstructionAdvice, SystemNotice, SettlementCycle, StatusChange, ActionRequest,
                            Operator, ServiceOutage, OperatorFinance, Handover>;

/// The views that a reader looks for first, in this order; those of all other records follow in the order of RecordList.h.
using ShownFirst = RecordList<ReserveStatement, ReserveAsset, Supply, Redemption, Instruction, Position, Participant, CashEntry,
                              Vault, Bar, GoldToken, Alert, Transfer>;

template <class Record>
constexpr bool hasFields(std::span<const std::string_view> names)
{
    return std::all_of(names.begin(), names.end(), [](std::string_view name) {
        return countFields<Record>([name](const auto& field) { return field.name == name; }) == 1;
    });
}

using Maker = std::function<View(const Snapshot&, Instant)>;

template <class Record>
Maker makerOf()
{
    if constexpr (std::is_same_v<Record, ReserveStatement>)
        return reservesView;
    else if constexpr (std::is_same_v<Record, Instruction>)
        return instructionsView;
    else
        return [](const Snapshot& snapshot, Instant now) {
            return recordView<Record>(kViewName<Record>, snapshot, now, kFirstFields<Record>);
        };
}

using Makers = std::vector<std::pair<std::string_view, Maker>>;

const Makers& makers()
{
    static const Makers all = [] {
        Makers out;
        const auto add = [&]<class Record>(std::type_identity<Record>) {
            static_assert(hasFields<Record>(kFirstFields<Record>), "kFirstFields names what is no field of the record");
            out.emplace_back(kViewName<Record>, makerOf<Record>());
        };
        const auto addLater = [&]<class Record>(std::type_identity<Record> record) {
            if constexpr (!kAmong<Record, ShownFirst> && !kAmong<Record, NotShown>)
                add(record);
        };
        forEachRecordIn(ShownFirst{}, add);
        forEachRecordIn(StatedRecords{}, addLater);
        forEachRecordIn(DerivedRecords{}, addLater);
        add(std::type_identity<Finding>{});
        out.emplace_back("sources", sourcesView);
        return out;
    }();
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
