"""Which of the allowed ways of Chinese setting is followed: a house style as one frozen value."""

from msgspec import Struct

from postermaker.document.model import Level


class Rules(Struct, frozen=True, kw_only=True):
    """The options that clreq and GB/T 15834 leave open, with our defaults."""

    level: Level = Level.GB
    adjacent_em: float = 1.5  #: what two neighbouring marks take together: 1.5, or 1 set tight
    trim_start: bool = True  #: an opening mark at a line start gives up its blank half
    trim_end: bool = True  #: a mark at a line end gives up its blank half (GB/T 15834 5.1.10)
    push_in: bool = True  #: squeeze marks to take one more mark in, before pushing a character out
    hang: bool = False  #: a pause mark may hang over the line end
    no_orphan: bool = True  #: the last line holds two Han characters at least
    autospace_em: float = 0.25  #: between Han and Latin or digits; a typed space replaces it


DEFAULT = Rules()
