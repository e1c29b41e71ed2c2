"""纸上落日: half a sun leaves the paper, hills fade from dark to nothing, the words stand as on a painting."""

from msgspec.structs import replace
from studio import (
    BRUSH,
    Colors,
    at,
    banner,
    box,
    cmyk,
    design,
    disc,
    fields,
    linear,
    on_screen,
    ornament,
    page,
    px,
    styled,
    template,
    text,
)

from postermaker.document.model import Element, Field, FieldKind, Frame
from postermaker.library.templates import Design, Template

C = Colors("ink")
#: Small words of one plate stay sharp.
WHITE, SMALL = cmyk(0, 0, 0, 0), cmyk(0, 0, 0, 94)
_TOPICS = "敬老 重阳 传统文化 家风 孝老 读书"
_IDEA = "半轮落日出了纸边，山色由浓到淡，字像题在画上"
_SUN = linear(
    (0, cmyk(4, 94, 90, 0)), (0.5, cmyk(0, 86, 80, 0)), (1, cmyk(0, 34, 34, 0)), start=(0, 0), end=(0, 1)
)
#: Few characters are written large.
_TITLE = Field(
    key="title", label="标题", aliases=("主标题", "标语", "口号"), kind=FieldKind.LINES, required=True, max_chars=16,
         sample="重阳"
)  # fmt: skip


def _sun(x: float, y: float, size: float, pins: str) -> Element:
    return disc("sun", at(x, y, size, size, pins, ratio=True), _SUN, name="落日")


def _hills(frame: Frame, peaks: int, seed: int, key: str = "hills") -> Element:
    return ornament(key, "ink-mountain", frame, C.words, C.ground, name="远山", peaks=peaks, seed=seed)


def _seal(x: float, y: float, size: float, pins: str) -> Element:
    return ornament(
        "seal",
        "seal",
        at(x, y, size, size, pins, ratio=True),
        C.seal,
        WHITE,
        content="{topic}",
        needs="topic",
        name="印",
    )


def _ground(length: float) -> Design:
    """A banner drawn at a length."""
    short, long = length < 5000, length > 12000
    left, right, reach, hill = (680, 300, 1060, 320) if short else (900, 640, 2300, 190)
    slogan, sign = banner(
        styled(C.words, BRUSH, 400), C.words, left=left, right=right, key_words=C.key, way="middle" if long else "right",
        size=500, gap=1.6 if long else 0.6, tracking=-0.01, spread=0.12, length=length,
        sign_way="middle" if long else "right",
    )  # fmt: skip
    sign = replace(sign, style=styled(C.words, "Noto Serif SC", 700))
    fade = linear((0, C("ground", 0.0)), (1, C.ground))
    return design(length, 700, page(
        C.ground, _sun(-170 if short else -60, 46, 540, "start scale"),
        _hills(at(-10, hill, reach, 710 - hill, "start scale", ratio=True), 2, 11 if short else 5),
        box("mist", at(reach * 0.5, hill - 10, reach * 0.52, 720 - hill, "start scale", ratio=True), fade, name="雾"),
        replace(slogan, takes=""), sign,
    ))  # fmt: skip


def _banner() -> Template:
    return template(
        "ink-sun-banner", "纸上落日横幅", _IDEA, "banner", _TOPICS, "8x0.7m 6x0.7m 4x0.7m 10x0.9m 16x0.7m",
        fields(slogan="老有所伴 伴里有笑声", sign="青禾区老龄工作办公室  宣"), _ground(8000), _ground(4000), _ground(16000),
             safe=150,
    )  # fmt: skip


def _upright() -> Template:
    return template(
        "ink-sun-vertical", "纸上落日竖幅", _IDEA, "banner-vertical", _TOPICS, "1.2x6m 0.9x6m 0.9x4m 0.7x5m",
        fields(slogan="家有一老 胜似一宝", topic="敬老", sign="云溪街道老龄工作办公室"),
        design(1200, 6000, page(
            C.ground,
            _sun(-420, 4230, 1260, "scale end"),
            _hills(at(-10, 5080, 1220, 830, "scale end", ratio=True), 3, 6),
            text("slogan", at(300, 260, 780, 3640, "scale both", ratio=True), "{slogan}", styled(C.words, BRUSH, 400), 660,
                 "left centre",
                 name="标语", fit=True, least=120, lines=3, vertical=True, tracking_em=-0.02, gap_em=0.5, line_pitch_em=1.02),
            _seal(122, 3880, 160, "scale end"),
            text("sign", at(157, 300, 90, 2700, "scale start", ratio=True), "{sign}", styled(C.words, "Noto Serif SC", 700), 72,
                 "left centre", name="署名", fit=True, least=36, lines=1, vertical=True, tracking_em=0.1, needs="sign"),
        )), safe=70,
    )  # fmt: skip


def _scroll(
    key: str,
    name: str,
    product: str,
    sizes: str,
    width: float,
    height: float,
    given: tuple[Field, ...],
    *,
    screen: bool = False,
) -> Template:
    """The upright pieces: title at the right, sun leaving on the left, hills at the foot. Drawn in 420ths of the width."""
    u = width / 420

    def put(x: float, y: float, w: float, h: float, pins: str = "scale start") -> Frame:
        return at(x * u, y * u, w * u, h * u, pins, ratio=True)

    foot = height / u
    sun, title, support, sign = (
        put(-96, foot - 380, 270, 270, "scale end"),
        put(236, 44, 154, foot - 320),
        put(168, 52, 56, foot - 330),
        foot - 58,
    )
    if screen:
        sun = put(-96, foot - 450, 270, 270, "scale end")
        title, support, sign = put(236, 84, 154, foot - 400), put(168, 92, 56, foot - 410), foot - 128
    made = template(
        key, name, _IDEA, product, _TOPICS, sizes, given,
        design(width, height, page(
            C.ground,
            disc("sun", sun, _SUN, name="落日"),
            _hills(put(-5, foot - (320 if screen else 250), 430, 260, "scale end"), 4, 3),
            text("title", title, "{title}", styled(C.words, BRUSH, 400), 154 * u, "left centre",
                 name="标题", fit=True, least=18 * u, lines=3, vertical=True, tracking_em=0.0, line_pitch_em=1.0),
            text("support", support, "{support}", styled(C.words, "Noto Serif SC", 700), 19 * u, "left centre",
                 name="副标题", fit=True, least=8 * u, lines=2, vertical=True, tracking_em=0.14, line_pitch_em=1.5,
                 needs="support"),
            ornament("seal", "seal", put(30, 52, 30, 30) if not screen else put(30, 92, 30, 30), C.seal, WHITE, content="{topic}",
                 needs="topic", name="印"),
            text("sign", put(26, sign, 368, 34, "scale end"), "{time} {place}\n{sign}", styled(SMALL, "Noto Serif SC", 700),
                 11 * u, "right foot",
                 name="署名", fit=True, least=6 * u, lines=3, line_pitch_em=1.5, tracking_em=0.04, needs="time place sign"),
        )), screen=screen,
    )  # fmt: skip
    return on_screen(made) if screen else made


def _upright_pieces() -> tuple[Template, ...]:
    return (
        _scroll(
            "ink-sun-poster", "纸上落日海报", "poster", "A2 A3 A1 570x840mm", 420, 594,
            fields(title=_TITLE, support="山再高\n高不过一句惦记", topic="敬老", time="九月初九", place="青禾文化广场",
                 sign="青禾区老龄工作办公室"),
        ),
        _scroll(
            "ink-sun-stand", "纸上落日展架", "door-stand", "80x180cm 60x160cm", 800, 1800,
            fields(title=replace(_TITLE, sample="慢慢走\n有我们"), support="一座城怎样待老人，就有怎样的良心", topic="敬老",
                 time="敬老月",
                 sign="云溪社区居民委员会"),
        ),
        _scroll(
            "ink-sun-phone", "纸上落日手机海报", "phone", "1080x1920px 1080x2340px 1080x2400px", *px(1080, 1920),
            fields(title=replace(_TITLE, sample="归家"), support="家里那盏灯\n等的从来是脚步声", topic="家风",
                 sign="青禾区文明办"), screen=True,
        ),
    )  # fmt: skip


def templates() -> tuple[Template, ...]:
    """The family."""
    return _banner(), _upright(), *_upright_pieces()
