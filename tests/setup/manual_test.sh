#!/bin/bash
# Makes all man pages, and has man render each without a warning: manual_test.sh PROGRAM
set -u
for needed in scdoc man groff; do
    type -P "$needed" >/dev/null || {
        echo "skipped: no $needed"
        exit 77
    }
done
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cmake -D PROGRAM="$1" -D SOURCE="$PWD" -D SCDOC="$(type -P scdoc)" -D GZIP="$(type -P gzip)" -D FOLDER="$scratch/man" \
    -P cmake/Manual.cmake || exit 1

failures=0
pages=0
for page in "$scratch"/man/man?/*.gz; do
    pages=$((pages + 1))
    name=$(basename "$page" .gz)
    warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null)
    text=$(LC_ALL=C.UTF-8 MANWIDTH=80 man -l "$page" 2>&1 | col -bx)
    if [ -n "$warnings" ] || ! grep -q "${name%.*} - " <<<"$text"; then
        printf '%s: %s\n%s\n' "$name" "$warnings" "$(head -5 <<<"$text")" >&2
        failures=1
    fi
done
# One of them word for word: what the page has of options and code.
submit=$(LC_ALL=C.UTF-8 MANWIDTH=80 man -l "$scratch/man/man1/mltrain-submit.1.gz" | col -bx)
for words in 'mltrain submit [SPEC…] [options] [-- trainer arguments]' '-n, --dry-run' '--sweep KEY=A,B,…' \
    'mltrain submit --dry-run job.toml' 'mltrain-exit-codes(7)'; do
    grep -qF -- "$words" <<<"$submit" || {
        echo "mltrain-submit(1) lacks: $words" >&2
        failures=1
    }
done
[ "$pages" -gt 30 ] || failures=1
[ "$failures" = 0 ] && echo "$pages man pages, no warning"
exit "$failures"
