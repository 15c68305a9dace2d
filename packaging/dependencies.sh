#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what building, running or testing Assay needs on Debian 12; does nothing where everything is there.
# usage: dependencies.sh [run|test]
set -euo pipefail

purpose="${1:-run}"

build=(g++ cmake ninja-build ccache mold pkg-config git
    qt6-base-dev libqt6opengl6-dev qt6-charts-dev libgl-dev libopengl-dev libvulkan-dev libxkbcommon-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6svg6 qtkeychain-qt6-dev
    libboost1.81-dev libboost-json1.81-dev libboost-url1.81-dev libhowardhinnant-date-dev tzdata libssl-dev libsqlite3-dev libspdlog-dev libexpected-dev
    libxml2-dev libtomlplusplus-dev libcli11-dev libxlsxwriter-dev libarchive-dev libre2-dev libzstd-dev zlib1g-dev
    fonts-noto-core fonts-noto-mono fonts-noto-cjk)
testing=(python3 python3-jsonschema python3-yaml sqlite3 poppler-utils openssl libxml2-utils libpugixml-dev)

wanted=("${build[@]}")
if [ "$purpose" = test ]; then
    wanted+=("${testing[@]}")
    # A newer Node.js from elsewhere is as good; Debian's own would clash with it.
    command -v node >/dev/null || wanted+=(nodejs)
    command -v npm >/dev/null || wanted+=(npm)
fi

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ "${#missing[@]}" -eq 0 ] && exit 0

if [ "$(id -u)" -eq 0 ]; then as_root=(); elif command -v sudo >/dev/null; then as_root=(sudo); else
    echo "These packages are missing; install them as root, then run this again:" >&2
    echo "  apt-get install ${missing[*]}" >&2
    exit 2
fi
echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
