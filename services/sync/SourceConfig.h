// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Origin.h"
#include "services/net/TlsContext.h"

namespace assay::sync {

/// A token whose supply is read from a ledger node.
struct CoinContract {
    domain::CoinId coin;
    std::string contract;
    std::int64_t deployedBlock = 0;
};

/// A person who may act at a clearing endpoint from this console. `token` is a reference, never the secret.
struct OperatorLogin {
    std::string id;
    std::string token;
};

/// One [[source]] of the configuration, checked. `token` is a reference ("env:NAME"), never the secret.
struct SourceConfig {
    domain::SourceId id;
    std::string kind;       ///< issuer, ledger, clearing, vault, aml
    std::string protocol;   ///< assay-http, evm-jsonrpc, files
    std::string url;
    net::TlsSettings tls;
    std::string token;
    domain::Duration every{5000};
    domain::Duration staleAfter{3'600'000};
    domain::Tier tier = domain::Tier::SelfReported;
    std::int64_t confirmations = 0;
    std::vector<CoinContract> coins;
    std::vector<OperatorLogin> operators; ///< clearing only
};

/// The resources that a source of this kind states over assay-http (Schema::kStatedBy), in the order of StatedRecords; empty for
/// an unknown kind.
[[nodiscard]] std::vector<std::string> resourcesOf(std::string_view kind);

} // namespace assay::sync
