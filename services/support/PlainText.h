// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <streambuf>
#include <string>
#include <string_view>

/// \file Foreign text on its way to a terminal or a log: what a file, a node or a contract wrote must not move the cursor,
/// colour what follows or turn its direction.

namespace assay::support {

/// The text with U+FFFD for each control character but line feed and tab, for each mark that turns the direction of text,
/// and for what is not UTF-8.
[[nodiscard]] std::string plainText(std::string_view text);

/// Passes on what is written to it as plain text. Owner: who made it, for as long as a stream writes to it; one thread.
class PlainTextBuffer : public std::streambuf {
public:
    explicit PlainTextBuffer(std::streambuf& to) : m_to(to) {}

protected:
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int_type overflow(int_type byte) override;
    int sync() override { return m_to.pubsync(); }

private:
    std::streambuf& m_to;
};

} // namespace assay::support
