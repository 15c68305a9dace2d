// SPDX-License-Identifier: GPL-3.0-or-later
// The derived tables of settlement over 100,000 instructions: made once, and after 1,000 of them changed; and the search for
// gridlock in a queue of 100,000 that all wait.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "services/rules/engine/DerivedTerms.h"
#include "services/rules/settlement/QueueTerms.h"
#include "services/rules/engine/RuleFiles.h"
#include "tests/services/measures/QueueFixture.h"

using namespace assay;
using domain::Instruction;
using domain::Position;

namespace {

constexpr int kInstructions = 100'000;
constexpr int kChanged = 1'000;
constexpr int kMembers = 40;
constexpr int kRounds = 7;
constexpr double kRatio = 0.15;
constexpr double kSearchMs = 5'000.0;

struct Lottery {
    std::uint64_t state = 7;
    std::uint64_t below(std::uint64_t bound)
    {
        state = state * 6364136223846793005ull + 1442695040888963407ull;
        return (state >> 33) % bound;
    }
};

/// A console's tables: rows know the revision in which they changed.
class Market {
public:
    explicit Market(const char* reason) : m_reason(reason)
    {
        m_origin = std::make_shared<domain::Origin>();
        auto& origin = const_cast<domain::Origin&>(*m_origin);
        origin.source = domain::SourceId("clearing");
        origin.asOf = origin.knownAt = measures::test::kNow;
        for (int i = 0; i < kInstructions; ++i)
            put(i);
        for (int i = 0; i < kMembers; ++i)
            for (const char* asset : {"XAU", "HKD"})
                (void)m_positions.put(measures::test::position(member(static_cast<std::uint64_t>(i)).c_str(), asset, "1000"), m_origin, m_revision + 1);
    }

    void change()
    {
        for (int i = 0; i < kChanged; ++i)
            put(static_cast<int>(m_lottery.below(kInstructions)));
    }

    [[nodiscard]] domain::Snapshot snapshot()
    {
        domain::Snapshot out;
        out.revision = ++m_revision;
        out.tables.get<Instruction>() = m_instructions.publish();
        out.tables.get<Position>() = m_positions.publish();
        out.confirmed[{m_origin->source, std::string(domain::resourceOf<Instruction>())}] = m_origin;
        return out;
    }

private:
    static std::string member(std::uint64_t number) { return "P" + std::to_string(number); }

    void put(int number)
    {
        const auto from = m_lottery.below(kMembers);
        const auto to = (from + 1 + m_lottery.below(kMembers - 1)) % kMembers;
        auto row = measures::test::instruction("SI-" + std::to_string(1'000'000 + number), member(from).c_str(), member(to).c_str(),
                                               std::to_string(1 + m_lottery.below(500)).c_str(),
                                               (std::to_string(100 + m_lottery.below(90'000)) + ".00").c_str());
        row.reason = m_reason;
        row.settlementDate = domain::Date{std::chrono::sys_days{measures::test::kToday} - std::chrono::days{m_lottery.below(5)}};
        row.priority = static_cast<std::int64_t>(1 + m_lottery.below(4));
        if (m_lottery.below(50) == 0)
            row.hold = domain::HoldState::OnHold;
        (void)m_instructions.put(std::move(row), m_origin, m_revision + 1);
    }

    const char* m_reason;
    Lottery m_lottery;
    domain::OriginPtr m_origin;
    domain::TableEditor<Instruction> m_instructions;
    domain::TableEditor<Position> m_positions;
    std::uint64_t m_revision = 0;
};

double cpuMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
double millisecondsOf(Work work)
{
    const double begin = cpuMilliseconds();
    work();
    return cpuMilliseconds() - begin;
}

} // namespace

int main()
{
    const auto engine = rules::loadEngine(std::filesystem::path(ASSAY_SOURCE_DIR) / "resources");
    const auto terms = engine ? rules::settlementTerms(engine->packs()) : tl::unexpected(engine.error());
    if (!terms) {
        std::fprintf(stderr, "%s\n", terms.error().text().c_str());
        return EXIT_FAILURE;
    }
    const auto now = measures::test::kNow;

    // Reasons that no money cures: so the tables alone are measured here, the search below.
    double all = 1e9;
    double changed = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        Market market("BLOC");
        measures::SettlementTablesBuilder book(*terms);
        const auto first = market.snapshot();
        all = std::min(all, millisecondsOf([&] { book.refresh({first, now, engine->calendars()}); }));
        for (int i = 0; i < 3; ++i) {
            market.change();
            const auto next = market.snapshot();
            changed = std::min(changed, millisecondsOf([&] { book.refresh({next, now, engine->calendars()}); }));
        }
    }
    const double ratio = changed / all;
    std::printf("%d instructions: tables made in %.1f ms, after %d changed in %.1f ms, ratio %.3f (limit %.2f: %s)\n", kInstructions, all,
                kChanged, changed, ratio, kRatio, ratio <= kRatio ? "kept" : "exceeded");

    Market waiting("LACK");
    const auto snapshot = waiting.snapshot();
    double built = 0;
    double searched = 0;
    std::optional<measures::SettlementQueue> queue;
    std::vector<domain::GridlockOption> options;
    built = millisecondsOf([&] {
        queue = measures::SettlementQueue::of(snapshot, domain::SourceId("clearing"), measures::test::kToday, terms->queue);
    });
    searched = millisecondsOf([&] { options = measures::gridlockOptions(*queue, terms->gridlock); });
    double preview = 0;
    if (!options.empty())
        preview = millisecondsOf([&] { (void)measures::whatIf(*queue, measures::askOf(options.front()), terms->gridlock); });
    std::printf("%d instructions that wait: queue read in %.1f ms, searched in %.1f ms (%zu options), one preview %.1f ms (limit %.0f ms: %s)\n",
                kInstructions, built, searched, options.size(), preview, kSearchMs, built + searched <= kSearchMs ? "kept" : "exceeded");
    return ratio <= kRatio && built + searched <= kSearchMs && !options.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}
