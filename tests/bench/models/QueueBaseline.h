// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include <QAbstractTableModel>
#include <QDate>
#include <QHash>
#include <QSortFilterProxyModel>

#include "tests/bench/models/QueueRows.h"

namespace assay::bench {

/// The same rows in a model that does as little as a model can: values ready as Qt types, texts shared. What the proxy
/// takes is then the proxy's own.
class LeanModel final : public QAbstractTableModel {
public:
    explicit LeanModel(const domain::Table<domain::Instruction>& table)
    {
        QHash<QString, QString> known;
        m_columns.resize(static_cast<qsizetype>(kFields.size()));
        for (auto& column : m_columns)
            column.reserve(static_cast<qsizetype>(table.size()));
        table.forEach([&](const auto& row) {
            for (std::size_t i = 0; i < kFields.size(); ++i) {
                const QString text = QString::fromStdString(field(row.record, i));
                const std::string_view name = kFields[i];
                auto& column = m_columns[static_cast<qsizetype>(i)];
                if (name == "quantity" || name == "amount")
                    column.append(text.toDouble());
                else if (name == "priority")
                    column.append(text.toLongLong());
                else if (name.ends_with("_date"))
                    column.append(QDate::fromString(text, Qt::ISODate));
                else {
                    auto& shared = known[text];
                    if (shared.isNull())
                        shared = text;
                    column.append(shared);
                }
            }
        });
    }

    /// The proxy looks at all columns there are when it looks at any.
    void limit(int columns) { m_limit = columns; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_columns.front().size()); }
    int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_limit; }
    QVariant data(const QModelIndex& index, int role) const override
    {
        return role == Qt::DisplayRole ? m_columns[index.column()][index.row()] : QVariant();
    }

private:
    QList<QList<QVariant>> m_columns;
    int m_limit = static_cast<int>(kFields.size());
};

/// A typed filter as one writes it over the proxy.
class AmountProxy final : public QSortFilterProxyModel {
public:
    int column = -1;
    double least = 0;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        if (column < 0)
            return QSortFilterProxyModel::filterAcceptsRow(row, parent);
        return sourceModel()->index(row, column, parent).data().toDouble() >= least;
    }
};

} // namespace assay::bench
