# SPDX-License-Identifier: GPL-3.0-or-later
# One function per kind of target, so that warnings, hardening and layers are set in one place.

add_library(assay_options INTERFACE)
target_compile_features(assay_options INTERFACE cxx_std_20)
target_include_directories(assay_options INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(assay_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    $<$<CONFIG:Debug>:-Werror>
    # GCC 12 sees overlaps in std::string operator+ that are not there (GCC bug 105329).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    -fno-strict-aliasing)
target_compile_definitions(assay_options INTERFACE
    BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_HAS_CO_AWAIT
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
    target_compile_options(assay_options INTERFACE -fstack-protector-strong)
    target_compile_definitions(assay_options INTERFACE _FORTIFY_SOURCE=2)
    target_link_options(assay_options INTERFACE -Wl,-z,relro,-z,now)
endif()
if(ASSAY_SANITIZE)
    target_compile_options(assay_options INTERFACE -fsanitize=${ASSAY_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(assay_options INTERFACE -fsanitize=${ASSAY_SANITIZE})
endif()
find_program(ASSAY_MOLD mold)
if(ASSAY_MOLD)
    target_link_options(assay_options INTERFACE -fuse-ld=mold)
endif()
find_program(ASSAY_CCACHE ccache)
if(ASSAY_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${ASSAY_CCACHE}")
endif()
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# assay_library(net DEPENDS assay_domain LIBRARIES OpenSSL::SSL)
# Builds assay_<name> from every .cpp of the calling folder. DEPENDS are our own layers.
function(assay_library name)
    cmake_parse_arguments(A "" "" "DEPENDS;LIBRARIES;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h"
         "${CMAKE_CURRENT_SOURCE_DIR}/*/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*/*.h")
    set(has_source FALSE)
    foreach(file IN LISTS sources)
        if(file MATCHES "\\.cpp$")
            set(has_source TRUE)
        endif()
    endforeach()
    if(has_source)
        add_library(assay_${name} STATIC ${sources})
        target_link_libraries(assay_${name} PUBLIC assay_options ${A_DEPENDS} ${A_LIBRARIES} PRIVATE ${A_PRIVATE})
    else()
        add_library(assay_${name} INTERFACE)
        target_link_libraries(assay_${name} INTERFACE assay_options ${A_DEPENDS} ${A_LIBRARIES})
    endif()
endfunction()

# assay_tests(LABEL store LIBRARIES assay_store): one Qt Test executable per tst_*.cpp of the calling folder.
function(assay_tests)
    cmake_parse_arguments(A "" "LABEL" "LIBRARIES;ENVIRONMENT" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp")
    foreach(source IN LISTS sources)
        get_filename_component(name "${source}" NAME_WE)
        add_executable(${name} "${source}")
        set_target_properties(${name} PROPERTIES AUTOMOC ON
            RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        target_link_libraries(${name} PRIVATE ${A_LIBRARIES} assay_test_support Qt6::Test)
        # What is tested is built as it ships; the tests themselves only have to be built soon.
        target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
        add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        set_tests_properties(${name} PROPERTIES LABELS "${A_LABEL}" TIMEOUT 120
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${A_ENVIRONMENT}")
    endforeach()
endfunction()
