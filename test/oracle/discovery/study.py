"""The demo study: its months, and the season that its own sales correct. Standard library only."""

import csv
import math
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
HISTORY = rows(STUDY / "history.csv")
MONTHS = [row["month"] for row in HISTORY]
COUNT = len(MONTHS)


def column(name):
    return [number(row[name]) for row in HISTORY]


def since_2026(month):
    year, number_of_month = month.split("-")
    return 12 * (int(year) - 2026) + int(number_of_month) - 1


def table_season():
    """Season of each month as season.csv has it: a dated row goes before the row of every such month."""
    factors = {row["month"]: float(row["value"]) for row in rows(MODEL / "season.csv") if row["marketplace"] == "*"}
    return [factors.get(month, factors.get("*" + month[4:])) for month in MONTHS]


def corrected_season():
    """
    The table times a factor for each calendar month. In logarithms: sales less the table, less its centred mean over a year (the
    thirteen months around, the two outer ones counted half); by calendar month the sum of these over their number and two
    more (the table counts as two years); the twelve average 0.
    """
    table = table_season()
    logs = [math.log(sales) - math.log(season) for sales, season in zip(column("total_sales"), table)]
    seen = {calendar: [] for calendar in range(1, 13)}
    for t in range(6, COUNT - 6):
        year = math.fsum(logs[t - 5 : t + 6]) + (logs[t - 6] + logs[t + 6]) / 2
        seen[int(MONTHS[t][5:])].append(logs[t] - year / 12)
    pulled = {calendar: math.fsum(values) / (len(values) + 2) for calendar, values in seen.items()}
    mean = math.fsum(pulled.values()) / 12
    return [season * math.exp(pulled[int(month[5:])] - mean) for month, season in zip(MONTHS, table)]


SEASON = corrected_season()
SPEND = column("ad_spend")
CONTENT = column("content_spend")
PRICE = column("price")
IN_STOCK = column("in_stock")
