#!/usr/bin/env python3
"""Takes the prices of Compute Engine's machines apart into what they are made of.

    scripts/prices/compute_engine.py --source ID PRICES.csv…

writes src/catalog/data/compute_engine_{machines,offered,rates,local_ssd}.csv (elsewhere with --to). ID is a row
of price_sources.csv, which says where the prices are from and of when; docs/prices.md says how to come by
PRICES.csv. It has one row for each machine in each region, with these columns:

    region, instance_type, vcpus, mem_gib, accelerator, accelerator_count, local_ssd_gib_included,
    price_usd_h, spot_usd_h, and machine_type_in_region (1 when the region has such machines)

Every price is put together again from its parts and compared: what does not come back within a
millionth of a dollar ends the script, and nothing is written.
"""

import argparse
import collections
import csv
import pathlib
import re
import sys
from fractions import Fraction

DATA = pathlib.Path(__file__).resolve().parents[2] / "src/catalog/data"
HOURS_A_MONTH = 730
MILLIONTH = Fraction(1, 10**6)
NANO = Fraction(1, 10**9)

# The names of the accelerators in our book, which are those of Google's API.
ACCELERATORS = {
    "": "",
    "a100": "NVIDIA_TESLA_A100",
    "a100-80gb": "NVIDIA_A100_80GB",
    "h100-80gb": "NVIDIA_H100_80GB",
    "h100-80gb-mega": "NVIDIA_H100_MEGA_80GB",
    "l4": "NVIDIA_L4",
    "rtx6000": "NVIDIA_RTX_PRO_6000",
}
PRICE_COLUMNS = {"": "price_usd_h", "spot_": "spot_usd_h"}


class Row:
    """One machine in one region."""

    def __init__(self, fields):
        self.machine = fields["instance_type"]
        self.region = fields["region"]
        self.vcpus = Fraction(fields["vcpus"])
        self.gib = Fraction(fields["mem_gib"])
        self.accelerator = ACCELERATORS[fields["accelerator"]]
        self.accelerators = Fraction(fields["accelerator_count"] or 0)
        self.ssd_gib = Fraction(fields["local_ssd_gib_included"] or 0)
        self.offered = next(v for k, v in fields.items() if k.startswith("machine_type_in_region")) == "1"
        self.prices = {
            kind: Fraction(fields[column]) if fields[column] else None
            for kind, column in PRICE_COLUMNS.items()
        }

    @property
    def series(self):
        """What shares its rates. Accelerator-optimised machines are sold whole, each kind at its own rate."""
        words = self.machine.split("-")
        return "-".join(words[:2]) if words[0] in ("a2", "a3", "g4") else words[0]

    def amount(self, part):
        return {"vcpu": self.vcpus, "gib": self.gib, "accelerator": self.accelerators}[part]


def read(paths):
    rows = []
    for path in paths:
        with open(path, newline="", encoding="utf-8") as file:
            rows += [Row(fields) for fields in csv.DictReader(file)]
    # What has no price on demand has no machines either.
    for row in rows:
        if row.prices[""] is None and row.offered:
            sys.exit(f"{row.machine} is offered in {row.region}, but has no price")
    return [row for row in rows if row.prices[""] is not None]


def local_ssd(rows):
    """A GiB-month of local SSD by region: what machines with it cost more than the same without."""
    by_place = {(row.machine, row.region): row for row in rows}
    rates = {}
    for row in rows:
        plain = by_place.get((row.machine.removesuffix("-lssd"), row.region))
        if plain is None or plain is row:
            continue
        rates[row.region] = {
            kind: nanos((row.prices[kind] - plain.prices[kind]) * HOURS_A_MONTH / row.ssd_gib)
            for kind in PRICE_COLUMNS
        }
    return rates


def nanos(amount):
    return Fraction(round(amount / NANO)) * NANO


def solved(equations, unknowns):
    """The unknowns of a system of linear equations, or None when they cannot be told apart."""
    table = [list(left) + [right] for left, right in equations]
    done = 0
    for column in range(unknowns):
        pivot = next((r for r in range(done, len(table)) if table[r][column] != 0), None)
        if pivot is None:
            return None
        table[done], table[pivot] = table[pivot], table[done]
        table[done] = [value / table[done][column] for value in table[done]]
        for r in range(len(table)):
            if r != done and table[r][column] != 0:
                factor = table[r][column]
                table[r] = [a - factor * b for a, b in zip(table[r], table[done])]
        done += 1
    return [table[r][-1] for r in range(unknowns)]


def parts_of(rows):
    """What the price of a series depends on. Where all machines have the same GiB for each vCPU, say, the
    GiB cannot be told from the vCPU, and its price is in the vCPU's."""
    parts = []
    order = ["accelerator", "vcpu", "gib"] if any(row.accelerators for row in rows) else ["vcpu", "gib"]
    for part in order:
        columns = parts + [part]
        if solved([([row.amount(p) for p in columns], Fraction(0)) for row in rows], len(columns)) is not None:
            parts = columns
    return parts


def rates_of(rows, parts, ssd):
    """What each part costs in one region, on demand and spot."""
    rates = {}
    for kind in PRICE_COLUMNS:
        priced = [row for row in rows if row.prices[kind] is not None]
        if not priced:
            continue
        # From the largest machines: where the input is rounded, they tell the most.
        priced.sort(key=lambda row: row.prices[kind], reverse=True)
        without_ssd = {row: row.prices[kind] - ssd_price(row, ssd, kind) for row in priced}
        found = solved([([row.amount(p) for p in parts], without_ssd[row]) for row in priced], len(parts))
        rates.update({kind + part: nanos(rate) for part, rate in zip(parts, found)})
        for row in priced:
            again = sum(row.amount(p) * rates[kind + p] for p in parts)
            if abs(again - without_ssd[row]) > MILLIONTH:
                sys.exit(f"{row.machine} in {row.region}: {float(without_ssd[row])}, from parts {float(again)}")
    return rates


def ssd_price(row, ssd, kind):
    return row.ssd_gib * ssd[row.region][kind] / HOURS_A_MONTH if row.ssd_gib else Fraction(0)


def decimal(number):
    """All its digits, and no more."""
    if number is None or number == 0:
        return ""
    digits = str(round(number * 10**9)).rjust(10, "0")
    return (digits[:-9] + "." + digits[-9:]).rstrip("0").rstrip(".")


def origin(source):
    """The line that says where a file is from."""
    with open(DATA / "price_sources.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if row["id"] == source:
                return f"Of {row['as_of']}: {row['source']}. Made by scripts/prices/compute_engine.py."
    sys.exit(f"price_sources.csv has no source {source}")


def write(path, comment, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.writelines(f"# {line}\n" for line in comment)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size} bytes")


def natural(name):
    """n1-standard-4 before n1-standard-16."""
    return [(int(word) if word.isdigit() else 0, word) for word in re.findall(r"\d+|\D+", name)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--source", required=True, help="its id in price_sources.csv, such as gce-2026-07-30")
    parser.add_argument("--to", type=pathlib.Path, default=DATA, help="the folder to write to")
    parser.add_argument("prices", nargs="+", help="one or more files with the columns above")
    arguments = parser.parse_args()
    made = origin(arguments.source)
    rows = read(arguments.prices)
    ssd = local_ssd(rows)

    by_series = collections.defaultdict(list)
    for row in rows:
        by_series[row.series].append(row)
    rate_rows = []
    for series, members in sorted(by_series.items()):
        parts = parts_of(members)
        by_region = collections.defaultdict(list)
        for row in members:
            by_region[row.region].append(row)
        for region, there in sorted(by_region.items()):
            rates = rates_of(there, parts, ssd)
            columns = [kind + part for kind in PRICE_COLUMNS for part in ("vcpu", "gib", "accelerator")]
            rate_rows.append([series, region] + [decimal(rates.get(column)) for column in columns] + [arguments.source])

    machines = {row.machine: row for row in rows}
    offered = collections.defaultdict(set)
    for row in rows:
        if row.offered:
            offered[row.machine].add(row.region)
    places = collections.defaultdict(list)
    for machine in sorted(machines, key=natural):
        places[tuple(sorted(offered[machine]))].append(machine)

    write(arguments.to / "compute_engine_machines.csv",
          ["The machines of Compute Engine. local_ssd_gib is part of the machine and of its price.", made],
          ["machine", "series", "vcpus", "memory_gib", "accelerator", "accelerators", "local_ssd_gib", "source"],
          [[name, row.series, decimal(row.vcpus), decimal(row.gib), row.accelerator, decimal(row.accelerators),
            decimal(row.ssd_gib), arguments.source]
           for name, row in sorted(machines.items(), key=lambda item: natural(item[0]))])
    write(arguments.to / "compute_engine_offered.csv", ["Which regions have which machines (both separated by |).", made],
          ["machines", "regions", "source"],
          [["|".join(names), "|".join(regions), arguments.source] for regions, names in places.items()])
    write(arguments.to / "compute_engine_rates.csv",
          ["What Compute Engine asks for an hour of a vCPU, of a GiB of memory and of an accelerator, in USD, on demand",
           "and spot. Where a series has all its machines in one proportion the price is in the column that is filled.",
           made],
          ["series", "region", "vcpu", "gib", "accelerator", "spot_vcpu", "spot_gib", "spot_accelerator", "source"],
          rate_rows)
    write(arguments.to / "compute_engine_local_ssd.csv",
          ["What Compute Engine asks for a GiB of local SSD a month (730 hours), in USD, on demand and spot.", made],
          ["region", "gib_month", "spot_gib_month", "source"],
          [[region, decimal(rates[""]), decimal(rates["spot_"]), arguments.source]
           for region, rates in sorted(ssd.items())])


if __name__ == "__main__":
    main()
