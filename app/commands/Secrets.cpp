// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <qt6keychain/keychain.h>

#include <optional>

#include "app/commands/Command.h"

namespace assay::app {

namespace {

using support::ErrorCode;
using support::fail;

/// "keychain:NAME" from the desktop's keychain. Called while the sources are set up, before any window and any thread of
/// ours: the application's own loop runs until the keychain has answered.
support::Result<net::Secret> fromKeychain(std::string_view reference)
{
    constexpr std::string_view kPrefix = "keychain:";
    if (!reference.starts_with(kPrefix))
        return fail(ErrorCode::Usage, "a secret is env:NAME or keychain:NAME");
    int argc = 1;
    char name0[] = "assay";
    char* argv[] = {name0, nullptr};
    std::optional<QCoreApplication> headless;
    if (!QCoreApplication::instance())
        headless.emplace(argc, argv);
    const std::string name(reference.substr(kPrefix.size()));
    QKeychain::ReadPasswordJob job(QStringLiteral("assay"));
    job.setAutoDelete(false);
    job.setKey(QString::fromStdString(name));
    QObject::connect(&job, &QKeychain::Job::finished, QCoreApplication::instance(), &QCoreApplication::quit);
    job.start();
    QCoreApplication::exec();
    if (job.error() != QKeychain::NoError)
        return fail(ErrorCode::NotFound, "the keychain: " + job.errorString().toStdString(), std::string(reference));
    return net::Secret(job.textData().toStdString());
}

} // namespace

net::SecretResolver secretResolver(std::map<std::string, std::string> invented)
{
    auto real = net::environmentSecrets(fromKeychain);
    if (invented.empty())
        return real;
    return [real = std::move(real), invented = std::move(invented)](std::string_view reference) -> support::Result<net::Secret> {
        constexpr std::string_view kPrefix = "env:";
        if (reference.starts_with(kPrefix))
            if (const auto found = invented.find(std::string(reference.substr(kPrefix.size()))); found != invented.end())
                return net::Secret(found->second);
        return real(reference);
    };
}

} // namespace assay::app
