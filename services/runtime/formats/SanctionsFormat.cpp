// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/formats/SanctionsFormat.h"

#include "services/wire/Sanctions.h"

namespace assay::runtime {

using namespace domain;
using support::Result;

Result<void> importSanctions(Import& import, std::vector<LoadedFile>& files)
{
    std::vector<wire::SanctionFile> views;
    for (const auto& file : files)
        views.push_back({file.name, file.bytes});
    auto load = wire::sanctions::load(views);
    if (!load)
        return tl::unexpected(load.error());
    import.show(load->update);
    import.note(std::move(load->notes));
    // The rows rest on the file of the entries; aliases and comments are kept beside it.
    std::size_t entries = 0;
    for (std::size_t i = 0; i < load->files.size(); ++i)
        if (load->files[i].kind != wire::SanctionFileKind::OfacAliases && load->files[i].kind != wire::SanctionFileKind::OfacComments
            && load->files[i].kind != wire::SanctionFileKind::OfacAddresses) {
            entries = i;
            break;
        }
    auto answers = import.answers(std::move(files[entries]), std::move(load->update));
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (i == entries)
            continue;
        wire::FeedUpdate beside;
        beside.resource = "sanction-files";
        answers.push_back(std::move(import.answers(std::move(files[i]), std::move(beside)).front()));
    }
    import.add(wire::Completeness::Whole, std::move(answers));
    return {};
}

Result<wire::FeedUpdate> sanctionsAgain(const store::RawAnswer& raw, std::string_view /*resource*/)
{
    const std::vector<wire::SanctionFile> files{{raw.target, raw.body}};
    auto load = wire::sanctions::load(files);
    if (!load)
        return tl::unexpected(load.error());
    return std::move(load->update);
}

} // namespace assay::runtime
