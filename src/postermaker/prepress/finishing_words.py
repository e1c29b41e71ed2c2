"""What is done to a piece after printing, and sizes, in the words of the trade."""

from collections.abc import Iterator
from typing import assert_never

from postermaker.document.finishing import Eyelets, Finishing, Spread
from postermaker.errors import Bilingual
from postermaker.geometry import Edges, Size
from postermaker.units import from_px

_UNITS = {"mm": (1.0, "毫米"), "cm": (10.0, "厘米"), "m": (1000.0, "米"), "px": (from_px(1), "像素")}
_SIDES = {
    "l": Bilingual("左", "left"), "t": Bilingual("上", "top"), "r": Bilingual("右", "right"), "b": Bilingual("下", "bottom"),
}  # fmt: skip


def sized(size: Size, unit: str) -> Bilingual:
    """A size in one of `mm`, `cm`, `m`, `px`."""
    factor, zh = _UNITS[unit]
    one, two = (f"{round(side / factor, 3):g}" for side in size)
    return Bilingual(f"{one}×{two} {zh}", f"{one} × {two} {unit}")


def length(mm: float) -> Bilingual:
    """A short length: centimetres from 20 mm on, as shops say them."""
    factor, zh, en = (10, "厘米", "cm") if mm >= 20 else (1, "毫米", "mm")
    return Bilingual(f"{round(mm / factor, 2):g} {zh}", f"{round(mm / factor, 2):g} {en}")


def finishing_words(finishing: Finishing, size: Size, eyelets: int) -> tuple[Bilingual, ...]:
    """What is done after printing, one phrase each; `size` of the picture in mm."""
    return tuple(_finishing(finishing, size, eyelets))


def _finishing(finishing: Finishing, size: Size, eyelets: int) -> Iterator[Bilingual]:
    edge = finishing.white_edge
    if edge:
        whole = sized(Size(size.width + 2 * edge, size.height + 2 * edge), "m" if max(size) >= 2000 else "cm")
        said = length(edge)
        yield Bilingual(
            f"画面外四边各留白边 {said.zh}（连白边 {whole.zh}）",
            f"white edge of {said.en} around the picture ({whole.en} in all)",
        )
    if finishing.eyelets:
        yield _eyelets(finishing.eyelets, eyelets, outside=edge > 0)
    if any(finishing.pockets):
        sides = "、".join(f"{where.zh} {length(mm).zh}" for where, mm in _by_length(finishing.pockets))
        english = ", ".join(f"{where.en} {length(mm).en}" for where, mm in _by_length(finishing.pockets))
        yield Bilingual(f"穿杆：{sides}，从画面里出", f"pole pockets: {english}, taken from the picture")
    if finishing.hem:
        yield Bilingual(
            f"四边包边 {length(finishing.hem).zh}，另加", f"hem of {length(finishing.hem).en}, in addition"
        )
    if finishing.ropes:
        where = _named(finishing.ropes)
        yield Bilingual(f"{where.zh}穿绳", f"rope sewn in: {where.en}")
    if finishing.cut_contour:
        yield Bilingual("按 CutContour 线切割", "cut along CutContour")
    for note in finishing.notes:
        yield Bilingual(note, note)


def _eyelets(eyelets: Eyelets, count: int, *, outside: bool) -> Bilingual:
    where = _named(eyelets.sides)
    match eyelets.spread:
        case Spread.CORNERS:
            spread = Bilingual("四角", "in the corners")
        case Spread.COUNT:
            pairs = [(s, n) for s, n in zip("ltrb", eyelets.counts, strict=True) if s in eyelets.sides and n]
            spread = Bilingual(
                "、".join(f"{_SIDES[s].zh}边 {n} 个" for s, n in pairs) + "（含角）",
                ", ".join(f"{_SIDES[s].en} {n}" for s, n in pairs) + ", corners included",
            )
        case Spread.SPACING:
            spacing = length(eyelets.spacing)
            corners = (
                Bilingual("，四角都有", ", corners included")
                if where == _named("ltrb")
                else Bilingual("", "")
            )
            spread = Bilingual(
                f"{where.zh}，间距不超过 {spacing.zh}{corners.zh}",
                f"{where.en}, at most {spacing.en} apart{corners.en}",
            )
        case _:
            assert_never(eyelets.spread)
    kind = (
        Bilingual("打在白边上", "in the white edge")
        if outside
        else Bilingual("打在画面上", "through the picture")
    )
    number, edge, hole = (
        Bilingual(f" {count} 个", f"{count} ") if count else Bilingual("", ""),
        length(eyelets.edge),
        length(eyelets.diameter),
    )
    return Bilingual(
        f"打扣{number.zh}：{spread.zh}，{kind.zh}，扣心离边 {edge.zh}，扣眼 {hole.zh}",
        f"{number.en}eyelets: {spread.en}, {kind.en}, {edge.en} from the edge, {hole.en} wide",
    )


def _by_length(edges: Edges) -> Iterator[tuple[Bilingual, float]]:
    """Sides of one depth together."""
    for depth in sorted({mm for mm in edges if mm > 0}, reverse=True):
        yield _named("".join(side for side, mm in zip("ltrb", edges, strict=True) if mm == depth)), depth


def _named(sides: str) -> Bilingual:
    chosen = [side for side in "tblr" if side in sides]
    if len(chosen) == 4:
        return Bilingual("四边", "all sides")
    zh = "".join(_SIDES[side].zh for side in chosen)
    return Bilingual(
        zh + ("边" if len(chosen) == 1 else "两边" if len(chosen) == 2 else "三边"),
        " and ".join(_SIDES[side].en for side in chosen),
    )
