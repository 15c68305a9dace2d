// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/ActionRequests.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementSchemas.h"
#include "services/support/Utf8.h"
#include "services/wire/JsonReader.h"
#include "services/wire/JsonWriter.h"
#include "services/wire/RecordJson.h"

namespace assay::wire
{

namespace
{

using domain::ActionRequest;
using support::ErrorCode;
using support::fail;
using support::Result;

constexpr std::string_view kHexDigits = "0123456789abcdef";

/// In the order of the bytes, which is the order of their names.
enum class Part : std::uint8_t {
    Action,
    Amount,
    Basis,
    Currency,
    ExpiresAt,
    Id,
    Instruction,
    MadeAt,
    Maker,
    Parameters,
    Reason,
    ReasonText,
    Schema
};
constexpr auto kParts = std::to_array<std::string_view>({"action", "amount", "basis", "currency", "expires_at", "id",
                                                         "instruction", "made_at", "maker", "parameters", "reason",
                                                         "reason_text", "schema"});

void appendCanonicalText(std::string& out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        const std::size_t length = support::utf8Length(text, 0);
        const auto byte = static_cast<unsigned char>(text.front());
        if (length == 0) {
            out += "\xEF\xBF\xBD";
        } else if (byte == '"' || byte == '\\') {
            out += '\\';
            out += text.front();
        } else if (byte < 0x20) {
            out += "\\u00";
            out += kHexDigits[byte >> 4];
            out += kHexDigits[byte & 0x0f];
        } else {
            out += text.substr(0, length);
        }
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    out += '"';
}

std::string textOf(const ActionRequest& request, Part part)
{
    switch (part) {
    case Part::Action:
        return request.action == domain::QueueAction::Unknown ? std::string()
                                                              : std::string(domain::toText(request.action));
    case Part::Amount: return request.amount ? request.amount->text() : std::string();
    case Part::Basis: return request.basis;
    case Part::Currency: return request.currency;
    case Part::ExpiresAt: return support::toText(request.expiresAt);
    case Part::Id: return request.id;
    case Part::Instruction: return request.instruction;
    case Part::MadeAt: return support::toText(request.madeAt);
    case Part::Maker: return request.maker;
    case Part::Parameters: return request.parameters;
    case Part::Reason: return request.reason;
    case Part::ReasonText: return request.reasonText;
    case Part::Schema: return std::string(kRequestSchema);
    }
    return {};
}

/// Walks the bytes and stops at the first that canonicalBytes() would not have written there.
class Reader
{
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::size_t at() const { return m_at; }

    Result<void> expect(std::string_view literal)
    {
        for (const char c : literal) {
            if (m_at == m_bytes.size())
                return fail(ErrorCode::Malformed, "the request ends early", bytePlace(m_at));
            if (m_bytes[m_at] != c)
                return fail(ErrorCode::Malformed,
                            "not the canonical spelling: " + std::string(literal) + " must stand here",
                            bytePlace(m_at));
            ++m_at;
        }
        return {};
    }

    /// The text up to its closing quote; the opening one has been read.
    Result<std::string> text()
    {
        std::string out;
        while (m_at < m_bytes.size()) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at]);
            if (byte == '"') {
                ++m_at;
                return out;
            }
            if (byte == '\\') {
                const auto escaped = escape();
                if (!escaped)
                    return tl::unexpected(escaped.error());
                out += *escaped;
                continue;
            }
            const std::size_t length = support::utf8Length(m_bytes, m_at);
            if (length == 0)
                return fail(ErrorCode::Malformed, "not UTF-8", bytePlace(m_at));
            if (byte < 0x20)
                return fail(ErrorCode::Malformed, "a control character that is not escaped", bytePlace(m_at));
            out += m_bytes.substr(m_at, length);
            m_at += length;
        }
        return fail(ErrorCode::Malformed, "the request ends within a text", bytePlace(m_at));
    }

    Result<void> end() const
    {
        if (m_at != m_bytes.size())
            return fail(ErrorCode::Malformed, "something follows the request", bytePlace(m_at));
        return {};
    }

private:
    Result<char> escape()
    {
        const std::string_view rest = m_bytes.substr(m_at);
        if (rest.size() >= 2 && (rest[1] == '"' || rest[1] == '\\')) {
            m_at += 2;
            return rest[1];
        }
        if (rest.size() >= 6 && rest.starts_with("\\u00")) {
            const auto high = kHexDigits.substr(0, 2).find(rest[4]);
            const auto low = kHexDigits.find(rest[5]);
            if (high != std::string_view::npos && low != std::string_view::npos) {
                m_at += 6;
                return static_cast<char>(high << 4 | low);
            }
        }
        return fail(ErrorCode::Malformed, "an escape that the canonical spelling does not use", bytePlace(m_at));
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
};

/// The value must be the one way in which a value of this kind is written.
Result<void> assignPart(ActionRequest& request, Part part, const std::string& text)
{
    const auto instant = [&](domain::Instant& target) -> Result<void> {
        const auto parsed = support::parseInstant(text);
        if (!parsed)
            return fail(text.empty() ? ErrorCode::MissingField : parsed.error().code, parsed.error().detail);
        if (support::toText(*parsed) != text)
            return fail(ErrorCode::Malformed, "an instant is written as 2026-03-31T10:00:00.000Z");
        target = *parsed;
        return {};
    };
    const auto demanded = [&](std::string& target) -> Result<void> {
        if (text.empty())
            return fail(ErrorCode::MissingField, "must not be empty");
        target = text;
        return {};
    };
    switch (part) {
    case Part::Action: {
        const auto action = domain::enumFromText<domain::QueueAction>(text);
        if (!action || *action == domain::QueueAction::Unknown)
            return fail(ErrorCode::Malformed, "not an action: \"" + excerpt(text) + '"');
        request.action = *action;
        return {};
    }
    case Part::Amount: {
        if (text.empty())
            return {};
        auto amount = domain::Decimal::parse(text);
        if (!amount)
            return fail(amount.error().code, amount.error().detail);
        if (amount->text() != text)
            return fail(ErrorCode::Malformed, "not the plain spelling of a decimal");
        request.amount = std::move(*amount);
        return {};
    }
    case Part::Basis:
        if (!text.empty()) {
            const auto hash = support::Hash::fromHex(text);
            if (!hash || hash->hex() != text)
                return fail(ErrorCode::Malformed, "not a SHA-256 in lower-case hexadecimal");
        }
        request.basis = text;
        return {};
    case Part::Currency: request.currency = text; return {};
    case Part::ExpiresAt: return instant(request.expiresAt);
    case Part::Id: return demanded(request.id);
    case Part::Instruction: return demanded(request.instruction);
    case Part::MadeAt: return instant(request.madeAt);
    case Part::Maker: return demanded(request.maker);
    case Part::Parameters: request.parameters = text; return {};
    case Part::Reason: request.reason = text; return {};
    case Part::ReasonText: request.reasonText = text; return {};
    case Part::Schema:
        if (text != kRequestSchema)
            return fail(ErrorCode::Unsupported, "a request of schema \"" + excerpt(text) + '"');
        return {};
    }
    return {};
}

} // namespace

std::string canonicalBytes(const ActionRequest& request)
{
    std::string out = "{";
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        if (i != 0)
            out += ',';
        appendCanonicalText(out, kParts[i]);
        out += ':';
        appendCanonicalText(out, textOf(request, static_cast<Part>(i)));
    }
    out += '}';
    return out;
}

Result<ActionRequest> parseCanonical(std::string_view bytes)
{
    if (bytes.size() > kMaxRequestBytes)
        return fail(ErrorCode::OutOfRange, "a request of " + std::to_string(bytes.size()) + " bytes",
                    bytePlace(kMaxRequestBytes));
    ActionRequest request;
    Reader reader(bytes);
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        std::string before = i == 0 ? "{\"" : ",\"";
        before.append(kParts[i]).append("\":\"");
        if (auto stood = reader.expect(before); !stood)
            return tl::unexpected(std::move(stood.error()));
        const std::size_t start = reader.at();
        const auto text = reader.text();
        if (!text)
            return tl::unexpected(text.error());
        if (auto taken = assignPart(request, static_cast<Part>(i), *text); !taken)
            return fail(taken.error().code, std::string(kParts[i]) + ": " + taken.error().detail, bytePlace(start));
    }
    if (auto stood = reader.expect("}"); !stood)
        return tl::unexpected(std::move(stood.error()));
    if (auto ended = reader.end(); !ended)
        return tl::unexpected(std::move(ended.error()));
    request.digest = requestDigest(bytes).hex();
    return request;
}

support::Hash requestDigest(std::string_view canonical)
{
    return support::Hash::of(canonical);
}

std::string canonicalState(const domain::Instruction& instruction)
{
    // No field of an instruction moves with the clock alone, so all that are stated count.
    std::map<std::string_view, std::string> members;
    for (const auto& field : domain::fieldsOf<domain::Instruction>()) {
        const auto value = field.view(&instruction);
        if (isUnstated(field, value))
            continue;
        const auto* decimal = std::get_if<const domain::Decimal*>(&value);
        members[field.name] = decimal != nullptr ? (*decimal)->normalized().text() : field.text(&instruction);
    }
    std::string out = "{";
    for (const auto& [name, text] : members) {
        if (out.size() > 1)
            out += ',';
        appendCanonicalText(out, name);
        out += ':';
        appendCanonicalText(out, text);
    }
    out += '}';
    return out;
}

support::Hash instructionBasis(const domain::Instruction& instruction)
{
    return support::Hash::of(canonicalState(instruction));
}

} // namespace assay::wire
