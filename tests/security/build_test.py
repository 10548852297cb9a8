"""What mltrain is built of: python3 tests/security/build_test.py. Each docstring is a sentence of docs/security.md."""

import pathlib
import re
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]


def without_comments(text):
    return re.sub(r"(^|\s)#.*", "", text, flags=re.MULTILINE)


def build_files():
    """All that CMake, a shell or an interpreter reads to make mltrain and to run its tests."""
    found = [SOURCE / name for name in ("CMakeLists.txt", "CMakePresets.json", "mltrain", "run-tests", "scripts/set-up.sh")]
    found += (SOURCE / "cmake").rglob("*.cmake")
    found += (SOURCE / "tests").rglob("CMakeLists.txt")
    return found


def table(name):
    text = (SOURCE / "scripts/set-up.sh").read_text()
    body = re.search(rf"^{name}='((?:[^']|'\"'\"')*)'$", text, flags=re.MULTILINE).group(1)
    return dict(line.split("|") for line in body.splitlines())


class Build(unittest.TestCase):
    def test_downloads(self):
        """A build downloads nothing: all that it needs are packages of Debian"""
        downloads = re.compile(r"FetchContent|ExternalProject|CPMAddPackage|file\s*\(\s*DOWNLOAD|\b(curl|wget|git clone|"
                               r"pip3? install|npm|cargo|conan|vcpkg|go get)\b|https?://|submodule", re.IGNORECASE)
        self.assertGreater(len(build_files()), 6)
        for path in build_files():
            for line in without_comments(path.read_text()).splitlines():
                # A page's address in what a package says of itself is no source.
                if "CPACK_" in line or "HOMEPAGE" in line:
                    continue
                self.assertIsNone(downloads.search(line), f"{path.relative_to(SOURCE)}: {line.strip()}")
        self.assertFalse((SOURCE / ".gitmodules").exists())
        libraries = {"Boost": "libboost1.81-dev", "tomlplusplus": "libtomlplusplus-dev", "nlohmann_json": "nlohmann-json3-dev",
                     "fmt": "libfmt-dev", "SQLite3": "libsqlite3-dev", "yaml-cpp": "libyaml-cpp-dev", "ZLIB": "zlib1g-dev",
                     "PkgConfig": "pkg-config", "UTF8PROC": "libutf8proc-dev", "MD": "libmd-dev", "Threads": "g++"}
        cmake = without_comments((SOURCE / "CMakeLists.txt").read_text())
        wanted = re.findall(r"find_package\((\S+?)[\s)]", cmake) + re.findall(r"pkg_check_modules\((\S+)", cmake)
        self.assertEqual(set(wanted), set(libraries))
        for package in libraries.values():
            self.assertIn(package, table("build_packages"))

    def test_packages(self):
        """Each package that is installed stands in `scripts/set-up.sh` with its reason"""
        for name in ("build_packages", "test_packages", "full_packages"):
            self.assertGreater(len(table(name)), 5)
            for package, why in table(name).items():
                self.assertRegex(package, r"^[a-z0-9][a-z0-9.+-]+$")
                self.assertGreater(len(why.split()), 1, f"{package} has no reason")
        installs = re.compile(r"\b(apt-get|apt|dpkg|aptitude)\b[^|&;\n]*\s(install|-i)\b")
        for path in build_files():
            if path.suffix != ".cmake" and path.name != "set-up.sh":    # Debian.cmake says it to the reader
                self.assertIsNone(installs.search(without_comments(path.read_text())), path)
        # There, what is installed are the rows of a table that are missing.
        commands = [line for line in (SOURCE / "scripts/set-up.sh").read_text().splitlines()
                    if "patiently" in line and "apt-get" in line]
        self.assertEqual(len(commands), 2, commands)
        self.assertIn('"${names[@]}" ||', (SOURCE / "scripts/set-up.sh").read_text())


if __name__ == "__main__":
    unittest.main()
