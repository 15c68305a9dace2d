// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RecordCode.h"

#include "services/domain/SupervisionSchemas.h"

namespace assay::domain {

ASSAY_COMPILE_RECORD(Licensee);
ASSAY_COMPILE_RECORD(CoinTerms);
ASSAY_COMPILE_RECORD(OfficialContract);
ASSAY_COMPILE_RECORD(TokenOperation);
ASSAY_COMPILE_RECORD(ReserveFlow);
ASSAY_COMPILE_RECORD(CustodianPosition);
ASSAY_COMPILE_RECORD(Approval);
ASSAY_COMPILE_RECORD(IssuerLimit);
ASSAY_COMPILE_RECORD(Filing);
ASSAY_COMPILE_RECORD(Incident);
ASSAY_COMPILE_RECORD(HolderCredit);
ASSAY_COMPILE_RECORD(Price);
ASSAY_COMPILE_RECORD(TokenSighting);
ASSAY_COMPILE_RECORD(Restatement);
ASSAY_COMPILE_RECORD(Explanation);
ASSAY_COMPILE_RECORD(Letter);
ASSAY_COMPILE_RECORD(StressRun);

} // namespace assay::domain
