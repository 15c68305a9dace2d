// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/Report.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

#include "services/reports/Spreadsheet.h"
#include "services/reports/Writers.h"

namespace assay::reports {

namespace fs = std::filesystem;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

std::string textOf(std::string_view key, std::string_view value)
{
    return "  " + jsonText(key) + ": " + jsonText(value) + ",\n";
}

Result<std::vector<View>> allViews(const ReportInput& input)
{
    std::vector<View> out;
    for (const auto name : viewNames()) {
        auto view = makeView(name, input.snapshot, input.now);
        if (!view)
            return tl::unexpected(view.error());
        out.push_back(std::move(*view));
    }
    return out;
}

tl::unexpected<support::Error> failure(const fs::path& path)
{
    return fail(errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Io, std::strerror(errno), path.string());
}

} // namespace

Result<Language> languageFromText(std::string_view text)
{
    if (text == "en")
        return Language::English;
    if (text == "zh_HK")
        return Language::HongKong;
    if (text == "zh_CN")
        return Language::Mainland;
    return fail(ErrorCode::Usage, "a language is en, zh_HK or zh_CN");
}

std::string renderJson(const ReportInput& input)
{
    std::string out = "{\n";
    out += textOf("snapshot", input.chainHead.hex());
    out += textOf("store", input.storeName);
    out += textOf("known_at", support::toText(input.snapshot.knownAt));
    out += textOf("ages_as_of", support::toText(input.now));
    out += textOf("recording", input.snapshot.recording == domain::Recording::Recorded ? "recorded" : "not-recorded");
    out += "  \"views\": {";
    bool first = true;
    const auto views = allViews(input);
    if (views)
        for (const auto& view : *views) {
            out += (first ? "\n" : ",\n") + jsonText(view.what) + ": " + toJson(view);
            first = false;
        }
    return out + "}\n}\n";
}

Result<void> writeFile(const fs::path& path, std::string_view bytes)
{
    const fs::path beside = path.string() + ".part";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0)
        return failure(beside);
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            const auto error = failure(beside);
            ::close(file);
            ::unlink(beside.c_str());
            return error;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    const bool synced = ::fsync(file) == 0;
    const bool closed = ::close(file) == 0;
    if (!synced || !closed || ::rename(beside.c_str(), path.c_str()) != 0) {
        const auto error = failure(path);
        ::unlink(beside.c_str());
        return error;
    }
    return {};
}

Result<std::vector<fs::path>> writeReport(const ReportInput& input, const fs::path& folder, const std::vector<std::string>& formats)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return fail(ErrorCode::Io, error.message(), folder.string());
    std::vector<fs::path> paths;
    const auto put = [&](const std::string& name, std::string_view bytes) -> Result<void> {
        auto done = writeFile(folder / name, bytes);
        if (done)
            paths.push_back(folder / name);
        return done;
    };
    for (const auto& format : formats) {
        Result<void> done;
        if (format == "html")
            done = put("report.html", renderHtml(input, Target::Browser));
        else if (format == "json")
            done = put("report.json", renderJson(input));
        else if (format == "csv" || format == "xlsx") {
            const auto views = allViews(input);
            if (!views)
                return tl::unexpected(views.error());
            if (format == "xlsx") {
                const auto bytes = spreadsheet(*views, input.snapshot.knownAt);
                if (!bytes)
                    return tl::unexpected(bytes.error());
                done = put("report.xlsx", *bytes);
            } else
                for (const auto& view : *views)
                    if (done = put(view.what + ".csv", toCsv(view)); !done)
                        break;
        } else
            return fail(ErrorCode::Usage, "there is no format \"" + format + "\"; there are html, pdf, csv, xlsx and json");
        if (!done)
            return tl::unexpected(done.error());
    }
    return paths;
}

} // namespace assay::reports
