"""What content builds and what the recommenders make of it: economics.md 4."""

from maths import exp, least, logistic, logit, most, smooth_min
from register import RECOMMENDERS, SIGNALS
from study import CONTENT, COUNT, FACTS, number

STARS = number(FACTS["rating"])  # every month: the history has no column of stars


def signal_levels(p):
    """Goodwill with a ceiling, a build lag, decay and upkeep; what the usual money would do to the starting level is taken out."""
    levels = []
    for row in SIGNALS:
        name = row["signal"]
        start = p[f"starting_signal.{name}"]
        cost = p[f"build_cost.{name}"] * (p["listings"] / 10) ** float(row["listing_scale"])
        cost = cost * (p["category_discoveries_now"] / p["reference_category"]) ** float(row["market_scale"])
        need = p["upkeep_rate"] * cost
        lost = 1 - 2 ** (-1 / p[f"half_life.{name}"])
        lag = int(p[f"build_lag.{name}"].real)
        build = [money * float(row["build_mix"]) for money in CONTENT]
        upkeep = [money * float(row["upkeep_mix"]) for money in CONTENT]
        level = [start]
        for t in range(1, COUNT):
            year = [max(0, t - back) for back in range(12)]
            usual_build, usual_upkeep = (sum(money[u] for u in year) / 12 for money in (build, upkeep))
            change = (1 - exp(-usual_build / cost)) * (1 - start) - lost * (start - smooth_min(usual_upkeep / need, start))
            before = level[-1]
            usual = change * before / most(1e-6, start) if change.real > 0 else change * (1 - before) / most(1e-6, 1 - start)
            gained = (1 - exp(-build[max(0, t - lag)] / cost)) * (1 - before)
            faded = lost * (before - smooth_min(upkeep[t] / need, before))
            level.append(most(0.0, least(1.0, before + gained - faded - usual)))
        levels.append(level)
    return levels


class Mentions:
    """Mention rates of the recommenders: appeal against that of the rivals, with the flywheel of authority."""

    def __init__(self, p, signals):
        self.p, self.signals = p, signals
        self.rates = {c: [] for c in RECOMMENDERS}
        self.appeal = {c: [] for c in RECOMMENDERS}
        self.rivals, self.authority = {}, {}
        self.satisfaction = STARS / 5 * (1 - p["return_rate"])

    def start(self, organic_clicks, log_rank):
        """Month 0: the share of organic clicks that the brand has, times the names of an answer, and an offset."""
        p, self.log_rank_0 = self.p, log_rank
        self.opening = {}
        for c in RECOMMENDERS:
            tied = p[f"mention_transfer.{c}"] * most(1.0, p[f"names_per_answer.{c}"]) * organic_clicks
            self.opening[c] = logistic(logit(least(0.9, most(1e-6, tied))) + p[f"mention_offset.{c}"])

    def step(self, t, log_rank):
        p = self.p
        outside = [level[t] for row, level in zip(SIGNALS, self.signals) if row["outside"] == "1"]
        for c in RECOMMENDERS:
            fed = p["authority_pace"] * self.satisfaction
            if t == 0:
                rate = fed * self.opening[c]
                self.authority[c] = rate / (rate + p["authority_decay"])
            else:
                had = self.authority[c]
                self.authority[c] = had + fed * self.rates[c][-1] * (1 - had) - least(1.0, p["authority_decay"]) * had
            own = sum(float(row["weight"]) * level[t] for row, level in zip(SIGNALS, self.signals) if row["channel"] == c)
            self.appeal[c].append(
                p[f"content_weight.{c}"] * own
                + p[f"outside_weight.{c}"] * sum(outside) / len(outside)
                + p[f"rank_weight.{c}"] * (self.log_rank_0 - log_rank)
                + p[f"authority_weight.{c}"] * self.authority[c]
            )
            read = self.read(c, t)
            if t == 0:
                self.rivals[c] = read - logit(self.opening[c])
            self.rates[c].append(logistic(read - self.rivals[c] - p["rival_growth"] * t / 12))
        return {c: self.rates[c][-1] for c in RECOMMENDERS}

    def read(self, c, t):
        """Appeal now by retrieval, late by training; between two months linear, before the first one as in it."""
        share, known = self.p[f"retrieval_share.{c}"], self.appeal[c]
        moment = most(0.0, t - most(0.0, self.p[f"training_age.{c}"]))
        month = int(moment.real)
        part = moment - month
        late = known[month] if part == 0 else known[month] * (1 - part) + known[month + 1] * part
        return share * known[t] + (1 - share) * late
