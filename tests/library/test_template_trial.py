"""Every template on trial: as it is usually filled, and (slow) short, long, rare, Traditional, bare, at all its sizes.

The trial itself is proved able to fail by templates that are spoilt on purpose.
"""

import sys
from itertools import islice
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from tests.chosen import EACH

from postermaker.color import Cmyk, Flat
from postermaker.document.edit import map_elements
from postermaker.document.model import Frame, Picture, Shape, Text
from postermaker.export import ExportOptions, export
from postermaker.fonts import FontBook
from postermaker.library import templates

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "templates"))

import build  # noqa: E402
import trial  # noqa: E402


@pytest.fixture(scope="module")
def book():
    return FontBook()


def test_there_are_many_over_many_topics():
    made = [templates.load(name) for name in templates.ids()]
    assert len(made) >= 120
    assert len({topic for template in made for topic in template.topics}) >= 20
    assert len({template.product for template in made}) >= 15


@pytest.mark.parametrize("name", EACH)
def test_a_template_as_it_is_usually_filled(name, book):
    for case in islice(trial.cases(name), 1):
        assert not list(trial.faults(case, book)), case.name


@pytest.mark.slow
@pytest.mark.parametrize("name", templates.ids())
def test_a_template_in_every_case(name, book):
    assert not list(trial.tried(name, book))


def spoilt(change):
    case = next(trial.cases("banner-red"))
    return case._replace(document=map_elements(case.document, change))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda e: replace(e, style=replace(e.style, fill=Flat(Cmyk(0, 0.9, 0.9, 0)))) if e.id == "slogan" else e, "contrast"),
        (lambda e: replace(e, frame=replace(e.frame, y=400)) if e.id == "slogan" else e, "meets ink"),
        (lambda e: replace(e, min_size=460.0) if e.id == "slogan" else e, "too-small"),
    ],
)  # fmt: skip
def test_the_trial_can_fail(change, told, book):
    found = list(trial.faults(spoilt(change), book))
    assert any(told in fault for fault in found), found


def test_the_trial_sees_what_is_painted_over_words(book):
    case = next(trial.cases("banner-red"))
    page = case.document.pages[0]
    lid = Shape(id="lid", frame=Frame(x=1000, y=0, width=900, height=700), fill=Flat(Cmyk(0, 1, 1, 0)))
    case = case._replace(
        document=replace(case.document, pages=(replace(page, elements=(*page.elements, lid)),))
    )
    assert any("are covered" in fault for fault in trial.faults(case, book))


@pytest.mark.slow
def test_the_families_draw_what_is_kept():
    for templates_ in build.families().values():
        for made in templates_:
            kept = (ROOT / "templates" / made.id / "template.json").read_bytes()
            assert kept == build.written(made), f"stale: python templates/build.py {made.id}"


@pytest.mark.slow
@pytest.mark.parametrize("name", templates.ids())
def test_a_template_without_pictures_is_small_and_all_vector(name, book, tmp_path):
    document = templates.with_samples(templates.new_document(templates.load(name)))
    if document.screen or any(isinstance(e, Picture) for page in document.pages for e in page.elements):
        pytest.skip("made of pixels, or has pictures")
    path = tmp_path / "a.pdf"
    export(document, path, book, ExportOptions(force=True))
    assert path.stat().st_size <= 400_000 + 80_000  # the output intent's profile
    page = pypdfium2.PdfDocument(path)[0]
    kinds = {item.type for item in page.get_objects(max_depth=8)}
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds


def test_texts_are_counted_as_texts(book):
    """The trial sees a template's words at all."""
    case = next(trial.cases("poster-a2"))
    words = [found for found in trial._words(case.document, 0, book) if found.boxes]
    assert {found.text.id for found in words} >= {"title"}
    assert all(isinstance(found.text, Text) for found in words)
