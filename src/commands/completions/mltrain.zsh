#compdef mltrain
# Completion of mltrain for zsh: asks `mltrain __complete` for what could stand at the cursor.

_mltrain() {
    local -a plain unfinished
    local line word help files=''
    for line in "${(@f)$("${(Q)words[1]/#\~/$HOME}" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        case $line in
        '') continue ;;
        :*) files=$line; continue ;;
        esac
        word=${line%%$'\t'*} help=''
        [[ $line != *$'\t'* ]] || help=:${line#*$'\t'}
        # A key goes on with its value.
        if [[ $word == *= ]]; then
            unfinished+=("${word//:/\\:}$help")
        else
            plain+=("${word//:/\\:}$help")
        fi
    done

    local found=1
    if (( $#plain )) && _describe -V mltrain plain; then found=0; fi
    if (( $#unfinished )) && _describe -V mltrain unfinished -S ''; then found=0; fi
    [[ -z $files || $PREFIX != -*=* ]] || compset -P '*='
    case $files in
    :job-files) _files -g '*.toml' && found=0 ;;
    :folders) _files -/ && found=0 ;;
    :files) _files && found=0 ;;
    esac
    return found
}

# Found in a folder of functions it is called at once; sourced it is made known.
if [ "$funcstack[1]" = "_mltrain" ]; then
    _mltrain "$@"
else
    compdef _mltrain mltrain
fi
