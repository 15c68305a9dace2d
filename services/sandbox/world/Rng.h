// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace assay::sandbox
{

/// Numbers that are the same on every machine for the same seed and stream name (SplitMix64; the standard library's
/// distributions differ between implementations). Not for secrets. Value type, one thread.
class Rng
{
public:
    Rng(std::uint64_t seed, std::string_view stream) : m_state(seed ^ 0x9e3779b97f4a7c15ULL)
    {
        for (const char c : stream)
            m_state = mixed(m_state + static_cast<unsigned char>(c) + 0x632be59bd9b4e019ULL);
    }

    [[nodiscard]] std::uint64_t next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mixed(m_state);
    }
    /// lowest … highest, both included.
    [[nodiscard]] std::int64_t between(std::int64_t lowest, std::int64_t highest)
    {
        const auto span = static_cast<std::uint64_t>(highest - lowest) + 1;
        return lowest + static_cast<std::int64_t>(next() % span);
    }
    /// True once in `n` times.
    [[nodiscard]] bool oneIn(std::uint64_t n) { return next() % n == 0; }
    [[nodiscard]] std::size_t index(std::size_t size) { return static_cast<std::size_t>(next() % size); }
    template <class Container>
    [[nodiscard]] const auto& pick(const Container& container)
    {
        return container[index(container.size())];
    }

private:
    static std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

} // namespace assay::sandbox
