"""Where files go and what they are called: names with the size in them, and never over another file. No Qt."""

from pathlib import Path

from postermaker.editor.words import say
from postermaker.filenames import safe_name
from postermaker.geometry import Size
from postermaker.units import MM_PER_PX, spoken_size


def said_size(size: Size, *, screen: bool) -> str:
    """A page size as people say it: in pixels where the page is made for a screen."""
    if screen:
        width, height = (round(side / MM_PER_PX) for side in size)
        return f"{width} × {height} " + say("像素", "px")
    return spoken_size(size)


def file_name(name: str, size: Size, *, screen: bool) -> str:
    """A name that tells the shop the size: `消防月横幅_8x0.7m`."""
    metres = max(size) >= 2000
    factor, unit = (MM_PER_PX, "px") if screen else (1000, "m") if metres else (1, "mm")
    width, height = (f"{round(side / factor, 3):g}" for side in size)
    return safe_name(f"{name.strip().replace(' ', '')[:40]}_{width}x{height}{unit}")


def free_path(folder: Path, name: str, suffix: str, pages: int = 1) -> Path:
    """The path for a new file: with `_2`, `_3`, … where the name is taken, be it by a raster's numbered pages."""
    name = safe_name(name)
    path, count = folder / f"{name}{suffix}", 1
    while path.exists() or (pages > 1 and path.with_stem(f"{path.stem}-1").exists()):
        count += 1
        path = folder / f"{name}_{count}{suffix}"
    return path


def spoken_bytes(count: int) -> str:
    """A file's size as people say it."""
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{max(1, round(count / 1000)):,} KB"
