/* Stands between a program and the C library (LD_PRELOAD, Linux, 64 bit) and sees everything that
 * it does to the files below one folder: makes or empties a file, writes, cuts, syncs, renames,
 * removes, makes and removes folders. Each of these is a step. It can
 *
 *   - write every step with its bytes into a log, in the order in which they happened;
 *   - count them and end the process with SIGKILL before step N, or in the middle of it, when so
 *     many bytes of a write were written;
 *   - have call N of them fail with an errno, instead of being made: every step, and every opening of
 *     a file that is there. Or, as on a full disk, N and all after it that ask for room.
 *
 * Python, its libraries and SQLCipher all reach the kernel through these functions; that nothing
 * went by another road is proved after each recording: the log, played again from the beginning,
 * must give the very folder that is there. Copies inside the kernel are refused (ENOSYS), so that
 * whoever wanted one writes the bytes itself; so are second names (EPERM), as FAT has none.
 *
 * One thread at a time, as the program's own worker is. The process that reads the log is
 * tests/faults/shim.py; the two must agree on `struct entry` and `enum kind`.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

_Static_assert(sizeof(long) == 8, "64 bit only");

enum kind { OPEN, MADE, EMPTIED, WRITE, CUT, SYNC, RENAME, REMOVE, FOLDER, MARK };

struct entry {
    int32_t kind, fd;
    int64_t step, at;       /* which step; an offset, a size or a mark's number */
    int64_t first, second;  /* bytes that follow: a name or data; a second name */
};

#define MOST 4096  /* descriptors, and bytes of a name */
static char root[MOST];
static size_t root_length;
static char watched[MOST];
static int log_fd = -1, active, real_sync = 1;
static long steps, die_at, die_inside;
static long calls, fail_at, failures;
static int fail_with, fail_on;

void shim_watch(const char *folder, int log) {
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
    memset(watched, 0, sizeof watched);
    log_fd = log;
    steps = die_at = 0;
    calls = fail_at = failures = 0;
    active = 1;
}

long shim_stop(void) {
    active = 0;
    return steps;
}

/* Before step `nth` (from 1) where `inside` is 0, else after so many bytes of it. */
void shim_die(long nth, long inside) {
    die_at = nth;
    die_inside = inside;
}

/* Call `nth` (from 1) fails so; where `on`, also every later one that asks for room. */
void shim_fail(long nth, int with, int on) {
    fail_at = nth;
    fail_with = with;
    fail_on = on;
}

long shim_calls(void) { return calls; }
long shim_failures(void) { return failures; }

/* Whether a sync really waits for the disk: nobody can tell after a kill, and it is slow. */
void shim_real_sync(int yes) { real_sync = yes; }

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

static void put(int kind, int fd, int64_t at, const void *first, size_t length,
                const char *second) {
    if (log_fd < 0) return;
    int kept = errno;
    size_t more = second ? strlen(second) : 0;
    struct entry e = {kind, fd, steps, at, (int64_t)length, (int64_t)more};
    struct iovec parts[3] = {{&e, sizeof e}, {(void *)first, length}, {(void *)second, more}};
    if (syscall(SYS_writev, log_fd, parts, 3) != (long)(sizeof e + length + more)) die();
    errno = kept;
}

void shim_mark(long number) { put(MARK, -1, number, NULL, 0, NULL); }

/* One more step. True where the process is to die in the middle of it. */
static int step(void) {
    steps++;
    if (steps != die_at) return 0;
    if (die_inside == 0) die();
    return 1;
}

/* One more call that may fail. Whether it is to. */
static int fails(int kind) {
    int room = kind == MADE || kind == WRITE || kind == FOLDER;
    calls++;
    if (!fail_at || calls < fail_at) return 0;
    if (calls > fail_at && !(fail_on && room)) return 0;
    failures++;
    errno = fail_with;
    return 1;
}

/* Whether this is a file below the folder; its name from there. */
static int inside(int folder, const char *path, char *name) {
    char whole[2 * MOST] = "", link[64];
    if (!active) return 0;
    if (path[0] != '/') {
        if (folder == AT_FDCWD) {
            if (!getcwd(whole, MOST)) return 0;
        } else {
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, whole, MOST - 1);
            if (length < 0) return 0;
            whole[length] = 0;
        }
        strcat(whole, "/");
    }
    strncat(whole, path, MOST - 1);
    if (strncmp(whole, root, root_length)) return 0;
    if (whole[root_length] != '/' && whole[root_length] != 0) return 0;
    snprintf(name, MOST, "%s", whole + root_length + (whole[root_length] == '/'));
    return 1;
}

static int known(int fd) { return active && fd >= 0 && fd < MOST && watched[fd]; }

static int opening(int folder, const char *path, int flags, mode_t mode) {
    char name[MOST];
    if (!inside(folder, path, name)) {
        int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
        if (fd >= 0 && fd < MOST) watched[fd] = 0;
        return fd;
    }
    int made = (flags & O_CREAT) && syscall(SYS_faccessat, folder, path, F_OK) != 0;
    int kind = made ? MADE : (flags & O_TRUNC) ? EMPTIED : OPEN;
    if (fails(kind)) return -1;
    if (kind != OPEN) step();
    int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (fd < 0) return fd;
    if (fd >= MOST) die();
    watched[fd] = 1;
    put(kind, fd, 0, name, strlen(name), NULL);
    return fd;
}

#define MODE(last)                                     \
    mode_t mode = 0;                                   \
    if (flags & (O_CREAT | __O_TMPFILE)) {             \
        va_list given;                                 \
        va_start(given, last);                         \
        mode = va_arg(given, mode_t);                  \
        va_end(given);                                 \
    }

int open(const char *path, int flags, ...) { MODE(flags) return opening(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opening(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opening(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opening(at, path, flags, mode); }

int close(int fd) {
    if (fd >= 0 && fd < MOST) watched[fd] = 0;
    return (int)syscall(SYS_close, fd);
}

ssize_t write(int fd, const void *data, size_t length) {
    if (!known(fd)) return syscall(SYS_write, fd, data, length);
    if (fails(WRITE)) return -1;
    if (step()) {
        syscall(SYS_write, fd, data, (size_t)die_inside < length ? (size_t)die_inside : length);
        die();
    }
    ssize_t done = syscall(SYS_write, fd, data, length);
    if (done > 0) put(WRITE, fd, lseek(fd, 0, SEEK_CUR) - done, data, (size_t)done, NULL);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
    if (!known(fd)) return syscall(SYS_pwrite64, fd, data, length, at);
    if (fails(WRITE)) return -1;
    if (step()) {
        syscall(SYS_pwrite64, fd, data, (size_t)die_inside < length ? (size_t)die_inside : length, at);
        die();
    }
    ssize_t done = syscall(SYS_pwrite64, fd, data, length, at);
    if (done > 0) put(WRITE, fd, at, data, (size_t)done, NULL);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return pwrite64(fd, data, length, at); }

int ftruncate64(int fd, off64_t size) {
    if (known(fd) && fails(CUT)) return -1;
    if (known(fd)) step();
    int failed = (int)syscall(SYS_ftruncate, fd, size);
    if (!failed && known(fd)) put(CUT, fd, size, NULL, 0, NULL);
    return failed;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int syncing(long call, int fd) {
    if (!known(fd)) return (int)syscall(call, fd);
    if (fails(SYNC)) return -1;
    step();
    int failed = real_sync ? (int)syscall(call, fd) : 0;
    if (!failed) put(SYNC, fd, 0, NULL, 0, NULL);
    return failed;
}
int fsync(int fd) { return syncing(SYS_fsync, fd); }
int fdatasync(int fd) { return syncing(SYS_fdatasync, fd); }

static int renaming(int from, const char *old, int to, const char *new) {
    char was[MOST], is[MOST];
    int ours = inside(from, old, was);
    if (ours != inside(to, new, is)) die(); /* into the folder or out of it: not foreseen */
    if (ours && fails(RENAME)) return -1;
    if (ours) step();
    int failed = (int)syscall(SYS_renameat, from, old, to, new);
    if (!failed && ours) put(RENAME, -1, 0, was, strlen(was), is);
    return failed;
}
int rename(const char *old, const char *new) { return renaming(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) { return renaming(from, old, to, new); }

static int removing(int at, const char *path, int flags) {
    char name[MOST];
    int ours = inside(at, path, name);
    if (ours && fails(REMOVE)) return -1;
    if (ours) step();
    int failed = (int)syscall(SYS_unlinkat, at, path, flags);
    if (!failed && ours) put(REMOVE, -1, 0, name, strlen(name), NULL);
    return failed;
}
int unlink(const char *path) { return removing(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return removing(at, path, flags); }
int rmdir(const char *path) { return removing(AT_FDCWD, path, AT_REMOVEDIR); }

static int making(int at, const char *path, mode_t mode) {
    char name[MOST];
    int ours = inside(at, path, name);
    if (ours && fails(FOLDER)) return -1;
    if (ours) step();
    int failed = (int)syscall(SYS_mkdirat, at, path, mode);
    if (!failed && ours) put(FOLDER, -1, 0, name, strlen(name), NULL);
    return failed;
}
int mkdir(const char *path, mode_t mode) { return making(AT_FDCWD, path, mode); }
int mkdirat(int at, const char *path, mode_t mode) { return making(at, path, mode); }

int link(const char *old, const char *new) { (void)old, (void)new; errno = EPERM; return -1; }
int linkat(int from, const char *old, int to, const char *new, int flags) { (void)from, (void)old, (void)to, (void)new, (void)flags; errno = EPERM; return -1; }
ssize_t sendfile(int out, int in, off_t *at, size_t count) { (void)out, (void)in, (void)at, (void)count; errno = ENOSYS; return -1; }
ssize_t sendfile64(int out, int in, off64_t *at, size_t count) { (void)out, (void)in, (void)at, (void)count; errno = ENOSYS; return -1; }
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags) { (void)in, (void)from, (void)out, (void)to, (void)count, (void)flags; errno = ENOSYS; return -1; }
