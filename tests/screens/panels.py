"""Panels and texts that the tests share."""

from postermaker.fonts import FontBook
from postermaker.screens.marking import marked
from postermaker.screens.panel import Color, Mode, Panel
from postermaker.screens.picture import Lamps, Shown, pages

SLOGANS = (
    "注意安全",
    "森林防火人人有责",
    "警惕电信网络诈骗",
    "安全生产，人人有责！",
    "扫黑除恶，共建平安社区；见义勇为，弘扬社会正气。",
    "拨打96110，守住钱袋子：不轻信、不透露、不转账！",
    "“防风险、保安全、迎国庆”专项行动正在进行……",
    "《中华人民共和国安全生产法》自2021年9月1日起施行——请遵守",
    "热烈庆祝 ABC 公司成立20周年，Wi-Fi 密码：88888888（限当日）",
)


def shown(
    said: str,
    book: FontBook,
    width: int = 128,
    height: int = 16,
    *,
    mode: Mode = Mode.AUTO,
    color: Color = Color.RED,
    lines: int = 0,
    keys: str = "",
) -> Shown:
    text, _ = marked(said, keys, color)
    panel = Panel(width_px=width, height_px=height, color=color, lines=lines)
    return pages(text, panel, mode, book)


def art(lamps: Lamps) -> str:
    """Lamps as a person sees them, two signs a lamp, for letters are twice as high as wide."""
    signs = ("· ", "██", "▒▒")
    return "".join("".join(signs[lamp] for lamp in row).rstrip() + "\n" for row in lamps)
