// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <future>
#include <iostream>

#include "app/commands/Command.h"
#include "services/runtime/Engine.h"
#include "services/runtime/Importer.h"
#include "services/wire/XmlSchema.h"

namespace assay::app {

namespace {

constexpr std::size_t kSchemaLimit = 8U << 20U;
constexpr std::size_t kFileLimit = 256U << 20U;

/// Says every fault with its place; the messages are taken in all the same, as far as they can be read. True: no fault.
support::Result<bool> heldAgainstSchema(const Options& options)
{
    auto text = runtime::Importer::readFile(options.schema, kSchemaLimit);
    if (!text)
        return tl::unexpected(text.error());
    const auto schema = wire::XmlSchema::load(*text, std::filesystem::path(options.schema).filename().string());
    if (!schema)
        return tl::unexpected(schema.error());
    // Where the library cannot judge, it is said, and nothing is called invalid.
    const auto isUndecided = [](const support::Error& fault) { return fault.code == support::ErrorCode::Unsupported; };
    bool valid = true;
    for (const auto& path : runtime::Importer::filesOf(options.files)) {
        const auto bytes = runtime::Importer::readFile(path, kFileLimit);
        const auto faults = bytes ? schema->faults(*bytes, path.filename().string())
                                  : support::Result<std::vector<support::Error>>(tl::unexpected(bytes.error()));
        if (!faults)
            std::cerr << "  not held against the schema: " << faults.error().text() << '\n';
        else
            for (const auto& fault : *faults)
                std::cerr << (isUndecided(fault) ? "  " : "  not valid: ") << fault.text() << '\n';
        valid = valid && faults && std::all_of(faults->begin(), faults->end(), isUndecided);
    }
    return valid;
}

} // namespace

Exit runImport(const Options& options)
{
    bool valid = true;
    if (!options.schema.empty()) {
        if (options.what != "iso20022")
            return failed({support::ErrorCode::Usage, "--schema goes with iso20022", options.schema});
        const auto held = heldAgainstSchema(options);
        if (!held)
            return failed(held.error());
        valid = *held;
    }
    auto supervision = runtime::loadSupervision(resourceFolder());
    if (!supervision)
        return failed(supervision.error());
    runtime::EngineSettings settings;
    settings.storePath = options.store;
    settings.supervision = std::move(*supervision);
    settings.secrets = secretResolver();
    settings.actor = "import";
    auto engine = runtime::Engine::create(std::move(settings));
    if (!engine)
        return failed(engine.error());
    if ((*engine)->session().mode == api::Mode::ReadOnly)
        return failed({support::ErrorCode::ReadOnly, "another process writes to this store, or it is read-only", options.store});

    auto ready = std::make_shared<std::promise<support::Result<void>>>();
    auto isReady = ready->get_future();
    (*engine)->onReady([ready](support::Result<void> result) { ready->set_value(std::move(result)); });
    (*engine)->start();
    if (const auto result = isReady.get(); !result)
        return failed(result.error());

    api::ImportRequest request{options.what, options.files, domain::SourceId(options.source), {}};
    auto answered = std::make_shared<std::promise<support::Result<api::ImportOutcome>>>();
    auto answer = answered->get_future();
    (*engine)->runImport(std::move(request), [answered](support::Result<api::ImportOutcome> outcome) {
        answered->set_value(std::move(outcome));
    });
    const auto outcome = answer.get();
    (*engine)->stop();
    if (!outcome)
        return failed(outcome.error());
    std::cerr << outcome->added << " added, " << outcome->changed << " changed, " << outcome->removed << " removed, "
              << outcome->unchanged << " unchanged, " << outcome->rejected.size() << " set aside\n";
    constexpr std::size_t kShown = 20;
    for (std::size_t i = 0; i < outcome->rejected.size() && i < kShown; ++i)
        std::cerr << "  set aside: " << outcome->rejected[i].text() << '\n';
    if (outcome->rejected.size() > kShown)
        std::cerr << "  … and " << outcome->rejected.size() - kShown << " more\n";
    for (std::size_t i = 0; i < outcome->notes.size() && i < kShown; ++i)
        std::cerr << "  noted: " << outcome->notes[i].text() << '\n';
    if (outcome->notes.size() > kShown)
        std::cerr << "  … and " << outcome->notes.size() - kShown << " more notes\n";
    return outcome->rejected.empty() && valid ? Exit::Done : Exit::Source;
}

} // namespace assay::app
