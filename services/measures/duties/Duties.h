// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/Sentence.h"
#include "services/measures/duties/Filings.h"

namespace assay::measures
{

// Cadences and windows, each from the rule of the pack that cites them.

struct DailyTerms { ///< STB-15
    std::int64_t lookBackDays = 30;
    domain::Duration grace{}; ///< after the end of the day
};
struct WeeklyTerms { ///< STB-16
    std::int64_t intervalDays = 7;
    std::int64_t lookBackDays = 60;
};
struct FigureTerms { ///< STB-17
    domain::Decimal allowedDifference;
    std::int64_t lookBackDays = 60;
};
struct AttestationTerms { ///< STB-18
    std::int64_t lookBackDays = 400;
};
struct NoticeTerms { ///< STB-19 and STB-29
    std::set<domain::IncidentKind> kinds;
    domain::FilingKind notice = domain::FilingKind::Unknown;
    std::optional<domain::Duration> within; ///< from the start; otherwise by the end of a day in Hong Kong:
    std::int64_t extraDays = 0;             ///< days after the day of the start
    bool unlessResolved = false;            ///< nothing is owed for what was resolved by then
    std::int64_t lookBackDays = 90;
};
struct ContractTerms { ///< STB-28
    std::int64_t months = 12;
    std::int64_t upgradeGraceDays = 0;
};
struct DocumentTerms { ///< STB-11
    std::vector<domain::FilingKind> papers;
};
struct OtherTerms { ///< kept with STB-18: duties without a rule of their own
    std::int64_t auditEveryMonths = 12;
    std::int64_t auditFilingMonths = 6; ///< after the end of the year audited
    std::string audit;                  ///< clause
    std::string whitePaper;
};
/// All of them, with the citation of each rule as the clause of its duties.
struct DutyTerms {
    std::int64_t dueSoonDays = 3; ///< what is due within them is due, what is later is upcoming
    DailyTerms daily;
    WeeklyTerms weekly;
    FigureTerms figures;
    AttestationTerms attestation;
    NoticeTerms breaks;
    NoticeTerms incidents;
    ContractTerms contracts;
    DocumentTerms documents;
    OtherTerms others;
    std::map<std::string, std::string, std::less<>> clauses; ///< by rule id
};

/// One duty and what it was read from.
struct Owed {
    domain::Duty duty;
    Evidence evidence;
    std::string fault; ///< what is wrong with what was filed, as a sentence
    std::string name;  ///< of the item in a subject: "day 2026-03-04"

    /// Late, missing, contradictory or faulty.
    [[nodiscard]] bool failed() const;
};

/// All duties of one kind of one coin or, if `coin` is empty, of one issuer.
struct OwedList {
    domain::CoinId coin;
    domain::IssuerId issuer;
    std::vector<Owed> owed;
    std::vector<std::string> unknown; ///< why this is not known, as sentences
    Evidence evidence;

    [[nodiscard]] const std::string& subject() const { return coin.empty() ? issuer.value() : coin.value(); }
};

/// Reads duties from a snapshot. Holds what all kinds need, so that several cost one pass. One thread.
class DutyBook {
public:
    DutyBook(const Context& context, std::int64_t dueSoonDays);

    [[nodiscard]] std::vector<OwedList> dailyStatements(const DailyTerms& terms) const;
    [[nodiscard]] std::vector<OwedList> weeklyReports(const WeeklyTerms& terms) const;
    [[nodiscard]] std::vector<OwedList> publishedFigures(const FigureTerms& terms) const;
    [[nodiscard]] std::vector<OwedList> attestations(const AttestationTerms& terms) const;
    [[nodiscard]] std::vector<OwedList> notices(const NoticeTerms& terms) const;
    [[nodiscard]] std::vector<OwedList> contractAudits(const ContractTerms& terms) const;
    /// Trust deed and legal opinion.
    [[nodiscard]] std::vector<OwedList> trustDocuments(const DocumentTerms& terms) const;
    /// Annual audit and white paper.
    [[nodiscard]] std::vector<OwedList> otherPapers(const OtherTerms& terms) const;
    [[nodiscard]] std::vector<OwedList> letterReplies() const;

private:
    struct Cadence;

    [[nodiscard]] OwedList listOf(const CoinEntry& coin) const;
    /// One list for each coin. `work(list, coin, availability)` fills that of a coin whose filings are offered; the others say
    /// why there is nothing.
    template <class Work>
    [[nodiscard]] std::vector<OwedList> ofEachCoin(Work work) const
    {
        std::vector<OwedList> out;
        for (const auto& [id, coin] : m_register.coins()) {
            auto& list = out.emplace_back(listOf(coin));
            if (const auto availability = m_filings.availability(coin); look(availability, domain::phrase("filings"), list))
                work(list, coin, availability);
        }
        return out;
    }
    /// Adds why filings cannot be relied on; false if there are none to look at.
    [[nodiscard]] bool look(const Availability& availability, std::string_view what, OwedList& out) const;
    [[nodiscard]] domain::Instant known(const Availability& availability) const;
    [[nodiscard]] Owed owed(const OwedList& list, std::string_view duty, std::string_view period) const;
    void settle(Owed& owed, domain::Instant dueAt, std::optional<domain::Instant> doneAt,
                const Availability& availability) const;
    void settleOn(Owed& owed, domain::Date dueOn, std::optional<domain::Instant> doneAt,
                  const Availability& availability) const;
    void repeated(OwedList& list, const CoinEntry& coin, const Cadence& cadence, const Availability& availability) const;
    [[nodiscard]] Owed compared(OwedList& list, const FiledPaper& filed, const FiledPaper& published,
                                const FigureTerms& terms) const;
    void lastAudits(OwedList& list, const CoinEntry& coin, const ContractTerms& terms, const Availability& availability,
                    const std::vector<const domain::Row<domain::TokenOperation>*>& operations) const;
    using Notices = std::unordered_map<std::string_view, const FiledPaper*>;
    void noticeOf(OwedList& list, const domain::Row<domain::Incident>& incident, const Notices& notices,
                  const NoticeTerms& terms, const Availability& availability) const;
    [[nodiscard]] std::optional<std::int64_t> agreedInterval(const CoinEntry& coin, std::string_view duty) const;

    const Context& m_context;
    domain::Date m_today;
    std::int64_t m_dueSoonDays;
    const Register& m_register;
    const Filings& m_filings;
    std::vector<const domain::Row<domain::Approval>*> m_frequencies; ///< agreed otherwise, in force today
};

/// Every duty as a row, in order of due date.
[[nodiscard]] std::vector<domain::Duty> duties(const Context& context, const DutyTerms& terms);

/// The last millisecond of a day in Hong Kong.
[[nodiscard]] domain::Instant endOfHongKongDay(domain::Date date);

} // namespace assay::measures
