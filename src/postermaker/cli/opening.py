"""What several commands share: naming a document by template or file, and setting its fields."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from postermaker.document.edit import resize
from postermaker.document.file import SUFFIX, load
from postermaker.document.model import Document, Locale
from postermaker.errors import Bilingual, InputFault, Issue, Severity
from postermaker.library import templates
from postermaker.merge import fill
from postermaker.units import parse_size


def add_source(parser: argparse.ArgumentParser) -> None:
    """The arguments that name a document."""
    parser.add_argument("source", metavar="TEMPLATE|FILE.poster")
    parser.add_argument("--size", help="8x0.7m, 800x70cm, A3 …")
    add_locale(parser)
    parser.add_argument("--set", dest="values", action="append", default=[], metavar="字段=值")


def add_locale(parser: argparse.ArgumentParser) -> None:
    """The argument that converts a document to another region's writing."""
    parser.add_argument("--locale", choices=[locale.value for locale in Locale])


def open_source(source: str, size: str | None) -> Document:
    """A template's empty document (a bundled one, or a folder of one's own) or a saved one, at the size asked for.

    Raises:
        InputFault: there is none, or the size won't do.
    """
    asked = parse_size(size) if size else None
    folder = template_folder(source)
    if folder is None:
        document = load(Path(source))
        return resize(document, asked) if asked else document
    template = templates.read(folder)
    return templates.new_document(template, asked or parse_size(template.sizes[0]), folder)


def template_folder(source: str) -> Path | None:
    """The folder of the template that a source names; None where it is a saved document.

    Raises:
        InputFault: there is no such template.
    """
    if source.endswith(SUFFIX) or _is_file(source):
        return None
    if _is_file(str(Path(source) / templates.FILE)):
        return Path(source)
    templates.load(source)  # says which one is near
    return templates.folder() / source


def _is_file(source: str) -> bool:
    """Whether a word is the path of a file; one too long or with a null is none."""
    try:
        return Path(source).is_file()
    except (OSError, ValueError):
        return False


def given_values(pairs: list[str]) -> dict[str, str]:
    r"""`字段=值` pairs; `\n` in a value is a line break.

    Raises:
        InputFault: no `=` in one.
    """
    values = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise InputFault(
                Bilingual(f"--set {pair}：缺少等号", f"--set {pair}: no '='"),
                Bilingual("请写 --set 字段=值", "write --set field=value"),
            )
        values[name] = value.replace("\\n", "\n")
    return values


def filled_source(
    args: argparse.Namespace, *, complete: bool = True, values: Mapping[str, str] | None = None
) -> Document:
    """The document that the arguments name, its fields set, in the writing asked for; what to check goes to stderr.

    `values` by field key come from elsewhere; those of the arguments go over them.

    Raises:
        InputFault: an unknown template or field, a bad value, or a required field left empty.
    """
    document = open_source(args.source, args.size)
    if values:
        document = fill(document, values, complete=False)
    document = fill(document, given_values(args.values), Path.cwd(), complete=complete)
    if not args.locale:
        return document
    from postermaker.localising import localised  # only who converts waits for it

    made = localised(document, Locale(args.locale))
    print(*issue_lines(made.doubts), sep="\n", end="\n" if made.doubts else "", file=sys.stderr)
    return made.document


def issue_lines(issues: tuple[Issue, ...]) -> list[str]:
    """Issues as lines for a person."""
    words = {Severity.ERROR: Bilingual("错误", "error"), Severity.NOTICE: Bilingual("提示", "notice")}
    return [f"[{words[issue.severity]}] {issue.message}" for issue in issues]
