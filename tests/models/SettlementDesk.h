// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QTest>

#include "models/view/session/Session.h"
#include "tests/models/FakeGate.h"
#include "tests/models/SampleSettlement.h"

namespace assay::tests {

/// A session over putSettlement(), with a gate that carries requests out.
struct SettlementDesk {
    FakeConsole console;
    FakeGate gate;
    SnapshotMaker maker;
    std::unique_ptr<models::Session> session;

    explicit SettlementDesk(bool withGate = true, const QString& language = QStringLiteral("en"))
    {
        putSettlement(maker);
        gate.now = [] { return kNow; };
        gate.changed = [this](const domain::ActionRequest& request) {
            maker.put(request, "clearing", domain::Tier::Custodian);
            console.publish(maker.publish());
        };
        console.publish(maker.publish());
        auto faces = console.console();
        faces.gate = withGate ? &gate : nullptr;
        session = std::make_unique<models::Session>(faces, language, [] { return kNow; });
    }
    bool settled() { return session->isSettled() && session->page<models::SettlementViewModel>().gridlock()->isReady(); }
    void signIn(const char* id)
    {
        session->desk().signIn(QStringLiteral("clearing"), QLatin1String(id));
        QTRY_VERIFY(session->desk().current() && session->desk().current()->id == id);
    }
    models::XrayData look(const char* ref)
    {
        session->page<models::SettlementViewModel>().lookThrough(QStringLiteral("clearing") + QChar(0x1E) + QLatin1String(ref));
        if (!QTest::qWaitFor([this, ref] { return session->page<models::SettlementViewModel>().xray().ref == QLatin1String(ref); }))
            qWarning() << "no X-ray of" << ref;
        return session->page<models::SettlementViewModel>().xray();
    }
};

} // namespace assay::tests
