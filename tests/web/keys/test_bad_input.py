"""A thousand bad inputs for each form: never an error of ours, never a way in."""

from random import Random

import pytest
from django import forms as django_forms

from between.records.sheets import BadRecoveryKey
from between.vault import recovery
from between.web.keys import forms
from tests.people import Somebody
from tests.web.wild import odd, sent, typed

# Each is looked at for how easy it is to guess: a thousand take their time.
ROUNDS = [100, pytest.param(1000, marks=[pytest.mark.slow, pytest.mark.long])]
FORMS = [
    forms.SignUpForm,
    forms.UnlockForm,
    forms.PassphraseForm,
    forms.PresentForm,
    forms.ZoneForm,
    forms.SheetForm,
    forms.RecoverForm,
]


@pytest.mark.parametrize("rounds", ROUNDS)
@pytest.mark.parametrize("kind", FORMS)
def test_odd_inputs_get_a_sentence_each(kind: type[django_forms.Form], rounds: int) -> None:
    rng, names = Random(11), sorted(kind.base_fields)
    for _ in range(rounds):
        form = kind({name: odd(rng) for name in names if rng.random() < 0.7})
        if not form.is_valid():
            errors = [str(one) for found in form.errors.values() for one in found]
            assert all(one.strip() for one in errors)


@pytest.mark.parametrize("rounds", ROUNDS)
def test_odd_keys_get_a_sentence_each(rounds: int) -> None:
    rng = Random(12)
    for n in range(rounds):
        key = odd(rng) if n % 2 else typed(rng, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-", 70)
        with pytest.raises(BadRecoveryKey, match="Please"):
            recovery.parse(key)


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
FIELDS = (
    *("name", "choice", "offered", "passphrase", "again", "present", "zone", "marks"),
    *("recovery_key", "next", "shared", "csrfmiddlewaretoken", "\x00"),
)


@pytest.mark.parametrize("path", PAGES)
def test_odd_posts_get_a_page_and_open_nothing(
    alice: Somebody, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without seats nobody is stretched: what is tried here is everything before and after.
    monkeypatch.setattr("between.records.turnstile.SEATS", 0)
    client = alice.client if path.startswith("/account/") else type(alice.client)()
    rng = Random(13)
    for _ in range(8):
        answer = client.post(path, sent(rng, FIELDS))
        assert answer.status_code in {200, 302, 429, 503}
