"""When they ..., I ...: what follows more often than elsewhere, with the same people."""

from dataclasses import replace
from uuid import UUID

from tests.insight.told import ANA, BOB, JO, MUM, PEOPLE, habit, moment, numbered, seen

from between.core.estimate import Reason, Silence
from between.insight.reflection import Chain, MirrorPicture, Surety
from between.story.episode import Episode, Reality

EVERYBODY = (BOB, ANA, MUM, JO)


def life() -> dict[UUID, Episode]:
    """With everybody: turned away, I go quiet, but once; helped, I feel welcome."""
    told = [
        moment(one, "", *(("o5", "s2") if day % 2 else ("o6", "s3")), day=day)
        for one in EVERYBODY
        for day in range(8)
    ]
    return numbered(*told, moment(ANA, "", "o5", "s5", day=50))


def found(picture: MirrorPicture) -> tuple[Chain, ...]:
    assert not isinstance(picture.chains, Silence)
    return picture.chains


def of(picture: MirrorPicture, other: str, own: str) -> Chain:
    return next(one for one in found(picture) if (one.other, one.own) == (other, own))


def test_what_follows_is_told_with_its_counts_and_its_exceptions() -> None:
    moments = life()
    one = of(seen(moments), "o5", "s2")
    assert one.surety is Surety.HOLDS
    assert (one.times.n, one.times.of) == (16, 17)
    assert (one.times.elsewhere, one.times.elsewhere_of) == (0, 16)
    assert len(one.moments) == 16
    (other,) = one.exceptions
    assert moments[other].response_of_self.main == "s5"
    assert 0 < one.p <= one.q <= 0.05


def test_two_people_with_whom_everything_differs_make_no_link() -> None:
    ways = {ANA: ("o5", "s2"), MUM: ("o6", "s3"), JO: ("o2", "s4")}
    told = [
        moment(one, "", *way, day=day) for one, way in ways.items() for day in range(20)
    ]
    assert {one.surety for one in found(seen(numbered(*told)))} == {Surety.NOT_SEEN}


def test_elsewhere_is_with_the_same_people() -> None:
    steady = [moment(BOB, "", "o8", "s2", day=day) for day in range(30)]
    told = [one for one in life().values() if one.person != BOB]
    one = of(seen(numbered(*told, *steady)), "o5", "s2")
    assert (one.times.elsewhere, one.times.elsewhere_of) == (0, 12)


def test_below_five_times_nothing_is_tested() -> None:
    rare = of(seen(life()), "o5", "s5")
    assert (rare.surety, rare.times.n, rare.p, rare.q) == (Surety.TOO_FEW, 1, 1, 1)
    linked = seen(life()).linked
    assert not isinstance(linked, Silence)
    assert {(one.other, one.own) for one in linked} == {("o5", "s2"), ("o6", "s3")}


def test_what_does_not_come_more_often_in_the_plain_counts_is_not_said() -> None:
    one = of(seen(life()), "o5", "s2")
    turned = replace(one, times=replace(one.times, elsewhere=16))
    assert turned.surety is Surety.NOT_SEEN


def test_who_is_not_safe_and_what_was_dreamed_makes_no_link() -> None:
    cast = PEOPLE | {one: replace(PEOPLE[one], safe=False) for one in EVERYBODY[:2]}
    assert isinstance(seen(life(), cast).chains, Silence)
    dreamed = {key: replace(one, reality=Reality.DREAM) for key, one in life().items()}
    assert isinstance(seen(dreamed).chains, Silence)


def test_too_little_is_a_silence_with_its_reason() -> None:
    silence = seen(habit(1, 4)).linked
    assert isinstance(silence, Silence)
    assert (silence.reason, silence.have, silence.need) == (Reason.TOO_FEW_MOMENTS, 5, 8)
    few = numbered(
        *(moment(one, "", f"o{n}", "s1") for n in (1, 2, 3) for one in EVERYBODY)
    )
    again = seen(few).chains
    assert isinstance(again, Silence)
    assert (again.have, again.need) == (4, 5)
