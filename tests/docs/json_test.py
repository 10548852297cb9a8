"""docs/json.md names each key of each answer, and no other: python3 tests/docs/json_test.py.

The answers are those that the stories tell. A section of the page is a command, or something that commands share; a
link to a shared section takes in its keys.
"""

import collections
import json
import pathlib
import re
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PAGE = SOURCE / "docs/json.md"


def anchor(title):
    return re.sub(r"[^a-z0-9]+", "-", title.lower())


def sections():
    """{anchor: ({pattern of a key: section that goes on below it}, [sections taken in as they are])}"""
    found = {}
    for text in re.split(r"^## ", PAGE.read_text(), flags=re.MULTILINE)[1:]:
        title, _, body = text.partition("\n")
        keys, taken = {}, []
        for line in body.splitlines():
            links = [link for link in re.findall(r"\]\(#([a-z-]+)\)", line)]
            if line.startswith("| `"):
                names, meaning = line.split(" | ", 1)
                for name in re.findall(r"`([^`]+)`", names):
                    below = [link for link in links if re.search(r"\[(?:a job|a cost|a finding|a tally|error)\]", meaning)]
                    keys[name] = below
            elif not line.startswith("|"):
                taken += links
        found[anchor(title)] = (keys, taken)
    return found


def explanation(path, name, all_sections, depth=0):
    """The (section, key) that the path is, or nothing."""
    keys, taken = all_sections[name]
    bare = path.removesuffix("[]")
    for key, below in keys.items():
        if bare == key.removesuffix("[]") or (key.endswith(".*") and path.startswith(key[:-1])):
            return name, key
        for section in below if depth < 3 else []:
            if path.startswith(key + ".") and (deeper := explanation(path[len(key) + 1:], section, all_sections, depth + 1)):
                return deeper
        # What stands for each of several is the section itself.
        if key == "submissions[]" and path.startswith("submissions[].") and depth == 0:
            if deeper := explanation(path.removeprefix("submissions[]."), name, all_sections, 1):
                return deeper
    for section in taken if depth < 3 else []:
        if deeper := explanation(path, section, all_sections, depth + 1):
            return deeper
    return None


def paths_of(value, path=""):
    if isinstance(value, dict):
        for key, inner in value.items():
            here = f"{path}.{key}" if path else key
            yield here
            yield from paths_of(inner, here)
    elif isinstance(value, list):
        yield path + "[]"
        for inner in value:
            yield from paths_of(inner, path + "[]")


def answers():
    """(command, answer) of all stories."""
    for story in sorted((SOURCE / "tests/stories").rglob("*.story")):
        command = None
        for line in story.read_text().splitlines():
            if line.startswith("$ mltrain "):
                words = [word for word in line.split()[2:] if word != "--json"]
                command = words[0] if "--json" in line and words else None
            elif line.startswith("1| {") and command:
                yield command, json.loads(line[3:])


class Page(unittest.TestCase):
    def test_each_command_has_a_section(self):
        table = (SOURCE / "src/commands/table.cpp").read_text()
        commands = set(re.findall(r"\b(\w+)_command\(\)", table))
        self.assertGreater(len(commands), 20)
        self.assertEqual(commands - set(sections()), set())

    def test_all_keys_of_all_answers_are_on_the_page_and_no_others(self):
        all_sections = sections()
        unexplained, used = collections.defaultdict(set), set()
        for command, answer in answers():
            for path in paths_of(answer):
                known = command in all_sections and explanation(path, command, all_sections)
                known = known or explanation(path, "an-error", all_sections) or explanation(path, "help", all_sections)
                if known:
                    used.add(known)
                else:
                    unexplained[command].add(path)
        self.assertEqual({command: sorted(paths) for command, paths in unexplained.items()}, {}, "not in docs/json.md")
        unused = [f"{name}: {key}" for name, (keys, _) in all_sections.items() for key in keys if (name, key) not in used]
        self.assertEqual(unused, [], "in docs/json.md, and in no answer of tests/stories")


if __name__ == "__main__":
    unittest.main()
