// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/RecordCode.h"

#include "services/domain/RecordSchemas.h"

namespace assay::domain {

ASSAY_COMPILE_RECORD(ReserveStatement);
ASSAY_COMPILE_RECORD(ReserveAsset);
ASSAY_COMPILE_RECORD(Supply);
ASSAY_COMPILE_RECORD(Redemption);
ASSAY_COMPILE_RECORD(Transfer);
ASSAY_COMPILE_RECORD(Participant);
ASSAY_COMPILE_RECORD(Position);
ASSAY_COMPILE_RECORD(CashEntry);
ASSAY_COMPILE_RECORD(Vault);
ASSAY_COMPILE_RECORD(Bar);
ASSAY_COMPILE_RECORD(GoldToken);
ASSAY_COMPILE_RECORD(Alert);
ASSAY_COMPILE_RECORD(SanctionEntry);
ASSAY_COMPILE_RECORD(Finding);
ASSAY_COMPILE_RECORD(SourceHealth);

} // namespace assay::domain
