// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "models/view/pages/PageViewModel.h"

namespace assay::models {

/// What a person assumes. kAsInPack leaves the value to the rule pack.
struct StressInput {
    static constexpr int kAsInPack = -1;

    QString coin;
    std::map<int, int> runOff;            ///< days → hundredths of a percent of what is outstanding that has left by then
    std::map<std::string, int> haircuts;  ///< asset class → hundredths of a percent
    QString failedParty;                  ///< custodian; empty: none fails
    int yieldShock = kAsInPack;           ///< basis points
    QString usdRate;                      ///< coin's currency for one USD, as "7.75"; empty: as stated
    enum class Weekend : std::uint8_t { AsInPack, Pauses, RunsOn };
    Weekend weekend = Weekend::AsInPack;
};

/// The outcome of a run as a page shows it.
struct StressOutcome {
    QString coin;
    QList<Fact> facts;                    ///< shortfall, time to it, stressed value and coverage, statement, snapshot
    QList<QStringList> sales;             ///< when, line, name, proceeds
    QList<QStringList> rungs;             ///< horizon, cash raised, outflow, surplus
    QStringList late;                     ///< redemptions that would miss their day
    QString comparison;                   ///< of a saved run: is the result the same to the byte?
    Tone comparisonTone = Tone::Normal;
};

/// The what-if of the Liquidity tab: runs it, keeps the last result, saves it, runs saved ones again. One question at a
/// time; an answer to an older question is dropped. Main thread.
class StressViewModel : public QObject {
    Q_OBJECT

public:
    StressViewModel(const ViewContext& context, QObject* parent);

    /// Coins that have holdings or a statement.
    [[nodiscard]] QStringList coins() const;
    /// Who holds something of this coin.
    [[nodiscard]] QStringList custodians(const QString& coin) const;
    /// Asset classes of this coin's pool: code and name.
    [[nodiscard]] QList<QPair<QString, QString>> classes(const QString& coin) const;

    void run(const StressInput& input);
    /// Runs the parameters of a saved run again and compares the results.
    void runAgain(const QString& id);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Is there a result that save() would store?
    [[nodiscard]] bool hasResult() const { return m_last.has_value(); }
    void save(const QString& name);

    /// Lines of key=value as api::Analyses::stress takes them.
    [[nodiscard]] static std::string parametersOf(const StressInput& input);

Q_SIGNALS:
    void ready(const assay::models::StressOutcome& outcome);
    void saved(const QString& id);
    void failed(const assay::models::ErrorText& error);

private:
    void ask(const QString& coin, std::string parameters, const QString& expected);
    [[nodiscard]] StressOutcome outcomeOf(const api::StressView& view, const QString& expected) const;

    const ViewContext& m_context;
    std::optional<api::StressView> m_last;
    bool m_busy = false;
    std::uint64_t m_question = 0;
};

} // namespace assay::models
