"""
Writes, beside itself, what this program says of the demo study in both readings: priors.csv, article.csv and evidence.csv. `python3 test/oracle/discovery/make.py`; with `--classes` it writes classes.csv, of class_history.csv and the first reading; with `--exact` it prints what the exact sum of a list's shares would change.
"""

import cmath
import csv
import math
import multiprocessing
import random
import statistics
import sys
from pathlib import Path

from likelihood import COUNTED, STRAYING, log_likelihoods
from over_months import log_density_of_demand
from register import DENSITIES, log_prior_at, place_at, priors, value_at
from study import MONTHS, SPLIT

HERE = Path(__file__).resolve().parent
POINTS = 10 if SPLIT else 40
STEP = 1e-30
PATHS = ["demand_shock", "brand_level"]
SERIES = [*STRAYING, *COUNTED]
# No equation of what is measured asks for these.
UNSEEN = {"margin", "fee", "unit_cost", "return_cost", "discount_rate", "names_error"}


def moving(register):
    """Parameters said by percentiles, then those that the model says by a density, then a number a path and month."""
    said = [slot for slot, (shape, low, _, high) in register.items() if slot not in UNSEEN and low != high]
    return [*said, *DENSITIES, *(f"{path} {month}" for path in PATHS for month in MONTHS)]


def places(names):
    """Prior places: a standard normal score a slot and point, the same whatever other slots there are."""
    score = statistics.NormalDist().inv_cdf
    return [
        {slot: round(place_at(slot, score(random.Random(f"{point} {slot}").random())), 6) for slot in names}
        for point in range(POINTS)
    ]


def parameters(register, place):
    values = {slot: complex(mid) for slot, (_, _, mid, _) in register.items()}
    values.update({slot: value_at(register.get(slot), u, cmath) for slot, u in place.items()})
    return {**values, "demand_scale": register["demand_spread"][2]}


def log_prior(register, place):
    """Of the places: independent of one another, but for the months of unexplained demand."""
    alone = sum(log_prior_at(slot, u) for slot, u in place.items() if not slot.startswith("demand_shock "))
    return alone + log_density_of_demand(parameters(register, place))


def evaluate(task):
    """A row: log density, its parts, the place, and the derivatives by a step along the imaginary axis of one score at a time."""
    register, place = task
    parts = log_likelihoods(parameters(register, place))
    prior = log_prior(register, place).real
    slopes = []
    for slot in place:
        moved = {**place, slot: complex(place[slot], STEP)}
        slopes.append((sum(log_likelihoods(parameters(register, moved)).values()) + log_prior(register, moved)).imag / STEP)
    by_series = [parts[name].real for name in SERIES]
    return [math.fsum([prior, *by_series]), prior, *by_series], list(place.values()), slopes


def write(name, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def write_all():
    registers = {reading: priors(reading) for reading in ("article", "evidence")}
    listed = [[reading, slot, *prior] for reading, register in registers.items() for slot, prior in register.items()]
    write("priors.csv", [["reading", "slot", "shape", "low", "mid", "high"], *listed])
    for reading, register in registers.items():
        write_points(f"{reading}.csv", register)


def write_points(name, register):
    names = moving(register)
    with multiprocessing.Pool() as pool:
        found = pool.map(evaluate, [(register, place) for place in places(names)], chunksize=1)
    header = ["log_density", "log_prior", *SERIES, *(f"u_{slot}" for slot in names), *(f"d_{slot}" for slot in names)]
    rows = [[*(f"{x:.13g}" for x in logs), *place, *(f"{x:.11g}" for x in slopes)] for logs, place, slopes in found]
    write(name, [header, *rows])
    print(f"{name}: {len(names)} slots, {len(rows)} points")


def compare_exact():
    """How far the approximate sum of a list's shares moves the log likelihood."""
    for reading in ("article", "evidence"):
        register = priors(reading)
        worst = 0.0
        for place in places(moving(register)):
            p = parameters(register, place)
            near, exact = (sum(log_likelihoods(p, how).values()).real for how in (False, True))
            worst = max(worst, abs(near / exact - 1))
        print(f"{reading}: the exact sum moves the log likelihood by a part of {worst:.1e} at most")


if __name__ == "__main__":
    if SPLIT:
        write_points("classes.csv", priors("article"))
    elif "--exact" in sys.argv:
        compare_exact()
    else:
        write_all()
