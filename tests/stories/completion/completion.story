# The scripts of completion, whose text is tested in the shells themselves; and what they ask.

$ mltrain completion
2| mltrain: error: SHELL is missing
2|   see --help
[2]
$ mltrain completion bsh
2| mltrain: error: there is no completion for "bsh"
2|   did you mean "bash"?
[2]
$ mltrain completion bash
1| # Completion of mltrain for bash: asks `mltrain __complete` for what could stand at the cursor.
1| # shellcheck shell=bash
1|
1| _mltrain() {
1|     # readline splits words at = and :, mltrain does not: what has no blank between is one word.
1|     local -a words=()
1|     local rest=${COMP_LINE:0:COMP_POINT} bare i
1|     for ((i = 0; i <= COMP_CWORD; i++)); do
1|         bare=${rest#"${rest%%[![:space:]]*}"}
1|         if [[ $i -gt 0 && $bare == "$rest" && -n $rest ]]; then
1|             words[-1]+=${bare:0:${#COMP_WORDS[i]}}
1|         else
1|             words+=("${bare:0:${#COMP_WORDS[i]}}")
1|         fi
1|         rest=${bare:${#COMP_WORDS[i]}}
1|     done
1|
1|     # What of the word readline takes for typed already.
1|     local typed=${words[-1]} head=''
1|     [[ $COMP_WORDBREAKS != *=* ]] || head=${typed%"${typed##*=}"}
1|
1|     local line word files=''
1|     COMPREPLY=()
1|     while IFS= read -r line; do
1|         case $line in
1|         '') ;;
1|         :*) files=$line ;;
1|         *)
1|             word=${line%%$'\t'*}
1|             COMPREPLY+=("${word#"$head"}")
1|             ;;
1|         esac
1|     done <<<"$("${1/#\~/$HOME}" __complete "${words[@]:1}" 2>/dev/null)"
1|
1|     compopt -o nosort 2>/dev/null
1|     # A key goes on with its value.
1|     [[ ${#COMPREPLY[@]} -eq 0 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2>/dev/null
1|     case $files in
1|     :job-files)
1|         compopt -o filenames 2>/dev/null
1|         while IFS= read -r word; do [[ -z $word ]] || COMPREPLY+=("$word"); done <<<"$(
1|             compgen -d -- "${typed#"$head"}"
1|             compgen -f -X '!*.toml' -- "${typed#"$head"}"
1|         )"
1|         ;;
1|     :folders) compopt -o dirnames 2>/dev/null ;;
1|     :files) compopt -o default 2>/dev/null ;;
1|     esac
1| }
1|
1| complete -F _mltrain mltrain
[0]
$ mltrain completion zsh
1| #compdef mltrain
1| # Completion of mltrain for zsh: asks `mltrain __complete` for what could stand at the cursor.
1|
1| _mltrain() {
1|     local -a plain unfinished
1|     local line word help files=''
1|     for line in "${(@f)$("${(Q)words[1]/#\~/$HOME}" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
1|         case $line in
1|         '') continue ;;
1|         :*) files=$line; continue ;;
1|         esac
1|         word=${line%%$'\t'*} help=''
1|         [[ $line != *$'\t'* ]] || help=:${line#*$'\t'}
1|         # A key goes on with its value.
1|         if [[ $word == *= ]]; then
1|             unfinished+=("${word//:/\\:}$help")
1|         else
1|             plain+=("${word//:/\\:}$help")
1|         fi
1|     done
1|
1|     local found=1
1|     if (( $#plain )) && _describe -V mltrain plain; then found=0; fi
1|     if (( $#unfinished )) && _describe -V mltrain unfinished -S ''; then found=0; fi
1|     [[ -z $files || $PREFIX != -*=* ]] || compset -P '*='
1|     case $files in
1|     :job-files) _files -g '*.toml' && found=0 ;;
1|     :folders) _files -/ && found=0 ;;
1|     :files) _files && found=0 ;;
1|     esac
1|     return found
1| }
1|
1| # Found in a folder of functions it is called at once; sourced it is made known.
1| if [ "$funcstack[1]" = "_mltrain" ]; then
1|     _mltrain "$@"
1| else
1|     compdef _mltrain mltrain
1| fi
[0]
$ mltrain completion fish
1| # Completion of mltrain for fish: asks `mltrain __complete` for what could stand at the cursor.
1|
1| function __mltrain_complete
1|     set -l words (commandline -opc)
1|     set -l program $words[1]
1|     set -e words[1]
1|     set -l typed (commandline -ct)
1|     for line in ($program __complete $words $typed 2>/dev/null)
1|         switch $line
1|             case ':job-files'
1|                 __fish_complete_suffix $typed .toml
1|             case ':folders'
1|                 __fish_complete_directories $typed
1|             case ':files'
1|                 __fish_complete_path $typed
1|             case '*'
1|                 echo $line
1|         end
1|     end
1| end
1|
1| complete -c mltrain -f -k -a '(__mltrain_complete)'
[0]
$ mltrain __complete comp
1| compare	say where else the same work could be done, and at what cost
1| completion	print the script by which a shell completes mltrain
[0]
$ mltrain __complete nothing ''
[0]
