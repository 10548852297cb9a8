#!/bin/bash
# Proves what ./mltrain and ./run-tests promise before the program starts: in a scratch copy of the
# source tree, with a PATH that holds nothing but a few plain tools and fakes of cmake, ctest,
# dpkg-query, apt-get and id. Each fake writes down what it was asked.
# shellcheck disable=SC2016 # a $ in single quotes is meant to arrive as it is
set -eu

top=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tree=$scratch/tree
asked=$scratch/asked
install='apt-get -q install -y --no-install-recommends --no-remove -o DPkg::Lock::Timeout=300'
failures=0

mkdir "$scratch/tools" "$scratch/fakes" "$scratch/elsewhere"
for tool in bash cat cp dirname env find flock grep mkdir mv nproc readlink rm rmdir sh sleep touch wc; do
    ln -s "$(type -P "$tool")" "$scratch/tools/$tool"
done

fake() { # NAME, and what it does on stdin
    {
        printf '%s\n' '#!/bin/sh' "scratch='$scratch'"
        printf '%s\n' "printf '%s\n' \"$1 \$*\" >>'$asked'"
        cat
    } >"$scratch/fakes/$1"
    chmod +x "$scratch/fakes/$1"
}

# Minds its folder, and that it never runs twice at once; reads whatever stdin it is given. Where a
# test holds it, it waits.
fake cmake <<'END'
cat >/dev/null
mkdir "$scratch/building" || { echo 'two builds at once'; exit 1; }
trap 'rmdir "$scratch/building"' EXIT
while [ -e "$scratch/hold" ]; do sleep 0.05; done
echo 'stdout of cmake'
echo 'stderr of cmake' >&2
case $1 in
--preset)
    [ -e CMakeLists.txt ] || { echo 'wrong folder'; exit 1; }
    mkdir -p build/release
    echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/release/CMakeCache.txt
    touch build/release/build.ninja
    ;;
--build)
    [ ! -e "$scratch/broken" ] || { echo 'main.cpp:1:1: error: no such word'; exit 1; }
    cp "$scratch/program" build/release/mltrain
    ;;
esac
END

# The program says where it is, each argument in brackets, and what stands on stdin.
cat >"$scratch/program" <<'END'
#!/bin/sh
[ $# = 0 ] || printf '[%s]' "$@"
echo " in ${PWD##*/}: $(cat)"
exit 7
END
chmod +x "$scratch/program"

fake ctest <<'END'
echo '100% tests passed'
exit 8
END
fake gcovr </dev/null
fake fuzz.py </dev/null
fake dpkg-query <<'END'
cat "$scratch/installed"
END
fake apt-get <<'END'
echo 'stdout of apt-get'
[ "$2" != install ] || [ ! -e "$scratch/offline" ] || { echo 'E: no network'; exit 100; }
END
fake id <<'END'
cat "$scratch/user"
END

# A tree an hour old that was never built, on a Debian 12 that has everything, as root.
begin() {
    story=$1
    rm -rf "$tree" "$asked" "$scratch"/{hold,broken,offline,fakes/sudo}
    mkdir -p "$tree/src/job" "$tree/templates" "$tree/cmake" "$tree/docs" "$tree/tests/fuzz"
    cp "$scratch/fakes/fuzz.py" "$tree/tests/fuzz"
    cp -r "$top/mltrain" "$top/run-tests" "$top/scripts" "$tree"
    touch "$tree/CMakeLists.txt" "$tree/CMakePresets.json" "$tree/src/main.cpp" "$tree/src/job/old.cpp" "$asked"
    find "$tree" -exec touch -d '1 hour ago' {} +
    printf 'ID=debian\nVERSION_ID="12"\n' >"$scratch/os-release"
    echo 0 >"$scratch/user"
    (
        # shellcheck source=../../scripts/set-up.sh
        . "$top/scripts/set-up.sh"
        printf '%s\n' "$build_packages" "$test_packages" "$full_packages"
    ) | sed 's/|.*//; s/^/installed /' >"$scratch/installed"
}

# COMMAND ARGUMENTS…, from a folder of its own, with something on stdin; words go to out and err.
run() {
    status=0
    (
        cd "$scratch/elsewhere"
        echo hello | env -i PATH="$scratch/fakes:$scratch/tools" MLTRAIN_OS_RELEASE="$scratch/os-release" \
            ID=debian VERSION_ID=12 "$@"
    ) >"$scratch/out" 2>"$scratch/err" || status=$?
}

# The same beside the test: the build begins and is held until the file `hold` is removed.
run_beside() {
    touch "$scratch/hold"
    run "$@" &
    wait_for -d "$scratch/building"
}

wait_for() {
    for _ in {1..200}; do
        ! test "$@" || return 0
        sleep 0.05
    done
    wrong "waited ten seconds for: $*"
}

# A build that is ten minutes old: younger than every source.
built() {
    run "$tree/mltrain"
    touch -d '10 minutes ago' "$tree/build/release/mltrain.built"
    : >"$asked"
}

wrong() {
    failures=$((failures + 1))
    printf 'FAILED: %s: %s\n' "$story" "$1"
    printf '    exit code %s\n' "$status"
    sed 's/^/    stdout  /' "$scratch/out"
    sed 's/^/    stderr  /' "$scratch/err"
    sed 's/^/    asked   /' "$asked"
}

ends_with() { [ "$status" = "$1" ] || wrong "the exit code is not $1"; }
prints() { [ "$(cat "$scratch/out")" = "$1" ] || wrong "stdout is not '$1'"; }
says() { grep -qF -- "$1" "$scratch/err" || wrong "stderr lacks '$1'"; }
says_last() { [ "$(tail -n 1 "$scratch/err")" = "$1" ] || wrong "the last line on stderr is not '$1'"; }
says_nothing() { [ ! -s "$scratch/err" ] || wrong 'stderr is not empty'; }
never_says() { ! grep -qF -- "$1" "$scratch/err" || wrong "stderr has '$1'"; }
asks() { grep -qxF -- "$1" "$asked" || wrong "nobody asked '$1'"; }
asks_nothing() { [ ! -s "$asked" ] || wrong 'something was asked'; }
never_asks() { ! grep -q -- "$1" "$asked" || wrong "somebody asked '$1'"; }
asks_times() { [ "$(grep -c -- "$2" "$asked")" = "$1" ] || wrong "'$2' was not asked $1 times"; }
missing() { sed -i "/^installed $1\$/d" "$scratch/installed"; }

begin 'the first run configures, builds and becomes the program'
run "$tree/mltrain" 'two words' '' '*' '--flag=$HOME'
ends_with 7
prints '[two words][][*][--flag=$HOME] in elsewhere: hello'
says 'mltrain: building (first time: about 1 minute) …'
never_says 'of cmake'
asks 'cmake --preset release --fresh'
asks 'cmake --build --preset release --target mltrain'
never_asks apt-get

begin 'up to date: not a word, nothing asked, arguments intact'
built
run "$tree/mltrain" 'two words' '' '*' '-n'
ends_with 7
prints '[two words][][*][-n] in elsewhere: hello'
says_nothing
asks_nothing

begin 'without arguments none arrive'
built
run "$tree/mltrain"
prints ' in elsewhere: hello'

begin 'it can be called through a symbolic link, and by a relative path'
built
ln -sf ../tree/mltrain "$scratch/elsewhere/link"
ln -sf link "$scratch/elsewhere/mlt"
run ./mlt a
prints '[a] in elsewhere: hello'
run ../tree/mltrain b
prints '[b] in elsewhere: hello'
says_nothing

for newer in src/main.cpp src/job/new.cpp templates/job.toml docs/page.md cmake/Embed.cmake CMakeLists.txt CMakePresets.json; do
    begin "a newer $newer is built, without configuring again"
    built
    touch "$tree/$newer"
    run "$tree/mltrain" a
    ends_with 7
    says_last 'mltrain: building …'
    asks 'cmake --build --preset release --target mltrain'
    never_asks 'cmake --preset'
done

begin 'a deleted source is noticed'
built
rm "$tree/src/job/old.cpp"
run "$tree/mltrain" a
asks 'cmake --build --preset release --target mltrain'

begin 'what is edited during a build is built next time'
run_beside "$tree/mltrain" a
sleep 0.05
touch "$tree/src/main.cpp"
rm "$scratch/hold"
wait
: >"$asked"
run "$tree/mltrain" a
asks 'cmake --build --preset release --target mltrain'

begin 'a build that fails shows the words of the compiler and runs nothing'
built
touch "$scratch/broken" "$tree/src/main.cpp"
run "$tree/mltrain" a
ends_with 1
prints ''
says 'main.cpp:1:1: error: no such word'
says_last 'mltrain: the build failed; the words of the compiler are above.'

begin 'a build that failed is tried again'
touch "$scratch/broken"
run "$tree/mltrain" a
ends_with 1
rm "$scratch/broken"
run "$tree/mltrain" a
ends_with 7

for other in mltrain run-tests; do
    begin "two at once: mltrain builds, and $other waits"
    run_beside "$tree/mltrain" one
    mv "$scratch/out" "$scratch/out.one"
    (
        wait_for -s "$scratch/err.two"
        rm "$scratch/hold"
    ) &
    run sh -c '"$@" 2>"$0"' "$scratch/err.two" "$tree/$other" two
    wait
    [ "$(head -n 1 "$scratch/err.two")" = "$other: waiting for another build in this tree to end …" ] ||
        wrong 'the second did not wait'
    grep -qF '[one]' "$scratch/out.one" || wrong 'the first did not become the program'
    rm "$scratch/err.two"
    [ "$other" = mltrain ] || continue
    prints '[two] in elsewhere: hello'
    asks_times 1 '^cmake --build'
done

begin 'a tree that was moved is configured afresh'
built
echo CMAKE_HOME_DIRECTORY:INTERNAL=/somewhere/else >"$tree/build/release/CMakeCache.txt"
touch "$tree/src/main.cpp"
run "$tree/mltrain" a
asks 'cmake --preset release --fresh'

begin 'a missing package on Debian 12 is named, with the reason, and installed'
missing 'g++'
missing libsqlite3-dev
run "$tree/mltrain" a
ends_with 7
prints '[a] in elsewhere: hello'
says 'mltrain: these Debian 12 packages are missing:'
says '    libsqlite3-dev                    keeps the ledger'
says '    g++                               the compiler'
never_says cmake
never_says 'of apt-get'
asks 'apt-get -q update'
asks "$install g++ libsqlite3-dev"

begin 'a package that was removed but left its configuration behind is missing'
missing libmd-dev
echo 'config-files libmd-dev' >>"$scratch/installed"
run "$tree/mltrain" a
says '    libmd-dev '

begin 'no packages are looked for while the build is up to date'
built
missing cmake
run "$tree/mltrain" a
ends_with 7
says_nothing

begin 'who is not root installs with sudo'
missing cmake
echo 1000 >"$scratch/user"
fake sudo <<'END'
exec "$@"
END
run "$tree/mltrain" a
ends_with 7
asks_times 2 '^sudo env DEBIAN_FRONTEND=noninteractive PATH=.* apt-get '
asks "$install cmake"

begin 'neither root nor sudo: the command to type, and no more'
missing cmake
missing libfmt-dev
echo 1000 >"$scratch/user"
run "$tree/mltrain" a
ends_with 1
prints ''
says_last '    apt-get update && apt-get install --no-install-recommends cmake libfmt-dev'
never_asks '^apt-get\|^cmake'

begin 'packages that cannot be installed: the words of apt-get, and the command'
missing cmake
touch "$scratch/offline"
run "$tree/mltrain" a
ends_with 1
says 'E: no network'
says_last '    apt-get update && apt-get install --no-install-recommends cmake'
never_asks '^cmake'

for other in 'ID=debian VERSION_ID=13' 'ID=debian' 'ID=ubuntu VERSION_ID=12' 'ID=linuxmint ID_LIKE=debian VERSION_ID=12' ''; do
    begin "another system ($other): the list, and nothing is installed"
    missing libutf8proc-dev
    tr ' ' '\n' <<<"$other" >"$scratch/os-release"
    run "$tree/mltrain" a
    ends_with 1
    prints ''
    says '    libutf8proc-dev                   knows how wide a character is on a terminal'
    says 'mltrain: this is not Debian 12, so nothing was installed.'
    never_asks '^apt-get\|^cmake'
done

begin 'a system without dpkg and flock: the whole list'
mv "$scratch/fakes/dpkg-query" "$scratch/tools/flock" "$scratch"
rm "$scratch/os-release"
run "$tree/mltrain" a
mv "$scratch/dpkg-query" "$scratch/fakes"
mv "$scratch/flock" "$scratch/tools"
ends_with 1
says '    g++ '
says '    python3 '
never_says 'not found'

begin 'another system that has everything just builds'
echo ID=ubuntu >"$scratch/os-release"
run "$tree/mltrain" a
ends_with 7

begin 'run-tests builds everything and ends with the words and the exit code of ctest'
run "$tree/run-tests" -R 'a name'
ends_with 8
prints '100% tests passed'
asks 'cmake --preset release --fresh'
asks 'cmake --build --preset release --target all'
asks 'ctest --preset release -R a name'
says_last 'run-tests: --full would add sanitizers, analysis, fuzzing, Chromium, zsh, fish, the Debian package, a real Slurm, and what takes minutes'
[ "$(grep -c . "$scratch/err")" = 2 ] || wrong 'more than two lines on stderr'
: >"$asked"
run "$tree/mltrain" a
asks_nothing

begin 'run-tests configures each time: what was missing for the tests may be there now'
built
run "$tree/run-tests"
asks 'cmake --preset release'
asks 'cmake --build --preset release --target all'

begin 'run-tests needs more packages than mltrain, and --full still more'
missing doctest-dev
missing clang-tidy-16
run "$tree/run-tests"
says '    doctest-dev '
never_says clang-tidy-16
run "$tree/run-tests" --full -j 2
says '    clang-tidy-16 '
asks 'cmake --workflow --preset asan'
asks 'cmake --workflow --preset tsan'
asks 'cmake --workflow --preset tidy'
asks 'cmake --workflow --preset coverage'
asks 'gcovr '
asks 'cmake --workflow --preset fuzz'
asks 'fuzz.py --minutes 0.5'
asks 'ctest --preset release -j 2'
says 'run-tests: not tested here:'
says '- mltrain with the real gcloud: there is none on the PATH'

begin 'run-tests --full says nothing of what is not tested where all is'
for tool in gcloud chromium chromedriver zsh fish; do fake "$tool" </dev/null; done
run "$tree/run-tests" --full
rm "$scratch/fakes"/{gcloud,chromium,chromedriver,zsh,fish}
asks 'ctest --preset release'
never_says 'not tested here'

begin 'run-tests does not test what does not build'
touch "$scratch/broken"
run "$tree/run-tests"
ends_with 1
says 'main.cpp:1:1: error: no such word'
never_asks ctest

if [ "$failures" != 0 ]; then
    echo "$failures failures"
    exit 1
fi
echo 'launcher: all promises kept'
