"""Where rows come from and where results go: local files, or gs:// paths.

A gs:// path is used through the folder /gcs where the cloud mounts it, and else with gsutil.
"""

import collections
import csv
import math
import os
import shutil
import subprocess

NUMBERS = ("age", "hours_per_week", "capital_gain")
WORDS = ("workclass", "education", "marital_status", "occupation")
LABEL = "income"
HIGH, LOW = ">50K", "<=50K"

# One person: numbers as floats and words as text, in the order above; label is 1 above 50K, else 0.
Row = collections.namedtuple("Row", "numbers words label")


class BadData(Exception):
    """A file that is missing or cannot be understood; says which, and where."""


def read_rows(paths):
    """All rows of the CSV files at `paths`, in order."""
    rows = []
    for path in paths:
        rows.extend(_parse(path, _read_lines(path)))
    return rows


def upload(files, target):
    """Copies local files to the gs:// folder `target`. Returns None, or why it could not."""
    gsutil = shutil.which("gsutil")
    if not gsutil:
        return "gsutil is not installed"
    done = subprocess.run([gsutil, "-q", "cp"] + files + [target.rstrip("/") + "/"],
                          stderr=subprocess.PIPE, universal_newlines=True)
    return _last_line(done.stderr, "gsutil failed") if done.returncode else None


def mounted(path):
    """gs://bucket/x as /gcs/bucket/x where that is mounted; any other path as it is."""
    bucket, _, rest = path[len("gs://"):].partition("/")
    folder = os.path.join("/gcs", bucket)
    return os.path.join(folder, rest) if path.startswith("gs://") and os.path.isdir(folder) else path


def _read_lines(path):
    path = mounted(path)
    if path.startswith("gs://"):
        gsutil = shutil.which("gsutil")
        if not gsutil:
            raise BadData('cannot read "%s": gsutil is not installed' % path)
        done = subprocess.run([gsutil, "cat", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            why = _last_line(done.stderr.decode("utf-8", "replace"), "gsutil failed")
            raise BadData('cannot read "%s": %s' % (path, why))
        content = done.stdout
    else:
        try:
            with open(path, "rb") as file:
                content = file.read()
        except OSError as error:
            raise BadData('cannot read "%s": %s' % (path, error.strerror.lower()))
    try:
        return content.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise BadData('cannot read "%s": it is not UTF-8 text' % path)


def _parse(path, lines):
    table = csv.DictReader(lines)
    missing = [name for name in NUMBERS + WORDS + (LABEL,) if name not in (table.fieldnames or [])]
    if missing:
        raise BadData('%s:1: there is no column "%s"' % (path, missing[0]))
    for record in table:
        try:
            numbers = [float(record[name]) for name in NUMBERS]
            if not all(map(math.isfinite, numbers)):
                raise ValueError
            label = {HIGH: 1, LOW: 0}[record[LABEL]]
        except (KeyError, TypeError, ValueError):
            raise BadData("%s:%d: this row cannot be understood" % (path, table.line_num))
        yield Row(numbers, [record[name] for name in WORDS], label)


def _last_line(text, otherwise):
    return (text.strip().splitlines() or [otherwise])[-1]
