// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "services/domain/Sum.h"
#include "services/domain/RecordSchemas.h"
#include "services/reports/CoverageChart.h"
#include "services/reports/Report.h"
#include "services/reports/Texts.h"
#include "services/reports/Writers.h"
#include "services/support/Phrases.h"

namespace assay::reports {

using namespace domain;
using support::grouped;

namespace {

constexpr std::string_view kStyle = R"(
body{font-family:"Noto Sans","Noto Sans CJK HK","Noto Sans CJK SC",sans-serif;font-size:11pt;color:#16202C;background:#FFFFFF;max-width:1100px;margin:24px auto;padding:0 16px}
h1{font-size:16pt;font-weight:600}h2{font-size:13pt;font-weight:600;margin-top:24px}
table{border-collapse:collapse;width:100%}th{font-weight:600;text-align:left;color:#566273;font-size:9pt}
th,td{border-bottom:1px solid #D9DEE5;padding:4px 8px;vertical-align:top}
.n{text-align:right;font-variant-numeric:tabular-nums}.m{color:#566273;font-size:9pt}.c{font-family:"Noto Sans Mono",monospace;font-size:9pt;word-break:break-all}
.t{border:1px solid #9AA7B5;padding:0 3px;font-size:9pt}.breach{color:#B3261E}.watch{color:#8A5A00}.good{color:#1B7A3D}.unknown{color:#5F6B7A}
.v{font-size:14pt;font-weight:600}@media print{body{margin:0;max-width:none}tr{page-break-inside:avoid}}
)";

/// A4 is narrow: exact amounts of twenty digits have to fit beside each other.
constexpr std::string_view kPrintStyle = "body{font-size:8pt;margin:0}td,th{font-size:8pt;padding:2px 4px}.m,.c,.t,th{font-size:7pt}";

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : plainText(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string number(const Cell& cell)
{
    return std::holds_alternative<std::monostate>(cell) ? "—" : grouped(toText(cell));
}

/// A ratio of six digits as a percentage of two, rounded down.
std::string percent(const Cell& cell)
{
    const auto* ratio = std::get_if<Decimal>(&cell);
    if (!ratio)
        return "—";
    const auto hundredfold = ratio->times(Decimal(100));
    const auto shown = hundredfold ? hundredfold->rounded(2, Rounding::Floor) : hundredfold;
    return shown ? shown->text() + " %" : "—";
}

std::string ageText(Instant asOf, Instant now)
{
    if (asOf == Instant{})
        return "—";
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now - asOf).count();
    if (seconds < 120)
        return std::to_string(std::max<std::int64_t>(seconds, 0)) + " s";
    if (seconds < 7200)
        return std::to_string(seconds / 60) + " min";
    return seconds < 172'800 ? std::to_string(seconds / 3600) + " h" : std::to_string(seconds / 86'400) + " d";
}

std::string sumText(const Sum& sum)
{
    return sum.exact() ? grouped(sum.value().text()) : "—";
}

/// What a sum leaves out because it was not stated.
std::string notStated(std::size_t count)
{
    return count > 0 ? " + " + std::to_string(count) + " × —" : std::string();
}

/// How far a figure of several rows can be trusted: as the least trusted and oldest of them.
class Trust {
public:
    Tier tier = Tier::Inspected;
    Instant asOf{};
    Quality quality = Quality::Live;

    template <class Record>
    void include(const ReportInput& input, const Row<Record>& row)
    {
        if (row.origin == m_last) // most rows have the origin of the row before
            return;
        m_last = row.origin;
        const auto& origin = input.snapshot.confirmedBy(row);
        asOf = asOf == Instant{} ? origin.asOf : std::min(asOf, origin.asOf);
        tier = std::min(tier, row.origin->tier);
        quality = std::max(quality, input.snapshot.quality(row.origin->source, origin.asOf, input.now));
    }

private:
    OriginPtr m_last;
};

/// Writes one document: keeps the language and the moment at hand.
class Page {
public:
    Page(const ReportInput& input, Target target) : m_input(input), m_target(target) {}

    std::string render()
    {
        m_out = "<!DOCTYPE html>\n<html lang=\"" + lang() + "\"><head><meta charset=\"utf-8\"><title>" + word(Text::Title)
            + "</title><style>" + std::string(kStyle) + std::string(m_target == Target::Print ? kPrintStyle : "") + "</style></head><body>\n";
        cover();
        findings();
        reserves();
        settlement();
        vaults();
        alerts();
        sources();
        m_out += "<p class=\"m\">" + word(Text::Kept) + "</p></body></html>\n";
        return std::move(m_out);
    }

private:
    std::string word(Text id) const { return std::string(text(id, m_input.language)); }
    std::string saidOf(std::string_view english) const { return said(english, m_input.language); }
    std::string lang() const
    {
        return m_input.language == Language::English ? "en" : m_input.language == Language::HongKong ? "zh-HK" : "zh-CN";
    }

    void heading(Text id) { m_out += "<h2>" + word(id) + "</h2>\n"; }
    void nothing() { m_out += "<p class=\"m\">" + word(Text::NothingHere) + "</p>\n"; }
    void begin(std::initializer_list<Text> columns)
    {
        m_out += "<table width=\"100%\"><tr>";
        for (const Text column : columns)
            m_out += "<th>" + word(column) + "</th>";
        m_out += "</tr>\n";
    }
    void row(std::initializer_list<std::string> cells)
    {
        m_out += "<tr>";
        for (const auto& cell : cells)
            m_out += cell;
        m_out += "</tr>\n";
    }
    void end() { m_out += "</table>\n"; }
    static std::string left(const std::string& text, std::string_view tone = {})
    {
        return "<td" + (tone.empty() ? std::string() : " class=\"" + std::string(tone) + "\"") + ">" + escaped(text) + "</td>";
    }
    static std::string right(const std::string& text, std::string_view tone = {})
    {
        return "<td align=\"right\" style=\"white-space:nowrap\" class=\"n " + std::string(tone) + "\">" + escaped(text) + "</td>";
    }
    static std::string code(const std::string& text) { return "<td class=\"c\">" + escaped(text) + "</td>"; }
    std::string trust(const Trust& of) const { return trust(of.tier, of.asOf, of.quality); }
    /// Tier letter, age and, where it is not live, the quality in words.
    std::string trust(Tier tier, Instant asOf, Quality quality) const
    {
        const bool live = quality == Quality::Live;
        return "<td><span class=\"t\">" + std::string(letter(tier)) + "</span> <span class=\"m " + (live ? "" : "watch") + "\">"
            + ageText(asOf, m_input.now) + (live ? "" : " · " + std::string(text(quality, m_input.language))) + "</span></td>";
    }

    void cover()
    {
        std::array<std::size_t, 4> counts{};
        m_input.snapshot.findings.forEach([&](const Row<Finding>& row) { ++counts[static_cast<std::size_t>(row.record.outcome)]; });
        m_out += "<h1>" + word(Text::Title) + "</h1>\n<p class=\"v\">";
        if (counts[0] + counts[1] + counts[2] == 0)
            m_out += word(Text::NoJudgement);
        else
            m_out += "<span class=\"" + std::string(counts[1] > 0 ? "breach" : "good") + "\">" + std::to_string(counts[1]) + " "
                + word(Text::Breaches) + "</span> · " + std::to_string(counts[2]) + " " + word(Text::CannotTell) + " · "
                + std::to_string(counts[0]) + " " + word(Text::Passes);
        m_out += "</p>\n";
        if (m_input.snapshot.recording == Recording::NotRecorded)
            m_out += "<p class=\"breach\">" + word(Text::NotRecorded) + "</p>\n";
        m_out += "<table width=\"100%\">";
        row({left(word(Text::Snapshot)), code(m_input.chainHead.hex())});
        row({left(word(Text::Store)), left(m_input.storeName)});
        row({left(word(Text::KnownAt)), left(support::toText(m_input.snapshot.knownAt))});
        row({left(word(Text::AgesAt)), left(support::toText(m_input.now))});
        row({left(word(Text::TierLegend)), left("S " + word(Text::TierS) + " · K " + word(Text::TierK) + " · T " + word(Text::TierT) + " · O "
                                                 + word(Text::TierO) + " · I " + word(Text::TierI))});
        std::set<std::string> versions;
        m_input.snapshot.findings.forEach([&](const Row<Finding>& finding) { versions.insert(finding.record.ruleVersion); });
        std::string all;
        for (const auto& version : versions)
            all += (all.empty() || version.empty() ? "" : " · ") + version;
        row({left(word(Text::RuleVersions)), left(all.empty() ? "—" : all)});
        end();
    }

    void findings()
    {
        heading(Text::Findings);
        std::vector<const Finding*> open;
        m_input.snapshot.findings.forEach([&](const Row<Finding>& row) {
            if (row.record.outcome == Outcome::Breach || row.record.outcome == Outcome::CannotTell)
                open.push_back(&row.record);
        });
        std::stable_sort(open.begin(), open.end(), [](const Finding* a, const Finding* b) {
            const auto rank = [](const Finding& f) { return f.outcome == Outcome::Breach ? 10 + static_cast<int>(f.severity) : 0; };
            if (rank(*a) != rank(*b))
                return rank(*a) > rank(*b);
            return std::tie(a->rule, a->subject) < std::tie(b->rule, b->subject);
        });
        if (open.empty()) {
            m_out += "<p class=\"m\">—</p>\n";
            return;
        }
        begin({Text::Severity, Text::Rule, Text::Subject, Text::Outcome, Text::Measured, Text::Threshold});
        for (const auto* finding : open) {
            const std::string_view tone = finding->outcome == Outcome::Breach ? "breach" : "unknown";
            std::string evidence;
            for (const auto& hash : finding->evidence)
                evidence += (evidence.empty() ? "" : "<br>") + escaped(hash);
            row({left(finding->outcome == Outcome::Breach ? std::string(text(finding->severity, m_input.language)) : "◇ ?", tone),
                 left(finding->rule.value()), left(finding->subject), left(std::string(text(finding->outcome, m_input.language)), tone),
                 right(finding->measured.empty() ? "—" : saidOf(finding->measured) + (finding->unit.empty() ? "" : " " + saidOf(finding->unit))),
                 right(finding->threshold.empty() ? "—" : saidOf(finding->threshold))});
            m_out += "<tr><td></td><td colspan=\"5\">" + escaped(saidOf(finding->explanation)) + "<br><span class=\"m\">" + word(Text::Citation)
                + ": " + escaped(finding->citation) + "</span>"
                + (evidence.empty() ? "" : "<br><span class=\"m\">" + word(Text::Evidence) + "</span><br><span class=\"c m\">" + evidence + "</span>")
                + "</td></tr>\n";
        }
        end();
    }

    void reserves()
    {
        heading(Text::Reserves);
        const auto view = makeView("reserves", m_input.snapshot, m_input.now);
        if (!view || view->rows.empty()) {
            nothing();
            return;
        }
        const ColumnOf coin(*view, "coin"), issuerName(*view, "issuer_name"), currency(*view, "currency"), outstanding(*view, "outstanding"),
            reserveValue(*view, "reserve_value"), coverage(*view, "coverage"), buffer(*view, "buffer");
        begin({Text::Coin, Text::Issuer, Text::Outstanding, Text::ReserveValue, Text::Coverage, Text::Buffer, Text::Tier});
        for (const auto& r : view->rows) {
            const auto* ratio = std::get_if<Decimal>(&coverage(r));
            const std::string_view tone = !ratio ? "unknown" : *ratio < Decimal(1) ? "breach" : "";
            const auto money = [&](const ColumnOf& of) { return right(toText(currency(r)) + " " + number(of(r))); };
            row({left(toText(coin(r))), left(toText(issuerName(r))), money(outstanding), money(reserveValue),
                 right(percent(coverage(r)), tone), money(buffer), trust(r.tier, r.asOf, r.quality)});
        }
        end();
        if (m_target == Target::Print)
            return;
        for (const auto& series : m_input.coverage) {
            const std::string svg = coverageSvg(series);
            if (!svg.empty())
                m_out += "<h3>" + word(Text::CoverageChart) + ", " + escaped(series.coin.value()) + "</h3>" + svg + "\n";
        }
    }

    void settlement()
    {
        heading(Text::Settlement);
        struct OfStatus {
            std::size_t count = 0;
            std::size_t unpriced = 0; ///< against payment, without an amount or its currency
            std::map<std::string, Sum> amounts;
            Trust trust;
        };
        std::map<std::string, OfStatus> statuses;
        m_input.snapshot.table<Instruction>().forEach<&Instruction::kind, &Instruction::status, &Instruction::currency,
                                                     &Instruction::amount>([&](const auto& row) {
            OfStatus& of = statuses[row.record.status];
            ++of.count;
            if (row.record.amount && !row.record.currency.empty())
                of.amounts[row.record.currency].add(*row.record.amount);
            else if (row.record.kind != SettlementKind::FoP)
                ++of.unpriced;
            of.trust.include(m_input, row);
        });
        if (statuses.empty()) {
            nothing();
            return;
        }
        begin({Text::Status, Text::Count, Text::Amount, Text::Tier});
        for (const auto& [status, of] : statuses) {
            std::string amounts;
            for (const auto& [currency, sum] : of.amounts)
                amounts += (amounts.empty() ? "" : " · ") + currency + " " + sumText(sum);
            row({left(status.empty() ? "—" : reports::codeAndText(status, m_input.language)), right(grouped(std::to_string(of.count))),
                 right(amounts.empty() ? "—" : amounts + notStated(of.unpriced)), trust(of.trust)});
        }
        end();
        ageing();
    }

    /// Open instructions by business days, as the measures count them: the same figures as on the page.
    void ageing()
    {
        std::vector<const Row<AgeingBucket>*> buckets;
        m_input.snapshot.table<AgeingBucket>().forEach([&](const Row<AgeingBucket>& row) { buckets.push_back(&row); });
        if (buckets.empty())
            return;
        // From what is not due yet to what waits longest; what has no date comes last.
        std::stable_sort(buckets.begin(), buckets.end(), [](const auto* a, const auto* b) {
            return std::tie(b->record.oldest, a->record.currency) < std::tie(a->record.oldest, b->record.currency);
        });
        begin({Text::AgeBucket, Text::Count, Text::Amount, Text::OldestDate, Text::Tier});
        for (const auto* bucket : buckets) {
            const auto& of = bucket->record;
            Trust known;
            known.include(m_input, *bucket);
            row({left(saidOf(of.bucket)), right(grouped(std::to_string(of.instructions))),
                 right((of.currency.empty() ? "" : of.currency + " ") + grouped(of.value.text())), right(of.oldest ? toText(Cell{*of.oldest}) : "—"),
                 trust(known)});
        }
        end();
    }

    void vaults()
    {
        heading(Text::Vaults);
        struct Holding {
            std::size_t bars = 0;
            std::size_t unknown = 0;
            Sum fine;
            Trust trust;
        };
        std::map<VaultId, Holding> holdings;
        m_input.snapshot.table<Bar>().forEach([&](const Row<Bar>& row) {
            Holding& holding = holdings[row.record.vault];
            ++holding.bars;
            if (row.record.fineOz)
                holding.fine.add(*row.record.fineOz);
            else
                ++holding.unknown;
            holding.trust.include(m_input, row);
        });
        if (holdings.empty()) {
            nothing();
            return;
        }
        begin({Text::Vault, Text::Bars, Text::FineOunces, Text::Tier});
        for (const auto& [vault, holding] : holdings)
            row({left(vault.value()), right(grouped(std::to_string(holding.bars))),
                 right(holding.unknown == holding.bars ? "—" : sumText(holding.fine) + notStated(holding.unknown)),
                 trust(holding.trust)});
        end();
    }

    void alerts()
    {
        heading(Text::Alerts);
        std::map<std::string, std::pair<std::size_t, std::size_t>> byRule;
        m_input.snapshot.table<Alert>().forEach([&](const Row<Alert>& row) {
            auto& [all, open] = byRule[row.record.rule];
            ++all;
            open += row.record.state == AlertState::Closed ? 0 : 1;
        });
        if (byRule.empty()) {
            nothing();
            return;
        }
        begin({Text::AlertRule, Text::Count, Text::Open});
        for (const auto& [rule, counts] : byRule)
            row({left(rule), right(std::to_string(counts.first)), right(std::to_string(counts.second))});
        end();
    }

    void sources()
    {
        heading(Text::Sources);
        if (m_input.snapshot.sources.empty()) {
            nothing();
            return;
        }
        begin({Text::Sources, Text::State, Text::AsOf, Text::Tier, Text::Reason});
        for (const auto& source : m_input.snapshot.sources)
            row({left(source.id.value()),
                 left(std::string(text(source.state, m_input.language)), source.state == FeedState::Live ? "good" : "watch"),
                 left(source.lastAsOf ? support::toText(*source.lastAsOf) : "—"), left(std::string(letter(source.tier))),
                 left(source.reason.empty() ? "—" : saidOf(source.reason))});
        end();
    }

    const ReportInput& m_input;
    Target m_target;
    std::string m_out;
};

} // namespace

std::string renderHtml(const ReportInput& input, Target target)
{
    return Page(input, target).render();
}

} // namespace assay::reports
