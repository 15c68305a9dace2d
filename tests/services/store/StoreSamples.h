// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

#include "services/domain/RecordSchemas.h"
#include "services/store/Store.h"

/// \file Records with every field set, ticks made of them, and SQL behind the store's back.

namespace samples
{

using namespace assay;
using domain::Change;
using domain::OriginPtr;
using store::OpenMode;
using store::Store;
using store::WriteBatch;

inline domain::Instant at(std::int64_t seconds)
{
    return domain::Instant{std::chrono::seconds{1'770'000'000 + seconds} + std::chrono::milliseconds{7}};
}

// One filler for each type of field; `n` tells records apart, `field` the fields of one record.
inline void fill(std::string& out, int n, int field)
{
    out = "t" + std::to_string(n) + "·" + std::to_string(field);
}
inline void fill(std::int64_t& out, int n, int field)
{
    out = std::int64_t{n} * 1'000'003 - field;
}
inline void fill(domain::Decimal& out, int n, int field)
{
    out =
        *domain::Decimal::parse(std::to_string(n) + "00000000000000000000000000." + std::to_string(100 + field) + "0");
}
inline void fill(domain::Instant& out, int n, int field)
{
    out = at(n * 60 + field);
}
inline void fill(domain::Date& out, int n, int field)
{
    out = domain::Date{std::chrono::sys_days{std::chrono::days{20'000 + n + field}}};
}
inline void fill(domain::Tier& out, int n, int)
{
    out = static_cast<domain::Tier>(n % 5);
}
inline void fill(std::vector<std::string>& out, int n, int field)
{
    out = {"a" + std::to_string(n), "b" + std::to_string(field)};
}
template <class Tag>
void fill(support::StrongId<Tag>& out, int n, int field)
{
    std::string text;
    fill(text, n, field);
    out = support::StrongId<Tag>(text);
}
template <domain::TextEnum Enum>
void fill(Enum& out, int n, int)
{
    out = static_cast<Enum>(static_cast<std::size_t>(n) % domain::EnumTexts<Enum>::kTexts.size());
}
template <class Value>
void fill(std::optional<Value>& out, int n, int field)
{
    fill(out.emplace(), n, field);
}

template <class Record>
Record make(int n)
{
    Record record;
    int field = 0;
    domain::forEachField<Record>([&](const auto& info) { fill(record.*(info.member), n, field++); });
    return record;
}

inline OriginPtr origin(const std::string& source, std::int64_t asOf, std::int64_t knownAt, std::string_view body = {},
                        std::string resource = "instructions")
{
    auto made = std::make_shared<domain::Origin>();
    made->source = domain::SourceId(source);
    made->resource = std::move(resource);
    made->tier = domain::Tier::Custodian;
    made->asOf = at(asOf);
    made->knownAt = at(knownAt);
    if (!body.empty())
        made->raw = support::Hash::of(body);
    return made;
}

inline store::RawAnswer raw(const std::string& source, const std::string& body, std::int64_t received)
{
    store::RawAnswer out;
    out.source = domain::SourceId(source);
    out.resource = "instructions";
    out.target = "https://example.test/instructions?page=1";
    out.receivedAt = at(received);
    out.headers = "content-type: application/json\ndate: today";
    out.receive(body);
    return out;
}

inline std::string longBody(int n)
{
    std::string body = "[";
    for (int i = 0; i < 200; ++i)
        body += "{\"ref\":\"R" + std::to_string(n * 1000 + i) + "\",\"status\":\"PEND\"},";
    return body + "]";
}

/// A tick that adds to every table. WriteBatch n changes what tick n-1 stated under the same keys if `key` is the same.
inline WriteBatch tick(int n, int key)
{
    WriteBatch out;
    out.knownAt = at(n * 10);
    const std::string body = longBody(n);
    const auto from = origin("harbour", n * 10 - 1, n * 10, body);
    out.raws = {raw("harbour", body, n * 10), raw("lion-rock", "short " + std::to_string(n), n * 10)};
    out.observations = {from, origin("lion-rock", n * 10 - 2, n * 10, "short " + std::to_string(n), "vaults")};
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
        auto record = make<Record>(n);
        // The key of `key`, the other fields of `n`.
        const auto named = make<Record>(key);
        domain::forEachField<Record>([&](const auto& field) {
            if (field.presence == domain::Presence::Key)
                record.*(field.member) = named.*(field.member);
        });
        domain::changesOf<Record>(out.changes).push_back({record, from, n == key ? Change::Added : Change::Changed});
    });
    auto finding = make<domain::Finding>(n);
    finding.rule = domain::RuleId("STB-01");
    finding.subject = "HKDX";
    finding.judgedAsOf = at(n * 10 - 1);
    out.findings = {finding};
    auto health = make<domain::SourceHealth>(n);
    health.id = domain::SourceId("harbour");
    out.health = {health};
    out.audit = {{at(n * 10), "operator", "import", "INTENT", "file " + std::to_string(n), "detail"}};
    return out;
}

/// Every row of a snapshot as text: source, key, cells and origin. Equal texts: equal snapshots.
inline std::string textOf(const domain::Snapshot& snapshot)
{
    std::map<std::string, std::string> lines;
    const auto add = [&]<class Record>(const domain::Table<Record>& table) {
        table.forEach([&](const domain::Row<Record>& row) {
            std::string line;
            for (std::size_t i = 0; i < domain::kFieldCount<Record>; ++i)
                line += domain::toText(domain::cellOf(row.record, i)) + '|';
            line += std::string(domain::letter(row.origin->tier)) + '|' + support::toText(row.origin->asOf) + '|' +
                    support::toText(row.origin->knownAt) + '|' + row.origin->raw.hex() + '|' + row.origin->resource +
                    '|' + std::to_string(row.revision);
            lines[std::string(domain::nameOf<Record>()) + '/' + row.origin->source.value() + '/' +
                  domain::keyOf(row.record)] = line;
        });
    };
    domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) { add(snapshot.table<Record>()); });
    add(snapshot.findings);
    std::string text = std::to_string(snapshot.revision) + ' ' + support::toText(snapshot.knownAt) + '\n';
    for (const auto& [key, line] : lines)
        text += key + " = " + line + '\n';
    for (const auto& health : snapshot.sources) {
        for (std::size_t i = 0; i < domain::kFieldCount<domain::SourceHealth>; ++i)
            text += domain::toText(domain::cellOf(health, i)) + '|';
        text += '\n';
    }
    for (const auto& [key, from] : snapshot.confirmed)
        text +=
            key.first.value() + '/' + key.second + " confirmed " + support::toText(from->asOf) + from->raw.hex() + '\n';
    return text;
}

/// Runs SQL on the file as another program would.
inline void sql(const std::string& path, const std::string& statements)
{
    sqlite3* handle = nullptr;
    if (sqlite3_open(path.c_str(), &handle) != SQLITE_OK)
        throw std::runtime_error("cannot open " + path);
    sqlite3_exec(handle, "PRAGMA synchronous=OFF", nullptr, nullptr, nullptr);
    char* message = nullptr;
    const int code = sqlite3_exec(handle, statements.c_str(), nullptr, nullptr, &message);
    const std::string text = message != nullptr ? message : "";
    sqlite3_free(message);
    sqlite3_close(handle);
    if (code != SQLITE_OK)
        throw std::runtime_error(text + ": " + statements);
}

inline std::unique_ptr<Store> openStore(const std::string& path, OpenMode mode = OpenMode::ReadWrite,
                                        store::StoreLimits limits = {})
{
    auto opened = Store::open(path, mode, limits);
    if (!opened)
        throw std::runtime_error(opened.error().text());
    return std::move(*opened);
}

inline std::string faultsOf(const store::VerifyReport& report)
{
    std::string text;
    for (const auto& fault : report.faults)
        text += fault.text() + '\n';
    return text;
}

inline std::string bytesOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void write(const std::string& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Everything a reader does; none of it may crash. Empty if the store verifies, else the first error.
inline std::string readAll(const std::string& path, std::string* snapshot = nullptr)
{
    const auto opened = Store::open(path, OpenMode::ReadOnly);
    if (!opened)
        return opened.error().text();
    const auto& store = **opened;
    std::string error;
    const auto note = [&](const auto& result) {
        if (!result && error.empty())
            error = result.error().text();
    };
    const auto loaded = store.loadSnapshot({});
    note(loaded);
    if (loaded && snapshot != nullptr)
        *snapshot = textOf(**loaded);
    note(store.loadSnapshot({.asOf = at(15), .knownAt = {}}));
    note(store.loadSnapshot({.asOf = {}, .knownAt = at(15)}));
    note(store.versions("instruction", domain::SourceId("harbour"), domain::keyOf(make<domain::Instruction>(1))));
    note(store.series("bar", at(0), at(100), {}, std::chrono::seconds{10}));
    note(store.raw(support::Hash::of("short 1")));
    note(store.audit(10));
    note(store.observations({}, 10));
    note(store.statistics());
    const auto report = store.verify({});
    note(report);
    if (report && !report->faults.empty() && error.empty())
        error = report->faults.front().text();
    return error;
}

} // namespace samples
