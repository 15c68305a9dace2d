// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/ViewFilter.h"

#include <algorithm>

#include "services/filter/Filter.h"

namespace assay::reports {

using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

class ViewRowOf final : public filter::Row {
public:
    ViewRowOf(const View& view, const ViewRow& row) : m_view(view), m_row(row) {}
    [[nodiscard]] domain::Cell cell(std::size_t field) const override { return m_view.cell(m_row, field); }

private:
    const View& m_view;
    const ViewRow& m_row;
};

filter::Fields fieldsOf(const View& view)
{
    filter::Fields out;
    for (std::size_t c = 0; c < view.columnCount(); ++c)
        out.fields.push_back({view.column(c).name, filter::kindOf(view.column(c).name, view.column(c).semantic)});
    for (const auto quality : {domain::Quality::Live, domain::Quality::Ageing, domain::Quality::Stale, domain::Quality::Missing})
        out.flags.push_back({std::string(domain::toText(quality)), "quality", {std::string(domain::toText(quality))}});
    out.flags.push_back({"nodata", "quality", {std::string(domain::toText(domain::Quality::Missing))}});
    out.flags.push_back({"self", "tier", {std::string(domain::letter(domain::Tier::SelfReported))}});
    return out;
}

support::Error errorOf(const filter::Problem& problem, const View& view)
{
    std::string text = problem.text();
    if (problem.kind == filter::Problem::Kind::UnknownField) {
        text += "; " + view.what + " has ";
        for (std::size_t c = 0; c < view.columnCount(); ++c)
            text += (c == 0 ? "" : ", ") + view.column(c).name;
    }
    return {ErrorCode::Usage, std::move(text), "character " + std::to_string(problem.position + 1)};
}

/// Not stated comes last, whichever way.
bool before(const domain::Cell& left, const domain::Cell& right, filter::Direction direction)
{
    const bool noLeft = std::holds_alternative<std::monostate>(left);
    const bool noRight = std::holds_alternative<std::monostate>(right);
    if (noLeft || noRight)
        return !noLeft && noRight;
    const auto order = domain::compareCells(left, right);
    return direction == filter::Direction::Ascending ? order < 0 : order > 0;
}

} // namespace

Result<void> applyFilter(View& view, std::string_view line, const filter::Present& present)
{
    const auto fields = fieldsOf(view);
    const auto made = filter::Filter::make(line, fields, present);
    if (!made)
        return tl::unexpected(errorOf(made.error(), view));
    if (!made->doubts().empty())
        return tl::unexpected(errorOf(made->doubts().front(), view));
    std::erase_if(view.rows, [&](const ViewRow& row) { return !made->matches(ViewRowOf(view, row)); });
    const auto& sort = made->sort();
    for (auto key = sort.rbegin(); key != sort.rend(); ++key)
        for (std::size_t c = 0; c < fields.fields.size(); ++c)
            if (fields.fields[c].name == key->field)
                std::stable_sort(view.rows.begin(), view.rows.end(), [&](const ViewRow& a, const ViewRow& b) {
                    return before(view.cell(a, c), view.cell(b, c), key->direction);
                });
    return {};
}

} // namespace assay::reports
