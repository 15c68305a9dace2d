// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>
#include <type_traits>
#include <utility>

#include "services/support/Result.h"

namespace assay::support {

/// The error that an exception means. `where` says what was going on.
[[nodiscard]] Error errorOf(const std::exception& exception, std::string where);

/// Runs `work`, which gives a Result or nothing; an exception that leaves it becomes an error. For the outermost frame
/// of a task: on a thread of a pool an exception would end the process, in a handler of asio it would end what the
/// handler keeps going.
template <class Work>
[[nodiscard]] auto caught(std::string where, Work&& work)
{
    using Outcome = std::invoke_result_t<Work>;
    using Returned = std::conditional_t<std::is_void_v<Outcome>, Result<void>, Outcome>;
    try {
        if constexpr (std::is_void_v<Outcome>) {
            std::forward<Work>(work)();
            return Returned{};
        } else {
            return Returned(std::forward<Work>(work)());
        }
    } catch (const std::exception& exception) {
        return Returned(tl::unexpected(errorOf(exception, std::move(where))));
    }
}

void logError(const Error& error);

/// As caught(), where nobody is there to be given the error: it goes to the log.
template <class Work>
void logged(std::string where, Work&& work)
{
    if (const auto done = caught(std::move(where), std::forward<Work>(work)); !done)
        logError(done.error());
}

} // namespace assay::support
