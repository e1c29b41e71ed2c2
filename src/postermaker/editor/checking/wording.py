"""Findings in the words of a clerk: the effect first, the figure behind it; and how bad the window takes them."""

import re

from postermaker.color import Rgb
from postermaker.editor.checking.concerns import Level
from postermaker.editor.properties.print_colours import name_of, nearest
from postermaker.editor.words import say
from postermaker.errors import Severity
from postermaker.prepress.preflight.findings import Finding, Recolour

#: What is as it has to be, and only said.
_NOTES = frozenset(
    {"user-unit", "raster-too-large", "transparency-x1a", "picture-alpha-x1a", "bleed-missing"}
)
_GROUND = "ground"


def level_of(finding: Finding) -> Level:
    """How bad a finding is for who works in the window.

    A screen colour on the whole ground is an error here: it is most of what a passer-by sees, and one click mends it.
    """
    if finding.severity is Severity.ERROR:
        return Level.ERROR
    if finding.rule == "colour-rgb" and finding.element == _GROUND:
        return Level.ERROR
    return Level.NOTE if finding.rule in _NOTES else Level.NOTICE


def effect_of(finding: Finding, called: str) -> str:
    """What happens in print."""
    match finding.rule:
        case "colour-rgb":
            return say(
                f"{called}是屏幕色 RGB，印出来会发暗", f"{called}: a screen colour, it will print duller"
            )
        case "picture-low-ppi":
            figures = re.findall(r"\d+(?= ppi|$)", finding.cause.zh) + re.findall(
                r"要 (\d+)", finding.cause.zh
            )
            has, wants = (figures[0], figures[-1]) if len(figures) > 1 else ("", "")
            return say(
                f"{called}印出来会糊（{has} ppi，至少要 {wants}）",
                f"{called} will print blurred ({has} ppi, {wants} wanted)",
            )
        case "user-unit":
            return say(
                "超过 5 米：有的软件打开只有十分之一大（UserUnit 10）",
                "longer than 5 m: some programs open it at a tenth (UserUnit 10)",
            )
        case _:
            return str(finding.cause)


def step_of(finding: Finding) -> str:
    """What to do next."""
    if isinstance(finding.fix, Recolour) and finding.rule == "colour-rgb":
        return say("改成", "take ") + print_colour(finding.fix)
    return str(finding.step)


def print_colour(fix: Recolour) -> str:
    """The print colour that takes a screen colour's place: its name where it has one, and its figures."""
    from postermaker.editor.properties.print_colours import said

    name = name_of(fix.new) if _is_named(fix) else ""
    return f"{name} {said(fix.new)}".strip()


def short_colour(fix: Recolour) -> str:
    """The same for a button: 印刷大红."""
    return say("印刷", "print ") + (name_of(fix.new) if _is_named(fix) else say("色", "colour"))


def _is_named(fix: Recolour) -> bool:
    return not isinstance(fix.new, Rgb) and nearest(fix.new).color == fix.new
