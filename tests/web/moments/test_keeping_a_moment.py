"""Everything but one tap is optional, and whatever is told is kept as it was told."""

from uuid import uuid4

import pytest

from between.story.episode import Chosen, Reality, Valence, Voiced
from between.story.people import Role
from tests.people import Somebody
from tests.web.moments import notes

NEW = "/moments/new/"


def test_one_tap_on_the_way_in_is_a_moment(alice: Somebody) -> None:
    page = notes.send(alice, NEW, valence="hurt")
    assert "Kept, sealed, " in page
    assert notes.only(alice).valence is Valence.HURT


def test_one_tap_on_a_person_is_a_moment(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    notes.send(alice, NEW, who=str(ana))
    assert notes.only(alice).person == ana


def test_nothing_at_all_is_answered_in_one_sentence(alice: Somebody) -> None:
    page = notes.send(alice, NEW, reality="happened", who_role="other")
    assert "Nothing is chosen yet. One tap is enough." in page
    assert notes.moments(alice) == []


def test_a_whole_moment_is_kept_whole(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    notes.send(
        alice,
        NEW,
        valence="good",
        who=str(ana),
        wish=["w6"],
        other=["o8"],
        self=["s5"],
        voiced="hinted",
        chosen="partly",
        feelings=["close", "far away"],
        intensity="7",
        words="She waited.\nI told her.",
        reality="expected",
    )
    kept = notes.only(alice)
    assert (kept.valence, kept.person, kept.reality) == (
        Valence.GOOD,
        ana,
        Reality.EXPECTED,
    )
    assert kept.wish.codes == ("w6",)
    assert kept.response_of_other.codes == ("o8",)
    assert kept.response_of_self.codes == ("s5",)
    assert (kept.voiced, kept.chosen) == (Voiced.HINTED, Chosen.PARTLY)
    assert (kept.feelings, kept.intensity) == (("close", "far away"), 7)
    assert kept.words == "She waited.\nI told her."


def test_the_first_tap_is_the_main_answer(alice: Somebody) -> None:
    notes.send(alice, NEW, wish=["w6", "w5", "w1"], wish_order="w1,w6,w5")
    assert notes.only(alice).wish.codes == ("w1", "w6", "w5")


def test_without_script_the_first_chip_is_the_main_answer(alice: Somebody) -> None:
    notes.send(alice, NEW, wish=["w5", "w1"])
    assert notes.only(alice).wish.main == "w5"


def test_without_script_the_main_answer_can_be_named(alice: Somebody) -> None:
    notes.send(alice, NEW, wish=["w5", "w1"], wish_main="w1")
    assert notes.only(alice).wish.codes == ("w1", "w5")


@pytest.mark.parametrize("answer", [{"other": ["unknown"]}, {"other_own": "she hummed"}])
def test_own_words_and_dont_know_are_whole_answers(
    alice: Somebody, answer: dict[str, object]
) -> None:
    notes.send(alice, NEW, **answer)
    kept = notes.only(alice)
    assert kept.is_told
    assert kept.response_of_other.main is None


def test_somebody_new_is_kept_with_the_moment(alice: Somebody) -> None:
    notes.send(alice, NEW, who="new", who_name="Bo", who_role="friend", valence="good")
    (bo,) = notes.people(alice)
    assert (bo.name, bo.role) == ("Bo", Role.FRIEND)
    assert notes.only(alice).person is not None


def test_a_name_that_is_known_means_the_same_person(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    notes.send(alice, NEW, who="new", who_name="ana", valence="good")
    assert notes.only(alice).person == ana
    assert len(notes.people(alice)) == 1


def test_a_second_therapist_is_refused_with_the_cure(alice: Somebody) -> None:
    notes.person(alice, "Dr Lee", Role.THERAPIST)
    page = notes.send(alice, NEW, who="new", who_name="Dr Moor", who_role="therapist")
    assert "First make Dr Lee “therapist before”." in page
    assert "Dr Moor" in page
    assert notes.moments(alice) == []


def test_a_form_sent_twice_is_kept_once(alice: Somebody) -> None:
    form = {"leaf": str(uuid4()), "who": "new", "who_name": "Bo", "words": "she laughed"}
    notes.send(alice, NEW, **form)
    notes.send(alice, NEW, **form)
    assert len(notes.moments(alice)) == 1
    assert len(notes.people(alice)) == 1


def test_a_form_sent_again_with_other_words_loses_neither(alice: Somebody) -> None:
    leaf = str(uuid4())
    notes.send(alice, NEW, leaf=leaf, words="first")
    notes.send(alice, NEW, leaf=leaf, words="second")
    assert {kept.story.words for kept in notes.moments(alice)} == {"first", "second"}


def test_a_person_can_be_chosen_beforehand(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    assert f'value="{ana}" checked' in notes.read(alice, f"{NEW}?who={ana}")


def test_each_chip_says_what_it_means(alice: Somebody) -> None:
    page = notes.read(alice, NEW)
    assert "That they see me, take me seriously, like me, want me there." in page
    assert "I wanted her to be glad that I came." in page
    assert "Did I want to give nearness, or to get it?" in page
    assert "They looked at me and missed me." in page


def test_a_form_that_is_sent_again_after_its_moment_was_erased_is_kept(
    alice: Somebody,
) -> None:
    sent = {"leaf": str(uuid4()), "valence": "hurt", "words": "again"}
    notes.send(alice, NEW, **sent)
    (kept,) = notes.moments(alice)
    notes.send(alice, f"/moments/{kept.id}/erasing/")
    notes.send(alice, NEW, **sent)
    assert notes.only(alice).words == "again"
