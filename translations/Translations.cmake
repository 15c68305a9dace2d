# SPDX-License-Identifier: GPL-3.0-or-later
# Texts of app, ui and models in three languages, and those that services/api marks for the window (windowText). `ninja assay_ui_lupdate` collects new texts into the .ts files; the
# compiled .qm files become resources under :/i18n of whoever links assay_ui.
file(GLOB_RECURSE translated CONFIGURE_DEPENDS
     "${CMAKE_SOURCE_DIR}/app/*.cpp" "${CMAKE_SOURCE_DIR}/app/*.h"
     "${CMAKE_SOURCE_DIR}/ui/*.cpp" "${CMAKE_SOURCE_DIR}/ui/*.h"
     "${CMAKE_SOURCE_DIR}/models/*.cpp" "${CMAKE_SOURCE_DIR}/models/*.h"
     "${CMAKE_SOURCE_DIR}/services/api/*.h")
qt6_add_translations(assay_ui
    TS_FILES "${CMAKE_SOURCE_DIR}/translations/assay_en.ts"
             "${CMAKE_SOURCE_DIR}/translations/assay_zh_HK.ts"
             "${CMAKE_SOURCE_DIR}/translations/assay_zh_CN.ts"
    SOURCES ${translated}
    INCLUDE_DIRECTORIES "${CMAKE_SOURCE_DIR}"
    RESOURCE_PREFIX "/i18n"
    LUPDATE_OPTIONS -tr-function-alias QT_TRANSLATE_NOOP+=windowText -no-obsolete -locations none -no-ui-lines)
