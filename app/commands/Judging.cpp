// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/Command.h"
#include "services/rules/RuleFiles.h"

namespace assay::app {

support::Result<sync::Judge> loadJudge()
{
    auto engine = rules::loadEngine(resourceFolder());
    if (!engine)
        return tl::unexpected(engine.error());
    auto shared = std::make_shared<const rules::Engine>(std::move(*engine));
    return sync::Judge([shared](const domain::Picture& picture, const std::set<std::string>& changed, domain::Instant now) {
        auto judgement = shared->judgeChanged(picture, changed, now);
        return sync::Judgement{std::move(judgement.ran), std::move(judgement.findings)};
    });
}

} // namespace assay::app
