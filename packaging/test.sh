#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds everything and runs all tests. usage: test.sh [ctest options]
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/dependencies.sh test
bash packaging/build.sh release
exec ctest --test-dir build/release --output-on-failure --parallel "$(nproc)" --timeout 300 "$@"
