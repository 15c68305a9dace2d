// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// \file The codes that settlement messages carry, with their texts in the three languages of the program. In domain, so
/// that tables, reports, exports and the command line say the same. A code that is not listed is shown as it came.

namespace assay::domain {

enum class CodeList : std::uint8_t {
    Status,        ///< of an instruction: processing, matching, settlement (:25D: of MT 537 and 548)
    Reason,        ///< of such a status (:24B:)
    Cash,          ///< pending cash side of an instruction or payment (camt.006)
    Payment,       ///< of a payment (pacs.002)
    PaymentReason, ///< of such a status, a return or a cancellation
    Entry,         ///< of an entry in an account (camt.052, 053, 054)
    Request,       ///< why an action on an instruction is requested
};
enum class CodeLanguage : std::uint8_t { English, TraditionalChinese, SimplifiedChinese };
/// How the meaning is known: from several sources, from one, or from general knowledge of the standard.
enum class Confidence : std::uint8_t { General, One, Several };

struct SettlementCode {
    std::string_view code;
    CodeList list;
    std::string_view english;
    std::string_view traditional;
    std::string_view simplified;
    std::string_view source; ///< empty: general knowledge
    Confidence confidence;

    [[nodiscard]] std::string_view text(CodeLanguage language) const;
};

/// All of them, in the order of their codes.
[[nodiscard]] std::span<const SettlementCode> settlementCodes();
/// nullptr for a code that is not listed.
[[nodiscard]] const SettlementCode* settlementCode(std::string_view code);
/// The statuses of instructions and payments after which nothing happens any more: settled, cancelled, rejected.
[[nodiscard]] std::span<const std::string_view> finalStatuses();
[[nodiscard]] bool isFinalStatus(std::string_view status);
/// "LACK · deliverer is short of the asset"; a code that is not listed as it came.
[[nodiscard]] std::string codeAndText(std::string_view code, CodeLanguage language);

} // namespace assay::domain
