// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RecordCode.h"

#include "services/domain/DerivedSchemas.h"

namespace assay::domain {

ASSAY_COMPILE_RECORD(CoverageReading);
ASSAY_COMPILE_RECORD(HoldingLine);
ASSAY_COMPILE_RECORD(Concentration);
ASSAY_COMPILE_RECORD(SupplyBridge);
ASSAY_COMPILE_RECORD(RedemptionClock);
ASSAY_COMPILE_RECORD(LadderRung);
ASSAY_COMPILE_RECORD(Duty);
ASSAY_COMPILE_RECORD(PegReading);
ASSAY_COMPILE_RECORD(RuleCard);

} // namespace assay::domain
