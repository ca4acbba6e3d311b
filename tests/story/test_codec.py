"""Stories survive their journey to bytes and back; what is no story is said to be none."""

from datetime import UTC, datetime
from uuid import uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from between.story import codec
from between.story.body import Felt, Figure, Painting, Quality, Sign, Stage, Stroke, View
from between.story.card import Came, Card, CardSign, Missed
from between.story.client_note import About, ClientNote
from between.story.codec import EDITION, Story, Unreadable
from between.story.episode import (
    Answer,
    Chosen,
    Episode,
    Precision,
    Reality,
    Valence,
    Voiced,
)
from between.story.following import Belongs, Ended, Following, Pace
from between.story.following import Step as FollowingStep
from between.story.hurt import Heard, Hurt, Rest, Saying, Size, Still
from between.story.looking_back import LookBack, NotNow, Serves
from between.story.mark import Mark
from between.story.meeting import By
from between.story.noticing import Draft, Naming, Noticing, Preferences
from between.story.people import Person, Role
from between.story.rating import CameBack, Tension
from between.story.repair import Preparation, Step, Tick
from between.story.safety import STEPS, SafetyPlan
from between.story.sharing import Passage, Shared, What

moments = st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
words = st.text(max_size=40)
answers = st.builds(
    Answer,
    codes=st.lists(st.sampled_from(["w1", "o5", "s2"]), max_size=3).map(tuple),
    own=words,
    unknown=st.booleans(),
)
episodes = st.builds(
    Episode,
    person=st.none() | st.uuids(),
    when=moments,
    zone=st.sampled_from(["UTC", "Europe/Berlin"]),
    precision=st.sampled_from(Precision),
    about=st.booleans(),
    valence=st.sampled_from(Valence),
    reality=st.sampled_from(Reality),
    wish=answers,
    response_of_other=answers,
    response_of_self=answers,
    voiced=st.none() | st.sampled_from(Voiced),
    chosen=st.none() | st.sampled_from(Chosen),
    feelings=st.lists(words, max_size=3).map(tuple),
    intensity=st.none() | st.integers(0, 10),
    words=words,
)
drafts = st.builds(
    Draft,
    place=words,
    fields=st.dictionaries(words, st.lists(words, max_size=3), max_size=3),
    when=moments,
    held=st.booleans(),
)
rated = st.none() | st.integers(0, 100)
cards = st.builds(
    Card,
    bond=st.uuids(),
    meeting=st.uuids(),
    by=st.sampled_from(By),
    when=moments,
    understood=rated,
    matters=rated,
    way=rated,
    warmth=rated,
    could_say=rated,
    body=rated,
    tension=st.none() | st.sampled_from(Tension),
    came_back=st.none() | st.sampled_from(CameBack),
    hurt=st.none() | st.uuids(),
    came=st.none() | st.sampled_from(Came),
    part=words,
    may_have_missed=st.booleans(),
)
strokes = st.builds(
    Stroke,
    view=st.sampled_from(View),
    sign=st.sampled_from(Sign),
    radius=st.integers(1, 60),
    points=st.lists(
        st.tuples(st.integers(0, 1710), st.integers(0, 5220), st.integers(0, 100)),
        min_size=1,
        max_size=5,
    ).map(lambda found: tuple(sum(found, ()))),
)
paintings = st.builds(
    Painting,
    when=moments,
    strokes=st.lists(strokes, max_size=3).map(tuple),
    felt=st.lists(
        st.builds(
            Felt,
            place=st.sampled_from(["chest", "throat"]),
            qualities=st.lists(st.sampled_from(Quality), max_size=2).map(tuple),
            own=words,
        ),
        max_size=2,
    ).map(tuple),
    strength=st.none() | st.integers(0, 10),
    words=words,
    figure=st.sampled_from(Figure),
    episode=st.none() | st.uuids(),
    hurt=st.none() | st.uuids(),
    person=st.none() | st.uuids(),
    feeling=words,
    following=st.none() | st.uuids(),
    stage=st.none() | st.sampled_from(Stage),
)
followings = st.builds(
    Following,
    when=moments,
    at=moments,
    zone=words,
    pace=st.sampled_from(Pace),
    step=st.sampled_from(FollowingStep),
    stronger=st.integers(0, 2),
    at_easy=st.booleans(),
    ended=st.none() | st.sampled_from(Ended),
    episode=st.none() | st.uuids(),
    hurt=st.none() | st.uuids(),
    came=words,
    belongs=st.none() | st.sampled_from(Belongs),
    person=st.none() | st.uuids(),
    moment=st.none() | st.uuids(),
)
hurts = st.builds(
    Hurt,
    when=moments,
    person=st.none() | st.uuids(),
    bond=st.none() | st.uuids(),
    meeting=st.none() | st.uuids(),
    episode=st.none() | st.uuids(),
    happened=answers,
    words=words,
    feelings=st.lists(words, max_size=3).map(tuple),
    needed=answers,
    did=answers,
    strength=st.none() | st.integers(0, 10),
    sentence=words,
    size=st.none() | st.sampled_from(Size),
    rest=st.sampled_from(Rest),
    look_again=st.none() | st.dates(),
    left_at=st.none() | moments,
    still=st.none() | st.sampled_from(Still),
    saying=st.none() | st.sampled_from(Saying),
    heard=st.none() | st.sampled_from(Heard),
    repaired_on=st.none() | st.dates(),
    echoes_put_off=st.none() | moments,
)
marks = st.builds(Mark, episode=episodes, who=words)
stories: st.SearchStrategy[Story] = st.one_of(
    episodes,
    drafts,
    marks,
    st.builds(
        Person, name=words, role=st.sampled_from(Role), period=words, safe=st.booleans()
    ),
    st.builds(Noticing, words=words, when=moments),
    st.builds(
        ClientNote,
        bond=st.uuids(),
        words=words,
        day=st.dates(),
        when=moments,
        about=st.none() | st.builds(About, grant=st.uuids(), title=words, day=st.dates()),
    ),
    st.builds(Naming, names=st.dictionaries(words, words, max_size=3)),
    st.builds(
        Preferences, zone=words, put_away=st.lists(st.uuids(), max_size=3).map(tuple)
    ),
    st.builds(
        LookBack,
        bond=st.uuids(),
        turn=st.integers(1, 99),
        by=st.sampled_from(By),
        when=moments,
        serves=st.none() | st.sampled_from(Serves),
        words=words,
        at_once=st.booleans(),
    ),
    cards,
    followings,
    hurts,
    paintings,
    st.builds(
        CardSign,
        meeting=st.uuids(),
        by=st.sampled_from(By),
        when=moments,
        agrees=st.booleans(),
    ),
    st.builds(Missed, meeting=st.uuids(), when=moments, words=words),
    st.builds(
        Tick,
        bond=st.uuids(),
        hurt=st.uuids(),
        attempt=st.integers(1, 9),
        step=st.sampled_from(Step),
        by=st.sampled_from(By),
        when=moments,
        words=words,
    ),
    st.builds(
        Preparation, bond=st.uuids(), hurt=st.uuids(), when=moments, part=words, words=words
    ),
    st.builds(NotNow, bond=st.uuids(), when=moments),
    st.builds(
        Shared,
        what=st.sampled_from(What),
        title=words,
        passages=st.lists(st.builds(Passage, heading=words, words=words), max_size=2).map(
            tuple
        ),
        when=moments,
        source=st.none() | st.uuids(),
        picture=words,
        bond=st.none() | st.uuids(),
    ),
    st.builds(SafetyPlan, when=moments, **{step.name: words for step in STEPS}),
)


@given(stories)
def test_every_story_comes_back_as_it_was(story: Story) -> None:
    assert codec.from_bytes(type(story), codec.to_bytes(story)) == story


@given(marks | drafts)
def test_a_letter_says_which_story_it_holds(story: Mark | Draft) -> None:
    assert codec.from_letter(codec.to_letter(story)) == story


@given(st.sampled_from(list(codec.KINDS)), st.binary(max_size=200))
def test_bytes_that_are_no_story_are_unreadable(kind: type, junk: bytes) -> None:
    with pytest.raises(Unreadable, match="can be read"):
        codec.from_bytes(kind, junk)


def test_a_story_of_another_kind_is_unreadable() -> None:
    person = codec.to_bytes(Person(name="Ana"))
    with pytest.raises(Unreadable, match="no episode"):
        codec.from_bytes(Episode, person)


def test_a_document_from_a_later_edition_is_not_guessed_at() -> None:
    later = msgspec.msgpack.encode([EDITION + 1, {}])
    with pytest.raises(Unreadable):
        codec.from_bytes(Person, later)
    document = msgspec.msgpack.encode({"edition": EDITION + 1, "story": {}})
    with pytest.raises(Unreadable, match="newer"):
        codec.from_bytes(Person, document)


def test_a_field_that_an_older_edition_did_not_have_gets_its_usual_value() -> None:
    story = {"when": datetime(2026, 1, 1, tzinfo=UTC)}
    document = msgspec.msgpack.encode({"edition": 1, "story": story})
    found = codec.from_bytes(Episode, document)
    assert found.reality is Reality.HAPPENED
    assert found.person is None


def test_a_copy_of_before_does_not_say_with_whom_it_was() -> None:
    story = {
        "what": "hurt",
        "title": "Something between us",
        "passages": [{"heading": "It", "words": "the clock"}],
        "when": datetime(2026, 1, 1, tzinfo=UTC),
        "source": str(uuid4()),
        "picture": "",
    }
    document = msgspec.msgpack.encode({"edition": 1, "story": story})
    assert codec.from_bytes(Shared, document).bond is None


def test_a_moment_without_answers_is_untold_and_any_answer_tells_it() -> None:
    mark = Episode(person=uuid4(), when=datetime(2026, 1, 1, tzinfo=UTC))
    assert not mark.is_told
    told = Episode(when=mark.when, wish=Answer(unknown=True))
    assert told.is_told
    assert told.wish.main is None
    assert Episode(when=mark.when, words="so").is_told


def test_a_mark_becomes_a_moment_with_its_person() -> None:
    moment = Episode(when=datetime(2026, 1, 1, tzinfo=UTC), words="so")
    person = uuid4()
    assert Mark(episode=moment).with_person(person).person == person
    assert Mark(episode=moment, who="Ana").with_person(None) == moment
