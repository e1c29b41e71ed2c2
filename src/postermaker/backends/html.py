"""Pages of a phone (H5) as one .html file that is swiped: pictures inside it, the words beside them, no address outside.

A page is the very raster of the canvas, as PNG or JPEG, whichever is smaller; WebP would be smaller still, but phones
before iOS 14 show nothing of it. What stands around the pictures is `swipe.html`.
"""

import base64
import io
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from typing import IO

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from postermaker.backends import jpeg
from postermaker.backends.png import Rows, pack, write_png
from postermaker.backends.raster import Progress, Raster, RasterOptions, page_bands, raster_of
from postermaker.display import DisplayList, DisplayPage, GlyphRun, glyph_runs
from postermaker.fonts import FontBook
from postermaker.library.presets import Colors

#: So many colours are taken along a side of a page to go on with beside it.
_SIDE_STOPS = 96
_DESCRIPTION_CHARS = 120


class HtmlOptions(Struct, frozen=True, kw_only=True):
    """What the file says beside its pictures."""

    raster: RasterOptions  #: of each page, its number apart
    contents: Mapping[str, str]  #: what the document's texts say, by element id
    lang: str = "zh-Hans"  #: BCP 47


class _Shown(Struct, frozen=True):
    """A page as it stands in the file."""

    picture: str  #: a data address
    raster: Raster
    ends: tuple[str, str]  #: colours of its first and last row: with them it goes on above and below
    sides: tuple[str, str]  #: those of its left and right edge from the top, with commas between
    words: tuple[str, ...]  #: paragraphs


def write_html(
    stream: IO[bytes], display: DisplayList, book: FontBook, options: HtmlOptions, progress: Progress
) -> None:
    """All pages as one file.

    Raises:
        InputFault: a picture that can't be decoded, or a side that is too long.
    """
    pages: list[_Shown] = []
    for number, page in enumerate(display.pages):
        rows, raster = _painted(display, book, replace(options.raster, page=number))
        words = tuple(paragraphs(page, options.contents))
        data = _smaller(rows, raster, options.raster)
        pages.append(_Shown(data, raster, *_edges(rows, raster), words))
        progress((number + 1) / len(display.pages))
    text = Template(Path(__file__).with_name("swipe.html").read_text("utf-8"))
    first = pages[0]
    title = _headline(display.pages[0], options.contents) or display.title
    said = [words for page in pages for words in page.words if words != title]
    stream.write(text.substitute(
        lang=options.lang, title=escape(title), description=escape(" ".join(said)[:_DESCRIPTION_CHARS]),
        theme=first.ends[0], ratio=f"{first.raster.width_px}/{first.raster.height_px}",
        pages="\n".join(_section(page, n, len(pages), options.lang) for n, page in enumerate(pages, 1)),
        dots=_dots(len(pages), options.lang),
    ).encode())  # fmt: skip


def _painted(display: DisplayList, book: FontBook, options: RasterOptions) -> tuple[Rows, Raster]:
    bands = page_bands(display, book, options, lambda share: None)
    return np.concatenate(list(bands)), raster_of(display, options)


def _smaller(rows: Rows, raster: Raster, options: RasterOptions) -> str:
    """The smaller of both formats as a data address."""
    flat, lossy = io.BytesIO(), io.BytesIO()
    write_png(flat, raster.width_px, raster.height_px, options.dpi, [pack(rows)])
    form = jpeg.Form(raster.width_px, raster.height_px, Colors.RGB, options.quality, options.dpi)
    jpeg.write_jpeg(lossy, form, [rows])
    kind, made = min(("png", flat), ("jpeg", lossy), key=lambda each: each[1].tell())
    return f"data:image/{kind};base64,{base64.b64encode(made.getvalue()).decode()}"


def _edges(rows: Rows, raster: Raster) -> tuple[tuple[str, str], tuple[str, str]]:
    """The usual colours of the first and last row, and those along both sides."""
    pixels = rows.reshape(raster.height_px, raster.width_px, 3)
    first, last = (np.median(row, axis=0) for row in (pixels[0], pixels[-1]))
    places = np.linspace(0, raster.height_px - 1, _SIDE_STOPS).astype(int)
    left, right = (",".join(map(_hex, pixels[places, at])) for at in (0, -1))
    return (_hex(first), _hex(last)), (left, right)


def _hex(color: NDArray[np.floating | np.integer]) -> str:
    return "#" + "".join(f"{round(value):02x}" for value in color)


def _section(page: _Shown, number: int, count: int, lang: str) -> str:
    words = "".join(f"<p>{escape(each)}</p>" for each in page.words)
    hint = f'<a class="on" href="#p2" aria-label="{_page(2, lang)}"></a>' if number == 1 < count else ""
    return (
        f'<section id="p{number}" aria-label="{_page(number, lang)}"'
        f' style="--top:{page.ends[0]};--foot:{page.ends[1]};--left:{page.sides[0]};--right:{page.sides[1]}">'
        f'<img src="{page.picture}" width="{page.raster.width_px}" height="{page.raster.height_px}" alt="">'
        f'<div class="words">{words}</div>{hint}</section>'
    )


def _dots(count: int, lang: str) -> str:
    if count == 1:
        return ""
    links = "".join(f'<a href="#p{n}" aria-label="{_page(n, lang)}"></a>' for n in range(1, count + 1))
    return f'<nav aria-label="{"翻頁" if _is_traditional(lang) else "翻页"}">{links}</nav>'


def _page(number: int, lang: str) -> str:
    return f"第 {number} {'頁' if _is_traditional(lang) else '页'}"


def _is_traditional(lang: str) -> bool:
    return lang.startswith("zh-Hant")


# words ------------------------------------------------------------------------------------------------------------


def paragraphs(page: DisplayPage, contents: Mapping[str, str]) -> Iterator[str]:
    """What a page says, paragraph by paragraph in painting order.

    Args:
        page: as laid out: of a text that flows on it holds only a part.
        contents: what the texts say, by element id; it knows of blanks and paragraphs, the glyphs do not.
    """
    for element, runs in groupby(glyph_runs(page.items), key=lambda run: run.element):
        yield from _said(list(runs), contents.get(element, ""))


def _said(runs: list[GlyphRun], content: str) -> Iterator[str]:
    """An element's paragraphs as they were typed, each with the number that layout set before it."""
    if not content:  # a table: a paragraph a row
        for _, row in groupby(runs, key=lambda run: round(run.glyphs[0].y / run.size)):
            yield from filter(None, [" ".join(filter(None, map(_plain, row)))])
        return
    shown = "".join(map(_plain, runs))
    done = 0
    for typed in filter(None, (line.lstrip("# ").strip() for line in content.split("\n"))):
        found = shown.find("".join(typed.split()), done)
        if found < 0:
            break
        yield shown[done:found] + typed
        done = found + len("".join(typed.split()))
    if done < len(shown):
        yield shown[done:]


def _plain(run: GlyphRun) -> str:
    return "".join("".join(run.text).split())


def _headline(page: DisplayPage, contents: Mapping[str, str]) -> str:
    """The text of the largest type, in one line."""
    runs = [run for run in glyph_runs(page.items) if len(_plain(run)) > 1]
    if not runs:
        return ""
    largest = max(runs, key=lambda run: run.size)
    own = [run for run in runs if run.element == largest.element]
    return "".join(line.strip() for line in _said(own, contents.get(largest.element, "")))
