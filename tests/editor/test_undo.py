"""Random scripts of edits: undone they give the very first document back, redone the very last; files hold both."""

import contextlib
import random

import pytest
from msgspec.structs import replace

from postermaker.document import file
from postermaker.document.arranging import Edge, Order
from postermaker.document.model import Fit, Frame, Group, Page, Shape, Text
from postermaker.editor.arranging import Arranging
from postermaker.editor.desk import Desk
from postermaker.editor.session import Session
from postermaker.errors import InputFault
from postermaker.fonts import FontBook
from postermaker.library import templates
from postermaker.units import parse_size

BOOK = FontBook()
TEMPLATES = ("banner-red", "leaflet-a4", "poster-a2", "wechat-cover")


def desk_of(rng):
    template = templates.load(rng.choice(TEMPLATES))
    desk = Desk(BOOK)
    desk.take(Session(templates.new_document(template, parse_size(template.sizes[0]))))
    return desk


def choose(desk, rng):
    page = desk.document.pages[desk.page]
    keys = [element.id for element in page.elements]
    keys += [inner.id for e in page.elements if isinstance(e, Group) for inner in e.elements]
    desk.select(rng.sample(keys, min(len(keys), rng.randint(1, 4))))


def add(desk, rng):
    frame = Frame(x=rng.uniform(-50, 300), y=rng.uniform(-50, 300), width=80, height=40)
    key = f"new-{rng.random()}"
    element = rng.choice(
        (
            Shape(id=key, frame=frame),
            Text(id=key, frame=frame, content="青禾", size=20, fit=Fit.LARGEST, max_lines=1),
        )
    )
    number = desk.page

    def change(document):
        page = document.pages[number]
        made = Page(elements=(*page.elements, element), ground=page.ground, guides=page.guides)
        return replace(document, pages=(*document.pages[:number], made, *document.pages[number + 1 :]))

    desk.do("加", change, select=[key])


def type_text(desk, rng):
    fields = [field for field in desk.document.fields if field.kind in ("text", "lines")]
    if fields:
        desk.session.set_text(
            rng.choice(fields).key, "".join(rng.choices("青山绿水平安", k=rng.randint(0, 8)))
        )
        desk.refresh()


def deeds(desk, rng):
    do = Arranging(desk)
    return (
        lambda: do.nudge(rng.randint(-3, 3), rng.randint(-3, 3)),
        lambda: do.align(rng.choice(tuple(Edge))),
        lambda: do.spread(across=rng.random() < 0.5),
        lambda: do.pile(rng.choice(tuple(Order))),
        do.group,
        do.ungroup,
        do.duplicate,
        do.delete,
        do.lock,
        do.hide,
        do.to_middle,
        lambda: add(desk, rng),
        lambda: type_text(desk, rng),
        lambda: (
            desk.session.set_size(rng.choice(("8x0.7m", "6x0.7m", "A2", "A3", "210x297")))
            if rng.random() < 0.3
            else None
        ),
        lambda: desk.turn_to(rng.randrange(len(desk.document.pages))),
        desk.undo,
    )


def run(seed):
    rng = random.Random(seed)
    desk = desk_of(rng)
    first = desk.document
    for _ in range(rng.randint(3, 12)):
        choose(desk, rng)
        with contextlib.suppress(InputFault):  # a size that a design can't be made at
            rng.choice(deeds(desk, rng))()
        desk.refresh()
    last, steps = desk.document, desk.session.history.steps
    file.check_rules(last)
    at = desk.session.history.at
    while desk.session.can_undo:
        desk.undo()
    assert desk.document is first
    for step in steps[1:]:
        desk.redo()
        assert desk.document is step.document
    desk.go_to(at)
    assert desk.document is last
    assert file.parse(file.dump(last), "x.poster").pages == last.pages


def test_random_scripts_are_undone_and_redone(qapp):
    for seed in range(60):
        run(seed)


@pytest.mark.slow
def test_two_thousand_random_scripts(qapp):
    for seed in range(10_000, 12_000):
        run(seed)
