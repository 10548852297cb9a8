# shellcheck shell=bash disable=SC2034 # the tables are read by those who source this
# Brings a bare Debian 12 machine to the point where mltrain builds, and builds it. Sourced by
# ./mltrain and ./run-tests, with the top of the source tree as working directory. Everything it
# has to say goes to stderr, because stdout belongs to the program.

# Tables of package|why. Every libboost package names its version: on Debian 12 `libboost-dev` means
# 1.74, which has no Boost.Process v2, and whose -dev packages cannot stand beside those of 1.81.
build_packages='g++|the compiler
cmake|knows how mltrain is put together
ninja-build|runs the compiler, only where something changed
pkg-config|finds the libraries that CMake does not know by itself
libboost1.81-dev|Boost.Asio and Boost.Process, which start gcloud and listen to it
libboost-program-options1.81-dev|reads the command line
libboost-filesystem1.81-dev|Boost.Process stands on it
libboost-system1.81-dev|the error codes of Boost
libtomlplusplus-dev|reads job files
libsqlite3-dev|keeps the ledger
nlohmann-json3-dev|reads the answers of gcloud, writes --json
libfmt-dev|formats text
libutf8proc-dev|knows how wide a character is on a terminal
libyaml-cpp-dev|reads the --config files of gcloud commands
libmd-dev|SHA-256, to tell whether two jobs are the same
zlib1g-dev|compresses the archive of a trainer
python3|runs the trainer of a local job'

test_packages='doctest-dev|the unit tests
librapidcheck-dev|tests of laws with random values
python3-pip|installs what mltrain package made
python3-jsonschema|holds the events of a watch against their schema
scdoc|makes the man pages, and so a package
python3-pyte|a terminal in memory, to see what the user sees
clang-format|checks the layout of the source'

full_packages='clang-16|a second compiler, which fuzzes
libclang-rt-16-dev|the sanitizers of clang-16
clang-tidy-16|reads the source for mistakes
cppcheck|reads it with other eyes
shellcheck|reads the shell scripts
gcovr|says which lines the tests ran
zsh|completion is tried in it
fish|completion is tried in it
man-db|renders the man pages
lintian|reads the Debian package for mistakes
debootstrap|a bare Debian 12, to install the package on
chromium|shows the HTML report
chromium-driver|lets a test click in it
slurmctld|the controller of a real Slurm, for jobs on a cluster of one'"'"'s own
slurmd|its two nodes
slurm-client|sbatch, squeue, sacct, scancel
slurm-wlm-basic-plugins|what all of them load
munge|by which they know each other
slurmdbd|its accounting
slurm-wlm-mysql-plugin|keeps that in a database
mariadb-server|the database'

os_release=${MLTRAIN_OS_RELEASE:-/etc/os-release}

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

fail() {
    say "$@"
    exit 1
}

# Runs a command whose words matter only when it fails.
quietly() {
    local words
    words=$("$@" </dev/null 2>&1) || {
        printf '%s\n' "$words" >&2
        return 1
    }
}

# The same for a command that takes long: on a terminal one may watch it.
patiently() {
    if [ -t 2 ]; then "$@" </dev/null >&2; else quietly "$@"; fi
}

# Waits until no other ./mltrain or ./run-tests sets up or builds in this tree, and keeps them
# waiting until the calling (sub)shell ends. A system without flock is not Debian: `need` says so.
lock() {
    mkdir -p build
    exec 9>>build/lock
    type -P flock >/dev/null || return 0
    flock --nonblock 9 || {
        say 'waiting for another build in this tree to end …'
        flock 9
    }
}

# The rows of a table whose package is not installed.
missing_from() {
    local installed package why
    # shellcheck disable=SC2016 # dpkg-query fills these in, not the shell
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null) || true
    while IFS='|' read -r package why; do
        case $'\n'$installed$'\n' in
        *$'\n'"installed $package"$'\n'*) ;;
        *) printf '%s|%s\n' "$package" "$why" ;;
        esac
    done <<<"$1"
}

# A derivative or another release has other packages under the same names, so it does not count.
is_debian_12() (
    ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    [ -r "$os_release" ] && . "$os_release"
    [ "$ID" = debian ] && [ "$VERSION_ID" = 12 ]
)

# Installs what is missing from a table, or says what to do and exits.
need() {
    local missing package why by_hand as_root=() names=()
    missing=$(missing_from "$1")
    [ -n "$missing" ] || return 0

    say 'these Debian 12 packages are missing:'
    while IFS='|' read -r package why; do
        names+=("$package")
        printf '    %-34s%s\n' "$package" "$why" >&2
    done <<<"$missing"
    by_hand="apt-get update && apt-get install --no-install-recommends ${names[*]}"

    is_debian_12 || fail 'this is not Debian 12, so nothing was installed. Bring the same' \
        'libraries in your own way, and "cmake --workflow --preset release" makes build/release/mltrain.'
    if [ "$(id -u)" != 0 ]; then
        type -P sudo >/dev/null || fail "installing needs root, and there is no sudo. As root:
    $by_hand"
        as_root=(sudo)
    fi
    # A root shell from plain `su` lacks the sbin folders, and dpkg will not work without them.
    as_root+=(env DEBIAN_FRONTEND=noninteractive "PATH=$PATH:/usr/sbin:/sbin")

    say 'installing them with apt-get …'
    patiently "${as_root[@]}" apt-get -q update ||
        say 'apt-get update failed; going on with the lists that are here'
    # A machine just started often has another apt at work: wait for it. Take nothing away.
    patiently "${as_root[@]}" apt-get -q install -y --no-install-recommends --no-remove \
        -o DPkg::Lock::Timeout=300 "${names[@]}" ||
        fail "apt-get could not install them (removing others is not allowed); its words are above. By hand:
    $by_hand"
}

# A tree that was copied or moved has its old place written all over its build, and does not count.
is_configured() {
    [ -e build/release/build.ninja ] &&
        grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$(pwd -P)" build/release/CMakeCache.txt
}

configure() {
    local afresh=()
    is_configured || afresh=(--fresh)
    quietly cmake --preset release "${afresh[@]}" ||
        fail 'cmake could not set up the build; its words are above.'
}

# Builds the release; arguments go to `cmake --build`. build/release/mltrain.built changes with
# success only, and is as old as the beginning of the build: what is edited meanwhile is newer.
build() {
    local first_time=''
    [ -e build/release/mltrain.built ] || first_time=" (first time: about $(minutes_to_build))"
    say "building$first_time …"

    mkdir -p build/release
    touch build/release/mltrain.began
    is_configured || configure
    patiently cmake --build --preset release "$@" ||
        fail 'the build failed; the words of the compiler are above.'
    mv -f build/release/mltrain.began build/release/mltrain.built
}

# A source file takes about two seconds of one core.
minutes_to_build() {
    local files minutes
    files=$(find src -name '*.cpp' | wc -l)
    minutes=$((files * 2 / $(nproc) / 60 + 1))
    [ "$minutes" = 1 ] && echo '1 minute' || echo "$minutes minutes"
}
