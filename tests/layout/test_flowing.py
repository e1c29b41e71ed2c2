import pytest
from msgspec.structs import replace

from postermaker.color import Cmyk, Flat
from postermaker.display import GlyphRun, glyph_runs
from postermaker.document.model import Align, Direction, Document, Fit, Frame, Page, Span, Text
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out

RED = Flat(Cmyk(0, 1, 1, 0))
ITEM = "检查用电用气并及时更换老化的电线和插座"


def flowing(
    book: FontBook, content: str, *frames: tuple[float, float], **more: object
) -> list[list[GlyphRun]]:
    """The runs of each frame of a width and a height; the text flows through them from left to right."""
    texts, x = [], 0.0
    given = {"size": 10, "fit": Fit.FIXED, "max_lines": 500} | more
    for i, (width, height) in enumerate(frames):
        text = Text(id=f"t{i}", content="", frame=Frame(x=x, y=0, width=width, height=height), **given)  # type: ignore[arg-type]
        texts.append(replace(text, flows_into=f"t{i + 1}") if i < len(frames) - 1 else text)
        x += width
    page = Page(elements=(replace(texts[0], content=content), *texts[1:]))
    done = lay_out(Document(width=x, height=500, pages=(page,)), book)
    assert done.issues == ()
    runs = glyph_runs(done.display.pages[0].items)
    return [[run for run in runs if run.element == text.id] for text in texts]


def starts(runs: list[GlyphRun]) -> list[float]:
    """Where the lines of a frame start."""
    first: dict[float, float] = {}
    for run in runs:
        for glyph in run.glyphs:
            first[glyph.y] = min(glyph.x, first.get(glyph.y, glyph.x))
    return [first[level] for level in sorted(first)]


@pytest.mark.parametrize("more", [{}, {"tracking_em": 0.1}, {"align": Align.JUSTIFY}, {"indent_em": 1}])
@pytest.mark.parametrize("number", ["1.", "（一）"])
def test_a_hung_paragraph_keeps_its_hang_in_the_next_frame(
    book: FontBook, number: str, more: dict[str, object]
) -> None:
    one, two = flowing(book, f"{number}{ITEM}\n{number}{ITEM}", (100, 24), (100, 500), hanging=True, **more)
    hang = starts(one)[1]
    rest = starts(two)
    assert hang > 8
    assert rest[0] - 100 == pytest.approx(hang, abs=0.5)
    assert min(rest) < 100 + 3 + 10 * more.get("indent_em", 0)  # type: ignore[operator]


def test_a_hang_goes_on_through_a_frame_that_holds_no_line(book: FontBook) -> None:
    one, none, two = flowing(book, f"1.{ITEM}", (100, 24), (50, 3), (100, 500), hanging=True)
    assert none == []
    assert starts(two)[0] - 150 == pytest.approx(starts(one)[1], abs=0.5)


def test_what_looks_like_a_number_inside_a_paragraph_hangs_nothing(book: FontBook) -> None:
    _, two = flowing(
        book, "春天来了大家去公园共有游客3.夏天来了大家去海边", (130, 12), (100, 500), hanging=True
    )
    assert [x - 130 for x in starts(two)] == pytest.approx([0, 0], abs=1)


@pytest.mark.parametrize("direction", list(Direction))
def test_a_word_that_two_frames_share_has_its_style_in_both(book: FontBook, direction: Direction) -> None:
    content = "春天来了安全生产人人有责"
    frames = ((60, 12), (100, 40)) if direction is Direction.HORIZONTAL else ((12, 60), (40, 100))
    spans = (Span(words="安全生产", fill=RED),)
    one, two = flowing(book, content, *frames, spans=spans, direction=direction)
    assert ["".join(run.text) for run in one + two if run.fill == RED] == ["安全", "生产"]
    assert "".join("".join(run.text) for run in one + two) == content


@pytest.mark.parametrize("head", ["一、提高认识", "（二）分级负责"])
def test_a_head_goes_on_with_its_text(book: FontBook, head: str) -> None:
    one, two = flowing(book, f"正文\n{head}\n正文再来一行", (200, 24), (200, 500))
    assert "".join("".join(run.text) for run in one) == "正文"
    assert "".join("".join(run.text) for run in two) == f"{head}正文再来一行"


def test_a_numbered_sentence_may_end_a_frame(book: FontBook) -> None:
    one, _ = flowing(book, "正文\n一、到此为止。\n下文", (200, 24), (200, 500))
    assert "".join("".join(run.text) for run in one) == "正文一、到此为止。"


def test_a_signature_takes_a_line_along(book: FontBook) -> None:
    one, two = flowing(book, "第一行\n第二行\n\n\t青禾社区\n\t五月", (200, 48), (200, 500))
    assert "".join("".join(run.text) for run in one) == "第一行"
    assert "".join("".join(run.text) for run in two).replace("\t", "") == "第二行青禾社区五月"
