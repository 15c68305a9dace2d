// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/AssayHttp.h"
#include "services/wire/AssayHttpEnvelope.h"
#include "services/wire/JsonParse.h"

namespace assay::wire
{

using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

Result<void> demand(const EnvelopeSink& sink, std::initializer_list<Member> members)
{
    for (const Member member : members) {
        if (!sink.has(member)) {
            const std::string name(kMembers[static_cast<std::size_t>(member)]);
            return fail(ErrorCode::MissingField, '"' + name + "\" is missing", bytePlace(0) + ", " + name);
        }
    }
    return {};
}

Result<AssayStreamMessage> decodeMessageAbout(std::string_view bytes, std::string_view resource)
{
    JsonCursor cursor(bytes);
    EnvelopeSink sink(cursor, Form::Message, resource);
    if (const auto done = parseJson(bytes, cursor, sink); !done)
        return tl::unexpected(done.error());
    if (const auto all = demand(sink, {Member::SchemaVersion, Member::Sequence, Member::AsOf}); !all)
        return tl::unexpected(all.error());
    const bool hello = sink.has(Member::Hello);
    const bool heartbeat = sink.has(Member::Heartbeat);
    const bool change = sink.has(Member::Resource) || sink.has(Member::Upserts) || sink.has(Member::Removes);
    if (static_cast<int>(hello) + static_cast<int>(heartbeat) + static_cast<int>(change) > 1)
        return fail(ErrorCode::Malformed, "a message is a hello, a heartbeat or a change, not two of them",
                    bytePlace(0));
    if (change) {
        if (const auto all = demand(sink, {Member::Resource}); !all)
            return tl::unexpected(all.error());
        if (sink.rowsCameTooEarly())
            return decodeMessageAbout(bytes, std::string(sink.update().resource));
    } else if (!hello && !heartbeat) {
        return fail(ErrorCode::MissingField, "neither hello nor heartbeat nor resource", bytePlace(0) + ", resource");
    }
    AssayStreamMessage message;
    message.kind = hello       ? AssayStreamMessage::Kind::Hello
                   : heartbeat ? AssayStreamMessage::Kind::Heartbeat
                               : AssayStreamMessage::Kind::Change;
    message.schemaVersion = sink.update().schemaVersion;
    message.asOf = sink.update().asOf;
    message.sequence = sink.update().sequence;
    message.update = std::move(sink.update());
    return message;
}

} // namespace

Result<FeedUpdate> decodePage(std::string_view bytes, std::string_view expectedResource)
{
    if (jsonRecordOf(expectedResource) == nullptr)
        return fail(ErrorCode::Unsupported, "not a known resource: \"" + excerpt(expectedResource) + '"');
    JsonCursor cursor(bytes);
    EnvelopeSink sink(cursor, Form::Page, expectedResource);
    if (const auto done = parseJson(bytes, cursor, sink); !done)
        return tl::unexpected(done.error());
    if (const auto all =
            demand(sink, {Member::SchemaVersion, Member::Resource, Member::AsOf, Member::Sequence, Member::Items});
        !all)
        return tl::unexpected(all.error());
    return std::move(sink.update());
}

Result<AssayStreamMessage> decodeMessage(std::string_view bytes)
{
    return decodeMessageAbout(bytes, {});
}

Result<AssayAbout> decodeAbout(std::string_view bytes)
{
    const auto tree = parseJsonTree(bytes);
    if (!tree)
        return tl::unexpected(tree.error());
    if (!tree->isObject())
        return fail(ErrorCode::WrongType, "the answer must be an object, is " + std::string(toText(tree->kind)),
                    bytePlace(tree->byte));
    AssayAbout about;
    std::string protocol;
    std::string time;
    const std::pair<std::string_view, std::string*> texts[] = {
        {"protocol", &protocol}, {"schema_version", &about.schemaVersion},
        {"kind", &about.kind},   {"id", &about.id},
        {"name", &about.name},   {"time", &time}};
    for (const auto& [name, target] : texts) {
        auto value = textMember(*tree, name);
        if (!value)
            return tl::unexpected(value.error());
        *target = std::move(*value);
        const std::string where = bytePlace(tree->find(name)->byte) + ", " + std::string(name);
        if (target == &protocol && protocol != kAssayProtocol)
            return fail(ErrorCode::Unsupported, "the protocol is \"" + excerpt(protocol) + "\", not assay-http", where);
        if (target == &about.schemaVersion) {
            if (const auto known = checkSchemaVersion(about.schemaVersion); !known)
                return fail(known.error().code, known.error().detail, where);
        }
        if (target == &time) {
            const auto at = support::parseInstant(time);
            if (!at)
                return fail(at.error().code, at.error().detail, where);
            about.time = *at;
        }
    }
    const JsonValue* const resources = tree->find("resources");
    if (resources == nullptr)
        return fail(ErrorCode::MissingField, "\"resources\" is missing", bytePlace(tree->byte) + ", resources");
    if (!resources->isArray())
        return fail(ErrorCode::WrongType, "must be an array of texts, is " + std::string(toText(resources->kind)),
                    bytePlace(resources->byte) + ", resources");
    for (const JsonValue& resource : resources->items) {
        if (!resource.isText())
            return fail(ErrorCode::WrongType, "must be a text, is " + std::string(toText(resource.kind)),
                        bytePlace(resource.byte) + ", resources");
        about.resources.push_back(resource.text);
    }
    return about;
}

} // namespace assay::wire
