"""What changes from month to month for a cause that no column names: season, events, unexplained demand and brand strength."""

import math

from maths import exp, log
from study import CALENDAR, COUNT, EVENTS, MONTHS, OF_CALENDAR, TABLE


def season(p):
    """The table times a factor for each calendar month, which average 1, times what events do."""
    factors = {calendar: exp(p[f"season_shift.{calendar}"]) for calendar in CALENDAR}
    mean = sum(factors.values()) / 12
    return [
        TABLE[t] * factors[OF_CALENDAR[t]] / mean * exp(p["event_lift"] * EVENTS[t]) for t in range(COUNT)
    ]


def demand(p):
    """What is sampled are its values, in units of the standard deviation as it is believed beforehand."""
    return [p["demand_scale"] * p[f"demand_shock {month}"] for month in MONTHS]


def log_density_of_demand(p):
    """AR(1) with the standard deviation of the long run from the first month on; of what is sampled, so with its unit."""
    total, before = 0.0, None
    for level in demand(p):
        mean, left = (0.0, 0.0) if before is None else (p["demand_persistence"] * before, p["demand_persistence"])
        deviation = p["demand_spread"] * (1 - left**2) ** 0.5
        total = total - ((level - mean) / deviation) ** 2 / 2 - log(deviation / p["demand_scale"]) - math.log(2 * math.pi) / 2
        before = level
    return total


def brand(p):
    """A random walk from 0 in the first month, by standard normal shocks."""
    levels = [0.0]
    for month in MONTHS[1:]:
        levels.append(levels[-1] + p["brand_step"] * p[f"brand_level {month}"])
    return levels
