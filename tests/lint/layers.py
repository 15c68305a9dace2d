#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom: the picture of ARCHITECTURE.md, as a check. usage: layers.py ROOT"""
import pathlib
import re
import sys

# folder -> folders it may include besides itself
SERVICES = {
    "support": set(),
    "domain": {"support"},
    "api": {"domain", "support"},
    "measures": {"domain", "support"},
    "rules": {"measures", "domain", "support"},
    "wire": {"domain", "support"},
    "store": {"domain", "support"},
    "net": {"domain", "support"},
    "filter": {"domain", "support"},
    "reports": {"filter", "domain", "support"},
    "sync": {"measures", "rules", "wire", "store", "net", "domain", "support"},
    "control": {"api", "measures", "rules", "wire", "store", "net", "domain", "support"},
    "contracts": set(),
    "sandbox": {"wire", "net", "domain", "support", "contracts"},
    "runtime": {"api", "filter", "sync", "control", "reports", "measures", "rules", "wire", "store", "net", "domain", "support"},
}
MODELS_MAY = {"services/api", "services/filter", "services/domain", "services/support"}


def layer_of(path):
    parts = path.parts
    return f"services/{parts[1]}" if parts[0] == "services" and len(parts) > 2 else parts[0]


def allowed(layer, target):
    if target == layer:
        return True
    if layer.startswith("services/"):
        return target.startswith("services/") and target[9:] in SERVICES.get(layer[9:], set())
    if layer == "models":
        return target in MODELS_MAY
    if layer == "ui":
        return target == "models"
    return layer == "app"


def main(root):
    faults = []
    count = 0
    for path in sorted(p for top in ("services", "models", "ui", "app") for p in (root / top).rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        count += 1
        relative = path.relative_to(root)
        layer = layer_of(relative)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            own = re.match(r'\s*#\s*include\s+"((?:services|models|ui|app)/[^"]+)"', line)
            if own and not allowed(layer, layer_of(pathlib.PurePosixPath(own[1]))):
                faults.append(f"{relative}:{number}: {layer} may not include {own[1]}")
            if layer.startswith("services/") and re.match(r"\s*#\s*include\s+<Q[A-Z]", line):
                faults.append(f"{relative}:{number}: services have no Qt")
            if layer == "models" and re.match(r"\s*#\s*include\s+<Q(Widget|Application|Color|Pixmap|Icon|Chart|Font|Painter)", line):
                faults.append(f"{relative}:{number}: models link Qt Core only")
    print("\n".join(faults) or f"{count} files keep to their layers")
    return 1 if faults or count == 0 else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
