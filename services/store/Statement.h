// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace assay::store
{

/// One prepared statement, on the C interface: a tick runs it once per row, so binding must not copy or allocate.
/// Texts bound are not copied: they must live until the next reset. Throws Failure. Thread and owner: its connection's.
class Statement
{
public:
    Statement(sqlite3* connection, std::string_view sql);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // Parameters count from 1.
    void bind(int parameter, std::int64_t value);
    void bind(int parameter, std::string_view text);
    void bindBlob(int parameter, std::string_view bytes);
    void clear();

    /// true: a row is ready; false: done.
    [[nodiscard]] bool step();
    /// Steps a statement that gives no rows, and resets it.
    void run();
    /// As run(), but a broken uniqueness is an answer: false.
    [[nodiscard]] bool runUnlessDuplicate();
    void reset();

    // Columns count from 0. Views are valid until the next step or reset.
    [[nodiscard]] int type(int column) const;
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;

private:
    void check(int code) const;

    sqlite3* m_connection;
    sqlite3_stmt* m_statement = nullptr;
};

} // namespace assay::store
