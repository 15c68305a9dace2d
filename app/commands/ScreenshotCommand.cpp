// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTimer>
#include <filesystem>
#include <iostream>

#include "app/commands/Gui.h"
#include "models/view/pages/PageTable.h"
#include "services/runtime/Engine.h"
#include "ui/screenshot/PageGrabber.h"

namespace assay::app {

namespace {

/// "1600x1000". Between 640x400 and 8000x8000.
std::optional<QSize> sizeOf(const std::string& text)
{
    const auto parts = QString::fromStdString(text).split(QLatin1Char('x'));
    if (parts.size() != 2)
        return std::nullopt;
    const QSize size(parts[0].toInt(), parts[1].toInt());
    const bool sane = size.width() >= 640 && size.height() >= 400 && size.width() <= 8000 && size.height() <= 8000;
    return sane ? std::optional(size) : std::nullopt;
}

} // namespace

std::vector<std::string> screenshotPages()
{
    std::vector<std::string> out;
    for (const auto& row : models::pageTable())
        out.emplace_back(row.name);
    return out;
}

Exit runScreenshot(const Options& options, int& argc, char** argv)
{
    const auto size = sizeOf(options.size);
    if (!size)
        return failed({support::ErrorCode::Usage, "a size is written as 1600x1000, from 640x400 to 8000x8000", "--size"});
    const auto moment = momentOf(options);
    if (!moment)
        return failed(moment.error());
    std::error_code ignored;
    if (!std::filesystem::exists(options.store, ignored))
        return failed({support::ErrorCode::StoreUnavailable, "there is no such store", options.store});
    std::filesystem::create_directories(options.out, ignored);

    runtime::EngineSettings settings;
    settings.storePath = options.store;
    settings.openMode = store::OpenMode::ReadOnly;
    settings.mode = api::Mode::Offline;
    settings.moment = *moment;
    auto supervision = runtime::loadSupervision(resourceFolder());
    if (!supervision)
        return failed(supervision.error());
    settings.supervision = std::move(*supervision);
    auto engine = runtime::Engine::create(std::move(settings));
    if (!engine)
        return failed(engine.error());
    const auto application = makeApplication(argc, argv, Display::NotNeeded);
    Exit exit = Exit::Done;
    {
        models::Session session((*engine)->console());
        ui::MainWindow window(session);
        ui::PageGrabber grabber(window);
        QObject::connect(&grabber, &ui::PageGrabber::finished, application.get(), &QApplication::quit);
        const auto grabAll = [&] {
            for (const auto& row : models::pageTable()) {
                if (options.what != "all" && row.name != options.what)
                    continue;
                const ui::GrabRequest request{row.page, *size, schemeOf(options.theme), languageOf(options.language)};
                const QString path = QDir(QString::fromStdString(options.out)).filePath(QLatin1String(row.name) + QStringLiteral(".png"));
                grabber.grab(request, [&exit, path](const QImage& image) {
                    if (image.isNull() || !image.save(path)) {
                        exit = failed({support::ErrorCode::Io, "the picture could not be made", path.toStdString()});
                        return;
                    }
                    std::cout << path.toStdString() << std::endl;
                });
            }
        };
        // The stored picture comes from another thread; only then is there something to draw.
        (*engine)->onReady([&](support::Result<void> ready) {
            QMetaObject::invokeMethod(application.get(), [&, ready = std::move(ready)] {
                if (!ready) {
                    exit = failed(ready.error());
                    QApplication::quit();
                    return;
                }
                grabAll();
            });
        });
        (*engine)->start();
        application->exec();
    }
    (*engine)->stop();
    return exit;
}

} // namespace assay::app
