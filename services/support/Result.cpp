// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Result.h"

namespace assay::support {

std::string_view toText(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Malformed: return "malformed";
    case ErrorCode::MissingField: return "missing field";
    case ErrorCode::WrongType: return "wrong type";
    case ErrorCode::OutOfRange: return "out of range";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::Overflow: return "overflow";
    case ErrorCode::Inexact: return "inexact";
    case ErrorCode::MixedAssets: return "mixed assets";
    case ErrorCode::Quarantined: return "quarantined";
    case ErrorCode::Refused: return "refused";
    case ErrorCode::NotFound: return "not found";
    case ErrorCode::Unresolvable: return "host name not resolved";
    case ErrorCode::Unreachable: return "unreachable";
    case ErrorCode::TimedOut: return "timed out";
    case ErrorCode::Disconnected: return "disconnected";
    case ErrorCode::TlsUntrusted: return "certificate not trusted";
    case ErrorCode::HttpStatus: return "HTTP error status";
    case ErrorCode::Unauthorized: return "not authorised";
    case ErrorCode::SequenceGap: return "sequence gap";
    case ErrorCode::StoreUnavailable: return "store unavailable";
    case ErrorCode::StoreCorrupt: return "store corrupt";
    case ErrorCode::StoreVersion: return "unknown store version";
    case ErrorCode::ReadOnly: return "read-only";
    case ErrorCode::DiskFull: return "disk full";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Usage: return "usage";
    case ErrorCode::Io: return "I/O error";
    }
    return "error";
}

std::string Error::text() const
{
    std::string out(toText(code));
    if (!detail.empty())
        out += ": " + detail;
    if (!where.empty())
        out += " (" + where + ")";
    return out;
}

} // namespace assay::support
