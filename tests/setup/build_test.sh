#!/bin/bash
# What cmake/Build.cmake writes of a tree with git, with changes, and without git; and that it writes only what is new.
set -u
script=$PWD/cmake/Build.cmake
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1

failures=0
look() { cmake -D SOURCE="$scratch/tree" -D OUTPUT="$scratch/build.cpp" -D 'LIBRARIES=Boost 1.81.0|toml++ 3.3' -P "$script"; }
# expect WHAT PATTERN: what is returned, on one line.
expect() {
    local written
    written=$(sed -n '/return/,/}};/p' build.cpp | tr -s ' \n' ' ')
    # shellcheck disable=SC2053 # a pattern
    [[ $written == $2 ]] || {
        printf '%s: %s\n    instead of %s\n' "$1" "$written" "$2" >&2
        failures=1
    }
}
libraries='{"Boost", "1.81.0"}, {"toml++", "3.3"}, }};'

mkdir tree && echo one >tree/file
look
expect 'without git' "*return {\"\", \"\", { $libraries*"

git() { command git -C tree -c user.name=me -c user.email=me@example.com "$@"; }
git init -q && git add file && GIT_COMMITTER_DATE=2026-11-20T12:00:00Z git commit -qm one
look
expect 'with git' "*return {\"$(git rev-parse --short=12 HEAD)\", \"2026-11-20\", { $libraries*"

touch -d 2020-01-01 build.cpp
look
[ "$(date -r build.cpp +%Y)" = 2020 ] || { echo 'it was written though nothing had changed' >&2; failures=1; }

echo two >tree/file
look
expect 'with changes' "*return {\"$(git rev-parse --short=12 HEAD)+\", \"2026-11-20\", *"

mkdir tree/unpacked
cmake -D SOURCE="$scratch/tree/unpacked" -D OUTPUT="$scratch/build.cpp" -D 'LIBRARIES=Boost 1.81.0' -P "$script"
expect "within another's git" '*return {"", "", *'

[ "$failures" = 0 ] && echo 'the build is known'
exit "$failures"
