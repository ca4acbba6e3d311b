"""The mirror: what returns between a person and others, and with the therapist too."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import numpy as np

from between.insight import gates
from between.insight.chains import chains
from between.insight.closest import closest
from between.insight.counted import Counted, Moments, count
from between.insight.differences import differences
from between.insight.exceptions import exceptions
from between.insight.headline import headline
from between.insight.reflection import MirrorPicture
from between.insight.rows import rows
from between.insight.weighed import Weighed, weigh
from between.story.episode import Component
from between.story.people import Person


def look(
    episodes: Moments,
    people: Mapping[UUID, Person],
    *,
    rng: np.random.Generator,
    therapist: UUID | None = None,
) -> MirrorPicture:
    """Return the mirror of everything that was kept.

    `episodes`: moments with their ids, in any order; `people`: everybody by id;
    `therapist`: who stands in that place, else the one with that role (of several the one
    with most moments). The same arguments and the same state of `rng` give the same
    picture. Where there is too little, a `Silence` stands in the picture; only a
    `therapist` who is not among the people raises `ValueError`.
    The method and its proof: docs/methods/mirror.md.
    """
    if therapist is not None and therapist not in people:
        raise ValueError(
            "`therapist` is nobody among the people. Give an id from `people`."
        )
    counted = count(episodes, people, therapist)
    weighed = [
        weigh(component, counted.table(component), rng=own)
        for component, own in zip(Component, rng.spawn(len(Component)), strict=True)
    ]
    return _picture(counted, weighed)


def _picture(counted: Counted, weighed: Sequence[Weighed]) -> MirrorPicture:
    found = rows(counted, weighed)
    them = next((one for one in counted.included if one.is_therapist), None)
    return MirrorPicture(
        moments=len(counted.moments),
        dreams=counted.dreams,
        nameless=counted.nameless,
        therapist=them,
        relationships=counted.relationships,
        headline=headline(counted, found),
        rows=found,
        shapes={one.component: one.shape for one in weighed},
        closest=closest(counted, weighed),
        exceptions=exceptions(counted),
        differences=differences(counted),
        chains=chains(counted),
        change=gates.NOT_BUILT,
        chosen=gates.NOT_BUILT,
        mirror=gates.NOT_BUILT,
        error=max((_error(one) for one in weighed), default=0.0),
    )


def _error(one: Weighed) -> float:
    return one.said.deciding_error if one.numbers is not None else 0.0
