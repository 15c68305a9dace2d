// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/runtime/formats/FormatReader.h"

namespace assay::runtime {

[[nodiscard]] support::Result<void> importMessages(Import& import, LoadedFile& file);
[[nodiscard]] support::Result<wire::FeedUpdate> messagesAgain(const store::RawAnswer& raw, std::string_view resource);

/// Messages of a clearing system; each adds to what is known.
inline constexpr FormatReader kIso20022Reader{
    .takeIn = importMessages,
    .states = statesRowsOf<domain::Instruction, domain::InstructionAdvice, domain::Position, domain::CashEntry, domain::PaymentAdvice, domain::SystemNotice>,
    .readAgain = messagesAgain,
};

} // namespace assay::runtime
