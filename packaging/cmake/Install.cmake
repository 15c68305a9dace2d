# SPDX-License-Identifier: GPL-3.0-or-later
# What is installed where, and the Debian package made of it (cpack -G DEB).
include(GNUInstallDirs)

install(TARGETS assay-sandbox RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
if(ASSAY_GUI)
    install(TARGETS assay RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
    install(FILES packaging/assay.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
endif()
install(DIRECTORY resources/rules resources/calendars DESTINATION "${CMAKE_INSTALL_DATADIR}/assay")
install(DIRECTORY services/contracts/ DESTINATION "${CMAKE_INSTALL_DATADIR}/assay/contracts" FILES_MATCHING PATTERN "*.yaml")
install(FILES README.md CHANGELOG.md LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME assay)
set(CPACK_PACKAGE_CONTACT "The Assay maintainers")
set(CPACK_DEBIAN_PACKAGE_MAINTAINER "The Assay maintainers")
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata, fonts-noto-core, fonts-noto-mono, fonts-noto-cjk")
set(CPACK_STRIP_FILES ON)
include(CPack)
