// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "services/measures/common/Evidence.h"

namespace assay::measures {

/// The register of permissions that the HKMA gave, by issuer. Points into the snapshot it was made from. A permission that
/// is stated by the issuer alone does not count: what counts is a row of the register. Immutable, any thread.
class Approvals {
public:
    explicit Approvals(const Context& context);

    enum class State : std::uint8_t {
        InForce,
        NotInForce,                           ///< found, but not yet granted or expired on that day
        Stale,                                ///< found, but not confirmed by its source for too long
        NotFound,
        NoRegister                            ///< nothing of that kind is here for the issuer
    };
    struct Found {
        State state = State::NoRegister;
        const domain::Row<domain::Approval>* row = nullptr;
    };
    /// The one with this id, of this kind, on this day.
    [[nodiscard]] Found byId(const domain::IssuerId& issuer, const domain::CoinId& coin, domain::ApprovalKind kind,
                             std::string_view id, domain::Date day) const;
    /// The best one for this subject.
    [[nodiscard]] Found bySubject(const domain::IssuerId& issuer, const domain::CoinId& coin, domain::ApprovalKind kind,
                                  std::string_view subject, domain::Date day) const;
    /// All rows of one kind for one issuer.
    [[nodiscard]] Evidence evidence(const domain::IssuerId& issuer, domain::ApprovalKind kind) const;

private:
    struct Entry {
        const domain::Row<domain::Approval>* row = nullptr;
        const domain::Origin* confirmed = nullptr;
        bool stale = false;
    };
    template <class Wanted>
    [[nodiscard]] Found search(const domain::IssuerId& issuer, const domain::CoinId& coin, domain::ApprovalKind kind,
                               domain::Date day, Wanted wanted) const;

    std::map<std::pair<domain::IssuerId, domain::ApprovalKind>, std::vector<Entry>> m_entries;
};

/// The register of a context, made once; lives as long as the context.
[[nodiscard]] const Approvals& approvalsOf(const Context& context);
const Approvals& approvalsOf(const Context&& context) = delete;

} // namespace assay::measures
