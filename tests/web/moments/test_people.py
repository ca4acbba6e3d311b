"""The people of a life: added, changed, marked as not safe."""

import pytest

from between.records import shelf
from between.story.people import Person, Role
from tests.people import Somebody
from tests.web.moments import notes


def test_somebody_is_added_with_role_and_period(alice: Somebody) -> None:
    form = {"name": "Gran", "role": "family", "period": "until I was nine"}
    page = notes.send(alice, "/people/new/", **form)
    (gran,) = notes.people(alice)
    assert gran == Person(name="Gran", role=Role.FAMILY, period="until I was nine")
    assert "until I was nine" in page


def test_somebody_can_be_renamed_and_the_moments_follow(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    notes.moment(alice, person=ana)
    notes.send(alice, f"/people/{ana}/changing/", name="A.", role="friend", version="1")
    assert "with A." in notes.read(alice, "/moments/")


def test_a_second_therapist_is_refused_with_the_cure(alice: Somebody) -> None:
    notes.person(alice, "Dr Lee", Role.THERAPIST)
    page = notes.send(alice, "/people/new/", name="Dr Moor", role="therapist")
    assert "First make Dr Lee “therapist before”." in page
    assert 'value="Dr Moor"' in page


def test_the_cure_works(alice: Somebody) -> None:
    lee = notes.person(alice, "Dr Lee", Role.THERAPIST)
    change = {"name": "Dr Lee", "role": "ex-therapist", "version": "1"}
    notes.send(alice, f"/people/{lee}/changing/", **change)
    notes.send(alice, "/people/new/", name="Dr Moor", role="therapist")
    roles = {one.name: one.role for one in notes.people(alice)}
    assert roles == {"Dr Lee": Role.EX_THERAPIST, "Dr Moor": Role.THERAPIST}


def test_the_therapist_can_be_changed_and_stay_the_therapist(alice: Somebody) -> None:
    lee = notes.person(alice, "Dr Lee", Role.THERAPIST)
    change = {"name": "Lee", "role": "therapist", "version": "1"}
    notes.send(alice, f"/people/{lee}/changing/", **change)
    assert notes.people(alice)[0].name == "Lee"


@pytest.mark.parametrize("role", [Role.PARTNER, Role.THERAPIST])
def test_whoever_is_not_safe_is_left_out_and_help_stands_there(
    alice: Somebody, role: Role
) -> None:
    them = notes.person(alice, "X", role)
    form = {"name": "X", "role": role.value, "unsafe": "on", "version": "1"}
    page = notes.send(alice, f"/people/{them}/changing/", **form)
    assert not notes.people(alice)[0].safe
    main = page.split("<main")[1].split("</main>")[0]
    assert "left out of everything that is counted" in main
    assert 'href="/help/"' in main


def test_two_people_cannot_have_one_name(alice: Somebody) -> None:
    notes.person(alice, "Ana")
    page = notes.send(alice, "/people/new/", name="ana", role="friend")
    assert "You already have somebody with this name." in page


def test_somebody_changed_in_two_windows_loses_neither(alice: Somebody) -> None:
    ana = notes.person(alice, "Ana")
    path = f"/people/{ana}/changing/"
    notes.send(alice, path, name="Anna", role="sibling", version="1")
    answer = alice.client.post(path, {"name": "Annie", "role": "friend", "version": "1"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="Annie"' in page
    assert "Anna, brother or sister" in page
    notes.send(alice, path, name="Annie", role="friend", version="2")
    assert notes.people(alice)[0].name == "Annie"
    before = [one.story.name for one in shelf.earlier(alice.keys, Person, ana)]
    assert before == ["Anna", "Ana"]


def test_the_list_asks_the_database_a_fixed_number_of_times(
    alice: Somebody, django_assert_max_num_queries: object
) -> None:
    for n in range(30):
        notes.moment(alice, person=notes.person(alice, f"P{n}"))
    notes.read(alice, "/people/")
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        notes.read(alice, "/people/")
