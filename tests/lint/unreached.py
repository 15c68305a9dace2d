#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Functions of ours that neither program reaches. usage: unreached.py BUILD_DIR [--list]

Reads the relocations of the built objects: who refers to whom, from main() on. Functions that are not seen outside of their
object count as reached as soon as anything of it is, so a few are missed and none is reported wrongly. Inline functions and
templates are followed but not reported, constructors and destructors neither. What is unreached on purpose is listed with
its reason in unreached.txt. Ends with 77 (skipped) if the programs are not built there."""
import collections
import pathlib
import re
import struct
import subprocess
import sys

FOLDERS = ("services", "models", "ui", "app")
PROGRAMS = ("assay", "assay-sandbox")
SHT_SYMTAB, SHT_RELA = 2, 4
STB_LOCAL, STB_GLOBAL = 0, 1
STT_FUNC, STT_SECTION = 2, 3


def cstring(data, at):
    return data[at:data.index(b"\0", at)].decode()


def read_object(path, edges, strong):
    """Adds what refers to what; a name that only this object knows is the object itself."""
    data = path.read_bytes()
    if data[:5] != b"\x7fELF\x02":
        raise ValueError(f"{path}: not a 64-bit ELF object")
    start, = struct.unpack_from("<Q", data, 40)
    size, count, _ = struct.unpack_from("<HHH", data, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, start + i * size) for i in range(count)]
    table = next((s for s in sections if s[1] == SHT_SYMTAB), None)
    if table is None:
        return False
    names = sections[table[6]][4]
    own = str(path)
    symbols, within = [], collections.defaultdict(list)
    for name, info, _, index, value, length in struct.iter_unpack("<IBBHQQ", data[table[4]:table[4] + table[5]]):
        text = cstring(data, names + name)
        local = info >> 4 == STB_LOCAL
        symbols.append(own if local else text)
        if index == 0 or index >= count or local:
            continue
        within[index].append((value, value + length, text))
        edges[text].add(own)
        if info >> 4 == STB_GLOBAL and info & 15 == STT_FUNC:
            strong[text] = own
    for section in sections:
        if section[1] != SHT_RELA or not sections[section[7]][2] & 2:  # only of what is loaded
            continue
        places = sorted(within[section[7]])
        for one, other in zip(places, places[1:]):
            if one[:2] == other[:2]:  # two names of one function, as constructors have
                edges[one[2]].add(other[2])
                edges[other[2]].add(one[2])
        at = 0
        rows = sorted(struct.iter_unpack("<QQq", data[section[4]:section[4] + section[5]]))
        for offset, info, _ in rows:
            while at < len(places) and places[at][1] <= offset:
                at += 1
            inside = at < len(places) and places[at][0] <= offset
            target = symbols[info >> 32]
            if inside and target != places[at][2]:
                edges[places[at][2]].add(target)
            elif not inside and target:
                edges[own].add(target)
    return strong.pop("main", None) == own


def allowed_of(path):
    out = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(": ")
            out[name.strip()] = reason.strip()
    return out


def main(build):
    objects = sorted(p for folder in FOLDERS for p in (build / folder).rglob("*.o"))
    if not all((build / "bin" / program).exists() for program in PROGRAMS):
        print(f"{build}: the programs are not built")
        return 77
    edges, strong, waiting = collections.defaultdict(set), {}, []
    for path in objects:
        if read_object(path, edges, strong):
            waiting += [str(path), "main"]
    reached = set(waiting)
    while waiting:
        for target in edges.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    left = sorted(name for name in strong if name not in reached and "5assay" in name)
    plain = subprocess.run(["c++filt"], input="\n".join(left), capture_output=True, text=True, check=True).stdout.splitlines()
    allowed = allowed_of(pathlib.Path(__file__).with_suffix(".txt"))
    found, used = [], set()
    for mangled, name in zip(left, plain):
        short = re.sub(r"\[abi:\w+\]|\(.*", "", name.replace("(anonymous namespace)", ""), flags=re.S)
        parts = re.sub(r"<.*>", "", short).split("::")
        # Made by the compiler or by Qt, as a whole.
        made = len(parts) > 1 and parts[-1].lstrip("~") == parts[-2]
        if made or ".cold" in mangled or re.search(r"::(qt_\w+|metaObject|operator=)$", short):
            continue
        key = next((k for k in allowed if short == k or short.startswith(k + "::")), None)
        if key:
            used.add(key)
            continue
        found.append(f"{name}  ({pathlib.Path(strong[mangled]).name})")
    found += [f"unreached.txt: {name} is reached or gone" for name in allowed if name not in used]
    print("\n".join(found) or f"{len(strong)} functions, {len(left)} of them unreached with a reason")
    return 1 if found else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
