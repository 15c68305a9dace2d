// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <new>
#include <string>
#include <utility>

#include "services/support/Result.h"

struct sqlite3;

namespace assay::store
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

/// The one exception of this folder. It exists because a failing statement in the middle of a tick has to leave through
/// many frames and roll back on the way; it never leaves a public function (see guarded).
class Failure : public std::exception
{
public:
    explicit Failure(Error error) : m_error(std::move(error)) {}
    Failure(ErrorCode code, std::string detail, std::string where = {})
        : m_error{code, std::move(detail), std::move(where)}
    {
    }

    [[nodiscard]] const Error& error() const { return m_error; }
    [[nodiscard]] const char* what() const noexcept override { return m_error.detail.c_str(); }

private:
    Error m_error;
};

/// What an SQLite result code means to the caller. `systemError` is the errno of the failed call, or 0.
[[nodiscard]] ErrorCode codeOf(int sqliteCode, int systemError);
/// The error that `connection` reports now; `sqliteCode` is the extended code of the call that failed.
[[nodiscard]] Error errorOf(sqlite3* connection, int sqliteCode, std::string where);

/// Runs `work` and turns every exception into an Error, so that none leaves the store. `where` is the path.
template <class Work>
[[nodiscard]] auto guarded(const std::string& where, Work&& work) -> Result<decltype(work())>
{
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const Failure& failure) {
        Error error = failure.error();
        error.where = error.where.empty() ? where : where + ", " + error.where;
        return tl::unexpected(std::move(error));
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfRange, "not enough memory", where);
    } catch (const std::exception& exception) {
        return fail(ErrorCode::Io, exception.what(), where);
    }
}

} // namespace assay::store
