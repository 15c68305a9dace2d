// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Gzip.h"

#include <algorithm>
#include <array>
#include <memory>
#include <zlib.h>

namespace assay::net {

using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

struct Inflater {
    z_stream stream{};
    bool open = inflateInit2(&stream, 15 + 16) == Z_OK; // 16: gzip frames only

    Inflater() = default;
    ~Inflater()
    {
        if (open)
            inflateEnd(&stream);
    }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
};

} // namespace

Result<std::string> gunzip(std::string_view data, const GzipLimits& limits)
{
    constexpr std::size_t kStep = 1u << 30; // avail_in is 32 bits wide
    Inflater inflater;
    if (!inflater.open)
        return fail(ErrorCode::Io, "zlib cannot start");
    z_stream& stream = inflater.stream;
    std::string out;
    std::array<unsigned char, 65536> chunk;
    std::size_t used = 0;
    bool ended = false;
    const auto where = [&used] { return "byte " + std::to_string(used) + " of the compressed body"; };

    while (!ended) {
        const std::size_t offered = std::min(data.size() - used, kStep);
        // zlib's interface is not const-correct; it only reads from here.
        stream.next_in = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(data.data() + used));
        stream.avail_in = static_cast<unsigned>(offered);
        stream.next_out = chunk.data();
        stream.avail_out = static_cast<unsigned>(chunk.size());
        const int code = inflate(&stream, Z_NO_FLUSH);
        const std::size_t taken = offered - stream.avail_in;
        const std::size_t made = chunk.size() - stream.avail_out;
        used += taken;
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR)
            return fail(ErrorCode::Malformed,
                        std::string("gzip body is damaged: ") + (stream.msg != nullptr ? stream.msg : "bad data"),
                        where());
        if (made > limits.output - out.size())
            return fail(ErrorCode::OutOfRange,
                        "body expands to more than " + std::to_string(limits.output) + " bytes", where());
        out.append(reinterpret_cast<const char*>(chunk.data()), made);
        if (out.size() > limits.ratioFrom && out.size() / std::max<std::size_t>(used, 1) > limits.ratio)
            return fail(ErrorCode::OutOfRange,
                        "body expands more than " + std::to_string(limits.ratio) + "-fold", where());
        if (code == Z_STREAM_END) {
            ended = used == data.size();
            if (!ended && inflateReset(&stream) != Z_OK)
                return fail(ErrorCode::Io, "zlib cannot restart");
        } else if (taken == 0 && made == 0) {
            return fail(ErrorCode::Malformed, "gzip body ends before its end mark", where());
        }
    }
    return out;
}

} // namespace assay::net
