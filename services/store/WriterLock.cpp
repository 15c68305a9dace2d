// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/WriterLock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

namespace assay::store
{

WriterLock::WriterLock(const std::string& storePath)
{
    const std::string path = storePath + ".lock";
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0600);
    if (file < 0) {
        m_error = errno;
        return;
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        m_error = errno;
        ::close(file);
        return;
    }
    m_file = file;
}

WriterLock::~WriterLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace assay::store
