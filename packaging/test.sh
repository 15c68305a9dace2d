#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds everything and runs all tests; says at the end what was skipped and why. usage: test.sh [ctest options]
# Ends as ctest does.
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/dependencies.sh test
bash packaging/build.sh release

log="$PWD/build/release/Testing/Temporary/LastTest.log"
junit="$PWD/build/release/Testing/tests.xml"
rm -f "$log" "$junit"
status=0
ctest --test-dir build/release --output-on-failure --parallel "$(nproc)" --timeout 300 --output-junit "$junit" "$@" || status=$?
python3 packaging/skipped.py "$log" "$junit" || true
exit "$status"
