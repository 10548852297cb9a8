#!/usr/bin/env python3
"""scripts/prices/compute_engine.py: prices are taken apart, and what does not come back is refused."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts/prices/compute_engine.py"
COLUMNS = ("region,instance_type,vcpus,mem_gib,accelerator,accelerator_count,local_ssd_gib_included,"
           "price_usd_h,spot_usd_h,machine_type_in_region")
# 0.03 a vCPU, 0.004 a GiB, spot a tenth; 375 GiB of SSD at 0.073 a month; an L4 at 0.5.
ROWS = [
    "us-east1,c3-standard-4,4,16,,,,0.184,0.0184,1",
    "us-east1,c3-highmem-8,8,64,,,,0.496,0.0496,0",
    "us-east1,c3-standard-4-lssd,4,16,,,375,0.2215,0.02215,1",
    "us-east1,g2-standard-4,4,16,l4,1,,0.684,,1",
    "us-east1,g2-standard-24,24,96,l4,2,,2.104,,1",
    "us-east1,a3-highgpu-1g,26,234,h100-80gb,1,750,10.075,,1",
    "us-west9,c3-standard-4,4,16,,,,,0.01,0",
]


def run(folder, rows):
    prices = pathlib.Path(folder) / "prices.csv"
    prices.write_text("\n".join([COLUMNS] + rows) + "\n")
    return subprocess.run([sys.executable, SCRIPT, "--source", "gce-2026-07-30", "--to", folder, prices],
                          capture_output=True, text=True, check=False)


def rows_of(folder, name):
    lines = (pathlib.Path(folder) / name).read_text().splitlines()
    return [line for line in lines if not line.startswith("#")][1:]


class ComputeEngine(unittest.TestCase):
    def test_prices_are_taken_apart(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(run(folder, ROWS).returncode, 0)
            source = ",gce-2026-07-30"
            self.assertEqual(rows_of(folder, "compute_engine_rates.csv"), [
                "a3-highgpu,us-east1,,,10,,," + source,
                "c3,us-east1,0.03,0.004,,0.003,0.0004," + source,
                "g2,us-east1,0.046,,0.5,,," + source])
            self.assertEqual(rows_of(folder, "compute_engine_local_ssd.csv"), ["us-east1,0.073,0.0073" + source])
            self.assertIn("a3-highgpu-1g,a3-highgpu,26,234,NVIDIA_H100_80GB,1,750" + source,
                          rows_of(folder, "compute_engine_machines.csv"))
            self.assertIn("c3-highmem-8," + source, rows_of(folder, "compute_engine_offered.csv"))

    def test_what_does_not_come_back_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            odd = "us-east1,c3-highcpu-22,22,44,,,,0.83601,0.0836,1"
            done = run(folder, ROWS + [odd])
            self.assertNotEqual(done.returncode, 0)
            self.assertIn("in us-east1", done.stderr)
            self.assertFalse((pathlib.Path(folder) / "compute_engine_rates.csv").exists())

    def test_machines_without_a_price_are_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            done = run(folder, ROWS + ["us-west9,c3-standard-8,8,32,,,,,,1"])
            self.assertNotEqual(done.returncode, 0)
            self.assertIn("c3-standard-8 is offered in us-west9, but has no price", done.stderr)


if __name__ == "__main__":
    unittest.main()
