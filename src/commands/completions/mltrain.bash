# Completion of mltrain for bash: asks `mltrain __complete` for what could stand at the cursor.
# shellcheck shell=bash

_mltrain() {
    # readline splits words at = and :, mltrain does not: what has no blank between is one word.
    local -a words=()
    local rest=${COMP_LINE:0:COMP_POINT} bare i
    for ((i = 0; i <= COMP_CWORD; i++)); do
        bare=${rest#"${rest%%[![:space:]]*}"}
        if [[ $i -gt 0 && $bare == "$rest" && -n $rest ]]; then
            words[-1]+=${bare:0:${#COMP_WORDS[i]}}
        else
            words+=("${bare:0:${#COMP_WORDS[i]}}")
        fi
        rest=${bare:${#COMP_WORDS[i]}}
    done

    # What of the word readline takes for typed already.
    local typed=${words[-1]} head=''
    [[ $COMP_WORDBREAKS != *=* ]] || head=${typed%"${typed##*=}"}

    local line word files=''
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
        '') ;;
        :*) files=$line ;;
        *)
            word=${line%%$'\t'*}
            COMPREPLY+=("${word#"$head"}")
            ;;
        esac
    done <<<"$("${1/#\~/$HOME}" __complete "${words[@]:1}" 2>/dev/null)"

    compopt -o nosort 2>/dev/null
    # A key goes on with its value.
    [[ ${#COMPREPLY[@]} -eq 0 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2>/dev/null
    case $files in
    :job-files)
        compopt -o filenames 2>/dev/null
        while IFS= read -r word; do [[ -z $word ]] || COMPREPLY+=("$word"); done <<<"$(
            compgen -d -- "${typed#"$head"}"
            compgen -f -X '!*.toml' -- "${typed#"$head"}"
        )"
        ;;
    :folders) compopt -o dirnames 2>/dev/null ;;
    :files) compopt -o default 2>/dev/null ;;
    esac
}

complete -F _mltrain mltrain
