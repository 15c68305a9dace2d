// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/AssayHttp.h"

namespace assay::wire
{

void appendAbout(std::string& out, const AssayAbout& about)
{
    JsonWriter writer(out);
    writer.beginObject();
    writer.member("protocol", kAssayProtocol);
    writer.member("schema_version", about.schemaVersion);
    writer.member("kind", about.kind);
    writer.member("id", about.id);
    writer.member("name", about.name);
    writer.member("time", support::toText(about.time));
    writer.key("resources");
    writer.beginArray();
    for (const auto& resource : about.resources)
        writer.string(resource);
    writer.endArray();
    writer.endObject();
}

namespace
{

void appendPulse(std::string& out, const AssayStreamHead& head, std::string_view what)
{
    JsonWriter writer(out);
    writer.beginObject();
    writer.member("schema_version", head.schemaVersion);
    writer.member(what, JsonTruth::True);
    writer.member("sequence", head.sequence);
    writer.member("as_of", support::toText(head.asOf));
    writer.endObject();
}

} // namespace

void appendHello(std::string& out, const AssayStreamHead& head)
{
    appendPulse(out, head, "hello");
}

void appendHeartbeat(std::string& out, const AssayStreamHead& head)
{
    appendPulse(out, head, "heartbeat");
}

void appendError(std::string& out, std::string_view code, std::string_view message)
{
    JsonWriter writer(out);
    writer.beginObject();
    writer.key("error");
    writer.beginObject();
    writer.member("code", code);
    writer.member("message", message);
    writer.endObject();
    writer.endObject();
}

void appendPageHead(JsonWriter& writer, std::string_view resource, const AssayPageHead& head)
{
    writer.member("schema_version", head.schemaVersion);
    writer.member("resource", resource);
    writer.member("as_of", support::toText(head.asOf));
    writer.member("sequence", head.sequence);
    if (head.total)
        writer.member("total", *head.total);
    writer.key("next");
    if (head.next.empty())
        writer.null();
    else
        writer.string(head.next);
}

} // namespace assay::wire
