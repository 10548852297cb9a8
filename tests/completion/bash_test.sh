#!/bin/bash
# Sources what `mltrain completion bash` prints, completes lines as readline would, and reads COMPREPLY: bash_test.sh PROGRAM
set -u
program=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch
unset XDG_STATE_HOME XDG_CONFIG_HOME
mkdir "$scratch/bin" "$scratch/project"
ln -s "$program" "$scratch/bin/mltrain"
PATH=$scratch/bin:$PATH
cd "$scratch/project" || exit 1
mkdir 'some folder'
touch job.toml 'two words.toml' notes.txt

# shellcheck source=/dev/null
source <(mltrain completion bash)
# shellcheck disable=SC2317 # called by what is sourced
compopt() { options+=" ${*: -1}"; } # may be called within a real completion only

failures=0
# expect WORD… = OFFERED…; the words as readline splits them, the last is the one at the cursor. Offered are separated by |.
expect() {
    local line=$1 offered=$2
    shift 2
    COMP_LINE=$line COMP_POINT=${#line} COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) options=''
    COMPREPLY=()
    _mltrain mltrain "${COMP_WORDS[-1]}" "${COMP_WORDS[-2]}"
    local IFS='|'
    if [ "${COMPREPLY[*]}$options" != "$offered" ]; then
        printf '%s\n    offered: %s\n    instead of: %s\n' "$line" "${COMPREPLY[*]}$options" "$offered" >&2
        failures=$((failures + 1))
    fi
}

expect 'mltrain sub' 'submit nosort' mltrain sub
expect 'mltrain list --state run' 'running nosort' mltrain list --state run
expect 'mltrain list --state=run' 'running nosort' mltrain list --state = run
expect 'mltrain list --state=' "$(mltrain __complete list --state '' | paste -sd '|') nosort" mltrain list --state =
expect 'mltrain cost --set limits.max_c' 'limits.max_cost= nosort nospace' mltrain cost --set limits.max_c
expect 'mltrain cost --set service=l' 'local nosort' mltrain cost --set service = l
expect 'mltrain cost --set=service=v' 'vertex-ai nosort' mltrain cost --set = service = v
expect 'mltrain  --json   canc' 'cancel nosort' mltrain --json canc
expect 'mltrain submit jo' 'job.toml nosort filenames' mltrain submit jo
expect 'mltrain submit ' 'some folder|job.toml|two words.toml nosort filenames' mltrain submit ''
expect 'mltrain init ' ' nosort dirnames' mltrain init ''
expect 'mltrain package -o ' ' nosort default' mltrain package -o ''
expect 'mltrain show la' ' nosort' mltrain show la
[ ! -e "$scratch/.local" ] || { echo 'completion made a ledger' >&2; failures=1; }

# In the middle of a line, what stands behind the cursor does not count.
COMP_LINE='mltrain li --all' COMP_POINT=10 COMP_WORDS=(mltrain li --all) COMP_CWORD=1 options=''
_mltrain mltrain li mltrain
[ "${COMPREPLY[*]}" = list ] || { echo "in the middle of a line: ${COMPREPLY[*]}" >&2; failures=1; }

# With a job in the ledger.
mltrain init trial >/dev/null 2>&1 && mltrain submit trial/job.toml --watch >/dev/null 2>&1
name=$(mltrain list --json | grep -o '"name": "[^"]*"' | head -1 | cut -d'"' -f4)
[ -n "$name" ] || { echo 'no job to complete' >&2; failures=1; }
expect 'mltrain show tr' "$name nosort" mltrain show tr
expect 'mltrain logs la' 'latest nosort' mltrain logs la

# Which completion readline would call.
[[ $(complete -p mltrain) == *'-F _mltrain mltrain' ]] || failures=1
[ "$failures" = 0 ] && echo 'bash completes'
exit "$failures"
