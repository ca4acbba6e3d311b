"""What lies behind each row: its moments, and the plain shares with each person."""

from collections import Counter
from dataclasses import dataclass, field
from uuid import UUID

from between.insight.counted import Counted, coded
from between.insight.reflection import Pervasiveness
from between.story.episode import Component, Episode
from between.story.vocabulary import COMPONENT_OF


@dataclass(slots=True)
class Behind:
    """The moments of one code, newest first, and how often it comes up with whom."""

    with_therapist: list[UUID] = field(default_factory=list)
    with_others: list[UUID] = field(default_factory=list)
    beside: list[UUID] = field(default_factory=list)
    held: Counter[UUID] = field(default_factory=Counter)


def behind(counted: Counted) -> dict[str, Behind]:
    """Return what lies behind each of the 24 codes."""
    found = {code: Behind() for code in COMPONENT_OF}
    for key, episode in counted.moments:
        for component in Component:
            main = coded(episode, component)
            if main is not None:
                _note(found, (key, episode), component, counted.therapist)
    return found


def _note(
    found: dict[str, Behind],
    moment: tuple[UUID, Episode],
    component: Component,
    therapist: UUID | None,
) -> None:
    key, episode = moment
    main, *further = dict.fromkeys(episode.answer(component).codes)
    one = found[main]
    (one.with_therapist if episode.person == therapist else one.with_others).append(key)
    one.held[episode.person] += 1
    for code in further:
        if COMPONENT_OF.get(code) is component:
            found[code].beside.append(key)
            found[code].held[episode.person] += 1


def pervasiveness(
    counted: Counted, component: Component, held: Counter[UUID]
) -> tuple[Pervasiveness, ...]:
    """Return the share of coded moments with each person that hold a code in any place.

    P_ck = (moments with code k in component c) / (moments coded in c); descriptive, after
    Crits-Christoph and Luborsky 1990. Nobody without a coded moment is in it.
    """
    return tuple(
        Pervasiveness(
            person=one.person,
            name=one.name,
            share=held[one.person] / one.n_coded[component],
            n=one.n_coded[component],
        )
        for one in counted.included
        if one.n_coded[component]
    )
