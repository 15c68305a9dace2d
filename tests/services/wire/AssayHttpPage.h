// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "services/wire/AssayHttp.h"
#include "services/wire/JsonReader.h"

namespace assay::wire::test
{

using support::ErrorCode;

inline const QByteArray kHead =
    R"("schema_version":"1.0","resource":"instructions","as_of":"2026-03-31T10:00:00Z","sequence":7)";
inline const QByteArray kGood = R"({"ref":"SI-1","status":"PEND","asset":"XAU","quantity":"1.5"})";

inline QByteArray page(const QByteArray& items)
{
    return '{' + kHead + R"(,"total":3,"next":null,"items":[)" + items + "]}";
}

/// A row with these further members.
inline QByteArray row(const QByteArray& members)
{
    return R"({"ref":"SI-2","status":"PEND","asset":"XAU","quantity":"2",)" + members + '}';
}

/// The input without its '@', which stands before the byte that the error must name.
inline std::pair<std::string, std::string> marked(const QByteArray& marked)
{
    std::string text = marked.toStdString();
    const std::size_t at = text.find('@');
    if (at == std::string::npos)
        return {text, {}};
    text.erase(at, 1);
    return {text, bytePlace(at)};
}

inline QByteArray describe(const std::vector<support::Error>& errors)
{
    QByteArray out;
    for (const auto& error : errors)
        out += QByteArray::fromStdString(error.text()) + '\n';
    return out;
}

/// A row of a table whose columns are an input, a code, a place and a detail: an input that is read.
inline void ok(const char* name, const QByteArray& input)
{
    QTest::newRow(name) << input << -1 << QByteArray() << QByteArray();
}
/// The same: an input that is refused, with the code, the place behind the mark and a part of the detail.
inline void bad(const char* name, const QByteArray& input, ErrorCode code, const QByteArray& place,
                const QByteArray& detail)
{
    QTest::newRow(name) << input << static_cast<int>(code) << place << detail;
}

} // namespace assay::wire::test
