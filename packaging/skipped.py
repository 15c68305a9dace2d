#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many tests a run of ctest skipped, and why. usage: skipped.py LAST_TEST_LOG JUNIT

Qt Test names what it skips within the output of a program that passes ("SKIP   : Class::function(row) reason"), which only
the log has whole; that a program was skipped by its exit code is only in the JUnit file. Prints nothing where no test ran."""
import collections
import pathlib
import re
import sys
import xml.etree.ElementTree


def outputs(log):
    """(test, its output) for each test of a log of ctest."""
    for part in re.split(r"(?m)^\d+/\d+ Testing: ", log)[1:]:
        name, _, rest = part.partition("\n")
        found = re.search(r"(?ms)^Output:\n-+\n(.*?)^<end of output>$", rest)
        yield name, found[1] if found else ""


def skipped_programs(junit):
    if not junit.exists():
        return set()
    return {case.get("name") for case in xml.etree.ElementTree.parse(junit).iter("testcase")
            if "SKIP_" in "".join(skip.get("message", "") for skip in case.iter("skipped"))}


def main(log, junit):
    tests = dict(outputs(log.read_text(encoding="utf-8", errors="replace"))) if log.exists() else {}
    if not tests:
        return
    programs = skipped_programs(junit)
    reasons = collections.defaultdict(list)
    for test, output in tests.items():
        for reason in re.findall(r"(?m)^SKIP\s+: \w+(?:::\w+)*\([^\n]*?\) (.*)$", output):
            reasons[reason.strip() or "no reason given"].append(test)
        if test in programs:
            lines = output.strip().splitlines()
            reasons[lines[-1].strip() if lines else "no reason given"].append(test)
    count = sum(len(found) for found in reasons.values())
    print(f"\nSkipped: {count}" + (" (a test may count more than once: each function or row of it that was skipped)" if count else ""))
    for reason, found in sorted(reasons.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{len(found):6}  {reason}  [{', '.join(sorted(set(found)))}]")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
