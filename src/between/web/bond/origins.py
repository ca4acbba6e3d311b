"""What a shared thing was made from, for its owner: the page on which it still stands."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from between.records import shelf
from between.records.keyroom import Unlocked
from between.records.shelf import CannotBeOpened, Missing
from between.story.body import Painting
from between.story.codec import Story
from between.story.episode import Episode
from between.story.following import Following
from between.story.hurt import Hurt
from between.story.sharing import Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A page, and what the way there is called."""

    url: str
    words: str | Promise


PAGES: dict[type[Story], tuple[str, str | Promise]] = {
    Episode: ("moment", gettext_lazy("The moment itself")),
    Hurt: ("hurt", gettext_lazy("What it was made from")),
    Painting: ("painting", gettext_lazy("The picture itself")),
    Following: ("following-step", gettext_lazy("The practice itself")),
}


def of(keys: Unlocked, shared: Shared) -> Origin | None:
    """Return where it can be found, unless it was erased or was never one thing."""
    if shared.source is None:
        return None
    for kind, (name, words) in PAGES.items():
        if _is_there(keys, kind, shared.source):
            return Origin(url=reverse(name, args=[shared.source]), words=words)
    return None


def _is_there(keys: Unlocked, kind: type[Story], source: UUID) -> bool:
    try:
        shelf.one(keys, kind, source)
    except CannotBeOpened:
        return True
    except Missing:
        return False
    return True
