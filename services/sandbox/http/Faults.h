// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::sandbox
{

/// The faults that an endpoint can be made to have.
enum class Fault : std::uint8_t {
    None,
    Drop,        ///< the connection ends without an answer
    Slow,        ///< the answer comes half a minute late
    Garbage,     ///< bytes that are not JSON, named as JSON
    SequenceGap, ///< stream only: a change is numbered and not sent
    Status500,
    Status503,          ///< with Retry-After
    Oversize,           ///< a body that is announced and sent without end
    TruncatedGzip,      ///< half of a compressed body
    ExpiredCertificate, ///< new connections of the whole sandbox get a certificate that has ended
    WrongType,          ///< an amount is an object
    FloatAmount,        ///< an amount is a JSON number
    DeepNesting,        ///< 100,000 brackets
    DuplicateKey,       ///< a member is there twice
    UnknownVersion,     ///< schema_version 9.0
    LoseRequest,        ///< the connection ends before what was asked for is done; PUT and POST only
    LoseAnswer,         ///< what was asked for is done and the connection ends without an answer; PUT and POST only
    ClockSkew           ///< Date and times of the answer are ten minutes ahead
};

[[nodiscard]] std::string_view toText(Fault fault);
/// Errors: Usage.
[[nodiscard]] support::Result<Fault> faultFromText(std::string_view text);

/// Which source does what wrong, and how often yet. One thread.
class Faults
{
public:
    /// `count` answers or messages; without it until the next call. Fault::None ends it.
    void set(const std::string& source, Fault fault, std::optional<std::int64_t> count);

    /// The fault of the next answer of a source; counts it.
    [[nodiscard]] Fault takeForAnswer(const std::string& source) { return take(source, &appliesToAnswers); }
    /// The fault of the next PUT or POST of a source; counts it.
    [[nodiscard]] Fault takeForRequest(const std::string& source) { return take(source, &appliesToRequests); }
    /// The fault of the next stream message of a source; counts it.
    [[nodiscard]] Fault takeForMessage(const std::string& source) { return take(source, &appliesToMessages); }
    /// Does the next TLS handshake get the expired certificate? Counts it.
    [[nodiscard]] bool takeForHandshake();
    [[nodiscard]] bool expiredCertificate(const std::string& source) const;

    struct Entry {
        Fault fault = Fault::None;
        std::optional<std::int64_t> left;
    };
    [[nodiscard]] const std::map<std::string, Entry>& entries() const { return m_entries; }

private:
    static bool appliesToAnswers(Fault fault);
    static bool appliesToRequests(Fault fault);
    static bool appliesToMessages(Fault fault);
    Fault take(const std::string& source, bool (*applies)(Fault));

    std::map<std::string, Entry> m_entries;
};

/// The body with the fault in it, for faults that are in the text; unchanged for the others.
[[nodiscard]] std::string spoiled(Fault fault, std::string body);

} // namespace assay::sandbox
