// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Calendar.h"
#include "services/domain/Picture.h"
#include "services/rules/RulePack.h"

namespace assay::rules {

/// What a rule judges from. Nothing in it changes while a rule runs.
struct Context {
    const domain::Picture& picture;
    domain::Instant now;
    std::span<const domain::Calendar> calendars;

    /// Is what `source` said as of `asOf` too old to rely on now?
    [[nodiscard]] bool isStale(const domain::SourceId& source, domain::Instant asOf) const;
};

/// The answers that a finding rests on, and the oldest instant among its inputs. One thread.
class Evidence {
public:
    void add(const domain::Origin& origin);
    /// A figure that carries an instant of its own within its answer.
    void add(domain::Instant asOf);
    void add(const Evidence& other);
    [[nodiscard]] std::vector<std::string> hashes() const;   ///< SHA-256 hex, each once, in order
    [[nodiscard]] std::optional<domain::Instant> oldest() const { return m_oldest; }

private:
    const domain::Origin* m_last = nullptr;
    std::vector<domain::Hash> m_raws;
    std::optional<domain::Instant> m_oldest;
};

/// Finds the answer that last stated a row (Picture::confirmedBy) at the cost of one look-up for each source, not each
/// row.
template <class Record>
class Confirmations {
public:
    explicit Confirmations(const domain::Picture& picture) : m_picture(picture) {}

    [[nodiscard]] const domain::Origin& of(const domain::Row<Record>& row)
    {
        if (!m_source || *m_source != row.origin->source) {
            m_source = &row.origin->source;
            const auto found =
                m_picture.confirmed.find({row.origin->source, std::string(domain::Schema<Record>::kResource)});
            m_confirmed = found == m_picture.confirmed.end() ? nullptr : found->second.get();
        }
        return m_confirmed && m_confirmed->asOf >= row.origin->asOf ? *m_confirmed : *row.origin;
    }

private:
    const domain::Picture& m_picture;
    const domain::SourceId* m_source = nullptr;
    const domain::Origin* m_confirmed = nullptr;
};

/// A sum that remembers whether it could be formed exactly.
class Sum {
public:
    void add(const domain::Decimal& value);
    [[nodiscard]] bool exact() const { return m_exact; }
    [[nodiscard]] const domain::Decimal& value() const { return m_value; }

private:
    domain::Decimal m_value;
    bool m_exact = true;
};

/// A finding before the constants of its rule are filled in.
struct Verdict {
    std::string subject;
    domain::Outcome outcome = domain::Outcome::CannotTell;
    std::string measured;
    std::string threshold;
    std::string unit;
    std::string explanation;
    Evidence evidence;
    domain::SourceId source;                                ///< tells two findings of one subject apart
    std::optional<domain::Severity> severity;               ///< unless it is that of the rule
};

/// Collects the findings of one rule. One thread.
class Verdicts {
public:
    Verdicts(const Rule& rule, std::string ruleVersion, domain::Instant now);

    void add(Verdict verdict);
    /// Lets the stored judgements of `subject` and of its parts ("HKDX", "HKDX line 3") stand. False if there are none.
    [[nodiscard]] bool keepStanding(const domain::Picture& picture, std::string_view subject);
    /// The stored judgement of this rule over `subject`, if it was made by the same rule text.
    [[nodiscard]] const domain::Finding* standing(const domain::Picture& picture, std::string_view subject) const;
    /// In order of subject; equal subjects are told apart by their source.
    [[nodiscard]] std::vector<domain::Finding> take();

private:
    struct Entry {
        domain::Finding finding;
        domain::SourceId source;
    };
    const Rule& m_rule;
    std::string m_ruleVersion;
    domain::Instant m_now;
    std::vector<Entry> m_entries;
};

/// One rule with its thresholds. Immutable, any thread.
class Judge {
public:
    virtual ~Judge() = default;
    virtual void judge(const Context& context, Verdicts& out) const = 0;
};
using JudgePtr = std::shared_ptr<const Judge>;

/// "1204330120.50" → "1,204,330,120.50"
[[nodiscard]] std::string grouped(std::string_view number);
[[nodiscard]] std::string grouped(std::size_t count);
/// "4,812 bars", "1 bar"
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);
/// "2026-03-31 10:00:00 UTC"
[[nodiscard]] std::string timeText(domain::Instant instant);
/// "26 h 5 min", "40 s"; never negative.
[[nodiscard]] std::string spanText(domain::Duration duration);

} // namespace assay::rules
