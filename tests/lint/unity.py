#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names with internal linkage that two sources of one library have: they would clash where sources are compiled together
(UNITY of assay_library). usage: unity.py ROOT

Looks at functions, constants, variables and types in anonymous namespaces, and at static ones. Functions of one name are
overloads, and no fault, if their parameters have other types; types are compared without the namespaces before them, so a
few overloads are reported that a compiler would tell apart. An alias may be repeated as long as it says the same."""
import collections
import pathlib
import re
import sys

NOISE = re.compile(r'R"(?P<mark>[^ ()\\\t\n]*)\(.*?\)(?P=mark)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*.*?\*/', re.S)
NUMBER = re.compile(r"(?<=[0-9a-fA-F])'(?=[0-9a-fA-F])")
NAME = r"[A-Za-z_]\w*"


def code_of(text):
    """Without comments, preprocessor lines and the contents of texts."""
    text = NOISE.sub(lambda m: " " if m[0].startswith("/") else '""', NUMBER.sub("", text))
    return re.sub(r"(?m)^[ \t]*#(?:.*\\\n)*.*$", "", text)


def end_of(text, at, pairs="{}"):
    """Behind the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(text)):
        depth += (text[i] == pairs[0]) - (text[i] == pairs[1])
        if depth == 0:
            return i + 1
    return len(text)


def statements(text, space=(), hidden=False):
    """(namespaces, is it in an anonymous one, statement without its braces) for each one at the scope of a namespace."""
    begin, at = 0, 0
    while at < len(text):
        if text[at] == "(":
            at = end_of(text, at, "()")
        elif text[at] == ";":
            yield space, hidden, text[begin:at]
            begin = at = at + 1
        elif text[at] == "{":
            end = end_of(text, at)
            scope = re.search(rf"(?:^|\s)(?:inline\s+)?namespace(?:\s+((?:{NAME}(?:::)?)+))?\s*$", text[begin:at])
            if scope:
                inner = space if scope[1] is None else space + tuple(scope[1].split("::"))
                yield from statements(text[at + 1:end - 1], inner, hidden or scope[1] is None)
                begin = end
            elif re.match(r"\s*(?:[;,({=.<>*+/|?-]|\[(?!\[))", text[end:]) or re.search(r"\brequires\s*$", text[begin:at]):
                text = text[:at] + " " * (end - at) + text[end:]  # a value, a type or a requirement: it goes on
            elif re.match(rf"\s*(?:{NAME}\s*)?;", text[end:]):
                text = text[:at] + " " * (end - at) + text[end:]
            else:
                yield space, hidden, text[begin:at]
                begin = end
            at = end
        else:
            at += 1


def split(text):
    """At the commas that are in no bracket."""
    parts, depth, begin = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "<([{") - (c in ">)]}" and text[i - 1:i + 1] != "->")
        if c == "," and depth == 0:
            parts.append(text[begin:i])
            begin = i + 1
    return [part for part in parts + [text[begin:]] if part.strip()]


def type_of(parameter, generic):
    """The type of a parameter: without its name, its default and the namespaces before names."""
    text = re.sub(r"=(?![=>]).*", "", parameter, flags=re.S).strip()
    text = re.sub(rf"{NAME}::", "", re.sub(r"\[\[.*?\]\]", "", text))
    if re.search(rf"(?:[\w>&*.]\s+|[>&*.]\s*)(?!(?:const|int|long|short|char)\b){NAME}$", text) and not re.fullmatch(rf"const\s+{NAME}", text):
        text = re.sub(rf"{NAME}$", "", text)
    for position, name in enumerate(generic):
        text = re.sub(rf"\b{re.escape(name)}\b", f"${position}", text)
    constant = "const " if re.search(r"[&*]", text) and re.search(r"\bconst\b", text) else ""
    return constant + re.sub(r"\s+|\bconst\b", "", text)


def declared(statement):
    """(name, what it is), or nothing. Of a function what it is has the types of its parameters."""
    text = re.sub(r"\[\[.*?\]\]", " ", statement).strip()
    generic = []
    while match := re.match(r"template\s*<", text):
        end = end_of(text, match.end() - 1, "<>")
        generic += [found[1] for part in split(text[match.end():end - 1]) if (found := re.search(rf"({NAME})\s*(?:=.*)?$", part.strip(), re.S))]
        text = text[end:].strip()
    text = re.sub(r"^requires\b.*?(?=\b(?:inline|constexpr|auto|struct|class)\b)", "", text, flags=re.S)
    if alias := re.match(rf"using\s+({NAME})\s*=(.*)", text, re.S):
        return alias[1], "alias of " + re.sub(r"\s+", "", alias[2])
    if re.match(r"(?:using|friend|extern|static_assert|namespace|typedef|Q_[A-Z_]+|ASSAY_[A-Z_]+)\b", text):
        return None
    if kind := re.match(rf"(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+({NAME})(.*)", text, re.S):
        if not re.match(r"\s*[&*\w<:]*\s*\w*\s*\(", kind[2]):
            return (kind[1], "type") if not re.match(rf"\s+(?!final\b){NAME}", kind[2]) else None
    function = re.search(rf"(?<![:\w])(operator\s*(?:\(\)|[^\s\w(]+)|{NAME})\s*\(", text)
    value = re.search(r"(?<![=!<>])=(?!=)", text)
    if function and not (value and value.start() < function.start() and not function[1].startswith("operator")):
        before = text[:function.start()].rstrip()
        if before and not before.endswith(("::", "=", ",", "(")):
            end = end_of(text, function.end() - 1, "()")
            return function[1], f"function({', '.join(type_of(part, generic) for part in split(text[function.end():end - 1]))})"
        return None
    head = text[:value.start()] if value else text
    if name := re.search(rf"[\w>&*\]]\s+[&*]?({NAME})\s*(?:\[[^\]]*\]\s*)*$", head.rstrip()):
        return name[1], "variable"
    return None


def names_of(path):
    for space, hidden, statement in statements(code_of(path.read_text(encoding="utf-8"))):
        internal = hidden or re.match(r"\s*(?:template\s*<.*?>\s*)?(?:inline\s+)?static\s", statement, re.S)
        found = declared(statement) if internal else None
        if found:
            yield "::".join(space), *found


def library_of(relative):
    return "/".join(relative.parts[:2]) if relative.parts[0] == "services" else relative.parts[0]


def main(root):
    seen = collections.defaultdict(lambda: collections.defaultdict(set))
    count = 0
    for path in sorted(p for top in ("services", "models", "ui", "app") for p in (root / top).rglob("*.cpp")):
        relative = path.relative_to(root)
        for space, name, what in names_of(path):
            count += 1
            seen[library_of(relative), space, name][what].add(str(relative))
    faults = []
    for (library, _, name), kinds in sorted(seen.items()):
        functions = {what: files for what, files in kinds.items() if what.startswith("function")}
        others = [(what, file) for what, files in kinds.items() if what not in functions for file in files]
        for what, files in functions.items():
            if len(files) > 1:
                faults.append(f"{library}: {name}, {what}, in {' and '.join(sorted(files))}")
        places = {file for _, file in others} | ({file for files in functions.values() for file in files} if others else set())
        same = len(kinds) == 1 and all(what.startswith("alias") for what in kinds)
        if len(places) > 1 and not same:
            faults.append(f"{library}: {name}, {' and '.join(sorted({what for what, _ in others}))}, in {' and '.join(sorted(places))}")
    print("\n".join(faults) or f"{count} names are unique within their libraries")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
