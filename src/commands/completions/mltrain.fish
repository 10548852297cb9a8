# Completion of mltrain for fish: asks `mltrain __complete` for what could stand at the cursor.

function __mltrain_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l typed (commandline -ct)
    for line in ($program __complete $words $typed 2>/dev/null)
        switch $line
            case ':job-files'
                __fish_complete_suffix $typed .toml
            case ':folders'
                __fish_complete_directories $typed
            case ':files'
                __fish_complete_path $typed
            case '*'
                echo $line
        end
    end
end

complete -c mltrain -f -k -a '(__mltrain_complete)'
