"""The ranked list, month by month: economics.md 3."""

from maths import exp, harmonic, least, log, logistic, logit, most, smooth_min, softplus
from over_months import brand
from study import CLASSES, by_class

SMALL = 1e-12


class RankedList:
    """Rank, and the brand's share of the channel with and without its own advertising."""

    def __init__(self, p, exact_harmonic):
        self.p = p
        start = p["starting_rank"]
        self.gain = p["velocity_gain"] + (p["launch_gain"] - p["velocity_gain"]) * logistic(8 * log(start / 50))
        self.deepest = log(most(p["deepest_rank"], 2 * start))
        self.whole = harmonic(p["click_decline"], p["deepest_rank"].real, exact_harmonic)
        self.usual_whole = harmonic(p["usual_decline"], p["deepest_rank"].real, exact_harmonic)
        self.start = self.level = unclamped(log(most(1.05, start)), self.deepest)
        self.velocity = []
        self.brand = brand(p)

    def move(self, t, listing_gain):
        """Towards the level that last month's sales velocity, rivals and the listing hold."""
        p = self.p
        target = self.start + p["rank_drift"] * t / 12 - p["listing_effect"] * listing_gain
        target = target - self.gain / p["click_decline"] * log(most(0.02, self.velocity[-1] / self.velocity[0]))
        self.level = self.level + least(1.0, p["rank_speed"]) * (target - self.level)

    def click(self, t, paid, ceiling, parts):
        """Shares of the month; month 0 says what the brand pulls, and how many organic clicks the first ad clicks displace."""
        p, open_part = self.p, 1 - ceiling
        alone = {one: 1 - p[by_class("incremental_part", one)] for one in CLASSES}
        replaced = sum(parts[one] * alone[one] for one in CLASSES)
        self.log_rank = self.deepest - softplus(10 * (self.deepest - softplus(10 * self.level) / 10)) / 10
        place = exp(-p["click_decline"] * self.log_rank) / self.whole
        if t == 0:
            usual = exp(-p["usual_decline"] * self.log_rank) / self.usual_whole
            seen = logistic(logit(usual) + p["brand_strength"]) + replaced * paid / open_part
            self.pull = logit(least(0.98, seen)) - logit(place)
        self.potential = open_part * logistic(logit(place) + self.pull + self.brand[t])
        if t == 0:
            ratio = paid / self.potential
            fits = (replaced**4 * (1 + ratio**4)).real < 1
            self.displacement = replaced / most(SMALL, 1 - (replaced * ratio) ** 4) ** 0.25 if fits else 1.0
            # A class displaces as much more than the mix of month 0 as less of it is incremental.
            self.against = {one: alone[one] / most(1e-9, replaced) for one in CLASSES}
        self.first = {one: parts[one] * least(1.0, self.displacement * self.against[one]) for one in CLASSES}
        self.displaced = smooth_min(self.potential, sum(self.first.values()) * paid)
        self.organic = self.potential - self.displaced


def unclamped(log_rank, deepest):
    """The level whose clamp between the first place and the deepest is this rank."""
    upper = log(exp(10 * (deepest - log_rank)) - 1) / 10
    return log(exp(10 * (deepest - upper)) - 1) / 10
