"""An LED panel: how many lamps it has, which colours they make, and what a person calls all that."""

import re
import unicodedata
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from postermaker.errors import Bilingual, InputFault

#: Han characters of fewer dots are not read, so a panel of fewer rows shows none.
LEAST_PX = 14
MAX_SIDE_PX = 16_384


class Color(StrEnum):
    """Which colours the lamps make."""

    RED = "red"  #: lit or not
    TWO = "two"  #: red, green, and yellow where both are lit
    FULL = "full"


class Mode(StrEnum):
    """How a text too long for the panel is shown."""

    AUTO = "auto"  #: one page, up to three pages, else scrolling
    PAGES = "pages"
    SCROLL = "scroll"

    @property
    def words(self) -> Bilingual:
        """As a list says it."""
        match self:
            case Mode.AUTO:
                return Bilingual("自动", "auto")
            case Mode.PAGES:
                return Bilingual("翻页", "pages")
            case Mode.SCROLL:
                return Bilingual("滚动", "scroll")
            case _:
                assert_never(self)


class Inks(Struct, frozen=True):
    """The colours of a picture as 0xRRGGBB."""

    ground: int
    text: int
    key: int  #: of the words that stand out


BLACK, RED, GREEN, YELLOW, WHITE = 0x000000, 0xFF0000, 0x00FF00, 0xFFFF00, 0xFFFFFF
#: Every colour that a panel with red and green lamps has.
TWO_COLORS = (BLACK, RED, GREEN, YELLOW)


class Panel(Struct, frozen=True, kw_only=True):
    """A panel and how text is to stand on it; lengths in lamps, which are pixels of the picture."""

    width_px: int
    height_px: int
    color: Color = Color.RED
    lines: int = 0  #: of text; 0: as many as serve the text
    margin_px: int = 0  #: kept dark at the left and the right
    inks: Inks | None = None  #: None: the usual ones

    @property
    def room_px(self) -> int:
        """What a line may be long."""
        return self.width_px - 2 * self.margin_px


def inks_of(panel: Panel) -> Inks:
    """The colours of a panel's pictures: its own, else red on black.

    Key words are yellow: it is brighter than either lamp, and who can't tell red from green sees it.
    """
    if panel.inks is not None:
        return panel.inks
    match panel.color:
        case Color.RED:
            return Inks(BLACK, RED, RED)
        case Color.TWO | Color.FULL:
            return Inks(BLACK, RED, YELLOW)
        case _:
            assert_never(panel.color)


def checked(panel: Panel) -> Panel:
    """The panel itself.

    Raises:
        InputFault: no text can stand on it, it is no panel, or its lamps don't make the colours.
    """
    width, height = panel.width_px, panel.height_px
    if max(width, height) > MAX_SIDE_PX:
        raise _refused(f"{width}x{height}", f"每边最多 {MAX_SIDE_PX}", f"at most {MAX_SIDE_PX} a side")
    if height // max(panel.lines, 1) < LEAST_PX or panel.room_px < 2 * LEAST_PX:
        lines = Bilingual(f" 排 {panel.lines} 行", f" for {panel.lines} lines") if panel.lines else None
        said = f"{width}x{height}{lines or ''}"
        raise _refused(said, "太小，写不下汉字", "is too small for Han characters")
    if panel.color is Color.TWO and panel.inks is not None:
        inks = panel.inks
        if not {inks.ground, inks.text, inks.key} <= set(TWO_COLORS):
            raise InputFault(
                Bilingual(
                    "双色屏只有黑、红、绿、黄", "a two-colour panel has black, red, green and yellow only"
                ),
                Bilingual("请换成这几种颜色", "take one of these"),
            )
    return panel


def _refused(said: str, zh: str, en: str) -> InputFault:
    hint = Bilingual("尺寸写“列x行”，单位是点，例如 128x16", "give columns x rows in dots, such as 128x16")
    return InputFault(Bilingual(f"屏幕尺寸 {said}：{zh}", f"panel {said}: {en}"), hint)


_SIZE = re.compile(r"(\d{1,6})(?:px|点|列|像素)?[x×*](\d{1,6})(?:px|点|行|像素)?")


def parse_panel_size(said: str) -> tuple[int, int]:
    """Columns and rows in a text such as `128x16`, `128×16`, `128 * 16 点`.

    Raises:
        InputFault: it is no size in dots.
    """
    found = _SIZE.fullmatch(_plain(said).replace("个", ""))
    if found is None:
        raise _refused(f"“{said.strip()}”", "看不懂", "can't be read")
    return int(found[1]), int(found[2])


_COLORS = {
    Color.RED: ("红", "单红", "红色", "单色", "单红色", "red"),
    Color.TWO: ("双色", "双基色", "红绿", "two", "dual"),
    Color.FULL: ("全彩", "彩色", "全彩色", "彩", "full", "rgb"),
}
_MODES = {
    Mode.AUTO: ("自动", "auto"),
    Mode.PAGES: ("翻页", "分页", "静态", "静止", "切换", "pages", "page"),
    Mode.SCROLL: ("滚动", "走字", "左移", "连续左移", "移动", "scroll"),
}
_INKS = {
    "黑": BLACK,
    "红": RED,
    "绿": GREEN,
    "黄": YELLOW,
    "白": WHITE,
    "蓝": 0x0000FF,
    "青": 0x00FFFF,
    "紫": 0xFF00FF,
    "橙": 0xFF8000,
}


def parse_color(said: str) -> Color:
    """What the lamps make, as lists and the command line say it.

    Raises:
        InputFault: the word is not known.
    """
    found = next((color for color, words in _COLORS.items() if _plain(said) in words), None)
    if found is None:
        raise _unknown("颜色", "colour", said, "红、双色、全彩", "red, two, full")
    return found


def parse_mode(said: str) -> Mode:
    """How a text is shown.

    Raises:
        InputFault: the word is not known.
    """
    found = next((mode for mode, words in _MODES.items() if _plain(said) in words), None)
    if found is None:
        raise _unknown("方式", "mode", said, "自动、翻页、滚动", "auto, pages, scroll")
    return found


def parse_ink(said: str) -> int:
    """A colour as 0xRRGGBB from `红`, `红色` or `#FFCC00`.

    Raises:
        InputFault: it is neither.
    """
    plain = _plain(said)
    if re.fullmatch(r"#?[0-9a-f]{6}", plain):
        return int(plain.lstrip("#"), 16)
    if plain.removesuffix("色") not in _INKS:
        raise _unknown("颜色", "colour", said, f"{'、'.join(_INKS)} 或 #FFCC00", "#FFCC00")
    return _INKS[plain.removesuffix("色")]


def _plain(said: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", said)).casefold()


def _unknown(zh: str, en: str, said: str, known_zh: str, known_en: str) -> InputFault:
    return InputFault(
        Bilingual(f"{zh}“{said.strip()}”看不懂", f"no {en} is called '{said.strip()}'"),
        Bilingual(f"可以写：{known_zh}", f"write one of: {known_en}"),
    )
