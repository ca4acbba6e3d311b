"""A thousand bad inputs for each form: never an error of ours, never a way in."""

from typing import Any

import pytest
from django import forms as django_forms
from hypothesis import given, settings
from hypothesis import strategies as st

from between.records.sheets import BadRecoveryKey
from between.vault import recovery
from between.web.keys import forms
from tests.people import Somebody

ODD = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="\x00\x1f\ud800\u202e\u0301﷽e'\"<>&%{}\\/;-", max_size=60),
    st.binary(max_size=60).map(lambda raw: raw.decode("latin-1")),
    st.sampled_from(["", " " * 30, "x" * 5000, "0" * 1025, "'; DROP TABLE--", "../../etc"]),
)
FORMS = [
    forms.SignUpForm,
    forms.UnlockForm,
    forms.PassphraseForm,
    forms.PresentForm,
    forms.ZoneForm,
    forms.SheetForm,
    forms.RecoverForm,
]


@pytest.mark.slow  # a thousand inputs, each with a look at how easy it is to guess
@pytest.mark.parametrize("kind", FORMS)
@settings(max_examples=1000, deadline=None)
@given(data=st.data())
def test_a_thousand_odd_inputs_get_a_sentence_each(
    kind: type[django_forms.Form], data: st.DataObject
) -> None:
    sent = data.draw(st.dictionaries(st.sampled_from(sorted(kind.base_fields)), ODD))
    form = kind(sent)
    if not form.is_valid():
        assert all(str(one).strip() for found in form.errors.values() for one in found)


@pytest.mark.slow  # a thousand keys, each searched for the letter that is wrong
@settings(max_examples=1000, deadline=None)
@given(
    typed=st.one_of(ODD, st.text(alphabet="0123456789ABCDEFGHJKMNPQRSTVWXYZ-", max_size=70))
)
def test_a_thousand_odd_keys_get_a_sentence_each(typed: str) -> None:
    with pytest.raises(BadRecoveryKey, match="Please"):
        recovery.parse(typed)


PAGES = (
    "/sign-up/",
    "/unlock/",
    "/recovery/",
    "/account/passphrase/",
    "/account/erasing/",
    "/account/sheet/check/",
    "/account/zone/",
    "/account/device/",
)
FIELDS = st.sampled_from(
    [
        "name",
        "choice",
        "offered",
        "passphrase",
        "again",
        "present",
        "zone",
        "recovery_key",
        "marks",
        "next",
        "shared",
        "csrfmiddlewaretoken",
        "\x00",
    ]
)


@pytest.mark.parametrize("path", PAGES)
def test_odd_posts_get_a_page_and_open_nothing(
    alice: Somebody, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without seats nobody is stretched: what is tried here is everything before and after.
    monkeypatch.setattr("between.records.turnstile.SEATS", 0)
    client: Any = alice.client if path.startswith("/account/") else type(alice.client)()

    @settings(max_examples=30, deadline=None)
    @given(sent=st.dictionaries(FIELDS, st.lists(ODD, max_size=2), max_size=6))
    def post(sent: dict[str, list[str]]) -> None:
        clean = {
            name: [value.encode("utf-8", "replace").decode() for value in values]
            for name, values in sent.items()
        }
        assert client.post(path, clean).status_code in {200, 302, 429, 503}

    post()
