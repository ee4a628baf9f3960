"""Where discovery happens, and what advertising buys of it: economics.md 1 and 2."""

from maths import exp, least, logistic, most, smooth_min
from over_months import demand, season
from register import CHANNELS, RECOMMENDERS, SEARCH
from study import COUNT, MONTHS, SPEND, since_2026


def discovery_mix(p):
    """Where discovery happens: logistic adoption, and Amazon search has what that leaves."""
    mix = {c: [] for c in CHANNELS}
    for month in MONTHS:
        time = since_2026(month)
        taken = {
            c: p[f"adoption_ceiling.{c}"]
            * logistic(p[f"adoption_pace.{c}"] * (time - p[f"adoption_midpoint.{c}"] - p["adoption_lag"]))
            for c in RECOMMENDERS
        }
        whole = sum(taken.values())
        mix[SEARCH].append(most(0.0, 1 - whole))
        for c in RECOMMENDERS:
            mix[c].append(taken[c] / most(1.0, whole))
    return mix


class Advertising:
    """Category, ceilings, paid shares and clicks, month by month."""

    def __init__(self, p, mix):
        growth, k = 1 + p["demand_growth"], p["saturation"]
        self.season, unexplained = season(p), demand(p)
        stated = [p["category_discoveries_now"] * growth ** ((t - COUNT + 1) / 12) * self.season[t] for t in range(COUNT)]
        ceilings = [
            {c: p[f"paid_ceiling.{c}"] if since_2026(month) >= p[f"advertising_opens.{c}"].real else 0.0 for c in CHANNELS}
            for month in MONTHS
        ]
        clicks_0 = SPEND[0] / p["starting_cost_per_click"]
        bought = clicks_0 / (stated[0] * sum(mix[c][0] * ceilings[0][c] for c in CHANNELS))
        crowding = (1 + (bought / 0.6) ** 8) ** 0.125
        demand_raise = 1 + smooth_min(crowding - 1, 0.5)
        self.demand = [there * demand_raise * exp(d) for there, d in zip(stated, unexplained)]
        self.ceiling = [
            {c: least(0.95, ceiling * crowding / demand_raise) for c, ceiling in month.items()} for month in ceilings
        ]
        space = [sum(mix[c][t] * self.ceiling[t][c] for c in CHANNELS) for t in range(COUNT)]
        sigma = least(0.95, clicks_0 / (self.demand[0] * space[0]))
        first_price = p["starting_cost_per_click"] * sigma / (k * ((1 - sigma) ** (-1 / k) - 1))
        self.share, self.clicks = [], []
        for t in range(COUNT):
            price = first_price * (1 + p["cpc_inflation"]) ** (t / 12)
            price = price * (mix[SEARCH][0] / most(0.01, mix[SEARCH][t])) ** p["cpc_response"]
            price = price * (self.season[t] / self.season[0]) ** p["cpc_season"]
            pressure = SPEND[t] / (price * self.demand[t] * space[t])
            reach = 1 - (1 + pressure / k) ** -k
            self.share.append({c: self.ceiling[t][c] * reach for c in CHANNELS})
            self.clicks.append(self.demand[t] * space[t] * reach)
