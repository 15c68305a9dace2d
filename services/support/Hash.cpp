// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Hash.h"

#include <openssl/evp.h>
#include <zstd.h>

#include <new>

namespace assay::support {

namespace {

constexpr char kDigits[] = "0123456789abcdef";

int hexValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The algorithm, looked up once: to do so for each digest costs more than to hash a row.
const EVP_MD* sha256()
{
    static EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm;
}

} // namespace

struct Hasher::Context {
    EVP_MD_CTX* md = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(md); }
};

Hasher::Hasher() : m_context(std::make_unique<Context>())
{
    if (m_context->md == nullptr || EVP_DigestInit_ex(m_context->md, sha256(), nullptr) != 1)
        throw std::bad_alloc();
}

Hasher::~Hasher() = default;

void Hasher::add(std::string_view data)
{
    EVP_DigestUpdate(m_context->md, data.data(), data.size());
}

void Hasher::addField(std::string_view data)
{
    char length[8];
    for (int i = 0; i < 8; ++i)
        length[i] = static_cast<char>((data.size() >> (8 * i)) & 0xff);
    add(std::string_view(length, sizeof length));
    add(data);
}

Hash Hasher::finish()
{
    Hash hash;
    unsigned size = 0;
    EVP_DigestFinal_ex(m_context->md, hash.bytes.data(), &size);
    EVP_DigestInit_ex(m_context->md, nullptr, nullptr);
    return hash;
}

Hash Hash::of(std::string_view data)
{
    Hasher hasher;
    hasher.add(data);
    return hasher.finish();
}

std::string Hash::hex() const
{
    std::string out(64, '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        out[2 * i] = kDigits[bytes[i] >> 4];
        out[2 * i + 1] = kDigits[bytes[i] & 15];
    }
    return out;
}

Result<Hash> Hash::fromHex(std::string_view text)
{
    auto data = support::fromHex(text);
    if (!data || data->size() != 32)
        return fail(ErrorCode::Malformed, "not a SHA-256 in hexadecimal");
    Hash hash;
    for (std::size_t i = 0; i < 32; ++i)
        hash.bytes[i] = static_cast<std::uint8_t>((*data)[i]);
    return hash;
}

std::string toHex(std::string_view data)
{
    std::string out;
    out.reserve(data.size() * 2);
    for (const char c : data) {
        const auto byte = static_cast<unsigned char>(c);
        out += kDigits[byte >> 4];
        out += kDigits[byte & 15];
    }
    return out;
}

Result<std::string> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return fail(ErrorCode::Malformed, "odd number of hexadecimal digits");
    std::string out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return fail(ErrorCode::Malformed, "not a hexadecimal digit", "byte " + std::to_string(i));
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

Result<std::string> compress(std::string_view data)
{
    // Room for the worst case, which is not touched unless it comes.
    const std::size_t room = ZSTD_compressBound(data.size());
    const auto out = std::make_unique_for_overwrite<char[]>(room);
    const std::size_t size = ZSTD_compress(out.get(), room, data.data(), data.size(), 1);
    if (ZSTD_isError(size))
        return fail(ErrorCode::Io, std::string("zstd: ") + ZSTD_getErrorName(size));
    return std::string(out.get(), size);
}

Result<std::string> decompress(std::string_view data, std::size_t limit)
{
    const auto size = ZSTD_getFrameContentSize(data.data(), data.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return fail(ErrorCode::Malformed, "not a zstd frame");
    if (size > limit)
        return fail(ErrorCode::OutOfRange, "expands to " + std::to_string(size) + " bytes, limit " + std::to_string(limit));
    std::string out(size, '\0');
    const std::size_t written = ZSTD_decompress(out.data(), out.size(), data.data(), data.size());
    if (ZSTD_isError(written) || written != size)
        return fail(ErrorCode::Malformed, ZSTD_isError(written) ? ZSTD_getErrorName(written) : "zstd frame is short");
    return out;
}

} // namespace assay::support
