"""挂断, the stand: a call as tall as a person, the red key at the height of the hand."""

from families.antifraud_call import GREEN, NIGHT, RED, WHITE, _caller, _key, _line, _title
from studio import at, design, field, fields, page, template

from postermaker.library.templates import Template


def templates() -> tuple[Template, ...]:
    """The stand."""
    w, h = 800, 1800
    drawn = page(
        NIGHT,
        *_key("red", 470, 1300, 540, RED, 0.5, "scale end", lift=0.3),
        *_key("green", 108, 752, 44, GREEN, 0.56, "scale start", turn=-135),
        _caller(at(64, 110, 672, 56, "scale start", ratio=True), 40),
        _title(at(62, 190, 676, 440, "scale start", ratio=True), 226, 40),
        _line("support", at(170, 1270, 600, 110, "scale end", ratio=True), WHITE, 92, "middle centre", "副标题", 900),
        _line("phone", at(170, 1400, 600, 90, "scale end", ratio=True), WHITE, 70, "middle centre", "电话", 900),
        _line("sign", at(170, 1560, 600, 60, "scale end", ratio=True), WHITE, 38, "middle centre", "署名", 500),
    )  # fmt: skip
    caller = field("caller", "来电人", "来电：自称“公检法”", aliases=("骗子自称",), max_chars=16)
    return (
        template(
            "antifraud-call-stand", "挂断键 X 展架", "一人高的来电界面，红键在伸手的高度", "x-stand",
                "反诈 防诈骗 电话 养老 社区",
            "80x180cm 60x160cm",
            fields(title="挂了，\n当面问", key_words="挂了", caller=caller, support="去派出所", phone="拿不准拨 96110",
                sign="青禾区反诈中心"),
            design(w, h, drawn),
        ),
    )  # fmt: skip
