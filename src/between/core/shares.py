"""How large a share may be, when so many of so many were seen."""

from scipy.special import betaincinv


def upper_bound(seen: int, of: int, *, level: float = 0.95) -> float:
    """Return the upper end of the one-sided exact interval for a share.

    `seen` of `of` cases; `level` between 0 and 1. Raises `ValueError` for counts that
    cannot be. Clopper and Pearson 1934, Biometrika 26:404.
    """
    if not 0 <= seen <= of or of == 0:
        raise ValueError(f"`seen` must lie between 0 and `of`, got {seen} of {of}.")
    # The p with P(X <= seen | of, p) = 1 - level
    return 1.0 if seen == of else float(betaincinv(seen + 1, of - seen, level))
