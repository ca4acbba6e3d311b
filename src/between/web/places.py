"""The places of the body in words: by name, two sides as one, and the sentence about a picture."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from between.story.body import Quality, Sign
from between.story.places import PLACES, Marked, Place

Label = str | Promise

# By the id of the left one.
BOTH: Final[dict[str, Label]] = {
    "left-shoulder": gettext_lazy("both shoulders"),
    "left-arm": gettext_lazy("both arms"),
    "left-hand": gettext_lazy("both hands"),
    "left-leg": gettext_lazy("both legs"),
    "left-foot": gettext_lazy("both feet"),
    "back-of-left-arm": gettext_lazy("the back of both arms"),
    "back-of-left-leg": gettext_lazy("the back of both legs"),
}
# With braces, for the script on the page puts the same sentences together.
WORDS: Final[dict[str, Label]] = {
    "both": gettext_lazy("More in {more}, less in {less}."),
    "more": gettext_lazy("More in {more}."),
    "less": gettext_lazy("Less in {less}."),
    "nothing": gettext_lazy("Nothing is marked."),
    "the": gettext_lazy("the {place}"),
    "and": gettext_lazy("{first} and {last}"),
}
SIGNS: Final[dict[Sign, Label]] = {
    Sign.MORE: gettext_lazy("more"),
    Sign.LESS: gettext_lazy("less"),
}
QUALITIES: Final[dict[Quality, Label]] = {
    Quality.TIGHT: gettext_lazy("tight"),
    Quality.HEAVY: gettext_lazy("heavy"),
    Quality.WARM: gettext_lazy("warm"),
    Quality.COLD: gettext_lazy("cold"),
    Quality.NUMB: gettext_lazy("numb"),
    Quality.BUZZING: gettext_lazy("buzzing"),
    Quality.EMPTY: gettext_lazy("empty"),
    Quality.OPEN: gettext_lazy("open"),
    Quality.SHAKING: gettext_lazy("shaking"),
}


def sentence(marked: Sequence[Marked]) -> str:
    """Return "More in the chest and throat, less in both hands." """
    said = {
        sign.value: names([one.place for one in marked if sign in one.signs])
        for sign in Sign
    }
    there = [sign for sign, places in said.items() if places]
    which = "both" if len(there) == len(Sign) else next(iter(there), "nothing")
    return _filled(which, **said)


def names(places: Iterable[Place]) -> str:
    """Return "the chest, throat and left hand", with two sides as "both hands"."""
    parts = list(_parts([place.id for place in places]))
    if len(parts) < 2:
        return "".join(parts)
    return _filled("and", first=", ".join(parts[:-1]), last=parts[-1])


def is_several(places: Iterable[Place]) -> bool:
    """Whether a sentence about them needs the plural."""
    found = list(places)
    return len(found) > 1 or any(one.id == "eyes" for one in found)


def signs(marked: Marked) -> str:
    """Return "more", "less" or "more and less"."""
    words = [str(SIGNS[sign]) for sign in Sign if sign in marked.signs]
    return " ".join(words) if len(words) < 2 else _("more and less")


def for_script() -> Mapping[str, object]:
    """Return the words from which the script on the page says the same."""
    return {
        "names": {place.id: _(place.label) for place in PLACES},
        "pairs": {left: str(words) for left, words in BOTH.items()},
        "words": {key: str(words) for key, words in WORDS.items()},
    }


def _parts(ids: Sequence[str]) -> Iterator[str]:
    """Yield the names in their order; one "the" stands for those that follow each other."""
    labels, was_named = {place.id: place.label for place in PLACES}, False
    for id_ in ids:
        if id_.replace("left", "right") in ids and id_ in BOTH:
            was_named = False
            yield str(BOTH[id_])
        elif id_.replace("right", "left") not in ids or "right" not in id_:
            name = _(labels[id_])
            yield name if was_named else _filled("the", place=name)
            was_named = True


def _filled(which: str, **parts: str) -> str:
    words = str(WORDS[which])
    for name, part in parts.items():
        words = words.replace(f"{{{name}}}", part)
    return words
