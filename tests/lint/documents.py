#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the documents name is there: files, build options, shortcuts and pages, names of the glossary, numbered decisions,
folders of services. What needs the programs is in tests/app/readme.py. usage: documents.py ROOT"""
import pathlib
import re
import sys

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
TOPS = ("services", "models", "ui", "app", "resources", "translations", "tests", "packaging")
ACTION = re.compile(r'ActionSpec\{Command::(\w+), Menu::(\w+), "\w+",\s*(?:QT_TRANSLATE_NOOP\("Actions", )?"([^"]*)"\)?,\s*"([^"]*)"')
PAGE = re.compile(r'widgetOf<\w+>\(models::Page::\w+, QT_TRANSLATE_NOOP\("Actions", "([^"]*)"\)\)')
KEY = re.compile(r"(?:(?:Ctrl|Alt|Shift)\+)*(?:F\d{1,2}|[A-Z0-9]|/|Up|Down|Left|Right|Return|Backspace)")


def spans(text):
    """(line, text) of each code span outside of fenced blocks."""
    fenced = re.sub(r"```.*?```", lambda m: "\n" * m[0].count("\n"), text, flags=re.S)
    for number, line in enumerate(fenced.splitlines(), 1):
        for span in re.findall(r"`([^`]+)`", line):
            yield number, span


class Tree:
    def __init__(self, root):
        self.files = [p.relative_to(root).as_posix() for p in root.rglob("*")
                      if p.relative_to(root).parts[0] not in (".git", "build", "out")]
        self.known = set(self.files)
        sources = (p for p in self.files if p.endswith((".h", ".cpp", ".txt", ".cmake", ".sh", ".py", ".in")) and not p.endswith("documents.py"))
        self.text = "\n".join((root / p).read_text(encoding="utf-8", errors="replace") for p in sources if (root / p).is_file())

    def has(self, path):
        """Is there such a file or folder? It may lack its ending, and "services/" before it; "*" is anything."""
        for prefix in ("", "services/"):
            wanted = prefix + path.rstrip("/")
            if wanted in self.known:
                return True
            pattern = re.compile(re.escape(wanted).replace(r"\*", "[^/]*") + r"(?:\.\w+)?")
            if any(pattern.fullmatch(file) for file in self.files):
                return True
        return False


def path_in(span, folders):
    """The file or folder that a code span names, or nothing."""
    path = re.sub(r"\(\)$|::.*", "", span)
    if not re.fullmatch(r"[\w*][\w./*-]*", path):
        return None
    first = path.split("/")[0]
    if "/" in path and (first in TOPS or first in folders):
        return path
    return path if re.fullmatch(r"[\w*-]+\.(?:h|cpp|py|sh|md|txt|yaml|toml)", path) and path[0].isupper() else None


def main(root):
    tree = Tree(root)
    texts = {name: (root / name).read_text(encoding="utf-8") for name in DOCUMENTS}
    folders = sorted(p.name for p in (root / "services").iterdir() if p.is_dir())
    basenames = {pathlib.PurePosixPath(file).name for file in tree.files}
    faults, count = [], 0

    for name, text in texts.items():
        for number, span in spans(text):
            path = path_in(span, folders)
            if path:
                count += 1
                if not (tree.has(path) if "/" in path else any(pathlib.PurePosixPath(b).match(path) for b in basenames)):
                    faults.append(f"{name}:{number}: there is no {span}")
        for number, line in enumerate(text.splitlines(), 1):
            for option in re.findall(r"\bASSAY_[A-Z_]+\b", line):
                count += 1
                if not re.search(rf"\b{option}\b", tree.text):
                    faults.append(f"{name}:{number}: nothing knows {option}")
            for link in re.findall(r"\]\(([^)#:]+)\)", line):
                count += 1
                if link not in tree.known:
                    faults.append(f"{name}:{number}: there is no {link}")

    actions = ACTION.findall((root / "ui/actions/ActionTable.cpp").read_text(encoding="utf-8"))
    texts_of_pages = PAGE.findall((root / "ui/pages/PageWidgets.cpp").read_text(encoding="utf-8"))
    pages = [(f"Ctrl+{number}", text.replace("&", "")) for number, text in enumerate(texts_of_pages[:9], 1)]
    shortcuts = {shortcut for _, _, _, shortcut in actions} | {shortcut for shortcut, _ in pages}
    for number, span in spans(texts["README.md"]):
        if KEY.fullmatch(span):
            count += 1
            if span not in shortcuts:
                faults.append(f"README.md:{number}: no action has the shortcut {span}")
    sentence = re.search(r"`(Ctrl\+\d)` … `(Ctrl\+\d)` are the pages ([^.]*)\.", texts["README.md"])
    named = re.split(r",\s+|\s+and\s+", sentence[3]) if sentence else []
    if not pages or not sentence or [sentence[1], sentence[2]] != [pages[0][0], pages[-1][0]] or named != [text for _, text in pages]:
        faults.append("README.md: it does not name the pages as the menu has them: " + ", ".join(f"{key} {text}" for key, text in pages))

    table = texts["ARCHITECTURE.md"].partition("Inside `services`:")[2].partition("\n\nLeft may")[0]
    listed = re.findall(r"(?m)^\| `(\w+)` \|", table)
    if sorted(listed) != folders:
        faults.append(f"ARCHITECTURE.md: the table of services differs in {', '.join(sorted(set(listed) ^ set(folders)))}")

    glossary = [line.split("|")[1:3] for line in texts["ARCHITECTURE.md"].partition("## Glossary")[2].splitlines() if line.startswith("| `")]
    for names, places in glossary:
        headers = "\n".join((root / file).read_text(encoding="utf-8") for file in tree.files
                            if file.endswith(".h") and file.startswith(tuple(f"{top}{place.strip()}/" for place in places.split(",") for top in ("services/", ""))))
        for term in re.findall(r"`([^`]+)`", names):
            count += 1
            if term not in folders and not re.search(rf"\b{term.split('::')[-1]}\b", headers):
                faults.append(f"ARCHITECTURE.md: the glossary names {term}, which {places.strip()} does not have")

    decisions = re.findall(r"(?m)^\*\*D-(\d{3}) ", texts["ARCHITECTURE.md"])
    if [int(number) for number in decisions] != list(range(1, len(decisions) + 1)):
        faults.append("ARCHITECTURE.md: decisions are not numbered one after the other")
    for file in tree.files:
        if file.endswith((".h", ".cpp", ".md", ".py")) and (root / file).is_file():
            for number in re.findall(r"\bD-(0\d\d)\b", (root / file).read_text(encoding="utf-8", errors="replace")):
                if number not in decisions:
                    faults.append(f"{file}: there is no decision D-{number}")

    print("\n".join(faults) or f"{count} names of the documents are there, {len(decisions)} decisions")
    return 1 if faults or count < 100 or not glossary else 0


sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
