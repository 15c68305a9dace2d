// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/ActionAnswers.h"

#include <algorithm>
#include <type_traits>

#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementSchemas.h"
#include "services/wire/JsonTree.h"
#include "services/wire/JsonWriter.h"

namespace assay::wire
{

namespace
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

constexpr std::size_t kMaxBands = 1000;
constexpr std::int64_t kMaxApprovals = 9;
constexpr std::int64_t kMaxReasonText = 1000;

std::string placeOf(const JsonValue& value, std::string_view name)
{
    return bytePlace(value.byte) + ", " + std::string(name);
}

tl::unexpected<Error> wrongType(const JsonValue& value, std::string_view name, std::string_view demanded)
{
    return fail(ErrorCode::WrongType, "must be " + std::string(demanded) + ", not " + std::string(toText(value.kind)),
                placeOf(value, name));
}

Result<JsonValue> envelope(std::string_view bytes)
{
    auto tree = parseJsonTree(bytes);
    if (!tree)
        return tree;
    if (!tree->isObject())
        return wrongType(*tree, "answer", "an object");
    const auto version = textMember(*tree, "schema_version");
    if (!version)
        return tl::unexpected(version.error());
    if (*version != "1" && !version->starts_with("1."))
        return fail(ErrorCode::Unsupported, "schema version \"" + excerpt(*version) + '"', "schema_version");
    return tree;
}

Result<const JsonValue*> objectMember(const JsonValue& object, std::string_view name)
{
    const JsonValue* const found = object.find(name);
    if (found == nullptr)
        return fail(ErrorCode::MissingField, "is missing", placeOf(object, name));
    if (!found->isObject())
        return wrongType(*found, name, "an object");
    return found;
}

Result<std::int64_t> wholeMember(const JsonValue& object, std::string_view name, std::int64_t least, std::int64_t most)
{
    const JsonValue* const found = object.find(name);
    if (found == nullptr)
        return fail(ErrorCode::MissingField, "is missing", placeOf(object, name));
    if (!found->isNumber())
        return wrongType(*found, name, "a whole number");
    const auto value = wholeNumber(found->text);
    if (!value)
        return fail(value.error().code, value.error().detail, placeOf(*found, name));
    if (*value < least || *value > most)
        return fail(ErrorCode::OutOfRange, "is not between " + std::to_string(least) + " and " + std::to_string(most),
                    placeOf(*found, name));
    return value;
}

Result<domain::Instant> instantMember(const JsonValue& object, std::string_view name)
{
    const auto text = textMember(object, name);
    if (!text)
        return tl::unexpected(text.error());
    auto instant = support::parseInstant(*text);
    if (!instant)
        return fail(instant.error().code, instant.error().detail, placeOf(object, name));
    return instant;
}

template <class Value>
Result<void> assignMember(Value& target, const JsonValue& value)
{
    if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
        if (!value.isArray())
            return fail(ErrorCode::WrongType, "must be an array");
        for (const auto& item : value.items) {
            if (!item.isText())
                return fail(ErrorCode::WrongType, "must hold texts only");
            target.push_back(item.text);
        }
        return {};
    } else if constexpr (std::is_same_v<Value, std::int64_t> || std::is_same_v<Value, std::optional<std::int64_t>>) {
        if (!value.isNumber())
            return fail(ErrorCode::WrongType, "must be a whole number");
        const auto whole = wholeNumber(value.text);
        if (!whole)
            return fail(whole.error().code, whole.error().detail);
        target = *whole;
        return {};
    } else {
        if (!value.isText())
            return fail(ErrorCode::WrongType, "must be a text");
        return domain::assign(target, value.text);
    }
}

/// A single record, by its schema, from a tree. What the record must state has to be there and not be empty.
template <class Record>
Result<Record> recordOf(const JsonValue& object)
{
    Record record;
    std::optional<Error> failure;
    domain::forEachField<Record>([&](const auto& field) {
        if (failure)
            return;
        const JsonValue* const found = object.find(field.name);
        if (found == nullptr || found->isNull()) {
            if (field.presence != domain::Presence::Optional)
                failure = Error{ErrorCode::MissingField, "is missing", placeOf(object, field.name)};
            return;
        }
        if (auto done = assignMember(record.*(field.member), *found); !done)
            failure = Error{done.error().code, done.error().detail, placeOf(*found, field.name)};
        else if (field.presence == domain::Presence::Key && found->isText() && found->text.empty())
            failure = Error{ErrorCode::MissingField, "must not be empty", placeOf(*found, field.name)};
    });
    if (failure)
        return tl::unexpected(std::move(*failure));
    return record;
}

/// "PT2H", "PT1H30M", "P1D": days, hours, minutes and seconds, each at most once and in this order.
Result<domain::Duration> isoDuration(std::string_view text)
{
    const auto wrong = [&] { return fail(ErrorCode::Malformed, "not a length of time such as PT2H: \"" + excerpt(text) + '"'); };
    constexpr std::string_view kUnits = "DHMS";
    constexpr std::int64_t kSeconds[] = {86'400, 3'600, 60, 1};
    if (text.size() < 3 || text.size() > 20 || text.front() != 'P')
        return wrong();
    std::int64_t seconds = 0;
    std::int64_t number = 0;
    std::size_t digits = 0;
    std::size_t from = 0;
    bool afterT = false;
    for (const char c : text.substr(1)) {
        if (c == 'T' && !afterT && digits == 0) {
            afterT = true;
            from = std::max<std::size_t>(from, 1);
        } else if (c >= '0' && c <= '9' && digits < 6) {
            number = number * 10 + (c - '0');
            ++digits;
        } else {
            const auto unit = kUnits.find(c);
            if (unit == std::string_view::npos || digits == 0 || unit < from || (unit == 0) == afterT)
                return wrong();
            seconds += number * kSeconds[unit];
            from = unit + 1;
            number = 0;
            digits = 0;
        }
    }
    if (digits != 0 || seconds == 0)
        return wrong();
    return std::chrono::seconds{seconds};
}

Result<domain::ApprovalBand> bandOf(const JsonValue& value)
{
    if (!value.isObject())
        return wrongType(value, "rules", "objects");
    domain::ApprovalBand band;
    const auto action = textMember(value, "action");
    if (!action)
        return tl::unexpected(action.error());
    if (auto done = domain::assign(band.action, *action); !done)
        return fail(done.error().code, done.error().detail, placeOf(value, "action"));
    for (const std::string_view name : {"currency", "up_to"}) {
        const JsonValue* const found = value.find(name);
        if (found == nullptr || found->isNull())
            continue;
        if (!found->isText())
            return wrongType(*found, name, "a text");
        const auto done = name == "currency" ? domain::assign(band.currency, found->text) : domain::assign(band.upTo, found->text);
        if (!done)
            return fail(done.error().code, done.error().detail, placeOf(*found, name));
    }
    const auto needed = wholeMember(value, "needed", 1, kMaxApprovals);
    if (!needed)
        return tl::unexpected(needed.error());
    band.needed = *needed;
    return band;
}

} // namespace

std::string_view toText(Decision decision)
{
    switch (decision) {
    case Decision::Approve: return "approve";
    case Decision::Reject: return "reject";
    case Decision::Revoke: return "revoke";
    }
    return {};
}

Result<domain::Operator> decodeOperator(std::string_view bytes)
{
    const auto tree = envelope(bytes);
    if (!tree)
        return tl::unexpected(tree.error());
    const auto item = objectMember(*tree, "operator");
    if (!item)
        return tl::unexpected(item.error());
    return recordOf<domain::Operator>(**item);
}

Result<domain::RequestPolicy> decodeRequestPolicy(std::string_view bytes)
{
    const auto tree = envelope(bytes);
    if (!tree)
        return tl::unexpected(tree.error());
    const JsonValue* const rules = tree->find("rules");
    if (rules == nullptr)
        return fail(ErrorCode::MissingField, "is missing", placeOf(*tree, "rules"));
    if (!rules->isArray())
        return wrongType(*rules, "rules", "an array");
    if (rules->items.size() > kMaxBands)
        return fail(ErrorCode::OutOfRange, "more than " + std::to_string(kMaxBands) + " rules", placeOf(*rules, "rules"));
    domain::RequestPolicy policy;
    for (const auto& rule : rules->items) {
        auto band = bandOf(rule);
        if (!band)
            return tl::unexpected(band.error());
        policy.bands.push_back(std::move(*band));
    }
    const auto least = wholeMember(*tree, "reason_text_min", 1, kMaxReasonText);
    if (!least)
        return tl::unexpected(least.error());
    policy.reasonTextMin = *least;
    const auto longest = textMember(*tree, "longest");
    if (!longest)
        return tl::unexpected(longest.error());
    const auto duration = isoDuration(*longest);
    if (!duration)
        return fail(duration.error().code, duration.error().detail, placeOf(*tree, "longest"));
    policy.longest = *duration;
    return policy;
}

Result<InstructionAnswer> decodeInstruction(std::string_view bytes)
{
    const auto tree = envelope(bytes);
    if (!tree)
        return tl::unexpected(tree.error());
    const auto asOf = instantMember(*tree, "as_of");
    if (!asOf)
        return tl::unexpected(asOf.error());
    const auto item = objectMember(*tree, "item");
    if (!item)
        return tl::unexpected(item.error());
    auto instruction = recordOf<domain::Instruction>(**item);
    if (!instruction)
        return tl::unexpected(instruction.error());
    InstructionAnswer answer{*asOf, 0, std::move(*instruction)};
    if (const JsonValue* const sequence = tree->find("sequence"); sequence != nullptr && sequence->isNumber())
        answer.sequence = wholeNumber(sequence->text).value_or(0);
    return answer;
}

Result<RequestAnswer> decodeRequest(std::string_view bytes)
{
    const auto tree = envelope(bytes);
    if (!tree)
        return tl::unexpected(tree.error());
    const auto asOf = instantMember(*tree, "as_of");
    if (!asOf)
        return tl::unexpected(asOf.error());
    const auto item = objectMember(*tree, "item");
    if (!item)
        return tl::unexpected(item.error());
    auto canonical = textMember(*tree, "canonical");
    if (!canonical)
        return tl::unexpected(canonical.error());
    auto request = recordOf<domain::ActionRequest>(**item);
    if (!request)
        return tl::unexpected(request.error());
    return RequestAnswer{*asOf, std::move(*request), std::move(*canonical)};
}

Refusal decodeRefusal(std::string_view bytes)
{
    constexpr std::size_t kCode = 40;
    constexpr std::size_t kMessage = 300;
    const auto tree = parseJsonTree(bytes);
    const JsonValue* const error = tree ? tree->find("error") : nullptr;
    if (error == nullptr || !error->isObject())
        return {};
    const auto code = textMember(*error, "code");
    const auto message = textMember(*error, "message");
    if (!code)
        return {};
    return {excerpt(*code, kCode), excerpt(message.value_or(std::string()), kMessage)};
}

std::string decisionBody(Decision decision, std::string_view digest, std::string_view basis, std::string_view reason)
{
    std::string out;
    JsonWriter writer(out);
    writer.beginObject();
    writer.member("decision", toText(decision));
    writer.member("digest", digest);
    writer.member("basis", basis);
    writer.member("reason", reason);
    writer.endObject();
    return out;
}

} // namespace assay::wire
