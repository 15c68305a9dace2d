// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/Command.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "services/runtime/EarlierDataReader.h"
#include "services/support/Log.h"

namespace assay::app {

using support::ErrorCode;
using support::fail;
using support::Result;
namespace fs = std::filesystem;

namespace {

struct Advice {
    Exit exit;
    std::string_view now;
};

/// Which exit code an error means, and what to do about it.
Advice adviceFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage: return {Exit::Usage, "See --help of the command."};
    case ErrorCode::StoreUnavailable: return {Exit::Store, "Check the path and its rights."};
    case ErrorCode::StoreCorrupt: return {Exit::Store, "Keep the file, restore a copy, and run \"assay verify\" on both."};
    case ErrorCode::StoreVersion: return {Exit::Store, "Open it with the version that wrote it, or a newer one."};
    case ErrorCode::ReadOnly: return {Exit::Store, "Close the console that is writing to it, or check the rights of the file."};
    case ErrorCode::DiskFull: return {Exit::Store, "Free some space; nothing already stored was changed."};
    case ErrorCode::NotFound: return {Exit::Source, "Check the name."};
    case ErrorCode::Quarantined: return {Exit::Source, "Nothing was loaded; ask the sender for a complete file."};
    case ErrorCode::TlsUntrusted: return {Exit::Source, "Check the certificate with the institution; there is no way to skip this check."};
    case ErrorCode::Unauthorized: return {Exit::Source, "Check the token or client certificate of this source."};
    case ErrorCode::Unresolvable:
    case ErrorCode::Unreachable:
    case ErrorCode::TimedOut:
    case ErrorCode::Disconnected:
    case ErrorCode::HttpStatus: return {Exit::Source, "The rest was done; try again later."};
    case ErrorCode::Malformed:
    case ErrorCode::MissingField:
    case ErrorCode::WrongType:
    case ErrorCode::OutOfRange:
    case ErrorCode::Unsupported:
    case ErrorCode::Overflow:
    case ErrorCode::Inexact:
    case ErrorCode::MixedAssets:
    case ErrorCode::SequenceGap:
    case ErrorCode::Refused:
    case ErrorCode::Cancelled:
    case ErrorCode::Io: break;
    }
    return {Exit::Source, {}};
}

} // namespace

Exit failed(const support::Error& error)
{
    const auto advice = adviceFor(error.code);
    std::cerr << "assay: " << error.text() << '\n';
    if (!advice.now.empty())
        std::cerr << advice.now << '\n';
    return advice.exit;
}

Result<store::Moment> momentOf(const Options& options)
{
    store::Moment moment;
    const std::pair<const std::string*, std::optional<domain::Instant>*> both[]{{&options.asOf, &moment.asOf},
                                                                               {&options.knownAt, &moment.knownAt}};
    for (const auto& [text, target] : both) {
        if (text->empty())
            continue;
        const auto instant = support::parseInstant(*text);
        if (!instant)
            return fail(ErrorCode::Usage, instant.error().detail, text == &options.asOf ? "--as-of" : "--known-at");
        *target = *instant;
    }
    return moment;
}

Result<StoredSnapshot> loadStored(const Options& options)
{
    auto moment = momentOf(options);
    if (!moment)
        return tl::unexpected(moment.error());
    std::error_code ignored;
    if (!fs::exists(options.store, ignored))
        return fail(ErrorCode::StoreUnavailable, "there is no such store", options.store);
    StoredSnapshot out;
    auto store = store::Store::open(options.store, store::OpenMode::ReadOnly);
    if (!store)
        return tl::unexpected(store.error());
    out.store = std::move(*store);
    auto snapshot = out.store->loadSnapshot(*moment);
    if (!snapshot)
        return tl::unexpected(snapshot.error());
    const auto now = support::systemNow();
    out.now = std::min(moment->asOf.value_or(now), moment->knownAt.value_or(now));
    auto supervision = runtime::loadSupervision(resourceFolder());
    if (!supervision)
        return tl::unexpected(supervision.error());
    out.supervision = std::move(*supervision);
    auto whole = std::make_shared<domain::Snapshot>(**snapshot);
    const auto past = runtime::readEarlierData(*out.store, *whole, {*moment, out.now, out.supervision.lookBack()});
    if (!past)
        return tl::unexpected(past.error());
    out.supervision.recall(*whole, *past, out.now);
    whole->derived = out.supervision.derive(*whole, nullptr, out.now);
    out.snapshot = std::move(whole);
    return out;
}

std::string resourceFolder()
{
    std::error_code ignored;
    if (const char* set = std::getenv("ASSAY_RESOURCES"); set && *set)
        return set;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const fs::path& candidate : {program / "../share/assay", program / "../../../resources", fs::path(ASSAY_RESOURCE_DIR)})
        if (fs::is_directory(candidate / "rules", ignored))
            return fs::weakly_canonical(candidate, ignored).string();
    return ASSAY_RESOURCE_DIR;
}

} // namespace assay::app
