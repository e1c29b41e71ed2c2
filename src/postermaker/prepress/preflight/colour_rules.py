"""Rules about inks: screen colours, black, the sum of inks, faint tints, spots, overprinting white."""

from collections import defaultdict
from collections.abc import Iterator

from postermaker.color import Cmyk, Color, Gray, Rgb, Spot, describe
from postermaker.display import GlyphRun, Image
from postermaker.errors import Severity
from postermaker.library.products import Black, Process
from postermaker.prepress.inks import is_black
from postermaker.prepress.preflight.findings import Finding, Recolour
from postermaker.prepress.preflight.found import (
    colors_of,
    error_in,
    finding,
    ink_count,
    on_page,
    painted_colors,
    plates,
    total_ink,
)
from postermaker.prepress.preflight.subject import Painted, Subject
from postermaker.units import PT_PER_MM

#: GWG 2022 R0015: black is what has so much K; or so much of each other ink.
DARK_K, DARK_CMY = 0.85, 0.6
#: Below this size a text in four colours loses its edges when a plate shifts by a dot.
FINE_PT = 12.0
#: Tints below 8 % vanish in offset (print.md 4.1).
FAINT = 0.08


def screen_colours(subject: Subject) -> Iterator[Finding]:
    """`colour-rgb`: a colour of the screen in print; the profile makes dirty red of it (GWG 2022 R0027, R0029)."""
    if not subject.in_inks:
        return
    for color, uses in colour_uses(subject).items():
        if isinstance(color, Rgb) and not _own_black(color, uses, subject):
            first = uses[0]
            inks = _inks_for(color)
            cause = (
                f"{describe(color)} 是屏幕颜色，印出来会变{_where(uses)}",
                f"{describe(color)} is a screen colour and will shift in print",
            )
            step = (f"改成印刷色 {describe(inks)}", f"take the print colour {describe(inks)}")
            fix = Recolour(color, inks)
            yield finding(
                subject, "colour-rgb", Severity.NOTICE, first.item.element, cause, step, at=first, fix=fix
            )


def wrong_black(subject: Subject) -> Iterator[Finding]:
    """`black-wrong`: text in a black of several inks where K100 is wanted (GWG 2022 R0015; offset trade).

    What is the screen's pure black becomes K100 by itself on its way out.
    """
    if subject.process is not Process.OFFSET or not subject.in_inks:
        return
    for color, uses in colour_uses(subject, texts=True).items():
        if not _four_colour_black(color) or _own_black(color, uses, subject):
            continue
        small = min(uses, key=_type_pt)
        size_pt = _type_pt(small)
        cause = (
            f"“{subject.name(small.item.element)}”的黑字是 {describe(color)}，几色套印会发虚",
            f"the black of '{subject.name(small.item.element)}' is {describe(color)}: several plates must meet",
        )
        step = ("文字用单色黑 K100", "print black text in K100")
        severity = Severity.ERROR if size_pt < FINE_PT and ink_count(color) > 2 else Severity.NOTICE
        fix = Recolour(color, Cmyk(0, 0, 0, 1), texts=True)
        yield finding(subject, "black-wrong", severity, small.item.element, cause, step, at=small, fix=fix)


def too_much_ink(subject: Subject) -> Iterator[Finding]:
    """`ink-limit`: an authored colour over the product's sum of inks (GWG 2022 R0026; the shop's own on cloth)."""
    if not subject.in_inks:
        return
    limit = subject.job.product.ink_limit
    for color, uses in colour_uses(subject).items():
        total = total_ink(color)
        if total > limit + 1e-6:
            cause = (
                f"{describe(color)} 的墨量是 {total:.0%}，超过 {limit:.0%}，会粘背、发脏{_where(uses)}",
                f"{describe(color)} is {total:.0%} of ink, the limit is {limit:.0%}",
            )
            less = _within(color, limit)
            step = (f"减到 {describe(less)}", f"reduce it to {describe(less)}")
            severity = error_in(subject, Process.OFFSET)
            element, fix = uses[0].item.element, Recolour(color, less)
            yield finding(subject, "ink-limit", severity, element, cause, step, at=uses[0], fix=fix)


def overlapping_inks(subject: Subject) -> Iterator[Finding]:
    """`ink-overlap`: inks that meet come over the limit, in any 15 mm square of a separation (GWG 2022 R0026).

    `ink-unmeasured`: a separation was asked for and could not be made.
    """
    limit = subject.job.product.ink_limit
    for page, inks in enumerate(subject.inks if subject.in_inks else (), 1):
        if inks is None:
            cause = (
                "叠印的墨量没有查：缺少画图用的库",
                "inks that meet were not measured: a library is missing",
            )
            step = (
                "运行 postermaker doctor 看怎么装",
                "run 'postermaker doctor' for the command that installs it",
            )
            yield on_page("ink-unmeasured", Severity.NOTICE, cause, step, page=page)
        elif inks.max_total > limit + 0.01:
            cause = (
                f"叠印的地方墨量到了 {inks.max_total:.0%}，超过 {limit:.0%}",
                f"inks that meet come to {inks.max_total:.0%}, the limit is {limit:.0%}",
            )
            step = (
                "把下面的底色调浅，或让上面的图形挖空",
                "lighten what lies below, or let the upper one knock it out",
            )
            severity = error_in(subject, Process.OFFSET)
            yield on_page("ink-overlap", severity, cause, step, page=page, place=inks.place)


def faint_tints(subject: Subject) -> Iterator[Finding]:
    """`tint-faint`: a tint whose every ink is below 8 % vanishes in offset (trade, print.md 4.1)."""
    if subject.process is not Process.OFFSET:
        return
    for color, uses in colour_uses(subject).items():
        most = _strongest(color)
        if 0 < most < FAINT - 1e-6:
            cause = (
                f"{describe(color)} 太浅，印出来几乎看不见{_where(uses)}",
                f"{describe(color)} is so faint that it vanishes in print",
            )
            step = ("加深到 8% 以上，或就用白", "make it 8 % or more, or leave it white")
            yield finding(
                subject, "tint-faint", Severity.NOTICE, uses[0].item.element, cause, step, at=uses[0]
            )


def spot_colours(subject: Subject) -> Iterator[Finding]:
    """`colour-spot`: a named ink on a job of four (GWG 2022 R0020)."""
    if not subject.in_inks:
        return
    for color, uses in colour_uses(subject).items():
        if isinstance(color, Spot):
            cause = (
                f"用了专色“{color.name}”，店里没有这种墨就印成替代色{_where(uses)}",
                f"the spot ink '{color.name}' is used; without it the alternate is printed",
            )
            step = ("和店里说好，或改成四色", "agree on it with the shop, or take process colours")
            fix = Recolour(color, _tinted(color))
            element = uses[0].item.element
            yield finding(subject, "colour-spot", Severity.NOTICE, element, cause, step, at=uses[0], fix=fix)


def white_overprint(subject: Subject) -> Iterator[Finding]:
    """`white-overprint`: white that overprints vanishes (GWG 2022 R0007 text, R0008 figures)."""
    for each in subject.painted if subject.in_inks else ():
        item = each.item
        if isinstance(item, Image) or not item.overprint or plates(item.fill) or item.fill is None:
            continue
        cause = (
            f"“{subject.name(item.element)}”是白色却设了叠印，印出来会消失",
            f"'{subject.name(item.element)}' is white and overprints: it will vanish",
        )
        step = ("去掉它的叠印", "let it knock out")
        severity = Severity.ERROR if isinstance(item, GlyphRun) else Severity.NOTICE
        yield finding(subject, "white-overprint", severity, item.element, cause, step, at=each)


def colour_uses(subject: Subject, *, texts: bool = False) -> dict[Color, list[Painted]]:
    """Every colour that is painted, and where; with `texts` the fills of texts only."""
    uses: dict[Color, list[Painted]] = defaultdict(list)
    for each in subject.words if texts else subject.painted:
        item = each.item
        found = colors_of(item.fill) if texts and isinstance(item, GlyphRun) else painted_colors(each)
        for color in dict.fromkeys(found):
            uses[color].append(each)
    return uses


def _where(uses: list[Painted]) -> str:
    """In how many elements a colour is, where it is more than one."""
    count = len({each.item.element for each in uses})
    return f"（{count} 处）" if count > 1 else ""


def _own_black(color: Color, uses: list[Painted], subject: Subject) -> bool:
    """Whether the way out makes it the product's black by itself: then nothing is wrong."""
    black = subject.job.product.black
    in_texts = all(isinstance(each.item, GlyphRun) for each in uses)
    return is_black(color) and black is Black.OVERPRINT and in_texts


def _four_colour_black(color: Color) -> bool:
    match color:
        case Cmyk():
            dark = color.black >= DARK_K or min(color.cyan, color.magenta, color.yellow) >= DARK_CMY
            return dark and ink_count(color) > 1
        case Rgb():
            parts = (color.red, color.green, color.blue)
            return max(parts) <= 0.35 and max(parts) - min(parts) <= 0.04
        case _:
            return False


def _type_pt(each: Painted) -> float:
    return each.item.size * each.scale * PT_PER_MM if isinstance(each.item, GlyphRun) else FINE_PT


def _inks_for(color: Rgb) -> Color:
    """The print colour of a screen colour: neutral ones in K alone, a full red as the trade's M100 Y100."""
    parts = (color.red, color.green, color.blue)
    if max(parts) - min(parts) <= 0.02:
        return Gray(round(sum(parts) / 3, 3))
    if color.red >= 0.75 and color.green <= 0.2 and color.blue <= 0.2:
        return Cmyk(0, 1, 1, 0)
    from postermaker.icc import to_cmyk  # Pillow, for who has such a colour only

    inks = to_cmyk(color)
    return Cmyk(*(round(v, 2) for v in (inks.cyan, inks.magenta, inks.yellow, inks.black)))


def _within(color: Color, limit: float) -> Color:
    """A colour with less C, M and Y, in proportion, and its K: the hue stays."""
    if not isinstance(color, Cmyk):
        return color
    tint = color.cyan + color.magenta + color.yellow
    share = max(0.0, limit - color.black) / tint if tint else 0.0
    cyan, magenta, yellow = (int(1000 * share * v) / 1000 for v in (color.cyan, color.magenta, color.yellow))
    return Cmyk(cyan, magenta, yellow, color.black)


def _strongest(color: Color) -> float:
    match color:
        case Gray():
            return 1 - color.value
        case Cmyk():
            return max(color.cyan, color.magenta, color.yellow, color.black)
        case _:
            return 0.0


def _tinted(color: Spot) -> Cmyk:
    a, t = color.alternate, color.tint
    return Cmyk(*(round(t * v, 4) for v in (a.cyan, a.magenta, a.yellow, a.black)))
