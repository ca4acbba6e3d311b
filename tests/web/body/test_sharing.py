"""A painting shared: the picture as it is seen, its sentence and words, and nothing else."""

from base64 import b64decode
from typing import Any

from between.records import grants, joined
from between.records.joined import Side
from between.story.sharing import What
from tests.people import Somebody, fresh
from tests.web.body.pictures import CHEST, HAND, keep, kept
from tests.web.bond.two import joined as join
from tests.web.hurts.walking import open_


def test_the_therapist_sees_exactly_what_was_shown(alice: Somebody, bob: Somebody) -> None:
    join(alice, bob)
    typed: dict[str, Any] = {"like-chest": ["tight"]}
    keep(alice, CHEST, HAND).press(**typed, words="like a stone", intensity="4")
    offer = open_(alice.client, f"/body/{kept(alice)[0].id}/sharing/")
    for words in ("More in the chest, less in the left hand.", "tight", "4 of 10"):
        assert words in offer.text
    bond = joined.of(fresh(alice).keys, Side.CLIENT)[0].bond
    offer.press(bond=bond)
    keys = fresh(bob).keys
    (given,) = grants.given(keys, joined.of(keys, Side.THERAPIST)[0])
    assert given.shared.what is What.BODY
    assert given.shared.picture.count("painted__edge") == 2 + 1  # and its style
    page = open_(bob.client, f"/clients/shared/{given.id}/")
    assert "Ask what it is like, before what it means." in page.text
    assert "like a stone" in page.text
    shown = page.text.split("data:image/svg+xml;base64,")[1].split('"')[0]
    assert b64decode(shown).decode() == given.shared.picture
    hers = open_(alice.client, f"/shared/{given.id}/")
    assert "The picture itself" in hers.text
    assert f'href="/body/{kept(alice)[0].id}/"' in hers.text
    assert "The moment itself" not in hers.text
