// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/TlsContext.h"

#include <boost/asio/ip/address.hpp>
#include <fstream>
#include <openssl/err.h>
#include <openssl/x509v3.h>

namespace assay::net {

namespace {

using support::Duration;
using support::ErrorCode;
using support::fail;
using support::Hash;
using support::Instant;
using support::Result;

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;

constexpr std::size_t kMaxText = 200;
constexpr int kMaxNames = 5;

std::string opensslReason()
{
    const unsigned long code = ERR_peek_last_error();
    const char* reason = code != 0 ? ERR_reason_error_string(code) : nullptr;
    ERR_clear_error();
    return reason != nullptr ? reason : "unreadable";
}

std::optional<Instant> instantOf(const ASN1_TIME* time)
{
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return std::nullopt;
    using namespace std::chrono;
    const year_month_day date = year{parts.tm_year + 1900} / (parts.tm_mon + 1) / parts.tm_mday;
    if (!date.ok())
        return std::nullopt;
    return Instant{sys_days{date}} + hours{parts.tm_hour} + minutes{parts.tm_min} + seconds{parts.tm_sec};
}

std::string textOf(const ASN1_TIME* time)
{
    const auto instant = instantOf(time);
    return instant ? support::toText(*instant) : "an unreadable date";
}

/// A name out of a certificate, cut to size; what is not printable ASCII is escaped by OpenSSL.
std::string textOf(const X509_NAME* name)
{
    BIO* out = BIO_new(BIO_s_mem());
    X509_NAME_print_ex(out, name, 0, XN_FLAG_ONELINE & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
    char* data = nullptr;
    const long size = BIO_get_mem_data(out, &data);
    std::string text;
    for (long i = 0; i < size && text.size() < kMaxText; ++i)
        text += data[i] >= 0x20 && data[i] < 0x7f ? data[i] : '?';
    BIO_free(out);
    return text.empty() ? "(no name)" : text;
}

std::string addressText(const ASN1_OCTET_STRING* octets)
{
    const auto* bytes = ASN1_STRING_get0_data(octets);
    if (ASN1_STRING_length(octets) == 4) {
        asio::ip::address_v4::bytes_type v4{};
        std::copy(bytes, bytes + v4.size(), v4.begin());
        return asio::ip::address_v4(v4).to_string();
    }
    if (ASN1_STRING_length(octets) == 16) {
        asio::ip::address_v6::bytes_type v6{};
        std::copy(bytes, bytes + v6.size(), v6.begin());
        return asio::ip::address_v6(v6).to_string();
    }
    return "?";
}

/// The first few hosts that a certificate is made for.
std::string namesOf(const X509* certificate)
{
    std::string text;
    auto* names = static_cast<GENERAL_NAMES*>(X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
    for (int i = 0; i < sk_GENERAL_NAME_num(names) && i < kMaxNames && text.size() < kMaxText; ++i) {
        const GENERAL_NAME* name = sk_GENERAL_NAME_value(names, i);
        std::string one;
        if (name->type == GEN_DNS) {
            const auto* data = ASN1_STRING_get0_data(name->d.dNSName);
            for (int k = 0; k < ASN1_STRING_length(name->d.dNSName) && one.size() < kMaxText; ++k)
                one += data[k] > 0x20 && data[k] < 0x7f ? static_cast<char>(data[k]) : '?';
        } else if (name->type == GEN_IPADD) {
            one = addressText(name->d.iPAddress);
        } else {
            continue;
        }
        text += (text.empty() ? "" : ", ") + one;
    }
    GENERAL_NAMES_free(names);
    return text.empty() ? textOf(X509_get_subject_name(certificate)) : text;
}

std::string explain(X509_STORE_CTX* store, const std::string& host)
{
    const int error = X509_STORE_CTX_get_error(store);
    const X509* certificate = X509_STORE_CTX_get_current_cert(store);
    if (certificate == nullptr)
        return X509_verify_cert_error_string(error);
    const std::string subject = textOf(X509_get_subject_name(certificate));
    switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return "expired since " + textOf(X509_get0_notAfter(certificate)) + ": " + subject;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return "not valid before " + textOf(X509_get0_notBefore(certificate)) + ": " + subject;
    case X509_V_ERR_HOSTNAME_MISMATCH:
    case X509_V_ERR_IP_ADDRESS_MISMATCH:
        return "wrong host: the certificate is for " + namesOf(certificate) + ", not for " + host;
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return "unknown CA: " + textOf(X509_get_issuer_name(certificate)) + ", issuer of " + subject;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return "unknown CA: " + subject + " signed itself and is not in the trusted store";
    default: return std::string(X509_verify_cert_error_string(error)) + ": " + subject;
    }
}

Result<void> mustBeReadable(const std::filesystem::path& file, const std::string& where)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return fail(ErrorCode::NotFound, "no such file", where);
    if (!std::ifstream(file).good())
        return fail(ErrorCode::Io, "file cannot be opened for reading", where);
    return {};
}

/// SSL_set_tlsext_host_name() is a macro with C casts; this is what it does.
bool setServerName(SSL* session, const std::string& host)
{
    std::string name = host;
    return SSL_ctrl(session, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, name.data()) == 1;
}

} // namespace

TlsContext::TlsContext() : m_context(ssl::context::tls_client) {}

Result<std::shared_ptr<TlsContext>> TlsContext::create(const TlsSettings& settings)
{
    const auto place = [](const char* key, const std::filesystem::path& file) {
        return std::string(key) + " = " + file.string();
    };
    if (settings.clientCert.empty() != settings.clientKey.empty())
        return fail(ErrorCode::Usage, "client_cert and client_key are given together or not at all",
                    settings.clientCert.empty() ? "client_cert" : "client_key");

    ERR_clear_error();
    std::shared_ptr<TlsContext> tls;
    try {
        tls.reset(new TlsContext);
    } catch (const boost::system::system_error& error) {
        return fail(ErrorCode::Io, std::string("OpenSSL cannot start: ") + error.what());
    }
    SSL_CTX* context = tls->m_context.native_handle();
    if (SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1)
        return fail(ErrorCode::Io, "OpenSSL refuses TLS 1.2: " + opensslReason());
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    // Without this an encrypted key would ask for its password on the terminal.
    SSL_CTX_set_default_passwd_cb(context, [](char*, int, int, void*) { return 0; });

    if (settings.caFile.empty()) {
        if (SSL_CTX_set_default_verify_paths(context) != 1)
            return fail(ErrorCode::Io, "the system's certificate store cannot be read: " + opensslReason());
    } else {
        const auto where = place("ca", settings.caFile);
        if (auto readable = mustBeReadable(settings.caFile, where); !readable)
            return tl::unexpected(readable.error());
        if (SSL_CTX_load_verify_locations(context, settings.caFile.c_str(), nullptr) != 1)
            return fail(ErrorCode::Malformed, "no certificate in PEM form: " + opensslReason(), where);
    }
    if (!settings.clientCert.empty()) {
        const auto certWhere = place("client_cert", settings.clientCert);
        const auto keyWhere = place("client_key", settings.clientKey);
        if (auto readable = mustBeReadable(settings.clientCert, certWhere); !readable)
            return tl::unexpected(readable.error());
        if (auto readable = mustBeReadable(settings.clientKey, keyWhere); !readable)
            return tl::unexpected(readable.error());
        if (SSL_CTX_use_certificate_chain_file(context, settings.clientCert.c_str()) != 1)
            return fail(ErrorCode::Malformed, "no certificate in PEM form: " + opensslReason(), certWhere);
        if (SSL_CTX_use_PrivateKey_file(context, settings.clientKey.c_str(), SSL_FILETYPE_PEM) != 1) {
            const int reason = ERR_GET_REASON(ERR_peek_last_error());
            const std::string text = opensslReason();
            if (reason == X509_R_KEY_VALUES_MISMATCH)
                return fail(ErrorCode::Refused, "the key does not belong to client_cert", keyWhere);
            return fail(ErrorCode::Malformed, "no usable private key in PEM form (a key with a password is not read): "
                            + text, keyWhere);
        }
        if (SSL_CTX_check_private_key(context) != 1)
            return fail(ErrorCode::Refused, "the key does not belong to client_cert: " + opensslReason(), keyWhere);
    }
    if (!settings.pinSha256.empty()) {
        auto pin = Hash::fromHex(settings.pinSha256);
        if (!pin)
            return fail(ErrorCode::Malformed, pin.error().detail, "pin_sha256");
        tls->m_pin = *pin;
    }
    ERR_clear_error();
    return tls;
}

Result<void> TlsContext::prepare(SSL* session, const std::string& host, std::shared_ptr<TlsVerdict> verdict) const
{
    struct Checked {
        std::string host;
        std::shared_ptr<TlsVerdict> verdict;
    };
    // One index for the process; OpenSSL frees the attached value with the session.
    static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr,
                                                  [](void*, void* value, CRYPTO_EX_DATA*, int, long, void*) {
                                                      delete static_cast<Checked*>(value);
                                                  });
    auto checked = std::make_unique<Checked>(Checked{host, std::move(verdict)});
    if (index < 0 || SSL_set_ex_data(session, index, checked.get()) != 1)
        return fail(ErrorCode::Io, "OpenSSL has no room for the session's data");
    static_cast<void>(checked.release());

    X509_VERIFY_PARAM* parameters = SSL_get0_param(session);
    X509_VERIFY_PARAM_set_hostflags(parameters, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    boost::system::error_code notAddress;
    asio::ip::make_address(host, notAddress);
    const bool set = notAddress
        ? X509_VERIFY_PARAM_set1_host(parameters, host.data(), host.size()) == 1
            && setServerName(session, host)
        : X509_VERIFY_PARAM_set1_ip_asc(parameters, host.c_str()) == 1;
    if (host.empty() || !set)
        return fail(ErrorCode::Io, "OpenSSL refuses the host name for verification", host);

    SSL_set_verify(session, SSL_VERIFY_PEER, [](int verified, X509_STORE_CTX* store) {
        if (verified == 1)
            return 1;
        const auto* current = static_cast<SSL*>(
            X509_STORE_CTX_get_ex_data(store, SSL_get_ex_data_X509_STORE_CTX_idx()));
        auto* entry = current != nullptr ? static_cast<Checked*>(SSL_get_ex_data(current, index)) : nullptr;
        if (entry != nullptr && entry->verdict->untrusted.empty())
            entry->verdict->untrusted = explain(store, entry->host);
        return 0;
    });
    return {};
}

Result<void> TlsContext::checkPin(SSL* session) const
{
    if (!m_pin)
        return {};
    const X509* certificate = SSL_get0_peer_certificate(session);
    if (certificate == nullptr)
        return fail(ErrorCode::TlsUntrusted, "the server showed no certificate");
    const Hash key = publicKeyHash(certificate);
    if (key.empty() || key != *m_pin)
        return fail(ErrorCode::TlsUntrusted,
                    "pin differs: the server's key is " + key.hex() + ", pinned is " + m_pin->hex());
    return {};
}

std::optional<Instant> TlsContext::notAfter(SSL* session)
{
    const X509* certificate = SSL_get0_peer_certificate(session);
    return certificate != nullptr ? instantOf(X509_get0_notAfter(certificate)) : std::nullopt;
}

Hash TlsContext::publicKeyHash(const X509* certificate)
{
    unsigned char* der = nullptr;
    const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (size <= 0)
        return {};
    const Hash hash = Hash::of({reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)});
    OPENSSL_free(der);
    return hash;
}

} // namespace assay::net
