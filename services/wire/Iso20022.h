// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/FeedUpdate.h"

namespace assay::wire::iso20022
{

struct DecodeOptions {
    /// Of a time that is written without its zone (ISODateTime leaves it open): Hong Kong unless the source says
    /// otherwise.
    std::chrono::minutes localZone{480};
};

enum class Treatment : std::uint8_t {
    Decoded, ///< became rows or status advices
    KeptRaw, ///< recognised, no rows: its page does not exist yet
};

/// One business message of a file.
struct MessageInfo {
    std::string name; ///< "sese.023.001.11"; the element's name where no namespace states it
    std::string id;   ///< of the header or the message, as far as stated
    std::optional<domain::Instant> created;
    Treatment treatment = Treatment::KeptRaw;
    std::string where;           ///< "file.xml: /Document at byte 39"
    std::string completeAccount; ///< holdings: the account whose positions are all in this file
};

/// What sese.024 says of an instruction. It mostly names the instruction only, so that it has to be joined to the row.
struct StatusAdvice {
    std::string ref;
    std::string systemRef;
    std::string status; ///< PACK, PPRC, REPR, REJT, CAND, CANP, CPRC, MPRC, MACH, NMAT, PEND, PENF
    std::string reason;
    std::string reasonText;
    std::optional<domain::Instant> at;
};

struct MessageBatch {
    std::vector<FeedUpdate> updates; ///< one per decoded message that has rows or rejected rows
    std::vector<StatusAdvice> advices;
    std::vector<MessageInfo> messages; ///< all, in the order of the file
    std::vector<support::Error> notes; ///< what is odd yet did not cost a row; messages that are kept raw
};

/// Reads a file of ISO 20022 messages by content: any version, prefix or envelope, several documents in one file.
///
/// sese.023 and sese.025 become instructions, sese.024 advices, semt.002/003 positions, camt.052/053/054 cash entries.
/// An instruction as sent has status NEWM, one confirmed SETT. FeedUpdate::asOf is the creation time of header or
/// message, Instant{} where neither states one: then the time of receipt counts. Updates are deltas: a statement covers
/// one account, not the source. Pure; any thread. Errors: Malformed, Refused, OutOfRange, Unsupported with byte and
/// line of `fileName`; NotFound when no message is in the file.
[[nodiscard]] support::Result<MessageBatch> decode(std::string_view bytes, std::string_view fileName,
                                                   const DecodeOptions& options = {});

/// The instruction after the advice. A settled, cancelled or rejected one stays as it is.
[[nodiscard]] domain::Instruction applied(domain::Instruction instruction, const StatusAdvice& advice);

} // namespace assay::wire::iso20022
