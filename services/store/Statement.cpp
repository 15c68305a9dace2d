// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/Statement.h"

#include <sqlite3.h>

#include <utility>

#include "services/store/Failure.h"

namespace assay::store
{

Statement::Statement(sqlite3* connection, std::string_view sql) : m_connection(connection)
{
    check(sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                             &m_statement, nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement::Statement(Statement&& other) noexcept
    : m_connection(other.m_connection), m_statement(std::exchange(other.m_statement, nullptr))
{
}

void Statement::check(int code) const
{
    if (code != SQLITE_OK)
        throw Failure(errorOf(m_connection, sqlite3_extended_errcode(m_connection), {}));
}

void Statement::bind(int parameter, std::int64_t value)
{
    check(sqlite3_bind_int64(m_statement, parameter, value));
}

void Statement::bind(int parameter, std::string_view text)
{
    // A null pointer would bind NULL: an empty text is bound as such.
    check(sqlite3_bind_text64(m_statement, parameter, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
}

void Statement::bindBlob(int parameter, std::string_view bytes)
{
    check(sqlite3_bind_blob64(m_statement, parameter, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC));
}

void Statement::clear()
{
    sqlite3_clear_bindings(m_statement);
}

bool Statement::step()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    Failure failure(errorOf(m_connection, sqlite3_extended_errcode(m_connection), {}));
    sqlite3_reset(m_statement);
    throw failure;
}

void Statement::run()
{
    while (step()) {
    }
    sqlite3_reset(m_statement);
}

bool Statement::runUnlessDuplicate()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_DONE) {
        sqlite3_reset(m_statement);
        return true;
    }
    const int extended = sqlite3_extended_errcode(m_connection);
    Failure failure(errorOf(m_connection, extended, {}));
    sqlite3_reset(m_statement);
    if (extended == SQLITE_CONSTRAINT_UNIQUE)
        return false;
    throw failure;
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
}

int Statement::type(int column) const
{
    return sqlite3_column_type(m_statement, column);
}

bool Statement::isNull(int column) const
{
    return type(column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto* data = sqlite3_column_text(m_statement, column);
    if (data == nullptr)
        return {};
    return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

std::string_view Statement::blob(int column) const
{
    const auto* data = sqlite3_column_blob(m_statement, column);
    if (data == nullptr)
        return {};
    return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
}

} // namespace assay::store
