# Run by each build: writes OUTPUT, the C++ source of this_build(), from the git of SOURCE and the LIBRARIES ("Boost
# 1.81.0|fmt 9.1.0"). A file that would be the same is left alone, so that nothing is compiled anew.
cmake_minimum_required(VERSION 3.25)

set(commit "")
set(date "")
find_program(git git)
if(git)
    # A source archive unpacked within another repository has none of its own.
    execute_process(COMMAND ${git} -C ${SOURCE} rev-parse --show-prefix
        OUTPUT_VARIABLE prefix OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE failed ERROR_QUIET)
    if(NOT failed AND prefix STREQUAL "")
        execute_process(COMMAND ${git} -C ${SOURCE} describe --always --dirty=+ --abbrev=12 --exclude=*
            OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
        execute_process(COMMAND ${git} -C ${SOURCE} log -1 --format=%cs
            OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    endif()
endif()

string(REGEX REPLACE "([^| ]+) ([^|]+)\\|?" "\n        {\"\\1\", \"\\2\"}," libraries "${LIBRARIES}")
file(CONFIGURE OUTPUT ${OUTPUT} NEWLINE_STYLE UNIX CONTENT
"// Made by cmake/Build.cmake.
#include \"system/build.hpp\"

mltrain::Build mltrain::this_build()
{
    return {\"${commit}\", \"${date}\", {${libraries}
    }};
}
")
