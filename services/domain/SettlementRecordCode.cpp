// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RecordCode.h"

#include "services/domain/SettlementSchemas.h"

namespace assay::domain {

ASSAY_COMPILE_RECORD(PaymentAdvice);
ASSAY_COMPILE_RECORD(InstructionAdvice);
ASSAY_COMPILE_RECORD(SystemNotice);
ASSAY_COMPILE_RECORD(SettlementCycle);
ASSAY_COMPILE_RECORD(StatusChange);
ASSAY_COMPILE_RECORD(ActionRequest);
ASSAY_COMPILE_RECORD(Operator);
ASSAY_COMPILE_RECORD(ServiceOutage);
ASSAY_COMPILE_RECORD(OperatorFinance);
ASSAY_COMPILE_RECORD(Handover);

} // namespace assay::domain
