// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace assay::support {

/// What kind of thing went wrong. models/format turns a code into what a person reads.
enum class ErrorCode {
    Malformed,        ///< bytes are not what the format demands
    MissingField,     ///< a required key, column or element is absent
    WrongType,        ///< a value is of another type than the contract says
    OutOfRange,       ///< a value, size, depth or count is beyond a limit
    Unsupported,      ///< version, message or option that is not known here
    Overflow,         ///< exact arithmetic would not fit
    Inexact,          ///< exact arithmetic would have to round
    MixedAssets,      ///< arithmetic over two assets or currencies
    Quarantined,      ///< input set aside by a guard, nothing loaded
    Refused,          ///< policy or mode forbids it
    NotFound,         ///< file, row, coin or rule does not exist
    Unresolvable,     ///< host name cannot be resolved
    Unreachable,      ///< no connection
    TimedOut,         ///< deadline passed
    Disconnected,     ///< the connection ended early
    TlsUntrusted,     ///< certificate not trusted, expired, pinned otherwise or for another host
    HttpStatus,       ///< the server answered with an error status
    Unauthorized,     ///< 401 or 403
    SequenceGap,      ///< a stream skipped a number
    StoreUnavailable, ///< the store cannot be opened or written
    StoreCorrupt,     ///< the store's bytes are damaged
    StoreVersion,     ///< the store was written by an unknown version
    ReadOnly,         ///< the store is open for reading only
    DiskFull,         ///< no space left
    Cancelled,        ///< stopped by the user or at shutdown
    Usage,            ///< wrong command line or configuration
    Io,               ///< any other failure of the operating system
};

[[nodiscard]] std::string_view toText(ErrorCode code);

/// One failure. `detail` is English, for the log, free of secrets; `where` is the place in the input
/// (source, file, byte, row, key) or empty.
struct Error {
    ErrorCode code = ErrorCode::Malformed;
    std::string detail;
    std::string where;

    /// "malformed: unexpected end (byte 120 of page 2)"
    [[nodiscard]] std::string text() const;
};

template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string detail, std::string where = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(where)});
}

} // namespace assay::support
