"""What a list of places says, as strokes: the list and the picture are one and the same."""

from collections.abc import Collection, Iterable, Iterator

from between.story.body import Sign, Stroke
from between.story.places import PLACES, Place, dab, reached

Said = tuple[str, Sign]  # a place by its id, and what there is of something


def said_by(strokes: Iterable[Stroke]) -> frozenset[Said]:
    """Return what a list says where these strokes lie."""
    return frozenset(_marks(strokes))


def as_listed(strokes: Iterable[Stroke], wanted: Collection[Said]) -> tuple[Stroke, ...]:
    """Return the strokes so that they mark what the list says, and nothing else.

    A stroke that marks more than the list goes; what it marked besides, and what is new, is
    marked by a dab.
    """
    kept = tuple(one for one in strokes if set(_marks([one])) <= set(wanted))
    missing = set(wanted) - said_by(kept)
    return (*kept, *(dab(*one) for one in _in_order(missing)))


def _marks(strokes: Iterable[Stroke]) -> Iterator[Said]:
    for stroke in strokes:
        for place in reached(stroke):
            yield place.id, stroke.sign


def _in_order(wanted: Collection[Said]) -> Iterator[tuple[Place, Sign]]:
    for place in PLACES:
        for sign in Sign:
            if (place.id, sign) in wanted:
                yield place, sign
