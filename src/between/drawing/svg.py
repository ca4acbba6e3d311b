"""Elements of a drawing as text. Every value is escaped: names are whatever people type."""

from xml.sax.saxutils import escape, quoteattr


def element(name: str, *inside: str, **attributes: object) -> str:
    """Return `<name ...>inside</name>`; `class_` and `stroke_width` lose and turn the line."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_plain(value))}"
        for key, value in attributes.items()
    )
    if not inside:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(inside)}</{name}>"


def text(words: str, **attributes: object) -> str:
    """Return a text element that holds `words`."""
    return element("text", escape(words), **attributes)


def paper(drawn: list[str], style: str, *, width: int, height: int) -> str:
    """Return a whole file: what was drawn, on a sheet (class `paper`) of this size."""
    return element(
        "svg",
        element("style", style),
        element("rect", class_="paper", width=width, height=height),
        *drawn,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )


def _plain(value: object) -> str:
    # Two digits behind the point: less than a pixel, and the same file for the same picture.
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return str(value)
