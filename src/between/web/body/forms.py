"""A painting as it is sent: by strokes, by the list, or by both at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from between.story.body import Figure, Sign, Stroke, View
from between.story.listed import Said, as_listed, said_by
from between.story.places import PLACES, places_of
from between.web import places
from between.web.body import origins, strokes
from between.web.fields import One, Several, Version, Words

LONGEST = 180_000  # signs of a picture as text: ten thousand points are still read
FIGURES = {
    Figure.NEUTRAL: gettext_lazy("plain"),
    Figure.NARROW: gettext_lazy("narrower"),
    Figure.ROUND: gettext_lazy("rounder"),
}
TOO_LARGE = {
    "max_length": gettext_lazy(
        "The picture is larger than what can be kept. Look at what is here, and keep that."
    )
}
SIDES = {View.FRONT: gettext_lazy("Front"), View.BACK: gettext_lazy("Back")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row of the list."""

    id: str
    name: str
    more: bool
    less: bool


class PaintingForm(forms.Form):
    """`strokes` is what was painted; what the list says counts where `listed` is sent with it.

    A script that draws what is chosen in the list sends no `listed`.
    """

    strokes = Words(longest=LONGEST, widget=forms.HiddenInput, error_messages=TOO_LARGE)
    listed = forms.CharField(required=False, widget=forms.HiddenInput)
    more = Several(choices=[(one.id, one.id) for one in PLACES])
    less = Several(choices=[(one.id, one.id) for one in PLACES])
    figure = One(choices=list(FIGURES.items()))
    nothing = forms.CharField(required=False)
    version = Version(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in origins.NAMES:
            self.fields[name] = Words(widget=forms.HiddenInput)
        self.read = strokes.read(str(self["strokes"].value() or ""))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.read.is_broken:
            said = _(
                "What was painted could not be read. Paint it again, or choose in the list."
            )
            self.add_error(None, said)
        if self.read.unreadable:
            self.add_error(None, _unreadable(self.read.unreadable))
        if not self.errors and not self.painted and not cleaned.get("nothing"):
            self.add_error(None, self._nothing())
        return cleaned

    @property
    def painted(self) -> tuple[Stroke, ...]:
        """The strokes as they are kept: what could be read, and what the list says."""
        if self["nothing"].value():
            return ()
        if not self["listed"].value():
            return self.read.strokes
        return as_listed(self.read.strokes, set(self._chosen()))

    @property
    def figure_shown(self) -> Figure:
        chosen = self["figure"].value()
        return Figure(chosen) if chosen in set(Figure) else Figure.NEUTRAL

    def written(self) -> str:
        return strokes.written(self.painted)

    def sentence(self) -> str:
        return places.sentence(places_of(self.painted))

    def rows(self) -> Iterator[tuple[str, list[Listed]]]:
        """Yield the list: front and back, each place with what is said of it."""
        said = said_by(self.painted)
        for view, name in SIDES.items():
            yield (
                str(name),
                [
                    Listed(
                        id=one.id,
                        name=_(one.label),
                        more=(one.id, Sign.MORE) in said,
                        less=(one.id, Sign.LESS) in said,
                    )
                    for one in PLACES
                    if one.view is view
                ],
            )

    def notices(self) -> Iterator[str]:
        """Yield what was left out, and why."""
        if self.read.outside and self.painted:
            yield _("What lay outside of the figure was left out.")
        if self.read.is_full:
            most = strokes.MOST_POINTS
            yield _(
                "A picture holds %(n)s points. What was painted after them was left out."
            ) % {"n": f"{most:,}"}

    def _nothing(self) -> str:
        if self.read.outside:
            return _("What was painted lay outside of the figure. Paint inside of it.")
        return _("Nothing is marked yet. If there is nothing, say “Nothing to mark”.")

    def _chosen(self) -> Iterator[Said]:
        known = {one.id for one in PLACES}
        for sign in Sign:
            for place in self[sign].value() or ():
                if place in known:
                    yield place, sign


def _unreadable(n: int) -> str:
    return ngettext(
        "One stroke could not be read and was left out. Look at the picture, and keep it again.",
        "%(n)d strokes could not be read and were left out. Look at the picture, and keep it "
        "again.",
        n,
    ) % {"n": n}
