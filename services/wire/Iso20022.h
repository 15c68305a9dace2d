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
    KeptRaw, ///< no rows: not one of the messages that are read here
};

/// One business message of a file.
struct MessageInfo {
    std::string name; ///< "sese.023.001.11"; the element's name where nothing states it
    std::string nameSpace;
    std::string id;   ///< of the header or the message, as far as stated
    std::optional<domain::Instant> created;
    Treatment treatment = Treatment::KeptRaw;
    std::string where;           ///< "file.xml: /Document at byte 39"
    std::string completeAccount; ///< holdings: the account whose positions are all in this file
};

struct MessageBatch {
    std::vector<FeedUpdate> updates; ///< those of one kind, resource and instant share one
    std::vector<domain::InstructionAdvice> advices; ///< of each sese.024 what decides of the instruction it names
    std::vector<MessageInfo> messages; ///< all, in the order of the file
    std::vector<support::Error> notes; ///< what is odd yet did not cost a row; messages that are kept raw
};

/// Reads a file of ISO 20022 messages by content: any version, prefix or envelope, several documents in one file. One
/// pass; memory is that of one message and of the rows.
///
/// Rows: Instruction (sese.023, 025, 032, semt.013, 017, 018), InstructionAdvice (sese.020, 024, 027, 028, 030, 031, 034,
/// 037, semt.022), Position (semt.002, 003, balances of camt.052, 053), CashEntry (camt.052, 053, 054), PaymentAdvice
/// (pacs.002, 004, 008, 009, camt.056, 006), SystemNotice (admi.*). A status advice with security and quantity is an
/// instruction as well. An instruction as sent has status NEWM, one confirmed SETT. FeedUpdate::asOf is the creation time
/// of header or message, Instant{} where neither states one: then the time of receipt counts. Updates are deltas: a
/// statement covers one account, not the source. Pure; any thread. Errors: Malformed, Refused, OutOfRange, Unsupported
/// with byte and line of `fileName`; NotFound when no message is in the file.
[[nodiscard]] support::Result<MessageBatch> decode(std::string_view bytes, std::string_view fileName,
                                                   const DecodeOptions& options = {});

/// The instruction after the advice. A settled, cancelled or rejected one stays as it is.
[[nodiscard]] domain::Instruction applied(domain::Instruction instruction, const domain::InstructionAdvice& advice);

} // namespace assay::wire::iso20022
