#!/bin/bash
# Asks a fish that has read `mltrain completion fish` for its completions: fish_test.sh PROGRAM
type -P fish >/dev/null || {
    echo 'skipped: no fish'
    exit 77
}
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch
unset XDG_STATE_HOME XDG_CONFIG_HOME XDG_DATA_HOME
mkdir "$scratch/bin" "$scratch/project"
ln -s "$program" "$scratch/bin/mltrain"
cd "$scratch/project" && mkdir folder && touch job.toml notes.txt || exit 1
export PATH=$scratch/bin:$PATH

failures=0
# expect LINE OFFERED: the words that are offered, separated by |.
expect() {
    local offered
    # shellcheck disable=SC2016 # for fish to expand
    offered=$(fish --no-config -c 'mltrain completion fish | source; complete -C $argv[1]' "$1" | cut -f1 | paste -sd '|')
    if [ "$offered" != "$2" ]; then
        printf '%s\n    offered: %s\n    instead of: %s\n' "$1" "$offered" "$2" >&2
        failures=1
    fi
}

expect 'mltrain sub' 'submit'
expect 'mltrain list --state run' 'running'
expect 'mltrain list --state=run' '--state=running'
expect 'mltrain cost --set limits.max_c' 'limits.max_cost='
expect 'mltrain cost --set service=l' 'service=local'
expect 'mltrain submit jo' 'job.toml'
expect 'mltrain init f' 'folder/'
expect 'mltrain help exit' 'exit-codes'
[ "$failures" = 0 ] && echo 'fish completes'
exit "$failures"
