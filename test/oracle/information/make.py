"""Writes sampled.csv: what it is worth to see a noisy measurement of a standard normal number before choosing between nothing and a gain
that hangs on it, worked out by conjugacy and a sum over a fine grid. Needs numpy; shares no code with the program.

The number t is N(0, 1); the measurement x is t plus an error of standard deviation s; given x, t is N(r x, r s^2) with r = 1 / (1 + s^2).
The gain is a + b t + c (t^2 - 1), so its mean given x is a + b r x + c (r^2 x^2 + r s^2 - 1). Worth: E max(0, that) - max(0, a), over x ~ N(0, 1 + s^2).
"""

import csv
from pathlib import Path

import numpy as np

CASES = [
    ("straight", -40.0, 100.0, 0.0, 0.0),
    ("straight", -40.0, 100.0, 0.0, 0.5),
    ("straight", -40.0, 100.0, 0.0, 1.5),
    ("straight", 60.0, 80.0, 0.0, 1.0),
    ("bent", -10.0, 0.0, 50.0, 0.5),
    ("bent", -10.0, 30.0, 50.0, 1.0),
    ("bent", 20.0, -60.0, 25.0, 1.0),
]


def worth(a, b, c, s):
    r = 1 / (1 + s * s)
    z = np.linspace(-12, 12, 2_000_001)
    density = np.exp(-z * z / 2) / np.sqrt(2 * np.pi)
    x = z * np.sqrt(1 + s * s)
    mean = a + b * r * x + c * (r * r * x * x + r * s * s - 1)
    return np.trapezoid(np.maximum(0, mean) * density, z) - max(0.0, a)


if __name__ == "__main__":
    with open(Path(__file__).resolve().parent / "sampled.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["shape", "a", "b", "c", "s", "worth"])
        for shape, a, b, c, s in CASES:
            writer.writerow([shape, a, b, c, s, f"{worth(a, b, c, s):.8f}"])
