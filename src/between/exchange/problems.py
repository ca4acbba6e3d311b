"""What is wrong with a file: a sentence each, with its place, what was found, the cure."""

from dataclasses import dataclass, field
from typing import Final

SHOWN: Final = 20
WIDEST: Final = 40


class Unreadable(ValueError):
    """The file cannot be taken in; `problems` holds one sentence for each reason."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(slots=True)
class Problems:
    """The problems of one file, so that all of them can be told together."""

    file: str
    told: list[str] = field(default_factory=list)
    more: int = 0

    def add(self, what: str, *, line: int | None = None, column: str | None = None) -> None:
        """Note that at `line` (from 1), in `column`, `what` is the matter."""
        place = [shown(self.file)]
        place += [f"line {line}"] if line is not None else []
        place += [f"column {column}"] if column is not None else []
        if len(self.told) < SHOWN:
            self.told.append(f"{', '.join(place)}: {what}")
        else:
            self.more += 1

    @property
    def count(self) -> int:
        """How many there are, told or not."""
        return len(self.told) + self.more

    @property
    def sentences(self) -> tuple[str, ...]:
        """One sentence for each that is told, and how many more there are."""
        return (*self.told, f"and {self.more} more.") if self.more else tuple(self.told)

    def stop(self) -> None:
        """Raise `Unreadable` if there is any."""
        if self.told:
            raise Unreadable(self.sentences)


def shown(found: str, *, widest: int = WIDEST) -> str:
    """Return `found` fit to be printed: short, on one line, without control characters."""
    said = plain(found)
    return said if len(said) <= widest else said[: widest - 3] + "..."


def plain(found: str) -> str:
    """Return `found` on one line, without control characters."""
    return "".join(one if one.isprintable() else "?" for one in found)
