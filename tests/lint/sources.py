#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of the house that a compiler does not know. usage: sources.py ROOT"""
import pathlib
import re
import sys

FOLDERS = ("services", "models", "ui", "app", "tests")
EXACT = re.compile(r"\b(double|float|stod|strtod|stof|atof)\b")
NESTED = re.compile(r"processEvents|[.>]exec\(\)|sleep_for|sleep_until|QThread::(m|u)?sleep|qSleep|qWait\(|[tT]hread[^;]*\.detach\(\)")
# The application's own loop, and a test that drives the loop of its thread by hand.
LOOP = re.compile(r"(app|application|QApplication|QCoreApplication)(\.|->|::)exec\(\)")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def code_of(line):
    """The line without its comment and without the contents of its texts."""
    line = re.sub(r'"(\\.|[^"\\])*"', '""', line)
    return re.sub(r"//.*", "", line)


def main(root):
    faults = []
    count = 0
    for path in sorted(p for top in FOLDERS for p in (root / top).rglob("*")):
        if path.suffix not in (".h", ".cpp", ".py", ".sh", ".mjs"):
            continue
        count += 1
        relative = path.relative_to(root)
        lines = path.read_text(encoding="utf-8").splitlines()
        if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in lines[:3]):
            faults.append(f"{relative}:1: no SPDX line")
        if path.suffix == ".h" and "#pragma once" not in lines[:4]:
            faults.append(f"{relative}:1: no #pragma once")
        if path.name == "sources.py" or path.suffix not in (".h", ".cpp"):
            continue
        for number, line in enumerate(lines, 1):
            code = code_of(line)
            # A spreadsheet knows no other numbers; Spreadsheet.cpp writes those that survive it, the others as texts.
            spreadsheet = relative.name == "Spreadsheet.cpp" and "worksheet_write_number" in code
            if relative.parts[0] == "services" and EXACT.search(code) and not spreadsheet:
                faults.append(f"{relative}:{number}: no floating point in services: {line.strip()[:80]}")
            by_hand = relative.parts[0] == "tests" and "processEvents" in code
            if NESTED.search(code) and not LOOP.search(code) and not by_hand:
                faults.append(f"{relative}:{number}: nested event loop, sleep or detached thread: {line.strip()[:80]}")
            if UNFINISHED.search(line):
                faults.append(f"{relative}:{number}: unfinished: {line.strip()[:80]}")
        if len(lines) > 500 and not any("500 lines" in line for line in lines[:12]):
            faults.append(f"{relative}:1: {len(lines)} lines; split it, or say at its top why it is past 500 lines")
    print("\n".join(faults) or f"{count} files keep to the rules of the house")
    return 1 if faults or count == 0 else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
