// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/pages/PageViewModel.h"

#include <algorithm>

#include <QCoreApplication>
#include <QStringDecoder>

#include "models/view/pages/PageTable.h"

namespace assay::models {

namespace {

QString tr2(const char* text)
{
    return QCoreApplication::translate("assay::models", text);
}

RawData toRaw(const Format& format, const QString& hash, const api::RawView& view)
{
    RawData out;
    out.hash = hash;
    out.source = fromUtf8(view.origin.source.value());
    out.target = fromUtf8(view.target);
    out.headers = fromUtf8(view.headers);
    QStringDecoder decoder(QStringDecoder::Utf8);
    out.body = decoder(QByteArrayView(view.body.data(), static_cast<qsizetype>(view.body.size())));
    out.isText = !decoder.hasError() && !out.body.contains(QChar(u'\0'));
    if (!out.isText) {
        constexpr std::size_t kShown = 4096;
        out.body = fromUtf8(support::toHex(std::string_view(view.body).substr(0, kShown)));
    }
    const auto size = format.count(static_cast<std::int64_t>(view.size));
    if (!out.isText)
        out.note = tr2("%1 bytes, not text; the first are shown in hexadecimal.").arg(size);
    else if (view.size > view.body.size())
        out.note = tr2("%1 bytes; only the beginning is shown.").arg(size);
    else
        out.note = tr2("%1 bytes").arg(size);
    return out;
}

HistoryEntry toEntry(const Format& format, const RecordTableModel& model, std::span<const domain::FieldInfo> fields,
                     const api::Version& version, const api::Version* before)
{
    HistoryEntry out;
    out.knownAt = format.instantHkt(version.origin.knownAt);
    out.asOf = format.instantHkt(version.origin.asOf);
    out.source = fromUtf8(version.origin.source.value());
    out.rawHash = version.origin.raw.empty() ? QString() : fromUtf8(version.origin.raw.hex());
    switch (version.change) {
    case domain::Change::Added: out.change = format.enumText({}, "added"); break;
    case domain::Change::Changed: out.change = format.enumText({}, "changed"); break;
    case domain::Change::Removed: out.change = format.enumText({}, "removed"); break;
    }
    if (version.change == domain::Change::Removed)
        return out;
    for (std::size_t i = 0; i < std::min(fields.size(), version.cells.size()); ++i) {
        const domain::Cell old = before && i < before->cells.size() ? before->cells[i] : domain::Cell{};
        if (before ? old == version.cells[i] : std::holds_alternative<std::monostate>(version.cells[i]))
            continue;
        const int column = model.columnOf(fields[i].name);
        const QString label = column < 0 ? fromUtf8(fields[i].name) : model.columns()[static_cast<std::size_t>(column)].titleText();
        out.differences.append({label, format.cellText(version.cells[i], fields[i].semantic, fields[i].name),
                                before ? format.cellText(old, fields[i].semantic, fields[i].name) : QString(), Tone::Normal});
    }
    return out;
}

std::span<const domain::FieldInfo> fieldsOfKind(std::string_view kind)
{
    std::span<const domain::FieldInfo> out;
    domain::forEachStatedRecord([&](auto type) {
        using Record = typename decltype(type)::type;
        if (domain::nameOf<Record>() == kind)
            out = domain::fieldInfos<Record>();
    });
    if (domain::nameOf<domain::Finding>() == kind)
        out = domain::fieldInfos<domain::Finding>();
    return out;
}

} // namespace

PageViewModel::PageViewModel(Page page, const ViewContext& context, QObject* parent)
    : QObject(parent), m_page(page), m_context(context)
{
    connect(&context.dispatcher, &Dispatcher::snapshotChanged, this, &PageViewModel::takeSnapshot);
}

QString PageViewModel::title() const
{
    const auto& row = pageRow(m_page);
    return QCoreApplication::translate(row.viewModel->className(), row.title);
}

RecordTableModel* PageViewModel::addTable(RecordTableModel* model)
{
    m_tables.append(model);
    return model;
}

RecordTableModel* PageViewModel::addTableWithin(RecordTableModel* model)
{
    ++m_within;
    return addTable(model);
}

RecordTableModel* PageViewModel::table(const QString& id) const
{
    for (auto* model : m_tables)
        if (model->id() == id)
            return model;
    return nullptr;
}

void PageViewModel::setSumming(std::function<Summing()> make)
{
    m_makeSumming = std::move(make);
}

void PageViewModel::takeSnapshot(const domain::SnapshotPtr& snapshot)
{
    for (auto* model : m_tables)
        model->setSnapshot(snapshot);
    m_unsummed = snapshot;
    sum();
}

void PageViewModel::sumAgain()
{
    m_unsummed = m_context.dispatcher.current();
    sum();
}

void PageViewModel::sum()
{
    if (!m_makeSumming) {
        m_unsummed = nullptr;
        return;
    }
    if (m_summing || !m_unsummed)
        return;
    m_summing = true;
    m_context.tables.pool->run(
        this, [summing = m_makeSumming(), snapshot = std::exchange(m_unsummed, nullptr),
               now = m_context.now()] { return summing(snapshot, now); },
        [this](const Taking& take) {
            m_summing = false;
            take();
            Q_EMIT changed();
            sum();
        });
}

void PageViewModel::setCharts(QList<ChartData> charts)
{
    m_charts = std::move(charts);
    Q_EMIT chartsChanged();
}

DetailData PageViewModel::detail(const RecordTableModel* model, int row) const
{
    return model ? model->detail(row) : DetailData{};
}

void PageViewModel::openRaw(const QString& hash)
{
    const auto digest = support::Hash::fromHex(hash.toStdString());
    if (!digest) {
        reportFailure(digest.error());
        return;
    }
    beginQuestion();
    m_context.console.history.raw(
        *digest, m_context.dispatcher.toMain<api::RawView>(this, [this, hash](support::Result<api::RawView> answer) {
            endQuestion();
            if (answer)
                Q_EMIT rawReady(toRaw(format(), hash, *answer));
            else
                reportFailure(answer.error());
        }));
}

void PageViewModel::requestHistory(const RecordTableModel* model, int row)
{
    if (!model)
        return;
    const auto query = model->historyQuery(row);
    HistoryData empty;
    empty.key = model->detail(row).key;
    empty.title = model->detail(row).title;
    if (query.isEmpty()) {
        // Computed rows are not stored: their history is that of the rows they are computed from.
        Q_EMIT historyReady(empty);
        return;
    }
    beginQuestion();
    auto then = [this, empty, table = QPointer<const RecordTableModel>(model),
                 kind = query.kind](support::Result<std::vector<api::Version>> answer) {
        endQuestion();
        if (!answer) {
            reportFailure(answer.error());
            return;
        }
        if (!table)
            return;
        HistoryData out = empty;
        const auto fields = fieldsOfKind(kind);
        for (std::size_t i = answer->size(); i-- > 0;) {
            const auto* before = i > 0 && (*answer)[i - 1].change != domain::Change::Removed ? &(*answer)[i - 1] : nullptr;
            out.entries.append(toEntry(format(), *table, fields, (*answer)[i], before));
        }
        Q_EMIT historyReady(out);
    };
    m_context.console.history.versions(query.kind, domain::SourceId(query.source), query.key,
                                       m_context.dispatcher.toMain<std::vector<api::Version>>(this, std::move(then)));
}

void PageViewModel::pollNow(const QString& source)
{
    m_context.console.commands.pollNow(domain::SourceId(source.toStdString()));
}

void PageViewModel::reportFailure(const support::Error& error)
{
    Q_EMIT failed(format().errorText(error));
}

bool PageViewModel::isSettled() const
{
    return !m_summing && !m_unsummed && m_questions == 0 &&
           std::all_of(m_tables.begin(), m_tables.end(), [](const auto* model) { return model->isSettled(); });
}

void PageViewModel::retranslate()
{
    for (auto* model : m_tables)
        model->retranslate();
    sumAgain();
    Q_EMIT changed();
}

void PageViewModel::tick()
{
    for (auto* model : m_tables)
        model->tick();
}

CardData toCard(const Figure& figure, const Format& format, domain::Instant now)
{
    CardData out;
    out.id = figure.id;
    out.label = figure.label;
    out.context = figure.context;
    out.target = figure.target;
    // A figure whose origin is not known is not shown: unknown is "—", never 0 and never a bare number.
    if (!figure.origin || figure.figure.isEmpty()) {
        out.figure = Format::missing();
        if (!figure.origin)
            out.context.clear();
        out.tier = QStringLiteral("?");
        out.tone = Tone::Unknown;
        out.quality = Quality::Missing;
    } else {
        out.figure = figure.figure;
        out.exact = figure.exact;
        out.tone = figure.tone;
        const auto asOf = figure.asOf.value_or(figure.origin->asOf);
        const domain::Duration limit = figure.staleAfter.count() > 0 ? figure.staleAfter : domain::Duration{std::chrono::hours{24}};
        out.tier = fromUtf8(domain::letter(figure.origin->tier));
        out.age = format.age(asOf, now);
        out.quality = domain::qualityAt(figure.asOf ? asOf : figure.judgedAt.value_or(asOf), now, limit);
    }
    if (figure.alarmed)
        out.glyph = Format::severityMark(figure.severity);
    QStringList words{out.label, out.figure};
    for (const auto& part : {out.context, figure.alarmed ? format.severityText(figure.severity) : QString(), out.age,
                             figure.origin ? format.tierText(figure.origin->tier) : QString(), format.qualityText(out.quality)})
        if (!part.isEmpty())
            words.append(part);
    out.accessible = words.join(QStringLiteral(", "));
    return out;
}

} // namespace assay::models
