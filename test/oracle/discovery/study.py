"""The demo study: its months, and what the tables say of them; with --classes told by class of keywords. Standard library only."""

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MODEL = ROOT / "models" / "discovery"
STUDY = ROOT / "inputs" / "demo"


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def number(text):
    """A cell: a percentage is a share; nothing where it is blank."""
    if text is None or text.strip() == "":
        return None
    return float(text[:-1]) / 100 if text.endswith("%") else float(text)


FACTS = {row["field"]: row["value"] for row in rows(STUDY / "product.csv")}
SPLIT = "--classes" in sys.argv
HISTORY = rows(Path(__file__).with_name("class_history.csv") if SPLIT else STUDY / "history.csv")
CLASSES = ["brand", "generic", "rival"] if SPLIT else [""]
MONTHS = [row["month"] for row in HISTORY]
COUNT = len(MONTHS)


def column(name):
    return [number(row[name]) for row in HISTORY]


def since_2026(month):
    year, number_of_month = month.split("-")
    return 12 * (int(year) - 2026) + int(number_of_month) - 1


def dated(file):
    """A number of each month as a dated table has it: a dated row goes before the row of every such month."""
    factors = {row["month"]: float(row["value"]) for row in rows(MODEL / file) if row["marketplace"] == "*"}
    return [factors.get(month, factors.get("*" + month[4:])) for month in MONTHS]


TABLE = dated("season.csv")
EVENTS = dated("events.csv")
CALENDAR = [row["calendar_month"] for row in rows(MODEL / "months.csv")]
OF_CALENDAR = [CALENDAR[int(month[5:]) - 1] for month in MONTHS]


def by_class(name, one):
    """The slot or column of a class; the plain one where there is only one."""
    return f"{name}.{one}" if one else name


SPENT = {one: column(by_class("ad_spend", one)) for one in CLASSES}
SPEND = [sum(SPENT[one][t] for one in CLASSES) for t in range(COUNT)]
# Part of the money of the whole history that each class had.
PARTS = {one: sum(SPENT[one]) / sum(SPEND) for one in CLASSES}
CONTENT = column("content_spend")
PRICE = column("price")
IN_STOCK = column("in_stock")
