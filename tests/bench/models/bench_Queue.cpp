// SPDX-License-Identifier: GPL-3.0-or-later
// The queue of a million instructions: sort, filters, groups, updates and memory, against QSortFilterProxyModel over the
// same rows in the same run and, where it is installed, FINOS Perspective. Prints one JSON line per part, times in
// milliseconds. usage: bench_Queue [--rows N] [--updates N] [--no-baseline] [--perspective FOLDER_WITH_NODE_MODULES]
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <thread>
#include <utility>

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QScrollBar>
#include <QSemaphore>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>

#include "models/view/tables/Tables.h"
#include "services/support/Memory.h"
#include "tests/bench/models/QueueBaseline.h"
#include "tests/bench/models/QueueRows.h"
#include "ui/parts/tables/RecordTableView.h"
#include "ui/theme/Theme.h"

using namespace assay;
using namespace assay::models;

namespace {

constexpr int kTouched = 1000;
constexpr int kEveryMs = 50;
const QString kNeedle = QStringLiteral("0417");

double resident()
{
    std::ifstream file("/proc/self/statm");
    long all = 0;
    long pages = 0;
    file >> all >> pages;
    return static_cast<double>(pages) * 4096;
}

/// Of all threads since the start.
long pageFaults()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double part(std::vector<double> some, double share)
{
    std::sort(some.begin(), some.end());
    return some.empty() ? 0 : some[static_cast<std::size_t>(share * static_cast<double>(some.size() - 1))];
}

/// Times every event that the main thread handles: what a handler takes, nobody else can do meanwhile.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        QElapsedTimer timer;
        timer.start();
        const bool handled = QApplication::notify(receiver, event);
        // An event within another takes no longer than that one.
        m_longest = std::max(m_longest, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        return handled;
    }
    /// The longest event in milliseconds since this was asked last.
    double takeLongest() { return std::exchange(m_longest, 0); }

private:
    double m_longest = 0;
};

TimedApplication& application()
{
    return *static_cast<TimedApplication*>(QCoreApplication::instance());
}

template <class Work>
double timed(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// From a wish to the rows on the screen, the way to the work thread and back included.
template <class Wish>
double settled(RecordTableModel& model, Wish wish)
{
    return timed([&] {
        wish();
        while (!model.isReady() || !model.isSettled())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    });
}

struct Options {
    int rows = 1'000'000;
    int updates = 200;
    bool baseline = true;
    QString perspective;
};

struct Figures {
    double sortNumber = 0, sortText = 0, text = 0, anyText = 0, typed = 0, group = 0, updateMs = 0;
    int textRows = 0, anyRows = 0, typedRows = 0;
};

void against(const char* what, double ours, double theirs, double wanted)
{
    std::printf("{\"part\":\"verdict\",\"what\":\"%s\",\"times_faster\":%.1f,\"wanted\":%.0f,\"met\":%s}\n", what, theirs / ours, wanted,
                theirs / ours >= wanted ? "true" : "false");
}

void atMost(const char* what, double ours, double wanted)
{
    std::printf("{\"part\":\"verdict\",\"what\":\"%s\",\"figure\":%.1f,\"at_most\":%.0f,\"met\":%s}\n", what, ours, wanted,
                ours < wanted ? "true" : "false");
    std::fflush(stdout);
}

Figures ours(RecordTableModel& model)
{
    Figures out;
    const auto column = [&](const char* id) { return model.columnOf(id); };
    // As the chooser of columns does for a column that is not shown by default.
    const auto seen = model.columnsShownByDefault() << QStringLiteral("system_ref");
    const double ready = settled(model, [&] { model.setSeenColumns(seen); });
    out.sortText = settled(model, [&] { model.sort(column("system_ref"), Qt::AscendingOrder); });
    const double again = settled(model, [&] { model.sort(column("system_ref"), Qt::DescendingOrder); });
    const long faults = pageFaults();
    const double first = settled(model, [&] { model.sort(column("amount"), Qt::DescendingOrder); });
    const double up = settled(model, [&] { model.sort(column("amount"), Qt::AscendingOrder); });
    out.sortNumber = std::max(first, up);
    std::vector<double> text;
    std::vector<double> any;
    std::vector<double> typed;
    std::vector<double> clear;
    for (int i = 0; i < 5; ++i) {
        text.push_back(settled(model, [&] { model.setFilter(QStringLiteral("ref:") + kNeedle); }));
        out.textRows = model.shownCount();
        clear.push_back(settled(model, [&] { model.setFilter({}); }));
        any.push_back(settled(model, [&] { model.setFilter(QStringLiteral("bour-417")); }));
        out.anyRows = model.shownCount();
        clear.push_back(settled(model, [&] { model.setFilter({}); }));
        typed.push_back(settled(model, [&] { model.setFilter(QStringLiteral("amount:>=10m")); }));
        out.typedRows = model.shownCount();
        clear.push_back(settled(model, [&] { model.setFilter({}); }));
    }
    out.text = part(text, 0.5);
    out.anyText = part(any, 0.5);
    out.typed = part(typed, 0.5);
    const long faultsOfWishes = pageFaults() - faults;
    out.group = settled(model, [&] { model.setGroups({QStringLiteral("status"), QStringLiteral("currency"), QStringLiteral("deliverer")}); });
    const int groups = model.rowCount();
    const double unfold = settled(model, [&] { model.setGroupOpen(0, Qt::Checked); });
    settled(model, [&] { model.setGroups({}); });
    std::printf("{\"part\":\"ours\",\"column_ready_ms\":%.1f,\"sort_number_ms\":%.1f,\"sort_text_first_ms\":%.1f,\"sort_text_again_ms\":%.1f,"
                "\"text_filter_ms\":%.1f,\"text_filter_rows\":%d,\"any_column_ms\":%.1f,\"any_column_rows\":%d,\"typed_filter_ms\":%.1f,"
                "\"typed_filter_rows\":%d,\"clear_ms\":%.1f,\"group_ms\":%.1f,\"groups\":%d,\"unfold_ms\":%.1f,\"page_faults\":%ld,\"memory_beside_rows\":%.1f}\n",
                ready, out.sortNumber, out.sortText, again, out.text, out.textRows, out.anyText, out.anyRows, out.typed, out.typedRows,
                part(clear, 0.5), out.group, groups, unfold, faultsOfWishes, static_cast<double>(model.memory()) / model.totalCount());
    std::fflush(stdout);
    return out;
}

Figures baseline(const domain::Table<domain::Instruction>& table)
{
    const double before = resident();
    bench::LeanModel lean(table);
    const double lean_bytes = resident() - before;
    bench::AmountProxy proxy;
    proxy.setSourceModel(&lean);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    const auto column = [](const char* name) {
        return static_cast<int>(std::find_if(bench::kFields.begin(), bench::kFields.end(), [&](const char* one) { return std::string_view(one) == name; }) -
                                bench::kFields.begin());
    };
    Figures out;
    out.sortText = timed([&] { proxy.sort(column("system_ref"), Qt::AscendingOrder); });
    out.sortNumber = timed([&] { proxy.sort(column("amount"), Qt::DescendingOrder); });
    proxy.setFilterKeyColumn(column("ref"));
    out.text = timed([&] { proxy.setFilterFixedString(kNeedle); });
    out.textRows = proxy.rowCount();
    proxy.setFilterFixedString({});
    lean.limit(static_cast<int>(bench::kShownFields));
    proxy.setFilterKeyColumn(-1);
    out.anyText = timed([&] { proxy.setFilterFixedString(QStringLiteral("bour-417")); });
    out.anyRows = proxy.rowCount();
    proxy.setFilterFixedString({});
    lean.limit(static_cast<int>(bench::kFields.size()));
    proxy.least = 10'000'000;
    proxy.column = column("amount");
    out.typed = timed([&] { proxy.setFilterFixedString({}); });
    out.typedRows = proxy.rowCount();
    std::printf("{\"part\":\"QSortFilterProxyModel\",\"sort_number_ms\":%.1f,\"sort_text_ms\":%.1f,\"text_filter_ms\":%.1f,"
                "\"text_filter_rows\":%d,\"any_column_ms\":%.1f,\"any_column_rows\":%d,\"typed_filter_ms\":%.1f,\"typed_filter_rows\":%d,"
                "\"bytes_a_row\":{\"values\":%.0f,\"with_proxy\":%.0f}}\n",
                out.sortNumber, out.sortText, out.text, out.textRows, out.anyText, out.anyRows, out.typed, out.typedRows,
                lean_bytes / static_cast<double>(table.present()), (resident() - before) / static_cast<double>(table.present()));
    std::fflush(stdout);
    return out;
}

/// 20 times a second a thousand rows change, while the table is sorted, filtered, scrolled and drawn.
double updates(RecordTableModel& model, ui::RecordTableView& view, tests::SnapshotMaker& maker, const Options& options, bool reading)
{
    const auto column = model.columnOf("amount");
    settled(model, [&] { model.sort(column, Qt::DescendingOrder); });
    settled(model, [&] { model.setFilter(QStringLiteral("-status:SETT")); });
    view.selectRow(5000);
    view.table().verticalScrollBar()->setValue(reading ? 4990 : 0);
    const QPersistentModelIndex kept = view.table().currentIndex();
    const QString keptKey = kept.data(KeyRole).toString();
    settled(model, [] {});

    // Snapshots are made by another thread, one ahead: what an engine does is not this thread's work.
    QSemaphore wanted(1);
    QSemaphore ready;
    domain::SnapshotPtr made;
    std::atomic<bool> stop{false};
    std::thread engine([&] {
        std::mt19937 random(99);
        while (true) {
            wanted.acquire();
            if (stop)
                return;
            for (int i = 0; i < kTouched; ++i)
                maker.put(bench::instruction(static_cast<int>(random() % static_cast<unsigned>(options.rows)), random));
            made = maker.publish();
            ready.release();
        }
    });
    std::vector<double> blocks;
    std::vector<double> cpu;
    std::vector<double> latency;
    QObject owner;
    double cpuBefore = threadMs();
    QElapsedTimer sinceGiven;
    QObject::connect(&model, &RecordTableModel::followed, &owner, [&] {
        if (sinceGiven.isValid())
            latency.push_back(static_cast<double>(sinceGiven.nsecsElapsed()) / 1e6);
    });
    QTimer clock;
    clock.setTimerType(Qt::PreciseTimer);
    int given = 0;
    int late = 0;
    QElapsedTimer whole;
    long faults = 0;
    QObject::connect(&clock, &QTimer::timeout, &owner, [&] {
        if (!ready.tryAcquire()) {
            ++late;
            return;
        }
        if (given++ > 0) {
            blocks.push_back(application().takeLongest());
            cpu.push_back(threadMs() - cpuBefore);
        } else {
            static_cast<void>(application().takeLongest());
            whole.start();
            faults = pageFaults();
        }
        cpuBefore = threadMs();
        sinceGiven.restart();
        model.setSnapshot(std::exchange(made, nullptr));
        wanted.release();
    });
    clock.start(kEveryMs);
    while (given <= options.updates)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double seconds = static_cast<double>(whole.elapsed()) / 1e3;
    const long faulted = pageFaults() - faults;
    clock.stop();
    settled(model, [] {});
    stop = true;
    wanted.release();
    engine.join();
    std::printf("{\"part\":\"updates\",\"place\":\"%s\",\"given\":%d,\"a_second\":%.1f,\"late_ticks\":%d,\"longest_event_ms\":{\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f},"
                "\"gui_work_ms\":{\"median\":%.2f,\"p99\":%.2f,\"max\":%.2f},\"to_screen_ms\":{\"median\":%.1f,\"p99\":%.1f},\"page_faults_each\":%ld,\"row_kept\":%s}\n",
                reading ? "scrolled away" : "top", given - 1, (given - 1) / seconds, late, part(blocks, 0.5), part(blocks, 0.99), part(blocks, 1),
                part(cpu, 0.5), part(cpu, 0.99), part(cpu, 1), part(latency, 0.5), part(latency, 0.99), faulted / std::max(1, given - 1),
                !kept.isValid() || kept.data(KeyRole).toString() == keptKey ? "true" : "false");
    std::fflush(stdout);
    atMost(reading ? "GUI work for an update, scrolled away, median" : "GUI work for an update, median", part(cpu, 0.5), 16);
    atMost(reading ? "GUI work for an update, scrolled away, p99" : "GUI work for an update, p99", part(cpu, 0.99), 33);
    return part(latency, 0.5);
}

void perspective(const Options& options, const Figures& own)
{
    QTemporaryDir folder;
    const auto write = [&](const QString& path, auto&& rows) {
        std::ofstream file(path.toStdString());
        for (std::size_t i = 0; i < bench::kFields.size(); ++i)
            file << (i ? "," : "") << bench::kFields[i];
        file << '\n';
        rows([&](const domain::Instruction& of) {
            for (std::size_t i = 0; i < bench::kFields.size(); ++i)
                file << (i ? "," : "") << bench::field(of, i);
            file << '\n';
        });
    };
    const QString rows = folder.filePath(QStringLiteral("rows.csv"));
    const QString changes = folder.filePath(QStringLiteral("updates.csv"));
    write(rows, [&](auto line) {
        std::mt19937 random(7);
        for (int i = 0; i < options.rows; ++i)
            line(bench::instruction(i, random));
    });
    write(changes, [&](auto line) {
        std::mt19937 random(99);
        for (int i = 0; i < 20 * kTouched; ++i)
            line(bench::instruction(static_cast<int>(random() % static_cast<unsigned>(options.rows)), random));
    });
    QProcess node;
    node.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    node.start(QStringLiteral("node"), {QStringLiteral("--max-old-space-size=8192"), QStringLiteral(ASSAY_BENCH_DIR "/perspective.mjs"), options.perspective,
                                        rows, changes, QString::number(kTouched), kNeedle});
    if (!node.waitForFinished(600'000) || node.exitCode() != 0) {
        std::printf("{\"part\":\"perspective\",\"failed\":\"%s\"}\n", qPrintable(node.errorString()));
        return;
    }
    const QByteArray said = node.readAllStandardOutput().trimmed();
    std::printf("{\"part\":\"perspective\",\"figures\":%s}\n", said.constData());
    const auto theirs = QJsonDocument::fromJson(said).object();
    const auto figure = [&](const char* name) { return theirs.value(QLatin1String(name)).toDouble(); };
    against("Perspective: sort by number", own.sortNumber, figure("sort_number_ms"), 1);
    against("Perspective: sort by text", own.sortText, figure("sort_text_ms"), 1);
    against("Perspective: text filter", own.text, figure("text_filter_ms"), 1);
    against("Perspective: typed filter", own.typed, figure("typed_filter_ms"), 1);
    against("Perspective: three groups with sums", own.group, figure("group_ms"), 1);
    against("Perspective: an update of 1,000 rows to the screen", own.updateMs, figure("update_median_ms"), 1);
    if (static_cast<int>(figure("text_filter_rows")) != own.textRows || static_cast<int>(figure("typed_filter_rows")) != own.typedRows)
        std::printf("{\"part\":\"perspective\",\"failed\":\"other rows than ours\"}\n");
}

} // namespace

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    support::keepFreedBlocks(); // as the program does
    TimedApplication application(argc, argv);
    Options options;
    const QStringList arguments = QApplication::arguments();
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--rows"))
            options.rows = arguments.value(++i).toInt();
        else if (arguments[i] == QLatin1String("--updates"))
            options.updates = arguments.value(++i).toInt();
        else if (arguments[i] == QLatin1String("--no-baseline"))
            options.baseline = false;
        else if (arguments[i] == QLatin1String("--perspective"))
            options.perspective = arguments.value(++i);
    }
    tests::FakeConsole console;
    Session session(console.console(), QStringLiteral("en"), [] { return tests::kNow; });
    WorkPool pool;
    const TableContext context{Format(QStringLiteral("en")), [] { return tests::kNow; }, &pool};
    ui::Theme theme;
    theme.apply();

    std::mt19937 random(7);
    tests::SnapshotMaker maker;
    const double empty = resident();
    for (int i = 0; i < options.rows; ++i)
        maker.put(bench::instruction(i, random), "clearing", domain::Tier::Custodian);
    auto snapshot = maker.publish();
    const double withRows = resident();

    auto owner = std::make_unique<QObject>();
    auto* model = makeInstructions(context, owner.get());
    const double first = settled(*model, [&] { model->setSnapshot(snapshot); });
    std::printf("{\"part\":\"load\",\"rows\":%d,\"fields\":%zu,\"first_screen_and_columns_ms\":%.0f,\"picture_bytes_a_row\":%.0f,"
                "\"grid_bytes_a_row\":%.0f}\n", options.rows, bench::kFields.size(), first, (withRows - empty) / options.rows,
                (resident() - withRows) / options.rows);
    std::fflush(stdout);
    auto own = ours(*model);
    const double all = resident();
    std::printf("{\"part\":\"memory\",\"picture_bytes_a_row\":%.0f,\"grid_bytes_a_row\":%.0f,\"grid_counted_bytes_a_row\":%.0f,"
                "\"process_bytes_a_row\":%.0f}\n",
                (withRows - empty) / options.rows, (all - withRows) / options.rows, static_cast<double>(model->memory()) / options.rows,
                all / options.rows);
    std::fflush(stdout);
    atMost("typed filter, ms", own.typed, 10);
    atMost("memory of picture and grid, bytes an instruction", (all - empty) / options.rows, 400);
    if (options.baseline) {
        const auto theirs = baseline(snapshot->table<domain::Instruction>());
        if (theirs.textRows != own.textRows || theirs.anyRows != own.anyRows || theirs.typedRows != own.typedRows)
            std::printf("{\"part\":\"failed\",\"what\":\"the proxy keeps other rows\"}\n");
        against("proxy: sort by number", own.sortNumber, theirs.sortNumber, 60);
        against("proxy: sort by text, first time", own.sortText, theirs.sortText, 40);
        against("proxy: text filter of one column", own.text, theirs.text, 100);
        against("proxy: text filter of any column", own.anyText, theirs.anyText, 600);
    }
    snapshot.reset();
    {
        ui::RecordTableView view(session, *model, theme, nullptr);
        view.resize(1600, 1000);
        view.show();
        own.updateMs = updates(*model, view, maker, options, false);
        settled(*model, [&] { model->setFilter({}); });
        updates(*model, view, maker, options, true);
    }
    // The table is closed; what stays of it goes back as the program does it once it is quiet.
    owner.reset();
    maker = tests::SnapshotMaker();
    while (!pool.isIdle())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double closed = resident();
    const double took = timed([] { support::giveBackFreed(); });
    std::printf("{\"part\":\"closed\",\"process_mb_before\":%.0f,\"open\":%.0f,\"closed\":%.0f,\"given_back\":%.0f,\"giving_back_ms\":%.1f}\n",
                empty / 1e6, all / 1e6, closed / 1e6, resident() / 1e6, took);
    std::fflush(stdout);
    if (!options.perspective.isEmpty())
        perspective(options, own);
    return 0;
}
