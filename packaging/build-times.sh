#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures how many seconds of processor time (user and system, of all processes) building takes with the compiler's cache
# off: from nothing, and after small changes. On a machine that others use, too, these say more than the clock does.
set -euo pipefail

usage() {
    cat <<'END'
usage: packaging/build-times.sh [REV] [--incremental] [--tests] [--target NAME]... [--jobs N]

Builds the preset `release` of HEAD, and of REV if it is given, each in a folder of its own that goes afterwards, and prints
processor seconds side by side. What is not committed is not measured.

  REV            a commit, branch or tag to compare HEAD with
  --incremental  also: one rule changed, its test built and run; one member and its field added to a record
  --tests        build everything, tests included, instead of the two programs
  --target NAME  build this instead of the two programs (may be given more than once)
  --jobs N       compile N files at once; default: as many as the machine has processors
  --help         this text

Ends with 0, with 1 if something could not be built, with 2 if it was asked for something that is not there.
END
}

complain() {
    echo "build-times.sh: $*" >&2
    exit 2
}

revisions=(HEAD)
targets=()
incremental=no
tests=no
jobs="$(nproc)"
while [ "$#" -gt 0 ]; do
    case "$1" in
    --incremental) incremental=yes ;;
    --tests) tests=yes ;;
    --target)
        [ "$#" -ge 2 ] || complain "--target needs a name"
        targets+=("$2")
        shift
        ;;
    --jobs)
        [[ "${2:-}" =~ ^[1-9][0-9]*$ ]] || complain "--jobs needs a number"
        jobs="$2"
        shift
        ;;
    --help | -h)
        usage
        exit 0
        ;;
    -*) complain "no such option: $1 (see --help)" ;;
    *)
        [ "${#revisions[@]}" -eq 1 ] || complain "one revision to compare with, not more: $1"
        revisions+=("$1")
        ;;
    esac
    shift
done
[ "$tests" = no ] || [ "${#targets[@]}" -eq 0 ] || complain "--tests builds everything; --target makes no sense with it"
if [ "$tests" = yes ]; then targets=(all); elif [ "${#targets[@]}" -eq 0 ]; then targets=(assay assay-sandbox); fi
for tool in git cmake ninja awk; do
    command -v "$tool" >/dev/null || complain "$tool is not installed (packaging/dependencies.sh installs all that is needed)"
done

root="$(git -C "$(dirname "$0")" rev-parse --show-toplevel 2>/dev/null)" || complain "this works in a clone with its history only"
for i in "${!revisions[@]}"; do
    name="${revisions[i]}"
    revisions[i]="$(git -C "$root" rev-parse --verify --quiet "$name^{commit}")" || complain "no such revision: $name"
done
[ "${#revisions[@]}" -eq 1 ] || [ "${revisions[0]}" != "${revisions[1]}" ] || complain "that revision is HEAD itself"

work="$(mktemp -d "${TMPDIR:-/tmp}/build-times.XXXXXX")"
cleanup() {
    for folder in "$work"/tree-*; do
        [ ! -d "$folder" ] || git -C "$root" worktree remove --force "$folder" >/dev/null 2>&1 || true
    done
    rm -rf "$work"
    git -C "$root" worktree prune >/dev/null 2>&1 || true
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

export CCACHE_DISABLE=1 QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
TIMEFORMAT='%U %S'

# Runs a command and writes its processor seconds, with those of all that it started, to $work/NAME.INDEX.
# usage: measure NAME INDEX COMMAND…
measure() {
    local name="$1" index="$2" code=0
    shift 2
    # The times come from the shell, the command's own words go to the log.
    { time "$@" >"$work/log" 2>&1 || code=$?; } 2>"$work/times"
    if [ "$code" -ne 0 ]; then
        tail -n 40 "$work/log" >&2
        echo "build-times.sh: this failed for ${revisions[index]:0:12}: $*" >&2
        exit 1
    fi
    awk '{printf "%.2f\n", $1 + $2}' "$work/times" >"$work/$name.$index"
    echo "  $name: $(cat "$work/$name.$index") s" >&2
}

build() {
    cmake --build build/release --parallel "$jobs" --target "$@"
}

build_and_run() {
    build "$1" && "$(find build/release -type f -perm -u+x -name "$1" | head -n 1)"
}

# The one file under services/domain in which a line reads so; empty with a word on stderr if there is none, or more.
file_with() {
    local found
    found="$(grep -lE "$1" services/domain/*.h || true)"
    if [ -z "$found" ] || [ "$(wc -l <<<"$found")" -ne 1 ]; then
        echo "build-times.sh: no single file in services/domain has: $1" >&2
        return 1
    fi
    echo "$found"
}

# An optional member at the end of Redemption, and its field at the end of the schema.
add_member() {
    local record schema
    record="$(file_with '^struct Redemption \{$')" || return 1
    schema="$(file_with '^struct Schema<Redemption> \{$')" || return 1
    sed -i '/^struct Redemption {$/,/^};$/ s/^};$/    std::optional<Decimal> measuredOnly;\n};/' "$record"
    # The last field is the line before the one that closes the tuple.
    sed -i '/^struct Schema<Redemption> {$/,/^};$/ {
        /^ *Field{/ { N; s/}\(\n *};\)$/},\n            Field{"measured_only", \&Redemption::measuredOnly, Semantic::Money, Presence::Optional}\1/; t
            P; D }
    }' "$schema"
    # Where fields are visited: the line before the one that closes the function.
    sed -i '/^struct Schema<Redemption> {$/,/^};$/ s/^    }$/        field("measured_only", \&Redemption::measuredOnly, Semantic::Money, Presence::Optional);\n    }/' "$schema"
    if ! grep -q measuredOnly "$record" || ! grep -q measured_only "$schema"; then
        echo "build-times.sh: Redemption or its schema no longer reads as this script expects" >&2
        return 1
    fi
}

for index in "${!revisions[@]}"; do
    tree="$work/tree-$index"
    echo "${revisions[index]:0:12} $(git -C "$root" log -1 --format=%s "${revisions[index]}")" >&2
    git -C "$root" worktree add --quiet --detach "$tree" "${revisions[index]}"
    cd "$tree"
    measure configure "$index" cmake --preset release
    measure cold "$index" build "${targets[@]}"
    measure nothing "$index" build "${targets[@]}"
    if [ "$incremental" = yes ]; then
        rule="$(find services/rules -name RedemptionRules.cpp | head -n 1)"
        test_of="$(find tests -name tst_RedemptionRules.cpp | head -n 1)"
        if [ -z "$rule" ] || [ -z "$test_of" ]; then
            complain "${revisions[index]:0:12} has no RedemptionRules.cpp with a test"
        fi
        measure test "$index" build tst_RedemptionRules
        touch "$rule"
        measure rule "$index" build_and_run tst_RedemptionRules
        measure again "$index" build "${targets[@]}"
        add_member || exit 1
        measure member "$index" build "${targets[@]}"
    fi
    cd "$root"
    git worktree remove --force "$tree"
done

declare -A says=(
    [configure]="configure" [cold]="build from nothing (${targets[*]})" [nothing]="build again, nothing changed"
    [rule]="one rule changed, its test built and run" [member]="one member added to a record"
)
cases=(configure cold nothing)
[ "$incremental" = no ] || cases+=(rule member)
printf '%-46s %14s' "processor seconds, cache off" "${revisions[0]:0:12}"
[ "${#revisions[@]}" -eq 1 ] || printf ' %14s %7s' "${revisions[1]:0:12}" ratio
printf '\n'
for name in "${cases[@]}"; do
    printf '%-46s %14s' "${says[$name]}" "$(cat "$work/$name.0")"
    if [ "${#revisions[@]}" -gt 1 ]; then
        printf ' %14s %7s' "$(cat "$work/$name.1")" \
            "$(awk 'NR == FNR { first = $1; next } { if ($1 > 0) printf "%.2f", first / $1; else print "-" }' "$work/$name.0" "$work/$name.1")"
    fi
    printf '\n'
done
