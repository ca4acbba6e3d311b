"""The maps of a group as a file for other programs: NumPy's .npz.

The format: docs/formats/body.md.
"""

from typing import BinaryIO

import numpy as np

from between.core import discovery, field
from between.insight.atlas import Atlas


def write(atlas: Atlas, file: BinaryIO) -> None:
    """Write names, mask, and mean, t, p and q of each condition, NaN where there is none."""
    fields = [one.field for one in atlas.conditions]
    known = np.array([one.known for one in fields])
    p = np.array([field.chance(one) for one in fields])
    q = np.ones_like(p)
    q[known] = discovery.adjusted(p[known])
    maps = {
        "mean": [atlas.whole(one.mean) for one in fields],
        "t": [atlas.whole(one.t, one.known) for one in fields],
        "p": [atlas.whole(*pair) for pair in zip(p, known, strict=True)],
        "q": [atlas.whole(*pair) for pair in zip(q, known, strict=True)],
    }
    np.savez_compressed(
        file,
        conditions=np.array([one.name for one in atlas.conditions]),
        mask=atlas.inside,
        **{name: np.array(those) for name, those in maps.items()},  # type: ignore[arg-type]
    )
