"""Templates of leaflets that are folded: colours end at a fold, words keep off it, at every size."""

import pytest

from postermaker.document.tree import spots
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.layout.page import standing
from postermaker.library import templates
from postermaker.library.products import product
from postermaker.prepress.folding import Fold, folding
from postermaker.units import parse_size

#: mm that words keep off a fold, and by how much a colour may miss one.
CLEAR, MISS = 6.0, 0.4
FOLDED = [
    (name, size)
    for name in templates.ids()
    if product(templates.load(name).product).fold in ("c", "half")
    for size in templates.load(name).sizes
]


@pytest.mark.parametrize(("name", "size"), FOLDED)
def test_words_keep_off_the_folds(book: FontBook, name: str, size: str) -> None:
    template = templates.load(name)
    document = templates.with_samples(templates.new_document(template, parse_size(size)))
    fold = Fold(product(template.product).fold)
    for page in range(len(document.pages)):
        folds = folding(fold, Size(document.width, document.height), back=page % 2 == 1).lines
        for spot in spots(document, page):
            place = standing(document, spot.element.id, book)
            if place is None:
                continue
            left = place.view.map(place.box.x, place.box.y)[0]
            right = left + place.box.width
            for at in folds:
                assert right <= at - CLEAR or left >= at + CLEAR, f"{spot.element.id} at the fold {at:.1f}"


@pytest.mark.parametrize(("name", "size"), FOLDED)
def test_a_panels_colour_ends_at_its_fold(name: str, size: str) -> None:
    template = templates.load(name)
    document = templates.new_document(template, parse_size(size))
    folds = folding(Fold(product(template.product).fold), Size(document.width, document.height)).lines
    panels = [e.frame for e in document.pages[0].elements if e.id in ("flap", "back", "cover")]
    for frame in panels:
        edges = (frame.x, frame.x + frame.width)
        assert min(abs(edge - at) for edge in edges for at in folds) <= MISS


def test_there_are_folded_templates() -> None:
    assert {templates.load(name).product for name, _ in FOLDED} == {"trifold", "bifold"}
