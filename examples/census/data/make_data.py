#!/usr/bin/env python3
"""Makes train.csv and test.csv. The data is SYNTHETIC: no row describes a real person.

The columns look like the well-known census income data, but every row is drawn from
the made-up rules below with a fixed seed. Running it again gives the same bytes:

    python3 data/make_data.py            # writes beside this file
    python3 data/make_data.py FOLDER     # or elsewhere

Only Random.random() is used: its sequence is the same in every version of Python.
"""

import math
import os
import random
import sys

SEED = 1994
TRAIN_ROWS, TEST_ROWS = 4800, 1200

HEADER = "age,workclass,education,marital_status,occupation,hours_per_week,capital_gain,income"

# value: (how common it is, how much it raises the odds of a high income)
WORKCLASS = {
    "Private": (70, 0.0),
    "Self-employed": (12, 0.2),
    "Local-gov": (8, -0.1),
    "State-gov": (5, -0.2),
    "Federal-gov": (5, 0.5),
}
EDUCATION = {
    "School": (14, -1.6),
    "High-school": (32, -0.6),
    "College": (26, 0.0),
    "Bachelors": (18, 1.1),
    "Masters": (8, 1.7),
    "Doctorate": (2, 2.5),
}
MARITAL_STATUS = {"Married": (47, 1.4), "Single": (33, -0.8), "Divorced": (16, -0.5), "Widowed": (4, -0.4)}
OCCUPATION = {
    "Office": (18, 0.0),
    "Crafts": (17, 0.1),
    "Management": (15, 1.1),
    "Sales": (14, 0.4),
    "Service": (13, -1.0),
    "Machines": (11, -0.4),
    "Technical": (8, 0.8),
    "Farming": (4, -1.3),
}

# What a degree is worth depends on the work: a model that looks at one column at a time misses this.
TOGETHER = {
    ("Bachelors", "Technical"): 1.2,
    ("Masters", "Technical"): 1.4,
    ("Masters", "Management"): 1.2,
    ("Bachelors", "Crafts"): -1.2,
    ("Bachelors", "Service"): -1.0,
    ("Masters", "Office"): -1.2,
    ("High-school", "Crafts"): 0.9,
    ("School", "Farming"): 0.9,
}


def pick(chance, table):
    at = chance.random() * sum(weight for weight, _ in table.values())
    for value, (weight, _) in table.items():
        at -= weight
        if at < 0:
            return value
    return value


def bell(chance, middle, width):
    """About normally distributed: a sum of four even draws."""
    return middle + width * (sum(chance.random() for _ in range(4)) - 2) * math.sqrt(3)


def person(chance):
    age = int(min(85, max(17, bell(chance, 40, 14))))
    workclass = pick(chance, WORKCLASS)
    education = pick(chance, EDUCATION)
    marital_status = "Single" if age < 21 else pick(chance, MARITAL_STATUS)
    occupation = pick(chance, OCCUPATION)
    hours = 40 if chance.random() < 0.4 else int(min(90, max(8, bell(chance, 41, 13))))
    gain = int(500 + 14500 * chance.random() ** 3) if chance.random() < 0.09 else 0

    odds = -2.15
    odds += WORKCLASS[workclass][1] + EDUCATION[education][1]
    odds += MARITAL_STATUS[marital_status][1] + OCCUPATION[occupation][1]
    odds += TOGETHER.get((education, occupation), 0.0)
    odds += 1.0 - ((age - 49) / 16.0) ** 2  # earnings peak before fifty
    odds += 0.06 * (hours - 40)
    odds += gain / 2500.0
    high = chance.random() < 1.0 / (1.0 + math.exp(-1.6 * odds))

    income = ">50K" if high else "<=50K"
    return "%d,%s,%s,%s,%s,%d,%d,%s" % (
        age, workclass, education, marital_status, occupation, hours, gain, income)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
    chance = random.Random(SEED)
    for name, rows in (("train.csv", TRAIN_ROWS), ("test.csv", TEST_ROWS)):
        with open(os.path.join(folder, name), "w", newline="\n") as file:
            file.write(HEADER + "\n")
            for _ in range(rows):
                file.write(person(chance) + "\n")


if __name__ == "__main__":
    main()
