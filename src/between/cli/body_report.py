"""The maps of a group as one page that stands alone, without a link or a script."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape

from between import __version__
from between.cli.body_tables import COLUMNS, explained, row
from between.drawing.atlas import atlas, said
from between.drawing.svg import element
from between.insight.atlas import Atlas

STYLE: Final = """
body{max-width:62rem;margin:2rem auto;padding:0 1rem;color:#2a2420;background:#fffdfa;
font:17px/1.55 'Atkinson Hyperlegible Next',system-ui,sans-serif}
h1,h2{font-family:Literata,Georgia,serif;font-weight:500}svg{max-width:100%;min-width:42rem;height:auto}
table{border-collapse:collapse}th,td{padding:.25rem .75rem;text-align:right;border-bottom:
1px solid #e2d8ca}th:first-child,td:first-child{text-align:left}div{overflow-x:auto}
"""
TITLE: Final = "Where it is felt"


def page(found: Atlas, left_out: Sequence[str]) -> str:
    """Return the page: what was found, its picture, the table behind it, what was left out."""
    body = [
        element("h1", TITLE),
        element("p", escape(said(found))),
        _wide("The maps", atlas(found, title="")),
        element("h2", "The table"),
        _wide("The table", _table(found)),
        element("p", escape(explained(found))),
        *_left_out(left_out),
        element("p", f"Computed by Between {escape(__version__)}, docs/methods/body.md."),
    ]
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", TITLE),
        element("style", STYLE),
    ]
    inside = element("head", *head), element("body", *body)
    return f"<!doctype html>\n{element('html', *inside, lang='en')}\n"


def _wide(name: str, inside: str) -> str:
    """Return what keeps its size on a narrow screen, and is moved there by hand or keyboard."""
    return element("div", inside, role="region", aria_label=name, tabindex="0")


def _table(found: Atlas) -> str:
    head = _row("th", ("condition", *COLUMNS), scope="col")
    rows = [_row("td", row(one)) for one in found.conditions]
    return element("table", element("thead", head), element("tbody", *rows))


def _row(kind: str, cells: Iterable[str], **more: str) -> str:
    return element("tr", *(element(kind, escape(cell), **more) for cell in cells))


def _left_out(sentences: Sequence[str]) -> list[str]:
    if not sentences:
        return []
    lines = (element("li", escape(one)) for one in sentences)
    return [element("h2", "What is not in it"), element("ul", *lines)]
