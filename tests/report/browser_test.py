#!/usr/bin/python3
"""The page of `mltrain report --html` in a real browser: browser_test.py MLTRAIN REPORT_SAMPLE [SCREENSHOTS].

Chromium is driven over the loopback by its own chromedriver. At phone, tablet and desktop widths, light and dark, the
page has no message in the console and scrolls only downwards; tables sort by mouse and by key and can be filtered; text
of job files stays text. Ends with 77 where there is no Chromium. SCREENSHOTS is a folder to keep what was seen.
"""

import base64
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

MLTRAIN = SAMPLE = SCREENSHOTS = None
WIDTHS = (360, 768, 1280, 1920)
END = "2026-11-20T14:30:00Z"
SPAN = ("--since", "2026-10-01", "--until", "2026-11-20")


class Browser:
    """As much of the WebDriver protocol as is needed."""

    def __init__(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.profile = tempfile.TemporaryDirectory()
        environment = dict(os.environ, HOME=self.profile.name, TMPDIR=self.profile.name)
        self.driver = subprocess.Popen(["chromedriver", f"--port={self.port}"], stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT, text=True, env=environment)
        for line in self.driver.stdout:
            if "started successfully" in line:
                break
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                            "--hide-scrollbars", "--force-device-scale-factor=1"]}
        wanted = {"browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        self.session = ""
        self.session = "/session/" + self.ask("POST", "/session", capabilities={"alwaysMatch": wanted})["sessionId"]

    def ask(self, method, path, **body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, self.session + path, json.dumps(body) if method == "POST" else None)
        answer = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(answer["message"])
        return answer

    def control(self, command, **parameters):
        return self.ask("POST", "/goog/cdp/execute", cmd=command, params=parameters)

    def look(self, width, scheme):
        self.control("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
                     mobile=width < 500)
        self.control("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def run(self, script, *arguments):
        return self.ask("POST", "/execute/sync", script=script, args=list(arguments))

    def open(self, page):
        self.ask("POST", "/url", url=page.as_uri())

    def console(self):
        return self.ask("POST", "/se/log", type="browser")

    def press(self, key):
        self.ask("POST", "/actions", actions=[{"type": "key", "id": "keys", "actions": [
            {"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]}])

    def screenshot(self, name):
        if SCREENSHOTS:
            height = self.run("return document.documentElement.scrollHeight")
            size = self.run("return [innerWidth]")[0]
            seen = self.control("Page.captureScreenshot", captureBeyondViewport=True,
                                clip={"x": 0, "y": 0, "width": size, "height": height, "scale": 1})
            (Path(SCREENSHOTS) / f"{name}.png").write_bytes(base64.b64decode(seen["data"]))

    def close(self):
        self.ask("DELETE", "")
        self.driver.terminate()
        self.driver.wait()
        self.driver.stdout.close()
        self.profile.cleanup()


SORT_BY = """
const table = [...document.querySelectorAll("table")].find((table) => table.caption.textContent.includes(arguments[0]));
const header = [...table.tHead.rows[0].cells].find((cell) => cell.textContent === arguments[1]);
"""
COLUMN = SORT_BY + """
return [header.getAttribute("aria-sort"), [...table.tBodies[0].rows].map((row) => row.cells[header.cellIndex].textContent)];
"""
PRESS = SORT_BY + 'header.querySelector("button").click();'
FOCUS = SORT_BY + 'header.querySelector("button").focus();'


def dollars(texts):
    return [float(text.replace("$", "").replace(",", "").replace("<", "")) for text in texts]


class PageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.home = tempfile.TemporaryDirectory()
        cls.page = Path(cls.home.name) / "report.html"
        subprocess.run([SAMPLE, Path(cls.home.name) / "state/mltrain", END], check=True)
        cls.report(*SPAN, "--html", cls.page)
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.home.cleanup()

    @classmethod
    def report(cls, *words):
        environment = {"HOME": cls.home.name, "XDG_STATE_HOME": cls.home.name + "/state", "TZ": "UTC",
                       "PATH": os.environ["PATH"]}
        done = subprocess.run([MLTRAIN, "report", *words], env=environment, timeout=60, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        return done.stdout

    def open(self, width=1280, scheme="light"):
        self.browser.look(width, scheme)
        self.browser.open(self.page)

    def test_fits_every_width_in_light_and_dark_without_a_word_in_the_console(self):
        for scheme in ("light", "dark"):
            papers = set()
            for width in WIDTHS:
                with self.subTest(width=width, scheme=scheme):
                    self.open(width, scheme)
                    seen = self.browser.run("return [innerWidth, document.documentElement.scrollWidth]")
                    self.assertEqual(seen[0], width)
                    self.assertLessEqual(seen[1], width)
                    self.assertEqual(self.browser.console(), [])
                    papers.add(self.browser.run("return getComputedStyle(document.body).backgroundColor"))
                    self.browser.screenshot(f"{scheme}-{width}")
            self.assertEqual(papers, {"rgb(255, 255, 255)"} if scheme == "light" else {"rgb(20, 24, 29)"})

    def test_letters_in_charts_can_be_read_at_every_width(self):
        for width in WIDTHS:
            with self.subTest(width=width):
                self.open(width)
                least = self.browser.run("""
                    const texts = [...document.querySelectorAll("svg[role=img] text")];
                    return Math.min(...texts.map((text) => text.getBoundingClientRect().height).filter((h) => h > 0));""")
                self.assertGreater(least, 10)

    def test_sorts_by_click_and_by_key(self):
        self.open()
        runs = ("cost most", "Cost")
        as_written = dollars(self.browser.run(COLUMN, *runs)[1])
        self.assertEqual(as_written, sorted(as_written, reverse=True))
        self.assertGreater(len(set(as_written)), 10)
        self.browser.run(PRESS, *runs)
        self.assertEqual(self.browser.run(COLUMN, *runs)[0], "descending")
        self.browser.run(PRESS, *runs)
        direction, texts = self.browser.run(COLUMN, *runs)
        self.assertEqual(direction, "ascending")
        self.assertEqual(dollars(texts), sorted(dollars(texts)))
        for key in ("\ue007", " "):
            self.browser.run(FOCUS, "cost most", "Ran")
            self.browser.press(key)
        direction, texts = self.browser.run(COLUMN, "cost most", "Ran")
        self.assertEqual(direction, "ascending")
        self.assertIsNone(self.browser.run(COLUMN, *runs)[0])
        seconds = self.browser.run(SORT_BY + "return [...table.tBodies[0].rows]"
                                   ".map((row) => Number(row.cells[header.cellIndex].dataset.sort))",
                                   "cost most", "Ran")
        self.assertEqual(seconds, sorted(seconds))
        self.assertGreater(seconds[-1], 3600)

    def test_filters_runs(self):
        self.open()
        shown = self.browser.run("""
            const input = document.querySelector(".filter input");
            input.value = "ranker FAILED";
            input.dispatchEvent(new Event("input"));
            return [...document.querySelectorAll("table.filtered tbody tr")].filter((row) => !row.hidden)
                .map((row) => row.textContent);""")
        self.assertGreater(len(shown), 0)
        for text in shown:
            self.assertIn("ranker", text)
            self.assertIn("failed", text)

    def test_text_of_job_files_is_text(self):
        self.open()
        self.assertEqual(self.browser.run("return document.title"), "Training report, 2026-10-01 to 2026-11-20")
        self.assertEqual(self.browser.run("return document.scripts.length"), 1)
        self.assertEqual(self.browser.run("return document.images.length"), 0)
        self.assertEqual(self.browser.run("return [...document.querySelectorAll('*')]"
                                          ".filter((e) => e.getAttributeNames().some((n) => n.startsWith('on'))).length"), 0)
        text = self.browser.run("return document.body.textContent")
        for word in ("</td><script>document.title='taken'</script>", "team=<script>",
                     "\"><img src=x onerror=alert(1)>", "'\"><svg onload="):
            self.assertIn(word, text)

    def test_no_other_script_would_run(self):
        self.open()
        self.assertEqual(self.browser.run("""
            const script = document.createElement("script");
            script.textContent = "document.title = 'taken'";
            document.body.append(script);
            return document.title;"""), "Training report, 2026-10-01 to 2026-11-20")
        self.assertIn("Content Security Policy", json.dumps(self.browser.console()))

    def test_can_be_heard(self):
        """Every chart and table has a name, ids are unique, headings go down by one step."""
        self.open()
        self.assertEqual(self.browser.run("""
            return [...document.querySelectorAll("svg:not([aria-hidden])")].filter((svg) =>
                svg.getAttribute("role") !== "img" || svg.getAttribute("aria-labelledby").split(" ")
                    .some((id) => !svg.querySelector("#" + id).textContent)).length"""), 0)
        self.assertGreater(self.browser.run("return document.querySelectorAll('svg[role=img]').length"), 3)
        self.assertEqual(self.browser.run("""
            const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
            return ids.length - new Set(ids).size"""), 0)
        self.assertEqual(self.browser.run("""
            return [...document.querySelectorAll("table")].filter((table) => !table.caption ||
                [...table.querySelectorAll("th")].some((th) => !th.scope)).length"""), 0)
        levels = self.browser.run("return [...document.querySelectorAll('h1,h2,h3')].map((h) => Number(h.tagName[1]))")
        self.assertEqual(levels[0], 1)
        for above, below in zip(levels, levels[1:]):
            self.assertLessEqual(below - above, 1)

    def test_words_stand_out_from_the_paper(self):
        """WCAG AA: 4.5 to 1 for text."""
        for scheme in ("light", "dark"):
            self.open(1280, scheme)
            least = self.browser.run("""
                const light = (colour) => {
                  const [r, g, b] = colour.match(/[0-9.]+/g).map((c) => c / 255)
                      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const paper = (e) => {
                  const colour = getComputedStyle(e).backgroundColor;
                  return colour === "rgba(0, 0, 0, 0)" ? paper(e.parentElement) : colour;
                };
                const ratios = [...document.querySelectorAll("h1,h2,p,dt,dd strong,dd span,td,th,figcaption,.state,text")]
                    .filter((e) => e.textContent.trim()).map((e) => {
                  const style = getComputedStyle(e);
                  const [a, b] = [light(e.tagName === "text" ? style.fill : style.color), light(paper(e))];
                  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                });
                return Math.min(...ratios);""")
            self.assertGreaterEqual(least, 4.5, scheme)

    def test_prints_in_light_and_fits_the_paper(self):
        self.open(1280, "dark")
        pdf = base64.b64decode(self.browser.ask("POST", "/print", page={"width": 21.0, "height": 29.7}))
        self.assertEqual(pdf[:5], b"%PDF-")
        if SCREENSHOTS:
            (Path(SCREENSHOTS) / "print.pdf").write_bytes(pdf)
        self.browser.control("Emulation.setEmulatedMedia", media="print",
                             features=[{"name": "prefers-color-scheme", "value": "dark"}])
        self.assertEqual(self.browser.run("return getComputedStyle(document.body).backgroundColor"),
                         "rgb(255, 255, 255)")
        width = 680  # A4 between margins of 1.5 cm
        self.browser.control("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1,
                             mobile=False)
        self.assertLessEqual(self.browser.run("return document.documentElement.scrollWidth"), width)
        self.assertEqual(self.browser.run("return getComputedStyle(document.querySelector('.filter')).display"), "none")
        self.browser.control("Emulation.setEmulatedMedia", media="")

    def test_sums_of_every_breakdown_are_its_total(self):
        self.open()
        tables = self.browser.run("""
            return [...document.querySelectorAll("table")].filter((table) => table.tFoot).map((table) => {
              const at = [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent === "Spent");
              return [[...table.tBodies[0].rows].map((row) => row.cells[at].textContent), table.tFoot.rows[0].cells[at].textContent];
            })""")
        self.assertGreater(len(tables), 4)
        for rows, total in tables:
            cents = [0 if row.startswith("<") else round(100 * dollars([row])[0]) for row in rows]
            self.assertEqual(sum(cents), round(100 * dollars([total])[0]))


if __name__ == "__main__":
    if not shutil.which("chromium") or not shutil.which("chromedriver"):
        print("skipped: no Chromium or no chromedriver; apt-get install chromium chromium-driver")
        sys.exit(77)
    MLTRAIN, SAMPLE = (str(Path(word).resolve()) for word in sys.argv[1:3])
    SCREENSHOTS = sys.argv[3] if len(sys.argv) > 3 else None
    unittest.main(argv=sys.argv[:1])
