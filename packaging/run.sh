#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Starts the console with the sandbox. Without a display: does the same work headless and leaves a report and pictures in out/.
set -euo pipefail
cd "$(dirname "$0")/.."

bash packaging/dependencies.sh run
echo "Building (first time: some minutes)…" >&2
bash packaging/build.sh release assay assay-sandbox

bin=build/release/bin
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${ASSAY_HEADLESS:-}" ]; then
    exec "$bin/assay" --sandbox "$@"
fi

echo "No display: collecting from the sandbox for a few seconds…" >&2
mkdir -p out
store=out/sandbox.sqlite
rm -f "$store" "$store-wal" "$store-shm" "$store.lock"
ready=$(mktemp)
"$bin/assay-sandbox" --listen 127.0.0.1:0 --scenario "${ASSAY_SCENARIO:-calm}" >"$ready" &
sandbox=$!
trap 'kill "$sandbox" 2>/dev/null || true; rm -f "$ready"' EXIT
for _ in $(seq 100); do
    [ -s "$ready" ] && break
    kill -0 "$sandbox" 2>/dev/null || { echo "The sandbox did not start." >&2; exit 3; }
    read -rt 0.1 <> <(:) || true
done
config=$(sed -n 's/.*"config": *"\([^"]*\)".*/\1/p' "$ready")
"$bin/assay" sync --config "$config" --store "$store" --for "${ASSAY_FOR:-10s}"
kill "$sandbox" 2>/dev/null || true

"$bin/assay" verify "$store"
"$bin/assay" show reserves --store "$store"
"$bin/assay" check --store "$store" || echo "At least one rule is breached (see above)." >&2
"$bin/assay" report --store "$store" --out out/report --formats html,pdf,csv,xlsx,json
"$bin/assay" screenshot all --store "$store" --out out/pictures
echo
echo "Report:   $PWD/out/report"
echo "Pictures: $PWD/out/pictures"
echo "Store:    $PWD/$store"
