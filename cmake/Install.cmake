# What `cmake --install` puts where, and the Debian package (`cpack --config build/release/CPackConfig.cmake`).
#
# Man pages are made where scdoc is. A package without them is none: there scdoc must be.
include(GNUInstallDirs)
find_program(SCDOC scdoc)
find_program(GZIP gzip)

install(TARGETS mltrain)
install(FILES README.md CHANGELOG.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/docs)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR}
    PATTERN __pycache__ EXCLUDE PATTERN runs EXCLUDE PATTERN .gitignore EXCLUDE)

set(completions src/commands/completions)
install(FILES ${completions}/mltrain.bash RENAME mltrain
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${completions}/mltrain.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
# Debian's zsh looks for packages' functions elsewhere than for those of /usr/local.
install(CODE "
    set(folder site-functions)
    if(CMAKE_INSTALL_PREFIX MATCHES \"/usr/?$\")
        set(folder vendor-completions)
    endif()
    file(INSTALL \"${CMAKE_SOURCE_DIR}/${completions}/mltrain.zsh\" RENAME _mltrain
        DESTINATION \"\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_DATADIR}/zsh/\${folder}\")")

if(SCDOC AND GZIP)
    add_custom_command(OUTPUT man/made
        COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:mltrain> -D SOURCE=${CMAKE_SOURCE_DIR} -D SCDOC=${SCDOC} -D GZIP=${GZIP}
            -D FOLDER=${CMAKE_BINARY_DIR}/man -P ${CMAKE_SOURCE_DIR}/cmake/Manual.cmake
        DEPENDS mltrain ${CMAKE_SOURCE_DIR}/cmake/Manual.cmake VERBATIM)
    add_custom_target(man ALL DEPENDS man/made)
    install(DIRECTORY ${CMAKE_BINARY_DIR}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR} FILES_MATCHING PATTERN "*.gz")
else()
    message(STATUS "no scdoc or no gzip: there will be no man pages")
endif()

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # the tests are no part of it
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME mltrain)
set(CPACK_PACKAGE_CONTACT "The mltrain authors <mltrain@users.noreply.github.com>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "training jobs on Google Cloud, without surprises")
set(CPACK_PACKAGE_DESCRIPTION
    "mltrain reads a job file, says what is wrong with it and what it will
cost, hands the job to gcloud (or runs it on this machine), writes it
down, and watches it to its end.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS python3)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS google-cloud-cli)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_SOURCE_DIR}/cmake/Debian.cmake)
set(CPACK_MLTRAIN_SOURCE ${CMAKE_SOURCE_DIR})
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
