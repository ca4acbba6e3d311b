"""Somebody who wanders through the pages of what hurt, in two tabs, and never says why.

After each step everything is as it should be: each hurt rests in exactly one of four, what was
typed is kept, and nothing lies with the therapist but by a yes.
"""

import random
import re
from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from time_machine import Traveller

from between.records import grants, joined, shelf
from between.records.grants import Given
from between.records.joined import Side
from between.records.models import Grant
from between.story import codec
from between.story.hurt import Hurt, Rest
from between.story.noticing import Draft
from between.web import asking
from between.web.hurts.steps import FORMS
from tests.people import Somebody, browser, fresh
from tests.visitor import Field
from tests.web.hurts.walking import NEW, Page, open_, url

WORD = re.compile(r"zaun\d+z")
PAGES = (
    *(f"{step}/" for step in FORMS),
    "rest/",
    "",
    "sharing/",
    "sharing/?all",
    "earlier/",
)
TYPED = {"words", "own", "whole", "small", "hardly"}


class Wanderer:
    """One walk; the same seed walks the same way."""

    def __init__(self, alice: Somebody, bob: Somebody, clock: Traveller, seed: int) -> None:
        self.alice, self.bob, self.clock = alice, bob, clock
        self.dice, self.steps = random.Random(seed), Counter[str]()
        self.tabs: list[Page] = [self._open(NEW), self._open(NEW)]
        self.given: set[UUID] = set()
        self.kept: set[str] = set()
        self.answered: dict[UUID, object] = {}
        self.words = 0

    def walk(self, steps: int) -> None:
        for _ in range(steps):
            self._step()
            self._look()

    def _step(self) -> None:
        can = [self._begin, self._turn_to, self._press, self._sit, self._share, self._undo]
        weights = [2, 6, 14, 1, 3, 2]
        (do,) = self.dice.choices(can, weights)
        do()

    # What can be done.

    def _begin(self) -> None:
        self._show(self._open(NEW))

    def _turn_to(self) -> None:
        """Look at a page of some hurt, in either tab."""
        if hurts := self._hurts():
            at = self.dice.choice(PAGES)
            self._show(self._open(url(self.dice.choice(list(hurts)), at)))
            self.steps["turned to"] += 1

    def _press(self) -> None:
        """Press any button of any form that stands on the page."""
        page = self._tab()
        forms = [one for one in page.own_forms if "bond" not in one.fields]
        if not forms:
            self._turn_to()
            return
        form = self.dice.choice(forms)
        data = {name: self._fill(one) for name, one in form.fields.items()}
        names = [name for name in ("go", "line", "still") if data.pop(name, None)]
        if names:
            name = self.dice.choice(names)
            value = self.dice.choice(form.fields[name].values)
            data[name] = [value]
            self.steps[f"{name} {value}"] += 1
        else:
            self.steps[urlsplit(form.action).path.strip("/").split("/")[-1]] += 1
        hurt = self._of(form.action)
        if "still" in data and hurt:
            self.answered[hurt] = self._hurts()[hurt].look_again
        self._send(page, form.action, data)

    def _sit(self) -> None:
        """Let days go by, after which one has to unlock again."""
        stays = self._all_text(erased=False)  # what was erased goes for good after a day
        self.kept = {word for word in self.kept if word in stays}
        self.clock.shift(timedelta(days=self.dice.choice([1, 3, 8])))
        self._come_back()
        self.tabs = [self._open(NEW), self._open(NEW)]
        self.steps["days"] += 1

    def _share(self) -> None:
        """Say yes to what is shown, or find that it was changed since."""
        page = self._tab()
        for form in page.own_forms:
            if "bond" in form.fields:
                said = {"bond": form.fields["bond"].values[:1]}
                data = {name: one.chosen for name, one in form.fields.items()} | said
                before = self._lies_there()
                self._send(page, form.action, data)
                new = self._lies_there().keys() - before.keys()
                for one in new:
                    for passage in self._lies_there()[one].shared.passages:
                        assert passage.words.split()[0] in page.text
                self.given |= new
                self.steps["yes" if new else "yes, too late"] += 1

    def _undo(self) -> None:
        """Take something back on its own page, bring something back, or let the bond rest."""
        ways = [self._withdraw, self._bring_back, self._rest_bond]
        self.dice.choices(ways, [4, 4, 1])[0]()

    def _withdraw(self) -> None:
        if there := list(self._lies_there()):
            self._open(f"/shared/{there[0]}/").press(action="withdrawing/")
            self.steps["withdrawn"] += 1

    def _bring_back(self) -> None:
        page = self._open("/erased/")
        forms = [one for one in page.own_forms if "/hurt/" in one.action]
        if forms:
            self._send(page, forms[0].action, {})
            self.steps["brought back"] += 1

    def _rest_bond(self) -> None:
        for one in joined.of(fresh(self.alice).keys, Side.CLIENT):
            (joined.resume if not one.is_open else joined.rest)(fresh(self.alice).keys, one)
            self.steps["bond rests"] += 1

    # What must be so.

    def _look(self) -> None:
        hurts, there = self._hurts(), self._lies_there()
        assert there.keys() <= self.given, "Something was shared without a yes."
        sources = Counter(one.shared.source for one in there.values())
        for id_, one in hurts.items():
            assert sum(one.rest is rest for rest in Rest) == 1
            if one.rest is not Rest.BEYOND:
                assert (one.rest is Rest.SHARED) == (id_ in sources), (one.rest, id_)
        text = self._all_text()
        lost = [word for word in self.kept if word not in text]
        assert not lost, lost
        self._look_at_the_question(hurts)

    def _look_at_the_question(self, hurts: dict[UUID, Hurt]) -> None:
        asked = asking.asked(fresh(self.alice).keys, self._now())
        if asked:
            was = self.answered.get(asked.hurt, "never")
            is_same = was == "never" or hurts[asked.hurt].look_again != was
            assert is_same, "What was answered is asked again."

    # How it is done.

    def _tab(self) -> Page:
        return self.dice.choice(self.tabs)

    def _show(self, page: Page) -> None:
        self.tabs[self.dice.randrange(2)] = page

    def _open(self, path: str) -> Page:
        return open_(self.alice.client, path)

    def _send(self, page: Page, action: str, data: dict[str, list[str]]) -> None:
        new = [value for name in TYPED & data.keys() for value in data[name] if value]
        at, after = (
            self.tabs.index(page) if page in self.tabs else 0,
            page.send(action, data),
        )
        if after.url.startswith("/unlock") or "/room/" in action:
            self._come_back()
            after = self._open(NEW)
        self.tabs[at] = after
        text = self._all_text()
        if "/discarding/" in action:  # a draft was thrown away by hand
            self.kept = {word for word in self.kept if word in text}
        for word in {one for typed in new for one in WORD.findall(typed)}:
            assert word in text or word in after.text, (page.url, word)
            if word in text:
                self.kept.add(word)

    def _fill(self, one: Field) -> list[str]:
        match one.kind:
            case "hidden":
                return one.chosen
            case "checkbox":
                return self.dice.sample(one.values, min(2, len(one.values)))
            case "radio":
                return [self.dice.choice(one.values)]
            case "date":
                day = self._now().date() + timedelta(days=self.dice.randrange(-1, 9))
                return [day.isoformat() if self.dice.random() < 0.5 else ""]
            case "textarea":
                return [self._write(one)]
            case _:
                return one.values[:1]

    def _write(self, one: Field) -> str:
        before = "".join(one.chosen).strip()
        match self.dice.randrange(4):
            case 0:
                return before
            case 1:
                return ""
            case _:
                self.words += 1
                return f"{before} zaun{self.words}z".strip()

    def _come_back(self) -> None:
        self.alice = fresh(self.alice)
        client = browser(self.alice.keys, self._now())
        self.alice = Somebody(name=self.alice.name, keys=self.alice.keys, client=client)
        self.tabs = [Page(client, one.url, one.status, one.text) for one in self.tabs]

    def _hurts(self) -> dict[UUID, Hurt]:
        kept = shelf.take(fresh(self.alice).keys, Hurt).kept
        return {one.id: one.story for one in kept}

    def _of(self, path: str) -> UUID | None:
        ids = [part for part in path.split("/") if len(part) == 36]
        known = [id_ for id_ in self._hurts() if str(id_) in ids]
        return known[0] if known else None

    def _lies_there(self) -> dict[UUID, Given]:
        """Return what the therapist's own keys open, of all rows there are."""
        keys = fresh(self.bob).keys
        found = [
            x for one in joined.of(keys, Side.THERAPIST) for x in grants.given(keys, one)
        ]
        assert len(found) == Grant.objects.count()
        return {one.id: one for one in found}

    def _all_text(self, *, erased: bool = True) -> str:
        """Return everything that lies on the shelf: present, earlier, erased today, drafts."""
        keys, now, stories = fresh(self.alice).keys, self._now(), list[Any]()
        with transaction.atomic():
            for gone in shelf.take_erased(keys, Hurt, now).kept if erased else ():
                shelf.bring_back(keys, Hurt, gone.id, now)  # its earlier versions too
            for kept in shelf.take(keys, Hurt).kept:
                before = shelf.earlier(keys, Hurt, kept.id)
                stories += [kept.story, *(one.story for one in before)]
            stories += [x.story for x in shelf.take(keys, Draft).kept]
            transaction.set_rollback(True)
        return " ".join(codec.to_bytes(one).decode("utf-8", "replace") for one in stories)

    def _now(self) -> datetime:
        return timezone.now()
