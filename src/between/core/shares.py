"""How large a share may be, when so many of so many were seen; and how far two lie apart."""

from math import sqrt

from scipy.special import betaincinv, ndtri

from between.core.estimate import LEVEL, Estimate


def upper_bound(seen: int, of: int, *, level: float = 0.95) -> float:
    """Return the upper end of the one-sided exact interval for a share.

    `seen` of `of` cases; `level` between 0 and 1. Raises `ValueError` for counts that
    cannot be. Clopper and Pearson 1934, Biometrika 26:404.
    """
    _check(seen, of)
    # The p with P(X <= seen | of, p) = 1 - level
    return 1.0 if seen == of else float(betaincinv(seen + 1, of - seen, level))


def painted(k: int, of: int, *, level: float = LEVEL) -> Estimate:
    """Return how large a share may be that was seen in `k` of `of`, starting from "seldom".

    With the prior Beta(1, 3), which says one in four before anything was seen; the mean and the
    central interval of Beta(1 + k, 3 + of - k). Raises `ValueError` for counts that cannot be;
    `of` may be 0.
    """
    if not 0 <= k <= of:
        raise ValueError(f"`k` must lie between 0 and `of`, got {k} of {of}.")
    a, b = 1 + k, 3 + of - k
    low, high = betaincinv(a, b, [(1 - level) / 2, (1 + level) / 2])
    return Estimate(value=a / (a + b), low=float(low), high=float(high), n=of)


def apart(
    first: tuple[int, int], then: tuple[int, int], *, level: float = LEVEL
) -> Estimate:
    """Return how much larger the second share is than the first, with its interval.

    Each is (seen, of); `n` is of how many both are. Raises `ValueError` for counts that cannot
    be. The hybrid score interval, method 10 of Newcombe 1998 (Stat. Med. 17:873): with p, low
    and high of each share by Wilson 1927,
        low = p2 - p1 - sqrt((p2 - low2)^2 + (high1 - p1)^2), and high the other way round.
    """
    (p1, low1, high1), (p2, low2, high2) = (_wilson(*one, level) for one in (first, then))
    return Estimate(
        value=p2 - p1,
        low=p2 - p1 - sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2),
        high=p2 - p1 + sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2),
        n=first[1] + then[1],
    )


def _wilson(seen: int, of: int, level: float) -> tuple[float, float, float]:
    """Return a share and the ends of its score interval; Wilson 1927, JASA 22:209."""
    _check(seen, of)
    z, p = float(ndtri((1 + level) / 2)), seen / of
    middle = (p + z**2 / (2 * of)) / (1 + z**2 / of)
    half = z * sqrt(p * (1 - p) / of + z**2 / (4 * of**2)) / (1 + z**2 / of)
    return p, middle - half, middle + half


def _check(seen: int, of: int) -> None:
    if not 0 <= seen <= of or of == 0:
        raise ValueError(f"`seen` must lie between 0 and `of`, got {seen} of {of}.")
