# embed(OUTPUT files…): a C++ source that holds the files' bytes as string literals, found by path
# relative to the source tree. Made anew when one of them changes.
function(embed output)
    set(entries "")
    foreach(file IN LISTS ARGN)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        file(READ ${CMAKE_SOURCE_DIR}/${file} bytes)
        # A literal may not be too long for other compilers, nor end early: pieces of 8000 characters.
        string(LENGTH "${bytes}" length)
        set(literal "")
        set(at 0)
        while(at LESS length)
            string(SUBSTRING "${bytes}" ${at} 8000 piece)
            string(APPEND literal "R\"~~~~(${piece})~~~~\"\n")
            math(EXPR at "${at} + 8000")
        endwhile()
        if(NOT literal)
            set(literal "\"\"")
        endif()
        string(APPEND entries "    {\"${file}\", ${literal}},\n")
    endforeach()
    file(CONFIGURE OUTPUT ${output} @ONLY NEWLINE_STYLE UNIX CONTENT
"// Made by cmake/Embed.cmake from the files named below.
#include \"base/embedded.hpp\"

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

using namespace std::string_view_literals;

const EmbeddedFile files[] = {
@entries@};

}  // namespace

std::span<const EmbeddedFile> embedded_files()
{
    return files;
}

std::string_view embedded_file(std::string_view path)
{
    const auto found = std::find_if(std::begin(files), std::end(files), [&](auto& file) { return file.path == path; });
    return found == std::end(files) ? std::string_view() : found->bytes;
}

}  // namespace mltrain
")
endfunction()
