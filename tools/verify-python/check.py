"""Runs programmes written by Attention Lab and compares what they compute with the lab's own numbers.

Usage: python check.py FOLDER. The folder has cases.json and the programmes that it names; the result is printed as JSON.
"""

import contextlib
import io
import json
import math
import pathlib
import platform
import runpy
import sys
import warnings

DECIMALS = 6


def number(value):
    """Reads a number as the lab writes it into JSON, which has no infinities."""
    return float(value) if isinstance(value, str) else value


def shown(value):
    """As the lab shows it, with more decimals than it shows at first."""
    if not math.isfinite(value):
        return str(value)
    text = f"{value:.{DECIMALS}f}"
    return text.lstrip("-") if float(text) == 0 else text


def compare(name, wanted, found):
    """How many numbers of a matrix there are, how many are shown otherwise, and the largest difference."""
    rows = [[float(value) for value in row] for row in found.tolist()]
    wanted = [[number(value) for value in row] for row in wanted]
    if [len(row) for row in rows] != [len(row) for row in wanted]:
        raise SystemExit(f"{name}: {len(rows)} rows were computed, {len(wanted)} were expected")
    count = other = 0
    largest = 0.0
    for row, wanted_row in zip(rows, wanted):
        for a, b in zip(row, wanted_row):
            count += 1
            same = shown(a) == shown(b)
            near = math.isfinite(a) and math.isfinite(b)
            if near:
                largest = max(largest, abs(a - b) / max(1.0, abs(b)))
            # Two sums that differ in their last bit may be rounded to different sides of a tie.
            if not same and not (near and abs(a - b) <= 1e-12 * max(1.0, abs(b))):
                other += 1
    return count, other, largest


def run(path):
    """The `layers` that a programme leaves."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        # Overflow is the very thing that some mistakes on purpose show.
        warnings.simplefilter("ignore")
        return runpy.run_path(str(path))["layers"]


def main(folder):
    results = []
    for case in json.loads((folder / "cases.json").read_text()):
        layers = run(folder / case["programme"])
        total = [0, 0, 0.0]
        for stage in case["stages"]:
            own = layers[stage["layer"]]
            found = own["heads"][stage["head"]] if stage["perHead"] else own
            name = f"{case['name']}, layer {stage['layer'] + 1}, {stage['name']}"
            count, other, largest = compare(name, stage["rows"], found[stage["name"]])
            if other:
                print(f"{name}: {other} of {count} numbers are shown otherwise", file=sys.stderr)
            total = [total[0] + count, total[1] + other, max(total[2], largest)]
        results.append({"name": case["name"], "numbers": total[0], "other": total[1], "largest": total[2]})
    versions = {"python": platform.python_version()}
    for module in ("numpy", "torch"):
        if module in sys.modules:
            versions[module] = sys.modules[module].__version__
    print(json.dumps({"versions": versions, "results": results}))


main(pathlib.Path(sys.argv[1]))
