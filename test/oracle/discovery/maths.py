"""
Functions that the equations need, of complex numbers: a step along the imaginary axis then gives a derivative. Comparisons look at the
real part, and every function is analytic where it is used.
"""

import cmath

exp, log = cmath.exp, cmath.log


def most(a, b):
    return a if a.real >= b.real else b


def least(a, b):
    return a if a.real <= b.real else b


def logistic(x):
    return 1 / (1 + exp(-x))


def logit(p):
    return log(p / (1 - p))


def smooth_min(a, b):
    """q = 4; 0 where either is 0."""
    return a * b / (a**4 + b**4) ** 0.25 if a != 0 and b != 0 else 0.0


def log_one_plus(x):
    return x - x**2 / 2 + x**3 / 3 if abs(x) < 1e-5 else log(1 + x)


def softplus(x):
    return x + log_one_plus(exp(-x)) if x.real > 0 else log_one_plus(exp(x))


def harmonic(exponent, places, exact=False):
    """1 + 2^-s + … + places^-s: seven places as they are, the rest as Euler and Maclaurin have it up to the first derivative."""
    if exact:
        return sum(place**-exponent for place in range(1, int(places) + 1))
    head = sum(place**-exponent for place in range(1, 8))
    integral = (places ** (1 - exponent) - 8 ** (1 - exponent)) / (1 - exponent)
    ends = (8**-exponent + places**-exponent) / 2
    return head + integral + ends + exponent / 12 * (8 ** (-exponent - 1) - places ** (-exponent - 1))
