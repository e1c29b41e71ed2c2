"""挂断, the leaflet: on the cover the red key; open, a key as wide as the sheet rises from the foot under three calls."""

from families._panels import BACK, COVER, FLAP, INSIDE, SHEET
from families.antifraud_call import GREEN, GREY, NIGHT, RED, WHITE, YELLOW, _handset, _key
from studio import (
    at,
    box,
    cmyk,
    code,
    curve,
    design,
    disc,
    field,
    fields,
    group,
    page,
    styled,
    template,
    text,
    usual,
)

from postermaker.document.model import Element, Field, FieldKind, Frame, Span
from postermaker.geometry import Box
from postermaker.library.templates import Template

PAPER, INK = cmyk(11, 7, 6, 0), cmyk(0, 0, 0, 100)
_CALLS = (
    (
        "来电：快递客服",
        "“您的包裹丢了，\n加我给您三倍赔偿。”",
        "真的理赔走平台，\n不加私人好友，\n不点链接，\n不用您先转一分钱。",
    ),
    (
        "来电：公检法",
        "“你涉嫌洗钱，\n把钱转到安全账户。”",
        "公安机关不在电话里办案，\n也没有“安全账户”。\n挂了，去派出所当面问。",
    ),
    (
        "来电：孙子同学",
        "“爷爷，他撞了人，\n快打两万块来。”",
        "声音能学，\n照片能换。\n先挂断，再打给本人，\n打给他爸妈。",
    ),
)
_SAYINGS = ("屏幕共享，\n等于把钱包递给他", "验证码，\n谁要都不给", "先交钱后办事的，\n十有八九是骗")


def _in(panel: Box, y: float, height: float, inset: float = 10.0) -> Frame:
    """Across a panel, 10 mm off its edges."""
    return at(panel.x + inset, y, panel.width - 2 * inset, height, "scale scale", ratio=True)


def _saying(i: int) -> tuple[Element, ...]:
    n, y = i + 1, 62 + i * 44
    return (
        text(f"saying{n}", _in(FLAP, y, 26), f"{{saying{n}}}", styled(WHITE), 8.6, "left top", name=f"提醒{n}", fit=True,
             least=4, lines=3,
             line_pitch_em=1.25, needs=f"saying{n}", same_size="sayings"),
        box(f"dash{n}", at(FLAP.x + 10, y - 7, 12, 1.4, "scale scale", ratio=True), WHITE, needs=f"saying{n}"),
    )  # fmt: skip


def _call(i: int) -> Element:
    """A call: who says he is calling, what he says in a bubble, what is true."""
    n, panel = i + 1, INSIDE[i]
    width = panel.width - 20
    parts = (
        text(f"caller{n}", at(0, 0, width, 8, "scale scale", ratio=True), f"{{caller{n}}}", styled(cmyk(0, 0, 0, 78),
             weight=700), 5,
             "left centre", name=f"来电{n}", fit=True, least=3, lines=1, needs=f"caller{n}"),
        box(f"bubble{n}", at(0, 11, width, 32, "scale scale", ratio=True), WHITE, radius=4, needs=f"said{n}"),
        text(f"said{n}", at(6, 14, width - 10, 26, "scale scale", ratio=True), f"{{said{n}}}", styled(RED), 8, "left centre",
             name=f"骗子的话{n}", fit=True, least=3.6, lines=4, line_pitch_em=1.32, needs=f"said{n}"),
        text(f"truth{n}", at(0, 51, width, 44, "scale scale", ratio=True), f"{{truth{n}}}", styled(INK, weight=500), 5.2,
             "left top",
             name=f"实情{n}", fit=True, least=3, lines=8, line_pitch_em=1.5, needs=f"truth{n}"),
    )  # fmt: skip
    return group(f"call{n}", at(panel.x + 10, 16, width, 96, "scale scale", ratio=True), *parts, name=f"来电{n}",
                 needs=f"caller{n} said{n} truth{n}")  # fmt: skip


def _outside() -> tuple[Element, ...]:
    cover = group(
        "cover", at(COVER.x, -4, COVER.width + 4, 218, "scale both"),
        *_key("red", 64, 172, 60, RED, 0.48, lift=0.1), *_key("green", 17, 106, 6, GREEN, 0.56, turn=-135), clip=True,
            name="封面",
    )  # fmt: skip
    return (
        cover,
        text("caller", _in(COVER, 14, 8), "{caller}", styled(GREY, weight=500), 5, "left centre", name="来电人", fit=True,
             least=3, lines=1,
             needs="caller"),
        text("title", _in(COVER, 25, 62, 9.2), "{title}", styled(WHITE), 26, "left top", name="标题", fit=True, least=7, lines=4,
             tracking_em=-0.01, line_pitch_em=1.1, spans=(Span(words="{key_words}", fill=YELLOW),)),
        text("cover_phone", at(COVER.x + 34, 180, 60, 11, "scale scale", ratio=True), "{support}", styled(WHITE), 9,
             "middle centre",
             name="副标题", fit=True, least=4, lines=1, needs="support"),
        text("ask", _in(BACK, 42, 12), "{ask}", styled(WHITE), 9.4, "middle centre", name="求助提示", fit=True, least=5,
             lines=1, needs="ask"),
        text("phone", _in(BACK, 56, 30), "{phone}", styled(YELLOW), 30, "middle centre", name="电话", fit=True, least=7, lines=1,
             needs="phone"),
        code("qr", at(BACK.x + (BACK.width - 34) / 2, 108, 34, 34, "scale scale", ratio=True), name="二维码", light=WHITE,
             dark=INK),
        text("qr_note", _in(BACK, 146, 7), "{qr_note}", styled(WHITE, weight=700), 4.4, "middle centre", name="二维码说明",
             fit=True, least=3,
             lines=1, needs="qr_note"),
        text("sign", _in(BACK, 182, 16), "{sign}\n{place}", styled(GREY, weight=500), 3.8, "middle foot", name="署名地址",
             fit=True, least=2.8,
             lines=3, line_pitch_em=1.6, needs="sign place"),
        box("flap", at(-4, -4, FLAP.width + 4, 218, "scale both"), RED, name="折进页"),
        text("heading", _in(FLAP, 18, 24), "{heading}", styled(WHITE), 15, "left top", name="小标题", fit=True, least=6, lines=2,
             line_pitch_em=1.15, needs="heading"),
        *(part for i in range(3) for part in _saying(i)),
    )  # fmt: skip


def _inside() -> tuple[Element, ...]:
    r, w, x, top = 192.0, 118.0, SHEET.width / 2, 127.0
    return (
        disc("key", at(x - r, top, 2 * r, 2 * r, "centre scale", ratio=True), RED, name="红键"),
        curve("set", at(x - w / 2, 150, w, 0.4 * w, "centre scale", ratio=True), _handset(w), (w, 0.4 * w), WHITE, name="听筒"),
        *(_call(i) for i in range(3)),
    )  # fmt: skip


def _given() -> tuple[Field, ...]:
    made: list[Field] = [
        *fields(
            title=usual("title", "挂了，\n当面问", max_chars=20), key_words="挂了", support="先挂断", phone="96110",
                qr="https://example.org/qinghe/fanzha",
            qr_note="扫码装国家反诈中心", sign="青禾区反诈中心", place="各派出所都可以当面问",
        ),
        field("caller", "来电人", "来电：自称“公检法”", aliases=("骗子自称",), max_chars=16),
        field("ask", "求助提示", "拿不准，打这个电话", max_chars=14),
        field("heading", "小标题", "别急，\n记住三句", aliases=("折进页标题",), kind=FieldKind.LINES, max_chars=16),
    ]  # fmt: skip
    for n, (digit, said) in enumerate(zip("一二三", _SAYINGS, strict=True), 1):
        made.append(
            field(
                f"saying{n}", f"提醒{digit}", said, aliases=(f"提醒{n}",), kind=FieldKind.LINES, max_chars=30
            )
        )
    for n, (digit, (caller, said, truth)) in enumerate(zip("一二三", _CALLS, strict=True), 1):
        made += [
            field(f"caller{n}", f"来电{digit}", caller, aliases=(f"来电{n}",), max_chars=16),
            field(
                f"said{n}",
                f"骗子的话{digit}",
                said,
                aliases=(f"骗子的话{n}",),
                kind=FieldKind.LINES,
                max_chars=40,
            ),
            field(
                f"truth{n}", f"实情{digit}", truth, aliases=(f"实情{n}",), kind=FieldKind.LINES, max_chars=90
            ),
        ]
    return tuple(made)


def templates() -> tuple[Template, ...]:
    """The leaflet."""
    return (
        template(
            "antifraud-call-trifold", "挂断键三折页", "封面一只红键；打开是三通来电，底下一只占满三折的大红键", "trifold",
            "反诈 防诈骗 电话 养老 社区 折页", "A4横 285x210mm", _given(), design(*SHEET, page(NIGHT, *_outside()), page(PAPER,
                *_inside())),
        ),
    )  # fmt: skip
