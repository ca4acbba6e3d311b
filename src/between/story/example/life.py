"""About 14 months of an ordinary life: invented scenes, laid on the days before `now`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from between.story.episode import Answer, Episode, Precision
from between.story.example.friends import FRIEND, SISTER
from between.story.example.parents import FATHER, MOTHER
from between.story.example.partner import PARTNER
from between.story.example.room import THERAPIST
from between.story.example.scene import Scene, _
from between.story.example.work import BOSS, STRANGERS
from between.story.noticing import Noticing
from between.story.people import Person, Role

THURSDAY = 3
NOTICINGS = (
    (
        290,
        _("I notice that when somebody does not get it, I say it is fine before I know."),
    ),
    (8, _("I notice that when I say that I went quiet, it is not so quiet any more.")),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody in this life, their moments, and the hours at which those happen."""

    person: Person
    scenes: tuple[Scene, ...]
    hours: tuple[int, ...]


PARTS = (
    Part(Person(name=_("Dr Hale"), role=Role.THERAPIST), THERAPIST, (17,)),
    Part(Person(name=_("Mum"), role=Role.MOTHER), MOTHER, (11, 15, 18, 19)),
    Part(Person(name=_("Dad"), role=Role.FATHER), FATHER, (10, 14, 16)),
    Part(Person(name=_("Sam"), role=Role.PARTNER), PARTNER, (7, 19, 21, 22)),
    Part(Person(name=_("Ines"), role=Role.FRIEND), FRIEND, (13, 17, 20)),
    Part(Person(name=_("Jo"), role=Role.SIBLING), SISTER, (12, 15, 20)),
    Part(Person(name=_("Mr Novak"), role=Role.BOSS), BOSS, (9, 11, 14, 16)),
    Part(Person(name=_("Somebody on the way"), role=Role.STRANGER), STRANGERS, (8, 18)),
)


@dataclass(frozen=True, slots=True)
class Life:
    """People by their ids, their moments in the order of time, and what was noticed."""

    people: dict[UUID, Person]
    moments: tuple[Episode, ...]
    noticings: tuple[Noticing, ...]


def live(
    now: datetime, rng: Random, *, zone: str = "UTC", say: Callable[[str], str] = str
) -> Life:
    """Return a life until `now`; the same `rng` gives the same one. `say` translates."""
    people, moments = {}, []
    for part in PARTS:
        id_ = UUID(int=rng.getrandbits(128), version=4)
        people[id_] = Person(name=say(part.person.name), role=part.person.role)
        for scene in part.scenes:
            when = _when(scene, part, now.astimezone(ZoneInfo(zone)), rng)
            moments.append(_moment(scene, id_, when, zone, say))
    noticings = tuple(
        Noticing(words=say(words), when=now - timedelta(days=days))
        for days, words in NOTICINGS
    )
    return Life(people, tuple(sorted(moments, key=lambda one: one.when)), noticings)


def _when(scene: Scene, part: Part, now: datetime, rng: Random) -> datetime:
    day = now - timedelta(days=scene.days_ago + 1)
    if part.person.role is Role.THERAPIST:
        day -= timedelta(days=(day.weekday() - THURSDAY) % 7)
    hour, minute = rng.choice(part.hours), rng.randrange(0, 60, 5)
    return day.replace(hour=hour, minute=minute, second=0, microsecond=0)


def _moment(
    scene: Scene, person: UUID, when: datetime, zone: str, say: Callable[[str], str]
) -> Episode:
    wish, other, self_ = (_answer(codes) for codes in (scene.answers or "- - -").split())
    return Episode(
        person=person,
        when=when,
        zone=zone,
        precision=Precision.MINUTE,
        valence=scene.valence,
        reality=scene.reality,
        wish=wish,
        response_of_other=other,
        response_of_self=self_,
        voiced=scene.voiced,
        chosen=scene.chosen,
        feelings=tuple(word.strip() for word in scene.feelings.split(",") if word),
        intensity=scene.strong,
        words=say(scene.words) if scene.words else "",
    )


def _answer(codes: str) -> Answer:
    return Answer(codes=tuple(codes.split("+")) if codes != "-" else ())
