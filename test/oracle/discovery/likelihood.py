"""The log density of the history, by series. Nothing is left out: every constant counts."""

import cmath
import math

from economics import simulate
from register import click_prices
from study import CLASSES, COUNT, MODEL, by_class, column, rows

STRAYING = {
    **{by_class("ad_sales", one): "ad_sales" for one in CLASSES},
    **{by_class("cost_per_click", one): "click_price" for one in CLASSES},
    "total_sales": "total_sales",
    "organic_rank": "rank",
    "search_click_share": "click_share",
}
# Errors of these are normal, all others Student's t with 5 degrees of freedom; that of all sales does not last.
TAILS = {"organic_rank": None, "total_sales": None}
COUNTED = ["mention_rate.alexa_for_shopping", "mention_rate.external_ai"]
MEASURED = {
    **{name: column(name) for name in STRAYING if not name.startswith("cost_per_click")},
    **{by_class("cost_per_click", one): click_prices(one) for one in CLASSES},
    **{name: column(name) for name in COUNTED},
}
ASKED = [None if prompts is None else round(prompts * runs) for prompts, runs in zip(column("prompts"), column("runs"))]


# The rank of a month without stock, and of the two after it, is no measurement.
for month, stock in enumerate(column("in_stock")):
    if stock < 0.9:
        MEASURED["organic_rank"][month : month + 3] = [None] * len(MEASURED["organic_rank"][month : month + 3])


def straying(measured, modelled, sigma, phi, tails):
    """
    Log-normal, with errors that last: the first has the variance σ² in logarithms, one k months after it the mean φᵏ e and the
    variance σ² (1 − φ²ᵏ). What is new is normal, or Student's t with so many degrees of freedom and that variance.
    """
    total, before = 0.0, None
    for t, (there, model) in enumerate(zip(measured, modelled)):
        if there is None or there == 0:
            continue
        error = cmath.log(there) - cmath.log(model)
        kept = 0.0 if before is None else phi ** (t - before[0])
        mean, variance = 0.0 if before is None else kept * before[1], sigma**2 * (1 - kept**2)
        total, before = total - math.log(there), (t, error)
        square = (error - mean) ** 2 / variance
        if tails is None:
            total = total - square / 2 - cmath.log(2 * math.pi * variance) / 2
            continue
        # The variance of Student's t is ν / (ν − 2) of its scale's square.
        scale = variance * (tails - 2) / tails
        total = total + math.lgamma((tails + 1) / 2) - math.lgamma(tails / 2) - cmath.log(tails * math.pi * scale) / 2
        total = total - (tails + 1) / 2 * cmath.log(1 + square / (tails - 2))
    return total


LEAST = {row["name"]: float(row["mid"]) / 10 for row in rows(MODEL / "assumptions.csv") if row["name"].endswith("_error")}


def at_least(least, sigma):
    """A deviation below a tenth of the one that is believed counts as that."""
    return sigma if sigma.real > least else least


def counted(measured, modelled, rho):
    """Beta-binomial, a + b = 1/ρ − 1, answer by answer: Polya's urn."""
    total, weight = 0.0, 1 / rho - 1
    for t in range(COUNT):
        if measured[t] is None:
            continue
        asked, yes = ASKED[t], round(measured[t] * ASKED[t])
        a, b = modelled[t] * weight, (1 - modelled[t]) * weight
        total = total + math.log(math.comb(asked, yes))
        total = total + sum(cmath.log(a + i) for i in range(yes)) + sum(cmath.log(b + i) for i in range(asked - yes))
        total = total - sum(cmath.log(weight + i) for i in range(asked))
    return total


def errors(name, p):
    """Standard deviation, persistence and degrees of freedom."""
    spread = f"{STRAYING[name]}_error"
    return at_least(LEAST[spread], p[spread]), 0.0 if name == "total_sales" else p[f"{STRAYING[name]}_persistence"], TAILS.get(name, 5)


def log_likelihoods(p, exact_harmonic=False):
    modelled = simulate(p, exact_harmonic)
    return {
        **{name: straying(MEASURED[name], modelled[name], *errors(name, p)) for name in STRAYING},
        **{name: counted(MEASURED[name], modelled[name], p["answer_clustering"]) for name in COUNTED},
    }
