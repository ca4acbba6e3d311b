"""Where a hurt and moments were felt lies beside each other, as one more side of an echo."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import numpy as np
from tests.insight.hurtful import alike, hurt, life
from tests.insight.told import ANA, MUM, PEOPLE

from between.insight import echoes
from between.insight.aspects import Aspect
from between.insight.body_marks import KNOWN, Felt, felt, marks
from between.insight.echoes import Echoes, Laid
from between.story.body import Painting, Sign
from between.story.places import BY_ID, PLACES, dab

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
CHEST, THROAT, FEET = BY_ID["chest"], BY_ID["throat"], BY_ID["left-foot"]


def _painting(*strokes: object, days: int = 0, **to: UUID) -> Painting:
    return Painting(when=NOW + timedelta(days=days), strokes=strokes, **to)  # type: ignore[arg-type]


def test_every_place_that_is_dabbed_is_its_own_mark() -> None:
    found = marks([_painting(dab(place, Sign.LESS)) for place in PLACES])
    assert found == [(f"{place.id} less",) for place in PLACES]
    assert len(KNOWN) == 2 * len(PLACES)


def test_the_latest_painting_of_a_moment_counts_and_one_alone_does_not() -> None:
    one, other = uuid4(), uuid4()
    found = felt(
        one,
        None,
        [
            _painting(dab(FEET, Sign.MORE), days=2, episode=other),
            _painting(dab(CHEST, Sign.MORE), hurt=one),
            _painting(dab(THROAT, Sign.MORE), days=1, episode=other),
            _painting(dab(THROAT, Sign.LESS)),
        ],
    )
    assert found.hurt == ("chest more",)
    assert found.of(other) == ("left-foot more",)
    assert found.of(uuid4()) == ()


def test_a_hurt_that_was_not_painted_is_felt_where_its_moment_was() -> None:
    began = uuid4()
    found = felt(uuid4(), began, [_painting(dab(CHEST, Sign.MORE), episode=began)])
    assert found.hurt == ("chest more",)


def _laid(said: Felt) -> Laid:
    moments = life(alike(MUM, 3), alike(ANA, 8))
    found = echoes.lay(hurt(), moments, PEOPLE, said)
    assert isinstance(found, Laid)
    return found


def test_without_a_painted_hurt_the_body_has_no_part_in_it() -> None:
    moments = tuple(life())
    assert Aspect.BODY not in _laid(Felt()).beside.parts
    unpainted = Felt(moments={moments[0]: ("chest more",)})
    assert Aspect.BODY not in _laid(unpainted).beside.parts


def test_what_was_felt_in_the_same_place_is_liker_and_says_where() -> None:
    moments = life(alike(MUM, 3), alike(ANA, 8))
    ids = list(moments)
    painted = {
        id_: ("chest more", "left-foot less") if n % 20 == 3 else ("jaw more",)
        for n, id_ in enumerate(ids)
    }
    said = Felt(hurt=("chest more", "throat more"), moments=painted)
    laid = echoes.lay(hurt(), moments, PEOPLE, said)
    assert isinstance(laid, Laid)
    like = laid.beside.parts[Aspect.BODY].like
    chest = [painted[id_][0] == "chest more" for id_, _ in laid.moments]
    assert like[chest].min() > like[np.logical_not(chest)].max() == 0
    rng = np.random.default_rng(1)
    found = echoes.of(hurt(), moments, PEOPLE, rng=rng, felt=said)
    assert isinstance(found, Echoes)
    for one in found.found:
        there = painted[one.moment][0] == "chest more"
        assert one.why.body == (("chest more",) if there else ())


def test_paintings_of_nothing_are_told_as_nothing() -> None:
    (none,) = marks([replace(_painting(dab(CHEST, Sign.MORE)), strokes=())])
    assert none == ()
