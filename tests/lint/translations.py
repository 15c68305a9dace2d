#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text has a finished translation with the same place marks, in every language. usage: translations.py ROOT"""
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

LANGUAGES = ("en", "zh_HK", "zh_CN")
MARKS = re.compile(r"%(?:L?\d+|n)")


def texts_of(message):
    translation = message.find("translation")
    if message.get("numerus") == "yes":
        return translation, [form.text or "" for form in translation.findall("numerusform")]
    return translation, [translation.text or ""]


def main(root):
    faults = []
    sources = {}
    for language in LANGUAGES:
        path = root / "translations" / f"assay_{language}.ts"
        found = set()
        for context in ElementTree.parse(path).getroot().findall("context"):
            name = context.findtext("name")
            for message in context.findall("message"):
                source = message.findtext("source") or ""
                found.add((name, source))
                where = f"{path.name}: {name}: {source[:60]!r}"
                translation, texts = texts_of(message)
                if translation.get("type") is not None:
                    faults.append(f"{where}: {translation.get('type')}")
                if not texts or any(not text.strip() for text in texts):
                    faults.append(f"{where}: no text")
                wanted = set(MARKS.findall(source)) - {"%n"}
                for text in texts:
                    if set(MARKS.findall(text)) - {"%n"} != wanted:
                        faults.append(f"{where}: place marks differ")
        sources[language] = found
    for language in LANGUAGES[1:]:
        for name, source in sorted(sources[LANGUAGES[0]] ^ sources[language]):
            faults.append(f"assay_{language}.ts: {name}: {source[:60]!r}: only in some languages")
    for fault in faults:
        print(fault)
    print(f"{sum(len(found) for found in sources.values())} texts, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
