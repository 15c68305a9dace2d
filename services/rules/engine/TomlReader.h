// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <toml++/toml.h>

#include "services/support/Result.h"

/// \file For the two readers of this folder only: no other file includes toml++.

namespace assay::rules {

/// One TOML text with the place of each fault: file, line, key. Nothing it reads is trusted: the text is
/// limited to 1 MiB, unknown keys are errors. One thread.
class TomlReader {
public:
    static constexpr std::size_t kMaxBytes = 1u << 20;

    explicit TomlReader(std::string_view file) : m_file(file) {}

    [[nodiscard]] support::Result<toml::table> parse(std::string_view text) const;

    /// Errors: Malformed for the first key that is not in `known`, with the nearest known one as a hint.
    [[nodiscard]] support::Result<void> onlyKeys(const toml::table& table, std::string_view path,
                                                 std::initializer_list<std::string_view> known) const;
    /// A text that is not empty. Errors: MissingField, WrongType.
    [[nodiscard]] support::Result<std::string> text(const toml::table& table, std::string_view path,
                                                    std::string_view key) const;
    [[nodiscard]] support::Result<const toml::array*> array(const toml::table& table, std::string_view path,
                                                            std::string_view key) const;
    [[nodiscard]] support::Result<std::int64_t> integer(const toml::table& table, std::string_view path,
                                                        std::string_view key) const;
    [[nodiscard]] support::Result<bool> boolean(const toml::table& table, std::string_view path,
                                                std::string_view key) const;

    [[nodiscard]] tl::unexpected<support::Error> fault(support::ErrorCode code, std::string detail,
                                                       const toml::node& at, std::string_view path,
                                                       std::string_view key = {}) const;

private:
    [[nodiscard]] std::string where(std::size_t line, std::string_view path, std::string_view key) const;
    [[nodiscard]] support::Result<const toml::node*> required(const toml::table& table, std::string_view path,
                                                              std::string_view key) const;

    std::string m_file;
};

} // namespace assay::rules
