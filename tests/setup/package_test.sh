#!/bin/bash
# Makes the Debian package, has lintian read it, installs it on a bare Debian 12 in a folder of its own, and runs it
# there: package_test.sh BUILD. Needs root and the network; ./run-tests --full runs it.
set -eu
build=$(cd "$1" && pwd)
skip() {
    echo "skipped: $*"
    exit 77
}
[ "${MLTRAIN_FULL-}" = yes ] || skip 'it takes minutes and the network; ./run-tests --full runs it'
for program in cpack scdoc lintian debootstrap; do
    type -P "$program" >/dev/null || skip "no $program"
done
[ "$(id -u)" = 0 ] || skip 'a folder becomes a system of its own only for root'

scratch=$(mktemp -d)
trap 'rm -rf --one-file-system "$scratch"' EXIT
root=$scratch/debian
fail() {
    printf 'package: %s\n' "$*" >&2
    exit 1
}
quietly() { "$@" >"$scratch/words" 2>&1 || { cat "$scratch/words" >&2; fail "$1 failed"; }; }

quietly cmake --preset release # scdoc may be newer than the build
quietly cmake --build "$build" --target mltrain man
quietly cpack --config "$build/CPackConfig.cmake" -B "$scratch"
package=$(echo "$scratch"/mltrain_*.deb)
lintian --allow-root --fail-on error "$package" || fail 'lintian finds errors'

quietly debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian
cp "$package" "$root/mltrain.deb"
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
quietly inside apt-get -q update
quietly inside apt-get -q install -y --no-install-recommends /mltrain.deb

inside mltrain version | tee "$scratch/version"
grep -q '^mltrain [0-9]' "$scratch/version" || fail 'it says no version'
inside sh -c 'cd /root && mltrain init trial && mltrain check trial/job.toml && mltrain submit --dry-run trial/job.toml' \
    >"$scratch/said" 2>&1 || fail "it does not run: $(cat "$scratch/said")"
inside sh -c 'mltrain help submit' | grep -q '^Examples' || fail 'it has no help'
# shellcheck disable=SC2016 # for the bash inside to expand
inside bash -c 'source /usr/share/bash-completion/completions/mltrain
    COMP_LINE="mltrain sub" COMP_POINT=11 COMP_WORDS=(mltrain sub) COMP_CWORD=1
    _mltrain mltrain sub mltrain
    [ "${COMPREPLY[*]}" = submit ]' || fail 'it completes nothing'
for file in man/man1/mltrain.1.gz man/man1/mltrain-submit.1.gz man/man7/mltrain-job-file.7.gz doc/mltrain/copyright \
    doc/mltrain/changelog.gz doc/mltrain/README.md doc/mltrain/examples/census/job.toml \
    zsh/vendor-completions/_mltrain fish/vendor_completions.d/mltrain.fish; do
    [ -s "$root/usr/share/$file" ] || fail "/usr/share/$file is missing"
done
quietly inside dpkg --purge mltrain
[ ! -e "$root/usr/bin/mltrain" ] || fail 'it does not go away'
echo 'the package is installed, runs and goes'
