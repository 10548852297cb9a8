# Writes the man pages of PROGRAM into FOLDER, as SCDOC and GZIP make them: man1/mltrain.1.gz, … They are of the day of
# SOURCE's last commit, so that the same source gives the same pages.
execute_process(COMMAND git -C ${SOURCE} log -1 --format=%ct
    OUTPUT_VARIABLE seconds OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(seconds)
    set(ENV{SOURCE_DATE_EPOCH} ${seconds})
endif()
file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER}/sources)
execute_process(COMMAND ${PROGRAM} __manual ${FOLDER}/sources COMMAND_ERROR_IS_FATAL ANY)
file(GLOB sources ${FOLDER}/sources/*.scd)
if(NOT sources)
    message(FATAL_ERROR "${PROGRAM} wrote no pages")
endif()
foreach(source IN LISTS sources)
    cmake_path(GET source STEM LAST_ONLY page)  # mltrain-submit.1
    string(REGEX MATCH "[0-9]$" section ${page})
    set(target ${FOLDER}/man${section}/${page})
    file(MAKE_DIRECTORY ${FOLDER}/man${section})
    execute_process(COMMAND ${SCDOC} INPUT_FILE ${source} OUTPUT_FILE ${target} COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND ${GZIP} -9 -n ${target} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(REMOVE_RECURSE ${FOLDER}/sources)
file(TOUCH ${FOLDER}/made)
