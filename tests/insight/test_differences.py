"""With one person it goes another way: who is asked about, what is named, and from what."""

from dataclasses import replace
from random import Random
from uuid import UUID

import numpy as np
from tests.insight.told import ANA, BOB, JO, MUM, PEOPLE, SAM, habit, moment, numbered, seen

from between.core.estimate import Reason, Silence
from between.insight.mirror import look
from between.insight.reflection import Difference, MirrorPicture, Surety
from between.story.episode import Component, Episode, Reality
from between.story.people import Person


def life() -> dict[UUID, Episode]:
    """With Mum they press and I fight; with the others they turn away and I go quiet."""
    told = [moment(MUM, "w1", "o2", "s4", day=day) for day in range(8)]
    told += [
        moment(one, "w1", "o5", "s2", day=day) for one in (ANA, JO, BOB) for day in range(8)
    ]
    return numbered(*told)


def found(picture: MirrorPicture) -> tuple[Difference, ...]:
    assert not isinstance(picture.differences, Silence)
    return picture.differences


def holding(picture: MirrorPicture) -> list[tuple[str, Component]]:
    return [
        (one.name, one.component) for one in found(picture) if one.surety is Surety.HOLDS
    ]


def of(picture: MirrorPicture, name: str, component: Component) -> Difference:
    return next(
        one for one in found(picture) if (one.name, one.component) == (name, component)
    )


def test_who_differs_is_named_with_what_is_more_and_what_is_less() -> None:
    picture = seen(life())
    one = of(picture, "Mum", Component.OTHER)
    assert one.surety is Surety.HOLDS
    assert one.more is not None
    assert one.less is not None
    assert (one.more.code, one.less.code) == ("o2", "o5")
    assert (len(one.more.with_them), len(one.more.with_others)) == (8, 0)
    assert (len(one.less.with_them), len(one.less.with_others)) == (0, 24)
    assert (one.n, one.n_others, one.is_therapist) == (8, 24, False)
    assert ("Mum", Component.SELF) in holding(picture)
    assert all(component is not Component.WISH for _, component in holding(picture))


def test_the_moments_behind_it_are_newest_first_and_its_own() -> None:
    moments = life()
    more = of(seen(moments), "Mum", Component.OTHER).more
    assert more is not None
    days = [moments[key].when for key in more.with_them]
    assert days == sorted(days, reverse=True)
    assert {moments[key].person for key in more.with_them} == {MUM}


def test_where_everybody_is_alike_nobody_differs() -> None:
    assert holding(seen(habit(12, 36))) == []
    alike = of(seen(life()), "Ana", Component.WISH)
    assert (alike.surety, alike.p) == (Surety.NOT_SEEN, 1)


def test_who_has_four_told_moments_is_not_asked_about() -> None:
    four = {
        key: one for key, one in life().items() if one.person != MUM or key.int - 1000 < 4
    }
    assert "Mum" not in {one.name for one in found(seen(four))}


def test_who_is_not_safe_and_what_was_dreamed_is_left_out() -> None:
    cast = PEOPLE | {MUM: replace(PEOPLE[MUM], safe=False)}
    assert holding(seen(life(), cast)) == []
    dreams = {
        UUID(int=9000 + n): moment(SAM, "w1", "o3", "s7", reality=Reality.DREAM)
        for n in range(20)
    }
    assert seen(life() | dreams).differences == seen(life()).differences


def test_too_little_is_a_silence_with_its_reason() -> None:
    for moments in ({}, habit(1, 2), habit(3, 7)):
        silence = seen(moments).differences
        assert isinstance(silence, Silence)
        assert silence.reason in {Reason.TOO_FEW_MOMENTS, Reason.TOO_FEW_WITH_OTHERS}
        assert silence.have < silence.need


def test_neither_order_nor_names_nor_seed_change_anything() -> None:
    moments = life()
    pairs = list(moments.items())
    Random(3).shuffle(pairs)
    ours = seen(moments, seed=1)
    theirs = look(pairs, PEOPLE, rng=np.random.default_rng(2))
    assert (theirs.differences, theirs.chains) == (ours.differences, ours.chains)
    renamed = {key: replace(one, name=one.name[::-1]) for key, one in PEOPLE.items()}
    assert [one.q for one in found(seen(moments, renamed))] == [
        one.q for one in found(ours)
    ]


def test_the_ids_of_the_people_change_no_number() -> None:
    other = {one: UUID(int=100 - one.int) for one in PEOPLE}
    cast: dict[UUID, Person] = {other[key]: one for key, one in PEOPLE.items()}
    moved = {
        key: replace(one, person=other[one.person])
        for key, one in life().items()
        if one.person
    }
    numbers = {(one.name, one.component, one.p, one.q) for one in found(seen(life()))}
    again = {(one.name, one.component, one.p, one.q) for one in found(seen(moved, cast))}
    assert again == numbers
