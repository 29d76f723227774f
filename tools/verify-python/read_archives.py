"""Reads archives written by Attention Lab with NumPy and compares every number with the lab's own, bit by bit.

Usage: python read_archives.py FOLDER. The folder has archives.json and the files that it names; the result is printed as JSON.
"""

import json
import pathlib
import sys

import numpy


def same(found, wanted):
    """How many numbers there are and how many are not the very same; JSON gives float64 back as it was."""
    expected = numpy.array([[float(value) for value in row] for row in wanted], dtype="<f8")
    if found.dtype != expected.dtype or found.shape != expected.shape:
        raise SystemExit(f"{found.dtype} {found.shape} was read, {expected.dtype} {expected.shape} was written")
    # Zeros of both signs are told apart, and what is not a number equals itself.
    other = int(numpy.count_nonzero(found.view("<u8") != expected.view("<u8")))
    both_nan = int(numpy.count_nonzero(numpy.isnan(found) & numpy.isnan(expected)))
    return expected.size, max(0, other - both_nan)


def main(folder):
    numbers = other = matrices = 0
    for case in json.loads((folder / "archives.json").read_text()):
        with numpy.load(folder / case["archive"], allow_pickle=False) as archive:
            names = [matrix["name"] for matrix in case["matrices"]]
            if sorted(archive.files) != sorted(names):
                raise SystemExit(f"{case['name']}: {archive.files} are in the archive")
            for matrix in case["matrices"]:
                count, wrong = same(archive[matrix["name"]], matrix["rows"])
                numbers, other, matrices = numbers + count, other + wrong, matrices + 1
        alone = numpy.load(folder / case["single"], allow_pickle=False)
        count, wrong = same(alone, case["matrices"][0]["rows"])
        numbers, other, matrices = numbers + count, other + wrong, matrices + 1
    print(json.dumps({"matrices": matrices, "numbers": numbers, "other": other}))


main(pathlib.Path(sys.argv[1]))
