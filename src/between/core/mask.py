"""The pixels that lie inside the body: 50,364 of the 522 x 171 of the emBODY map."""

from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from between.core.estimate import Bools

ROWS: Final = 522
COLUMNS: Final = 171


@cache
def mask() -> Bools:
    """Return which pixels (522 x 171) lie inside; it cannot be written to.

    Nummenmaa et al. 2014 (PNAS 111:646); whose it is stands in `mask.txt.license`.
    """
    text = files(__package__).joinpath("mask.txt").read_text(encoding="ascii")
    runs = np.array(text.split(), dtype=np.int64)
    inside = np.repeat(np.arange(len(runs)) % 2 == 1, runs).reshape(ROWS, COLUMNS)
    inside.flags.writeable = False
    return inside
