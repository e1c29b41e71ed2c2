"""挂断: the sheet is a call coming in; the red key is a hundred times larger than the green one."""

from families._paths import bent
from studio import (
    at,
    cmyk,
    curve,
    design,
    disc,
    field,
    fields,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.color import Flat, Paint, Rgb
from postermaker.document.model import Element, Frame, Span
from postermaker.library.templates import Design, Template

NIGHT, RED, GREEN = cmyk(82, 72, 56, 74), cmyk(0, 96, 92, 0), cmyk(78, 4, 84, 0)
WHITE, GREY, YELLOW = cmyk(0, 0, 0, 0), cmyk(22, 16, 12, 0), cmyk(0, 10, 92, 0)
_TOPICS = "反诈 防诈骗 电话 养老 社区"


def _handset(width: float) -> str:
    """A receiver laid on its ends, in a box of `width` × 0.4 of it."""
    u = width

    def at_(*numbers: float) -> tuple[float, ...]:
        return tuple(n * u for n in numbers)

    return bent(
        (0.0, 0.3 * u),
        at_(0.0, 0.08, 0.24, 0.0, 0.5, 0.0), at_(0.76, 0.0, 1.0, 0.08, 1.0, 0.3), at_(1.0, 0.36, 0.97, 0.395, 0.92, 0.39),
        at_(0.76, 0.36), at_(0.73, 0.353, 0.715, 0.335, 0.715, 0.305), at_(0.715, 0.21), at_(0.6, 0.165, 0.4, 0.165, 0.285, 0.21),
        at_(0.285, 0.305), at_(0.285, 0.335, 0.27, 0.353, 0.24, 0.36), at_(0.08, 0.39), at_(0.03, 0.395, 0.0, 0.36, 0.0, 0.3),
        closed=True,
    )  # fmt: skip


def _key(
    name: str,
    x: float,
    y: float,
    r: float,
    paint: Paint,
    share: float,
    pins: str = "scale scale",
    turn: float = 0.0,
    lift: float = 0.0,
) -> list[Element]:
    """A round key about (x, y) with the receiver on it, `lift` of the radius above its middle."""
    w = 2 * r * share
    return [
        disc(f"{name}_key", at(x - r, y - r, 2 * r, 2 * r, pins, ratio=True), paint, name="按键"),
        curve(
            f"{name}_set",
            at(x - w / 2, y - w * 0.2 - r * lift, w, w * 0.4, pins, turn=turn, ratio=True),
            _handset(w),
            (w, w * 0.4),
            WHITE,
            name="听筒",
        ),
    ]


def _caller(frame: Frame, size: float, way: str = "left centre") -> Element:
    return text(
        "caller",
        frame,
        "{caller}",
        styled(GREY, weight=500),
        size,
        way,
        name="来电人",
        fit=True,
        least=size * 0.5,
        lines=1,
        needs="caller",
    )


def _title(frame: Frame, size: float, least: float, lines: int = 5, way: str = "left top") -> Element:
    return text(
        "title",
        frame,
        "{title}",
        styled(WHITE),
        size,
        way,
        name="标题",
        fit=True,
        least=least,
        lines=lines,
        tracking_em=-0.01,
        line_pitch_em=1.09,
        spans=(Span(words="{key_words}", fill=YELLOW),),
    )


def _line(
    key: str, frame: Frame, paint: Paint, size: float, way: str, name: str, weight: int = 700
) -> Element:
    return text(
        key,
        frame,
        f"{{{key}}}",
        styled(paint, weight=weight),
        size,
        way,
        name=name,
        fit=True,
        least=size * 0.55,
        lines=1,
        needs=key,
    )


def _poster() -> Design:
    return design(
        420,
        594,
        page(
            NIGHT,
            *_key("red", 270, 464, 210, RED, 0.58, lift=0.26),
            *_key("green", 46, 300, 20, GREEN, 0.56, turn=-135),
            _caller(at(26, 26, 240, 18, "scale scale"), 13),
            _line("sign", at(250, 26, 144, 18, "scale scale"), GREY, 9, "right centre", "署名", 500),
            _title(at(25, 52, 370, 192, "scale scale"), 100, 18),
            _line("support", at(140, 466, 260, 44, "scale scale"), WHITE, 33, "middle centre", "副标题", 900),
            _line("phone", at(140, 514, 260, 28, "scale scale"), WHITE, 24, "middle centre", "电话", 900),
        ),
    )


def _phone() -> Design:
    w, h = px(1080, 1920)
    u = w / 1080
    return design(
        w,
        h,
        page(
            NIGHT,
            *_key("red", 640 * u, 1400 * u, 560 * u, RED, 0.58, "centre scale", lift=0.2),
            *_key("green", 132 * u, 896 * u, 52 * u, GREEN, 0.56, turn=-135),
            _caller(at(80 * u, 190 * u, 920 * u, 60 * u, "scale scale"), 46 * u),
            _title(at(78 * u, 290 * u, 924 * u, 470 * u, "scale scale"), 236 * u, 44 * u),
            _line(
                "support",
                at(310 * u, 1428 * u, 660 * u, 110 * u, "scale scale"),
                WHITE,
                84 * u,
                "middle centre",
                "副标题",
                900,
            ),
            _line(
                "phone",
                at(310 * u, 1544 * u, 660 * u, 80 * u, "scale scale"),
                WHITE,
                64 * u,
                "middle centre",
                "电话",
                900,
            ),
            _line(
                "sign",
                at(310 * u, 1636 * u, 660 * u, 54 * u, "scale scale"),
                WHITE,
                36 * u,
                "middle centre",
                "署名",
                500,
            ),
        ),
    )


def _led() -> Design:
    w, h = px(1920, 1080)
    u = w / 1920
    return design(
        w,
        h,
        page(
            Flat(Rgb(0.016, 0.03, 0.06)),
            *_key("red", 1490 * u, 640 * u, 510 * u, RED, 0.635, "end scale", lift=0.1),
            *_key("green", 930 * u, 900 * u, 56 * u, GREEN, 0.56, "end scale", turn=-135),
            _caller(at(112 * u, 96 * u, 820 * u, 76 * u, "start scale", ratio=True), 60 * u),
            _title(at(111 * u, 200 * u, 850 * u, 560 * u, "both scale", ratio=True), 250 * u, 46 * u),
            _line(
                "phone",
                at(1160 * u, 790 * u, 660 * u, 130 * u, "end scale", ratio=True),
                WHITE,
                110 * u,
                "middle centre",
                "电话",
                900,
            ),
            _line(
                "sign",
                at(112 * u, 866 * u, 700 * u, 70 * u, "start scale", ratio=True),
                GREY,
                52 * u,
                "left centre",
                "署名",
                500,
            ),
        ),
    )


def _cover() -> Design:
    w, h = px(900, 383)
    u = w / 900
    return design(
        w,
        h,
        page(
            NIGHT,
            *_key("red", 812 * u, 250 * u, 190 * u, RED, 0.6, "end scale"),
            *_key("green", 120 * u, 192 * u, 26 * u, GREEN, 0.56, "start scale", turn=-135),
            _caller(at(264 * u, 44 * u, 350 * u, 34 * u, "centre scale", ratio=True), 26 * u),
            _title(at(260 * u, 90 * u, 356 * u, 204 * u, "centre scale", ratio=True), 98 * u, 15 * u),
            _line(
                "phone",
                at(264 * u, 304 * u, 350 * u, 44 * u, "centre scale", ratio=True),
                YELLOW,
                34 * u,
                "left centre",
                "电话",
                900,
            ),
        ),
    )


def templates() -> tuple[Template, ...]:
    """The family."""
    caller = field("caller", "来电人", "来电：自称“公检法”", aliases=("骗子自称",), max_chars=16)
    unit = "青禾区反诈中心"
    words = {"title": "挂了，\n当面问", "key_words": "挂了"}
    return (
        template(
            "antifraud-call-poster",
            "挂断键海报",
            "整张海报是一个来电界面，红键比绿键大一百倍",
            "poster",
            _TOPICS,
            "A2 A3 A1 570x840mm",
            fields(**words, caller=caller, support="去派出所", phone="拿不准拨 96110", sign=unit),
            _poster(),
        ),
        template(
            "antifraud-call-phone",
            "挂断键手机海报",
            "手机上的来电，手指不用找就按得到红键",
            "phone",
            f"{_TOPICS} 转发",
            "1080x1920px 1080x2340px",
            fields(**words, caller=caller, support="去派出所", phone="拿不准拨 96110", sign=unit),
            _phone(),
            screen=True,
        ),
        template(
            "antifraud-call-led",
            "挂断键 LED",
            "屏上一只大红键，字在左边",
            "led",
            _TOPICS,
            "1920x1080px 1280x720px 3840x2160px",
            fields(**words, caller=caller, phone="96110", sign=unit),
            _led(),
            safe=px(32, 0)[0],
            screen=True,
        ),
        template(
            "antifraud-call-cover",
            "挂断键公众号首图",
            "右边半只红键，左边一粒绿的",
            "wechat-cover",
            _TOPICS,
            "900x383px 1080x460px",
            fields(**words, caller=caller, phone="拿不准拨 96110"),
            _cover(),
            screen=True,
        ),
    )
