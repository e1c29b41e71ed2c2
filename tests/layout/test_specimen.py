from pathlib import Path

from postermaker.export import ExportOptions, export
from postermaker.fonts import FontBook
from tests.layout.specimen import document


def test_the_specimen_is_set_without_an_issue(book: FontBook, tmp_path: Path) -> None:
    pdf = export(document(), tmp_path / "specimen.pdf", book, ExportOptions(durable=False))
    png = export(document(), tmp_path / "specimen.png", book, ExportOptions(dpi=40, durable=False))
    assert pdf.issues == ()
    assert [path.name for path in png.files] == [f"specimen-{i}.png" for i in (1, 2, 3)]
