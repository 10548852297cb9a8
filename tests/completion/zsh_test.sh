#!/bin/bash
# Types into a zsh on a terminal of its own (zpty), presses Tab, and reads what it makes of the line: zsh_test.sh PROGRAM
type -P zsh >/dev/null || {
    echo 'skipped: no zsh'
    exit 77
}
export program=$1
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export scratch HOME=$scratch
unset XDG_STATE_HOME XDG_CONFIG_HOME
mkdir "$scratch/bin" "$scratch/project"
ln -s "$program" "$scratch/bin/mltrain"
cd "$scratch/project" && touch job.toml notes.txt || exit 1
export PATH=$scratch/bin:$PATH
timeout 60 zsh -f "$here/type.zsh"
