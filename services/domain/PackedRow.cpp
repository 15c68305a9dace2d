// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/PackedRow.h"

namespace assay::domain {

namespace {

template <class Value>
void putRaw(std::string& out, Value value)
{
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

} // namespace

void RowWriter::putInline(std::string_view text)
{
    if (text.size() < RowReader::kSharedText) {
        m_out += static_cast<char>(text.size());
    } else {
        m_out += static_cast<char>(RowReader::kLongText);
        putRaw(m_out, static_cast<std::uint32_t>(text.size()));
    }
    m_out += text;
}

void RowWriter::put(const std::string& value, Semantic semantic)
{
    // Two bytes and less are no longer than a number.
    if (semantic != Semantic::Identifier && value.size() > 2)
        if (const auto number = m_texts.add(value)) {
            m_out += static_cast<char>(RowReader::kSharedText);
            return putRaw(m_out, *number);
        }
    putInline(value);
}

void RowWriter::put(std::int64_t value, Semantic)
{
    // As many bytes as its digits and its sign take.
    const int bits = 64 - __builtin_clrsbll(value);
    const int bytes = value == 0 ? 0 : (bits + 7) / 8;
    m_out += static_cast<char>(bytes);
    auto rest = static_cast<std::uint64_t>(value);
    for (int i = 0; i < bytes; ++i, rest >>= 8)
        m_out += static_cast<char>(rest & 0xff);
}

void RowWriter::put(const Decimal& value, Semantic semantic)
{
    if (const auto coefficient = value.coefficient()) {
        m_out += static_cast<char>(value.scale());
        return put(*coefficient, semantic);
    }
    m_out += static_cast<char>(RowReader::kWideDecimal);
    putInline(value.text());
}

void RowWriter::put(Date value, Semantic semantic)
{
    // Dates that no calendar has are kept, too.
    const auto year = std::int64_t{static_cast<int>(value.year())};
    const auto month = static_cast<unsigned>(value.month());
    const auto day = static_cast<unsigned>(value.day());
    put(year * 0x10000 + month * 0x100 + day, semantic);
}

void RowWriter::put(const std::vector<std::string>& value, Semantic semantic)
{
    put(static_cast<std::int64_t>(value.size()), semantic);
    for (const auto& one : value)
        putInline(one);
}

void RowReader::takeWide(Decimal& out)
{
    // What was put is a decimal, so there is nothing that could fail.
    out = Decimal::parse(text()).value_or(Decimal());
}

void RowReader::take(Date& out)
{
    const std::int64_t packed = number();
    out = Date{std::chrono::year{static_cast<int>(packed >> 16)}, std::chrono::month{static_cast<unsigned>((packed >> 8) & 0xff)},
               std::chrono::day{static_cast<unsigned>(packed & 0xff)}};
}

void RowReader::take(std::vector<std::string>& out)
{
    out.resize(static_cast<std::size_t>(number()));
    for (auto& one : out)
        one = text();
}

void RowReader::skipLong(const Decimal*)
{
    if (byte() == kWideDecimal)
        static_cast<void>(text());
    else
        skipNumber();
}

void RowReader::skipLong(const std::vector<std::string>*)
{
    for (auto left = number(); left > 0; --left)
        static_cast<void>(text());
}

} // namespace assay::domain
