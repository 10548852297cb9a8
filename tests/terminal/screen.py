"""A terminal in memory: pyte, and what it leaves out.

pyte cuts what is wider than a screen that was made narrower. Real terminals (tmux, VTE, kitty) break such lines anew,
join the pieces when there is room again, and move lines into the scroll-back and back. This does it as tmux 3.3 does,
with two of its corners that are easy to forget:

  - A line is as long as it ever was: ESC [ K makes blanks of what it takes away, and a narrower screen breaks those,
    too. A line that is erased whole (ESC [ 2 K) is empty.
  - That a line goes on in the next one is remembered until one of the two is erased whole, whatever is written over it.

Erasing from the first cell of the screen on moves the screen into the scroll-back, as tmux does, too. When there are
more rows again, it takes back from there only what has scrolled there, not what a narrower screen pushed there.
"""

import pyte


class Screen(pyte.Screen):
    def __init__(self, columns, rows):
        self.history = []
        self.scrolled = 0  # lines of the history that come back
        super().__init__(columns, rows)

    # ---- what pyte does, with the two corners ------------------------------------------------------------------------

    def draw(self, data):
        if self.cursor.x + len(data) <= self.columns:
            super().draw(data)
            return
        for character in data:
            if self.cursor.x == self.columns:
                self.buffer[self.cursor.y].goes_on = True
            super().draw(character)

    def index(self):
        if self.cursor.y == self.lines - 1:
            self.history.append(self.buffer[0])
            self.scrolled += 1
        super().index()

    def erase_in_line(self, how=0, private=False):
        line = self.buffer[self.cursor.y]
        if how == 2:
            self.erase_whole(self.cursor.y)
            return
        assert how == 0, how
        for x in [x for x in line if x >= self.cursor.x]:
            line[x] = self.default_char

    def erase_in_display(self, how=0, *_, **__):
        assert how == 0, how
        first = self.cursor.y
        if self.cursor.x > 0:
            self.erase_in_line()
            first += 1
        elif self.cursor.y == 0:
            used = [self.buffer[y] for y in range(self.lines) if self.buffer[y]]
            self.history += used
            self.scrolled += len(used)
        for y in range(first, self.lines):
            self.erase_whole(y)

    def erase_whole(self, y):
        self.buffer.pop(y, None)
        above = self.buffer[y - 1] if y > 0 else self.history[-1] if self.history else None
        if above is not None:
            above.goes_on = False

    # ---- another size ------------------------------------------------------------------------------------------------

    def resize(self, lines=None, columns=None):
        if lines is None or columns is None or not hasattr(self, "buffer"):
            super().resize(lines, columns)
            return
        every = self.history + [self.buffer[y] for y in range(self.lines)]
        cursor, at = len(self.history) + self.cursor.y, self.cursor.x
        every = self.with_rows(every, lines, cursor)
        if columns != self.columns:
            every, cursor, at = rewrapped(every, columns, cursor, at, self.empty_line)
            every += [self.empty_line() for _ in range(lines - len(every))]
        hidden = len(every) - lines
        self.scrolled = min(self.scrolled, hidden)
        self.lines, self.columns = lines, columns
        self.history = every[:hidden]
        self.buffer.clear()
        self.buffer.update(enumerate(every[hidden:]))
        self.cursor.y, self.cursor.x = (cursor - hidden, at) if cursor >= hidden else (0, 0)

    def empty_line(self):
        return type(self.buffer[0])(self.default_char)

    def with_rows(self, every, rows, cursor):
        """Fewer rows take away what is below the cursor first; more show what had scrolled away."""
        fewer, more = max(0, self.lines - rows), max(0, rows - self.lines)
        below = min(fewer, len(every) - 1 - cursor)
        back = min(more, self.scrolled)
        self.scrolled += fewer - below - back
        return every[:len(every) - below] + [self.empty_line() for _ in range(more - back)]

    # ---- what is to be seen ------------------------------------------------------------------------------------------

    def rows_shown(self):
        """Down to the last that is not blank, or that of the cursor."""
        written = [y for y in range(self.lines) if text_of(self.buffer[y])]
        return [self.buffer[y] for y in range(max(written + [self.cursor.y]) + 1)]


def text_of(line):
    return "".join(line[x].data for x in range(max(line, default=-1) + 1)).rstrip()


def goes_on(line):
    return getattr(line, "goes_on", False)


def rewrapped(lines, columns, cursor, at, empty_line):
    """The same text on lines of another width; and where in it the cursor is."""
    result, place = [], None
    cells, within = [], None
    for y, line in enumerate(lines):
        length = max(line, default=-1) + 1
        if y == cursor:
            within = None if at >= length else len(cells) + at
        has_cursor = place is None and y >= cursor
        cells += [line[x] for x in range(length)]
        if goes_on(line) and y + 1 < len(lines):
            continue
        first = len(result)
        for start in range(0, max(len(cells), 1), columns):
            piece = empty_line()
            piece.update(enumerate(cells[start:start + columns]))
            piece.goes_on = start + columns < len(cells)
            result.append(piece)
        if has_cursor:
            end = len(cells) - (len(result) - 1 - first) * columns
            place = (len(result) - 1, end) if within is None else (first + within // columns, within % columns)
        cells, within = [], None
    return result, *place
