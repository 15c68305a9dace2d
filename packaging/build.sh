#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds a preset; a second run with nothing changed takes a second. usage: build.sh PRESET [TARGET…]
set -euo pipefail
cd "$(dirname "$0")/.."
preset="$1"
shift
if command -v ccache >/dev/null; then
    export CCACHE_DEPEND=1 CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=include_file_mtime,include_file_ctime,time_macros,pch_defines
fi
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" >&2
cmake --build "build/$preset" --parallel "$(nproc)" ${1:+--target "$@"} >&2
