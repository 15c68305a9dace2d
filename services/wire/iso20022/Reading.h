// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "services/wire/Iso20022.h"
#include "services/wire/TextBytes.h"
#include "services/wire/iso20022/XmlTree.h"

namespace assay::wire::iso20022
{

using xml::Element;

/// What is being read: the file, the message, the rows so far. Lives during one decode().
struct Reading {
    std::string fileName;
    std::size_t skipped = 0;
    std::chrono::minutes localZone{};
    MessageBatch batch;
    Rejections notes; ///< of the file
    /// The message at hand.
    struct Message {
        MessageInfo info;
        std::string_view definition; ///< "sese.023"
        std::string_view resource;   ///< of its rows, and of what is rejected
        Element document;
    } message;
    std::vector<std::size_t> open; ///< updates that take further rows, the last one of each resource

    [[nodiscard]] std::string place(Element element) const;
    void note(support::ErrorCode code, std::string detail, Element element);
    void reject(support::ErrorCode code, std::string detail, Element element);
    void reject(support::Error error);
    /// A row of the message at hand. Messages of one kind and one instant share an update.
    template <class Record>
        requires(!std::is_reference_v<Record>)
    void add(Record&& record)
    {
        domain::rowsOf<Record>(updateOf(domain::resourceOf<Record>()).upserts).push_back(std::move(record));
    }
    template <class Record>
    void addOrReject(support::Result<Record>&& record)
    {
        if (record)
            add(std::move(*record));
        else
            reject(std::move(record.error()));
    }
    [[nodiscard]] FeedUpdate& updateOf(std::string_view resource);
    /// The message's own, or its digest where it has none.
    [[nodiscard]] std::string messageId();

    /// These state a missing or unreadable value as an error with its place.
    [[nodiscard]] support::Result<domain::Decimal> decimal(Element element, Element parent,
                                                           std::string_view what) const;
    /// Dt or DtTm below the element, or its own text. A time without zone is local.
    [[nodiscard]] support::Result<domain::Date> date(Element element) const;
    [[nodiscard]] support::Result<domain::Instant> instant(Element element) const;
    /// As date(), but a missing or coded one is nullopt, an unreadable one a note.
    [[nodiscard]] std::optional<domain::Date> optionalDate(Element element);
    [[nodiscard]] std::optional<domain::Instant> optionalInstant(Element element);
    /// As decimal(), but a missing one is nullopt, an unreadable one a note.
    [[nodiscard]] std::optional<domain::Decimal> optionalDecimal(Element element, std::string_view what);
    /// ISIN, other identification or description; notes a wrong check digit. Errors: MissingField.
    [[nodiscard]] support::Result<std::string> security(Element identification, Element parent);
};

/// BIC, proprietary identification or name below a party's element.
[[nodiscard]] std::string partyOf(Element party);
/// The number below a Quantity…Choice, however it is stated.
[[nodiscard]] Element quantityIn(Element choice);
[[nodiscard]] bool isTrue(Element indicator);
[[nodiscard]] bool isFalse(Element indicator);

/// One status with one reason, as a status choice states it.
struct StatusLine {
    std::string_view family; ///< as InstructionAdvice::family
    std::string status;      ///< code of ISO 15022 where there is one for the element, else the element's name
    std::string reason;
    std::string reasonText;
};
/// The lines of every status choice below `parent` (PrcgSts, MtchgSts, IfrrdMtchgSts, SttlmSts, …), in their order.
[[nodiscard]] std::vector<StatusLine> statusesOf(Element parent);
/// What decides of several: what ends an instruction, then the latest step of its life.
[[nodiscard]] const StatusLine* decisive(const std::vector<StatusLine>& lines);

/// An advice's details as an instruction of its own, where they state what one must have.
void readDetails(Reading& reading, Element details, const std::string& ref, const std::string& systemRef,
                 const std::vector<StatusLine>& statuses);

void readInstruction(Reading& reading, Element message);
void readConfirmation(Reading& reading, Element message);
void readGeneration(Reading& reading, Element message);
void readMovement(Reading& reading, Element message);
void readPostings(Reading& reading, Element message);
void readPending(Reading& reading, Element message);
void readStatusAdvice(Reading& reading, Element message);
void readCancellation(Reading& reading, Element message);
void readCancellationStatus(Reading& reading, Element message);
void readModification(Reading& reading, Element message);
void readModificationStatus(Reading& reading, Element message);
void readAllegement(Reading& reading, Element message);
void readTransferNotice(Reading& reading, Element message);
void readAuditTrail(Reading& reading, Element message);
void readHoldings(Reading& reading, Element message);
void readCashReport(Reading& reading, Element message);
void readPaymentOrder(Reading& reading, Element message);
void readPaymentStatus(Reading& reading, Element message);
void readPaymentReturn(Reading& reading, Element message);
void readPaymentCancellation(Reading& reading, Element message);
void readTransactions(Reading& reading, Element message);
void readNotice(Reading& reading, Element message);

} // namespace assay::wire::iso20022
