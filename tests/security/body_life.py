"""What a person does here with their body, each text a canary."""

from tests.security.whole_life import WORD, Life

SAID = WORD.capitalize()


def paint(life: Life) -> None:
    """Mark a place in the list, say what it is like there, change it; send a broken picture."""
    visitor = life.visitor
    page = visitor.open("/body/new/")
    pressed: dict[str, list[str]] = {"nothing": []}  # "Nothing to mark" is not pressed
    chosen = {"more": ["chest"], "less": ["left-hand"], **pressed}
    asked = visitor.send(page, page.form(holds="listed"), life.words, **chosen)
    assert asked.url.endswith("/felt/")
    kept = visitor.send(asked, asked.form(holds="own-chest"), life.words)
    for name in ("own-chest", "own-left-hand", "words"):
        assert f"in {name}" in kept.text
    changed = visitor.open(f"{kept.url}changing/")
    visitor.send(changed, changed.form(holds="listed"), life.words, less=[], **pressed)
    assert f"in {name}" in visitor.open(f"{kept.url}earlier/").text
    page = visitor.open("/body/new/")
    broken = page.form(holds="listed").filled(
        life.words, strokes=f'[["{WORD}"', listed="", **pressed
    )
    assert visitor.post("/drafts/", broken).status == 204
    assert "could not be read" in visitor.post("/body/new/", broken).text


def follow_a_sensation(life: Life) -> None:
    """Go through the steps; on the last one something is typed."""
    visitor = life.visitor
    before = visitor.open("/body/following/")
    page = visitor.send(before, before.form(holds="pace"), life.words, pace="long")
    for _ in range(8):
        if "gone to the end" in page.text:
            break
        page = visitor.send(page, page.form(holds="step"), life.words, press="next")
    assert f"{SAID} " in page.text
    change = visitor.open(f"{page.url}words/")
    kept = visitor.send(change, change.form(holds="words"), life.words)
    assert "What you wrote before" in kept.text
    assert SAID in visitor.open("/body/following/past/").text
