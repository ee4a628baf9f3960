"""Where discovery happens, and what advertising buys of it: economics.md 1 and 2."""

from maths import exp, least, logistic, most, smooth_min
from over_months import demand, season
from register import CHANNELS, RECOMMENDERS, SEARCH
from study import CLASSES, COUNT, MONTHS, PARTS, SPENT, by_class, since_2026


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
        price_0 = {one: p[by_class("starting_cost_per_click", one)] for one in CLASSES}
        clicks_0 = sum(SPENT[one][0] / price_0[one] for one in CLASSES)
        bought = clicks_0 / (stated[0] * sum(mix[c][0] * ceilings[0][c] for c in CHANNELS))
        crowding = (1 + (bought / 0.6) ** 8) ** 0.125
        demand_raise = 1 + smooth_min(crowding - 1, 0.5)
        self.demand = [there * demand_raise * exp(d) for there, d in zip(stated, unexplained)]
        self.ceiling = [
            {c: least(0.95, ceiling * crowding / demand_raise) for c, ceiling in month.items()} for month in ceilings
        ]
        space = [sum(mix[c][t] * self.ceiling[t][c] for c in CHANNELS) for t in range(COUNT)]
        self.room = room_of(p, price_0)
        first_price = {}
        for one in CLASSES:
            there = self.demand[0] * space[0] * self.room[one]
            sigma = least(0.95, SPENT[one][0] / price_0[one] / there)
            first_price[one] = price_0[one] * sigma / (k * ((1 - sigma) ** (-1 / k) - 1)) if sigma.real > 1e-6 else price_0[one]
        self.share, self.clicks, self.parts = [], [], []
        for t in range(COUNT):
            dearer = (1 + p["cpc_inflation"]) ** (t / 12)
            dearer = dearer * (mix[SEARCH][0] / most(0.01, mix[SEARCH][t])) ** p["cpc_response"]
            dearer = dearer * (self.season[t] / self.season[0]) ** p["cpc_season"]
            reach = {}
            for one in CLASSES:
                pressure = SPENT[one][t] / (first_price[one] * dearer * self.demand[t] * space[t] * self.room[one])
                reach[one] = self.room[one] * (1 - (1 + pressure / k) ** -k)
            whole = sum(reach.values())
            self.parts.append({one: reach[one] / whole for one in CLASSES})
            self.share.append({c: self.ceiling[t][c] * whole for c in CHANNELS})
            self.clicks.append({one: self.demand[t] * space[t] * reach[one] for one in CLASSES})


def room_of(p, price):
    """What of all that advertising can buy is of each class: its usual clicks, times the room beside them."""
    if CLASSES == [""]:
        return {"": 1.0}
    clicks = {one: PARTS[one] * p[f"ad_room.{one}"] / price[one] for one in CLASSES}
    return {one: clicks[one] / sum(clicks.values()) for one in CLASSES}
