// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of a process to the first painted Overview with its figures on a store of 200 MB, against the time that an
// empty Qt window takes to its first paint in the same run. Each is a process of its own. Prints one JSON line.
#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>
#include <cstring>

#include "services/runtime/Engine.h"
#include "services/store/Store.h"
#include "ui/frame/MainWindow.h"

using namespace assay;
using namespace assay::domain;

namespace {

constexpr double kPromised = 20.0;
constexpr qint64 kStoreBytes = 200ll << 20;

/// Calls back after the first paint for which `ready` holds, once the event loop is idle again.
class PaintWatch : public QObject {
public:
    PaintWatch(QWidget& widget, std::function<bool()> ready) : QObject(&widget), m_ready(std::move(ready)) { widget.installEventFilter(this); }

protected:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && m_ready())
            QTimer::singleShot(0, qApp, [] { QApplication::quit(); });
        return QObject::eventFilter(object, event);
    }

private:
    std::function<bool()> m_ready;
};

int emptyWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    QWidget window;
    window.resize(1600, 1000);
    PaintWatch watch(window, [] { return true; });
    window.show();
    return QApplication::exec();
}

int console(int argc, char** argv, const std::string& path)
{
    QApplication application(argc, argv);
    runtime::EngineSettings settings;
    settings.storePath = path;
    settings.openMode = store::OpenMode::ReadOnly;
    settings.mode = api::Mode::Offline;
    auto engine = runtime::Engine::create(std::move(settings));
    if (!engine) {
        std::fprintf(stderr, "%s\n", engine.error().text().c_str());
        return 2;
    }
    int code = 0;
    {
        models::Session session((*engine)->console());
        ui::MainWindow window(session);
        window.resize(1600, 1000);
        QObject::connect(&session, &models::Session::settled, &window, [&] {
            if (session.dispatcher().current()->revision == 0)
                return;
            window.repaint();
            QApplication::quit();
        });
        (*engine)->start();
        window.show();
        code = QApplication::exec();
    }
    (*engine)->stop();
    return code;
}

/// A store as months of collecting leave it: current rows of every page, older versions, and raw answers.
bool makeStore(const std::string& path)
{
    auto store = store::Store::open(path, store::OpenMode::ReadWrite);
    if (!store)
        return false;
    std::uint64_t state = 1;
    const auto random = [&state] { return state = state * 6364136223846793005ull + 1442695040888963407ull; };
    Instant now{std::chrono::seconds{1'795'000'000}};
    for (int round = 0; QFileInfo(QString::fromStdString(path)).size() < kStoreBytes; ++round) {
        now += std::chrono::minutes{10};
        store::WriteBatch tick;
        tick.knownAt = now;
        store::RawAnswer raw;
        raw.source = SourceId("hk-clearing");
        raw.resource = "instructions";
        raw.receivedAt = now;
        raw.body.resize(3u << 20);
        for (std::size_t i = 0; i + 8 <= raw.body.size(); i += 8) {
            const std::uint64_t value = random();
            std::memcpy(raw.body.data() + i, &value, sizeof value);
        }
        raw.sha256 = Hash::of(raw.body);
        auto origin = std::make_shared<Origin>();
        origin->source = raw.source;
        origin->resource = raw.resource;
        origin->asOf = now;
        origin->knownAt = now;
        origin->raw = raw.sha256;
        tick.observations.push_back(origin);
        for (int i = 0; i < 1000; ++i) {
            Instruction one;
            one.ref = "SI-" + std::to_string(round < 20 ? round * 1000 + i : static_cast<int>(random() % 20'000));
            one.status = i % 3 ? "PEND" : "MACH";
            one.asset = "XAU";
            one.quantity = Decimal(static_cast<std::int64_t>(random() % 100'000));
            one.currency = "HKD";
            one.amount = Decimal(static_cast<std::int64_t>(random() % 1'000'000'000));
            one.settlementDate = support::hongKongDate(now);
            one.queuedAt = now;
            changesOf<Instruction>(tick.changes).push_back({one, origin, round < 20 ? Change::Added : Change::Changed});
            if (round >= 20)
                continue;
            Bar bar;
            bar.vault = VaultId("HKIA-" + std::to_string(round % 5));
            bar.refiner = "MK";
            bar.serial = std::to_string(round * 1000 + i);
            bar.year = 2019;
            bar.grossOz = Decimal(400);
            bar.fineness = Decimal(999);
            bar.fineOz = Decimal(400);
            changesOf<Bar>(tick.changes).push_back({bar, origin, Change::Added});
        }
        ReserveStatement statement;
        statement.statementId = "HKDX-" + std::to_string(round);
        statement.coin = CoinId("HKDX");
        statement.issuer = IssuerId("harbour");
        statement.asOf = now;
        statement.currency = "HKD";
        statement.outstanding = Decimal(1'200'000'000);
        statement.assetTotal = Decimal(1'214'000'000);
        changesOf<ReserveStatement>(tick.changes).push_back({statement, origin, Change::Added});
        SourceHealth health;
        health.id = raw.source;
        health.kind = "clearing";
        health.state = FeedState::Live;
        health.lastAsOf = now;
        tick.health.push_back(health);
        tick.raws.push_back(std::move(raw));
        if (!(*store)->commit(tick))
            return false;
    }
    return true;
}

/// The best of three starts, in milliseconds; negative if one failed.
double bestStart(const QStringList& arguments)
{
    double best = 1e9;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (QProcess::execute(QCoreApplication::applicationFilePath(), arguments) != 0)
            return -1;
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc == 2 && std::string_view(argv[1]) == "empty")
        return emptyWindow(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == "console")
        return console(argc, argv, argv[2]);
    QCoreApplication application(argc, argv);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("store.sqlite"));
    if (!makeStore(path.toStdString()))
        return 2;
    const double empty = bestStart({QStringLiteral("empty")});
    const double whole = bestStart({QStringLiteral("console"), path});
    if (empty <= 0 || whole <= 0)
        return 2;
    std::printf("{\"bench\":\"cold_start\",\"store_mb\":%lld,\"empty_window_ms\":%.0f,\"overview_ms\":%.0f,\"ratio\":%.1f,\"promised\":%.0f}\n",
                static_cast<long long>(QFileInfo(path).size() >> 20), empty, whole, whole / empty, kPromised);
    return whole / empty < kPromised ? 0 : 1;
}
