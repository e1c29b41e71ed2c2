"""Pages on sheets: panels and boards, one character a sheet, proofs, imposition. Loaded only where they are wanted."""

from typing import assert_never

from msgspec.structs import replace

from postermaker.display import DisplayList, DisplayPage, GlyphRun, glyph_runs
from postermaker.document.model import Direction
from postermaker.errors import Bilingual, InputFault, Issue
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.library.presets import Preset, Sheets, Turning
from postermaker.prepress.boards import Boards
from postermaker.prepress.characters import character_sheets
from postermaker.prepress.finishing import technical_layers, with_white_edge
from postermaker.prepress.folding import Fold
from postermaker.prepress.imposition import impose
from postermaker.prepress.imposition_plan import Turn, on_digital_press, on_press, press_sheet
from postermaker.prepress.job import Job
from postermaker.prepress.lettering import Lettering
from postermaker.prepress.marks import clipped
from postermaker.prepress.message import FileFacts, FileKind, ground_of
from postermaker.prepress.proof import proof_sheet
from postermaker.prepress.stages import Beside, Prepared, inked, moved
from postermaker.prepress.ticket_sheet import Production, ticket_sheet
from postermaker.prepress.tiling import Roll, Tiling, tile
from postermaker.prepress.tiling import Sheets as Papers
from postermaker.units import parse_size


def on_sheets(
    display: DisplayList, job: Job, book: FontBook, beside: tuple[Beside, ...], kept: tuple[Box, ...]
) -> Prepared:
    """The pages on the sheets that the preset names.

    Raises:
        InputFault: a sheet or panel that holds nothing, or a page without characters for one-character sheets.
    """
    sheets = job.preset.sheets
    on_paper = sheets is not Sheets.TILES or not (job.preset.panel or job.preset.boards)
    if job.preset.scale != 1 and sheets is not Sheets.WHOLE and on_paper:
        raise InputFault(
            Bilingual("纸上的东西不能再缩小十倍", "what lies on paper can't be drawn at a tenth"),
            Bilingual("去掉 --scale", "leave --scale out"),
        )
    match sheets:
        case Sheets.WHOLE:
            return Prepared(display, beside, ())
        case Sheets.TILES:
            return _tiled(display, job, book, beside, kept)
        case Sheets.CHARACTERS:
            return _characters(display, job, book)
        case Sheets.PROOF:
            count = len(display.pages)
            made = (proof_sheet(page, job, i, count, book) for i, page in enumerate(display.pages, 1))
            return Prepared(replace(display, pages=tuple(made)), (), ())
        case Sheets.IMPOSED:
            return _imposed(display, job, book)
        case _:
            assert_never(sheets)


def _tiled(
    display: DisplayList, job: Job, book: FontBook, beside: tuple[Beside, ...], kept: tuple[Box, ...]
) -> Prepared:
    tiling = _tiling(job.preset)
    pages: list[DisplayPage] = []
    maps: list[DisplayPage] = []
    issues: list[Issue] = []
    for i, page in enumerate(display.pages):
        done = tile(_whole(page, job, tiling), tiling, book, kept if i == 0 else (), job.ticket.title)
        pages += done.pages
        maps.append(done.assembly)
        issues += done.issues
    if isinstance(tiling, Papers):  # an office prints the map with the sheets
        return Prepared(replace(display, pages=(*maps, *pages)), beside, tuple(issues))
    beside = (*beside, Beside("拼接图", tuple(maps)))
    return Prepared(replace(display, pages=tuple(pages)), beside, tuple(issues))


def _tiling(preset: Preset) -> Tiling:
    if preset.boards:
        return Boards(count=preset.boards, gap=preset.gap, shifted=True)
    if preset.panel:
        return Roll(width=preset.panel, overlap=preset.overlap, cut=preset.cut)
    return Papers(paper=parse_size(preset.sheet or "A4"), overlap=preset.overlap)


def _whole(page: DisplayPage, job: Job, tiling: Tiling) -> DisplayPage:
    """The page that is cut into pieces; what is glued from office sheets has no bleed."""
    if isinstance(tiling, Papers):
        return replace(moved(page, job.preset.right, job.preset.down), bleed=0.0)
    whole = inked(page, job)
    if job.preset.finishing:
        whole = with_white_edge(clipped(whole), job.finishing)
    return technical_layers(whole, job.finishing) if job.preset.technical else whole


def _characters(display: DisplayList, job: Job, book: FontBook) -> Prepared:
    title = largest_text(display.pages[0])
    if not title:
        raise InputFault(
            Bilingual("版面上没有字", "there are no characters on the page"),
            Bilingual("先填标语", "fill the slogan first"),
        )
    made = character_sheets(
        "".join("".join(run.text) for run in title),
        Lettering.like(title[0], book),
        parse_size(job.preset.sheet or "A4"),
        job.preset.height,
        book,
        direction=Direction.VERTICAL if _upright(title) else Direction.HORIZONTAL,
        overlap=job.preset.overlap or 10.0,
    )
    return Prepared(replace(display, pages=made.pages), (), made.issues)


def _upright(title: list[GlyphRun]) -> bool:
    """Whether a title runs downwards."""
    xs = [glyph.x for run in title for glyph in run.glyphs]
    ys = [glyph.y for run in title for glyph in run.glyphs]
    return max(ys) - min(ys) > max(xs) - min(xs)


def largest_text(page: DisplayPage) -> list[GlyphRun]:
    """The runs of the text with the largest type on a page: its slogan or title. Copies behind it do not count."""
    runs = [run for run in glyph_runs(page.items) if any(run.text)]
    if not runs:
        return []
    largest = max(runs, key=lambda run: run.size).element
    return [run for run in runs if run.element == largest]


def _imposed(display: DisplayList, job: Job, book: FontBook) -> Prepared:
    preset = job.preset
    sheet = press_sheet(preset.sheet or "SRA3")
    usual = on_digital_press(sheet) if max(sheet) <= LARGEST_DIGITAL else on_press(sheet)
    fold = Fold(job.product.fold)
    imposition = replace(usual, turn=_TURNS[preset.turning], fold=fold)
    pages = tuple(inked(page, job) for page in display.pages)
    done = impose(pages, imposition, job.ticket, book)
    facts = FileFacts(
        name=job.ticket.file or job.ticket.title,
        kind=FileKind.LIVE if preset.live_text else FileKind.OUTLINES,
        pages=len(display.pages),
        colors=preset.colors,
    )
    production = Production(ground=ground_of(pages[0]), fold=fold, imposed=done)
    ticket = ticket_sheet(job, facts, pages[0], book, production)
    return Prepared(replace(display, pages=done.pages), (Beside("生产单", (ticket,)),), done.issues)


#: Digital presses take sheets up to this length in mm.
LARGEST_DIGITAL = 500.0
_TURNS = {
    Turning.NONE: Turn.NONE,
    Turning.SHEETWISE: Turn.SHEETWISE,
    Turning.WORK_AND_TURN: Turn.WORK_AND_TURN,
}
