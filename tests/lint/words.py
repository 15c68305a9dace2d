#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that comments say something vague with: what a thing "tells", where it "stands", "whoever" needs it. Say what it
does, states, contains or returns. usage: words.py ROOT [--lower]

words.txt has how many of them a file may have: those that were there when the check was added. No file may have more, and
a new one none. --lower writes the present numbers where they have fallen; it raises none. A file that moves takes its line
along by hand. "Cannot tell" is the name of an outcome and does not count."""
import pathlib
import re
import sys

FOLDERS = ("services", "models", "ui", "app")
WORDS = re.compile(r"\b(tells?|told|stands?|stood|whoever|who needs)\b", re.I)
OUTCOME = re.compile(r"\bcan ?not[- ](tell|be told)\b", re.I)
PARTS = re.compile(r'R"(?P<mark>[^ ()\\\t\n]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*.*?\*/', re.S)


def found_in(path):
    """(line, word) for each word in a comment."""
    text = path.read_text(encoding="utf-8")
    for part in PARTS.finditer(text):
        if part[0].startswith("/"):
            comment = OUTCOME.sub(lambda m: "-" * len(m[0]), part[0])
            for word in WORDS.finditer(comment):
                yield text.count("\n", 0, part.start() + word.start()) + 1, word[0]


def main(root, lower):
    baseline = pathlib.Path(__file__).with_suffix(".txt")
    rows = [line.split(" ", 1) for line in baseline.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    allowed = {path: int(count) for count, path in rows}
    faults, present, files = [], {}, 0
    for path in sorted(p for top in FOLDERS for p in (root / top).rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        files += 1
        name = path.relative_to(root).as_posix()
        found = list(found_in(path))
        present[name] = len(found)
        if len(found) > allowed.get(name, 0):
            faults += [f"{name}:{line}: \"{word}\"" for line, word in found]
            faults.append(f"{name}: {len(found)} of these words in comments, {allowed.get(name, 0)} may be there; say it plainly")
    left = {name: min(count, present.get(name, 0)) for name, count in allowed.items()}
    if lower:
        head = [line for line in baseline.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        baseline.write_text("\n".join(head + [f"{count} {name}" for name, count in sorted(left.items()) if count]) + "\n", encoding="utf-8")
    fallen = sum(allowed.values()) - sum(left.values())
    print("\n".join(faults) or f"{sum(present.values())} of these words in comments of {files} files"
          + (f", {fallen} fewer than words.txt has: --lower" if fallen and not lower else ""))
    return 1 if faults or files == 0 else 0


sys.exit(main(pathlib.Path(sys.argv[1]), "--lower" in sys.argv[2:]))
