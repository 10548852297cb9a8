"""Every line of a watch in JSON that a story shows is as docs/watch-event.schema.json says.

python3 tests/stories/schema_test.py, in the root of the project.
"""

import json
import pathlib
import sys
import unittest

try:
    import jsonschema
except ImportError:
    print("skipped: no python3-jsonschema", file=sys.stderr)
    sys.exit(77)

SCHEMA = json.loads(pathlib.Path("docs/watch-event.schema.json").read_text())


# Shown in the tests of the rooms that say them.
ELSEWHERE = {"silent_long", "log_gap", "log_trouble", "log_trouble_over", "log_given_up"}


def said_in_stories():
    """Each line with the story that it is in."""
    for story in sorted(pathlib.Path("tests/stories").glob("*/*.story")):
        for line in story.read_text().splitlines():
            if line.startswith('1| {"event": '):
                yield story.name, json.loads(line.removeprefix("1| "))


def kinds(schema):
    """The words that the schema allows for "event"."""
    rules = [rule["properties"]["event"] for rule in schema["$defs"].values() if "event" in rule.get("properties", {})]
    return {word for rule in rules for word in rule.get("enum", [rule.get("const")])}


class Schema(unittest.TestCase):
    def test_every_line_is_as_the_schema_says(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
        validator = jsonschema.Draft202012Validator(SCHEMA)
        for story, event in said_in_stories():
            with self.subTest(story=story, event=event["event"]):
                validator.validate(event)

    def test_every_kind_of_event_is_in_a_story(self):
        self.assertEqual({event["event"] for _, event in said_in_stories()} | ELSEWHERE, kinds(SCHEMA))

    def test_what_the_schema_does_not_know_is_refused(self):
        validator = jsonschema.Draft202012Validator(SCHEMA)
        _, event = next((story, event) for story, event in said_in_stories() if event["event"] == "over")
        for wrong in ({"event": "unheard"}, {"surprise": 1}, {"cost": 1.5}, {"state": "great"}, {"at": "yesterday"}):
            self.assertFalse(validator.is_valid(event | wrong), wrong)


if __name__ == "__main__":
    unittest.main()
