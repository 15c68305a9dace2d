// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <memory>

#include "models/view/pages/PageViewModel.h"
#include "models/view/settlement/SettlementViewModel.h"

namespace assay::models {

/// Page 1: one strip of cards per field, and every open finding, worst first.
class OverviewViewModel : public PageViewModel {
    Q_OBJECT

public:
    static constexpr Page kPage = Page::Overview;

    /// The four strips of the page.
    enum class Strip : std::uint8_t { Issuers, Settlement, Vaults, Aml };

    OverviewViewModel(const ViewContext& context, QObject* parent);
    [[nodiscard]] QList<CardData> cards() const override;
    [[nodiscard]] QList<CardData> strip(Strip strip) const;
    [[nodiscard]] QString stripTitle(Strip strip) const;
    [[nodiscard]] RecordTableModel* findings() const { return m_findings; }
    [[nodiscard]] DetailData detail(const RecordTableModel* model, int row) const override;

private:
    RecordTableModel* m_findings;
    std::array<std::vector<Figure>, 4> m_figures;
};

/// Page 2: the Reserves case. Tables of all coins, or of the one that the page is about; coverage over time of the chosen
/// coin, holdings by what they are parted by.
class ReservesViewModel : public PageViewModel {
    Q_OBJECT

public:
    static constexpr Page kPage = Page::Reserves;

    ReservesViewModel(const ViewContext& context, QObject* parent);
    [[nodiscard]] QList<CardData> cards() const override;
    [[nodiscard]] DetailData detail(const RecordTableModel* model, int row) const override;
    [[nodiscard]] RecordTableModel* coins() const { return m_coins; }
    [[nodiscard]] RecordTableModel* holdings() const { return m_holdings; }
    [[nodiscard]] RecordTableModel* concentrations() const { return m_concentrations; }
    [[nodiscard]] RecordTableModel* restatements() const { return m_restatements; }
    [[nodiscard]] RecordTableModel* letters() const { return m_letters; }
    [[nodiscard]] RecordTableModel* stressRuns() const { return m_stressRuns; }

    /// The coin whose past is charted; the first one until chosen.
    [[nodiscard]] const QString& coin() const { return m_coin; }
    void selectCoin(const QString& coin);
    /// The coin of a row of coins(), or empty.
    [[nodiscard]] QString coinAt(int row) const;
    /// The one coin the page is about; empty: all of them.
    [[nodiscard]] const QString& scope() const { return m_scope; }
    /// Without effect if no such coin is known; empty for all coins.
    void setScope(const QString& coin);
    /// How far back the charts over time reach.
    void setChartSpan(domain::Duration span);
    void setMixBy(MixBy by);
    /// Stores the explanation that was accepted for a restatement; explained() or failed() follows.
    void explain(const QString& restatement, const QString& text);

Q_SIGNALS:
    void coinChanged(const QString& coin);
    void scopeChanged(const QString& coin);
    void explained(const QString& restatement);

private:
    /// What was asked of the past of one coin.
    struct Past {
        QString coin;
        std::shared_ptr<const std::vector<api::CoveragePoint>> statements;
        std::shared_ptr<const std::vector<api::SupplyStretch>> supplies;
    };
    /// What a job found to be new in a snapshot.
    struct News {
        std::map<std::string, std::string> statements;    ///< coin → id of its latest statement
        std::uint64_t supply = 0;                         ///< revision of the newest supply of the chosen coin
    };
    /// Charts over time, and what they were made from: thousands of points are not drawn anew with every snapshot.
    struct Drawn;
    using DrawnPtr = std::shared_ptr<const Drawn>;
    [[nodiscard]] static DrawnPtr draw(const Format& format, const domain::SnapshotPtr& snapshot, const Past& past, TimeRange range,
                                       const DrawnPtr& before);
    [[nodiscard]] static QList<ChartData> chartsOf(const Format& format, const domain::Snapshot& snapshot, const Drawn& drawn, MixBy by,
                                                   const std::string& scope);
    void takeNews(News news);
    void askPast();
    void endAsking();

    RecordTableModel* m_coins;
    RecordTableModel* m_holdings;
    RecordTableModel* m_concentrations;
    RecordTableModel* m_restatements;
    RecordTableModel* m_letters;
    RecordTableModel* m_stressRuns;
    std::vector<Figure> m_figures;
    QString m_coin;
    QString m_scope;
    MixBy m_mixBy = MixBy::Class;
    domain::Duration m_span = std::chrono::hours{24};
    Past m_past;
    DrawnPtr m_drawn;
    Past m_answers;            ///< those that have come of the questions that are open
    News m_news;
    domain::Instant m_askedAt{};
    int m_open = 0;            ///< questions about the past
    bool m_askAgain = false;
};

/// Page 4: vaults, bars, gold tokens.
class VaultViewModel : public PageViewModel {
    Q_OBJECT

public:
    static constexpr Page kPage = Page::Vault;

    VaultViewModel(const ViewContext& context, QObject* parent);
    [[nodiscard]] QList<CardData> cards() const override;
    [[nodiscard]] RecordTableModel* vaults() const { return m_vaults; }
    [[nodiscard]] RecordTableModel* bars() const { return m_bars; }
    [[nodiscard]] RecordTableModel* goldTokens() const { return m_goldTokens; }

private:
    RecordTableModel* m_vaults;
    RecordTableModel* m_bars;
    RecordTableModel* m_goldTokens;
    std::vector<Figure> m_figures;
};

/// Page 5: alerts, transfers, sanctions lists, findings of AML rules.
class AmlViewModel : public PageViewModel {
    Q_OBJECT

public:
    static constexpr Page kPage = Page::Aml;

    AmlViewModel(const ViewContext& context, QObject* parent);
    [[nodiscard]] QList<CardData> cards() const override;
    [[nodiscard]] RecordTableModel* alerts() const { return m_alerts; }
    [[nodiscard]] RecordTableModel* transfers() const { return m_transfers; }
    [[nodiscard]] RecordTableModel* sanctions() const { return m_sanctions; }
    [[nodiscard]] RecordTableModel* findings() const { return m_findings; }
    [[nodiscard]] DetailData detail(const RecordTableModel* model, int row) const override;

private:
    RecordTableModel* m_alerts;
    RecordTableModel* m_transfers;
    RecordTableModel* m_sanctions;
    RecordTableModel* m_findings;
    std::vector<Figure> m_figures;
};

/// Page 6: the configured sources and how they are.
class SourcesViewModel : public PageViewModel {
    Q_OBJECT

public:
    static constexpr Page kPage = Page::Sources;

    SourcesViewModel(const ViewContext& context, QObject* parent);
    [[nodiscard]] QList<CardData> cards() const override;
    [[nodiscard]] RecordTableModel* sources() const { return m_sources; }
    /// Id of the source in this row, for pollNow(); or empty.
    [[nodiscard]] QString sourceAt(int row) const;

private:
    RecordTableModel* m_sources;
    std::vector<Figure> m_figures;
};

/// Page 7: the rules in force with what they came to, and the findings of the chosen one.
class RulesViewModel : public PageViewModel {
    Q_OBJECT

public:
    static constexpr Page kPage = Page::Rules;

    RulesViewModel(const ViewContext& context, QObject* parent);
    [[nodiscard]] DetailData detail(const RecordTableModel* model, int row) const override;
    [[nodiscard]] RecordTableModel* rules() const { return m_rules; }
    [[nodiscard]] RecordTableModel* findings() const { return m_findings; }
    /// Narrows findings() to the rule in this row of rules().
    void chooseRule(int row);

private:
    RecordTableModel* m_rules;
    RecordTableModel* m_findings;
};

} // namespace assay::models
