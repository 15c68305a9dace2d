// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/http/Faults.h"

#include <array>
#include <utility>

#include "services/support/Ascii.h"

namespace assay::sandbox
{

namespace
{

constexpr std::array<std::pair<Fault, std::string_view>, 18> kTexts{{
    {Fault::None, "none"},
    {Fault::Drop, "drop"},
    {Fault::Slow, "slow"},
    {Fault::Garbage, "garbage"},
    {Fault::SequenceGap, "sequence-gap"},
    {Fault::Status500, "status-500"},
    {Fault::Status503, "status-503"},
    {Fault::Oversize, "oversize"},
    {Fault::TruncatedGzip, "truncated-gzip"},
    {Fault::ExpiredCertificate, "expired-certificate"},
    {Fault::WrongType, "wrong-type"},
    {Fault::FloatAmount, "float-amount"},
    {Fault::DeepNesting, "deep-nesting"},
    {Fault::DuplicateKey, "duplicate-key"},
    {Fault::UnknownVersion, "unknown-version"},
    {Fault::LoseRequest, "lose-request"},
    {Fault::LoseAnswer, "lose-answer"},
    {Fault::ClockSkew, "clock-skew"},
}};

constexpr std::size_t kNesting = 100'000;

struct Range {
    std::size_t from = 0;
    std::size_t length = 0;
};

/// The first member value that is a decimal in quotes: `:"12.50"` without the colon.
std::optional<Range> firstAmount(std::string_view body)
{
    for (auto at = body.find(":\""); at != std::string_view::npos; at = body.find(":\"", at + 1)) {
        const auto from = at + 1;
        auto end = from + 1;
        bool point = false;
        while (end < body.size() && (support::isDigit(body[end]) || (body[end] == '.' && !point))) {
            point = point || body[end] == '.';
            ++end;
        }
        if (point && end < body.size() && body[end] == '"' &&
            body.substr(0, at).find("\"item") != std::string_view::npos)
            return Range{from, end + 1 - from};
        if (point && end < body.size() && body[end] == '"' && body.find("\"upserts\"") < at)
            return Range{from, end + 1 - from};
    }
    return std::nullopt;
}

std::string withAmount(std::string body, std::string (*change)(const std::string&))
{
    if (const auto range = firstAmount(body))
        body.replace(range->from, range->length, change(body.substr(range->from, range->length)));
    return body;
}

std::string withSecondKey(std::string body)
{
    const std::string_view member = "\"schema_version\":\"1.0\",";
    const auto at = body.find(member);
    return at == std::string::npos ? body : body.insert(at, member);
}

std::string withVersion(std::string body)
{
    const std::string_view member = "\"schema_version\":\"1.0\"";
    const auto at = body.find(member);
    return at == std::string::npos ? body : body.replace(at, member.size(), "\"schema_version\":\"9.0\"");
}

} // namespace

std::string_view toText(Fault fault)
{
    for (const auto& [known, text] : kTexts)
        if (known == fault)
            return text;
    return "none";
}

support::Result<Fault> faultFromText(std::string_view text)
{
    for (const auto& [fault, known] : kTexts)
        if (known == text)
            return fault;
    return support::fail(support::ErrorCode::Usage, "no such fault: \"" + std::string(text.substr(0, 40)) + '"');
}

void Faults::set(const std::string& source, Fault fault, std::optional<std::int64_t> count)
{
    if (fault == Fault::None || (count && *count <= 0))
        m_entries.erase(source);
    else
        m_entries[source] = Entry{fault, count};
}

Fault Faults::take(const std::string& source, bool (*applies)(Fault))
{
    const auto entry = m_entries.find(source);
    if (entry == m_entries.end() || !applies(entry->second.fault))
        return Fault::None;
    const auto fault = entry->second.fault;
    if (entry->second.left && --*entry->second.left == 0)
        m_entries.erase(entry);
    return fault;
}

bool Faults::takeForHandshake()
{
    for (const auto& [source, entry] : m_entries)
        if (entry.fault == Fault::ExpiredCertificate) {
            const std::string name = source;
            return take(name, [](Fault fault) { return fault == Fault::ExpiredCertificate; }) != Fault::None;
        }
    return false;
}

bool Faults::expiredCertificate(const std::string& source) const
{
    const auto entry = m_entries.find(source);
    return entry != m_entries.end() && entry->second.fault == Fault::ExpiredCertificate;
}

bool Faults::appliesToAnswers(Fault fault)
{
    return appliesToRequests(fault) && fault != Fault::LoseRequest && fault != Fault::LoseAnswer;
}

bool Faults::appliesToRequests(Fault fault)
{
    return fault != Fault::SequenceGap && fault != Fault::ExpiredCertificate;
}

bool Faults::appliesToMessages(Fault fault)
{
    switch (fault) {
    case Fault::Drop:
    case Fault::Garbage:
    case Fault::SequenceGap:
    case Fault::WrongType:
    case Fault::FloatAmount:
    case Fault::DeepNesting:
    case Fault::DuplicateKey:
    case Fault::UnknownVersion:
    case Fault::ClockSkew: return true;
    case Fault::None:
    case Fault::Slow:
    case Fault::Status500:
    case Fault::Status503:
    case Fault::Oversize:
    case Fault::TruncatedGzip:
    case Fault::LoseRequest:
    case Fault::LoseAnswer:
    case Fault::ExpiredCertificate: return false;
    }
    return false;
}

std::string spoiled(Fault fault, std::string body)
{
    switch (fault) {
    case Fault::Garbage: return "\x01\x7f{]\xff\xfe<html>" + body.substr(0, 64);
    case Fault::WrongType:
        return withAmount(std::move(body), [](const std::string& amount) { return "{\"value\":" + amount + '}'; });
    case Fault::FloatAmount:
        return withAmount(std::move(body),
                          [](const std::string& amount) { return amount.substr(1, amount.size() - 2); });
    case Fault::DeepNesting: return std::string(kNesting, '[') + std::string(kNesting, ']');
    case Fault::DuplicateKey: return withSecondKey(std::move(body));
    case Fault::UnknownVersion: return withVersion(std::move(body));
    case Fault::None:
    case Fault::Drop:
    case Fault::Slow:
    case Fault::SequenceGap:
    case Fault::Status500:
    case Fault::Status503:
    case Fault::Oversize:
    case Fault::TruncatedGzip:
    case Fault::ExpiredCertificate:
    case Fault::LoseRequest:
    case Fault::LoseAnswer:
    case Fault::ClockSkew: break;
    }
    return body;
}

} // namespace assay::sandbox
