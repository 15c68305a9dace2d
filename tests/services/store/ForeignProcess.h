// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>

/// \file Another process that works on a store, as a backup job does.

namespace samples
{

/// Does another process see the lock that an open SQLite connection of this one holds on the database file?
inline bool isLockSeen(const std::string& path)
{
    const pid_t child = ::fork();
    if (child == 0) {
        // SQLite's range of shared locks (os_unix.c): PENDING_BYTE + 2, 510 bytes.
        struct flock lock {
        };
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = 0x40000000 + 2;
        lock.l_len = 510;
        const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        const bool asked = file >= 0 && ::fcntl(file, F_GETLK, &lock) == 0;
        ::_exit(asked && lock.l_type != F_UNLCK && lock.l_pid == ::getppid() ? 0 : 1);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Has to be made while this process has no store open: SQLite's knowledge of open files does not survive a fork.
class ForeignProcess
{
public:
    enum class Job : char { Backup = 'B', Checkpoint = 'C', Vacuum = 'V' };

    explicit ForeignProcess(std::string path) : m_path(std::move(path))
    {
        int there[2];
        int back[2];
        if (::pipe(there) != 0 || ::pipe(back) != 0)
            return;
        m_child = ::fork();
        if (m_child == 0) {
            ::close(there[1]);
            ::close(back[0]);
            work(there[0], back[1]);
        }
        ::close(there[0]);
        ::close(back[1]);
        m_jobs = there[1];
        m_outcomes = back[0];
    }
    ~ForeignProcess()
    {
        ::close(m_jobs);
        ::close(m_outcomes);
        int status = 0;
        ::waitpid(m_child, &status, 0);
    }
    ForeignProcess(const ForeignProcess&) = delete;
    ForeignProcess& operator=(const ForeignProcess&) = delete;

    /// Opens the store, does the job and closes it, which is when SQLite deletes a log that nobody seems to use. The
    /// SQLite code of what failed, or SQLITE_OK; -1 if the process is gone.
    [[nodiscard]] int run(Job job)
    {
        int outcome = -1;
        const char letter = static_cast<char>(job);
        if (::write(m_jobs, &letter, 1) != 1 || ::read(m_outcomes, &outcome, sizeof outcome) != sizeof outcome)
            return -1;
        return outcome;
    }

private:
    [[noreturn]] void work(int jobs, int outcomes) const
    {
        char job = 0;
        while (::read(jobs, &job, 1) == 1) {
            const int outcome = done(static_cast<Job>(job));
            if (::write(outcomes, &outcome, sizeof outcome) != sizeof outcome)
                ::_exit(1);
        }
        ::_exit(0);
    }

    [[nodiscard]] int done(Job job) const
    {
        sqlite3* handle = nullptr;
        int code = sqlite3_open_v2(m_path.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
        sqlite3_busy_timeout(handle, 60'000);
        if (code == SQLITE_OK && job == Job::Backup)
            code = backUp(handle);
        else if (code == SQLITE_OK)
            code = sqlite3_exec(handle, job == Job::Vacuum ? "VACUUM" : "PRAGMA wal_checkpoint(TRUNCATE)", nullptr,
                                nullptr, nullptr);
        sqlite3_close(handle);
        return code;
    }

    /// As ".backup" of the command line does.
    [[nodiscard]] int backUp(sqlite3* from) const
    {
        sqlite3* to = nullptr;
        int code = sqlite3_open((m_path + ".backup").c_str(), &to);
        if (auto* backup = sqlite3_backup_init(to, "main", from, "main")) {
            code = sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
        }
        sqlite3_close(to);
        return code == SQLITE_DONE ? SQLITE_OK : code;
    }

    std::string m_path;
    pid_t m_child = -1;
    int m_jobs = -1;
    int m_outcomes = -1;
};

} // namespace samples
