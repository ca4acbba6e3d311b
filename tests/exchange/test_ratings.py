"""Tables of sessions: what they hold, and one sentence for each thing that does not fit."""

from datetime import date
from pathlib import Path

import pytest

from between.exchange import ratings
from between.exchange.problems import Unreadable
from between.insight.repair import Scale
from between.story.rating import CameBack, Rated, Tension

HEADER = "session,when,client,therapist,tension,came_back\n"


def read(tmp_path: Path, text: str, **scale: float) -> tuple[Rated, ...]:
    path = tmp_path / "sessions.csv"
    path.write_text(text, encoding="utf-8")
    return ratings.read(path, Scale(**scale))


def problems(tmp_path: Path, text: str, **scale: float) -> tuple[str, ...]:
    with pytest.raises(Unreadable) as wrong:
        read(tmp_path, text, **scale)
    return wrong.value.problems


def test_a_line_is_a_session(tmp_path: Path) -> None:
    (one, two) = read(
        tmp_path, f"{HEADER}1,2026-01-05,80,75.5,a lot,partly\n2,2026-01-12,,,,\n"
    )
    assert one == Rated(
        session=1,
        when=date(2026, 1, 5),
        client=80,
        therapist=75.5,
        tension=Tension.MUCH,
        came_back=CameBack.PARTLY,
    )
    assert two == Rated(session=2, when=date(2026, 1, 12))


def test_the_least_that_is_needed(tmp_path: Path) -> None:
    (one,) = read(tmp_path, "client;when;session\n5,5;2026-01-05;3\n", low=1, high=7)
    assert (one.session, one.client, one.therapist) == (3, 5.5, None)


def test_each_problem_is_told_with_its_place(tmp_path: Path) -> None:
    text = f"{HEADER}0,2026-01-05,80,,,\n1,gestern,101,-1,hmm,maybe\n2,2026-01-05,1e3,,,\n"
    told = problems(tmp_path, text)
    assert [one.split(": ")[0] for one in told] == [
        "sessions.csv, line 2, column session",
        "sessions.csv, line 3, column when",
        "sessions.csv, line 3, column client",
        "sessions.csv, line 3, column therapist",
        "sessions.csv, line 3, column tension",
        "sessions.csv, line 3, column came_back",
        "sessions.csv, line 4, column client",
    ]
    assert 'found "101", expected a number from 0 to 100, or nothing' in told[2]


def test_a_session_stands_once(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, f"{HEADER}4,2026-01-05,80,,,\n4,2026-01-12,80,,,\n")
    assert told == (
        "sessions.csv, line 3, column session: found session 4 again (line 2), "
        "expected it once."
    )


@pytest.mark.parametrize("text", ["", "session,when\n1,2026-01-05\n", "\0\0"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text)
