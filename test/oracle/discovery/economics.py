"""
The equations of the model over the months of a history, as economics.md and models/discovery/model.yaml say them; month 0 is the
first. What clicks and mentions bring, in orders and money, is economics.md 5.
"""

from advertising import Advertising, discovery_mix
from maths import exp, least, most
from ranked_list import RankedList
from recommenders import Mentions, signal_levels
from register import CHANNELS, RECOMMENDERS, SEARCH, SIGNALS
from study import CLASSES, COUNT, IN_STOCK, PRICE, SPENT, by_class
from worth import Worth


def simulate(p, exact_harmonic=False):
    """What the history measures, by column, a number a month; `p` gives every parameter by slot."""
    mix, signals = discovery_mix(p), signal_levels(p)
    ads, ranked, mentions = Advertising(p, mix), RankedList(p, exact_harmonic), Mentions(p, signals)
    listing, converting = gained(signals, "is_listing"), gained(signals, "conversion_weight")
    worth, measured = Worth(p, ads.room), ("total_sales", "organic_rank", "search_click_share")
    till, result = Till(p), {name: [] for name in (*(by_class("ad_sales", one) for one in CLASSES), *measured)}
    for t in range(COUNT):
        paid, ceiling = ads.share[t], ads.ceiling[t]
        if t > 0:
            ranked.move(t, listing[t])
        ranked.click(t, paid[SEARCH], ceiling[SEARCH], ads.parts[t])
        worth.month(ads.parts[t], ranked.first)
        if t == 0:
            mentions.start(ranked.organic / (1 - ceiling[SEARCH]), ranked.log_rank)
            till.start(ads, mix, ranked, worth)
        rates = mentions.step(t, ranked.log_rank)
        earned = {c: (1 - ceiling[c]) * rates[c] / most(1.0, p[f"names_per_answer.{c}"]) for c in RECOMMENDERS}
        conversion, lasting = till.conversion(t, converting[t], ads.season)
        holding = ranked.organic + ranked.displaced * worth.idle + paid[SEARCH] * worth.holding
        ranked.velocity.append(holding * lasting[SEARCH])
        there = {c: ads.demand[t] * mix[c][t] * conversion[c] for c in CHANNELS}
        added = {c: there[c] * (paid[c] * worth.paid - (ranked.displaced * worth.displaced if c == SEARCH else 0.0)) for c in CHANNELS}
        alone = {c: there[c] * (ranked.potential if c == SEARCH else earned[c]) for c in CHANNELS}
        landed = {c: there[c] * paid[c] * p[f"land_on_amazon.{c}"] for c in CHANNELS}
        for one in CLASSES:
            credited = sum(landed.values()) * ads.parts[t][one] * worth.of[one]
            result[by_class("ad_sales", one)].append(credited * IN_STOCK[t] * PRICE[t])
        result["total_sales"].append(till.orders(t, alone, added) * PRICE[t])
        result["organic_rank"].append(most(1.0, exp(ranked.log_rank)))
        result["search_click_share"].append(ranked.organic + paid[SEARCH])
    for one in CLASSES:
        prices = [spent / clicks[one] if spent > 0 else None for spent, clicks in zip(SPENT[one], ads.clicks)]
        result[by_class("cost_per_click", one)] = prices
    return {**result, **{f"mention_rate.{c}": mentions.rates[c] for c in RECOMMENDERS}}


def gained(signals, weight):
    """What the signals have gained since month 0, weighted, a number a month."""
    return [
        sum(float(row[weight]) * (levels[t] - levels[0]) for row, levels in zip(SIGNALS, signals)) for t in range(COUNT)
    ]


class Till:
    """Conversion, first orders, and the repeat orders that they bring."""

    def __init__(self, p):
        self.p = p
        self.net, self.pool = {}, None

    def start(self, ads, mix, ranked, worth):
        """Search converts so that all clicks of month 0 together convert as stated; in the list effects on sales hold the loop's part."""
        p, paid = self.p, ads.share[0]
        intent = {c: p[f"intent.{c}"] for c in CHANNELS}
        weighted = sum(ads.demand[0] * mix[c][0] * paid[c] * intent[c] for c in CHANNELS)
        search = p["conversion_rate"] * sum(ads.clicks[0].values()) / weighted / worth.paid
        self.base = {c: search * intent[c] for c in CHANNELS}
        organic_part = ranked.organic / (ranked.organic + paid[SEARCH])
        self.rest = {c: 1 - ranked.gain * organic_part if c == SEARCH else 1.0 for c in CHANNELS}

    def conversion(self, t, content_gain, seasons):
        """Orders per discovery by channel, with the season and without."""
        p = self.p
        lasting = {}
        for c in CHANNELS:
            by_price = (PRICE[t] / PRICE[0]) ** (-p["price_elasticity"] * self.rest[c])
            lasting[c] = self.base[c] * by_price * exp(p["listing_conversion"] * self.rest[c] * content_gain)
        season = (seasons[t] / seasons[0]) ** p["conversion_season"]
        return {c: least(p["most_conversion"], lasting[c] * season) for c in CHANNELS}, lasting

    def orders(self, t, alone, added):
        """All orders that ship: what comes without ads, what ads add and have added, and repeats of both."""
        p, kept = self.p, self.p["repeat_keep"]
        total, coming = 0.0, 0.0
        for c in CHANNELS:
            self.net[c] = added[c] if t == 0 else (1 - p["carryover"]) * added[c] + p["carryover"] * self.net[c]
            first = (alone[c] + self.net[c]) * IN_STOCK[t] * p[f"land_on_amazon.{c}"]
            total = total + first
            coming = coming + p["repeat_rate"] * p[f"repeat_uplift.{c}"] * first
        if t == 0:
            repeats = coming * p["starting_repeats"] * IN_STOCK[0]
            self.pool = coming * p["starting_repeats"] / (1 - kept) + coming - repeats
        else:
            repeats = (1 - kept) * self.pool * IN_STOCK[t]
            self.pool = self.pool + coming - repeats
        return total + repeats
