// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/SourceConfig.h"

namespace assay::sync {

std::vector<std::string> resourcesOf(const std::string& kind)
{
    if (kind == "issuer")
        return {"reserve-statements", "reserve-assets", "supply", "redemptions", "licensees", "coin-terms",
                "official-contracts", "token-operations", "reserve-flows", "custodian-positions", "approvals",
                "issuer-limits", "filings", "incidents", "holder-credits"};
    if (kind == "ledger")
        return {"supply", "transfers", "token-operations", "token-sightings", "prices"};
    if (kind == "clearing")
        return {"participants", "positions", "instructions", "settlement-cycles", "action-requests", "operators",
                "service-outages", "operator-finances"};
    if (kind == "vault")
        return {"vaults", "bars", "gold-tokens"};
    if (kind == "aml")
        return {"alerts", "transfers"};
    return {};
}

} // namespace assay::sync
