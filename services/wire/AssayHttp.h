// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/FeedUpdate.h"
#include "services/wire/RecordJson.h"

/// \file The protocol "assay-http" in both directions: decoders for the console, encoders for the sandbox and the
/// tests.

namespace assay::wire
{

inline constexpr std::string_view kAssayProtocol = "assay-http";
inline constexpr std::string_view kAssaySchemaVersion = "1.0";

/// Answer of GET /v1/about.
struct AssayAbout {
    std::string schemaVersion{kAssaySchemaVersion};
    std::string kind; ///< issuer, ledger, clearing, vault, aml
    std::string id;
    std::string name;
    domain::Instant time{}; ///< the server's clock when it answered
    std::vector<std::string> resources;
};

/// What a page says besides its items.
struct AssayPageHead {
    std::string_view schemaVersion = kAssaySchemaVersion;
    domain::Instant asOf{};
    std::int64_t sequence = 0;
    std::optional<std::int64_t> total{};
    std::string_view next{}; ///< cursor of the next page; empty on the last one
};

/// What each message of the stream says.
struct AssayStreamHead {
    std::string_view schemaVersion = kAssaySchemaVersion;
    domain::Instant asOf{};
    std::int64_t sequence = 0;
};

/// Rows kept in FeedUpdate::rejected; more are counted in rejectedMore.
inline constexpr std::size_t kMaxRejectedRows = 1000;

/// One message of the stream. `update` is filled only in a change.
struct AssayStreamMessage {
    enum class Kind : std::uint8_t { Hello, Heartbeat, Change };

    Kind kind = Kind::Heartbeat;
    std::string schemaVersion;
    domain::Instant asOf{};
    std::int64_t sequence = 0;
    FeedUpdate update;
};

/// One page of `expectedResource`. A row that breaks its contract goes to `rejected` ("byte 1234, item 17, amount":
/// bytes from 0, items from 1) and the rest goes on; a broken envelope fails the whole answer. total, next and rows are
/// as stated; completeness is Snapshot. Errors: Malformed, MissingField, WrongType, OutOfRange, Unsupported (major
/// version, resource).
[[nodiscard]] support::Result<FeedUpdate> decodePage(std::string_view bytes, std::string_view expectedResource);
/// One message of the stream. Errors: as decodePage.
[[nodiscard]] support::Result<AssayStreamMessage> decodeMessage(std::string_view bytes);
/// Errors: as decodePage.
[[nodiscard]] support::Result<AssayAbout> decodeAbout(std::string_view bytes);

void appendAbout(std::string& out, const AssayAbout& about);
void appendHello(std::string& out, const AssayStreamHead& head);
void appendHeartbeat(std::string& out, const AssayStreamHead& head);
/// {"error":{"code":…,"message":…}}, the body of an error status.
void appendError(std::string& out, std::string_view code, std::string_view message);

/// Writes the members of a page up to and without "items".
void appendPageHead(JsonWriter& writer, std::string_view resource, const AssayPageHead& head);

/// A page whose items are `rows`: any range of Record.
template <class Record, class Rows>
void appendPage(std::string& out, const AssayPageHead& head, const Rows& rows)
{
    JsonWriter writer(out);
    writer.beginObject();
    appendPageHead(writer, domain::resourceOf<Record>(), head);
    writer.key("items");
    writer.beginArray();
    for (const Record& row : rows)
        appendRecord(writer, row);
    writer.endArray();
    writer.endObject();
}

/// A change message: any two ranges of Record; of `removed` only the keys are written.
template <class Record, class Upserts, class Removed>
void appendStreamMessage(std::string& out, const AssayStreamHead& head, const Upserts& upserts, const Removed& removed)
{
    JsonWriter writer(out);
    writer.beginObject();
    writer.member("schema_version", head.schemaVersion);
    writer.member("resource", domain::resourceOf<Record>());
    writer.member("sequence", head.sequence);
    writer.member("as_of", support::toText(head.asOf));
    writer.key("upserts");
    writer.beginArray();
    for (const Record& row : upserts)
        appendRecord(writer, row);
    writer.endArray();
    writer.key("removes");
    writer.beginArray();
    for (const Record& row : removed)
        appendKey(writer, row);
    writer.endArray();
    writer.endObject();
}

} // namespace assay::wire
