// SPDX-License-Identifier: GPL-3.0-or-later
// What the thread of the window spends on 20 updates a second of 100 of 100,000 instructions, sorted and filtered: taking
// the picture, applying the order, and drawing the texts of one screen. Prints one JSON line, times in milliseconds.
#include <algorithm>
#include <cstdio>
#include <random>

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include "models/view/Tables.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;

namespace {

constexpr int kRows = 100'000;
constexpr int kTouched = 100;
constexpr int kUpdates = 300;
constexpr int kScreenRows = 40;

domain::Instruction instruction(int number, std::mt19937& random)
{
    static const std::array<const char*, 4> kStatus{"PEND", "PENF", "MACH", "SETT"};
    domain::Instruction out;
    out.ref = "SI-" + std::to_string(1'000'000 + number);
    out.systemRef = "HK" + std::to_string(9'000'000 + number);
    out.status = kStatus[random() % 4];
    out.reason = random() % 2 ? "LACK" : "";
    out.kind = domain::SettlementKind::DvP;
    out.asset = "XAU";
    out.quantity = *domain::Decimal::fromParts(static_cast<std::int64_t>(random() % 40'000'000), 3);
    out.currency = "HKD";
    out.amount = *domain::Decimal::fromParts(static_cast<std::int64_t>(random()), 2);
    out.deliverer = domain::ParticipantId("P" + std::to_string(random() % 60));
    out.receiver = domain::ParticipantId("P" + std::to_string(random() % 60));
    out.queuedAt = tests::kNow - std::chrono::seconds{random() % 100'000};
    return out;
}

double at(const std::vector<double>& sorted, double part)
{
    return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    WorkPool pool;
    const TableContext context{Format(QStringLiteral("en")), [] { return tests::kNow; }, &pool};
    std::mt19937 random(7);
    tests::PictureMaker maker;
    for (int i = 0; i < kRows; ++i)
        maker.put(instruction(i, random));
    QObject owner;
    auto* model = makeInstructions(context, &owner);
    const QPersistentModelIndex* kept = nullptr;
    model->sort(model->columnOf("amount"), Qt::DescendingOrder);
    model->setFilter(QStringLiteral("-status:SETT"));

    QElapsedTimer total;
    total.start();
    model->setPicture(maker.publish());
    while (!model->isReady() || !model->isSettled())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double first = static_cast<double>(total.nsecsElapsed()) / 1e6;
    const QPersistentModelIndex selected(model->index(5000, 0));
    kept = &selected;

    // One sample is everything this thread does for one update, summed over its turns of the event loop.
    std::vector<double> samples;
    std::vector<double> latencies;
    for (int update = 0; update < kUpdates; ++update) {
        for (int i = 0; i < kTouched; ++i)
            maker.put(instruction(static_cast<int>(random() % kRows), random));
        auto picture = maker.publish();
        QElapsedTimer latency;
        latency.start();
        qint64 busy = 0;
        QElapsedTimer turn;
        turn.start();
        model->setPicture(picture);
        picture.reset();
        busy += turn.nsecsElapsed();
        auto* dispatcher = QAbstractEventDispatcher::instance();
        const auto awake = QObject::connect(dispatcher, &QAbstractEventDispatcher::awake, &owner, [&] { turn.restart(); });
        while (!model->isSettled()) {
            turn.restart();
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            busy += turn.nsecsElapsed();
        }
        QObject::disconnect(awake);
        turn.restart();
        for (int row = 0; row < kScreenRows; ++row)
            for (int column = 0; column < 14; ++column) {
                const auto index = model->index(row, column);
                if (index.data().toString().isNull() || index.data(ToneRole).isNull())
                    return 1;
            }
        busy += turn.nsecsElapsed();
        samples.push_back(static_cast<double>(busy) / 1e6);
        latencies.push_back(static_cast<double>(latency.nsecsElapsed()) / 1e6);
    }
    std::sort(samples.begin(), samples.end());
    std::sort(latencies.begin(), latencies.end());
    std::printf("{\"bench\":\"QueueModel\",\"rows\":%d,\"touched\":%d,\"updates\":%d,\"first_order_ms\":%.1f,"
                "\"gui_ms\":{\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f},"
                "\"to_screen_ms\":{\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f},\"selection_kept\":%s}\n",
                kRows, kTouched, kUpdates, first, at(samples, 0.5), at(samples, 0.99), samples.back(), at(latencies, 0.5),
                at(latencies, 0.99), latencies.back(), kept->isValid() ? "true" : "false");
    return 0;
}
