# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks our program, and compares its answers with those that Python worked out."""
import os
import subprocess
import sys

SHOWN = 10


def seed(argv, usual):
    """The seed of a run: that of the command line, or always the same."""
    return int(argv[2]) if len(argv) > 2 else usual


def compare(program, asked, start):
    """`asked` is a list of (words of a question, answer as Python has it). Returns the exit code of the script."""
    lines = ["\t".join(words) for words, _ in asked]
    ended = subprocess.run([program], input="\n".join(lines) + "\n", capture_output=True, text=True, encoding="utf-8",
                           env={**os.environ, "LC_ALL": "C.UTF-8"})
    answers = ended.stdout.splitlines()
    if ended.returncode != 0 or len(answers) != len(asked):
        print(f"seed {start}: {os.path.basename(program)} ended with {ended.returncode} after {len(answers)} of "
              f"{len(asked)} answers: {ended.stderr.strip()}\nnext was: {lines[len(answers)] if len(answers) < len(lines) else ''}")
        return 1
    wrong = [(line, ours, theirs) for line, ours, (_, theirs) in zip(lines, answers, asked) if ours != theirs]
    kinds = {}
    for words, _ in asked:
        kinds[words[0]] = kinds.get(words[0], 0) + 1
    print(f"seed {start}: {len(asked):,} questions, {len(wrong):,} answered otherwise ("
          + ", ".join(f"{kind} {count:,}" for kind, count in sorted(kinds.items())) + ")")
    shown = {}
    for line, ours, theirs in wrong:
        kind = line.split("\t")[0]
        shown[kind] = shown.get(kind, 0) + 1
        if shown[kind] <= SHOWN:
            print("  " + line.replace("\t", "  ") + f"\n    ours   {ours}\n    Python {theirs}")
    return 1 if wrong else 0


def main(check, usual):
    start = seed(sys.argv, usual)
    sys.exit(compare(sys.argv[1], check(start), start))
