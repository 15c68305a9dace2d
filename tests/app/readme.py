#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""README.md against what the programs have. usage: readme.py ROOT ASSAY ASSAY_SANDBOX [TEST…]"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT, ASSAY, SANDBOX = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def help_of(program, *command):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": tempfile.gettempdir()}
    return subprocess.run([program, *command, "--help"], capture_output=True, text=True, timeout=60, check=True,
                          env=environment).stdout


def names_after(text, begin):
    """The words with commas between them that follow `begin`, over several lines."""
    found = re.search(re.escape(begin) + r"\s+((?:[a-z0-9-]+,\s+)*[a-z0-9-]+)", text)
    return re.split(r",\s+", found[1]) if found else []


def commands_in(text):
    """Every call of the console in a code span: [the words after "assay"]."""
    spans = re.findall(r"`([^`\n]+)`", text) + [line for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.splitlines()]
    calls = (re.match(r"(?:\S*/)?assay(?= |$)(.*)", span) for span in spans)
    return [re.sub(r'"[^"]*"', "TEXT", call[1]).split() for call in calls if call]


class Readme(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.main = help_of(ASSAY)
        cls.subcommands = re.findall(r"^  ([a-z]+) ", cls.main.partition("Subcommands:")[2], re.M)

    def test_scenarios(self):
        known = names_after(self.main, "Scenario of the sandbox:")
        self.assertGreater(len(known), 10)
        self.assertEqual(names_after(help_of(SANDBOX), "--scenario TEXT=calm"), known, "both programs have the same ones")
        table = README.partition("| `--scenario` |")[2].partition("\n\n")[0]
        self.assertEqual(re.findall(r"^\| `([^`]+)` \|", table, re.M), known)
        for name in re.findall(r"--scenario ([a-z0-9-]+)", README):
            self.assertIn(name, known)

    def test_commands_exist_and_none_is_missing(self):
        self.assertGreater(len(self.subcommands), 5)
        named = {words[0] for words in commands_in(README) if words and not words[0].startswith("-")}
        self.assertEqual(sorted(named), sorted(self.subcommands))

    def test_options_exist(self):
        helps = {command: help_of(ASSAY, command) for command in self.subcommands}
        for words in commands_in(README):
            text = helps.get(words[0], self.main) if words else self.main
            for option in (word for word in words if word.startswith("--") and word != "--help"):
                with self.subTest(" ".join(words)):
                    self.assertRegex(text, rf"(?m)^  {option}\b")

    def test_kinds_of_files(self):
        kinds = re.search(r"kind TEXT:\{([a-z0-9,-]+)\}", help_of(ASSAY, "import"))[1].split(",")
        row = next(line for line in README.splitlines() if "`assay import " in line)
        for kind in kinds:
            self.assertRegex(row, rf"`(assay import )?{kind}\b")

    def test_views(self):
        known = names_after(help_of(ASSAY, "show"), "what TEXT REQUIRED")
        self.assertGreater(len(known), 40)
        for words in commands_in(README):
            if words[:1] == ["show"] and words[1] != "--help":
                self.assertIn(words[1], known)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[4:])
