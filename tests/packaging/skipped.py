#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What packaging/test.sh says of skipped tests, on logs that ctest writes here. usage: skipped.py ROOT CTEST [TEST…]"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT, CTEST = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
TESTS = r"""
add_test(tst_A "/bin/sh" "-c" "echo 'SKIP   : A::one(row (1)) no corpus: x/y'; echo '   Loc: [/w/a.cpp(12)]'; echo 'SKIP   : A::two() no corpus: x/y'")
add_test(tst_B "/bin/sh" "-c" "echo first; echo 'nothing is built'; exit 77")
set_tests_properties(tst_B PROPERTIES SKIP_RETURN_CODE 77)
add_test(tst_C "/bin/sh" "-c" "echo 'SKIP   : C::f() other'; exit 3")
add_test(tst_D "/bin/sh" "-c" "echo 'PASS   : D::f() SKIP nothing'")
"""


class Skipped(unittest.TestCase):
    """The last lines of packaging/test.sh, on a build that has the tests above; its first ones only install and build."""

    def run_tests(self, *options):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "packaging").mkdir()
            (root / "build/release").mkdir(parents=True)
            for name in ("test.sh", "skipped.py"):
                shutil.copy(ROOT / "packaging" / name, root / "packaging")
            for name in ("dependencies.sh", "build.sh"):
                (root / "packaging" / name).write_text("exit 0\n")
            (root / "bin").mkdir()
            (root / "bin/ctest").symlink_to(CTEST)
            (root / "build/release/CTestTestfile.cmake").write_text(TESTS)
            return subprocess.run(["bash", str(root / "packaging/test.sh"), *options], capture_output=True, text=True, timeout=60,
                                  env={"PATH": f"{root}/bin:{pathlib.Path(sys.executable).parent}:/usr/bin:/bin"})

    def test_counts_and_reasons(self):
        ended = self.run_tests()
        summary, _, skipped = ended.stdout.partition("\nSkipped: ")
        self.assertRegex(summary, r"75% tests passed, 1 tests failed out of 4")
        self.assertEqual(re.findall(r"(?m)^ +(\d+)  (.*)  \[(.*)\]$", skipped),
                         [("2", "no corpus: x/y", "tst_A"), ("1", "nothing is built", "tst_B"), ("1", "other", "tst_C")])
        self.assertTrue(skipped.startswith("4 "))
        self.assertEqual(ended.returncode, 8, "that of ctest")

    def test_options_go_to_ctest(self):
        ended = self.run_tests("-R", "tst_D")
        self.assertIn("100% tests passed, 0 tests failed out of 1", ended.stdout)
        self.assertTrue(ended.stdout.endswith("\nSkipped: 0\n"))
        self.assertEqual(ended.returncode, 0)

    def test_nothing_is_said_where_no_test_ran(self):
        ended = self.run_tests("-N")
        self.assertIn("Total Tests: 4", ended.stdout)
        self.assertNotIn("Skipped:", ended.stdout)
        self.assertEqual(ended.returncode, 0)

    def test_a_report_of_ones_own(self):
        with tempfile.TemporaryDirectory() as folder:
            ended = self.run_tests("--output-junit", folder + "/own.xml")
            self.assertTrue((pathlib.Path(folder) / "own.xml").exists())
        self.assertIn("no corpus", ended.stdout)
        self.assertEqual(ended.returncode, 8)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
