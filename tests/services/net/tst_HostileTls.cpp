// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QtTest>
#include <algorithm>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <vector>

#include "TestCertificates.h"
#include "services/net/TlsContext.h"
#include "tests/TestPaths.h"

using namespace assay::net;
using namespace assay::support;

namespace {

const QString kFolder = QString::fromStdString(assay::tests::sharedFile("data/hostile/tls/openssl-certs"));

template <class T>
using Owned = std::unique_ptr<T, void (*)(T*)>;

Owned<X509> certificateOf(const QString& path)
{
    Owned<BIO> in(BIO_new_file(path.toUtf8().constData(), "r"), &BIO_free_all);
    X509* certificate = in ? PEM_read_bio_X509_AUX(in.get(), nullptr, nullptr, nullptr) : nullptr;
    ERR_clear_error();
    return {certificate, &X509_free};
}

Owned<EVP_PKEY> keyOf(const QString& path)
{
    Owned<BIO> in(BIO_new_file(path.toUtf8().constData(), "r"), &BIO_free_all);
    EVP_PKEY* key = in ? PEM_read_bio_PrivateKey(
                             in.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr)
                       : nullptr;
    ERR_clear_error();
    return {key, &EVP_PKEY_free};
}

} // namespace

/// OpenSSL's own test certificates, as our settings and as a server's: no crash, and none of them is trusted by a
/// client that trusts one authority of ours.
class tst_HostileTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asSettings();
    void asServer();

private:
    QFileInfoList m_files;
};

void tst_HostileTls::initTestCase()
{
    const QDir folder(kFolder);
    if (!folder.exists())
        QSKIP("skipped: ../shared/data is not there");
    m_files = folder.entryInfoList({QStringLiteral("*.pem")}, QDir::Files, QDir::Name);
    QVERIFY(m_files.size() > 100);
}

void tst_HostileTls::asSettings()
{
    int good = 0;
    int refused = 0;
    for (const QFileInfo& info : m_files) {
        const std::string path = info.filePath().toStdString();
        for (const TlsSettings& settings : {TlsSettings{path, {}, {}, {}}, TlsSettings{{}, path, path, {}}}) {
            const auto tls = TlsContext::create(settings);
            if (tls) {
                ++good;
                continue;
            }
            ++refused;
            QVERIFY2(tls.error().where.find(info.fileName().toStdString()) != std::string::npos,
                     tls.error().text().c_str());
            QCOMPARE(ERR_peek_error(), 0ul); // nothing is left for the next session to stumble over
        }
    }
    qInfo("%d settings taken, %d refused", good, refused);
    QVERIFY(good > 30 && refused > 100);
}

void tst_HostileTls::asServer()
{
    const test::PemFolder files;
    const auto authority = test::makeIdentity({"Fictional Root", "", -2, 30, test::CertificateWish::Kind::Authority});
    const auto tls = TlsContext::create({files.certificate("ca.pem", authority), {}, {}, {}});
    QVERIFY(tls.has_value());

    std::vector<Owned<EVP_PKEY>> keys;
    for (const QFileInfo& info : m_files) {
        auto key = keyOf(info.filePath());
        if (key)
            keys.push_back(std::move(key));
    }
    int shown = 0;
    int explained = 0;
    for (const QFileInfo& info : m_files) {
        const auto certificate = certificateOf(info.filePath());
        if (!certificate)
            continue;
        Owned<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free);
        SSL_CTX_set_security_level(context.get(), 0);
        if (SSL_CTX_use_certificate(context.get(), certificate.get()) != 1)
            continue;
        const bool matched = std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
            return X509_check_private_key(certificate.get(), key.get()) == 1
                && SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1;
        });
        ERR_clear_error();
        if (!matched)
            continue;
        ++shown;

        Owned<SSL> server(SSL_new(context.get()), &SSL_free);
        Owned<SSL> client(SSL_new((*tls)->native().native_handle()), &SSL_free);
        BIO* near = nullptr;
        BIO* far = nullptr;
        BIO_new_bio_pair(&near, 0, &far, 0);
        SSL_set_bio(client.get(), near, near);
        SSL_set_bio(server.get(), far, far);
        auto verdict = std::make_shared<TlsVerdict>();
        QVERIFY((*tls)->prepare(client.get(), "server.example", verdict).has_value());
        SSL_set_connect_state(client.get());
        SSL_set_accept_state(server.get());
        int done = 0;
        for (int round = 0; round < 20 && done != 1; ++round) {
            done = SSL_do_handshake(client.get());
            SSL_do_handshake(server.get());
        }
        ERR_clear_error();
        QVERIFY2(done != 1, qPrintable(info.fileName()));
        for (const char c : verdict->untrusted)
            QVERIFY(c >= 0x20 && c < 0x7f);
        explained += verdict->untrusted.empty() ? 0 : 1;
    }
    qInfo("%d certificates shown, none trusted, %d verdicts explained", shown, explained);
    QVERIFY(shown > 50 && explained > 50);
}

QTEST_APPLESS_MAIN(tst_HostileTls)
#include "tst_HostileTls.moc"
