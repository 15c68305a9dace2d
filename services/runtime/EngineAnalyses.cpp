// SPDX-License-Identifier: GPL-3.0-or-later
// What the engine answers beyond collecting: why a figure is what it is, what-ifs, letters, and what a person records.
#include <boost/asio/post.hpp>

#include "services/domain/OwnSources.h"
#include "services/reports/IssuerLetters.h"
#include "services/runtime/Engine.h"
#include "services/runtime/Explainer.h"
#include "services/runtime/StressRunner.h"
#include "services/wire/AssayHttp.h"

namespace assay::runtime {

namespace asio = boost::asio;
using namespace domain;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

/// Business days that an issuer has to answer a letter, unless the person who writes it says otherwise.
constexpr std::int64_t kReplyBusinessDays = 5;
/// What a person wrote does not grow stale.
constexpr Duration kNeverStale = std::chrono::hours{24 * 365 * 100};

/// Fills in what only the console knows. `number` makes ids of records of one instant distinct.
void complete(Letter& letter, const std::string& actor, Instant now)
{
    if (letter.author.empty())
        letter.author = actor;
    if (letter.writtenAt == Instant{})
        letter.writtenAt = now;
    if (letter.id.empty())
        letter.id = "L-" + Hash::of(letter.rule.value() + letter.subject + support::toText(now)).hex().substr(0, 10);
}
void complete(StressRun& run, const std::string& actor, Instant now)
{
    if (run.author.empty())
        run.author = actor;
    if (run.ranAt == Instant{})
        run.ranAt = now;
    if (run.id.empty())
        run.id = "S-" + Hash::of(run.coin.value() + run.parameters + support::toText(now)).hex().substr(0, 10);
}
void complete(Explanation& explanation, const std::string& actor, Instant now)
{
    if (explanation.author.empty())
        explanation.author = actor;
    if (explanation.at == Instant{})
        explanation.at = now;
}
void complete(Handover& sheet, const std::string& actor, Instant now)
{
    if (sheet.outgoing.empty())
        sheet.outgoing = actor;
    if (sheet.madeAt == Instant{})
        sheet.madeAt = now;
    if (sheet.id.empty())
        sheet.id = "H-" + Hash::of(sheet.shift + sheet.outgoing + support::toText(now)).hex().substr(0, 10);
}

/// The record as an answer of the source "console", with bytes of its own.
template <class Record>
sync::FeedDelivery arrivalOf(const Record& record, Instant now)
{
    wire::AssayPageHead head;
    head.asOf = now;
    head.sequence = 1;
    sync::Answer answer;
    answer.update.resource = std::string(resourceOf<Record>());
    answer.update.completeness = wire::Completeness::Delta;
    answer.update.asOf = now;
    rowsOf<Record>(answer.update.upserts).push_back(record);
    std::string page;
    wire::appendPage<Record>(page, head, std::vector<Record>{record});
    answer.raw.receive(std::move(page));
    answer.raw.source = consoleSource();
    answer.raw.resource = answer.update.resource;
    answer.raw.target = "console";
    answer.raw.receivedAt = now;
    sync::FeedDelivery delivery;
    delivery.source = consoleSource();
    delivery.tier = Tier::Observed;
    delivery.completeness = wire::Completeness::Delta;
    delivery.answers.push_back(std::move(answer));
    return delivery;
}

/// Who issues the coin that a subject begins with, or the issuer that it names.
void addIssuer(const Snapshot& snapshot, const std::string& subject, reports::LetterFacts& facts)
{
    const std::string first = subject.substr(0, subject.find(' '));
    const auto take = [&](const IssuerId& issuer, const std::string& name) {
        facts.issuer = issuer;
        if (!name.empty())
            facts.issuerName = name;
    };
    snapshot.table<ReserveStatement>().forEach([&](const Row<ReserveStatement>& row) {
        if (row.record.coin.value() != first)
            return;
        facts.coin = row.record.coin;
        take(row.record.issuer, row.record.issuerName);
    });
    snapshot.table<Licensee>().forEach([&](const Row<Licensee>& row) {
        if (row.record.issuer.value() == first || row.record.issuer == facts.issuer)
            take(row.record.issuer, row.record.name);
    });
}

} // namespace

void Engine::explain(std::string figure, api::Reply<Why> reply)
{
    ask(std::move(reply), [this, figure = std::move(figure)](const store::Store& store) -> Result<Why> {
        if (!m_settings.supervision.rules)
            return fail(ErrorCode::Unsupported, "no rules are loaded");
        Explainer explainer(store, m_settings.supervision, m_settings.moment, m_settings.moment.asOf.value_or(m_settings.clock()));
        return explainer.explain(figure);
    });
}

void Engine::stress(CoinId coin, std::string parameters, api::Reply<api::StressView> reply)
{
    ask(std::move(reply), [this, coin = std::move(coin), parameters = std::move(parameters)](
                              const store::Store& store) -> Result<api::StressView> {
        if (!m_settings.supervision.rules)
            return fail(ErrorCode::Unsupported, "no rules are loaded");
        const auto head = store.head();
        if (!head)
            return tl::unexpected(head.error());
        const auto snapshot = current();
        auto view = runStressView(m_settings.supervision, *snapshot, coin, parameters,
                                  m_settings.moment.asOf.value_or(m_settings.clock()));
        if (view)
            view->snapshot = head->hex();
        return view;
    });
}

void Engine::draftLetter(RuleId rule, std::string subject, api::Reply<Letter> reply)
{
    onPool(std::move(reply), [this, rule = std::move(rule), subject = std::move(subject)]() -> Result<Letter> {
        const auto snapshot = current();
        reports::LetterFacts facts;
        bool found = false;
        snapshot->findings.forEach([&](const Row<Finding>& row) {
            if (row.record.rule == rule && row.record.subject == subject) {
                facts.finding = row.record;
                found = true;
            }
        });
        if (!found)
            return fail(ErrorCode::NotFound, "there is no such finding any more", rule.value() + ' ' + subject);
        facts.now = m_settings.clock();
        const auto& rules = m_settings.supervision.rules;
        if (const auto* text = rules ? rules->rule(rule) : nullptr)
            facts.ruleTitle = text->title;
        addIssuer(*snapshot, subject, facts);
        const Date today = support::hongKongDate(facts.now);
        const auto* calendar = rules ? rules->calendar("hong-kong") : nullptr;
        const auto due = calendar ? calendar->addBusinessDays(today, kReplyBusinessDays)
                                  : Result<Date>(fail(ErrorCode::NotFound, "no calendar"));
        facts.replyBy = due.value_or(Date{std::chrono::sys_days{today} + std::chrono::days{7}});
        return reports::draftLetter(facts);
    });
}

void Engine::record(api::OwnRecord record, api::Reply<std::string> reply)
{
    if (m_settings.mode != api::Mode::Live) {
        onPool(std::move(reply), []() -> Result<std::string> {
            return fail(ErrorCode::ReadOnly, "nothing can be recorded while the store is open for reading only");
        });
        return;
    }
    whenRecording([this, record = std::move(record), reply = std::move(reply)](const Result<void>& recording) mutable {
        if (!recording) {
            reply(tl::unexpected(recording.error()));
            return;
        }
        const Instant now = m_settings.clock();
        SourceHealth health;
        health.id = consoleSource();
        health.kind = "console";
        health.protocol = "console";
        health.tier = Tier::Observed;
        health.staleAfterMs = kNeverStale.count();
        m_collector->addSource(health);
        std::visit(
            [&]<class Record>(Record& one) {
                complete(one, m_settings.actor, now);
                const std::string key = keyOf(one);
                const std::string object = std::string(nameOf<Record>()) + ' ' + key;
                m_collector->audit({now, m_settings.actor, "record", "INTENT", object, {}});
                sync::FeedNote note;
                note.kind = sync::FeedNote::Kind::Success;
                note.source = consoleSource();
                note.at = now;
                note.asOf = now;
                m_collector->note(note);
                const auto stored = [this, key, object, reply](const Result<sync::Assembler::Folded>& folded) {
                    if (!folded) {
                        reply(tl::unexpected(folded.error()));
                        return;
                    }
                    m_collector->audit({m_settings.clock(), m_settings.actor, "record", "RESULT", object, "stored"});
                    reply(key);
                };
                const auto added = support::caught("recording", [&] { m_collector->add(arrivalOf(one, now), stored); });
                if (!added)
                    stored(tl::unexpected(added.error()));
            },
            record);
    });
}

} // namespace assay::runtime
