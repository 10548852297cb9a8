"""Every command that the documentation shows is run, and shows what is shown there.

    python3 tests/docs/console_test.py MLTRAIN GCLOUD [unittest args]

GCLOUD is the pretended one of tests/faults, whose jobs need no more than some looks to end. Each page of docs/ and the
README is played from its top to its end in a home of its own:

    ```console          lines that begin with "$ " are typed, and what stands below is all that is then seen on stdout
                        and stderr; a line "…" stands for any lines, " …" for the rest of its line; nothing below: it
                        must end well, and that is all
    ```diff             is made to the file that its first line names: "--- job.toml"
    <!-- file: F -->    the next block is written to F
    <!-- run: C -->     C is run, and the reader need not know

A command that shows an error must fail, any other must not. Times, ages, numbers that chance or Google chose, and how
wide a column is, do not count. MLTRAIN_ACCEPT=1 writes what is seen into the page.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
MLTRAIN, GCLOUD = ([os.path.abspath(sys.argv.pop(1)) for _ in range(2)] if len(sys.argv) > 2 else ["", ""])
TOOLS = "bash cat cp ln mkdir python3 sed touch".split()    # and no other of this machine's programs
PAGES = [SOURCE / "README.md", *sorted((SOURCE / "docs").glob("*.md"))]

SAME = [(r"(?<!\d)20\d{6}_\d{6}(_\d(?!\d))?", "STAMP"), (r"\b20\d\d-\d\d-\d\d \d\d:\d\d:\d\d", "WHEN"),
        (r"\b\d+ days old", "N days old"), (r"\b\d+ s( ago)?\b", "N s"), (r'"seconds": [0-9.]+|\b\d+\.\d+(?= +N s)', "SECONDS"),
        (r"\b[0-9a-f]{32,}\b|\b\d{15,}\b|\b[0-9a-f]{8}(?=\.)", "NUMBER"), (r" +", " "), (r" $", "")]


def comparable(text):
    for pattern, word in SAME:
        text = re.sub(pattern, word, text, flags=re.MULTILINE)
    return text


def is_shown(shown, seen):
    """A line "…" stands for any lines, and " …" at the end of a line for its rest."""
    pattern = ""
    for line in comparable(shown).splitlines():
        if line == "…":
            pattern += r"(?:.*\n)*?"
        else:
            pattern += re.escape(line.removesuffix("…")) + (r".*" if line.endswith(" …") else "…" * line.endswith("…")) + r"\n"
    return re.fullmatch(pattern, comparable(seen.rstrip("\n") + "\n")) is not None


class Play:
    """One page."""

    def __init__(self, page, home):
        self.page, self.home, self.place = page, home, home / "work"
        for folder in ("work", "tmp", "cloud", "bin"):
            (home / folder).mkdir()
        (home / "bin/mltrain").symlink_to(MLTRAIN)
        (home / "bin/gcloud").symlink_to(GCLOUD)
        for tool in TOOLS:
            (home / "bin" / tool).symlink_to(f"/usr/bin/{tool}")
        self.environment = {
            "HOME": str(home), "PATH": f"{home}/bin", "TMPDIR": f"{home}/tmp", "TZ": "UTC",
            "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "SOURCE": str(SOURCE), "PRETENDED_CLOUD": f"{home}/cloud",
            "PRETENDED_LIFE": "500", "CLOUDSDK_API_ENDPOINT_OVERRIDES_ML": "http://127.0.0.1:1/"}
        self.troubles = []

    def run(self, command):
        """What is seen, and whether it ended well; the next command starts in the folder where this one ended."""
        script = f'{command}\nexit=$?; pwd >"$TMPDIR/place"; exit $exit'
        done = subprocess.run(["/bin/bash", "-c", script], cwd=self.place, env=self.environment, timeout=120, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.place = pathlib.Path((self.home / "tmp/place").read_text().strip())
        return done.stdout.replace(str(self.home), "/home/me"), done.returncode == 0

    def type(self, command, shown, line):
        seen, went_well = self.run(command)
        should = not re.search(r"\berror\b\"?:", shown)
        is_same = not shown or is_shown(shown, seen)
        if went_well != should or not is_same:
            self.troubles.append(f"{self.page.name}:{line}: $ {command}\n{seen}")
        is_whole = "…" not in shown.splitlines() and " …\n" not in shown
        return seen if shown and is_whole and not is_same else shown

    def console(self, lines, first):
        """The block as it should be."""
        out, at = [], 0
        while at < len(lines):
            command, at = lines[at].removeprefix("$ "), at + 1
            while command.endswith("\\"):
                command, at = f"{command}\n{lines[at]}", at + 1
            end = next((i for i in range(at, len(lines)) if lines[i].startswith("$ ")), len(lines))
            shown = "".join(line + "\n" for line in lines[at:end])
            out += ["$ " + command, *self.type(command, shown, first + at).splitlines()]
            at = end
        return out

    def patch(self, lines):
        path = self.place / lines[0].removeprefix("--- ")
        text = path.read_text()
        old, new = ("".join(line[1:] + "\n" for line in lines[1:] if line[0] in marks) for marks in ("- ", "+ "))
        if old not in text:
            self.troubles.append(f"{self.page.name}: these lines are not in {path.name}:\n{old}")
        path.write_text(text.replace(old, new, 1))

    def play(self):
        """The page as it should be."""
        out, block, kind, file = [], [], None, None
        for number, line in enumerate(self.page.read_text().splitlines(), 1):
            if kind is None:
                out.append(line)
                if found := re.fullmatch(r"```(\w*)", line):
                    kind, block, first = found[1], [], number
                elif found := re.fullmatch(r"<!-- (run|file): (.*) -->", line):
                    if found[1] == "file":
                        file = found[2].replace("~", str(self.home), 1)
                    elif not (result := self.run(found[2]))[1]:
                        self.troubles.append(f"{self.page.name}:{number}: {result[0]}")
            elif line != "```":
                block.append(line)
            else:
                if kind == "diff":
                    self.patch(block)
                if file:
                    path = self.place / file
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text("".join(text + "\n" for text in block))
                out += (self.console(block, first) if kind == "console" else block) + [line]
                kind = file = None
        return "\n".join(out) + "\n"


class Pages(unittest.TestCase):
    def test_every_command_shows_what_is_shown(self):
        commands = 0
        for page in PAGES:
            if "```console" not in page.read_text():
                continue
            with self.subTest(page.name), tempfile.TemporaryDirectory() as home:
                play = Play(page, pathlib.Path(home))
                went = play.play()
                commands += went.count("\n$ ")
                if os.environ.get("MLTRAIN_ACCEPT") == "1" and went != page.read_text():
                    page.write_text(went)
                self.assertFalse(play.troubles, "\n".join(["went otherwise; MLTRAIN_ACCEPT=1 accepts:", *play.troubles]))
        self.assertGreater(commands, 20)

    def test_what_counts_as_shown(self):
        seen = "census_20261121_101010 submitted\nnext:\n  mltrain watch\nran  12 s\n"
        for shown, expected in [
                (seen.replace("101010", "235959").replace("ran  12 s", "ran 3 s"), True), ("…\nran  12 s\n", True),
                ("census_20261121_101010 submitted\n…\n", True), ("census_20261121_101010 submitted\n", False),
                (seen.replace("watch", "cancel"), False), ("…\nran\n", False), ("…\n", True)]:
            self.assertEqual(is_shown(shown, seen), expected, shown)


if __name__ == "__main__":
    unittest.main()
