// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "models/format/Format.h"

namespace assay::models {

namespace {

struct Words {
    const char* what;
    const char* why;
    const char* todo;
};

Words wordsOf(support::ErrorCode code)
{
    using support::ErrorCode;
    switch (code) {
    case ErrorCode::Malformed:
        return {QT_TRANSLATE_NOOP("Errors", "The data cannot be read."),
                QT_TRANSLATE_NOOP("Errors", "Its bytes are not what the format demands."),
                QT_TRANSLATE_NOOP("Errors", "Open the raw answer and tell its sender the place.")};
    case ErrorCode::MissingField:
        return {QT_TRANSLATE_NOOP("Errors", "The data is incomplete."),
                QT_TRANSLATE_NOOP("Errors", "A field that must be there is absent."),
                QT_TRANSLATE_NOOP("Errors", "Ask the sender for a complete answer; the last good one stays on the screen.")};
    case ErrorCode::WrongType:
        return {QT_TRANSLATE_NOOP("Errors", "The data breaks its contract."),
                QT_TRANSLATE_NOOP("Errors", "A value is of another type than agreed."),
                QT_TRANSLATE_NOOP("Errors", "Check whether the source has changed its version.")};
    case ErrorCode::OutOfRange:
        return {QT_TRANSLATE_NOOP("Errors", "A limit is exceeded."),
                QT_TRANSLATE_NOOP("Errors", "A value, a size or a count is beyond what is allowed."),
                QT_TRANSLATE_NOOP("Errors", "Look at the named place; split the file if it is too large.")};
    case ErrorCode::Unsupported:
        return {QT_TRANSLATE_NOOP("Errors", "This is not supported."),
                QT_TRANSLATE_NOOP("Errors", "The version, message or option is not known here."),
                QT_TRANSLATE_NOOP("Errors", "Use a supported version or update this program.")};
    case ErrorCode::Overflow:
        return {QT_TRANSLATE_NOOP("Errors", "A sum is too large to be exact."),
                QT_TRANSLATE_NOOP("Errors", "The figures have more digits than can be kept."),
                QT_TRANSLATE_NOOP("Errors", "Check the figures at their source; they are hardly right.")};
    case ErrorCode::Inexact:
        return {QT_TRANSLATE_NOOP("Errors", "The result would have to be rounded."),
                QT_TRANSLATE_NOOP("Errors", "An exact result was asked for."),
                QT_TRANSLATE_NOOP("Errors", "Check the figures at their source.")};
    case ErrorCode::MixedAssets:
        return {QT_TRANSLATE_NOOP("Errors", "Different assets cannot be added."),
                QT_TRANSLATE_NOOP("Errors", "The figures are in different currencies or assets."),
                QT_TRANSLATE_NOOP("Errors", "Filter by one currency.")};
    case ErrorCode::Quarantined:
        return {QT_TRANSLATE_NOOP("Errors", "The input was set aside; nothing was loaded."),
                QT_TRANSLATE_NOOP("Errors", "A guard found it implausible."),
                QT_TRANSLATE_NOOP("Errors", "Compare it with the last version, then load it again or ask its sender.")};
    case ErrorCode::Refused:
        return {QT_TRANSLATE_NOOP("Errors", "This is not allowed now."),
                QT_TRANSLATE_NOOP("Errors", "The mode of this session forbids it."),
                QT_TRANSLATE_NOOP("Errors", "Use a session that is live and may write.")};
    case ErrorCode::NotFound:
        return {QT_TRANSLATE_NOOP("Errors", "It was not found."),
                QT_TRANSLATE_NOOP("Errors", "There is no such thing in this store."),
                QT_TRANSLATE_NOOP("Errors", "Check the name, or open the store that holds it.")};
    case ErrorCode::Unresolvable:
        return {QT_TRANSLATE_NOOP("Errors", "The source cannot be found on the network."),
                QT_TRANSLATE_NOOP("Errors", "Its host name does not resolve."),
                QT_TRANSLATE_NOOP("Errors", "Check the address in the configuration and the name service.")};
    case ErrorCode::Unreachable:
        return {QT_TRANSLATE_NOOP("Errors", "The source cannot be reached."),
                QT_TRANSLATE_NOOP("Errors", "No connection could be made."),
                QT_TRANSLATE_NOOP("Errors", "Check the network; it is tried again by itself.")};
    case ErrorCode::TimedOut:
        return {QT_TRANSLATE_NOOP("Errors", "The source did not answer in time."),
                QT_TRANSLATE_NOOP("Errors", "The deadline passed."),
                QT_TRANSLATE_NOOP("Errors", "It is tried again by itself; call its operator if it lasts.")};
    case ErrorCode::Disconnected:
        return {QT_TRANSLATE_NOOP("Errors", "The connection was cut."),
                QT_TRANSLATE_NOOP("Errors", "The source ended it before its answer was complete."),
                QT_TRANSLATE_NOOP("Errors", "It is tried again by itself; call its operator if it lasts.")};
    case ErrorCode::TlsUntrusted:
        return {QT_TRANSLATE_NOOP("Errors", "The source's certificate is not trusted."),
                QT_TRANSLATE_NOOP("Errors", "It is expired, unknown, pinned otherwise or made for another host."),
                QT_TRANSLATE_NOOP("Errors", "Do not go round it: ask the source's operator for the right certificate.")};
    case ErrorCode::HttpStatus:
        return {QT_TRANSLATE_NOOP("Errors", "The source answered with an error."),
                QT_TRANSLATE_NOOP("Errors", "Its server could not serve the request."),
                QT_TRANSLATE_NOOP("Errors", "It is tried again by itself; the details name the status.")};
    case ErrorCode::Unauthorized:
        return {QT_TRANSLATE_NOOP("Errors", "The source refused us."),
                QT_TRANSLATE_NOOP("Errors", "The credentials are missing, wrong or expired."),
                QT_TRANSLATE_NOOP("Errors", "Renew the token that the configuration names.")};
    case ErrorCode::SequenceGap:
        return {QT_TRANSLATE_NOOP("Errors", "Messages were missed."),
                QT_TRANSLATE_NOOP("Errors", "The stream skipped a number."),
                QT_TRANSLATE_NOOP("Errors", "The whole state is asked for again by itself.")};
    case ErrorCode::StoreUnavailable:
        return {QT_TRANSLATE_NOOP("Errors", "The store cannot be used."),
                QT_TRANSLATE_NOOP("Errors", "It cannot be opened or written."),
                QT_TRANSLATE_NOOP("Errors", "Check its path and rights; figures shown meanwhile are not recorded.")};
    case ErrorCode::StoreCorrupt:
        return {QT_TRANSLATE_NOOP("Errors", "The store is damaged."),
                QT_TRANSLATE_NOOP("Errors", "Its bytes do not fit together any more."),
                QT_TRANSLATE_NOOP("Errors", "Keep the file as it is and open a backup.")};
    case ErrorCode::StoreVersion:
        return {QT_TRANSLATE_NOOP("Errors", "The store is of another version."),
                QT_TRANSLATE_NOOP("Errors", "A newer or a foreign program wrote it."),
                QT_TRANSLATE_NOOP("Errors", "Open it with the program that wrote it.")};
    case ErrorCode::ReadOnly:
        return {QT_TRANSLATE_NOOP("Errors", "The store is open for reading only."),
                QT_TRANSLATE_NOOP("Errors", "Another window writes it, or its file may not be changed."),
                QT_TRANSLATE_NOOP("Errors", "Use the other window, or close it and open this one again.")};
    case ErrorCode::DiskFull:
        return {QT_TRANSLATE_NOOP("Errors", "The disk is full."),
                QT_TRANSLATE_NOOP("Errors", "There is no space left for the store."),
                QT_TRANSLATE_NOOP("Errors", "Free some space; figures shown meanwhile are not recorded.")};
    case ErrorCode::Cancelled:
        return {QT_TRANSLATE_NOOP("Errors", "It was stopped."),
                QT_TRANSLATE_NOOP("Errors", "A person or the end of the program stopped it."),
                QT_TRANSLATE_NOOP("Errors", "Start it again if it is still wanted.")};
    case ErrorCode::Usage:
        return {QT_TRANSLATE_NOOP("Errors", "The request or the configuration is wrong."),
                QT_TRANSLATE_NOOP("Errors", "A value is not one of those allowed."),
                QT_TRANSLATE_NOOP("Errors", "Correct the place that the details name.")};
    case ErrorCode::Io:
        return {QT_TRANSLATE_NOOP("Errors", "The operating system reported a failure."),
                QT_TRANSLATE_NOOP("Errors", "A file or device could not be read or written."),
                QT_TRANSLATE_NOOP("Errors", "Check the named file and its rights.")};
    }
    return {"", "", ""};
}

} // namespace

ErrorText Format::errorText(const support::Error& error) const
{
    const auto translated = [](const char* text) { return QCoreApplication::translate("Errors", text); };
    const Words words = wordsOf(error.code);
    ErrorText out{translated(words.what), translated(words.why), translated(words.todo), fromUtf8(error.detail)};
    if (!error.where.empty())
        out.details += (out.details.isEmpty() ? QString() : QStringLiteral(" · ")) + fromUtf8(error.where);
    return out;
}

} // namespace assay::models
