// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Explainer.h"

#include <algorithm>
#include <cstring>
#include <set>

#include "services/domain/DerivedSchemas.h"
#include "services/domain/Sentence.h"
#include "services/runtime/EarlierDataReader.h"
#include "services/runtime/Redecode.h"

namespace assay::runtime {

using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// A tree of more leaves than this explains nothing; the rest is counted.
constexpr std::size_t kMaxLeaves = 2000;

std::string shownKey(std::string key)
{
    for (auto at = key.find('\x1f'); at != std::string::npos; at = key.find('\x1f', at))
        key.replace(at, 1, "/");
    return key;
}

template <class Record>
constexpr bool kHasCoin = requires(const Record& record) { record.coin; };

/// "HKDX line 14" is about HKDX.
bool isAbout(std::string_view subject, std::string_view name)
{
    return !name.empty() && subject.starts_with(name) && (subject.size() == name.size() || subject[name.size()] == ' ');
}

template <class Record>
bool concerns(const Record& record, std::string_view subject)
{
    if constexpr (kHasCoin<Record>) {
        return record.coin.empty() || isAbout(subject, record.coin.value());
    } else
        return true;
}

/// The figures of a row, for its line in the tree, amounts first: "market_value 1,200.00; currency HKD".
template <class Record>
std::string figuresOf(const Record& record)
{
    std::string amounts;
    std::string rest;
    for (const auto& field : fieldsOf<Record>()) {
        const std::string text = field.text(&record);
        if (text.empty() || field.presence == Presence::Key || field.semantic == Semantic::Digest)
            continue;
        const bool amount = field.semantic == Semantic::Money || field.semantic == Semantic::Quantity
            || field.semantic == Semantic::Weight || field.semantic == Semantic::Ratio;
        std::string& out = amount ? amounts : rest;
        out += (out.empty() ? "" : "; ") + std::string(field.name) + ' ' + text;
    }
    return amounts + (amounts.empty() || rest.empty() ? "" : "; ") + rest;
}

/// How each derived table is made, and of which tables.
struct Recipe {
    std::string_view table;
    std::string_view formula;
    std::vector<std::string_view> from;
};

const std::vector<Recipe>& recipes()
{
    static const std::vector<Recipe> all{
        {"coverage",
         phrase("Σ market value of eligible lines ÷ par value outstanding"),
         {"reserve-statements", "reserve-assets", "supply"}},
        {"holding-lines",
         phrase("one line of the newest statement, judged for eligibility"),
         {"reserve-assets", "approvals", "custodian-positions"}},
        {"concentrations",
         phrase("value of the lines of one name ÷ value of the pool"),
         {"reserve-assets", "issuer-limits"}},
        {"supply-bridge", phrase("opening + minted − burned = closing"), {"supply", "token-operations"}},
        {"redemption-clocks",
         phrase("one Hong Kong business day from the valid request"),
         {"redemptions", "approvals"}},
        {"liquidity",
         phrase("cash raised up to a horizon − outflow up to it"),
         {"reserve-statements", "reserve-assets", "redemptions"}},
        {"duties",
         phrase("what is owed by a date against what was filed"),
         {"filings", "incidents", "coin-terms", "letters"}},
        {"peg", phrase("Σ close × volume ÷ Σ volume, against par"), {"prices"}},
        {"rules", phrase("findings of one rule, counted by outcome"), {}},
        {"cycle-standings",
         phrase("open instructions due in one cycle, and those of them that cannot settle as things stand"),
         {"settlement-cycles", "instructions"}},
        {"participant-standings",
         phrase("balance + incoming − outgoing of open instructions due by the next cut-off, against the limit"),
         {"positions", "instructions", "settlement-cycles"}},
        {"ageing-buckets",
         phrase("open instructions by business days since their settlement date"),
         {"instructions"}},
        {"settlement-efficiency",
         phrase("settled ÷ due of one day"),
         {"instructions"}},
        {"fail-groups",
         phrase("failing and overdue instructions by who lacks what"),
         {"instructions"}},
        {"gridlock-options",
         phrase("instructions after which no account is short, settled together or released"),
         {"instructions", "positions"}},
    };
    return all;
}

} // namespace

Explainer::Explainer(const store::Store& store, const Supervision& supervision, store::Moment moment, Instant now)
    : m_store(store), m_supervision(supervision), m_moment(moment), m_now(now)
{
}

Result<Why> Explainer::explain(std::string_view text)
{
    auto snapshot = m_store.loadSnapshot(m_moment);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    m_snapshot = *snapshot;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size())
        return fail(ErrorCode::Usage, "a figure is RULE:SUBJECT (STB-01:HKDX) or TABLE:KEY.FIELD (coverage:HKDX.headline)",
                    std::string(text.substr(0, 80)));
    const auto head = text.substr(0, colon);
    const auto rest = text.substr(colon + 1);
    auto why = [&]() -> Result<Why> {
        if (const auto* rule = m_supervision.rules->rule(RuleId(head)))
            return finding(*rule, rest);
        return figure(head, rest);
    }();
    if (why)
        settleWorst(*why);
    return why;
}

Result<Why> Explainer::finding(const rules::Rule& rule, std::string_view subject)
{
    const auto find = [&](const Snapshot& snapshot) {
        const Row<Finding>* found = nullptr;
        snapshot.findings.forEach([&](const Row<Finding>& row) {
            if (row.record.rule == rule.id && row.record.subject == subject)
                found = &row;
        });
        return found;
    };
    const Row<Finding>* stored = find(*m_snapshot);
    if (!stored)
        return fail(ErrorCode::NotFound, "the rule " + rule.id.value() + " has no finding on this subject",
                    std::string(subject.substr(0, 80)));
    const Row<Finding> row = *stored;
    // Seen as it was when it was judged: rows that came later are no part of it.
    m_moment.knownAt = row.origin->knownAt;
    auto then = m_store.loadSnapshot(m_moment);
    if (!then)
        return tl::unexpected(then.error());
    m_snapshot = *then;

    Why why;
    why.label = rule.id.value() + ' ' + rule.title + ": " + row.record.subject;
    why.value = std::string(toText(row.record.outcome)) + (row.record.measured.empty() ? "" : ": " + row.record.measured);
    why.unit = row.record.unit;
    why.formula = row.record.threshold.empty() ? std::string() : sentence("measured against {1}", row.record.threshold);
    Why text;
    text.label = sentence("Rule text");
    text.value = row.record.citation;
    text.formula = sentence("pack {1}, confidence {2}", row.record.ruleVersion, row.record.confidence);
    for (const auto& parameter : rule.parameters) {
        Why line;
        line.label = parameter.key;
        line.value = rules::toText(parameter);
        text.children.push_back(std::move(line));
    }
    why.children.push_back(std::move(text));
    const std::set<std::string> evidence(row.record.evidence.begin(), row.record.evidence.end());
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        addLeaves<Record>(why, [&](const Row<Record>& input) {
            return evidence.contains(input.origin->raw.hex()) && concerns(input.record, row.record.subject);
        });
    });
    Snapshot fromBytes = again();
    const auto redone = m_supervision.rules->evaluateRule(rule.id, fromBytes, row.origin->knownAt);
    const auto same = std::find_if(redone.begin(), redone.end(), [&](const Finding& f) { return f.subject == row.record.subject; });
    if (same == redone.end()) {
        why.check = Check::Differs;
        why.remark = sentence("derived again from the stored bytes the rule says nothing of this subject");
    } else if (same->outcome != row.record.outcome || same->measured != row.record.measured) {
        why.check = Check::Differs;
        why.remark = sentence("derived again from the stored bytes it is {1}: {2}", std::string(toText(same->outcome)),
                              same->measured);
    } else {
        why.check = Check::Agrees;
        why.remark = sentence("derived again from the stored bytes: the same");
    }
    return why;
}

Result<Why> Explainer::figure(std::string_view table, std::string_view rest)
{
    std::optional<Result<Why>> out;
    std::string known;
    const auto matches = [&]<class Record>(std::type_identity<Record>) {
        known += (known.empty() ? "" : ", ") + std::string(resourceOf<Record>());
        return !out && (table == resourceOf<Record>() || table == nameOf<Record>());
    };
    forEachStatedRecord([&]<class Record>(std::type_identity<Record> type) {
        if (matches(type))
            out = statedFigure<Record>(rest);
    });
    forEachRecordIn(DerivedRecords{}, [&]<class Record>(std::type_identity<Record> type) {
        if (matches(type))
            out = derivedFigure<Record>(rest);
    });
    if (!out)
        return fail(ErrorCode::Usage, "there is no rule and no table \"" + std::string(table.substr(0, 40)) + "\"; tables are " + known);
    return std::move(*out);
}

namespace {

/// A row's key as a person writes it, and the field asked for; the field is empty for the whole row.
template <class Record>
std::pair<std::string, std::string> keyAndField(std::string_view rest)
{
    const auto dot = rest.rfind('.');
    if (dot != std::string_view::npos)
        if (const auto* field = fieldNamed<Record>(rest.substr(dot + 1)))
            return {std::string(rest.substr(0, dot)), std::string(field->name)};
    return {std::string(rest), {}};
}

template <class Record>
std::string valueOf(const Record& record, std::string_view field)
{
    const auto* known = fieldNamed<Record>(field);
    return known ? known->text(&record) : std::string();
}

template <class Record>
std::optional<Row<Record>> rowOf(const Snapshot& snapshot, const std::string& key)
{
    const auto& table = snapshot.table<Record>();
    for (std::size_t i = table.size(); i-- > 0;)
        if (table.life(i) == RowState::Present)
            if (const std::string own = table.key(i); own == key || shownKey(own) == key)
                return table.at(i);
    return std::nullopt;
}

} // namespace

template <class Record>
Result<Why> Explainer::statedFigure(std::string_view rest)
{
    const auto [key, field] = keyAndField<Record>(rest);
    const auto row = rowOf<Record>(*m_snapshot, key);
    if (!row)
        return fail(ErrorCode::NotFound, "there is no such row", std::string(resourceOf<Record>()) + ' ' + key.substr(0, 80));
    Why why = leaf(*row);
    if (!field.empty()) {
        why.label += ", " + field;
        why.value = valueOf(row->record, field);
    }
    return why;
}

template <class Record>
Result<Why> Explainer::derivedFigure(std::string_view rest)
{
    const auto [key, field] = keyAndField<Record>(rest);
    Snapshot stored = *m_snapshot;
    const auto past = readEarlierData(m_store, stored, {m_moment, m_now, m_supervision.lookBack()});
    if (!past)
        return tl::unexpected(past.error());
    stored.derived = m_supervision.deriveAfresh(stored, *past, m_now);
    const auto row = rowOf<Record>(stored, key);
    if (!row)
        return fail(ErrorCode::NotFound, "there is no such row", std::string(resourceOf<Record>()) + ' ' + key.substr(0, 80));
    Why why;
    why.label = std::string(resourceOf<Record>()) + ' ' + shownKey(keyOf(row->record)) + (field.empty() ? "" : ", " + field);
    why.value = field.empty() ? figuresOf(row->record) : valueOf(row->record, field);
    const auto recipe = std::find_if(recipes().begin(), recipes().end(),
                                     [](const Recipe& r) { return r.table == resourceOf<Record>(); });
    if (recipe != recipes().end()) {
        why.formula = recipe->formula;
        std::string subject;
        if constexpr (kHasCoin<Record>)
            subject = row->record.coin.value();
        addInputs(why, recipe->from, subject);
    }
    Snapshot fromBytes = again();
    fromBytes.derived = m_supervision.deriveAfresh(fromBytes, *past, m_now);
    const auto redone = rowOf<Record>(fromBytes, key);
    const std::string value = !redone ? std::string() : field.empty() ? figuresOf(redone->record) : valueOf(redone->record, field);
    why.check = value == why.value ? Check::Agrees : Check::Differs;
    why.remark = value == why.value ? sentence("derived again from the stored bytes: the same")
                                    : sentence("derived again from the stored bytes it is {1}",
                                               value.empty() ? sentence("not told") : value);
    return why;
}

/// No template, or each derived record would have its own copy for each stated one.
void Explainer::addInputs(Why& parent, const std::vector<std::string_view>& resources, const std::string& subject)
{
    forEachStatedRecord([&]<class Input>(std::type_identity<Input>) {
        if (std::find(resources.begin(), resources.end(), resourceOf<Input>()) != resources.end())
            addLeaves<Input>(parent, [&](const Row<Input>& input) { return subject.empty() || concerns(input.record, subject); });
    });
}

template <class Record, class Wanted>
void Explainer::addLeaves(Why& parent, Wanted&& wanted)
{
    // Of a run of statements the newest one of each source and coin is an input; those before it are its history.
    std::map<std::pair<SourceId, CoinId>, const Row<Record>*> newest;
    if constexpr (std::is_same_v<Record, ReserveStatement>)
        m_snapshot->table<Record>().forEach([&](const Row<Record>& row) {
            auto& best = newest[{row.origin->source, row.record.coin}];
            if (wanted(row) && (!best || best->record.asOf < row.record.asOf))
                best = &row;
        });
    const auto& table = m_snapshot->table<Record>();
    std::vector<std::pair<std::string, std::size_t>> rows;   // with their positions
    Row<Record> scratch;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& row = table.read(i, scratch);
        if (row.life != RowState::Present || !wanted(row))
            continue;
        if constexpr (std::is_same_v<Record, ReserveStatement>)
            if (newest[{row.origin->source, row.record.coin}] != &row)
                continue;
        rows.emplace_back(keyOf(row.record), i);
    }
    // As a person counts them: line 2 before line 10.
    std::stable_sort(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
        return ::strverscmp(one.first.c_str(), other.first.c_str()) < 0;
    });
    const std::size_t shown = std::min(rows.size(), kMaxLeaves - std::min(kMaxLeaves, m_leaves));
    m_leaves += shown;
    for (std::size_t i = 0; i < shown; ++i)
        parent.children.push_back(leaf(table.at(rows[i].second)));
    const std::size_t more = rows.size() - shown;
    if (more == 0)
        return;
    Why rest;
    rest.label = sentence("{1} more rows of {2}, not checked here", std::to_string(more),
                          std::string(resourceOf<Record>()));
    parent.children.push_back(std::move(rest));
}

template <class Record>
Why Explainer::leaf(const Row<Record>& row)
{
    Why out;
    out.label = std::string(resourceOf<Record>()) + ' ' + shownKey(keyOf(row.record));
    out.value = figuresOf(row.record);
    const Origin& confirmed = m_snapshot->confirmedBy(row);
    out.origin = *row.origin;
    out.quality = m_snapshot->quality(row.origin->source, confirmed.asOf, m_now);
    check(row, out);
    return out;
}

template <class Record>
void Explainer::check(const Row<Record>& row, Why& out)
{
    if (row.origin->raw.empty()) {
        out.remark = sentence("no answer's bytes belong to this row");
        return;
    }
    auto& found = answer(row.origin->raw);
    if (!found.raw) {
        out.check = found.raw.error().code == ErrorCode::NotFound ? Check::NotStored : Check::BytesChanged;
        out.remark = found.raw.error().text();
        return;
    }
    out.target = found.raw->target;
    if constexpr (std::is_same_v<Record, Restatement>) {
        out.check = Check::Agrees;
        out.remark = sentence("made when the answer was folded; its bytes are unchanged");
        return;
    }
    const std::string resource(resourceOf<Record>());
    auto place = found.readings.find(resource);
    if (place == found.readings.end()) {
        Reading reading{decodeAgain(*found.raw, resource, *m_snapshot), {}};
        std::size_t position = 0;
        if (reading.update)
            for (const auto& record : rowsOf<Record>(reading.update->upserts))
                reading.places.insert_or_assign(keyOf(record), position++);
        place = found.readings.emplace(resource, std::move(reading)).first;
    }
    const auto& reading = place->second;
    if (!reading.update) {
        out.check = Check::CannotRead;
        out.remark = reading.update.error().text();
        return;
    }
    const auto at = reading.places.find(keyOf(row.record));
    const auto& rows = rowsOf<Record>(reading.update->upserts);
    if (at == reading.places.end() || at->second >= rows.size()) {
        out.check = Check::Differs;
        out.remark = sentence("the bytes do not state this row");
        return;
    }
    const auto* same = &rows[at->second];
    if (sameFields(*same, row.record)) {
        out.check = Check::Agrees;
        return;
    }
    out.check = Check::Differs;
    for (const auto* field : differingFields(*same, row.record))
        out.remark += (out.remark.empty() ? "" : "; ") +
                      sentence("{1}: stored {2}, the bytes say {3}", std::string(field->name), field->text(&row.record),
                               field->text(same));
    changesOf<Record>(m_differing).push_back({*same, row.origin, Change::Changed});
}

Explainer::Answer& Explainer::answer(const Hash& sha256)
{
    const auto found = m_answers.find(sha256);
    if (found != m_answers.end())
        return found->second;
    return m_answers.emplace(sha256, Answer{m_store.raw(sha256), {}}).first->second;
}

Snapshot Explainer::again() const
{
    Snapshot out = *m_snapshot;
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        const auto& rows = changesOf<Record>(m_differing);
        if (rows.empty())
            return;
        TableEditor<Record> editor(out.table<Record>());
        for (const auto& row : rows)
            (void)editor.put(row.record, row.origin, out.revision + 1);
        out.tables.get<Record>() = editor.publish();
    });
    return out;
}

} // namespace assay::runtime
