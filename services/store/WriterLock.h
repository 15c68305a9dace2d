// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace assay::store
{

/// The writer's lock: flock() on `<store>.lock`, held until destroyed or the process ends however it ends. The file
/// itself stays: removing it would let two writers hold locks on two files of the same name. Owner: the writing Store.
class WriterLock
{
public:
    /// Does not wait. Not held afterwards if another writer has it or the file cannot be made (see systemError()).
    explicit WriterLock(const std::string& storePath);
    ~WriterLock();
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;

    [[nodiscard]] bool held() const { return m_file >= 0; }
    /// errno of what failed; 0 while held.
    [[nodiscard]] int systemError() const { return m_error; }

private:
    int m_file = -1;
    int m_error = 0;
};

} // namespace assay::store
