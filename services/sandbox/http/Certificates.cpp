// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/http/Certificates.h"

#include <fcntl.h>
#include <memory>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <system_error>
#include <unistd.h>

namespace assay::sandbox
{

namespace
{

using support::ErrorCode;
using support::fail;
using support::Result;

template <auto function>
struct Freer {
    template <class T>
    void operator()(T* object) const
    {
        function(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free_all>>;

constexpr long kDay = 24 * 3600;

struct Wish {
    const char* name;
    const char* names;    ///< subjectAltName, or nullptr
    const char* usage;    ///< keyUsage
    const char* extended; ///< extendedKeyUsage, or nullptr
    long fromDays;
    long toDays;
};

bool extend(X509* certificate, X509* issuer, int id, const char* value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value);
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

bool setSerial(X509* certificate)
{
    unsigned char bytes[15]{};
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7f) | 0x40);
    BIGNUM* number = BN_bin2bn(bytes, sizeof bytes, nullptr);
    const bool set = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return set;
}

/// Signed by `issuer` with `issuerKey`, or by itself if there is no issuer.
Certificate makeCertificate(const Wish& wish, EVP_PKEY* key, X509* issuer, EVP_PKEY* issuerKey, std::time_t now)
{
    Certificate certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1 || !setSerial(certificate.get()))
        return nullptr;
    X509* const raw = certificate.get();
    X509* const signer = issuer ? issuer : raw;
    std::time_t from = now + wish.fromDays * kDay;
    std::time_t to = now + wish.toDays * kDay;
    X509_NAME* const subject = X509_get_subject_name(raw);
    const bool filled =
        X509_time_adj_ex(X509_getm_notBefore(raw), 0, 0, &from) &&
        X509_time_adj_ex(X509_getm_notAfter(raw), 0, 0, &to) && X509_set_pubkey(raw, key) == 1 &&
        X509_NAME_add_entry_by_txt(subject, "O", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>("Assay sandbox"),
                                   -1, -1, 0) == 1 &&
        X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(wish.name), -1,
                                   -1, 0) == 1 &&
        X509_set_issuer_name(raw, X509_get_subject_name(signer)) == 1;
    if (!filled)
        return nullptr;
    const bool extended =
        extend(raw, signer, NID_basic_constraints, issuer ? "critical,CA:FALSE" : "critical,CA:TRUE") &&
        extend(raw, signer, NID_key_usage, wish.usage) && extend(raw, signer, NID_subject_key_identifier, "hash") &&
        extend(raw, signer, NID_authority_key_identifier, "keyid") &&
        (!wish.names || extend(raw, signer, NID_subject_alt_name, wish.names)) &&
        (!wish.extended || extend(raw, signer, NID_ext_key_usage, wish.extended));
    if (!extended || X509_sign(raw, issuerKey, EVP_sha256()) == 0)
        return nullptr;
    return certificate;
}

Result<void> writeBio(const std::filesystem::path& path, BIO* bio)
{
    char* data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return writePrivateFile(path, std::string_view(data, size > 0 ? static_cast<std::size_t>(size) : 0));
}

Result<void> write(const std::filesystem::path& path, X509* certificate)
{
    const Memory bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1)
        return fail(ErrorCode::Io, "cannot encode a certificate", path.string());
    return writeBio(path, bio.get());
}

Result<void> write(const std::filesystem::path& path, EVP_PKEY* key)
{
    const Memory bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return fail(ErrorCode::Io, "cannot encode a key", path.string());
    return writeBio(path, bio.get());
}

} // namespace

Result<void> writePrivateFile(const std::filesystem::path& path, std::string_view bytes)
{
    const auto failed = [&] {
        return fail(ErrorCode::Io, std::error_code(errno, std::generic_category()).message(), path.string());
    };
    const auto temporary = path.string() + ".new";
    ::unlink(temporary.c_str());
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return failed();
    while (!bytes.empty()) {
        const auto written = ::write(file, bytes.data(), bytes.size());
        if (written < 0) {
            const auto error = failed();
            ::close(file);
            return error;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file) != 0 || ::close(file) != 0 || ::rename(temporary.c_str(), path.c_str()) != 0)
        return failed();
    return {};
}

Result<CertificateFiles> makeCertificates(const std::filesystem::path& directory, support::Instant now)
{
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    if (failed)
        return fail(ErrorCode::Io, failed.message(), directory.string());

    constexpr const char* kNames = "IP:127.0.0.1,IP:::1,DNS:localhost";
    constexpr Wish kAuthority{"Sandbox authority", nullptr, "critical,keyCertSign,cRLSign", nullptr, -400, 400};
    constexpr Wish kServer{"localhost", kNames, "critical,digitalSignature", "serverAuth", -1, 30};
    constexpr Wish kExpired{"localhost", kNames, "critical,digitalSignature", "serverAuth", -31, -1};
    constexpr Wish kClient{"assay console", nullptr, "critical,digitalSignature", "clientAuth", -1, 30};

    const auto time = std::chrono::system_clock::to_time_t(now);
    const Key authorityKey(EVP_EC_gen("P-256"));
    const Key serverKey(EVP_EC_gen("P-256"));
    const Key clientKey(EVP_EC_gen("P-256"));
    if (!authorityKey || !serverKey || !clientKey)
        return fail(ErrorCode::Io, "OpenSSL cannot make a key");
    const auto authority = makeCertificate(kAuthority, authorityKey.get(), nullptr, authorityKey.get(), time);
    if (!authority)
        return fail(ErrorCode::Io, "OpenSSL cannot make the authority's certificate");
    const auto sign = [&](const Wish& wish, const Key& key) {
        return makeCertificate(wish, key.get(), authority.get(), authorityKey.get(), time);
    };
    const auto server = sign(kServer, serverKey);
    const auto expired = sign(kExpired, serverKey);
    const auto client = sign(kClient, clientKey);
    if (!server || !expired || !client)
        return fail(ErrorCode::Io, "OpenSSL cannot make a certificate");

    const CertificateFiles files{directory / "ca.pem",      directory / "server.pem", directory / "server.key",
                                 directory / "expired.pem", directory / "client.pem", directory / "client.key"};
    for (const auto& written : {write(files.authority, authority.get()), write(files.server, server.get()),
                                write(files.serverKey, serverKey.get()), write(files.expired, expired.get()),
                                write(files.client, client.get()), write(files.clientKey, clientKey.get())})
        if (!written)
            return tl::unexpected(written.error());
    return files;
}

} // namespace assay::sandbox
