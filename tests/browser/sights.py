"""Which pages a browser looks at: every address that can be read, and what grows from them."""

from dataclasses import dataclass

from tests.browser.conftest import Somebody, World
from tests.security.addresses import every
from tests.security.expected import EXPECTED


@dataclass(frozen=True, slots=True)
class Sight:
    """A page as somebody sees it."""

    url: str
    who: Somebody | None
    status: int = 200

    def __str__(self) -> str:
        return f"{self.url} ({self.who.name if self.who else 'nobody'})"


# They end what other tests look at.
PASSING = {"leave"}


def sights(world: World) -> list[Sight]:
    """Return every page: public ones as nobody, all others as a full and an empty account."""
    full, empty = world.people["full"], world.people["empty"]
    found = [Sight("/no/such/page", None, status=404)]
    found.append(Sight("/unlock/code/", world.people["halfway"]))
    echoing = world.people["echoing"]
    echoes = f"/between-us/hurts/{echoing.ids['hurt']}/echoes/"
    found += [Sight(echoes, echoing), Sight(f"{echoes}?look", echoing)]
    for address in every():
        row = EXPECTED[address.name]
        if not row.gets or address.name in {"health", "help-worker", *PASSING}:
            continue
        known = row.said | {name: full.ids[what] for name, what in row.ids.items()}
        url = address.url(**known)
        if row.of_therapist:
            found.append(Sight(url, world.people["therapist"]))
            continue
        if row.public:
            found.append(Sight(url, None))
            continue
        found.append(Sight(url, full))
        if not row.ids:
            found.append(Sight(url, empty))
    return found
