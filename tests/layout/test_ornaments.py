"""Ornaments on the page: laid out under their own id, kept by the file, resized by pins, vectors in the PDF."""

import io

import pikepdf
import pytest

from postermaker.backends.dump import dump
from postermaker.backends.pdf.writer import PdfOptions, write_pdf
from postermaker.color import Cmyk, Flat
from postermaker.display import GlyphRun, Layer
from postermaker.document import file
from postermaker.document.edit import resize
from postermaker.document.model import Document, Field, Frame, Group, Ornament, Page, Pin
from postermaker.errors import InputFault
from postermaker.geometry import Size
from postermaker.layout.page import lay_out
from postermaker.library.ornaments import catalogue

GREEN = Flat(Cmyk(0.8, 0, 0.8, 0))


def ornament(kind: str, **more: object) -> Ornament:
    frame = more.pop("frame", Frame(x=10, y=10, width=80, height=60))
    return Ornament(id="o", kind=kind, frame=frame, **more)  # type: ignore[arg-type]


def sheet(*elements: Ornament | Group, **more: object) -> Document:
    return Document(width=100, height=80, pages=(Page(elements=elements),), **more)  # type: ignore[arg-type]


def kit() -> Document:
    """Every kind once, each on a page of its own."""
    frame = Frame(x=10, y=10, width=120, height=80)
    pages = tuple(
        Page(elements=(Ornament(id=kind, kind=kind, frame=frame, content="青禾"),))
        for kind in catalogue.kinds()
    )
    return Document(width=140, height=100, pages=pages)


def test_the_kit_as_text(book, golden):
    golden("ornaments", dump(lay_out(kit(), book).display))


def test_the_kit_is_nothing_but_vectors_in_a_pdf(book):
    data = write_pdf(lay_out(kit(), book).display, book, PdfOptions())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        kinds = {
            str(each.get("/Subtype"))
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and "/Subtype" in each
        }
    assert "/Image" not in kinds


def test_all_items_carry_the_ornaments_own_id_and_a_bleeding_kind_is_cut_by_its_frame(book):
    items = lay_out(sheet(ornament("waves")), book).display.pages[0].items
    (layer,) = items
    assert isinstance(layer, Layer)
    assert layer.clip is not None
    assert layer.clip.box == (10, 10, 80, 60)
    assert {item.element for item in layer.items} == {"o"}
    assert not any(
        isinstance(item, Layer) for item in lay_out(sheet(ornament("gear")), book).display.pages[0].items
    )


def test_a_seal_shows_a_fields_words(book):
    field = Field(key="place", label="地名")
    document = sheet(ornament("seal", content="{place}印"), fields=(field,), values={"place": "青禾"})
    runs = [item for item in lay_out(document, book).display.pages[0].items if isinstance(item, GlyphRun)]
    assert "".join(char for run in runs for char in run.text) == "青禾印"


def test_a_file_keeps_an_ornament_whole():
    one = ornament("waves", values={"layers": 3, "flip": 1}, colors=(GREEN,), content="{a}", opacity=0.5)
    document = sheet(Group(id="g", frame=one.frame, elements=(one,)))
    assert file.parse(file.dump(document), "它") == document


def test_an_ornament_follows_its_pins_and_is_drawn_anew(book):
    frame = Frame(x=0, y=60, width=100, height=20, across=Pin.BOTH, down=Pin.END)
    wide = resize(sheet(ornament("fret", frame=frame)), Size(300, 80))
    (item,) = lay_out(wide, book).display.pages[0].items
    assert wide.pages[0].elements[0].frame.width == 300
    narrow = lay_out(sheet(ornament("fret", frame=frame)), book).display.pages[0].items[0]
    assert item.pen.width == narrow.pen.width  # longer, not stretched
    assert len(item.path.verbs) > 2 * len(narrow.path.verbs)


@pytest.mark.parametrize(
    ("kind", "values", "said"),
    [("lanterns", {}, "lantern"), ("lantern", {"rib": 3}, "rib"), ("lantern", {"ribs": 50}, "2 到 6")],
)
def test_what_the_kit_does_not_know_is_one_line_with_the_elements_name(book, kind, values, said):
    with pytest.raises(InputFault) as caught:
        lay_out(sheet(ornament(kind, values=values)), book)
    line = str(caught.value)
    assert "“o”" in line
    assert said in line
    assert "\n" not in line


def test_an_empty_frame_shows_nothing(book):
    assert (
        not lay_out(sheet(ornament("gear", frame=Frame(x=0, y=0, width=0, height=9))), book)
        .display.pages[0]
        .items
    )
