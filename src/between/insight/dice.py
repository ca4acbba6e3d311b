"""The dice of a picture: the same stories and the same seed give the same picture."""

import numpy as np


def of(seed: int) -> np.random.Generator:
    """Return a generator that starts at `seed`, a whole number from 0 up."""
    return np.random.default_rng(seed)
