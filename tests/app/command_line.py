#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line as scripts rely on it: outputs, fields and exit codes. usage: command_line.py ASSAY ASSAY_SANDBOX [TEST…]"""
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zipfile

ASSAY, SANDBOX = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:3])
PROVENANCE = {"source", "as_of", "known_at", "tier", "quality"}
FIELDS = {
    "reserves": {"coin", "issuer", "outstanding", "reserve_value", "coverage", "currency"},
    "supply": {"coin", "ledger", "contract", "total", "frozen", "block"},
    "instructions": {"ref", "system_ref", "status", "reason", "asset", "quantity", "currency", "amount", "settlement_date",
                     "deliverer", "receiver", "age_seconds"},
    "bars": {"vault", "refiner", "serial", "year", "gross_oz", "fineness", "fine_oz", "owner"},
    "alerts": {"id", "rule", "subject", "severity", "state", "opened_at"},
    "holdings": {"coin", "isin", "market_value"},
    "redemptions": {"id", "coin", "amount"},
    "positions": {"participant", "asset", "balance"},
    "vaults": {"id", "name"},
    "findings": {"rule", "subject", "outcome"},
    "sources": {"id", "kind", "state"},
}
AMOUNTS = ("outstanding", "reserve_value", "coverage", "total", "frozen", "quantity", "amount", "gross_oz", "fineness",
           "fine_oz", "market_value", "balance")


def run(*arguments, cwd=None, secrets=None):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": tempfile.gettempdir(), **(secrets or {})}
    return subprocess.run([ASSAY, *map(str, arguments)], capture_output=True, text=True, timeout=120, cwd=cwd, env=environment)


class Market:
    """A sandbox that runs while the block does."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([SANDBOX, "--listen", "127.0.0.1:0", *arguments], stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(20)
        self.process.stdout.close()


class CommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = pathlib.Path(cls.folder.name)
        cls.store = cls.path / "store.sqlite"
        with Market("--tls", str(cls.path / "tls")) as market:
            cls.sync = run("sync", "--config", market.ready["config"], "--store", cls.store, "--once")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_sync_collects_every_source(self):
        self.assertEqual(self.sync.returncode, 0, self.sync.stderr)
        self.assertEqual(self.sync.stdout, "", "progress belongs to stderr")

    def test_show_has_the_promised_fields(self):
        for what, fields in FIELDS.items():
            with self.subTest(what):
                shown = run("show", what, "--store", self.store, "--format", "json")
                self.assertEqual(shown.returncode, 0, shown.stderr)
                rows = json.loads(shown.stdout)
                self.assertTrue(rows, f"no {what} were collected")
                for row in rows[:50]:
                    self.assertLessEqual(fields | PROVENANCE, set(row))
                    self.assertIn(row["tier"], "SKTOI")
                    self.assertIn(row["quality"], ("live", "ageing", "stale", "missing"))
                    for name in AMOUNTS:
                        if row.get(name) is not None:
                            self.assertRegex(row[name], r"^-?\d+(\.\d+)?$")

    def test_help_of_show_lists_every_view(self):
        wrong = run("show", "nothing", "--store", self.store)
        self.assertEqual(wrong.returncode, 2)
        known = re.search(r"there are ([a-z0-9, -]+)", wrong.stderr)[1].split(", ")
        listed = re.search(r"what TEXT REQUIRED\s+((?:[a-z0-9-]+,\s+)*[a-z0-9-]+)", run("show", "--help").stdout)[1]
        self.assertEqual(re.split(r",\s+", listed), known)
        self.assertEqual(run("show", "audit", "--store", self.store).returncode, 0)

    def test_csv_has_a_row_for_each_json_row(self):
        rows = json.loads(run("show", "bars", "--store", self.store, "--format", "json").stdout)
        lines = run("show", "bars", "--store", self.store, "--format", "csv").stdout.splitlines()
        self.assertEqual(len(lines), len(rows) + 1)

    def test_filter_by_value_and_its_errors(self):
        rows = json.loads(run("show", "reserves", "--store", self.store, "--format", "json", "--filter", "coin:=HKDX coverage:>=1").stdout)
        self.assertEqual([row["coin"] for row in rows], ["HKDX"])
        wrong = run("show", "reserves", "--store", self.store, "--filter", "colour:red")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("coverage", wrong.stderr, "the message lists the fields there are")

    def test_what_is_quoted_reaches_a_terminal_as_plain_text(self):
        wrong = run("verify", "/nowhere/\x1b[31mred.sqlite")
        self.assertNotEqual(wrong.returncode, 0)
        self.assertIn("\ufffd[31mred", wrong.stderr)
        self.assertNotIn("\x1b", wrong.stderr)

    def test_check_passes_on_a_calm_market(self):
        checked = run("check", "--store", self.store, "--format", "json")
        self.assertEqual(checked.returncode, 0, checked.stdout)
        findings = json.loads(checked.stdout)
        self.assertGreaterEqual({finding["rule"] for finding in findings},
                                {"STB-01", "STB-03", "STB-05", "STB-06", "STB-34", "GLD-01", "GLD-02", "GLD-03", "GLD-04",
                                 "GLD-05", "GLD-09", "SET-02", "AML-04"} | {f"STB-{number:02}" for number in range(1, 35)})
        for finding in findings:
            self.assertIn(finding["outcome"], ("pass", "breach", "cannot-tell", "not-applicable"))
            self.assertTrue(finding["citation"])
            if finding["outcome"] == "pass":
                self.assertTrue(finding["evidence"], finding)
                self.assertTrue(all(re.fullmatch(r"[0-9a-f]{64}", sha) for sha in finding["evidence"]))
        self.assertEqual(run("check", "--store", self.store, "--rule", "XXX-99").returncode, 2)

    def test_check_says_a_breach_with_exit_1(self):
        store = self.path / "double.sqlite"
        with Market("--scenario", "double-pledged-bar") as market:
            self.assertEqual(run("sync", "--config", market.ready["config"], "--store", store, "--once").returncode, 0)
        checked = run("check", "--store", store, "--rule", "GLD-05", "--format", "json")
        self.assertEqual(checked.returncode, 1, checked.stdout)
        self.assertTrue(any("48213" in finding["explanation"] for finding in json.loads(checked.stdout)))

    def test_explain_goes_down_to_the_bytes_and_finds_a_changed_row(self):
        for figure in ("STB-01:HKDX", "coverage:HKDX.headline"):
            explained = run("explain", figure, "--store", self.store, "--format", "json")
            self.assertEqual(explained.returncode, 0, explained.stdout + explained.stderr)
            tree = json.loads(explained.stdout)
            self.assertEqual(tree["check"], "agrees")
            leaves = [leaf for leaf in tree["children"] if "raw" in leaf]
            self.assertGreater(len(leaves), 10)
            self.assertTrue(all(re.fullmatch(r"[0-9a-f]{64}", leaf["raw"]) for leaf in leaves))
        self.assertEqual(run("explain", "STB-01:NONE", "--store", self.store).returncode, 3)
        self.assertEqual(run("explain", "nonsense", "--store", self.store).returncode, 2)
        copy = self.path / "explained.sqlite"
        with sqlite3.connect(self.store) as source, sqlite3.connect(copy) as target:
            source.backup(target)
            target.execute("UPDATE reserve_asset SET market_value_reference = '1.00' WHERE coin = 'HKDX' AND line = '2' "
                           "AND row_superseded IS NULL")
        explained = run("explain", "coverage:HKDX.headline", "--store", copy, "--format", "json")
        self.assertEqual(explained.returncode, 1, explained.stdout + explained.stderr)
        differing = [leaf["label"] for leaf in json.loads(explained.stdout)["children"] if leaf["check"] == "differs"]
        self.assertEqual(len(differing), 1, differing)
        self.assertTrue(differing[0].endswith("/2"))

    def test_nothing_is_known_before_it_was_stored(self):
        shown = run("show", "reserves", "--store", self.store, "--format", "json", "--known-at", "2020-01-01T00:00:00Z")
        self.assertEqual((shown.returncode, json.loads(shown.stdout)), (0, []))
        self.assertEqual(run("show", "reserves", "--store", self.store, "--known-at", "yesterday").returncode, 2)

    def test_verify_finds_a_changed_byte(self):
        verified = run("verify", self.store)
        self.assertEqual(verified.returncode, 0, verified.stdout + verified.stderr)
        copy = self.path / "changed.sqlite"
        source = sqlite3.connect(self.store)
        target = sqlite3.connect(copy)
        source.backup(target)
        target.execute("UPDATE reserve_statement SET outstanding = '1.00' WHERE row_id = (SELECT min(row_id) FROM reserve_statement)")
        target.commit()
        source.close()
        target.close()
        changed = run("verify", copy)
        self.assertEqual(changed.returncode, 1, changed.stdout + changed.stderr)
        self.assertIn("reserve_statement", changed.stdout)

    def test_report_in_every_format_and_language(self):
        for language in ("en", "zh_HK", "zh_CN"):
            out = self.path / f"report-{language}"
            reported = run("report", "--store", self.store, "--out", out, "--formats", "html,pdf,csv,xlsx,json", "--lang", language)
            self.assertEqual(reported.returncode, 0, reported.stderr)
            html = (out / "report.html").read_text(encoding="utf-8")
            self.assertIn("HKDX", html)
            self.assertNotRegex(html, r"(src|href)=\"http", "the report needs no network")
            self.assertEqual((out / "report.pdf").read_bytes()[:5], b"%PDF-")
            self.assertIn("reserves", json.loads((out / "report.json").read_text(encoding="utf-8"))["views"])
            with zipfile.ZipFile(out / "report.xlsx") as book:
                self.assertIn("xl/workbook.xml", book.namelist())
            self.assertEqual(oct((out / "report.html").stat().st_mode & 0o777), "0o600")
        self.assertEqual(run("report", "--store", self.store, "--out", self.path / "x", "--formats", "docx").returncode, 2)

    def test_screenshot_of_every_page(self):
        pages = re.search(r"page TEXT:\{([a-z,]+),all\}", run("screenshot", "--help").stdout)[1].split(",")
        self.assertEqual(pages[:2], ["overview", "reserves"])
        self.assertGreater(len(pages), 6)
        out = self.path / "pictures"
        made = run("screenshot", "all", "--store", self.store, "--out", out, "--size", "1280x720", "--theme", "dark", "--lang", "zh_HK")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.assertEqual({path.name for path in out.iterdir()},
                         {f"{page}.png" for page in pages})
        for path in out.iterdir():
            self.assertEqual(path.read_bytes()[:8], b"\x89PNG\r\n\x1a\n")

    def test_import_guards_a_shrinking_list(self):
        bars = ["Serial,Refiner,Gross oz,Assay,Fine oz,Year"]
        bars += [f"HB{number},HBR,400.000,999.0,399.600,2020" for number in range(100)]
        full, cut = self.path / "full.csv", self.path / "cut.csv"
        full.write_text("\n".join(bars) + "\n")
        cut.write_text("\n".join(bars[:70]) + "\n")
        store = self.path / "bars.sqlite"
        self.assertEqual(run("import", "bar-list", full, "--store", store, "--source", "vault-x").returncode, 0)
        refused = run("import", "bar-list", cut, "--store", store, "--source", "vault-x")
        self.assertEqual(refused.returncode, 3)
        self.assertIn("quarantined", refused.stderr)
        self.assertEqual(len(json.loads(run("show", "bars", "--store", store, "--format", "json").stdout)), 100)
        self.assertTrue(json.loads(run("show", "audit", "--store", store, "--format", "json").stdout))

    def test_two_people_on_two_consoles_release_an_instruction(self):
        maker, checker = self.path / "maker.sqlite", self.path / "checker.sqlite"
        with Market("--tls", str(self.path / "tls-requests")) as market:
            config = market.ready["config"]
            secrets = {one["variable"]: one["token"] for one in market.ready["operators"]}

            def request(step, who, store, *more):
                return run("request", step, "--config", config, "--store", store, "--source", "hk-clearing", "--as", who, *more,
                           secrets=secrets)

            run("sync", "--config", config, "--store", maker, "--once")
            rows = json.loads(run("show", "instructions", "--store", maker, "--format", "json").stdout)
            held = [row["ref"] for row in rows if row.get("hold") == "on-hold" and row["status"] == "PEND"]
            self.assertTrue(held, "nothing is on hold")
            ask = ("--action", "release", "--reason", "PREA", "--text", "the member confirms by telephone")
            short = request("submit", "op-maker-a", maker, "--instruction", held[0], "--action", "release", "--reason", "PREA",
                            "--text", "too short")
            self.assertEqual(short.returncode, 1, short.stderr)
            for ref in held[:10]:  # one that moves at this very moment is refused
                made = request("submit", "op-maker-a", maker, "--instruction", ref, *ask)
                if made.returncode == 0:
                    break
            self.assertEqual(made.returncode, 0, made.stderr)
            answer = json.loads(made.stdout)
            ident, code = answer["request"]["id"], answer["code"]
            self.assertEqual(len(code.split()), 4)
            self.assertEqual(request("approve", "op-maker-a", maker, ident, "--code", code).returncode, 1)
            shown = json.loads(request("show", "op-checker-a", checker, ident).stdout)
            self.assertEqual(shown["blocked"], "")
            self.assertIn(ref, shown["sentence"])
            self.assertEqual(request("approve", "op-checker-a", checker, ident, "--code", "four wrong words here").returncode, 1)
            approved = request("approve", "op-checker-a", checker, ident, "--code", code.upper().replace(" ", "-"))
            self.assertEqual(approved.returncode, 0, approved.stderr)
            self.assertIn("op-checker-a", json.loads(approved.stdout)["request"]["checkers"])
            self.assertEqual(json.loads(run("request", "open", "--config", config, "--store", checker).stdout), {"open": []})
        for store, step in ((maker, "request-submit"), (checker, "request-approve")):
            lines = json.loads(run("show", "audit", "--store", store, "--format", "json").stdout)
            phases = [line["phase"] for line in lines if line["action"] == step]
            self.assertEqual(sorted(phases), ["INTENT", "RESULT"])
            self.assertEqual(run("verify", store).returncode, 0)
        # One letter of what was done is changed afterwards.
        with sqlite3.connect(checker) as database:
            database.execute("UPDATE audit SET detail = replace(detail, 'outcome=done', 'outcome=gone') WHERE phase = 'RESULT'")
        self.assertEqual(run("verify", checker).returncode, 1)

    def test_exit_codes_of_wrong_use(self):
        self.assertEqual(run("sync", "--config", self.path / "none.toml").returncode, 2)
        self.assertEqual(run("show", "reserves", "--store", self.path / "none.sqlite").returncode, 4)
        self.assertEqual(run("show", "wishes", "--store", self.store).returncode, 2)
        self.assertEqual(run("frobnicate").returncode, 2)
        self.assertEqual(run("--help").returncode, 0)
        junk = self.path / "junk.sqlite"
        junk.write_bytes(b"this is not a store" * 500)
        self.assertEqual(run("show", "reserves", "--store", junk).returncode, 4)
        config = self.path / "typo.toml"
        config.write_text('[[source]]\nid = "a"\nkind = "issuer"\nurl = "https://127.0.0.1:1/x"\nevry = "5s"\n')
        typo = run("sync", "--config", config)
        self.assertEqual(typo.returncode, 2)
        self.assertIn('"every"', typo.stderr)
        self.assertIn("line 5", typo.stderr)

    def test_a_source_that_is_down_is_named_and_the_rest_done(self):
        store = self.path / "down.sqlite"
        with Market() as market:
            config = self.path / "down.toml"
            text = pathlib.Path(market.ready["config"]).read_text()
            url = next(source["url"] for source in market.ready["sources"] if source["id"] == "harbour-issuer")
            config.write_text(text.replace(url, "http://127.0.0.1:1/x"))
            down = run("sync", "--config", config, "--store", store, "--once")
        self.assertEqual(down.returncode, 3, down.stderr)
        self.assertIn("harbour-issuer", down.stderr)
        self.assertTrue(json.loads(run("show", "instructions", "--store", store, "--format", "json").stdout))


unittest.main(argv=[sys.argv[0], "-v", *sys.argv[3:]])
