// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "services/domain/Ids.h"

namespace assay::domain {

/// Maps (source, key) to the position of a row. Stores hashes only; the caller compares the key of the row at a position.
/// Rows are kept source by source, since they come so. Owned by one TableEditor, used on its thread only.
class RowIndex {
public:
    /// Does the row at a position have the key that is looked for? Refers to a function of the caller; not to be kept.
    class KeyTest {
    public:
        template <class Function>
        KeyTest(const Function& function)
            : m_function(&function), m_call([](const void* of, std::uint32_t position) -> bool {
                  return (*static_cast<const Function*>(of))(position);
              })
        {
        }
        [[nodiscard]] bool operator()(std::uint32_t position) const { return m_call(m_function, position); }

    private:
        const void* m_function;
        bool (*m_call)(const void*, std::uint32_t);
    };

    RowIndex();
    ~RowIndex();
    RowIndex(RowIndex&&) noexcept;
    RowIndex& operator=(RowIndex&&) noexcept;

    /// The position of the row, which is `position` if it was not there; and whether it was added.
    [[nodiscard]] std::pair<std::uint32_t, bool> add(const SourceId& source, std::string_view key, std::uint32_t position,
                                                     KeyTest isIt);
    [[nodiscard]] std::optional<std::uint32_t> find(const SourceId& source, std::string_view key, KeyTest isIt) const;

private:
    struct Entries;

    [[nodiscard]] Entries& entriesOf(const SourceId& source);

    std::vector<std::pair<SourceId, std::unique_ptr<Entries>>> m_sources;
    std::size_t m_last = 0; ///< the source asked for last is as a rule the next one, too
};

} // namespace assay::domain
