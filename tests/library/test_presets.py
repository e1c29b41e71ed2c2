"""Presets: ours, and a shop's own from a file."""

import re
from pathlib import Path

import pytest

from postermaker.errors import InputFault
from postermaker.library.presets import Colors, Pixels, Preset, Sheets, Standard, preset, presets

KEYS = {
    "pdf-x4", "pdf-x1a", "large-pdf", "large-pdf-1to10", "large-tiff", "large-jpg", "screen-png", "phone-html", "led-png",
    "office-pdf", "one-character", "proof-pdf",
}  # fmt: skip
MANUAL = Path(__file__).parents[2] / "docs/presets.md"


def own(folder: Path, text: str, name: str = "店.toml") -> str:
    path = folder / name
    path.write_text(text, "utf-8")
    return str(path)


def test_all_are_there_and_each_says_itself_in_both_languages() -> None:
    assert set(presets()) == KEYS
    for p in presets().values():
        assert p.name
        assert p.summary
        assert p.english.isascii()
        assert p.summary_english.isascii()
        assert p.summary_english


def test_what_tells_them_apart() -> None:
    assert [preset(k).standard for k in ("pdf-x4", "pdf-x1a", "large-pdf")] == [
        Standard.X4,
        Standard.X1A,
        Standard.X4,
    ]
    assert (preset("large-pdf").scale, preset("large-pdf-1to10").scale) == (1, 10)
    assert preset("large-tiff").suffixes[0] == ".tif"
    assert preset("screen-png").colors is Colors.RGB
    assert preset("led-png").pixels is Pixels.CRISP
    assert [preset(k).sheets for k in ("office-pdf", "one-character", "proof-pdf")] == [
        Sheets.TILES,
        Sheets.CHARACTERS,
        Sheets.PROOF,
    ]
    assert all(p.bleed is None for p in presets().values()), "bleed is the product's"


def test_no_print_preset_is_rgb_and_no_other_claims_a_standard() -> None:
    for p in presets().values():
        assert p.colors is Colors.CMYK or p.standard is Standard.NONE


def test_ones_own_file_takes_the_rest_from_its_base(tmp_path: Path) -> None:
    made = preset(own(tmp_path, 'base = "large-pdf-1to10"\nbleed = 5\n'))
    ours = preset("large-pdf-1to10")
    assert (made.bleed, made.scale, made.slug_line, made.standard) == (5, 10, True, Standard.X4)
    assert (made.key, made.name, made.english) == ("own", "店", "店")
    assert ours.bleed is None


def test_ones_own_file_may_stand_alone_and_name_itself(tmp_path: Path) -> None:
    made = preset(
        own(tmp_path, 'key = "shop"\nname = "店"\nsuffixes = [".tif"]\ncompression = "lzw"\n', "A.TOML")
    )
    assert (made.key, made.name, made.suffixes, made.compression) == ("shop", "店", (".tif",), "lzw")


@pytest.mark.parametrize("profile", ["shop.icc", "特性/shop.icc", "../shop.icc"])
def test_a_profile_is_looked_for_beside_the_file_wherever_one_stands(
    profile: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "presets"
    (folder / "特性").mkdir(parents=True)
    (folder / profile).write_bytes(b"icc")
    monkeypatch.chdir(tmp_path)
    own(folder, f'base = "pdf-x4"\nprofile = "{profile}"\n')
    made = preset("presets/店.toml")
    assert Path(made.profile).read_bytes() == b"icc"
    assert not preset("pdf-x4").profile


def test_an_absolute_profile_stays(tmp_path: Path) -> None:
    (tmp_path / "a.icc").write_bytes(b"icc")
    made = preset(own(tmp_path, f'base = "pdf-x4"\nprofile = "{(tmp_path / "a.icc").as_posix()}"\n'))
    assert Path(made.profile) == tmp_path / "a.icc"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bled = 3\nbase = 'pdf-x4'", "bled"),
        ("base = 'pdf-x5'", "pdf-x5"),
        ("base = 3", "'3'"),
        ("base = ['pdf-x4']", "pdf-x4"),
        ("base = ", "own.toml"),
        ("[[[", "第 1 行"),
        ("", "suffixes"),
        ("name = 'x'", "suffixes"),
        ("base = 'pdf-x4'\nbleed = -1", "bleed"),
        ("base = 'pdf-x4'\nbleed = '3 mm'", "bleed"),
        ("base = 'pdf-x4'\nbleed = nan", "bleed"),
        ("base = 'pdf-x4'\nbleed = inf", "bleed"),
        ("base = 'pdf-x4'\ndpi = 99999", "dpi"),
        ("base = 'pdf-x4'\ndpi = nan", "dpi"),
        ("base = 'pdf-x4'\nscale = 0", "scale"),
        ("base = 'pdf-x4'\ncolors = 'spot'", "colors"),
        ("base = 'pdf-x4'\nstandard = 'x3'", "standard"),
        ("base = 'pdf-x4'\nsuffixes = []", "suffixes"),
        ("base = 'pdf-x4'\nsuffixes = ['.cdr']", "suffixes"),
        ("base = 'pdf-x4'\nkey = 'A B'", "key"),
        ("base = 'office-pdf'\nsheet = 'A99'", "A99"),
        ("base = 'pdf-x4'\nprofile = 'none.icc'", "none.icc"),
        ("base = 'pdf-x4'\nprofile = '.'", "色彩特性文件"),
        ("base = 'pdf-x4'\nprofile = 'a\\u0000b'", "own.toml"),
        ('base = "pdf-x4"\nprofile = "a\\u0000b"', "色彩特性文件"),
        ("x = " + "[" * 100_000, "own.toml"),
    ],
)
def test_a_file_that_breaks_a_rule_is_one_line(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputFault) as caught:
        preset(own(tmp_path, text, "own.toml"))
    line = str(caught.value)
    assert said in line
    assert "\n" not in line
    assert caught.value.exit_code == 2


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00base")
    (tmp_path / "folder.toml").mkdir()
    for name in ("binary.toml", "folder.toml", "missing.toml", "no/such/folder.toml", "a\x00b.toml"):
        with pytest.raises(InputFault, match="读不了"):
            preset(str(tmp_path / name))


@pytest.mark.parametrize("said", ["", "nope", "PDF-X4", "../pdf-x4", "pdf-x4\x00", "own", "x" * 5000])
def test_an_unknown_preset_is_refused(said: str) -> None:
    with pytest.raises(InputFault, match="没有输出预设"):
        preset(said)


def test_the_nearest_is_offered() -> None:
    with pytest.raises(InputFault, match="是不是“large-tiff”"):
        preset("large-tif")


def test_the_manuals_example_works_and_its_words_are_all_there_are(tmp_path: Path) -> None:
    manual = MANUAL.read_text("utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", manual, re.DOTALL)
    (tmp_path / "shop-coated.icc").write_bytes(b"icc")
    made = preset(own(tmp_path, example, "我们的店.toml"))
    assert (made.name, made.bleed, made.marks, made.standard) == ("红星图文", 5, True, Standard.X4)
    assert made.profile == str(tmp_path / "shop-coated.icc")
    first_cells = re.findall(r"^\| (`[^|]+) \|", manual, re.MULTILINE)
    words = {word for cell in first_cells for word in re.findall("`([a-z0-9_-]+)`", cell)}
    assert words == KEYS | {"base"} | set(Preset.__struct_fields__)
