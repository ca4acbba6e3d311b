"""Two people over one hurt, each with two tabs, who press whatever stands there in any order.

After each step the ledger and the shelf say the same, and nobody ticked for anybody else.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from uuid import UUID

from django.utils import timezone
from time_machine import Traveller

from between.records import grants, joined
from between.records.joined import Side
from between.story.repair import Step
from between.web.cookies import Messages
from tests.people import Somebody, browser, fresh
from tests.visitor import Field, Form
from tests.web.hurts.walking import Page, open_, post, url
from tests.web.repair.both_read import Read, look, read, unlike

A_STEP = timedelta(minutes=1)  # so that no two ticks are of one instant
ATTEMPTS = (0, 1, 2, 7)


class TwoChairs:
    """One walk of Alice and Bob; the same seed walks the same way."""

    def __init__(
        self, two: tuple[Somebody, Somebody, UUID, UUID], clock: Traveller, seed: int
    ) -> None:
        alice, bob, self.bond, self.hurt = two
        self.people = {Side.CLIENT: alice, Side.THERAPIST: bob}
        self.clock, self.dice, self.steps = clock, random.Random(seed), Counter[str]()
        self.tabs: dict[Side, list[Page]] = {side: [] for side in Side}
        self.side, self.words, self.at_the_end = Side.CLIENT, 0, dict[Side, Read]()

    def walk(self, steps: int, *, is_shared: bool) -> None:
        if is_shared:
            self._share()
        before = self._look()
        for _ in range(steps):
            self.clock.shift(A_STEP)
            self.side = self.dice.choice(list(Side))
            can = self._of_client() if self.side is Side.CLIENT else self._of_therapist()
            (do,) = self.dice.choices(list(can), list(can.values()))
            pressed = do()
            after = self._look()
            changed = unlike(before[self.side], after[self.side])
            assert len(changed) <= (1 if pressed else 0), (do.__name__, pressed, changed)
            assert all(one.by == self.side.value for one in changed), changed
            before = after

    def _of_client(self) -> dict[Callable[[], str], float]:
        return {
            self._press: 18,
            self._turn_to: 5,
            self._forge: 2,
            self._share: 3,
            self._take_back: 2,
            self._let_rest: 2,
            self._erase: 1,
            self._bring_back: 4,
            self._rest_or_resume: 3,
            self._sit: 0.5,
            self._end: 0.05,
        }

    def _of_therapist(self) -> dict[Callable[[], str], float]:
        ways = {self._press: 18, self._turn_to: 5, self._forge: 2, self._end: 0.05}
        return {**ways, self._open_the_words: 3}

    # What each can do; a step that ticks, or takes a tick back, says which.

    def _press(self) -> str:
        """Press a button of a tab that may be old, or of the ledger as it stands."""
        is_new = self.dice.random() < 0.5 or not self.tabs[self.side]
        page = (
            self._open(self._ledger) if is_new else self.dice.choice(self.tabs[self.side])
        )
        if not page.own_forms:
            return ""
        form = self.dice.choice(page.own_forms)
        after, pressed = self._send(page, form), self._pressed(form.action)
        if is_new:
            assert after.status != 404, (form.action, "stood there, and is not there")
        return pressed

    def _turn_to(self) -> str:
        """Leave a page open in a tab, where it grows old."""
        others = [url(self.hurt, "rest/"), url(self.hurt, "happened/")]
        more = others if self.side is Side.CLIENT else [self._ledger]
        self._show(self._open(self.dice.choice([self._ledger, self._ledger, *more])))
        return ""

    def _forge(self) -> str:
        """Send what no page of one's own holds."""
        step: str = self.dice.choice([*Step, "nothing"])
        do = self.dice.choice(["ticking", "unticking"])
        data = {"attempt": [str(self.dice.choice(ATTEMPTS))], "words": ["forged"]}
        page = post(self._me.client, f"{self._ledger}{step}/{do}/", data)
        self.steps[f"forged, {page.status}"] += 1
        return step

    def _share(self) -> str:
        page = self._open(url(self.hurt, "sharing/"))
        for form in page.own_forms:
            if "bond" in form.fields:
                page.press(action=form.action, bond=self.bond)
                self.steps["shared"] += 1
        return ""

    def _take_back(self) -> str:
        if copies := grants.copies(fresh(self._me).keys, self.hurt):
            self._open(f"/shared/{copies[0].id}/").press(action="withdrawing/")
            self.steps["taken back"] += 1
        return ""

    def _let_rest(self) -> str:
        page, go = self._open(url(self.hurt, "rest/")), ["left", "taken", "left", "beyond"]
        if page.status == 200:
            page.press(rests := self.dice.choice(go))
            self.steps[f"rests {rests}"] += 1
        return ""

    def _erase(self) -> str:
        page = self._open(url(self.hurt))
        if page.status == 200:
            page.press(action="erasing/")
            self.steps["erased"] += 1
        return ""

    def _bring_back(self) -> str:
        page = self._open("/erased/")
        for form in [one for one in page.own_forms if "/hurt/" in one.action]:
            page.press(action=form.action)
            self.steps["brought back"] += 1
        return ""

    def _rest_or_resume(self) -> str:
        how = self.dice.choice(["resting", "resuming", "resuming", "resuming"])
        post(self._me.client, f"/with/{self.bond}/{how}/", {})
        self.steps[how] += 1
        return ""

    def _end(self) -> str:
        place = "with" if self.side is Side.CLIENT else "clients"
        self._open(f"/{place}/{self.bond}/ending/").press()
        self.steps["ended"] += 1
        return ""

    def _sit(self) -> str:
        """Let days go by, after which both have to unlock again."""
        self.clock.shift(timedelta(days=self.dice.choice([1, 3])))
        for side, one in self.people.items():
            client = browser(fresh(one).keys, self._now())
            self.people[side] = replace(one, client=client)
            self.tabs[side] = [replace(page, client=client) for page in self.tabs[side]]
        self.steps["days"] += 1
        return ""

    def _open_the_words(self) -> str:
        keys = fresh(self._me).keys
        given = grants.given(keys, joined.one(keys, self.bond, self.side))
        for one in given[:1]:
            self._show(self._open(f"/clients/hurts/{one.id}/"))
            self.steps["words opened"] += 1
        return ""

    def _look(self) -> dict[Side, Read]:
        return look(self.people, self.bond, self.hurt, self.at_the_end)

    # How it is done.

    @property
    def _me(self) -> Somebody:
        return self.people[self.side]

    @property
    def _ledger(self) -> str:
        return f"/together/{self.bond}/way-back/{self.hurt}/"

    def _open(self, path: str) -> Page:
        return open_(self._me.client, path)

    def _show(self, page: Page) -> None:
        self.tabs[self.side] = [*self.tabs[self.side], page][-2:]

    def _send(self, page: Page, form: Form) -> Page:
        """Fill in a form and send it; what is said to be kept is there afterwards."""
        data = {name: self._fill(one) for name, one in form.fields.items()}
        self._me.client.cookies.pop(Messages.cookie_name, None)
        after, step = page.send(form.action, data), self._pressed(form.action)
        self.steps[f"{step} {after.status}" if step else "another form"] += 1
        if form.action.endswith("/ticking/") and "Kept, sealed" in after.text:
            said = read(self._me, self.bond, self.hurt).words_of(Step(step))
            assert "".join(data.get("words", [])) in said, (step, data, said)
        self._show(after)
        return after

    def _pressed(self, action: str) -> str:
        """Return the line that is ticked, or taken back, at an address."""
        parts = urlsplit(action).path.strip("/").split("/")
        return parts[-2] if parts[-1] in {"ticking", "unticking"} else ""

    def _fill(self, one: Field) -> list[str]:
        match one.kind:
            case "textarea":
                self.words += 1
                return [self.dice.choice(["", f"quill{self.words}q", "x" * 401])]
            case "button" | "radio":
                return [self.dice.choice(one.values)]
            case _:
                return one.chosen

    def _now(self) -> datetime:
        return timezone.now()
