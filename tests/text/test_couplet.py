import pytest

from postermaker.errors import InputFault
from postermaker.text.couplet import Couplet, read_couplet


@pytest.mark.parametrize(
    "written",
    [
        "上联：爆竹声中一岁除，|下联：春风送暖入屠苏。|横批：万象更新",
        "爆竹声中一岁除\n春风送暖入屠苏\n万象更新",
        "下联:春风送暖入屠苏｜上联:爆竹声中一岁除｜横批:万象更新",
    ],
)
def test_a_couplet_is_read_as_people_write_it(written: str) -> None:
    assert read_couplet(written) == Couplet("爆竹声中一岁除", "春风送暖入屠苏", "万象更新")


def test_halves_of_unequal_length_are_noticed() -> None:
    assert not read_couplet("天增岁月人增寿|春满乾坤福满").equal


@pytest.mark.parametrize("written", ["", "上联：爆竹声中一岁除", "下联：|上联：一"])
def test_half_a_couplet_is_none(written: str) -> None:
    with pytest.raises(InputFault, match="上联和下联"):
        read_couplet(written)
