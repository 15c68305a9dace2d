// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/RuleFiles.h"

#include <algorithm>
#include <fstream>

#include "services/rules/engine/CalendarFile.h"

namespace assay::rules {

using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

constexpr std::size_t kMaxFiles = 100;
constexpr std::size_t kMaxBytes = 1u << 20;

Result<std::vector<std::filesystem::path>> tomlFiles(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> out;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
        if (entry->path().extension() == ".toml")
            out.push_back(entry->path());
    if (error)
        return fail(ErrorCode::Io, error.message(), folder.string());
    if (out.empty())
        return fail(ErrorCode::NotFound, "no .toml file here", folder.string());
    if (out.size() > kMaxFiles)
        return fail(ErrorCode::OutOfRange, "more than 100 files", folder.string());
    std::sort(out.begin(), out.end());
    return out;
}

Result<std::string> contents(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string out(kMaxBytes + 1, '\0');
    in.read(out.data(), static_cast<std::streamsize>(out.size()));
    if (!in.is_open() || in.bad())
        return fail(ErrorCode::Io, "the file cannot be read", file.string());
    out.resize(static_cast<std::size_t>(in.gcount()));
    if (out.size() > kMaxBytes)
        return fail(ErrorCode::OutOfRange, "the file is larger than 1 MiB", file.string());
    return out;
}

template <class Value, class Parse>
Result<std::vector<Value>> each(const std::filesystem::path& folder, Parse parse)
{
    const auto files = tomlFiles(folder);
    if (!files)
        return tl::unexpected(files.error());
    std::vector<Value> out;
    for (const auto& file : *files) {
        const auto text = contents(file);
        if (!text)
            return tl::unexpected(text.error());
        auto value = parse(*text, file.filename().string());
        if (!value)
            return tl::unexpected(value.error());
        out.push_back(std::move(*value));
    }
    return out;
}

} // namespace

Result<RuleEngine> loadEngine(const std::filesystem::path& resources)
{
    auto packs = each<RulePack>(resources / "rules", RulePack::parse);
    if (!packs)
        return tl::unexpected(packs.error());
    auto calendars = each<domain::Calendar>(resources / "calendars", parseCalendar);
    if (!calendars)
        return tl::unexpected(calendars.error());
    return RuleEngine::create(std::move(*packs), std::move(*calendars));
}

} // namespace assay::rules
