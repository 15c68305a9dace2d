#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every English sentence of the services has its translations, none is left over. usage: phrases.py ROOT [--list]"""
import pathlib
import re
import sys

LITERALS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
LINE = re.compile(r'^("(?:[^"\\]|\\.)*") = ("(?:[^"\\]|\\.)*")$')
PLACEHOLDER = re.compile(r"\{(\d+)((?:\|[^}|]*)*)\}")


def unquoted(literals):
    joined = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals))
    return re.sub(r"\\(.)", r"\1", joined)


def last_argument(text, start):
    """The literal that ends the call whose arguments begin at `start`, or None."""
    depth, at = 1, start
    while depth and at < len(text):
        if text[at] == '"':
            at = re.compile(r'"(?:[^"\\]|\\.)*"').match(text, at).end()
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    found = re.search(r',\s*("(?:[^"\\]|\\.)*")$', text[start:at - 1])
    return unquoted(found[1]) if found else None


def used(root):
    sentences, nouns = {}, {}
    for path in sorted((root / "services").rglob("*")):
        if path.suffix not in (".cpp", ".h") or path.name in ("Sentence.h", "MessageCatalog.h"):
            continue
        text = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8"))
        for found in re.finditer(r"\b(?:sentence|phrase)\(\s*" + LITERALS, text):
            sentences.setdefault(unquoted(found[1]), path.relative_to(root))
        for found in re.finditer(r"\bcounted\(", text) if "sentence(" in text else ():
            if noun := last_argument(text, found.end()):
                nouns.setdefault(noun, path.relative_to(root))
    return sentences, nouns


def catalogue(path, faults):
    tables, table = {}, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if re.fullmatch(r"\[[a-z]+\]", line):
            table = tables.setdefault(line[1:-1], {})
            continue
        found = LINE.match(line)
        if not found or table is None:
            faults.append(f"{path.name}:{number}: not a line \"English\" = \"translation\" below a [table]")
            continue
        key = unquoted(found[1])
        if any(key in other for other in tables.values()):
            faults.append(f"{path.name}:{number}: a second translation of {key!r}")
        table[key] = unquoted(found[2])
    return tables


def placeholders(text):
    return {int(number): [c for c in choices.split("|")[1:]] for number, choices in PLACEHOLDER.findall(text)}


def check(name, tables, sentences, nouns, codes, titles, faults):
    said = tables.get("sentences", {})
    counted = tables.get("counted", {})
    alone = set(said) | set(tables.get("codes", {}))
    for noun, pattern in counted.items():
        if "|" in pattern:
            alone |= {noun, noun + "s"}
        if pattern.count("{1}") != 1 or pattern.count("{") != 1:
            faults.append(f"{name}: {noun!r} is counted with one \"{{1}}\"")
    for text, path in sentences.items():
        if text not in alone:
            faults.append(f"{name}: no translation of {text!r} ({path})")
    for noun, path in nouns.items():
        if noun not in counted:
            faults.append(f"{name}: {noun!r} is not among what is counted ({path})")
    chosen = set()
    for english, translation in said.items():
        has, wants = placeholders(english), placeholders(translation)
        for number, choices in has.items():
            if choices in ([], ["#"]):
                if number not in wants:
                    faults.append(f"{name}: {{{number}}} is left out of {english!r}")
            elif number in wants:
                for choice in filter(None, (c.strip() for c in choices)):
                    chosen.add(choice)
                    if choice not in alone:
                        faults.append(f"{name}: no translation of {choice!r}, a choice in {english!r}")
        for number in wants:
            if number not in has:
                faults.append(f"{name}: {{{number}}} is nothing in {english!r}")
        if any(wants.values()) or re.search(r"\{(?!\d)|(?<!\d)\}", PLACEHOLDER.sub("", translation)):
            faults.append(f"{name}: a brace that is no placeholder in the translation of {english!r}")
    for english in said:
        if english not in sentences and english not in chosen:
            faults.append(f"{name}: nobody says {english!r}")
    for noun in counted:
        if noun not in nouns and noun not in sentences and noun + "s" not in sentences:
            faults.append(f"{name}: nobody counts {noun!r}")
    for title in sorted(titles ^ set(tables.get("titles", {}))):
        faults.append(f"{name}: {title!r} is not a title of both a rule pack and [titles]")
    for code in tables.get("codes", {}):
        if f'"{code}"' not in codes and f'"{code.replace(" ", "-")}"' not in codes:
            faults.append(f"{name}: nobody uses the code {code!r}")


def main(root, listing):
    sentences, nouns = used(root)
    if listing:
        for text, path in sentences.items():
            print(f"{path}\t{text}")
        for noun, path in nouns.items():
            print(f"{path}\t#{noun}")
        return 0
    codes = "".join(p.read_text(encoding="utf-8") for p in (root / "services").rglob("*.[hc]*"))
    titles = set()
    for pack in (root / "resources" / "rules").glob("*.toml"):
        titles |= {unquoted(found) for found in re.findall(r'^title = ("(?:[^"\\]|\\.)*")$', pack.read_text(encoding="utf-8"), re.M)}
    faults = []
    keys = {}
    for path in sorted((root / "resources" / "phrases").glob("*.toml")):
        tables = catalogue(path, faults)
        check(path.name, tables, sentences, nouns, codes, titles, faults)
        keys[path.name] = {(table, key) for table, entries in tables.items() for key in entries}
    for name, own in keys.items():
        for other in keys.values():
            for table, key in sorted(other - own):
                faults.append(f"{name}: [{table}] {key!r} is only in another language")
    for fault in sorted(set(faults)):
        print(fault)
    print(f"{len(sentences)} sentences and {len(nouns)} counted nouns in {len(keys)} languages, {len(set(faults))} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), "--list" in sys.argv))
