"""The first page of the body: none, one, a dozen, and more than fit on a page."""

from dataclasses import replace
from datetime import timedelta

from django.utils import timezone

from between.records import shelf
from between.story.body import Painting, Sign
from between.story.places import BY_ID, dab
from tests.people import Somebody
from tests.web.hurts.walking import open_

NOW = timezone.now()
ONE = Painting(when=NOW, strokes=(dab(BY_ID["chest"], Sign.MORE),))


def _put(whose: Somebody, many: int) -> None:
    for n in range(many):
        story = replace(ONE, when=NOW - timedelta(hours=n), words=f"picture {n}.")
        shelf.put(whose.keys, story, NOW.date())


def test_with_none_one_picture_is_called_whole(alice: Somebody) -> None:
    page = open_(alice.client, "/body/")
    assert "One picture is a whole picture." in page.text
    assert "/body/new/" in page.text


def test_pictures_stand_newest_first_two_dozen_a_page(alice: Somebody) -> None:
    _put(alice, 30)
    page = open_(alice.client, "/body/")
    assert page.text.count('class="pictures__item') == 24
    assert page.text.index("picture 0.") < page.text.index("picture 23.")
    assert "picture 24." in open_(alice.client, "/body/?page=2").text


def test_no_part_of_a_drawing_has_the_name_of_another(alice: Somebody) -> None:
    _put(alice, 3)
    ids = [
        one.split('"')[0] for one in open_(alice.client, "/body/").text.split(' id="')[1:]
    ]
    assert len(ids) == len(set(ids))


def test_therapists_have_no_tab_for_a_body(alice: Somebody, bob: Somebody) -> None:
    assert 'class="tabs__item" href="/body/"' in open_(alice.client, "/moments/").text
    assert 'class="tabs__item" href="/body/"' not in open_(bob.client, "/moments/").text
