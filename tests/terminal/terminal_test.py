"""mltrain watch as it is seen on a terminal: python3 tests/terminal/terminal_test.py STAGE [unittest args].

STAGE (stage.cpp) is mltrain on a terminal of a pretended evening; it writes the same bytes each time. They are
recorded here and played to a terminal in memory (screen.py). What is seen on it whenever somebody looks, and at the
end with the scroll-back, stands in tests/terminal/*.screen; MLTRAIN_ACCEPT=1 writes these anew.
"""

import concurrent.futures
import fcntl
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import termios
import unittest

try:
    import pyte
    import screen
except ModuleNotFoundError as missing:
    if missing.name != "pyte":
        raise
    print("skipped: no python3-pyte", file=sys.stderr)
    sys.exit(77)

STAGE = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
HERE = pathlib.Path(__file__).parent

SIX = "job census job resnet50_finetune_batch_256 job mnist job tabular job bert_large job recommender".split()

MARK = re.compile(rb"\x1b\]777;([^\a]*)\a")
# All that mltrain sends besides text: back to the beginning of an earlier line, erasing, colour.
BACK = re.compile(rb"\x1b\[([1-9][0-9]*)F")
COLOUR = re.compile(rb"\x1b\[[0-9;]*m")
ERASE_LINE, ERASE_REST = b"\x1b[2K", b"\x1b[J"


class Recording:
    """All bytes of one run, and what it ended with."""

    def __init__(self, script, columns, rows=24, **environment):
        self.columns, self.rows = columns, rows
        ours, its = os.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        variables = {"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "TMPDIR": tempfile.gettempdir()}
        with subprocess.Popen([STAGE, *map(str, script)], stdin=its, stdout=its, stderr=its, start_new_session=True,
                              env=variables | environment) as stage:
            os.close(its)
            self.bytes = b"".join(iter(lambda: self.read(ours), b""))
            os.close(ours)
        self.exit = stage.returncode

    @staticmethod
    def read(terminal):
        try:
            return os.read(terminal, 65536)
        except OSError:  # the other end is closed
            return b""

    def parts(self):
        """(what is written, the mark behind it): the last has none."""
        pieces = MARK.split(self.bytes)
        return list(zip(pieces[::2], [words.decode() for words in pieces[1::2]] + [""]))

    def written(self):
        return MARK.sub(b"", self.bytes)


class Played:
    """What somebody saw of it."""

    def __init__(self, recording, attributes=False):
        self.screen = screen.Screen(recording.columns, recording.rows)
        self.attributes = attributes
        stream = pyte.ByteStream(self.screen)
        views = []
        for text, mark in recording.parts():
            stream.feed(text)
            if mark.startswith("resize"):
                columns, rows = map(int, mark.split()[1:])
                self.screen.resize(rows, columns)
            elif mark == "look":
                views.append(self.view("look", []))
        views.append(self.view(f"end, exit code {recording.exit}", self.screen.history))
        self.text = "\n".join(views)

    def view(self, why, history):
        """A line of the scroll-back begins with a blank, one of the screen with a bar."""
        lines = [f"{why}: {self.screen.columns} x {self.screen.lines}"]
        lines += [self.shown_line(" ", line) for line in history]
        lines += [self.shown_line("|", line) for line in self.screen.rows_shown()]
        row, column = self.screen.cursor.y + 1, self.screen.cursor.x + 1
        hidden = ", hidden" if self.screen.cursor.hidden else ""
        return "\n".join([*lines, f"cursor: row {row}, column {column}{hidden}", ""])

    def shown_line(self, edge, line):
        text = screen.text_of(line)
        if self.attributes:
            text = "".join(self.with_attributes(line, len(text)))
        return (edge + text).rstrip()

    @staticmethod
    def with_attributes(line, length):
        """{bold}census{} before and behind what is not plain."""
        before = ""
        for x in range(length):
            cell = line[x]
            now = " ".join(([cell.fg] if cell.fg != "default" else []) + (["bold"] if cell.bold else []))
            if now != before:
                yield "{" + now + "}"
            yield cell.data
            before = now
        if before:
            yield "{}"


class Golden(unittest.TestCase):
    maxDiff = None

    def expect(self, name, script, columns, rows=24, attributes=False, **environment):
        recording = Recording(script, columns, rows, **environment)
        self.assertNotEqual(recording.exit, 99, recording.bytes.decode())
        text = Played(recording, attributes).text
        file = HERE / f"{name}.screen"
        if os.environ.get("MLTRAIN_ACCEPT"):
            file.write_text(text)
        self.assertEqual(text, file.read_text(), f"{file.name} was otherwise; MLTRAIN_ACCEPT=1 accepts")
        return recording

    def test_one_job(self):
        self.expect("one_job", "job census look 1 look 60".split(), 80)

    def test_six_jobs_in_40_columns(self):
        self.expect("six_jobs_40", [*SIX, *"look 1 look 58 look 100".split()], 40)

    def test_six_jobs_in_80_columns(self):
        self.expect("six_jobs_80", [*SIX, *"look 1 look 58 look 100".split()], 80)

    def test_six_jobs_in_200_columns(self):
        self.expect("six_jobs_200", [*SIX, *"look 1 look 58 look 100".split()], 200)

    def test_colours(self):
        self.expect("colours", [*SIX, *"look 100".split()], 80, attributes=True)

    def test_jobs_beyond_the_height_are_summed_up(self):
        self.expect("thirty_jobs", "crowd 30 look 1 look 60 look 110".split(), 80, rows=12)

    def test_a_window_that_is_resized(self):
        script = ("resize 30 200 24 look 31 resize 50 40 24 look 50 look 51 resize 53 200 24 look 53 look 54 "
                  "resize 80 100 10 look 81 resize 90 60 10 look 91")
        self.expect("resized", [*SIX, *script.split()], 80)

    def test_no_colour_repaints_all_the_same(self):
        recording = self.expect("no_colour", [*SIX, *"look 58".split()], 80, NO_COLOR="1")
        self.assertNotRegex(recording.written(), COLOUR)
        self.assertRegex(recording.written(), BACK)

    def test_a_dumb_terminal_gets_a_line_per_change(self):
        recording = self.expect("dumb", SIX, 80, TERM="dumb")
        self.assertNotIn(b"\x1b", recording.written())

    def test_an_interrupt_leaves_the_rows_and_says_how_to_come_back(self):
        self.expect("interrupted", [*SIX, *"interrupt 58".split()], 80)
        self.expect("interrupted_40", "job census interrupt 58".split(), 40)

    def test_contact_is_lost_and_regained(self):
        self.expect("contact", [*SIX, *"lost 22 90 look 60 look 88".split()], 80)

    def test_a_job_that_fails(self):
        self.expect("failed", "job resnet50_finetune_batch_256 look 60".split(), 80)

    def test_a_submission_is_watched_to_its_end(self):
        self.expect("submitted", "submit mnist look 10 look 60".split(), 80)


class Paper:
    """As wide and as long as it takes: what is written there, and what is written over.

    A line that is erased just before it is written is painted, and may go; any other stays.
    """

    PIECE = re.compile(rb"\x1b\[(?:[1-9][0-9]*F|J|2K|[0-9;]*m)|\r\n|[^\x00-\x1f]+")

    def __init__(self, written):
        self.lines, self.painted, self.row = {}, set(), 0
        self.is_erased = False
        self.widest = 0
        self.unknown = self.PIECE.sub(lambda piece: self.take(piece[0]), written)

    def take(self, piece):
        if piece == b"\r\n":
            self.row += 1
            self.is_erased = False
        elif back := BACK.fullmatch(piece):
            self.row -= int(back[1])
        elif piece == ERASE_LINE:
            self.erase([self.row])
            self.is_erased = True
        elif piece == ERASE_REST:
            self.erase([row for row in self.lines if row >= self.row])
        elif not COLOUR.fullmatch(piece):
            self.write(piece.decode())
        return b""

    def erase(self, rows):
        for row in rows:
            line = self.lines.pop(row, "")
            assert not line or row in self.painted, f"written over: {line}"
            self.painted.discard(row)

    def write(self, text):
        if self.is_erased:
            self.painted.add(self.row)
        self.lines[self.row] = self.lines.get(self.row, "") + text
        if self.row in self.painted:
            self.widest = max(self.widest, len(self.lines[self.row]))


class Bytes(unittest.TestCase):
    """What holds at every width."""

    JOBS = "census", "resnet50_finetune_batch_256"
    SCRIPT = [*(word for job in JOBS for word in ("job", job)), "lost", "22", "60"]

    def test_every_width_from_40_to_300(self):
        # Elsewhere than at a terminal nothing is repainted, and the first lines say how the jobs stand.
        plain = Recording(self.SCRIPT, 80, TERM="dumb").written().decode()
        lines = plain.split("\r\n")[len(self.JOBS):-1]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            for recording in pool.map(lambda columns: Recording(self.SCRIPT, columns), range(40, 301)):
                with self.subTest(columns=recording.columns):
                    dated = recording.columns >= 60
                    self.check(recording, lines if dated else [re.sub(r"^\d{4}-\d\d-\d\d ", "", line) for line in lines])

    def check(self, recording, lines):
        self.assertEqual(recording.exit, 3)
        paper = Paper(recording.written())
        self.assertEqual(paper.unknown, b"", "a terminal might not know it, or not forget it")
        self.assertEqual([paper.lines[row] for row in sorted(paper.lines)], lines)
        self.assertEqual(paper.row, len(lines), "the cursor stands below the last line")
        self.assertGreater(paper.widest, 30)
        self.assertLess(paper.widest, recording.columns)


if __name__ == "__main__":
    unittest.main()
