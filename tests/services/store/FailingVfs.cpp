// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/store/FailingVfs.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <utility>

namespace samples
{

namespace
{

using Operation = FailingVfs::Operation;

/// Name of an operation, and what the usual layer of Unix answers where it fails.
constexpr std::array<std::pair<const char*, int>, 11> kOperations{{{"open", SQLITE_CANTOPEN},
                                                                   {"delete", SQLITE_IOERR_DELETE},
                                                                   {"access", SQLITE_IOERR_ACCESS},
                                                                   {"read", SQLITE_IOERR_READ},
                                                                   {"write", SQLITE_IOERR_WRITE},
                                                                   {"sync", SQLITE_IOERR_FSYNC},
                                                                   {"truncate", SQLITE_IOERR_TRUNCATE},
                                                                   {"size", SQLITE_IOERR_FSTAT},
                                                                   {"lock", SQLITE_IOERR_LOCK},
                                                                   {"shm map", SQLITE_IOERR_SHMMAP},
                                                                   {"shm lock", SQLITE_IOERR_SHMLOCK}}};

/// An open file: ours, with that of the usual layer behind it in the same block of memory.
struct alignas(std::max_align_t) File {
    sqlite3_file base;
    FailingVfs* layer;
    std::array<char, 12> end; ///< of its name: "-wal", "-journal" or nothing

    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    [[nodiscard]] int evaluate(Operation operation) const { return layer->evaluate(operation, end.data()); }
};

File* fileOf(sqlite3_file* file)
{
    return reinterpret_cast<File*>(file);
}

sqlite3_file* realOf(sqlite3_file* file)
{
    return fileOf(file)->real();
}

std::string endOf(const char* name)
{
    const std::string text = name != nullptr ? name : "";
    const auto dash = text.rfind('-');
    return dash == std::string::npos || text.find('/', dash) != std::string::npos ? "" : text.substr(dash);
}

int closeFile(sqlite3_file* file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}

int readFile(sqlite3_file* file, void* out, int size, sqlite3_int64 offset)
{
    const int code = fileOf(file)->evaluate(Operation::Read);
    if (code == 0)
        return realOf(file)->pMethods->xRead(realOf(file), out, size, offset);
    // The rest of a short read is zeros, as SQLite demands.
    std::memset(out, 0, static_cast<std::size_t>(size));
    if (fileOf(file)->layer->half())
        realOf(file)->pMethods->xRead(realOf(file), out, size / 2, offset);
    return code;
}

int writeFile(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset)
{
    const int code = fileOf(file)->evaluate(Operation::Write);
    if (code == 0)
        return realOf(file)->pMethods->xWrite(realOf(file), bytes, size, offset);
    if (fileOf(file)->layer->half())
        realOf(file)->pMethods->xWrite(realOf(file), bytes, size / 2, offset);
    return code;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    const int code = fileOf(file)->evaluate(Operation::Truncate);
    return code != 0 ? code : realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file* file, int)
{
    return fileOf(file)->evaluate(Operation::Sync);
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size)
{
    const int code = fileOf(file)->evaluate(Operation::FileSize);
    return code != 0 ? code : realOf(file)->pMethods->xFileSize(realOf(file), size);
}

int lockFile(sqlite3_file* file, int level)
{
    const int code = fileOf(file)->evaluate(Operation::Lock);
    return code != 0 ? code : realOf(file)->pMethods->xLock(realOf(file), level);
}

int unlockFile(sqlite3_file* file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}

int checkReserved(sqlite3_file* file, int* out)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), out);
}

int controlFile(sqlite3_file* file, int operation, void* argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}

int sectorSize(sqlite3_file* file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}

int deviceCharacteristics(sqlite3_file* file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}

int mapShared(sqlite3_file* file, int page, int size, int extend, void volatile** out)
{
    if (const int code = fileOf(file)->evaluate(Operation::ShmMap); code != 0) {
        *out = nullptr;
        return code;
    }
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, out);
}

int lockShared(sqlite3_file* file, int offset, int count, int flags)
{
    // Only what takes a lock: giving one up does not fail in earnest.
    const int code = (flags & SQLITE_SHM_LOCK) != 0 ? fileOf(file)->evaluate(Operation::ShmLock) : 0;
    return code != 0 ? code : realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}

void sharedBarrier(sqlite3_file* file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}

int unmapShared(sqlite3_file* file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

/// Version 2: shared memory, but no mapping of the file itself, which would be reads that nobody sees.
constexpr sqlite3_io_methods kMethods{
    2,           closeFile,     readFile,    writeFile,  truncateFile,          syncFile,  sizeOfFile, lockFile,
    unlockFile,  checkReserved, controlFile, sectorSize, deviceCharacteristics, mapShared, lockShared, sharedBarrier,
    unmapShared, nullptr,       nullptr};

FailingVfs& layerOf(sqlite3_vfs* layer)
{
    return *static_cast<FailingVfs*>(layer->pAppData);
}

int openFile(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* outFlags)
{
    file->pMethods = nullptr; // nothing to close, unless it was opened
    const auto end = endOf(name);
    if (const int code = layerOf(layer).evaluate(Operation::Open, end); code != 0)
        return code;
    auto* usual = layerOf(layer).usual();
    const int code = usual->xOpen(usual, name, realOf(file), flags, outFlags);
    if (realOf(file)->pMethods == nullptr)
        return code;
    file->pMethods = &kMethods;
    fileOf(file)->layer = &layerOf(layer);
    fileOf(file)->end = {};
    std::copy_n(end.begin(), std::min(end.size(), fileOf(file)->end.size() - 1), fileOf(file)->end.begin());
    return code;
}

int deleteFile(sqlite3_vfs* layer, const char* name, int)
{
    const int code = layerOf(layer).evaluate(Operation::Delete, endOf(name));
    auto* usual = layerOf(layer).usual();
    return code != 0 ? code : usual->xDelete(usual, name, 0); // 0: the folder is not synced
}

int accessFile(sqlite3_vfs* layer, const char* name, int flags, int* out)
{
    const int code = layerOf(layer).evaluate(Operation::Access, endOf(name));
    auto* usual = layerOf(layer).usual();
    return code != 0 ? code : usual->xAccess(usual, name, flags, out);
}

} // namespace

FailingVfs::FailingVfs()
{
    // As the store does, which comes too late for it here: a count that costs a lock per allocation.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    m_usual = sqlite3_vfs_find(nullptr);
    if (m_usual == nullptr)
        throw std::runtime_error("SQLite has no file layer");
    // What is not replaced is as in the usual layer: it looks at nothing of its own.
    m_layer = std::make_unique<sqlite3_vfs>(*m_usual);
    m_layer->zName = "assay-failing";
    m_layer->pNext = nullptr;
    m_layer->pAppData = this;
    m_layer->szOsFile = static_cast<int>(sizeof(File)) + m_usual->szOsFile;
    m_layer->xOpen = openFile;
    m_layer->xDelete = deleteFile;
    m_layer->xAccess = accessFile;
    if (sqlite3_vfs_register(m_layer.get(), 1) != SQLITE_OK)
        throw std::runtime_error("the file layer cannot be registered");
}

FailingVfs::~FailingVfs()
{
    sqlite3_vfs_unregister(m_layer.get());
    sqlite3_vfs_register(m_usual, 1);
}

void FailingVfs::follow(Plan plan)
{
    m_plan = std::move(plan);
    m_seen.clear();
    m_failed = 0;
}

int FailingVfs::evaluate(Operation operation, const std::string& file)
{
    if (std::find(m_plan.counted.begin(), m_plan.counted.end(), operation) == m_plan.counted.end())
        return 0;
    const auto& [name, usual] = kOperations[static_cast<std::size_t>(operation)];
    const int number = static_cast<int>(m_seen.size());
    m_seen.push_back(std::string(name) + (file.empty() ? "" : ' ' + file));
    if (m_plan.at < 0 || number < m_plan.at || (number > m_plan.at && !m_plan.lasting))
        return 0;
    ++m_failed;
    return m_plan.code != 0 ? m_plan.code : usual;
}

} // namespace samples
