// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "services/support/Result.h"

namespace assay::api {

/// Owning handle of a subscription: destroying it ends it. After the destructor has returned, the callback is not called.
class Subscription {
public:
    virtual ~Subscription() = default;
};
using SubscriptionPtr = std::unique_ptr<Subscription>;

/// The answer to a question that was put to another thread. Called exactly once, on an engine thread; models/bridge
/// brings it to the thread of the window and drops it if its receiver died.
template <class T>
using Reply = std::function<void(support::Result<T>)>;

} // namespace assay::api
