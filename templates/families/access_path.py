"""盲道 (accessibility): bars say go, dots say stop and listen; where the words stand the path has been left free."""

from studio import (
    PX,
    at,
    banner,
    box,
    cmyk,
    code,
    design,
    disc,
    fact,
    fields,
    group,
    on_screen,
    page,
    px,
    styled,
    template,
    text,
    usual,
)  # fmt: skip

from postermaker.document.model import Element, Group
from postermaker.library.templates import Design, Template

YELLOW, RIDGE, STONE, INK, JOINT = (
    cmyk(0, 16, 92, 0), cmyk(0, 42, 100, 6), cmyk(12, 8, 6, 0), cmyk(84, 74, 48, 58), cmyk(0, 24, 96, 2),
)  # fmt: skip
TOPICS = "无障碍 助残 残疾人 盲道 全国助残日 爱耳日"
SHARE = "scale scale"
TITLE, BOLD, PLAIN = styled(INK), styled(INK, weight=700), styled(INK, weight=400)


def _slab(key: str, x: float, y: float, u: float, kind: str, below: bool, beside: bool) -> Group:
    """One slab of the path: `-` bars along, `|` bars down, `:` dots; a joint where another slab follows."""
    joint = u * 0.006
    parts: list[Element] = [box(f"{key}-slab", at(0, 0, u, u, SHARE), YELLOW)]
    if below:
        parts.append(box(f"{key}-joint", at(0, u - joint, u, joint, SHARE), JOINT))
    if beside:
        parts.append(box(f"{key}-side", at(u - joint, 0, joint, u, SHARE), JOINT))
    broad, long = u * 0.125, u * 0.86
    for i in range(4):
        off = u * (0.125 + 0.25 * i)
        if kind == "-":
            parts.append(
                box(f"{key}-{i}", at(u * 0.07, off - broad / 2, long, broad, SHARE), RIDGE, radius=broad / 2)
            )
        elif kind == "|":
            parts.append(
                box(f"{key}-{i}", at(off - broad / 2, u * 0.07, broad, long, SHARE), RIDGE, radius=broad / 2)
            )
        elif kind == ":":
            parts += [
                disc(
                    f"{key}-{i}{j}",
                    at(off - u * 0.078, u * (0.125 + 0.25 * j) - u * 0.078, u * 0.156, u * 0.156, SHARE),
                    RIDGE,
                )
                for j in range(4)
            ]
    return group(key, at(x, y, u, u, SHARE), *parts)


def _path(x: float, y: float, u: float, rows: str, pins: str, key: str = "path") -> Group:
    """Slabs in rows, blanks between; `_` is pavement."""
    lines = rows.split()
    laid = {(i, j): kind for i, line in enumerate(lines) for j, kind in enumerate(line) if kind != "_"}
    made = [
        _slab(f"{key}{i}{j}", j * u, i * u, u, kind, (i + 1, j) in laid, (i, j + 1) in laid)
        for (i, j), kind in laid.items()
    ]
    return group(
        key, at(x, y, u * max(map(len, lines)), u * len(lines), pins, ratio=True), *made, name="盲道"
    )


def _strip(length: float) -> Design:
    before, after = {4000: (1, 0), 8000: (1, 1), 16000: (3, 3)}[round(length)]
    left, right = 700 * before + 420, 700 * after + (340 if after else 220)
    slogan, sign = banner(
        TITLE, INK, left=left, right=right, way="left", sign_way="left", length=length, size=450,
        gap=2.0 if length > 12000 else 0.7,
        spread=0.3,
    )  # fmt: skip
    ends: list[Element] = [_path(-350, 0, 700, "-" * before + ":", "start scale")]
    if after:
        ends.append(_path(length - 700 * after, 0, 700, (":" + "-" * after)[:after], "end scale", "end"))
    return design(length, 700, page(YELLOW, *ends, slogan, sign))


def _banner() -> Template:
    return template(
        "access-path-banner", "盲道横幅", "整条横幅是一段盲道，到字跟前就停下，把路让出来", "banner", TOPICS,
        "8x0.7m 6x0.7m 10x0.9m 12x0.9m 16x0.7m 4x0.7m",
        fields(slogan="盲道是别人的眼睛 请让出来", sign="青禾区残疾人联合会　宣"),
        _strip(8000), _strip(4000), _strip(16000),
    )  # fmt: skip


def _poster() -> Template:
    given = fields(
        title=usual("title", "别占\n有人要走", max_chars=30), topic="全国助残日", support="共享单车挪一挪，盲道才能走一走",
        sign="青禾区残疾人联合会", phone="占道举报 12345", qr="https://example.org/qinghe/access", qr_note="扫码报占道",
    )  # fmt: skip
    return template(
        "access-path-poster", "盲道海报", "盲道从左边走进来，到拐弯处点几下头，往下走出去，一路没有东西挡着", "poster", TOPICS,
        "A2 A3 A1 570x840mm 420x570mm", given,
        design(420, 594, page(
            STONE,
            _path(-100, 285, 164, "--: __|", "scale end"),
            fact("topic", at(28, 32, 364, 14, "scale start", ratio=True), BOLD, 11.5, "left centre"),
            text("title", at(27, 56, 366, 200, "scale start", ratio=True), "{title}", TITLE, 88, "left top", name="标题",
                 fit=True, least=20, lines=4, line_pitch_em=1.12, tracking_em=-0.01),
            text("support", at(28, 466, 180, 42, "scale end", ratio=True), "{support}", BOLD, 12, "left top", name="副标题",
                 fit=True,
                 least=7, lines=3, line_pitch_em=1.4, needs="support"),
            fact("sign", at(28, 549, 132, 10, "scale end", ratio=True), BOLD, 8.6, "left centre"),
            fact("phone", at(28, 562, 132, 9, "scale end", ratio=True), PLAIN, 8.6, "left centre"),
            code("qr", at(164, 514, 46, 46, "scale end", ratio=True), dark=INK, light=cmyk(0, 0, 0, 0)),
            fact("qr_note", at(120, 562, 86, 9, "scale end", ratio=True), PLAIN, 7.6, "right centre", needs="qr"),
        )),
    )  # fmt: skip


def _phone() -> Template:
    width, height = px(1080, 1920)
    p = PX
    given = fields(
        title=usual("title", "路平一寸\n心近一程", max_chars=30), topic="全国助残日", support="黄色的凸点不是装饰，是路",
        sign="青禾区残疾人联合会",
    )  # fmt: skip
    return on_screen(template(
        "access-path-phone", "盲道手机海报", "屏的下半是一块大盲道砖，手指像盲杖一样划过去", "phone", TOPICS,
        "1080x1920px 1080x2340px 1242x2208px", given,
        design(width, height, page(
            STONE,
            _path(360 * p, 960 * p, 540 * p, ":- |", "scale end"),
            fact("topic", at(80 * p, 180 * p, 920 * p, 64 * p, "scale start", ratio=True), BOLD, 46 * p, "left centre"),
            text("title", at(76 * p, 270 * p, 930 * p, 480 * p, "scale start", ratio=True), "{title}", TITLE, 210 * p, "left top",
                 name="标题", fit=True, least=60 * p, lines=4, line_pitch_em=1.13),
            fact("support", at(80 * p, 790 * p, 920 * p, 60 * p, "scale start", ratio=True), BOLD, 46 * p, "left centre"),
            fact("sign", at(80 * p, 860 * p, 920 * p, 56 * p, "scale start", ratio=True), PLAIN, 40 * p, "left centre"),
        )),
        screen=True,
    ))  # fmt: skip


def _cover() -> Template:
    width, height = px(900, 383)
    p = PX
    return on_screen(template(
        "access-path-cover", "盲道公众号首图", "左右是盲道砖，正中方块给字让路", "wechat-cover", TOPICS, "900x383px 1080x460px",
        fields(title=usual("title", "盲道\n请留白", max_chars=20)),
        design(width, height, page(
            YELLOW,
            _path(-130 * p, 0, 383 * p, "-", "start scale"),
            _path(648 * p, 0, 383 * p, ":", "end scale", "end"),
            text("title", at(280 * p, 60 * p, 340 * p, 264 * p, "centre scale", ratio=True), "{title}", TITLE, 108 * p,
                 "middle centre", name="标题", fit=True, least=26 * p, lines=3, line_pitch_em=1.14),
        )),
        screen=True,
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _poster(), _phone(), _cover()
