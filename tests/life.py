"""A life on the shelf: one story of every kind, with words of one's choice in every field."""

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from between.records import (
    arrivals,
    cards,
    factors,
    grants,
    joined,
    joints,
    letters,
    looks,
    mails,
    passkeys,
    repairs,
    sheets,
    shelf,
    shown,
    spares,
    visits,
)
from between.records.arrivals import Way
from between.records.ceremony import Said, Site
from between.records.factors import App
from between.records.joined import Side
from between.records.keyroom import Unlocked
from between.records.models import Account, Look
from between.records.repairs import Line
from between.story.body import Felt, Painting, Quality, Sign, Stroke, View
from between.story.card import Card, Missed
from between.story.client_note import About, ClientNote
from between.story.episode import Answer, Chosen, Episode, Valence, Voiced
from between.story.following import Belongs, Ended, Following
from between.story.following import Step as FollowingStep
from between.story.hurt import Hurt, Size
from between.story.looking_back import LookBack, Serves
from between.story.mark import Mark
from between.story.meeting import Absence, By, Meeting
from between.story.noticing import Draft, Naming, Noticing, Preferences
from between.story.people import Person, Role, initials
from between.story.places import BY_ID, dab
from between.story.repair import Preparation, Step
from between.story.safety import STEPS, SafetyPlan
from between.story.sharing import Passage, Shared, What
from between.vault.visit import new_token
from tests.authenticator import Authenticator, read
from tests.people import Somebody, fresh, join

NOWHERE = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """The ids of what a life left behind, by what they are called in addresses."""

    person: UUID
    other: UUID
    moment: UUID
    erased: UUID
    draft: UUID
    noticing: UUID
    plan: UUID
    hurt: UUID
    painting: UUID
    following: UUID
    past: UUID
    factor: UUID
    passkey: Authenticator
    recovery_key: str
    spares: tuple[str, ...]
    device: bytes
    bond: UUID = NOWHERE
    grant: UUID = NOWHERE
    meeting: UUID = NOWHERE
    absence: UUID = NOWHERE
    note: UUID = NOWHERE
    look: UUID = NOWHERE
    shared_hurt: UUID = NOWHERE
    missed: UUID = NOWHERE

    def ids(self) -> list[UUID]:
        return [
            self.person,
            self.other,
            self.moment,
            self.erased,
            self.draft,
            self.noticing,
            self.plan,
            self.hurt,
            self.painting,
            self.following,
            self.past,
            self.factor,
        ]


def live(keys: Unlocked, now: datetime, words: str = "words of mine") -> Lived:
    """Live for a while; every free text holds `words`."""
    day = now.date()
    person = shelf.put(keys, somebody(words), day)
    other = shelf.put(keys, Person(name=f"Kim {words}", role=Role.THERAPIST), day)
    moment = shelf.put(keys, episode(person, now, words), day)
    shelf.put(keys, episode(other, now, words), day)
    shelf.change(keys, episode(person, now, f"{words} again"), moment, version=1, day=day)
    erased = shelf.put(keys, episode(other, now, words), day)
    shelf.erase(keys, Episode, erased, now)
    draft = shelf.put(keys, typed(now, words), day)
    noticing = shelf.put(
        keys, Noticing(words=f"when they {words}, I {words}", when=now), day
    )
    shelf.put(keys, Naming(names={"s2": words}), day)
    shelf.put(keys, Preferences(zone="Europe/Berlin"), day)
    plan = shelf.put(keys, safety_plan(now, words), day)
    shelf.change(keys, safety_plan(now, f"{words} again"), plan, version=1, day=day)
    hurt = shelf.put(keys, hurt_by(other, moment, now, words), day)
    shelf.change(
        keys, hurt_by(other, moment, now, f"{words} again"), hurt, version=1, day=day
    )
    painting = shelf.put(keys, painted(moment, now, words), day)
    shelf.change(keys, painted(moment, now, f"{words} again"), painting, version=1, day=day)
    following, past = (
        shelf.put(keys, followed(person, now, words, ended), day)
        for ended in (None, Ended.FINISHED)
    )
    last = followed(person, now, f"{words} again", Ended.FINISHED)
    shelf.change(keys, last, past, version=1, day=day)
    arrivals.note(keys, Way.PASSPHRASE, new_token(), now)
    mails.keep(
        keys, f"{words.split(maxsplit=1)[0]}@mailbox.example", now, news=True, near=True
    )
    key = sheets.draw(keys)
    sheets.confirm(keys, key)
    sheets.draw(keys)
    return Lived(
        person=person,
        other=other,
        moment=moment,
        erased=erased,
        draft=draft,
        noticing=noticing,
        plan=plan,
        hurt=hurt,
        painting=painting,
        following=following,
        past=past,
        factor=factors.keep(keys, App(bytes(range(20)), confirmed=True), day),
        passkey=_passkey(keys, now),
        recovery_key=key,
        spares=tuple(spares.draw(keys)),
        device=_away(keys, person, now, words),
    )


def meet(
    client: Somebody,
    therapist: Somebody,
    lived: Lived,
    now: datetime,
    words: str,
    *,
    looks: bool = True,
) -> tuple[Somebody, Somebody, Lived]:
    """Join with a therapist and show them something; return both with their new keys.

    While the therapist has not looked, the keys are still on their way.
    """
    named, day = replace(client, name=words[:60]), now.date()
    client, therapist, bond = join(named, therapist, now, looks=looks)
    shown = Shared(
        what=What.MOMENT,
        title=words,
        passages=(Passage(heading=words, words=words),),
        when=now,
        source=lived.moment,
    )
    grant = grants.share(client.keys, bond, shown, day)
    joints.put(client.keys, bond, looked_back(bond, now, words), day)
    shared_hurt = be_hurt(client, therapist, (bond, lived.hurt), now, words)
    meeting, away = Meeting(start=now), Absence(first=day, last=day, cover=words)
    held = joints.put(client.keys, bond, meeting, day)
    for one in (client, therapist) if looks else (client,):
        _card(one, bond, held, now, words)
    missed = Missed(meeting=held, when=now, words=words)
    return (
        client,
        therapist,
        replace(
            lived,
            bond=bond,
            grant=grant,
            meeting=held,
            missed=joints.put(client.keys, bond, missed, day),
            absence=joints.put(client.keys, bond, away, day),
            look=_look(client, bond, grant, now),
            note=shelf.put(therapist.keys, client_note(bond, grant, now, words), day),
            shared_hurt=shared_hurt,
        ),
    )


def be_hurt(
    client: Somebody, therapist: Somebody, at: tuple[UUID, UUID], now: datetime, words: str
) -> UUID:
    """Have a hurt of a bond shared, prepared for, and ticked by both; return its copy."""
    (bond, hurt), day = at, now.date()
    shown = Shared(
        what=What.HURT,
        title=words,
        passages=(Passage(heading=words, words=words),),
        when=now,
        source=hurt,
    )
    grant = grants.share(client.keys, bond, shown, day)
    for side, whose, step in (
        (Side.CLIENT, client, Step.RAISED),
        (Side.THERAPIST, therapist, Step.CONTRIBUTION),
    ):
        line, keys = Line(hurt=hurt, step=step, words=words), fresh(whose).keys
        if bond in {one.bond for one in joined.of(keys, side)}:
            repairs.tick(keys, joined.one(keys, bond, side), line, now, day)
    ready = Preparation(bond=bond, hurt=hurt, when=now, part=words, words=words)
    shelf.put(therapist.keys, ready, day)
    return grant


def _card(whose: Somebody, bond: UUID, meeting: UUID, now: datetime, words: str) -> None:
    """Keep a card, which is still shut."""
    with_ = joined.mine(whose.keys, bond)
    said = Card(
        bond=bond,
        meeting=meeting,
        by=By(with_.side.value),
        when=now,
        understood=38,
        part=words,
        may_have_missed=True,
    )
    cards.keep(whose.keys, with_, said, version=0)


def _look(client: Somebody, bond: UUID, grant: UUID, now: datetime) -> UUID:
    looks.note(joined.one(client.keys, bond, Side.CLIENT).keys, grant, now)
    return Look.objects.get(bond_id=bond).id


def client_note(bond: UUID, grant: UUID, now: datetime, words: str) -> ClientNote:
    about = About(grant=grant, title=words, day=now.date())
    return ClientNote(bond=bond, words=words, day=now.date(), when=now, about=about)


def somebody(words: str) -> Person:
    return Person(name=f"Ana {words}", role=Role.FRIEND, period=words)


def episode(person: UUID | None, now: datetime, words: str) -> Episode:
    return Episode(
        person=person,
        when=now,
        zone="Europe/Berlin",
        valence=Valence.HURT,
        wish=Answer(codes=("w1", "w2"), own=words),
        response_of_other=Answer(codes=("o1",), own=words),
        response_of_self=Answer(codes=("s1",), own=words),
        voiced=Voiced.HINTED,
        chosen=Chosen.PARTLY,
        feelings=("sad", words),
        intensity=6,
        words=words,
    )


def hurt_by(person: UUID, moment: UUID, now: datetime, words: str) -> Hurt:
    """Something between the two that was left for now, in all of its words."""
    return Hurt(
        when=now - timedelta(days=8),
        zone="Europe/Berlin",
        person=person,
        episode=moment,
        happened=Answer(codes=("h1",), own=words),
        words=words,
        feelings=("hurt", words),
        needed=Answer(codes=("n5",), own=words),
        did=Answer(codes=("d2", "d9"), own=words),
        strength=7,
        sentence=words,
        size=Size.SMALL,
        whole=words,
        small=words,
        hardly=words,
    )


def painted(moment: UUID, now: datetime, words: str) -> Painting:
    """Where it was felt, in all of its words; one hand of it is not painted but chosen."""
    down = Stroke(
        view=View.FRONT, sign=Sign.MORE, radius=10, points=(855, 760, 50, 855, 1300, 80)
    )
    return Painting(
        when=now,
        zone="Europe/Berlin",
        strokes=(down, dab(BY_ID["left-hand"], Sign.LESS)),
        felt=(Felt(place="chest", qualities=(Quality.TIGHT,), own=words),),
        strength=6,
        words=words,
        episode=moment,
    )


def followed(person: UUID, now: datetime, words: str, ended: Ended | None) -> Following:
    """A practice of yesterday that has ended, or one at its last step now."""
    when = now - timedelta(days=1) if ended else now
    return Following(
        when=when,
        at=when,
        zone="Europe/Berlin",
        step=FollowingStep.NOW,
        ended=ended,
        came=words,
        belongs=Belongs.PERSON,
        person=person,
    )


def looked_back(bond: UUID, now: datetime, words: str) -> LookBack:
    """An answer of the client's that the therapist may read."""
    return LookBack(
        bond=bond,
        turn=1,
        by=By.CLIENT,
        when=now,
        serves=Serves.STOP,
        words=words,
        at_once=True,
    )


def safety_plan(now: datetime, words: str) -> SafetyPlan:
    return SafetyPlan(when=now, **{step.name: f"{step.name} {words}" for step in STEPS})


def typed(now: datetime, words: str) -> Draft:
    return Draft(place="/moments/new/", fields={"words": [words], "who": [words]}, when=now)


def _passkey(keys: Unlocked, now: datetime) -> Authenticator:
    """Set up a passkey that unlocks, one of its own for each account."""
    made, site = Authenticator(keys.account.bytes), Site("testserver")
    options = json.loads(passkeys.offer(keys, site, now))
    said = Said(made.make(options), read(made.salted(options)))
    assert passkeys.add(keys, site, said, "my phone", now).opens
    return made


def _away(keys: Unlocked, person: UUID, now: datetime, words: str) -> bytes:
    """Mark while locked, on a device that may show first letters."""
    secret = visits.remember(keys, now)
    device = visits.device(secret)
    assert device is not None
    visits.allow_marks(device, secret, [(person, initials(f"Ana {words}"))], now)
    shown.show_plan(device, secret, safety_plan(now, words), offline=True)
    account = Account.objects.get(id=keys.account)
    assert letters.leave(account, Mark(episode=episode(None, now, words), who=words), now)
    assert letters.leave(account, typed(now, words), now)
    return secret
