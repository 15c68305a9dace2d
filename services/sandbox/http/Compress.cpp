// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sandbox/http/Compress.h"

#include <zlib.h>

namespace assay::sandbox
{

support::Result<std::string> gzipped(std::string_view data)
{
    constexpr int kGzipWindow = MAX_WBITS + 16;
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return support::fail(support::ErrorCode::Io, "zlib cannot start");
    std::string out(deflateBound(&stream, data.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END)
        return support::fail(support::ErrorCode::Io, "zlib cannot compress");
    return out;
}

} // namespace assay::sandbox
