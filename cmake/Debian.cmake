# Run by CPack when the files stand in CPACK_TEMPORARY_DIRECTORY: what Debian wants of a package's documentation, and of
# no other installation. The date is that of the last commit, so that the same source gives the same package.
set(documentation ${CPACK_TEMPORARY_DIRECTORY}/usr/share/doc/mltrain)
set(source ${CPACK_MLTRAIN_SOURCE})
if(NOT EXISTS ${CPACK_TEMPORARY_DIRECTORY}/usr/share/man/man1/mltrain.1.gz)
    message(FATAL_ERROR "a package needs the man pages, and these need scdoc: apt-get install scdoc, and configure again")
endif()

file(REMOVE ${documentation}/LICENSE)  # copyright says where Debian keeps it
configure_file(${source}/cmake/debian_copyright ${documentation}/copyright COPYONLY)

# A log that mltrain shows may well hold a traceback, and so does the page about logs.
file(WRITE ${CPACK_TEMPORARY_DIRECTORY}/usr/share/lintian/overrides/mltrain
"mltrain: python-traceback-in-manpage [usr/share/man/man7/mltrain-logs.7.gz]
")

execute_process(COMMAND git -C ${source} log -1 --date=rfc2822 --format=%cd
    OUTPUT_VARIABLE date OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT date)
    string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
endif()
file(WRITE ${documentation}/changelog.Debian
"mltrain (${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE}) bookworm; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION}; changelog.gz says what is new.

 -- ${CPACK_PACKAGE_CONTACT}  ${date}
")
file(RENAME ${documentation}/CHANGELOG.md ${documentation}/changelog)
execute_process(COMMAND gzip -9 -n ${documentation}/changelog ${documentation}/changelog.Debian COMMAND_ERROR_IS_FATAL ANY)
