// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/AssayHttpFeed.h"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <set>

#include "services/net/Await.h"
#include "services/support/Caught.h"
#include "services/support/Percent.h"
#include "services/wire/AssayHttp.h"

namespace assay::sync {

namespace asio = boost::asio;
using namespace domain;
using support::Result;

namespace {

constexpr std::size_t kMaxPages = 1000;
constexpr int kMaxRestarts = 3;
/// While the stream is healthy, a whole snapshot is still taken this often, to compare.
constexpr Duration kCompareEvery{300'000};

/// The names of an HTTP answer's headers with their values, without what could be a secret.
std::string headerText(const net::HttpHeaders& headers)
{
    std::string out;
    for (const auto& [name, value] : headers) {
        if (name == "set-cookie" || name == "authorization")
            continue;
        out += name + ": " + value + '\n';
    }
    return out;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string out;
    for (const auto& name : names)
        out += (out.empty() ? "" : ", ") + name.substr(0, 60);
    return out.empty() ? "nothing" : out.substr(0, 300);
}

/// What the endpoint offers of what a source of its kind states, in the order of the kind.
Result<std::vector<std::string>> offeredOf(const SourceConfig& config, const wire::AssayAbout& about)
{
    if (about.kind != config.kind)
        return support::fail(support::ErrorCode::Unsupported,
                             "the endpoint says that it is of kind \"" + about.kind.substr(0, 60)
                                 + "\"; the source is configured as \"" + config.kind + '"', "kind");
    const auto known = resourcesOf(config.kind);
    std::vector<std::string> out;
    for (const auto& resource : known)
        if (std::ranges::find(about.resources, resource) != about.resources.end())
            out.push_back(resource);
    if (out.empty())
        return support::fail(support::ErrorCode::Unsupported, "the endpoint offers " + listed(about.resources)
                             + "; a source of kind \"" + config.kind + "\" is asked for " + listed(known), "resources");
    return out;
}

/// Items of a page, those that were set aside too.
std::int64_t itemsOf(const wire::FeedUpdate& update)
{
    std::size_t items = update.rejected.size();
    forEachStatedRecord([&]<class Record>(std::type_identity<Record>) { items += rowsOf<Record>(update.upserts).size(); });
    return static_cast<std::int64_t>(items) + update.rejectedMore;
}

/// What would be the same for each resource of the endpoint.
bool concernsAll(support::ErrorCode code)
{
    using enum support::ErrorCode;
    return code == Unresolvable || code == Unreachable || code == TimedOut || code == Disconnected || code == TlsUntrusted
        || code == Unauthorized || code == Cancelled;
}

} // namespace

AssayHttpFeed::AssayHttpFeed(SourceConfig config, Connection connection, FeedSink sink)
    : PolledFeed(std::move(config), std::move(connection), std::move(sink)), m_streamTimer(m_connection.executor),
      m_streamBackoff(m_connection.streamBackoff, m_connection.random)
{
}

void AssayHttpFeed::start()
{
    PolledFeed::start();
    asio::co_spawn(m_connection.executor, streamLoop(shared_from_this()),
                   [self = shared_from_this(), this](std::exception_ptr thrown) { ended(thrown); });
}

void AssayHttpFeed::stop()
{
    PolledFeed::stop();
    m_streamTimer.cancel();
    if (m_stream)
        m_stream->cancel();
}

Duration AssayHttpFeed::interval() const
{
    const bool whole = m_streaming && std::ranges::all_of(m_resources, [&](const auto& name) { return leadsOn(name); });
    return whole ? std::max(kCompareEvery, m_config.every) : m_config.every;
}

bool AssayHttpFeed::leadsOn(const std::string& resource) const
{
    const auto known = m_known.find(resource);
    if (known == m_known.end() || m_buffered.contains(resource))
        return false;
    const auto missed = m_missed.find(resource);
    return known->second >= m_streamFrom && (missed == m_missed.end() || known->second >= missed->second);
}

asio::awaitable<Result<void>> AssayHttpFeed::askWhatIsOffered()
{
    Result<net::HttpResponse> response = co_await m_http.get("/v1/about");
    if (m_stopped)
        co_return support::fail(support::ErrorCode::Cancelled, "stopped");
    if (!response)
        co_return tl::unexpected(response.error());
    m_success.clockOffset = response->clockOffset;
    m_success.certificateExpiry = response->certificateNotAfter;
    const auto about = wire::decodeAbout(response->body);
    if (!about)
        co_return tl::unexpected(about.error());
    auto offered = offeredOf(m_config, *about);
    if (!offered)
        co_return tl::unexpected(offered.error());
    std::erase_if(m_known, [&](const auto& known) {
        return std::ranges::find(*offered, known.first) == offered->end();
    });
    m_resources = std::move(*offered);
    m_askedAt = m_connection.clock();
    co_return Result<void>{};
}

asio::awaitable<Result<void>> AssayHttpFeed::readSource()
{
    // Asked again now and then, and after whatever went wrong: what is offered may have changed meanwhile.
    if (m_resources.empty() || m_connection.clock() - m_askedAt >= kCompareEvery) {
        Result<void> asked = co_await askWhatIsOffered();
        if (!asked) {
            auto error = asked.error();
            error.where = error.where.empty() ? "about" : "about, " + error.where;
            co_return tl::unexpected(error);
        }
    }
    support::Error worst;
    bool failed = false;
    for (const auto& resource : m_resources) {
        Result<void> outcome = co_await snapshot(resource);
        if (m_stopped)
            co_return support::fail(support::ErrorCode::Cancelled, "stopped");
        if (outcome)
            continue;
        failed = true;
        worst = outcome.error();
        worst.where = resource + (worst.where.empty() ? std::string() : ", " + worst.where);
        // What cannot be reached at all is not asked again for each resource.
        if (concernsAll(worst.code))
            break;
    }
    if (failed)
        co_return tl::unexpected(worst);
    // The stream began while the snapshots were read. One that came out older than its begin is read again, once at
    // once: an endpoint may keep its snapshots for a while.
    if (std::exchange(m_streamBegan, false)
        && !std::ranges::all_of(m_resources, [&](const auto& name) { return leadsOn(name); }))
        pollNow();
    co_return Result<void>{};
}

void AssayHttpFeed::missed(const std::string& resource, std::int64_t sequence)
{
    auto& last = m_missed[resource];
    last = std::max(last, sequence);
}

void AssayHttpFeed::dropBuffered(const std::string& resource)
{
    const auto waiting = m_buffered.find(resource);
    if (waiting == m_buffered.end())
        return;
    if (!waiting->second.empty())
        missed(resource, waiting->second.back().update.sequence);
    m_buffered.erase(waiting);
}

asio::awaitable<Result<void>> AssayHttpFeed::snapshot(std::string resource)
{
    dropBuffered(resource);
    m_buffered[resource].clear();
    Result<FeedDelivery> delivery = co_await pages(resource);
    if (m_stopped)
        co_return support::fail(support::ErrorCode::Cancelled, "stopped");
    if (!delivery) {
        m_known.erase(resource);
        dropBuffered(resource);
        co_return tl::unexpected(delivery.error());
    }
    const std::int64_t sequence = delivery->answers.front().update.sequence;
    // A snapshot that was kept there since before the last changes would undo them.
    if (const auto known = m_known.find(resource); known != m_known.end() && m_streaming && sequence < known->second)
        co_return replay(resource);
    m_known.erase(resource);
    if (auto folded = support::caught("taking in the snapshot", [&] { m_sink.arrived(std::move(*delivery)); }); !folded) {
        dropBuffered(resource);
        co_return tl::unexpected(folded.error());
    }
    m_known[resource] = sequence;
    co_return replay(resource);
}

asio::awaitable<Result<FeedDelivery>> AssayHttpFeed::pages(std::string resource)
{
    constexpr unsigned kGone = 410;
    FeedDelivery delivery;
    delivery.source = m_config.id;
    delivery.tier = m_config.tier;
    delivery.completeness = wire::Completeness::Whole;
    const FeedNote before = m_success;
    int restarts = 0;
    std::string cursor;
    std::set<std::string> cursors; // of the pages so far
    std::int64_t items = 0;
    std::int64_t stated = 0;
    for (;;) {
        std::string target = "/v1/" + resource + "?limit=5000";
        if (!cursor.empty())
            target += "&cursor=" + support::percentEncoded(cursor);
        net::HttpRequest request;
        request.target = target;
        Result<net::HttpResponse> response = co_await m_http.send(std::move(request));
        if (!response)
            co_return tl::unexpected(response.error());
        // The snapshot that the cursor belongs to is no longer kept there: a new one is read from its first page.
        if (response->status == kGone && !cursor.empty() && ++restarts <= kMaxRestarts) {
            delivery.answers.clear();
            m_success = before;
            cursor.clear();
            cursors.clear();
            items = 0;
            stated = 0;
            continue;
        }
        response = net::judged(std::move(*response), net::Conditional::No, m_connection.url);
        if (!response)
            co_return tl::unexpected(response.error());
        Answer answer;
        answer.raw.source = m_config.id;
        answer.raw.resource = resource;
        answer.raw.target = m_connection.url.text() + target;
        answer.raw.receivedAt = response->receivedAt;
        answer.raw.headers = headerText(response->headers);
        answer.raw.receive(std::move(response->body));
        m_success.clockOffset = response->clockOffset;
        m_success.certificateExpiry = response->certificateNotAfter;
        auto update = wire::decodePage(answer.raw.body, resource);
        if (!update)
            co_return tl::unexpected(update.error());
        answer.update = std::move(*update);
        answer.update.completeness = wire::Completeness::Whole;
        if (!delivery.answers.empty() && delivery.answers.front().update.sequence != answer.update.sequence)
            co_return support::fail(support::ErrorCode::Malformed, "pages of one snapshot carry different sequence numbers", target);
        if (!delivery.answers.empty() && delivery.answers.front().update.asOf != answer.update.asOf)
            co_return support::fail(support::ErrorCode::Malformed, "pages of one snapshot are of different instants", target);
        items += itemsOf(answer.update);
        stated = std::max(stated, answer.update.total.value_or(0));
        m_success.asOf = std::max(m_success.asOf.value_or(answer.update.asOf), answer.update.asOf);
        m_success.schemaVersion = answer.update.schemaVersion;
        m_success.raw = answer.raw.sha256.hex();
        m_success.rejected += static_cast<std::int64_t>(answer.update.rejected.size()) + answer.update.rejectedMore;
        if (m_success.firstRejection.empty() && !answer.update.rejected.empty())
            m_success.firstRejection = answer.update.rejected.front().text();
        cursor = answer.update.nextCursor;
        delivery.answers.push_back(std::move(answer));
        // What did not arrive would pass for removed.
        if (cursor.empty() && items < stated)
            co_return support::fail(support::ErrorCode::Quarantined, "the list states " + std::to_string(stated) + " items, "
                                    + std::to_string(items) + " arrived; nothing of it is taken in", target);
        if (cursor.empty())
            co_return delivery;
        if (!cursors.insert(cursor).second)
            co_return support::fail(support::ErrorCode::Malformed, "the pages of the snapshot go round: a cursor came twice",
                                    target);
        if (delivery.answers.size() >= kMaxPages)
            co_return support::fail(support::ErrorCode::OutOfRange, "more than 1000 pages in one snapshot", resource);
    }
}

Result<void> AssayHttpFeed::replay(const std::string& resource)
{
    const auto found = m_buffered.find(resource);
    if (found == m_buffered.end())
        return {};
    auto answers = std::move(found->second);
    m_buffered.erase(found);
    if (answers.empty())
        return {};
    const std::int64_t last = answers.back().update.sequence;
    for (auto& answer : answers)
        if (auto applied = applyChange(std::move(answer)); !applied) {
            missed(resource, last);
            return applied;
        }
    return {};
}

Result<void> AssayHttpFeed::applyChange(Answer answer)
{
    const std::string resource = answer.update.resource;
    if (const auto waiting = m_buffered.find(resource); waiting != m_buffered.end()) {
        waiting->second.push_back(std::move(answer));
        return {};
    }
    const std::int64_t sequence = answer.update.sequence;
    // An older number is already in the snapshot.
    if (const auto known = m_known.find(resource); known != m_known.end() && sequence <= known->second)
        return {};
    // A change of what is not known whole would make all of it look new: it is left to a snapshot that contains it.
    if (!leadsOn(resource)) {
        missed(resource, sequence);
        return {};
    }
    FeedNote success;
    success.kind = FeedNote::Kind::Success;
    success.source = m_config.id;
    success.at = answer.raw.receivedAt;
    success.asOf = answer.update.asOf;
    success.raw = answer.raw.sha256.hex();
    success.rejected = static_cast<std::int64_t>(answer.update.rejected.size());
    if (success.rejected > 0)
        success.firstRejection = answer.update.rejected.front().text();
    FeedDelivery delivery;
    delivery.source = m_config.id;
    delivery.tier = m_config.tier;
    delivery.completeness = wire::Completeness::Delta;
    delivery.answers.push_back(std::move(answer));
    if (auto folded = support::caught("taking in a change", [&] { m_sink.arrived(std::move(delivery)); }); !folded) {
        // The change is lost: only a new snapshot can be vouched for.
        m_known.erase(resource);
        missed(resource, sequence);
        return folded;
    }
    m_known[resource] = sequence;
    note(success);
    return {};
}

asio::awaitable<void> AssayHttpFeed::streamLoop(std::shared_ptr<PolledFeed> self)
{
    while (!m_stopped) {
        co_await followStream();
        if (m_stopped)
            break;
        const bool wasStreaming = std::exchange(m_streaming, false);
        if (wasStreaming)
            pollNow();
        m_streamTimer.expires_after(m_streamBackoff.next());
        const auto waited = co_await m_streamTimer.async_wait(net::kAwait);
        (void)waited;
    }
    (void)self;
}

asio::awaitable<void> AssayHttpFeed::followStream()
{
    try {
        m_stream = std::make_unique<net::WebSocketClient>(
            m_connection.executor, m_connection.url, m_connection.tls,
            m_connection.token ? std::optional(m_connection.token->clone()) : std::nullopt, m_connection.streamLimits);
        Result<void> connected = co_await m_stream->connect("/v1/stream");
        m_streamSequence.reset();
        while (connected && !m_stopped) {
            Result<std::string> text = co_await m_stream->read();
            if (m_stopped || !text)
                break;
            message(std::move(*text));
            if (!m_streamSequence)
                break;
        }
    } catch (const std::exception& exception) {
        if (!m_stopped)
            noteFailure(support::errorOf(exception, "stream"));
    }
}

void AssayHttpFeed::beginAt(std::int64_t sequence)
{
    m_streamFrom = sequence;
    m_missed.clear();
    for (auto& [resource, waiting] : m_buffered)
        waiting.clear();
    // Between an earlier number and the begin changes were lost; a later one may be of numbers from before a restart of
    // the endpoint.
    bool again = false;
    std::erase_if(m_known, [&](const auto& known) {
        const bool other = known.second != sequence;
        again = again || (other && !m_buffered.contains(known.first));
        return other;
    });
    m_streamBegan = true;
    if (again)
        pollNow();
}

void AssayHttpFeed::message(std::string text)
{
    auto decoded = wire::decodeMessage(text);
    if (!decoded) {
        noteFailure(decoded.error());
        m_streamSequence.reset();
        return;
    }
    const Instant now = m_connection.clock();
    store::RawAnswer raw;
    raw.source = m_config.id;
    raw.target = m_connection.url.text() + "/v1/stream";
    raw.receivedAt = now;
    raw.receive(std::move(text));

    const std::int64_t sequence = decoded->sequence;
    const bool change = decoded->kind == wire::AssayStreamMessage::Kind::Change;
    const std::int64_t before = sequence - (change ? 1 : 0);
    const std::int64_t expected = m_streamSequence.value_or(before) + (change ? 1 : 0);
    const bool first = !std::exchange(m_streamSequence, sequence);
    if (first)
        beginAt(before);
    if (sequence != expected) {
        // Something was missed: what the stream said from here on is folded only after new snapshots.
        beginAt(sequence);
        noteFailure({support::ErrorCode::SequenceGap, "message " + std::to_string(expected) + " was expected, "
                     + std::to_string(sequence) + " came; taking new snapshots", "stream"});
        pollNow();
        return;
    }
    m_streaming = true;
    // An endpoint that greets and hangs up is not healthy.
    if (!first)
        m_streamBackoff.reset();
    if (change) {
        raw.resource = decoded->update.resource;
        if (const auto applied = applyChange({std::move(raw), std::move(decoded->update)}); !applied) {
            noteFailure(applied.error());
            m_streamSequence.reset();
        }
        return;
    }
    // A heartbeat vouches only for what has been folded completely, and not for what is newer than itself.
    Confirmation confirmation;
    for (const auto& resource : m_resources)
        if (leadsOn(resource) && m_known.at(resource) <= sequence) {
            m_known.at(resource) = sequence;
            confirmation.resources.push_back(resource);
        }
    if (confirmation.resources.empty())
        return;
    confirmation.source = m_config.id;
    confirmation.tier = m_config.tier;
    confirmation.asOf = decoded->asOf;
    raw.resource = "heartbeat";
    FeedNote success;
    success.kind = FeedNote::Kind::Success;
    success.source = m_config.id;
    success.at = now;
    success.asOf = decoded->asOf;
    success.raw = raw.sha256.hex();
    confirmation.raw = std::move(raw);
    if (!m_resources.empty() && confirmation.resources.size() == m_resources.size())
        note(success);
    m_sink.confirmed(std::move(confirmation));
}

} // namespace assay::sync
