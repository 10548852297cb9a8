# Run by zsh_test.sh.
zmodload zsh/zpty
zpty -b shell 'PS1= PS2= TERM=dumb zsh -f -i'

# Sends a line to the shell, and reads until the mark comes back.
ask() {
    local all= piece
    zpty -w shell "$1"
    while zpty -r shell piece '*MARK-*-END*'; do
        all+=$piece
        [[ $all != *MARK-*-END* ]] || break
    done
    print -r -- "${${all##*MARK-}%%-END*}"
}

ask 'unsetopt zle_bracketed_paste; autoload -U compinit; compinit -D -u; source <(mltrain completion zsh); LISTMAX=1000; setopt no_beep no_list_beep; tell() { BUFFER="print -r -- MARK""-${(q)BUFFER}-END"; zle accept-line }; zle -N tell; bindkey "^X" tell; print MARK""-ready-END' >/dev/null

# What becomes of a line when Tab is pressed behind it.
failures=0
expect() {
    zpty -w -n shell "$1"$'\t\x18'
    local all= piece
    while zpty -r shell piece '*MARK-*-END*'; do
        all+=$piece
        [[ $all != *MARK-*-END*MARK-*-END* ]] || break
        [[ $all != *$'\n'MARK-*-END* ]] || break
    done
    local became=${${all##*MARK-}%%-END*}
    became=${(Q)became}
    if [[ $became != "$2" ]]; then
        print -u2 -r -- "$1"$'\n'"    became: $became"$'\n'"    instead of: $2"
        failures=1
    fi
}

expect 'mltrain sub' 'mltrain submit '
expect 'mltrain list --state run' 'mltrain list --state running '
expect 'mltrain list --state=run' 'mltrain list --state=running '
expect 'mltrain cost --set limits.max_c' 'mltrain cost --set limits.max_cost='
expect 'mltrain cost --set service=l' 'mltrain cost --set service=local '
expect 'mltrain submit jo' 'mltrain submit job.toml '
expect 'mltrain help exit' 'mltrain help exit-codes '
expect 'mltrain watch --on-interrupt d' 'mltrain watch --on-interrupt detach '
zpty -d shell
(( failures )) || print 'zsh completes'
exit $failures
