// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/TableShape.h"

#include "services/domain/Fields.h"
#include "services/domain/RecordList.h"

namespace assay::store
{

namespace
{

std::vector<Column> firstColumns()
{
    return {{"row_tick", "INTEGER NOT NULL"}, {"row_check", "INTEGER NOT NULL", Hashed::No}};
}

/// `row_superseded` is not hashed: it is the tick of the one row whose `row_previous` (hashed) names this row.
TableShape recordShape(std::string_view name, std::span<const domain::FieldAccess> fields, TableKind kind)
{
    TableShape shape;
    shape.name = name;
    shape.kind = kind;
    shape.columns = firstColumns();
    shape.columns.push_back({"row_superseded", "INTEGER", Hashed::No});
    shape.columns.push_back({"row_previous", "INTEGER"});
    shape.columns.push_back({"row_change", "INTEGER NOT NULL"});
    if (kind == TableKind::Stated) {
        shape.columns.push_back({"row_source", "INTEGER NOT NULL"});
        shape.columns.push_back({"row_observation", "INTEGER NOT NULL REFERENCES observation(row_id)"});
    }
    shape.columns.push_back({"row_key", "TEXT NOT NULL"});
    using Kind = domain::ValueAccess::Kind;
    for (const auto& field : fields) {
        const bool integer = field.type->kind == Kind::Integer || field.type->kind == Kind::Moment;
        shape.columns.push_back({std::string(field.name), integer ? "INTEGER" : "TEXT"});
    }
    shape.indexes.push_back("CREATE UNIQUE INDEX " + sqlName(shape.name + "_live") + " ON " + sqlName(shape.name) +
                            '(' + (kind == TableKind::Stated ? "row_source, row_key" : "row_key") +
                            ") WHERE row_superseded IS NULL");
    return shape;
}

template <class Record>
TableShape recordShape(TableKind kind)
{
    return recordShape(domain::nameOf<Record>(), domain::fieldsOf<Record>(), kind);
}

TableShape plainShape(std::string name, std::vector<Column> columns, std::vector<std::string> indexes = {})
{
    TableShape shape{std::move(name), TableKind::Plain, firstColumns(), std::move(indexes)};
    shape.columns.insert(shape.columns.end(), columns.begin(), columns.end());
    return shape;
}

std::vector<TableShape> makeShapes()
{
    std::vector<TableShape> shapes;
    shapes.push_back(plainShape("meta", {{"name", "TEXT NOT NULL"}, {"value", "TEXT NOT NULL"}}));
    shapes.push_back(
        plainShape("source", {{"name", "TEXT NOT NULL"}}, {"CREATE UNIQUE INDEX source_by_name ON source(name)"}));
    shapes.push_back(plainShape("raw",
                                {{"sha256", "BLOB NOT NULL"},
                                 {"source", "INTEGER NOT NULL REFERENCES source(row_id)"},
                                 {"resource", "TEXT"},
                                 {"target", "TEXT"},
                                 {"received_at", "INTEGER NOT NULL"},
                                 {"headers", "TEXT"},
                                 {"size", "INTEGER NOT NULL"},
                                 {"codec", "INTEGER NOT NULL"},
                                 {"body", "BLOB NOT NULL"}},
                                {"CREATE UNIQUE INDEX raw_by_sha256 ON raw(sha256)"}));
    shapes.push_back(plainShape("observation",
                                {{"good", "INTEGER NOT NULL"},
                                 {"source", "INTEGER NOT NULL REFERENCES source(row_id)"},
                                 {"resource", "TEXT NOT NULL"},
                                 {"tier", "TEXT NOT NULL"},
                                 {"as_of", "INTEGER NOT NULL"},
                                 {"known_at", "INTEGER NOT NULL"},
                                 {"raw", "BLOB"}},
                                {"CREATE INDEX observation_by_source ON observation(source, resource)"}));
    domain::forEachStatedRecord(
        [&]<class Record>(std::type_identity<Record>) { shapes.push_back(recordShape<Record>(TableKind::Stated)); });
    shapes.push_back(recordShape<domain::Finding>(TableKind::Judged));
    shapes.push_back(recordShape<domain::SourceHealth>(TableKind::Judged));
    shapes.push_back(plainShape("audit", {{"at", "INTEGER NOT NULL"},
                                          {"actor", "TEXT"},
                                          {"action", "TEXT"},
                                          {"phase", "TEXT"},
                                          {"object", "TEXT"},
                                          {"detail", "TEXT"}}));
    return shapes;
}

} // namespace

std::string sqlName(std::string_view identifier)
{
    std::string out = "\"";
    for (const char c : identifier) {
        out += c;
        if (c == '"')
            out += c;
    }
    out += '"';
    return out;
}

std::string TableShape::createSql() const
{
    std::string sql = "CREATE TABLE " + sqlName(name) + "(row_id INTEGER PRIMARY KEY";
    for (const auto& column : columns)
        sql += ", " + sqlName(column.name) + ' ' + column.type;
    return sql + ") STRICT";
}

std::string TableShape::insertSql() const
{
    std::string names = "row_id";
    std::string marks = "?";
    for (const auto& column : columns)
        if (column.name != "row_superseded") {
            names += ", " + sqlName(column.name);
            marks += ",?";
        }
    return "INSERT INTO " + sqlName(name) + '(' + names + ") VALUES(" + marks + ')';
}

std::string TableShape::scanSql() const
{
    std::string names = "row_id";
    for (const auto& column : columns)
        names += ", " + sqlName(column.name);
    return "SELECT " + names + " FROM " + sqlName(name) + " ORDER BY row_id";
}

const std::vector<TableShape>& tableShapes()
{
    static const std::vector<TableShape> shapes = makeShapes();
    return shapes;
}

const TableShape* findShape(std::string_view name)
{
    for (const auto& shape : tableShapes())
        if (shape.name == name)
            return &shape;
    return nullptr;
}

} // namespace assay::store
