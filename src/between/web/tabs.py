"""Under which tab a page lies that client and therapist both have."""

from between.records.joined import Joined, Side


def of(with_: Joined, *, client: str = "account") -> str:
    """Return the therapist's clients, or the tab named `client`."""
    return client if with_.side is Side.CLIENT else "clients"
