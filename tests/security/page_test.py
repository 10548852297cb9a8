"""docs/security.md and the tests say the same: python3 tests/security/page_test.py

Each sentence behind a dash on the page is the name of one test in this folder: the docstring of a Python test, or the
name of a doctest case. There is no other.
"""

import ast
import pathlib
import re
import unittest

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parents[1] / "docs/security.md"


def plain(sentence):
    return " ".join(sentence.replace("`", "").split()).rstrip(".")


def sentences_of_page():
    found, inside = [], False
    for line in PAGE.read_text().splitlines():
        if line.startswith("- "):
            found.append(line[2:])
            inside = True
        elif inside and line.startswith("  "):
            found[-1] += line
        else:
            inside = False
    return [plain(sentence) for sentence in found]


def names_of_tests():
    names = []
    for path in sorted(HERE.glob("*_test.py")):
        if path.name == pathlib.Path(__file__).name:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                names.append(plain(ast.get_docstring(node) or f"{path.name}: {node.name} says nothing"))
    for path in sorted(HERE.glob("*_test.cpp")):
        names += [plain(re.sub(r'"\s*"', "", name)) for name in re.findall(r'TEST_CASE\(\s*"((?:[^"]|"\s+")*)"\)', path.read_text())]
    return names


class SecurityPage(unittest.TestCase):
    def test_each_sentence_has_one_test(self):
        page, tests = sentences_of_page(), names_of_tests()
        self.assertGreater(len(page), 20)
        self.assertEqual(sorted(set(page) - set(tests)), [], "sentences without a test")
        self.assertEqual(sorted(set(tests) - set(page)), [], "tests without a sentence")
        self.assertEqual(len(tests), len(set(tests)), "two tests of one name")


if __name__ == "__main__":
    unittest.main()
