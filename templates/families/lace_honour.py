"""团花证书: the lace of bank notes; one rosette, cropped by the edge, holds the award in its lines.

The same words also as a sheet without any drawing, to be printed over a form that has its frame already.
"""

from families.turned_corner import award_fields, award_words
from studio import Colors, at, box, cmyk, curve, design, lined, ornament, page, template

from postermaker.document.model import Element
from postermaker.library.templates import Template

C = Colors("certificate")
PALE, BLACK = cmyk(4, 10, 22, 0), cmyk(0, 0, 0, 100)
_TOPICS = "表彰 荣誉 证书 奖状 聘书"


def _frame() -> tuple[Element, ...]:
    """A band of lace between a red and a gold line, its corners held by small rosettes."""
    inner = "M18.5 18.5L278.5 18.5L278.5 191.5L18.5 191.5Z"
    outer = "M10 10L287 10L287 200L10 200Z"
    level, upright = (28.2, 240.6), (28.2, 153.6)
    bands = (
        ornament("lace-top", "guilloche", at(level[0], 11, level[1], 6.6, "scale scale"), C.line, C.second, name="花边"),
        ornament("lace-foot", "guilloche", at(level[0], 192.4, level[1], 6.6, "scale scale"), C.line, C.second, name="花边"),
        ornament("lace-left", "guilloche", at(11, upright[0], 6.6, upright[1], "scale scale"), C.line, C.second, name="花边"),
        ornament("lace-right", "guilloche", at(279.4, upright[0], 6.6, upright[1], "scale scale"), C.line, C.second, name="花边"),
    )  # fmt: skip
    corners: list[Element] = []
    for n, (x, y) in enumerate(((4, 4), (271, 4), (4, 184), (271, 184)), 1):
        corners += [
            box(f"ground-{n}", at(x - 0.5, y - 0.5, 24, 24, "scale scale"), C.ground, radius=12),
            ornament(f"corner-{n}", "rosette", at(x, y, 23, 23, "scale scale"), C.accent, petals=24, lines=4, depth=0.55,
                 line=0.006,
                     name="角花"),
        ]  # fmt: skip
    return (
        curve("line-out", at(0, 0, 297, 210, "scale scale"), outer, (297, 210), None, stroke=lined(0.9, C.accent), name="外线"),
        curve("line-in", at(0, 0, 297, 210, "scale scale"), inner, (297, 210), None, stroke=lined(0.35, C.line), name="内线"),
        *bands, *corners,
    )  # fmt: skip


def _lace() -> Template:
    return template(
        "lace-honour-certificate", "团花荣誉证书", "像钞票一样的细线花边，一朵大团花托着称号", "certificate", _TOPICS,
            "A4横 A3横 370x260mm",
        award_fields(),
        design(297, 210, page(
            C.ground,
            ornament("rose", "rosette", at(82.5, 40, 132, 132, "scale scale", ratio=True), PALE, petals=24, lines=8, depth=0.42,
                 line=0.003,
                     name="团花"),
            *_frame(),
            *award_words(54, C.accent, C.words, title=(48.5, 40, 200, 30, 21, "middle centre"), right=243,
                award_way="middle centre"),
        )),
    )  # fmt: skip


def _overprint() -> Template:
    """For a bought form: the words alone, the title left out because the form has it."""
    without = tuple(field for field in award_fields() if field.key != "title")
    return template(
        "certificate-overprint", "证书套打", "只有字，印在买来的带花边的内芯上", "certificate", f"{_TOPICS} 套打 内芯",
            "A4横 A3横 16开横 370x260mm",
        without,
        design(297, 210, page(
            None, *award_words(54, BLACK, BLACK, title=None, right=243, award_way="middle centre"),
        )),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """Both certificates."""
    return _lace(), _overprint()
