"""Differences and links as lines to read in a terminal: those that hold, and their exceptions."""

from collections.abc import Iterator

from between.insight.reflection import Chain, Difference, MirrorPicture, Silence, Surety
from between.story.vocabulary import CHIPS


def claimed(picture: MirrorPicture) -> Iterator[str]:
    """Give a line for every difference and every link that holds, or why none was sought."""
    if isinstance(picture.differences, Silence):
        yield f"One person beside the others: {picture.differences.sentence}"
    else:
        held = [one for one in picture.differences if one.surety is Surety.HOLDS]
        yield from (_difference(one) for one in held)
        yield f"One person beside the others: {len(held)} of {len(picture.differences)} hold."
    if isinstance(picture.linked, Silence):
        yield f"When they ..., I ...: {picture.linked.sentence}"
    else:
        links = [one for one in picture.linked if one.surety is Surety.HOLDS]
        yield from (_chain(one) for one in links)
        yield f"When they ..., I ...: {len(links)} of {len(picture.linked)} hold."


def _difference(one: Difference) -> str:
    named = [
        f"{word} {CHIPS[side.code].thing} ({len(side.with_them)} of {one.n},"
        f" with others {len(side.with_others)} of {one.n_others})"
        for word, side in (("more", one.more), ("less", one.less))
        if side is not None
    ]
    return f"With {one.name} it goes differently: {', '.join(named)}."


def _chain(one: Chain) -> str:
    times = one.times
    return (
        f"W{CHIPS[one.other].when[1:]}, “{CHIPS[one.own].row}” follows more often than"
        f" elsewhere: {times.n} of {times.of}, otherwise {times.elsewhere} of"
        f" {times.elsewhere_of}; {times.of - times.n} of {times.of} went another way."
    )
