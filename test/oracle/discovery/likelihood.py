"""The log density of the history, by series. Nothing is left out: every constant counts."""

import cmath
import math

from economics import simulate
from study import COUNT, MODEL, column, rows

STRAYING = {
    "ad_sales": "sales_error",
    "cost_per_click": "click_price_error",
    "total_sales": "sales_error",
    "organic_rank": "rank_error",
    "search_click_share": "click_share_error",
}
COUNTED = ["mention_rate.alexa_for_shopping", "mention_rate.external_ai"]
MEASURED = {
    **{name: column(name) for name in STRAYING if name != "cost_per_click"},
    "cost_per_click": [spend / clicks for spend, clicks in zip(column("ad_spend"), column("ad_clicks"))],
    **{name: column(name) for name in COUNTED},
}
ASKED = [None if prompts is None else round(prompts * runs) for prompts, runs in zip(column("prompts"), column("runs"))]


# The rank of a month without stock, and of the two after it, is no measurement.
for month, stock in enumerate(column("in_stock")):
    if stock < 0.9:
        MEASURED["organic_rank"][month : month + 3] = [None] * len(MEASURED["organic_rank"][month : month + 3])


def straying(measured, modelled, sigma, phi):
    """Log-normal, with errors that last: the first is N(0, σ²) in logarithms, one k months after it N(φᵏ e, σ² (1 − φ²ᵏ))."""
    total, before = 0.0, None
    for t, (there, model) in enumerate(zip(measured, modelled)):
        if there is None:
            continue
        error = cmath.log(there) - cmath.log(model)
        kept = 0.0 if before is None else phi ** (t - before[0])
        mean, variance = 0.0 if before is None else kept * before[1], sigma**2 * (1 - kept**2)
        total = total - math.log(there) - (error - mean) ** 2 / (2 * variance) - cmath.log(2 * math.pi * variance) / 2
        before = (t, error)
    return total


LEAST = {row["name"]: float(row["mid"]) / 10 for row in rows(MODEL / "assumptions.csv") if row["name"] in STRAYING.values()}


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


def log_likelihoods(p, exact_harmonic=False):
    modelled = simulate(p, exact_harmonic)
    phi = p["error_persistence"]
    return {
        **{name: straying(MEASURED[name], modelled[name], at_least(LEAST[spread], p[spread]), phi) for name, spread in STRAYING.items()},
        **{name: counted(MEASURED[name], modelled[name], p["answer_clustering"]) for name in COUNTED},
    }
