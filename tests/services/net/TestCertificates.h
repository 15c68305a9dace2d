// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <memory>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdexcept>
#include <string>

namespace assay::net::test {

struct Identity {
    std::shared_ptr<EVP_PKEY> key;
    std::shared_ptr<X509> certificate;
};

struct CertificateWish {
    std::string name = "Fictional";
    /// As OpenSSL writes it: "DNS:localhost,IP:127.0.0.1"; empty for none.
    std::string hosts;
    long fromDays = -2;
    long toDays = 30;
    enum class Kind { Authority, Server, Client } kind = Kind::Server;
};

inline void addExtension(X509* certificate, X509* issuer, int nid, const std::string& value)
{
    X509V3_CTX context{};
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    if (extension == nullptr)
        throw std::logic_error("extension: " + value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

/// A P-256 key and its certificate, signed by `issuer` or, without one, by itself.
inline Identity makeIdentity(const CertificateWish& wish, const Identity* issuer = nullptr)
{
    Identity made;
    made.key.reset(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), &EVP_PKEY_free);
    made.certificate.reset(X509_new(), &X509_free);
    X509* certificate = made.certificate.get();
    static long serial = 1;
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate), wish.fromDays * 86400);
    X509_gmtime_adj(X509_getm_notAfter(certificate), wish.toDays * 86400);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(wish.name.c_str()),
                               -1, -1, 0);
    X509* signer = issuer != nullptr ? issuer->certificate.get() : certificate;
    X509_set_issuer_name(certificate, X509_get_subject_name(signer));
    if (wish.kind == CertificateWish::Kind::Authority) {
        addExtension(certificate, signer, NID_basic_constraints, "critical,CA:TRUE");
        addExtension(certificate, signer, NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        addExtension(certificate, signer, NID_basic_constraints, "critical,CA:FALSE");
        addExtension(certificate, signer, NID_ext_key_usage,
                     wish.kind == CertificateWish::Kind::Server ? "serverAuth" : "clientAuth");
    }
    if (!wish.hosts.empty())
        addExtension(certificate, signer, NID_subject_alt_name, wish.hosts);
    if (X509_sign(certificate, issuer != nullptr ? issuer->key.get() : made.key.get(), EVP_sha256()) == 0)
        throw std::logic_error("certificate cannot be signed");
    return made;
}

/// PEM files of identities, gone with the object.
class PemFolder {
public:
    std::string certificate(const std::string& file, const Identity& identity) const
    {
        const std::string path = pathOf(file);
        BIO* out = BIO_new_file(path.c_str(), "w");
        PEM_write_bio_X509(out, identity.certificate.get());
        BIO_free(out);
        return path;
    }
    std::string key(const std::string& file, const Identity& identity, const char* password = nullptr) const
    {
        const std::string path = pathOf(file);
        BIO* out = BIO_new_file(path.c_str(), "w");
        PEM_write_bio_PrivateKey(out, identity.key.get(), password != nullptr ? EVP_aes_128_cbc() : nullptr,
                                 reinterpret_cast<const unsigned char*>(password),
                                 password != nullptr ? static_cast<int>(std::string(password).size()) : 0, nullptr,
                                 nullptr);
        BIO_free(out);
        return path;
    }
    std::string pathOf(const std::string& file) const
    {
        return m_folder.filePath(QString::fromStdString(file)).toStdString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace assay::net::test
