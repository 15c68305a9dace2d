// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RecordCode.h"

#include "services/domain/SettlementDerivedSchemas.h"

namespace assay::domain {

ASSAY_COMPILE_RECORD(ParticipantStanding);
ASSAY_COMPILE_RECORD(CycleStanding);
ASSAY_COMPILE_RECORD(AgeingBucket);
ASSAY_COMPILE_RECORD(SettlementEfficiency);
ASSAY_COMPILE_RECORD(FailGroup);
ASSAY_COMPILE_RECORD(GridlockOption);

} // namespace assay::domain
