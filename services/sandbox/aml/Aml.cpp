// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/aml/Aml.h"

#include <array>

#include "services/sandbox/world/Codes.h"
#include "services/sandbox/ledgers/Ledgers.h"

namespace assay::sandbox
{

namespace
{

using namespace std::chrono_literals;
using domain::AlertState;
using domain::Severity;

struct Pattern {
    std::string_view rule;
    Severity severity;
    std::string_view explanation;
};
constexpr std::array kPatterns{
    Pattern{"AML-04", Severity::Medium, "several transfers below HKD 8,000 from one sender within a day"},
    Pattern{"AML-05", Severity::High, "nearly all of an inflow left within the hour"},
    Pattern{"AML-06", Severity::Critical, "two hops from an address labelled as a mixer"},
    Pattern{"AML-07", Severity::Medium, "no activity for more than 180 days, then a large transfer"},
    Pattern{"AML-08", Severity::High, "value came back to its sender over four hops"},
    Pattern{"AML-10", Severity::Low, "proof of control of the wallet is older than a year"},
};
constexpr int kAlerts = 200;
constexpr Duration kSpan = 14 * 24h;
constexpr Duration kToDecide = 36h;
constexpr std::size_t kAlertsKept = 300;

} // namespace

Aml::Aml(std::uint64_t seed, Scenario scenario, Instant start)
    : m_rng(seed, "aml"), m_seed(seed), m_scenario(scenario), m_start(start)
{
}

domain::Alert Aml::makeAlert(Instant openedAt)
{
    const auto& pattern = m_rng.pick(kPatterns);
    domain::Alert alert;
    alert.id = "AL-" + padded(m_next++, 6);
    alert.rule = pattern.rule;
    alert.subject = address("subject " + std::to_string(m_seed) + ' ' + std::to_string(m_rng.between(1, 160)));
    alert.severity = pattern.severity;
    alert.state = AlertState::Open;
    alert.openedAt = openedAt;
    alert.score = exact(m_rng.between(400, 985), 3);
    alert.explanation = pattern.explanation;
    alert.dueAt = openedAt + kToDecide;
    return alert;
}

void Aml::work(domain::Alert& alert, Instant now)
{
    const auto age = now - alert.openedAt;
    if (alert.state == AlertState::Closed)
        return;
    if (age > kToDecide - 2h)
        alert.state = AlertState::Closed;
    else if (alert.state == AlertState::Open)
        alert.state = AlertState::Acknowledged;
    else if (alert.state == AlertState::Acknowledged)
        alert.state = m_rng.oneIn(4) ? AlertState::Escalated : AlertState::Closed;
    else
        alert.state = AlertState::Closed;
    if (alert.owner.empty())
        alert.owner = "analyst-" + std::to_string(m_rng.between(1, 5));
}

void Aml::openStructuring(Instant at, ChangeSet& out)
{
    auto alert = makeAlert(at);
    alert.rule = "AML-04";
    alert.subject = Ledgers::structuringSender();
    alert.severity = Severity::High;
    alert.score = exact(941, 3);
    alert.explanation = "nine transfers in 40 minutes, each just below HKD 8,000";
    m_alerts.push_back(alert);
    out.upsert(kSourceAml, alert);
}

void Aml::fill(ChangeSet& out)
{
    for (int i = kAlerts; i > 0; --i) {
        const auto jitter = Duration{m_rng.between(0, 3'000'000)};
        auto alert =
            makeAlert(Instant{std::chrono::floor<std::chrono::seconds>(m_start - kSpan / kAlerts * i + jitter)});
        const auto rounds = m_start - alert.openedAt > kToDecide - 2h ? 1 : m_rng.between(0, 3);
        for (std::int64_t round = 0; round < rounds; ++round)
            work(alert, m_start);
        m_alerts.push_back(alert);
        out.upsert(kSourceAml, alert);
    }
    if (m_scenario == Scenario::Structuring)
        openStructuring(m_start, out);
}

void Aml::step(Instant now, ChangeSet& out)
{
    if (now.time_since_epoch() % Duration{30s} != Duration::zero())
        return;
    if (m_rng.oneIn(20)) {
        m_alerts.push_back(makeAlert(now));
        out.upsert(kSourceAml, m_alerts.back());
    }
    auto& picked = m_alerts[m_rng.index(m_alerts.size())];
    for (auto& alert : m_alerts) {
        const bool late = alert.state != AlertState::Closed && now - alert.openedAt > kToDecide - 2h;
        if ((&alert != &picked || alert.state == AlertState::Closed) && !late)
            continue;
        work(alert, now);
        out.upsert(kSourceAml, alert);
    }
    while (m_alerts.size() > kAlertsKept) {
        out.remove(kSourceAml, m_alerts.front());
        m_alerts.pop_front();
    }
}

} // namespace assay::sandbox
