import pytest

from postermaker.display import Glyph, glyph_runs
from postermaker.document.model import Align, Direction, Document, Fit, Frame, Page, Text
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out

TITLE = "第三章安全生产责任制的落实"


def rows(book: FontBook, content: str, **more: object) -> list[list[tuple[Glyph, str]]]:
    """The glyphs of each line with what they say; the frame is ten characters wide."""
    given = {"frame": Frame(x=0, y=0, width=100, height=100), "size": 10, "fit": Fit.FIXED, "leader": "…"}
    text = Text(id="t", content=content, **given | more)  # type: ignore[arg-type]
    page = Page(elements=(text,))
    done = lay_out(Document(width=100, height=100, pages=(page,)), book)
    assert done.issues == ()
    down = text.direction is Direction.VERTICAL
    found: dict[float, list[tuple[Glyph, str]]] = {}
    for run in glyph_runs(done.display.pages[0].items):
        for glyph, said in zip(run.glyphs, run.text, strict=True):
            level = (100 - glyph.x if down else glyph.y) // 12  # a line's pitch
            found.setdefault(level, []).append((glyph, said))
    return [found[level] for level in sorted(found)]


def said(row: list[tuple[Glyph, str]]) -> str:
    return "".join(part for _, part in row)


@pytest.mark.parametrize("align", [Align.START, Align.JUSTIFY])
@pytest.mark.parametrize("tracking", [0, 0.1])
@pytest.mark.parametrize("tail", ["12", "王小明"])
@pytest.mark.parametrize("length", [8, 9, 10])
def test_what_follows_a_tab_goes_to_the_next_line_behind_its_leaders(
    book: FontBook, align: Align, tracking: float, tail: str, length: int
) -> None:
    title = TITLE[:length]
    lines = rows(book, f"{title}\t{tail}", align=align, tracking_em=tracking)
    assert said(lines[-1]).endswith("\t" + tail)
    assert "".join(map(said, lines)) == f"{title}\t{tail}"
    end, _ = lines[-1][-1]
    assert end.x == pytest.approx(100 - (10 if tail[-1] == "明" else 5.6), abs=1)
    leaders = [glyph for glyph, part in lines[-1] if part in ("", "\t")]
    assert len(lines) == 1 or len(leaders) > 3
    if said(lines[0]) == title:  # it is not spread over a line that it does not fill
        assert lines[0][-1][0].x == pytest.approx((len(said(lines[0])) - 1) * 10 * (1 + tracking), abs=0.5)


def test_a_tail_longer_than_a_line_is_broken(book: FontBook) -> None:
    lines = rows(book, f"地址\t{TITLE}")
    assert [said(row) for row in lines] == ["地址第三章安全生产", "责任制的落实"]


def test_a_tail_that_does_not_fit_its_column_goes_to_the_next_one(book: FontBook) -> None:
    lines = rows(book, f"{TITLE[:9]}\t十二页", direction=Direction.VERTICAL)
    (glyph, last) = lines[-1][-1]
    assert last == "页"
    assert glyph.y == pytest.approx(98.8, abs=1.5)
    assert said(lines[0]) == TITLE[:9]
