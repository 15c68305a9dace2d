// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/XmlScan.h"

#include <algorithm>
#include <charconv>

#include "services/support/Ascii.h"
#include "services/support/Utf8.h"
#include "services/wire/iso20022/XmlScanner.h"

namespace assay::wire
{

using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

/// Char of XML 1.0, production 2.
bool isXmlChar(unsigned long code)
{
    return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

/// What only wants to know whether the text is well-formed.
struct Nothing {
    void open(std::string_view, std::size_t, const std::vector<XmlAttribute>&, std::size_t) {}
    void close(std::size_t, std::size_t) {}
    void irregular() {}
};

/// The encoding that the XML declaration names, in lower case, and where; empty without one.
std::pair<std::string, std::size_t> declaredEncoding(std::string_view text)
{
    if (!text.starts_with("<?xml"))
        return {};
    const std::string_view head = text.substr(0, std::min<std::size_t>(text.find("?>"), 400));
    std::size_t at = head.find("encoding");
    if (at == std::string_view::npos)
        return {};
    at = head.find_first_of("\"'", at);
    const std::size_t end = at == std::string_view::npos ? at : head.find(head[at], at + 1);
    if (end == std::string_view::npos)
        return {};
    return {support::lowered(head.substr(at + 1, end - at - 1)), at + 1};
}

} // namespace

std::string_view XmlText::text() const
{
    return isConverted ? std::string_view(converted) : asIs;
}

Result<XmlText> xmlText(std::string_view bytes, const XmlLimits& limits)
{
    if (bytes.size() > limits.bytes)
        return fail(ErrorCode::OutOfRange, "a file of more than " + std::to_string(limits.bytes) + " bytes",
                    "byte " + std::to_string(limits.bytes));
    XmlText out;
    const auto converted = [&](Result<std::string> text) -> Result<XmlText> {
        if (!text)
            return tl::unexpected(text.error());
        out.isConverted = true;
        out.converted = std::move(*text);
        return std::move(out);
    };
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        auto marked = toUtf8(bytes);
        if (!marked)
            return tl::unexpected(marked.error());
        out.skipped = marked->skipped;
        return converted(std::move(marked->text));
    }
    if (bytes.starts_with(std::string_view("<\0", 2)))
        return converted(utf16ToUtf8(bytes, TextEncoding::Utf16Le));
    if (bytes.starts_with(std::string_view("\0<", 2)))
        return converted(utf16ToUtf8(bytes, TextEncoding::Utf16Be));
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        out.skipped = 3;
        bytes.remove_prefix(3);
    }
    const auto [name, at] = declaredEncoding(bytes);
    if (name == "iso-8859-1" || name == "latin1" || name == "windows-1252")
        return converted(latin1ToUtf8(bytes));
    if (!name.empty() && name != "utf-8" && name != "utf8" && name != "us-ascii" && name != "ascii")
        return fail(ErrorCode::Unsupported, "encoding " + xml::quoted(name) + " is not read",
                    "byte " + std::to_string(at + out.skipped));
    if (const auto bad = support::firstBadUtf8(bytes)) {
        const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
        return fail(ErrorCode::Malformed, "not UTF-8",
                    "byte " + std::to_string(*bad + out.skipped) + ", line " + std::to_string(line));
    }
    out.asIs = bytes;
    return out;
}

Result<void> checkXml(std::string_view text, std::size_t skipped, const XmlLimits& limits)
{
    Nothing nothing;
    return XmlScanner<Nothing>(text, skipped, limits, nothing).run();
}

std::string xml::quoted(std::string_view text)
{
    return '"' + std::string(text.substr(0, 60)) + '"';
}

std::string xml::referenceFault(std::string_view text)
{
    const std::string_view rest = text.substr(1, text.find('<') == std::string_view::npos ? 40 : text.find('<') - 1);
    const std::size_t end = rest.find(';');
    if (end == std::string_view::npos || end == 0)
        return "\"&\" that begins no reference";
    std::string_view body = rest.substr(0, end);
    if (body.front() != '#') {
        constexpr std::string_view kKnown[] = {"lt", "gt", "amp", "quot", "apos"};
        return std::find(std::begin(kKnown), std::end(kKnown), body) == std::end(kKnown)
                   ? "unknown entity " + quoted(body)
                   : std::string();
    }
    body.remove_prefix(1);
    const bool hex = body.starts_with('x');
    body.remove_prefix(hex ? 1 : 0);
    unsigned long code = 0;
    const auto [last, error] = std::from_chars(body.data(), body.data() + body.size(), code, hex ? 16 : 10);
    if (error != std::errc{} || last != body.data() + body.size() || !isXmlChar(code))
        return "a reference to a character that XML does not allow: " + quoted(rest.substr(0, end));
    return {};
}

} // namespace assay::wire
