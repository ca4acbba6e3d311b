"""Paintings of many people: what is read, what is left out, and the sentence that says so."""

import json
from pathlib import Path

import numpy as np
import pytest
from tests import paintings

from between.exchange import body, embody
from between.exchange.body import Paintings
from between.exchange.problems import Unreadable

PLACE = [(32.0 + 85, 9.0 + 124)]


def one(folder: Path, content: str, name: str = "1.csv") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        embody.read(path, "1.csv")
    (problem,) = caught.value.problems
    return problem


def test_a_painting_is_the_second_of_four_blocks(tmp_path: Path) -> None:
    path = one(tmp_path, paintings.file([*PLACE, (695 + 20, 9 + 300)]))
    trail = embody.read(path, "1.csv")
    assert trail is not None
    assert trail.more.tolist() == [[124, 85]]
    assert trail.less.tolist() == [[300, 20]]


def test_halves_of_pixels_blank_rows_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    content = paintings.file([(116.5, 133)]).replace("\n", "\r\n") + "\r\n , ,\r\n"
    trail = embody.read(one(tmp_path, content), "1.csv")
    assert trail is not None
    assert trail.more.tolist() == [[124, 85]]


def test_who_looked_and_painted_nothing_has_a_painting_of_nothing(tmp_path: Path) -> None:
    trail = embody.read(one(tmp_path, paintings.file([])), "1.csv")
    assert trail is not None
    assert len(trail.more) == len(trail.less) == 0


def test_where_not_even_the_mouse_moved_there_is_no_painting(tmp_path: Path) -> None:
    content = "\n-1,-1,-1\n".join([",,"] * 4) + "\n"
    assert embody.read(one(tmp_path, content), "1.csv") is None


GOOD = paintings.file(PLACE * 3)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            GOOD.replace("2001,117,133", "2001,117,high"),
            (
                '1.csv, line 4: in block 2 (paint) found "2001,117,high", expected a time and a '
                "place as 1336200401575,677,20. It is left out."
            ),
        ),
        (
            GOOD.replace("2001,117,133", "2001;117;133"),
            (
                '1.csv, line 4: in block 2 (paint) found "2001;117;133", expected a time and a '
                "place as 1336200401575,677,20. It is left out."
            ),
        ),
        (
            GOOD.replace("1000,677,20", "1000,677"),
            (
                '1.csv, line 1: in block 1 (mouse) found "1000,677", expected a time and a place '
                "as 1336200401575,677,20. It is left out."
            ),
        ),
        (
            GOOD.replace("3000,,", "now,,"),
            (
                '1.csv, line 9: in block 4 (mouseup) found "now,,", expected a time. '
                "It is left out."
            ),
        ),
        (
            GOOD.rsplit("-1,-1,-1", 1)[0],
            (
                "1.csv: found 3 blocks, expected 4 (mouse, paint, mousedown, mouseup) with a row "
                "of -1,-1,-1 between them. It is left out."
            ),
        ),
        (
            f"{GOOD}-1,-1,-1\nwhat,ever\n",
            (
                "1.csv: found 5 blocks, expected 4 (mouse, paint, mousedown, mouseup) with a row "
                "of -1,-1,-1 between them. It is left out."
            ),
        ),
        (
            GOOD.replace("2002,117,133", "2002,1280,133"),
            (
                "1.csv, line 5: in block 2 (paint) found a point at 1280, 133, expected a screen "
                "of 900 x 600 pixels. It is left out."
            ),
        ),
        ("", "1.csv: is empty; a row of the mouse is expected."),
    ],
)
def test_what_is_wrong_is_told_with_its_block_and_line(
    tmp_path: Path, content: str, problem: str
) -> None:
    assert refused(one(tmp_path, content)) == problem


def test_a_hand_may_slip_a_little_off_the_screen(tmp_path: Path) -> None:
    trail = embody.read(one(tmp_path, paintings.file([(-6, 300), (905, 604)])), "1.csv")
    assert trail is not None
    assert len(trail.more) == 0


@pytest.fixture
def group(tmp_path: Path) -> Path:
    return paintings.group(tmp_path / "group", 3)


def trails(found: Paintings) -> list[tuple[str, str]]:
    return sorted((Path(one.person).name, one.condition) for one in found.painted)


def test_each_folder_is_a_person_and_each_number_a_condition(group: Path) -> None:
    one(group / "100", "1,20,50,165\n", "data.txt")
    one(group / ".hidden", "nothing", "0.csv")
    found = body.read([group])
    assert found.conditions == ("0", "1")
    assert trails(found) == [(p, c) for p in ("100", "101", "102") for c in ("0", "1")]
    assert (found.left_out, found.empty) == ((), ())


def test_files_and_folders_may_be_mixed_and_each_counts_once(group: Path) -> None:
    found = body.read([group / "100", group / "101" / "1.csv", group / "100" / "0.csv"])
    assert trails(found) == [("100", "0"), ("100", "1"), ("101", "1")]


def test_a_broken_file_is_left_out_and_the_rest_is_read(group: Path) -> None:
    one(group / "101", "a,b,c\n", "1.csv")
    one(group / "102", "\n-1,-1,-1\n".join([",,"] * 4), "0.csv")
    found = body.read([group])
    assert trails(found) == [("100", "0"), ("100", "1"), ("101", "0"), ("102", "1")]
    (sentence,) = found.left_out
    assert sentence.startswith('101/1.csv, line 1: in block 1 (mouse) found "a,b,c"')
    assert found.empty == ("102/0.csv is empty: this person has no 0.",)


def test_more_than_twenty_broken_files_are_counted(tmp_path: Path) -> None:
    for n in range(25):
        one(tmp_path / "g" / f"{n}", "a,b,c\n", "0.csv")
    one(tmp_path / "g" / "whole", GOOD, "0.csv")
    found = body.read([tmp_path / "g"])
    assert len(found.left_out) == 21
    assert found.left_out[-1] == "and 5 more."


def test_conditions_get_their_names(group: Path) -> None:
    names = one(group.parent, "Neutral\n Anger \n\n", "names.txt")
    assert body.read([group], names).conditions == ("Neutral", "Anger")


def test_long_names_that_begin_alike_are_told_apart(group: Path) -> None:
    long = "participants imagine sadness after losing a"
    names = one(group.parent, f"{long} job\n{long} pet\n", "names.txt")
    assert body.read([group], names).conditions == (f"{long} job", f"{long} pet")


@pytest.mark.parametrize(
    ("names", "problem"),
    [
        ("Neutral\n", "names.txt: found 1 names, expected 2: there is 1.csv"),
        ("Fear\nFear\n", 'names.txt, line 2: found "Fear", expected a name of its own.'),
        ("\nFear\n", "is empty"),
        ("Fear\n\nJoy\n", 'names.txt, line 2: found "", expected a name of its own.'),
    ],
)
def test_names_that_do_not_fit_are_refused(group: Path, names: str, problem: str) -> None:
    path = one(group.parent, names, "names.txt")
    if problem == "is empty":
        problem = 'names.txt, line 1: found "", expected a name of its own.'
    with pytest.raises(Unreadable, match=problem.replace("(", r"\(")):
        body.read([group], path)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("nowhere", "nowhere: is not there."),
        ("words.txt", "words.txt: is no painting; expected a folder for each person"),
        ("hollow", "hollow: holds no painting; expected a folder for each person"),
        ("broken", "There is no painting that can be read."),
    ],
)
def test_where_there_is_nothing_to_read_it_is_said(
    tmp_path: Path, name: str, problem: str
) -> None:
    one(tmp_path, "words", "words.txt")
    (tmp_path / "hollow").mkdir()
    one(tmp_path / "broken", "a,b,c", "0.csv")
    with pytest.raises(Unreadable) as caught:
        body.read([tmp_path / name])
    assert problem in str(caught.value)


STROKE = {"view": "front", "sign": "more", "radius": 10, "points": [100, 200, 50]}
WHEN = {"when": "2026-05-04T18:30:00Z"}


def own(folder: Path, *listed: object, name: str = "p1.json") -> Path:
    return one(folder, json.dumps(listed), name)


def test_own_paintings_are_laid_into_the_same_maps(tmp_path: Path) -> None:
    line = STROKE | {"sign": "less", "points": [100, 200, 50, 130, 200, 90]}
    back = STROKE | {"view": "back"}
    path = own(
        tmp_path,
        WHEN | {"feeling": "Anger", "strokes": [STROKE, line, back]},
        WHEN | {"words": "nothing to mark"},
    )
    found = body.read([path])
    assert found.conditions == ("Anger", "alone")
    anger, alone = found.painted
    assert anger.trail.more.tolist() == [[20, 10]]
    assert anger.trail.less.tolist() == [[20, x] for x in (10, 11, 12, 13)]
    assert len(alone.trail.more) == 0
    assert anger.person == alone.person


def test_a_feeling_holds_no_control_signs_and_no_depth_breaks_the_rest(
    tmp_path: Path,
) -> None:
    deep = tmp_path / "p2.json"
    deep.write_text('[{"when": ' + "[" * 5000 + "]" * 5000 + "}]", encoding="utf-8")
    path = own(tmp_path, WHEN | {"feeling": "\x1b]0;x\x07", "strokes": [STROKE]})
    found = body.read([deep, path])
    assert found.conditions == ("?]0;x?",)
    assert "p2.json" in found.left_out[0]


def test_own_paintings_stand_beside_embodys_under_the_same_names(
    tmp_path: Path, group: Path
) -> None:
    names = one(tmp_path, "Neutral\nAnger\n", "names.txt")
    for feeling in ("Anger", "love", ""):
        own(
            group,
            WHEN | {"feeling": feeling, "strokes": [STROKE]},
            name=f"own-{feeling}.json",
        )
    found = body.read([group], names)
    assert found.conditions == ("Neutral", "Anger", "love", "alone")
    assert [one.condition for one in found.painted].count("Anger") == 4


def test_an_own_painting_that_is_none_is_left_out(tmp_path: Path) -> None:
    outside = STROKE | {"points": [9000, 200, 50]}
    path = own(tmp_path, WHEN, {"feeling": "Anger"}, WHEN | {"strokes": [outside]})
    found = body.read([path])
    assert len(found.painted) == 1
    assert found.left_out == (
        "p1.json: painting 2 is left out: Object missing required field `when`",
        "p1.json: painting 3 is left out: A stroke lies within its view.",
    )


@pytest.mark.parametrize("content", ["{}", "", "[1", "\udc80", "[" * 9000])
def test_a_file_that_is_no_list_is_left_out(tmp_path: Path, content: str) -> None:
    path = tmp_path / "p2.json"
    path.write_bytes(content.encode(errors="surrogateescape"))
    whole = own(tmp_path, WHEN)
    (sentence,) = body.read([path, whole]).left_out
    assert sentence.startswith("p2.json: is no list of paintings in JSON")


def test_ten_thousand_points_are_read(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    points = rng.integers(0, 1700, 30_000) % np.tile([1710, 5220, 101], 10_000)
    path = own(tmp_path, WHEN | {"strokes": [STROKE | {"points": points.tolist()}]})
    (found,) = body.read([path]).painted
    assert len(found.trail.more) > 10_000
