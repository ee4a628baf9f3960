"""Writes cash.csv: contribution of the demo study at the places of make.py, by month, as economics.md 5 says it. Standard library only."""

import csv
from pathlib import Path

from economics import simulate
from make import moving, parameters, places
from register import priors
from study import CONTENT, COUNT, MONTHS, PRICE, SPEND

HERE = Path(__file__).resolve().parent


def contribution(p):
    """An order brings its price less Amazon's part and its own cost, unless it is sent back; money spent is spent in its month."""
    keeps = 1 - p["fee"]
    cost = p["unit_cost"] if p["unit_cost"].real > 0 else p["price"] * (keeps - p["margin"])
    orders = [sales / price for sales, price in zip(simulate(p)["total_sales"], PRICE)]
    back = p["return_rate"]
    earned = [n * ((price * keeps - cost) * (1 - back) - p["return_cost"] * back) for n, price in zip(orders, PRICE)]
    return [earned[t] - SPEND[t] - CONTENT[t] for t in range(COUNT)]


def write():
    with open(HERE / "cash.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["reading", *MONTHS])
        for reading in ("article", "evidence"):
            register = priors(reading)
            for place in places(moving(register)):
                writer.writerow([reading, *(f"{x.real:.13g}" for x in contribution(parameters(register, place)))])


if __name__ == "__main__":
    write()
