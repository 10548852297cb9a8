#!/usr/bin/python3
"""Fuzzes the targets one after another, each for so many minutes of the processor, and says what came of it:

    tests/fuzz/fuzz.py [--minutes N] [--jobs N] [--table] [TARGET...]

Begins with the corpus of the repository and with all that earlier runs found, which is kept with the accounts of time in
build/fuzz/found. Stops at the first input that breaks a target, keeps it there, and exits 1; run again, it goes on.
--table runs nothing and prints the table of README.md.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
fuzzer = root / 'build/fuzz/tests/fuzzer'
found = root / 'build/fuzz/found'
at_a_time = 300  # seconds: so much is lost at most when this is stopped


def all_targets():
    names = subprocess.run([fuzzer], capture_output=True, text=True, env={**os.environ, 'MLTRAIN_FUZZ': ''})
    return names.stderr.split()[4:]


def account_of(target):
    try:
        return json.loads((found / f'{target}.json').read_text())
    except FileNotFoundError:
        return {'seconds': 0, 'inputs': 0, 'edges': 0, 'kept': 0}


def fuzz_for(target, seconds):
    """One run of libFuzzer: whether it went well, its words, and the processor's seconds that it took."""
    kept = found / target
    kept.mkdir(parents=True, exist_ok=True)
    words = found / f'{target}.log'
    command = [fuzzer, f'-max_total_time={int(seconds) + 1}', '-timeout=20', '-rss_limit_mb=2048', '-max_len=4096',
               '-print_final_stats=1', f'-artifact_prefix={found}/{target}-', kept, root / 'tests/fuzz/corpus' / target]
    with open(words, 'w') as out:
        run = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, cwd=found,
                               env={**os.environ, 'MLTRAIN_FUZZ': target, 'LC_ALL': 'C'})
        _, status, used = os.wait4(run.pid, 0)
    return os.waitstatus_to_exitcode(status), words.read_text(errors='replace'), used.ru_utime + used.ru_stime


def fuzz(target, minutes):
    account = account_of(target)
    while account['seconds'] < minutes * 60:
        code, words, seconds = fuzz_for(target, min(at_a_time, minutes * 60 - account['seconds']))
        account['seconds'] += seconds
        account['inputs'] += int((re.findall(r'number_of_executed_units: (\d+)', words) or [0])[-1])
        account['edges'] = max(account['edges'], *map(int, re.findall(r' cov: (\d+)', words) or [0]), 0)
        account['kept'] = sum(1 for _ in (found / target).iterdir())
        (found / f'{target}.json').write_text(json.dumps(account))
        if code != 0:
            return f'{target}: broken, see {found}/{target}.log'
    print(f'{target}: {account["seconds"] / 60:.1f} min, {account["inputs"]} inputs', flush=True)
    return None


def table(targets):
    rows = ['| target | processor time | inputs | edges reached | inputs that reach more |', '|---|---:|---:|---:|---:|']
    for target in targets:
        account = account_of(target)
        rows.append(f'| `{target}` | {account["seconds"] / 60:.0f} min | {account["inputs"]:,} | {account["edges"]:,} '
                    f'| {account["kept"]:,} |')
    return '\n'.join(rows)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('--minutes', type=float, default=5)
    arguments.add_argument('--jobs', type=int, default=1)
    arguments.add_argument('--table', action='store_true')
    arguments.add_argument('target', nargs='*')
    arguments = arguments.parse_args()
    if not fuzzer.exists():
        sys.exit('there is no fuzzer: cmake --preset fuzz && cmake --build --preset fuzz')
    targets = arguments.target or all_targets()
    if arguments.table:
        print(table(targets))
        return 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as threads:
        broken = [words for words in threads.map(lambda target: fuzz(target, arguments.minutes), targets) if words]
    print('\n'.join(broken), end='\n' if broken else '')
    return 1 if broken else 0


if __name__ == '__main__':
    sys.exit(main())
