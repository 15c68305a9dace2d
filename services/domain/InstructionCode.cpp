// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RecordCode.h"

#include "services/domain/RecordSchemas.h"

namespace assay::domain {

// By itself, since rows of instructions are many and packed: this file is optimised further (CMakeLists.txt).
ASSAY_COMPILE_RECORD(Instruction);
template class PackedRows<Instruction>;

} // namespace assay::domain
