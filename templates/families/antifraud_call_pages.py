"""挂断 for phones: a lesson of five pages over which a red sun rises, and the same lesson along a telephone's cord."""

# ruff: noqa: E501 - an element is read as one row

from math import cos, pi, sin

from families.antifraud_call import (
    GREEN,
    GREY,
    NIGHT,
    RED,
    WHITE,
    YELLOW,
    _caller,
    _handset,
    _key,
    _line,
    _title,
)
from msgspec.structs import replace
from studio import (
    PX,
    at,
    box,
    cmyk,
    code,
    curve,
    design,
    disc,
    field,
    fields,
    lined,
    page,
    polygon,
    styled,
    template,
    text,
    usual,
)

from postermaker.document.model import Cap, Element, Field, Frame, Page
from postermaker.library.templates import Design, Template

u = PX
PINS = "scale start"
DIM, MIST = cmyk(72, 62, 50, 42), cmyk(12, 8, 6, 0)
_TOPICS = "反诈 防诈骗 电话 养老 社区 科普"
_HAN = "一二三"
_CLAIMS = (
    ("“你的账户涉嫌洗钱，要配合调查。”", "公检法不会打电话办案"),
    ("“这是机密，家里人也不能说。”", "不让你问别人的，就是骗子"),
    ("“把钱转到安全账户，查完就退。”", "世上没有“安全账户”"),
)
_QUESTIONS = (
    ("您是哪个派出所的？", "记下单位和姓名，自己查号码打回去。"),
    ("到所里当面说，行吗？", "真警察一定说行，骗子一定拦着你。"),
    ("为什么要我转账？", "办案不收钱，一开口要钱就挂。"),
)
_STEPS = (
    ("马上报警", "拨 110 或 96110，说清对方账号、时间、金额。"),
    ("告诉银行", "打银行客服，说被骗了，请它帮忙拦住。"),
    ("别删记录", "通话、聊天、转账的截图都留着，带去派出所。"),
)


def _given(title: str) -> tuple[Field, ...]:
    caller = field("caller", "来电人", "来电：自称“公检法”", aliases=("骗子自称",), max_chars=16)
    made = list(fields(title=usual("title", title, max_chars=24), key_words="挂了", caller=caller, support="去派出所",
                       phone=usual("phone", "96110", max_chars=12), dial_note=field("dial_note", "拨号提示", "拿不准，先拨", max_chars=12),
                       sign="青禾区反诈中心", qr="https://example.org/fanzha", qr_note="扫码看更多真事"))  # fmt: skip
    made[4:4] = (
        *_pairs("claim", "话术", "真相", "他会这样说", "听见一句，就挂断", _CLAIMS, 24, 20),
        *_pairs("question", "问题", "回答", "反过来问三句", "答不上来，就挂断", _QUESTIONS, 14, 30),
        *_pairs("step", "步骤", "做法", "钱已经转了？", "越早，越追得回", _STEPS, 8, 36),
    )
    return tuple(made)


def _pairs(
    key: str,
    one: str,
    two: str,
    head: str,
    end: str,
    words: tuple[tuple[str, str], ...],
    long: int,
    longer: int,
) -> list[Field]:
    made = [field(f"{key}s", f"{one}的标题", head, max_chars=10)]
    for n, (first, second) in enumerate(words, 1):
        made.append(field(f"{key}{n}", f"{one}{_HAN[n - 1]}", first, aliases=(f"{one}{n}",), max_chars=long))
        made.append(
            field(f"{key}_note{n}", f"{two}{_HAN[n - 1]}", second, aliases=(f"{two}{n}",), max_chars=longer)
        )
    return [*made, field(f"{key}s_end", f"{one}的结语", end, max_chars=12)]


def _px(x: float, y: float, w: float, h: float, pins: str = PINS) -> Frame:
    return at(x * u, y * u, w * u, h * u, pins, ratio=True)


def _end(key: str, x: float, y: float, width: float, size: float, way: str) -> Element:
    """What a part comes to."""
    return text(f"{key}s_end", _px(x, y, width, 1.5 * size), f"{{{key}s_end}}", styled(WHITE), size * u, way, name="结语", fit=True,
                least=0.6 * size * u, lines=1, needs=f"{key}s_end")  # fmt: skip


def _head(key: str, x: float, y: float) -> Element:
    return text(f"{key}s", _px(x, y, 1010 - x, 130), f"{{{key}s}}", styled(WHITE), 124 * u, "left centre", name="标题", fit=True,
                least=60 * u, lines=1, tracking_em=-0.01, needs=f"{key}s")  # fmt: skip


def _claims(x: float, y: float, pitch: float) -> list[Element]:
    """What he says, in the bubbles of a call, and the truth below each."""
    made: list[Element] = []
    for n in (1, 2, 3):
        top, wide = y + (n - 1) * pitch, 1008 - x
        made += [
            box(f"bubble{n}", _px(x, top, wide, 190), DIM, radius=40 * u, needs=f"claim{n}", name="气泡"),
            polygon(f"tail{n}", _px(x + 56, top + 184, 54, 40), [(0, 0), (1, 0), (0.1, 1)], DIM, needs=f"claim{n}", name="气泡尖"),
            text(f"claim{n}", _px(x + 44, top + 20, wide - 88, 150), f"{{claim{n}}}", styled(MIST, weight=500), 52 * u, "left centre",
                 name=f"话术{_HAN[n - 1]}", fit=True, least=30 * u, lines=2, line_pitch_em=1.34, needs=f"claim{n}",
                 same_size="claim"),
            text(f"claim_note{n}", _px(x + 130, top + 206, wide - 130, 80), f"{{claim_note{n}}}", styled(YELLOW), 54 * u, "left centre",
                 name=f"真相{_HAN[n - 1]}", fit=True, least=30 * u, lines=1, needs=f"claim_note{n}", same_size="truth"),
        ]  # fmt: skip
    return made


def _numbered(key: str, names: tuple[str, str], x: float, y: float, pitch: float) -> list[Element]:
    """Three things by number: what it is, and a line about it."""
    made: list[Element] = []
    for n in (1, 2, 3):
        top, left = y + (n - 1) * pitch, x + 150
        made += [
            text(f"ghost-{key}{n}", _px(x, top - 22, 130, 180), str(n), styled(YELLOW), 168 * u, "left centre", name="序号",
                 needs=f"{key}{n}"),
            text(f"{key}{n}", _px(left, top, 1008 - left, 84), f"{{{key}{n}}}", styled(WHITE), 72 * u, "left centre",
                 name=f"{names[0]}{_HAN[n - 1]}", fit=True, least=36 * u, lines=1, needs=f"{key}{n}", same_size=key),
            text(f"{key}_note{n}", _px(left, top + 94, 1008 - left, 140), f"{{{key}_note{n}}}", styled(GREY, weight=500), 50 * u,
                 "left top", name=f"{names[1]}{_HAN[n - 1]}", fit=True, least=28 * u, lines=3, line_pitch_em=1.42, needs=f"{key}_note{n}",
                 same_size=f"{key}_note"),
        ]  # fmt: skip
    return made


# five pages -------------------------------------------------------------------------------------------------------


def _sun(key: str, height: float, rise: float, r: float = 1500.0) -> Element:
    """The key again, so large that its edge is a horizon."""
    return disc(f"red-{key}", _px(540 - r, height - rise, 2 * r, 2 * r), RED, name="红键")


def _cover(h: float) -> Page:
    r = 560.0 if h > 2000 else 520.0
    y = h - 640 if h > 2000 else h - 500
    return page(
        NIGHT,
        *_key("red", 600 * u, y * u, r * u, RED, 0.58, PINS, lift=0.22),
        *_key("green", 132 * u, (y - r - 40) * u, 52 * u, GREEN, 0.56, PINS, turn=-135),
        _caller(_px(80, 150, 920, 60), 46 * u),
        _title(_px(72, 250, 940, 560 if h > 2000 else 470), 236 * u, 44 * u),
        _line("support", _px(270, y + 30, 660, 110), WHITE, 84 * u, "middle centre", "副标题", 900),
        _line("sign", _px(270, y + 150, 660, 54), WHITE, 38 * u, "middle centre", "署名", 500),
    )


def _last(h: float) -> Page:
    top = 0.5 * (h - 1560)
    return page(
        RED,
        curve("receiver", _px(250, top, 580, 232), _handset(580 * u), (580 * u, 232 * u), WHITE, name="听筒"),
        text("dial_note", _px(80, top + 330, 920, 90), "{dial_note}", styled(WHITE), 72 * u, "middle centre", name="拨号提示",
             fit=True, least=40 * u, lines=1, needs="dial_note"),
        text("phone", _px(80, top + 430, 920, 300), "{phone}", styled(WHITE), 300 * u, "middle centre", name="电话", fit=True,
             least=60 * u, lines=1, tracking_em=-0.01, needs="phone"),
        box("card", _px(350, top + 830, 380, 380), WHITE, radius=28 * u, needs="qr", name="码底"),
        code("qr", _px(362, top + 842, 356, 356), name="二维码", light=WHITE, dark=NIGHT),
        _line("qr_note", _px(140, top + 1240, 800, 60), WHITE, 46 * u, "middle centre", "二维码说明", 700),
        replace(_line("sign", _px(140, top + 1450, 800, 60), WHITE, 42 * u, "middle centre", "署名", 700), id="sign-last"),
    )  # fmt: skip


def _pages(h: float) -> Design:
    tall = h > 2000
    head, first = (200, 470) if tall else (150, 360)
    pitch = 430 if tall else 370

    def part(key: str, rise: float, words: list[Element]) -> Page:
        """A page that is left out while nothing is said on it."""
        end = _end(key, 72, h - 0.62 * rise * h - 60, 936, 92, "middle centre")
        made = page(NIGHT, _sun(key, h, rise * h), _head(key, 72, head), *words, end)
        return replace(made, needs=" ".join(f"{key}{n}" for n in (1, 2, 3)))

    return design(
        1080 * u, h * u, _cover(h),
        part("claim", 0.13, _claims(72, first, pitch)),
        part("question", 0.2, _numbered("question", ("问题", "回答"), 72, first, pitch - 20)),
        part("step", 0.27, _numbered("step", ("步骤", "做法"), 72, first, pitch - 60)),
        _last(h),
    )  # fmt: skip


# one long picture -------------------------------------------------------------------------------------------------

#: Of the cord: its middle, the loops' half width and half height, their pitch, px.
_CORD_X, _LOOP_X, _LOOP_Y, _PITCH = 122.0, 46.0, 27.0, 58.0
#: How far to the right of its first loop and above it the cord leaves the key, px.
_LEAD_X, _LEAD_Y = 210.0, 150.0


def _cord(top: float, foot: float) -> Element:
    """The coiled cord from the key down to the number, turn by turn in quarters."""
    turns = round((foot - top) / _PITCH)
    pitch = (foot - top) / turns

    def spot(t: float) -> tuple[float, float]:
        return _LOOP_X * (1 - cos(t)), pitch * t / (2 * pi) + _LOOP_Y * sin(t)

    def way(t: float) -> tuple[float, float]:
        return _LOOP_X * sin(t), pitch / (2 * pi) + _LOOP_Y * cos(t)

    step, data = pi / 2, f"M{_LEAD_X:g} {-_LEAD_Y:g}C{0.4 * _LEAD_X:g} {-_LEAD_Y:g} 0 {-0.7 * _LEAD_Y:g} 0 0"
    for n in range(4 * turns):
        a, b = n * step, (n + 1) * step
        (x, y), (dx, dy), (x1, y1), (dx1, dy1) = spot(a), way(a), spot(b), way(b)
        places = (x + dx * step / 3, y + dy * step / 3, x1 - dx1 * step / 3, y1 - dy1 * step / 3, x1, y1)
        data += "C" + " ".join(f"{place:.1f}" for place in places)
    size, stroke = (2 * _LOOP_X, foot - top), lined(10 * u, RED, cap=Cap.ROUND)
    return curve("cord", _px(_CORD_X - _LOOP_X, top, *size), data, size, None, stroke=stroke, name="电话线")


def _button(key: str, y: float) -> list[Element]:
    """What a part comes to, on the key that hangs up."""
    needs, mark = f"{key}s_end", 84.0
    return [
        box(f"button-{key}", _px(232, y, 776, 132), RED, radius=66 * u, needs=needs, name="按钮"),
        curve(f"button-set-{key}", _px(284, y + 66 - 0.2 * mark, mark, 0.4 * mark), _handset(mark * u), (mark * u, 0.4 * mark * u), WHITE,
              needs=needs, name="听筒"),
        _end(key, 400, y + 21, 580, 60, "left centre"),
    ]  # fmt: skip


def _long(h: float) -> Design:
    more = (h - 5600) / 9
    one, two, three = 310 + more, 260 + more, 262 + more
    y1 = 1440.0
    y2 = y1 + 3 * one + 384
    y3 = y2 + 3 * two + 390
    foot = h - 600
    return design(1080 * u, h * u, page(
        NIGHT,
        _cord(1344, foot + 10),
        *_key("red", 560 * u, 1010 * u, 360 * u, RED, 0.62, PINS, lift=0.2),
        *_key("green", 122 * u, 700 * u, 46 * u, GREEN, 0.56, PINS, turn=-135),
        _caller(_px(80, 100, 920, 60), 46 * u),
        _title(_px(72, 180, 940, 430), 208 * u, 44 * u),
        _line("support", _px(290, 1034, 540, 100), WHITE, 76 * u, "middle centre", "副标题", 900),
        _head("claim", 232, y1), *_claims(232, y1 + 165, one), *_button("claim", y1 + 3 * one + 172),
        _head("question", 232, y2), *_numbered("question", ("问题", "回答"), 232, y2 + 180, two), *_button("question", y2 + 3 * two + 178),
        _head("step", 232, y3), *_numbered("step", ("步骤", "做法"), 232, y3 + 180, three),
        box("foot", _px(-10, foot, 1100, 640, "scale end"), RED, name="底"),
        text("dial_note", _px(72, foot + 90, 590, 84, "scale end"), "{dial_note}", styled(WHITE), 64 * u, "left centre", name="拨号提示",
             fit=True, least=36 * u, lines=1, needs="dial_note"),
        text("phone", _px(68, foot + 180, 600, 220, "scale end"), "{phone}", styled(WHITE), 208 * u, "left centre", name="电话", fit=True,
             least=50 * u, lines=1, tracking_em=-0.01, needs="phone"),
        _line("sign", _px(72, foot + 440, 590, 60, "scale end"), WHITE, 42 * u, "left centre", "署名", 700),
        box("card", _px(708, foot + 100, 300, 300, "scale end"), WHITE, radius=24 * u, needs="qr", name="码底"),
        code("qr", _px(718, foot + 110, 280, 280, "scale end"), name="二维码", light=WHITE, dark=NIGHT),
        _line("qr_note", _px(688, foot + 440, 340, 60, "scale end"), WHITE, 38 * u, "middle centre", "二维码说明", 700),
    ))  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The lesson in pages."""
    return (
        template(
            "antifraud-call-h5", "挂断键 H5", "五页讲完一个骗局：红键像太阳一页页升起来，最后一页全红，只剩一个号码", "h5", _TOPICS,
            "1080x2340px 1080x1920px", _given("挂了，\n当面问"), _pages(2340), _pages(1920), screen=True,
        ),
        template(
            "antifraud-call-long", "挂断键长图", "一根电话线从挂断键一直拉到最后的号码，沿线是骗子的话、该问的话、该做的事", "phone-long", _TOPICS,
            "1080x5600px 1080x6400px", tuple(each for each in _given("挂了，\n当面问") if each.key != "steps_end"),
            _long(5600), _long(6400), screen=True,
        ),
    )  # fmt: skip
