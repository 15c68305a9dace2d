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
    BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_HAS_CO_AWAIT BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION
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
# -O3 only where a bench shows that it pays (HOT).
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Building time: sources of a library are compiled some at a time (UNITY), and headers that nearly all of them include are
# read once (PRECOMPILED). Without either, each source proves that it includes what it uses.
option(ASSAY_FAST_BUILD "Precompiled headers, and several sources at a time" ON)
if(ASSAY_FAST_BUILD)
    # GCC takes a source that another one includes for a header, and warns of the hidden types in it.
    target_compile_options(assay_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(ASSAY_CCACHE)
    # The compiler cache has to see which headers a precompiled one was made from.
    target_compile_options(assay_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

# assay_library(net DEPENDS assay_domain LIBRARIES OpenSSL::SSL)
# Builds assay_<name> from every .cpp of the calling folder. DEPENDS are our own layers. PRECOMPILED are the headers that
# are read once, or the library whose precompiled headers serve this one, too. UNITY is how many sources are compiled at a
# time (default 8). HOT are the sources that
# are optimised further in release, each by itself.
function(assay_library name)
    cmake_parse_arguments(A "" "UNITY" "DEPENDS;LIBRARIES;PRIVATE;PRECOMPILED;HOT" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp" "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    set(has_source FALSE)
    foreach(file IN LISTS sources)
        if(file MATCHES "\\.cpp$")
            set(has_source TRUE)
        endif()
    endforeach()
    if(has_source)
        add_library(assay_${name} STATIC ${sources})
        target_link_libraries(assay_${name} PUBLIC assay_options ${A_DEPENDS} ${A_LIBRARIES} PRIVATE ${A_PRIVATE})
        set_source_files_properties(${A_HOT} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release>:-O3>"
            SKIP_UNITY_BUILD_INCLUSION ON)
        if(ASSAY_FAST_BUILD)
            assay_precompiled(assay_${name} ${A_PRECOMPILED})
            if(NOT DEFINED A_UNITY)
                set(A_UNITY 8)
            endif()
            set_target_properties(assay_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${A_UNITY})
        endif()
    else()
        add_library(assay_${name} INTERFACE)
        target_link_libraries(assay_${name} INTERFACE assay_options ${A_DEPENDS} ${A_LIBRARIES})
    endif()
endfunction()

# assay_headers(network DEPENDS assay_domain PRECOMPILED <boost/asio.hpp>): headers that several libraries read as one
# precompiled file, assay_<name>_headers. A compiler refuses it where a macro differs that it saw, so it depends on no
# more than the headers need.
function(assay_headers name)
    if(NOT ASSAY_FAST_BUILD)
        return()
    endif()
    cmake_parse_arguments(A "" "" "DEPENDS;PRECOMPILED" ${ARGN})
    set(source "${CMAKE_CURRENT_BINARY_DIR}/${name}_headers.cpp")
    file(CONFIGURE OUTPUT "${source}" CONTENT "// Compiles nothing: its target holds a precompiled header.\n")
    add_library(assay_${name}_headers OBJECT "${source}")
    target_link_libraries(assay_${name}_headers PRIVATE assay_options ${A_DEPENDS})
    target_precompile_headers(assay_${name}_headers PRIVATE ${A_PRECOMPILED})
endfunction()

# Headers that `target` reads once, or another target whose precompiled headers it shares.
function(assay_precompiled target)
    if(TARGET "${ARGV1}")
        target_precompile_headers(${target} REUSE_FROM ${ARGV1})
    elseif(ARGC GREATER 1)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

# assay_tests(LABEL store LIBRARIES assay_store): one Qt Test executable per tst_*.cpp of the calling folder.
function(assay_tests)
    cmake_parse_arguments(A "" "LABEL" "LIBRARIES;ENVIRONMENT" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tst_*.cpp")
    set(first "")
    foreach(source IN LISTS sources)
        get_filename_component(name "${source}" NAME_WE)
        add_executable(${name} "${source}")
        set_target_properties(${name} PROPERTIES AUTOMOC ON
            RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        target_link_libraries(${name} PRIVATE ${A_LIBRARIES} assay_test_support Qt6::Test)
        # What is tested is built as it ships; the tests themselves only have to be built soon.
        target_compile_options(${name} PRIVATE $<$<CONFIG:Release>:-O1>)
        if(ASSAY_FAST_BUILD)
            if(first)
                assay_precompiled(${name} ${first})
            else()
                assay_precompiled(${name} <QtTest/QtTest> "${CMAKE_SOURCE_DIR}/services/domain/Snapshot.h")
                set(first ${name})
            endif()
            # Empty, since each test includes what moc made of it.
            set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${name}_autogen/mocs_compilation.cpp"
                PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        endif()
        add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
        set_tests_properties(${name} PROPERTIES LABELS "${A_LABEL}" TIMEOUT 120
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;${A_ENVIRONMENT}")
    endforeach()
endfunction()
