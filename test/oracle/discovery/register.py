"""The priors of the demo study in a reading: slot -> (shape, P10, P50, P90). Later layers win over earlier ones."""

import math
import re

from study import CALENDAR, CLASSES, FACTS, MODEL, PARTS, SPENT, SPLIT, by_class, column, number, rows

SEARCH, RECOMMENDERS = "amazon_search", ["alexa_for_shopping", "external_ai"]
CHANNELS = [SEARCH, *RECOMMENDERS]
LABELS = ["Amazon Search", "Alexa for Shopping", "External AI (ChatGPT/Perplexity)"]
SIGNALS = rows(MODEL / "signals.csv")
SIGNAL_NAMES = [row["signal"] for row in SIGNALS]

BY_CHANNEL = """starting_mention_rate mention_offset mention_transfer ranked adoption_ceiling adoption_midpoint adoption_pace
    paid_ceiling advertising_opens content_weight outside_weight rank_weight star_weight authority_weight names_per_answer
    retrieval_share training_age intent land_on_amazon repeat_uplift""".split()
BY_SIGNAL = "starting_signal build_cost build_lag half_life".split()
BY_CLASS = "incremental_part starting_cost_per_click ad_room class_conversion ad_mix".split()
# What is said of classes alone.
OF_CLASSES = BY_CLASS[2:]


def members(name):
    if name == "season_shift":
        return CALENDAR
    if SPLIT and name in BY_CLASS:
        return CLASSES
    return CHANNELS if name in BY_CHANNEL else SIGNAL_NAMES if name in BY_SIGNAL else None


def slots(name, member=""):
    every = members(name)
    if every is None:
        return [] if name in OF_CLASSES or (name in BY_CLASS and member) else [name]
    return [f"{name}.{one}" for one in ([member] if member else every) if one in every]


def quantiles(row):
    return row["shape"], float(row["low"]), float(row["mid"]), float(row["high"])


def begins_with(cell, word):
    return re.match(re.escape(word) + r"(?!\w)", cell, re.IGNORECASE) is not None


def readings(reading):
    """Of the words that begin a cell, the longest counts, and one for the channel itself before one for any."""
    cells = {row["attribute"]: row for row in rows(MODEL / "channels.csv")}
    found = {}
    for row in rows(MODEL / "readings.csv"):
        if row["reading"] not in (reading, "both"):
            continue
        for channel, label in zip(CHANNELS, LABELS):
            if row["channel"] not in ("", channel) or not begins_with(cells[row["attribute"]][label], row["word"]):
                continue
            rank = (len(row["word"]), row["channel"] != "")
            key = (row["parameter"], channel)
            if key not in found or rank >= found[key][0]:
                found[key] = (rank, quantiles(row))
    for (name, channel), (_, prior) in found.items():
        if name in BY_SIGNAL:
            yield from ((f"{name}.{row['signal']}", prior) for row in SIGNALS if row["channel"] == channel)
        else:
            yield from ((slot, prior) for slot in slots(name, channel))


def fixed(value):
    return "fixed", value, value, value


def loose_share(share, width):
    """A stated part that may be off by a factor, it or what is left of it, whichever moves it less."""
    return (
        "logit-normal",
        max(share / width, 1 - (1 - share) * width),
        share,
        min(share * width, 1 - (1 - share) / width),
    )


def around(value, width):
    return "lognormal", value / width, value, value * width


def first_months(values):
    known = [value for value in values if value is not None][:3]
    return math.fsum(known) / len(known)


def click_prices(one):
    """Of a class, month by month; nothing where it bought none."""
    clicks = column(by_class("ad_clicks", one))
    return [spent / bought if spent > 0 else None for spent, bought in zip(SPENT[one], clicks)]


def study_says():
    """Facts of product.csv, exact or loose, and what the first three months say of the start."""
    fact = {name: number(value) for name, value in FACTS.items() if re.match(r"[\d.]+%?$", value)}
    click_price = {
        by_class("starting_cost_per_click", one): around(first_months(click_prices(one)), 1.25) for one in CLASSES
    }
    rank = first_months(column("organic_rank"))
    return {
        "price": fixed(fact["price"]),
        "margin": fixed(fact["margin"]),
        "discount_rate": fixed(fact["discount_rate"]),
        "listings": fixed(fact["listings"]),
        "conversion_rate": loose_share(fact["conversion_rate"], 1.2),
        "return_rate": loose_share(fact["return_rate"], 1.3),
        "repeat_rate": around(fact["repeat_rate"], 1.3),
        "category_discoveries_now": around(fact["category_discoveries"], 1.5),
        "starting_rank": around(max(1.05, rank), 1.25),
        **click_price,
        **({f"ad_mix.{one}": fixed(PARTS[one]) for one in CLASSES} if SPLIT else {}),
    }


def priors(reading):
    result = {}
    register = rows(MODEL / "assumptions.csv")
    for row in sorted(register, key=lambda row: row["member"] != ""):
        for slot in slots(row["name"], row["member"]):
            result[slot] = quantiles(row)
    result.update(readings(reading))
    result["adoption_lag"] = fixed(0.0)  # the US leads
    result.update(study_says())
    return result


P90_SCORE = 1.2815515655446004


# Where the model names a density: standard deviations of normal ones around 0, which are their own places.
DENSITIES = {f"season_shift.{calendar}": 0.4 for calendar in CALENDAR if calendar != "january"}


def place_at(slot, score):
    """A place that is a part `score` of a standard deviation off the middle of what is thought."""
    return DENSITIES.get(slot, 1.0) * score


def log_prior_at(slot, u):
    """Normal: of a score, a shock, or the value itself."""
    scale = DENSITIES.get(slot, 1.0)
    return -((u / scale) ** 2) / 2 - math.log(scale) - math.log(2 * math.pi) / 2


def value_at(prior, u, maths):
    """The value of a slot whose standard normal score is u: normal on the scale of the shape, with its own spread on either side."""
    if prior is None:
        return u
    shape, low, mid, high = prior
    to = {"normal": lambda x: x, "lognormal": math.log, "logit-normal": lambda x: math.log(x / (1 - x))}[shape]
    spread = to(mid) - to(low) if u.real < 0 else to(high) - to(mid)
    x = to(mid) + spread * u / P90_SCORE
    return x if shape == "normal" else maths.exp(x) if shape == "lognormal" else 1 / (1 + maths.exp(-x))
